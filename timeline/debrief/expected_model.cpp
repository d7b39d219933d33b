// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/expected_model.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ward::timeline {

void ExpectedModel::setMeasures(const std::vector<Measure> &measures, Tick now)
{
    std::vector<Line> lines;
    for (const Measure &m : measures) {
        const bool waits = m.state == MeasureState::Open || m.state == MeasureState::Missed;
        if (!m.asked || !waits)
            continue;
        Line line{m.title, {}, m.detail, m.action, m.drug, std::numeric_limits<double>::infinity()};
        if (m.due) {
            line.left = static_cast<double>(m.due->n - now.n) / kTicksPerSecond;
            line.wait = line.left < 0
                            ? tr("overdue by %1", "of something that is expected; %1 is a time")
                                  .arg(durationText(-line.left))
                            : tr("%1 left", "of something that is expected; %1 is a time")
                                  .arg(durationText(line.left));
        }
        lines.push_back(std::move(line));
    }
    // What has no time of its own keeps the order of the checklist, at the end.
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line &a, const Line &b) { return a.left < b.left; });
    const bool same = std::equal(lines.begin(), lines.end(), m_lines.begin(), m_lines.end(),
                                 [](const Line &a, const Line &b) { return a.title == b.title; });
    if (!same) {
        beginResetModel();
        m_lines = std::move(lines);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i] == m_lines[i])
            continue;
        m_lines[i] = std::move(lines[i]);
        const QModelIndex at = index(static_cast<int>(i));
        Q_EMIT dataChanged(at, at);
    }
}

int ExpectedModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

QVariant ExpectedModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Line &line = m_lines[index.row()];
    switch (role) {
    case Qt::DisplayRole:
    case TitleRole:
        return line.title;
    case WaitRole:
        return line.wait;
    case OverdueRole:
        return line.left < 0;
    case DetailRole:
        return line.detail;
    case ActionRole:
        return line.action;
    case DrugRole:
        return line.drug;
    default:
        return {};
    }
}

QHash<int, QByteArray> ExpectedModel::roleNames() const
{
    return {{TitleRole, "title"},   {WaitRole, "wait"},     {OverdueRole, "overdue"},
            {DetailRole, "detail"}, {ActionRole, "action"}, {DrugRole, "drug"}};
}

} // namespace ward::timeline
