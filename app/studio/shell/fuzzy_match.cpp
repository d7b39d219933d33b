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
/// What answers by whole words or their beginnings comes before anything scattered.
constexpr int kWords = 1'000'000;
/// Of scattered letters half have to begin words, or they are a coincidence.
constexpr int kLettersPerStart = 2;
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

/// Every typed word begins a word of the text, each another one.
std::optional<FuzzyMatch> wordMatch(const QString &typed, const QString &in)
{
    FuzzyMatch match;
    int whole = 0;
    for (const QString &word : typed.split(u' ', Qt::SkipEmptyParts)) {
        qsizetype at = -1;
        bool better = false;
        for (qsizetype i = in.indexOf(word); i >= 0; i = in.indexOf(word, i + 1)) {
            const bool begins = i == 0 || !in[i - 1].isLetterOrNumber();
            const qsizetype end = i + word.size();
            const bool ends = end == in.size() || !in[end].isLetterOrNumber();
            if (!begins || match.positions.contains(int(i)) || (at >= 0 && (better || !ends)))
                continue;
            at = i;
            better = ends;
        }
        if (at < 0)
            return std::nullopt;
        whole += better ? 1 : 0;
        for (qsizetype i = 0; i < word.size(); ++i)
            match.positions.append(int(at + i));
    }
    std::sort(match.positions.begin(), match.positions.end());
    match.score = kWords * (1 + whole) - int(in.size());
    return match;
}

} // namespace

std::optional<FuzzyMatch> fuzzyMatch(const QString &typed, const QString &text)
{
    QString wanted = folded(typed);
    const QString in = folded(text);
    if (!wanted.trimmed().isEmpty()) {
        if (auto words = wordMatch(wanted, in))
            return words;
    }
    wanted.remove(QLatin1Char(' '));
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
    int starts = 0;
    bool together = true;
    for (qsizetype i = 0; i < match.positions.size(); ++i) {
        const int at = match.positions[i];
        starts += at == 0 || !in[at - 1].isLetterOrNumber() ? 1 : 0;
        together = together && (i == 0 || at == match.positions[i - 1] + 1);
    }
    if (!together && starts * kLettersPerStart < int(rows))
        return std::nullopt;
    return match;
}

} // namespace ward::studio
