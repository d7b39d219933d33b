// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// `string.format` without the C library, whose numbers depend on the locale.
#include "sim-engine/kernel/scripts/call.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <string_view>

namespace ward::scripts {

namespace {

/// "%-08.3f" taken apart.
struct Item
{
    bool left = false;
    bool zeros = false;
    bool plus = false;
    bool space = false;
    std::size_t width = 0;
    int precision = -1;
    char kind = 0;
};

/// Up to two digits.
int digits(std::string_view format, std::size_t &at)
{
    int value = 0;
    for (int i = 0; i < 2 && at < format.size() && format[at] >= '0' && format[at] <= '9'; ++i)
        value = value * 10 + (format[at++] - '0');
    return value;
}

Item readItem(std::string_view format, std::size_t &at)
{
    Item item;
    for (; at < format.size(); ++at) {
        bool *flag = format[at] == '-'   ? &item.left
                     : format[at] == '0' ? &item.zeros
                     : format[at] == '+' ? &item.plus
                     : format[at] == ' ' ? &item.space
                                         : nullptr;
        if (!flag)
            break;
        *flag = true;
    }
    item.width = static_cast<std::size_t>(digits(format, at));
    if (at < format.size() && format[at] == '.') {
        ++at;
        item.precision = digits(format, at);
    }
    item.kind = at < format.size() ? format[at++] : '\0';
    return item;
}

/// Digits without sign; NaN and infinity as words.
std::string fraction(double value, const Item &item)
{
    const double size = std::fabs(value);
    if (std::isnan(value) || std::isinf(value))
        return std::isnan(value) ? "nan" : "inf";
    const int precision = item.precision < 0 ? 6 : item.precision;
    const char kind = item.kind >= 'a' ? item.kind : static_cast<char>(item.kind - 'A' + 'a');
    const auto shape = kind == 'f'   ? std::chars_format::fixed
                       : kind == 'e' ? std::chars_format::scientific
                                     : std::chars_format::general;
    char text[512];
    const auto written = std::to_chars(text, text + sizeof text, size, shape,
                                       kind == 'g' ? std::max(precision, 1) : precision);
    return {text, written.ptr};
}

std::string whole(lua_Integer value, const Item &item)
{
    const bool isSigned = item.kind == 'd' || item.kind == 'i';
    const int base = item.kind == 'x' || item.kind == 'X' ? 16 : item.kind == 'o' ? 8 : 10;
    const auto bits = static_cast<std::uint64_t>(value);
    const std::uint64_t size = isSigned && value < 0 ? 0 - bits : bits;
    char text[72];
    const auto written = std::to_chars(text, text + sizeof text, size, base);
    std::string out(text, written.ptr);
    if (item.precision > static_cast<int>(out.size()))
        out.insert(0, static_cast<std::size_t>(item.precision) - out.size(), '0');
    return out;
}

void upperCase(std::string &text)
{
    for (char &c : text)
        c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

void pad(std::string &out, const Item &item, std::string sign, std::string body, bool mayZero)
{
    const std::size_t length = sign.size() + body.size();
    const std::size_t missing = item.width > length ? item.width - length : 0;
    if (item.left)
        out += sign + body + std::string(missing, ' ');
    else if (item.zeros && mayZero)
        out += sign + std::string(missing, '0') + body;
    else
        out += std::string(missing, ' ') + sign + body;
}

std::string signOf(bool negative, const Item &item)
{
    return negative ? "-" : item.plus ? "+" : item.space ? " " : "";
}

void quoted(std::string &out, std::string_view text)
{
    constexpr std::string_view digitsOfHex = "0123456789abcdef";
    out += '"';
    for (const char c : text) {
        if (c == '"' || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (static_cast<unsigned char>(c) < ' ')
            ((out += "\\x") += digitsOfHex[static_cast<unsigned char>(c) >> 4]) +=
                digitsOfHex[static_cast<unsigned char>(c) & 15];
        else
            out += c;
    }
    out += '"';
}

std::string_view textOf(lua_State *lua, int index)
{
    pushText(lua, index);
    lua_replace(lua, index);
    std::size_t size = 0;
    const char *const bytes = lua_tolstring(lua, index, &size);
    return {bytes, size};
}

void append(lua_State *lua, std::string &out, const Item &item, int index)
{
    switch (item.kind) {
    case 'd':
    case 'i':
    case 'u':
    case 'x':
    case 'X':
    case 'o': {
        const lua_Integer value = luaL_checkinteger(lua, index);
        std::string body = whole(value, item);
        if (item.kind == 'X')
            upperCase(body);
        const bool isSigned = item.kind == 'd' || item.kind == 'i';
        pad(out, item, isSigned ? signOf(value < 0, item) : "", std::move(body),
            item.precision < 0);
        break;
    }
    case 'f':
    case 'F':
    case 'e':
    case 'E':
    case 'g':
    case 'G': {
        const double value = luaL_checknumber(lua, index);
        std::string body = fraction(value, item);
        if (item.kind < 'a')
            upperCase(body);
        pad(out, item, signOf(!std::isnan(value) && std::signbit(value), item), std::move(body),
            std::isfinite(value));
        break;
    }
    case 'c':
        pad(out, item, {}, std::string(1, static_cast<char>(luaL_checkinteger(lua, index))), false);
        break;
    case 's': {
        luaL_checkany(lua, index);
        std::string_view text = textOf(lua, index);
        if (item.precision >= 0)
            text = text.substr(0, static_cast<std::size_t>(item.precision));
        pad(out, item, {}, std::string(text), false);
        break;
    }
    case 'q':
        luaL_checkany(lua, index);
        if (lua_type(lua, index) == LUA_TSTRING)
            quoted(out, textOf(lua, index));
        else
            out += textOf(lua, index);
        break;
    default:
        luaL_error(lua, "format: %%%c is not known; use d, i, u, x, o, f, e, g, c, s, q",
                   item.kind);
    }
}

} // namespace

int format(lua_State *lua)
{
    luaL_checktype(lua, 1, LUA_TSTRING);
    std::size_t size = 0;
    const char *const bytes = lua_tolstring(lua, 1, &size);
    const std::string_view pattern(bytes, size);
    charge(lua, size, 64);
    std::string out;
    int argument = 1;
    for (std::size_t at = 0; at < pattern.size();) {
        const char c = pattern[at++];
        if (c != '%') {
            out += c;
        } else if (at < pattern.size() && pattern[at] == '%') {
            out += '%';
            ++at;
        } else {
            charge(lua, 8);
            const Item item = readItem(pattern, at);
            append(lua, out, item, ++argument);
        }
        if (out.size() > kLongestText)
            return luaL_error(lua, "the text would be longer than %d bytes",
                              static_cast<int>(kLongestText));
    }
    charge(lua, out.size(), 64);
    lua_pushlstring(lua, out.data(), out.size());
    return 1;
}

} // namespace ward::scripts
