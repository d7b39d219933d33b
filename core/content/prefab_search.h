// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// A prefab that answers to what was typed.
struct PrefabMatch
{
    const Prefab *prefab = nullptr;
    int score = 0;    ///< the higher, the better; only to be compared within one answer
    std::string term; ///< the name, synonym, category or capability by which it was found best
};

/// Finds prefabs by name, synonym ("defib", "ambu"), category or capability. Case and accents do
/// not matter ("bulau" finds "Bülau"), every word must be found, and a word that nothing answers to
/// may be misspelt a little. Whatever lets a person choose a prefab asks this, so that the same
/// word finds the same thing everywhere. Immutable, any thread; the catalogue must outlive it.
class PrefabSearch
{
public:
    explicit PrefabSearch(const Catalogue &catalogue);

    /// Best first; what is equally good goes by `recent` (references or "package#id", the latest
    /// first), then by name. All of them for an empty query.
    [[nodiscard]] std::vector<PrefabMatch> find(std::string_view typed,
                                                std::span<const std::string> recent = {}) const;

private:
    struct Term
    {
        std::string text;   ///< as the manifest has it
        std::string folded; ///< in lower case without accents
        int weight;         ///< what a word is worth that is all of it
    };
    struct Entry
    {
        const Prefab *prefab;
        std::vector<Term> terms; ///< the name is the first
    };
    struct Found
    {
        int score = 0;
        const Term *term = nullptr;
    };

    [[nodiscard]] static Found best(const Entry &entry, std::string_view word, bool misspelt);
    [[nodiscard]] std::vector<PrefabMatch> answers(const std::vector<std::string> &words,
                                                   std::string_view phrase, bool misspelt) const;

    const Catalogue &m_catalogue;
    std::vector<Entry> m_entries;
};

/// "ward.icu#defibrillator": a prefab of whichever version, for what is remembered about it.
[[nodiscard]] std::string versionless(std::string_view reference);

} // namespace ward::content
