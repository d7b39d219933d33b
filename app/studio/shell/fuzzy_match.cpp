// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/fuzzy_match.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ward::studio {

namespace {

constexpr int kWordStart = 12;
constexpr int kAdjacent = 14;
constexpr int kMatch = 4;
constexpr int kNone = std::numeric_limits<int>::min() / 2;

QString folded(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (const QChar c : text) {
        // Base letters only, one for one, so that positions stay those of the text shown.
        const QString parts = QString(c).normalized(QString::NormalizationForm_D);
        out += parts.isEmpty() ? c.toLower() : parts.front().toLower();
    }
    return out;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &text)
{
    QString wanted = folded(typed);
    wanted.remove(QLatin1Char(' '));
    const QString in = folded(text);
    const auto rows = std::size_t(wanted.size());
    const auto columns = std::size_t(in.size());
    if (rows == 0)
        return FuzzyMatch{};
    if (rows > columns)
        return std::nullopt;

    // best[r][c]: best score of the first r+1 characters with the last of them at column c.
    std::vector<std::vector<int>> best(rows, std::vector<int>(columns, kNone));
    std::vector<std::vector<int>> from(rows, std::vector<int>(columns, -1));
    for (std::size_t r = 0; r < rows; ++r) {
        int bestBefore = r == 0 ? 0 : kNone;
        int bestBeforeAt = -1;
        for (std::size_t c = 0; c < columns; ++c) {
            if (r > 0 && c > 0 && best[r - 1][c - 1] > bestBefore) {
                bestBefore = best[r - 1][c - 1];
                bestBeforeAt = int(c) - 1;
            }
            if (in[qsizetype(c)] != wanted[qsizetype(r)])
                continue;
            const bool wordStart = c == 0 || !in[qsizetype(c) - 1].isLetterOrNumber();
            int score = bestBefore;
            int at = bestBeforeAt;
            if (r > 0 && c > 0 && best[r - 1][c - 1] > kNone &&
                best[r - 1][c - 1] + kAdjacent >= score) {
                score = best[r - 1][c - 1] + kAdjacent;
                at = int(c) - 1;
            }
            if (score <= kNone)
                continue;
            best[r][c] = score + kMatch + (wordStart ? kWordStart : 0);
            from[r][c] = at;
        }
    }

    const auto &last = best.back();
    const auto top = std::max_element(last.begin(), last.end());
    if (*top <= kNone)
        return std::nullopt;
    FuzzyMatch match;
    // Of two texts that match alike the shorter one is meant.
    match.score = *top * 16 - int(columns);
    int column = int(top - last.begin());
    for (std::size_t r = rows; r-- > 0;) {
        match.positions.prepend(column);
        column = from[r][std::size_t(column)];
    }
    return match;
}

} // namespace ward::studio
