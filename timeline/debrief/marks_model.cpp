// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/marks_model.h"

#include "core/base/text.h"

namespace ward::timeline {

int MarksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_marks.size());
}

QVariant MarksModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SessionFacts::Mark &mark = m_marks[static_cast<std::size_t>(index.row())];
    switch (role) {
    case TimeRole:
        return toQString(formatTime(mark.from.time()));
    case Qt::DisplayRole:
    case LabelRole:
        return mark.label;
    case NoteRole:
        return mark.note;
    case WhoRole:
        return mark.actor;
    case AutomaticRole:
        return mark.automatic;
    case TickRole:
        return static_cast<qlonglong>(mark.from.n);
    default:
        return {};
    }
}

QHash<int, QByteArray> MarksModel::roleNames() const
{
    return {{TimeRole, "time"}, {LabelRole, "label"},         {NoteRole, "note"},
            {WhoRole, "who"},   {AutomaticRole, "automatic"}, {TickRole, "tick"}};
}

void MarksModel::setMarks(const std::vector<SessionFacts::Mark> &marks)
{
    if (marks == m_marks)
        return;
    beginResetModel();
    m_marks = marks;
    endResetModel();
}

} // namespace ward::timeline
