// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/prefab_search.h"

#include "core/base/text.h"
#include "core/content/nearest.h"

#include <QString>

#include <algorithm>

namespace ward::content {

namespace {

// What a word is worth that is all of a term; less is found, less it is worth.
constexpr int kName = 100;
constexpr int kSynonym = 88; ///< less than a name that begins so
constexpr int kCategory = 40;
constexpr int kCapability = 30;
constexpr int kBegins = 10;     ///< less, where the term only begins with it
constexpr int kWordBegins = 22; ///< where one of its later words does
constexpr int kInside = 50;     ///< where it stands within a word
constexpr int kPhrase = 60;     ///< more, where a term begins with everything that was typed
constexpr int kWhole = 1000;    ///< more, where the name is all that was typed: nothing is nearer

/// Fewer letters are found inside of too much, and are the misspelling of anything.
constexpr std::size_t kShortestInside = 3;
constexpr std::size_t kShortestMisspelt = 4;
constexpr std::size_t kLettersAMistake = 4;

std::string folded(std::string_view text)
{
    QString plain;
    for (const QChar c : toQString(text).normalized(QString::NormalizationForm_KD).toCaseFolded()) {
        if (c.category() == QChar::Mark_NonSpacing)
            continue;
        // "bag-valve-mask" and "bag valve mask" are the same to whoever types.
        plain += c.isLetterOrNumber() || c == u'.' ? c : QChar(u' ');
    }
    return plain.simplified().toStdString();
}

std::vector<std::string> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        if (end > begin)
            words.emplace_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// Whether a word of the term begins with what was typed, but for a few letters.
bool isNear(std::string_view term, std::string_view word)
{
    if (word.size() < kShortestMisspelt)
        return false;
    const int mistakes = static_cast<int>(std::min<std::size_t>(word.size() / kLettersAMistake, 2));
    for (const std::string &known : wordsOf(term)) {
        // Who mistypes has perhaps not typed all of it.
        for (std::size_t length : {word.size() - 1, word.size(), word.size() + 1}) {
            if (length <= known.size() &&
                editDistance(std::string_view(known).substr(0, length), word) <= mistakes)
                return true;
        }
    }
    return false;
}

int scoreOf(std::string_view term, std::string_view word, int weight)
{
    if (term == word)
        return weight;
    if (term.starts_with(word))
        return weight - kBegins;
    for (std::size_t at = term.find(word); at != std::string_view::npos;
         at = term.find(word, at + 1)) {
        if (term[at - 1] == ' ' || term[at - 1] == '.')
            return std::max(1, weight - kWordBegins);
    }
    if (word.size() >= kShortestInside && term.find(word) != std::string_view::npos)
        return std::max(1, weight - kInside);
    return 0;
}

} // namespace

PrefabSearch::PrefabSearch(const Catalogue &catalogue)
    : m_catalogue(catalogue)
{
    for (const Prefab &prefab : catalogue.prefabs()) {
        Entry entry{&prefab, {}};
        const auto add = [&entry](const std::string &text, int weight) {
            entry.terms.push_back({text, folded(text), weight});
        };
        add(prefab.name, kName);
        for (const std::string &synonym : prefab.synonyms)
            add(synonym, kSynonym);
        add(prefab.category, kCategory);
        for (const std::string &capability : prefab.capabilities)
            add(capability, kCapability);
        m_entries.push_back(std::move(entry));
    }
}

PrefabSearch::Found PrefabSearch::best(const Entry &entry, std::string_view word, bool misspelt)
{
    Found found;
    for (const Term &term : entry.terms) {
        int score = scoreOf(term.folded, word, term.weight);
        if (score == 0 && misspelt && term.weight >= kSynonym && isNear(term.folded, word))
            score = term.weight / kSynonym + (term.weight >= kName ? 1 : 0);
        if (score > found.score)
            found = {score, &term};
    }
    return found;
}

std::vector<PrefabMatch> PrefabSearch::answers(const std::vector<std::string> &words,
                                               std::string_view phrase, bool misspelt) const
{
    std::vector<PrefabMatch> matches;
    for (const Entry &entry : m_entries) {
        PrefabMatch match{entry.prefab, 0, {}};
        int most = 0;
        bool all = true;
        for (const std::string &word : words) {
            const Found found = best(entry, word, misspelt);
            all = all && found.score > 0;
            match.score += found.score;
            if (found.score > most) {
                most = found.score;
                match.term = found.term->text;
            }
        }
        if (!all)
            continue;
        if (words.size() > 1) {
            for (const Term &term : entry.terms) {
                if (term.folded.starts_with(phrase)) {
                    match.score += kPhrase;
                    match.term = term.text;
                    break;
                }
            }
        }
        if (!phrase.empty() && entry.terms.front().folded == phrase) {
            match.score += kWhole;
            match.term = entry.terms.front().text;
        }
        matches.push_back(std::move(match));
    }
    return matches;
}

std::vector<PrefabMatch> PrefabSearch::find(std::string_view typed,
                                            std::span<const std::string> recent) const
{
    const std::string phrase = folded(typed);
    const std::vector<std::string> words = wordsOf(phrase);
    std::vector<PrefabMatch> matches = answers(words, phrase, false);
    if (matches.empty())
        matches = answers(words, phrase, true);

    struct Place
    {
        std::size_t recency;
        std::string name;
        PrefabMatch match;
    };
    std::vector<std::string> latest;
    for (const std::string &reference : recent)
        latest.push_back(versionless(reference));
    std::vector<Place> places;
    for (PrefabMatch &match : matches) {
        const std::string reference = versionless(m_catalogue.reference(*match.prefab));
        const auto at = std::find(latest.begin(), latest.end(), reference);
        places.push_back({static_cast<std::size_t>(at - latest.begin()),
                          toQString(match.prefab->name).toCaseFolded().toStdString(),
                          std::move(match)});
    }
    std::stable_sort(places.begin(), places.end(), [](const Place &a, const Place &b) {
        if (a.match.score != b.match.score)
            return a.match.score > b.match.score;
        return a.recency != b.recency ? a.recency < b.recency : a.name < b.name;
    });
    matches.clear();
    for (Place &place : places)
        matches.push_back(std::move(place.match));
    return matches;
}

std::string versionless(std::string_view reference)
{
    const std::size_t at = reference.find('@');
    const std::size_t hash = reference.find('#');
    if (at == std::string_view::npos || hash == std::string_view::npos || hash < at)
        return std::string(reference);
    return std::string(reference.substr(0, at)).append(reference.substr(hash));
}

} // namespace ward::content
