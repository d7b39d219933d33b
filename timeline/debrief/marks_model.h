// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/debrief/session_facts.h"

#include <QAbstractListModel>

#include <vector>

namespace ward::timeline {

/// The marks of a session in the order of their time. Roles: time ("01:55"), label, note, who (set
/// it: "scenario"), automatic, tick. GUI thread.
class MarksModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TimeRole = Qt::UserRole + 1,
        LabelRole,
        NoteRole,
        WhoRole,
        AutomaticRole,
        TickRole
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    void setMarks(const std::vector<SessionFacts::Mark> &marks);

private:
    std::vector<SessionFacts::Mark> m_marks;
};

} // namespace ward::timeline
