// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/decimal.h"

#include <charconv>
#include <string>

namespace ward::content::importers {

namespace {

constexpr int kMostDigits = 18; // always fits std::int64_t
constexpr int kLargestExponent = 40;

bool multiply(std::int64_t a, std::int64_t b, std::int64_t &out)
{
    constexpr std::int64_t kLimit = 999'999'999'999'999'999;
    if (a != 0 && (b < 0 ? -b : b) > kLimit / (a < 0 ? -a : a))
        return false;
    out = a * b;
    return true;
}

Decimal reduced(Decimal d)
{
    while (d.digits != 0 && d.digits % 10 == 0) {
        d.digits /= 10;
        ++d.exponent;
    }
    if (d.digits == 0)
        d.exponent = 0;
    return d;
}

} // namespace

std::optional<Decimal> Decimal::parse(std::string_view text)
{
    Decimal result;
    bool negative = false;
    bool fraction = false;
    int significant = 0;
    bool any = false;
    std::size_t i = 0;
    if (i < text.size() && text[i] == '-') {
        negative = true;
        ++i;
    }
    for (; i < text.size() && text[i] != 'e' && text[i] != 'E'; ++i) {
        if (text[i] == '.' && !fraction) {
            fraction = true;
            continue;
        }
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        any = true;
        if (significant > 0 || text[i] != '0') {
            // Zeros that end a long number are taken as they come; they are reduced below.
            if (++significant > kMostDigits)
                return std::nullopt;
            result.digits = result.digits * 10 + (text[i] - '0');
        }
        result.exponent -= fraction ? 1 : 0;
    }
    if (!any)
        return std::nullopt;
    if (i < text.size()) {
        int exponent = 0;
        const char *begin = text.data() + i + 1;
        const char *end = text.data() + text.size();
        if (begin != end && *begin == '+')
            ++begin;
        const auto [stop, error] = std::from_chars(begin, end, exponent);
        if (error != std::errc() || stop != end || exponent > kLargestExponent ||
            exponent < -kLargestExponent)
            return std::nullopt;
        result.exponent += exponent;
    }
    if (negative)
        result.digits = -result.digits;
    return reduced(result);
}

std::optional<Decimal> Decimal::times(Decimal other) const
{
    Decimal result;
    if (!multiply(digits, other.digits, result.digits))
        return std::nullopt;
    result.exponent = exponent + other.exponent;
    return reduced(result);
}

std::optional<std::int64_t> Decimal::inUnitsOf(int power) const
{
    std::int64_t result = digits;
    int shift = exponent - power;
    for (; shift > 0 && result != 0; --shift) {
        if (!multiply(result, 10, result))
            return std::nullopt;
    }
    if (shift < -kMostDigits)
        return 0;
    std::int64_t divisor = 1;
    for (; shift < 0; ++shift)
        divisor *= 10;
    const std::int64_t half = result < 0 ? -divisor / 2 : divisor / 2;
    return (result + half) / divisor;
}

double Decimal::value() const
{
    const std::string text = std::to_string(digits) + 'e' + std::to_string(exponent);
    double result = 0;
    std::from_chars(text.data(), text.data() + text.size(), result);
    return result;
}

} // namespace ward::content::importers
