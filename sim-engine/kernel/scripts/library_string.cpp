// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Texts as bytes, at most kLongestText of them; no patterns.
#include "sim-engine/kernel/scripts/call.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace ward::scripts {

namespace {

constexpr std::size_t kBytesPerInstruction = 64;

std::string_view textArgument(lua_State *lua, int index)
{
    if (lua_type(lua, index) == LUA_TNUMBER) {
        pushText(lua, index);
        lua_replace(lua, index);
    }
    luaL_checktype(lua, index, LUA_TSTRING);
    std::size_t size = 0;
    const char *const bytes = lua_tolstring(lua, index, &size);
    charge(lua, size, kBytesPerInstruction);
    return {bytes, size};
}

int give(lua_State *lua, std::string_view text)
{
    if (text.size() > kLongestText)
        return luaL_error(lua, "the text would be longer than %d bytes",
                          static_cast<int>(kLongestText));
    lua_pushlstring(lua, text.data(), text.size());
    return 1;
}

/// Place `at` of a text or list of `size` as a number from 1; negative counts from the end.
lua_Integer fromStart(lua_Integer at, std::size_t size)
{
    const auto length = static_cast<lua_Integer>(size);
    if (at > 0)
        return at;
    if (at == 0)
        return 1;
    return at < -length ? 1 : length + at + 1;
}

lua_Integer toEnd(lua_Integer at, std::size_t size)
{
    const auto length = static_cast<lua_Integer>(size);
    if (at > length)
        return length;
    if (at >= 0)
        return at;
    return at < -length ? 0 : length + at + 1;
}

int doLen(lua_State *lua)
{
    lua_pushinteger(lua, static_cast<lua_Integer>(textArgument(lua, 1).size()));
    return 1;
}

int doSub(lua_State *lua)
{
    const std::string_view text = textArgument(lua, 1);
    const lua_Integer from = fromStart(luaL_checkinteger(lua, 2), text.size());
    const lua_Integer to = toEnd(luaL_optinteger(lua, 3, -1), text.size());
    if (from > to)
        return give(lua, {});
    return give(lua, text.substr(static_cast<std::size_t>(from - 1),
                                 static_cast<std::size_t>(to - from + 1)));
}

template <typename Change>
int changed(lua_State *lua, Change change)
{
    std::string text(textArgument(lua, 1));
    change(text);
    return give(lua, text);
}

int doUpper(lua_State *lua)
{
    return changed(lua, [](std::string &text) {
        for (char &c : text)
            c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
}

int doLower(lua_State *lua)
{
    return changed(lua, [](std::string &text) {
        for (char &c : text)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
}

int doReverse(lua_State *lua)
{
    return changed(lua, [](std::string &text) { std::reverse(text.begin(), text.end()); });
}

int doRep(lua_State *lua)
{
    const std::string_view text = textArgument(lua, 1);
    const lua_Integer times = luaL_checkinteger(lua, 2);
    const std::string_view between =
        lua_isnoneornil(lua, 3) ? std::string_view() : textArgument(lua, 3);
    if (times <= 0 || text.size() + between.size() == 0)
        return give(lua, {});
    if (times > static_cast<lua_Integer>(kLongestText / (text.size() + between.size()) + 1))
        return luaL_error(lua, "the text would be longer than %d bytes",
                          static_cast<int>(kLongestText));
    std::string out;
    for (lua_Integer i = 0; i < times; ++i) {
        if (i > 0)
            out += between;
        out += text;
    }
    charge(lua, out.size(), kBytesPerInstruction);
    return give(lua, out);
}

int doByte(lua_State *lua)
{
    const std::string_view text = textArgument(lua, 1);
    const lua_Integer first = luaL_optinteger(lua, 2, 1);
    const lua_Integer from = fromStart(first, text.size());
    const lua_Integer to = toEnd(luaL_optinteger(lua, 3, from), text.size());
    if (from > to)
        return 0;
    const auto count = static_cast<int>(to - from + 1);
    charge(lua, count);
    luaL_checkstack(lua, count, "too many bytes");
    for (const char c :
         text.substr(static_cast<std::size_t>(from - 1), static_cast<std::size_t>(count)))
        lua_pushinteger(lua, static_cast<unsigned char>(c));
    return count;
}

int doChar(lua_State *lua)
{
    const int count = lua_gettop(lua);
    charge(lua, count);
    std::string out;
    for (int i = 1; i <= count; ++i) {
        const lua_Integer byte = luaL_checkinteger(lua, i);
        luaL_argcheck(lua, byte >= 0 && byte <= 255, i, "value out of range");
        out += static_cast<char>(byte);
    }
    return give(lua, out);
}

/// Plain search; a fourth argument, `true` for "plain", may be there as elsewhere.
int doFind(lua_State *lua)
{
    const std::string_view text = textArgument(lua, 1);
    const std::string_view wanted = textArgument(lua, 2);
    const lua_Integer from = fromStart(luaL_optinteger(lua, 3, 1), text.size());
    // The worst case compares the whole of the one at each place of the other.
    charge(lua, text.size() * wanted.size(), 1024);
    const auto at = from > static_cast<lua_Integer>(text.size()) + 1
                        ? std::string_view::npos
                        : text.find(wanted, static_cast<std::size_t>(from - 1));
    if (at == std::string_view::npos) {
        lua_pushnil(lua);
        return 1;
    }
    lua_pushinteger(lua, static_cast<lua_Integer>(at + 1));
    lua_pushinteger(lua, static_cast<lua_Integer>(at + wanted.size()));
    return 2;
}

constexpr std::array kString{
    Entry{"byte", doByte},   Entry{"char", doChar},       Entry{"find", doFind},
    Entry{"format", format}, Entry{"len", doLen},         Entry{"lower", doLower},
    Entry{"rep", doRep},     Entry{"reverse", doReverse}, Entry{"sub", doSub},
    Entry{"upper", doUpper},
};

} // namespace

void pushStringLibrary(lua_State *lua)
{
    lua_createtable(lua, 0, static_cast<int>(kString.size()));
    addEntries(lua, kString);
    // text:upper() looks here; without arithmetic, so that "7" + 1 is an error.
    lua_pushliteral(lua, "");
    lua_createtable(lua, 0, 1);
    lua_pushvalue(lua, -3);
    lua_setfield(lua, -2, "__index");
    lua_setmetatable(lua, -2);
    lua_pop(lua, 1);
}

} // namespace ward::scripts
