// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/nearest.h"

#include <algorithm>

namespace ward::content {

namespace {

// Names are short; a hostile long one must not cost quadratic time.
constexpr std::size_t kLongestCompared = 64;

// Fewer letters begin too many names.
constexpr std::size_t kShortestBeginning = 3;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The shortest known name that begins with what was given: long names are cut short, not misspelt.
std::string nameThatGoesOn(std::string_view given, const std::vector<std::string> &known)
{
    if (given.size() < kShortestBeginning)
        return {};
    const auto begins = [given](const std::string &name) {
        return name.size() > given.size() &&
               std::equal(given.begin(), given.end(), name.begin(),
                          [](char a, char b) { return lower(a) == lower(b); });
    };
    std::string best;
    for (const std::string &name : known)
        if (begins(name) && (best.empty() || name.size() < best.size()))
            best = name;
    return best;
}

/// The shortest known name that has what was given in it: of a long name people know a word.
std::string nameThatHolds(std::string_view given, const std::vector<std::string> &known)
{
    if (given.size() < kShortestBeginning)
        return {};
    std::string best;
    for (const std::string &name : known) {
        const auto at = std::search(name.begin(), name.end(), given.begin(), given.end(),
                                    [](char a, char b) { return lower(a) == lower(b); });
        if (at != name.end() && (best.empty() || name.size() < best.size()))
            best = name;
    }
    return best;
}

} // namespace

int editDistance(std::string_view a, std::string_view b)
{
    a = a.substr(0, kLongestCompared);
    b = b.substr(0, kLongestCompared);
    std::vector<int> older(b.size() + 1);
    std::vector<int> previous(b.size() + 1);
    std::vector<int> current(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        previous[j] = static_cast<int>(j);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        current[0] = static_cast<int>(i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const bool same = lower(a[i - 1]) == lower(b[j - 1]);
            current[j] =
                std::min({previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (same ? 0 : 1)});
            const bool swapped = i > 1 && j > 1 && lower(a[i - 1]) == lower(b[j - 2]) &&
                                 lower(a[i - 2]) == lower(b[j - 1]);
            if (swapped)
                current[j] = std::min(current[j], older[j - 2] + 1);
        }
        std::swap(older, previous);
        std::swap(previous, current);
    }
    return previous[b.size()];
}

std::string nearestName(std::string_view name, const std::vector<std::string> &known)
{
    std::string best;
    int bestDistance =
        std::max(1, static_cast<int>(std::min(name.size(), kLongestCompared)) / 3) + 1;
    for (const std::string &candidate : known) {
        const int distance = editDistance(name, candidate);
        if (distance < bestDistance) {
            bestDistance = distance;
            best = candidate;
        }
    }
    if (best.empty())
        best = nameThatGoesOn(name, known);
    return best.empty() ? nameThatHolds(name, known) : best;
}

} // namespace ward::content
