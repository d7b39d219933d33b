// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

#include <optional>

namespace ward::studio {

/// How well a text answers what was typed.
struct FuzzyMatch
{
    int score = 0;        ///< higher is better
    QList<int> positions; ///< of the matched characters, ascending
};

/// Words and beginnings of words first, in any order; then every typed character in order, letters
/// at word starts and next to each other counting more. Case and accents aside. None when a
/// character is missing, or when the letters are scattered over the text without beginning its
/// words. Pure function, any thread.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &text);

} // namespace ward::studio
