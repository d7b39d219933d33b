// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "editor/rules/rules_model.h"
#include "sim-client/shown_world.h"

#include <algorithm>
#include <utility>

/// Which of the rules are looked at: by words, by phase, and one that somebody is led to.
namespace ward::editor {

int RulesModel::rowOf(const Id &card)
{
    const auto is = [&](const ListedRule &rule) { return rule.id == card; };
    if (std::none_of(m_all.begin(), m_all.end(), is))
        return -1;
    if (std::none_of(m_cards.begin(), m_cards.end(), is))
        clearFilter();
    return static_cast<int>(std::find_if(m_cards.begin(), m_cards.end(), is) - m_cards.begin());
}

void RulesModel::showFiltered()
{
    const int before = shownCount();
    replaceCards(filtered(m_all, m_filter, m_shown.document()));
    if (shownCount() != before)
        Q_EMIT shownCountChanged();
}

void RulesModel::setFilter(const QString &words)
{
    if (words == m_filter.words)
        return;
    m_filter.words = words;
    Q_EMIT filterChanged();
    showFiltered();
}

QString RulesModel::chosenPhase() const
{
    return m_filter.phase.isNull() ? QString() : toQString(m_filter.phase.toString());
}

void RulesModel::setChosenPhase(const QString &phase)
{
    const Id chosen = Id::parse(phase.toStdString()).value_or(Id());
    if (chosen == m_filter.phase)
        return;
    m_filter.phase = chosen;
    Q_EMIT filterChanged();
    showFiltered();
}

void RulesModel::clearFilter()
{
    if (m_filter.isEmpty())
        return;
    m_filter = {};
    Q_EMIT filterChanged();
    showFiltered();
}

/// What stays keeps its row, so that the list does not jump under the hand that edits it.
void RulesModel::replaceCards(std::vector<ListedRule> cards)
{
    const auto same = [](const ListedRule &a, const ListedRule &b) { return a.id == b.id; };
    std::size_t head = 0;
    while (head < cards.size() && head < m_cards.size() && same(cards[head], m_cards[head]))
        ++head;
    std::size_t tail = 0;
    while (head + tail < cards.size() && head + tail < m_cards.size() &&
           same(cards[cards.size() - 1 - tail], m_cards[m_cards.size() - 1 - tail]))
        ++tail;
    const auto first = static_cast<int>(head);
    if (const std::size_t gone = m_cards.size() - head - tail; gone > 0) {
        beginRemoveRows({}, first, static_cast<int>(head + gone) - 1);
        m_cards.erase(m_cards.begin() + first, m_cards.begin() + first + std::ptrdiff_t(gone));
        endRemoveRows();
    }
    if (const std::size_t fresh = cards.size() - head - tail; fresh > 0) {
        beginInsertRows({}, first, static_cast<int>(head + fresh) - 1);
        m_cards.insert(m_cards.begin() + first, cards.begin() + first,
                       cards.begin() + first + std::ptrdiff_t(fresh));
        endInsertRows();
    }
    for (std::size_t i = 0; i < cards.size(); ++i) {
        if (cards[i] == m_cards[i])
            continue;
        m_cards[i] = std::move(cards[i]);
        Q_EMIT dataChanged(index(static_cast<int>(i)), index(static_cast<int>(i)));
    }
}

} // namespace ward::editor
