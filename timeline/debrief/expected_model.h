// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/debrief/measures.h"

#include <QAbstractListModel>

#include <vector>

namespace ward::timeline {

/// What the scenario's checklist waits for at this moment of a running session: not done yet, what
/// is overdue first, then what has the least time left. Roles: title, wait ("overdue by 0:24",
/// "0:18 left"), overdue, detail, action, drug. GUI thread.
class ExpectedModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole + 1,
        WaitRole,
        OverdueRole,
        DetailRole,
        ActionRole, ///< "cpr.start"
        DrugRole,   ///< that it is done with; empty where none is named
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Of a session that is at `now`; values change in place where the lines stay the same.
    void setMeasures(const std::vector<Measure> &measures, Tick now);

private:
    struct Line
    {
        QString title;
        QString wait;
        QString detail;
        QString action;
        QString drug;
        double left = 0; ///< seconds; negative: overdue
        bool operator==(const Line &) const = default;
    };
    std::vector<Line> m_lines;
};

} // namespace ward::timeline
