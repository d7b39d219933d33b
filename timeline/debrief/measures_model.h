// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/debrief/measures.h"

#include <QAbstractListModel>

#include <vector>

namespace ward::timeline {

/// The measures of a session, in the order a debriefing asks for them. Roles: section, title,
/// measured (the value as text), target, detail, source, state (MeasureState as a number), tick of
/// the evidence (−1: none). GUI thread.
class MeasuresModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        SectionRole = Qt::UserRole + 1,
        TitleRole,
        MeasuredRole,
        TargetRole,
        DetailRole,
        SourceRole,
        StateRole,
        TickRole,
    };

    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    /// Values change in place where the lines stay the same.
    void setMeasures(std::vector<Measure> measures);
    [[nodiscard]] const std::vector<Measure> &measures() const { return m_measures; }

private:
    std::vector<Measure> m_measures;
};

} // namespace ward::timeline
