// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What the interpreter calls instead of the C library; redirect_lua.cmake puts these in. Nothing
// here depends on locale, time, address or processor.
#include "sim-engine/kernel/scripts/lua_seams.h"

#include "core/base/math.h"

#include <algorithm>
#include <charconv>
#include <clocale>
#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <string_view>

namespace ward::scripts {

namespace {

thread_local std::uint32_t hashSeed = 0;

constexpr int kDigits = 14;                 ///< of a number that becomes text, as in Lua
constexpr std::size_t kLongestNumber = 200; ///< characters

/// The interpreter writes numbers with these formats only; an address is nobody's business.
int write(char *out, std::size_t size, const char *format, std::va_list arguments)
{
    char text[64];
    char *end = text;
    const std::string_view wanted = format;
    if (wanted == "%lld" || wanted == "%ld") {
        const long long value =
            wanted == "%ld" ? va_arg(arguments, long) : va_arg(arguments, long long);
        end = std::to_chars(text, text + sizeof text, value).ptr;
    } else if (wanted == "%.14g") {
        const double value = va_arg(arguments, double);
        if (std::isnan(value)) // its sign differs between processors
            end = std::copy_n("nan", 3, text);
        else
            end =
                std::to_chars(text, text + sizeof text, value, std::chars_format::general, kDigits)
                    .ptr;
    } else {
        *end++ = '?';
    }
    const auto length = static_cast<std::size_t>(end - text);
    if (size > 0) {
        const std::size_t kept = std::min(length, size - 1);
        std::copy_n(text, kept, out);
        out[kept] = 0;
    }
    return static_cast<int>(length);
}

} // namespace

void setHashSeed(std::uint32_t seed)
{
    hashSeed = seed;
}

} // namespace ward::scripts

extern "C" {

double ward_lua_pow(double x, double y);
int ward_lua_strcoll(const char *a, const char *b);
double ward_lua_strtod(const char *text, char **end);
std::lconv *ward_lua_localeconv();
int ward_lua_snprintf(char *out, std::size_t size, const char *format, ...);
int ward_lua_snprintf_chk(char *out, std::size_t size, int flag, std::size_t room,
                          const char *format, ...);
std::time_t ward_lua_time(std::time_t *out);
unsigned ward_lua_seed(const char *bytes, std::size_t size, unsigned seed);

double ward_lua_pow(double x, double y)
{
    return ward::math::pow(x, y);
}

int ward_lua_strcoll(const char *a, const char *b)
{
    return std::strcmp(a, b);
}

double ward_lua_strtod(const char *text, char **end)
{
    *end = const_cast<char *>(text); // NOLINT(cppcoreguidelines-pro-type-const-cast): C's interface
    const std::size_t length = strnlen(text, ward::scripts::kLongestNumber + 1);
    if (length > ward::scripts::kLongestNumber)
        return 0;
    const char *at = text;
    while (std::strchr(" \t\n\v\f\r", *at) && *at != 0)
        ++at;
    const bool negative = *at == '-';
    if (*at == '-' || *at == '+')
        ++at;
    const bool hexadecimal = at[0] == '0' && (at[1] == 'x' || at[1] == 'X');
    double value = 0;
    const char *from = hexadecimal ? at + 2 : at;
    if (*from == '-' || *from == '+')
        return 0;
    const auto read =
        std::from_chars(from, text + length, value,
                        hexadecimal ? std::chars_format::hex : std::chars_format::general);
    if (read.ec == std::errc::invalid_argument)
        return 0;
    if (read.ec == std::errc::result_out_of_range) {
        // Too large or too small; the standard does not say which.
        const std::string_view digits(from, static_cast<std::size_t>(read.ptr - from));
        const auto exponent = digits.find_first_of(hexadecimal ? "pP" : "eE");
        const bool tiny = exponent != std::string_view::npos
                              ? digits.substr(exponent + 1).starts_with('-')
                              : digits.find_first_not_of("0.") > digits.find('.');
        value = tiny ? 0 : HUGE_VAL;
    }
    *end = const_cast<char *>(read.ptr); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    return negative ? -value : value;
}

std::lconv *ward_lua_localeconv()
{
    static char point[] = ".";
    static std::lconv plain = [] {
        std::lconv out{};
        out.decimal_point = point;
        return out;
    }();
    return &plain;
}

int ward_lua_snprintf(char *out, std::size_t size, const char *format, ...)
{
    std::va_list arguments;
    va_start(arguments, format);
    const int length = ward::scripts::write(out, size, format, arguments);
    va_end(arguments);
    return length;
}

int ward_lua_snprintf_chk(char *out, std::size_t size, int /*flag*/, std::size_t /*room*/,
                          const char *format, ...)
{
    std::va_list arguments;
    va_start(arguments, format);
    const int length = ward::scripts::write(out, size, format, arguments);
    va_end(arguments);
    return length;
}

std::time_t ward_lua_time(std::time_t *out)
{
    if (out)
        *out = 0;
    return 0;
}

unsigned ward_lua_seed(const char * /*bytes*/, std::size_t /*size*/, unsigned /*seed*/)
{
    return ward::scripts::hashSeed;
}

} // extern "C"
