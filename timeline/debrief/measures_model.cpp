// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/measures_model.h"

#include <algorithm>

namespace ward::timeline {

int MeasuresModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_measures.size());
}

QVariant MeasuresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Measure &measure = m_measures[static_cast<std::size_t>(index.row())];
    switch (role) {
    case SectionRole:
        return measure.section;
    case Qt::DisplayRole:
    case TitleRole:
        return measure.title;
    case MeasuredRole:
        return measure.value;
    case TargetRole:
        return measure.target;
    case DetailRole:
        return measure.detail;
    case SourceRole:
        return measure.source;
    case StateRole:
        return static_cast<int>(measure.state);
    case TickRole:
        return static_cast<qlonglong>(measure.evidence ? measure.evidence->n : -1);
    default:
        return {};
    }
}

QHash<int, QByteArray> MeasuresModel::roleNames() const
{
    return {{SectionRole, "section"}, {TitleRole, "title"},   {MeasuredRole, "measured"},
            {TargetRole, "target"},   {DetailRole, "detail"}, {SourceRole, "source"},
            {StateRole, "verdict"},   {TickRole, "tick"}};
}

void MeasuresModel::setMeasures(std::vector<Measure> measures)
{
    const bool sameLines = std::equal(measures.begin(), measures.end(), m_measures.begin(),
                                      m_measures.end(), [](const Measure &a, const Measure &b) {
                                          return a.title == b.title && a.section == b.section;
                                      });
    if (!sameLines) {
        beginResetModel();
        m_measures = std::move(measures);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < measures.size(); ++i) {
        const Measure &a = m_measures[i];
        const Measure &b = measures[i];
        if (a.value == b.value && a.state == b.state && a.detail == b.detail &&
            a.target == b.target && a.evidence == b.evidence)
            continue;
        m_measures[i] = measures[i];
        const QModelIndex changed = index(static_cast<int>(i));
        Q_EMIT dataChanged(changed, changed);
    }
}

} // namespace ward::timeline
