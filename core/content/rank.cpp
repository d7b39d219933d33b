// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/rank.h"

#include <algorithm>

namespace ward::content {

namespace {

constexpr std::string_view kDigits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"; // ascending in ASCII
constexpr std::size_t kBase = kDigits.size();

std::size_t digit(char c)
{
    const std::size_t at = kDigits.find(c);
    return at == std::string_view::npos ? 0 : at;
}

/// Keys are read as fractions in base 62. The result differs from `high` at some digit and is
/// smaller there, so that any suffix may follow it.
std::string between(std::string_view low, std::string_view high)
{
    std::string result;
    bool bounded = !high.empty();
    const std::size_t fresh = bounded || low.empty() ? kBase / 2 : 1;
    for (std::size_t i = 0;; ++i) {
        const std::size_t a = i < low.size() ? digit(low[i]) : 0;
        if (!bounded || i >= high.size()) {
            // Appending is the common case: step by one, which leaves 60 appends per digit.
            const std::size_t next = i < low.size() ? a + 1 : fresh;
            if (next < kBase) {
                result += kDigits[next];
                return result;
            }
            result += kDigits[a];
            continue;
        }
        const std::size_t b = digit(high[i]);
        if (b > a + 1) {
            result += kDigits[(a + b) / 2];
            return result;
        }
        result += kDigits[a];
        if (b == a + 1)
            bounded = false; // already smaller than high here
    }
}

} // namespace

bool isRank(std::string_view rank)
{
    return rank.size() <= kLongestRank && (rank.empty() || rank.back() != '0') &&
           std::all_of(rank.begin(), rank.end(),
                       [](char c) { return kDigits.find(c) != std::string_view::npos; });
}

std::string rankBetween(std::string_view low, std::string_view high, std::string_view suffix)
{
    if (!high.empty() && low >= high)
        high = {};
    std::string key = between(low, high);
    for (const char c : suffix) {
        if (kDigits.find(c) != std::string_view::npos)
            key += c;
    }
    if (key.back() == '0')
        key += '1';
    return key;
}

std::vector<std::string> evenRanks(std::size_t count)
{
    std::size_t length = 1;
    std::size_t room = kBase;
    while (room < 4 * (count + 1)) {
        room *= kBase;
        ++length;
    }
    std::vector<std::string> keys;
    for (std::size_t i = 1; i <= count; ++i) {
        std::size_t value = room / (count + 1) * i;
        if (value % kBase == 0)
            ++value;
        std::string key(length, '0');
        for (std::size_t at = length; at-- > 0; value /= kBase)
            key[at] = kDigits[value % kBase];
        keys.push_back(std::move(key));
    }
    return keys;
}

} // namespace ward::content
