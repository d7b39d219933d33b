// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/drug_routes.h"

#include <utility>

namespace ward::content {

namespace {

constexpr std::pair<std::string_view, std::string_view> kRoutes[] = {
    {"iv", "iv"},
    {"io", "io"},
    {"central", "iv"},
    {"im", "im"},
    {"sc", "sc"},
    {"inhaled", "inhaled"},
    {"nebulised", "inhaled"},
    {"neb", "inhaled"},
    {"nasal", "nasal"},
    {"tracheal", "tracheal"},
    {"po", "po"},
    {"oral", "po"},
    {"sl", "sl"},
    {"ng", "ng"},
};

} // namespace

std::string_view routeNamed(std::string_view word)
{
    for (const auto &[known, route] : kRoutes) {
        if (known == word)
            return route;
    }
    return {};
}

std::vector<std::string> routeWords()
{
    std::vector<std::string> words;
    for (const auto &[known, route] : kRoutes)
        words.emplace_back(known);
    return words;
}

} // namespace ward::content
