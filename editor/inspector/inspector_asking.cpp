// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "editor/inspector/inspector_model.h"
#include "editor/selection.h"

/// Which fields can be asked why they are so, and the asking.
namespace ward::editor {

void InspectorModel::setAskable(bool askable)
{
    if (askable == m_askable)
        return;
    m_askable = askable;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {AskRole});
}

bool InspectorModel::isAskable(const InspectorRow &row) const
{
    return m_askable && m_selection.ids().size() == 1 && row.kind == "vitals" && row.field &&
           (row.type == InspectorRow::Type::Number || row.type == InspectorRow::Type::Pressure);
}

void InspectorModel::askWhy(int index)
{
    const InspectorRow *row = this->row(index);
    if (row == nullptr || !isAskable(*row))
        return;
    // Systolic, diastolic and mean keep to each other: of a pressure the mean is asked about, or
    // the systolic where the row has no mean, as that of the pulmonary artery.
    constexpr std::size_t kMean = 2;
    const content::FieldSpec *about = row->parts.size() > kMean ? row->parts[kMean] : row->field;
    Q_EMIT whyRequested(toQString(row->kind + "." + about->name), m_selection.primary());
}

} // namespace ward::editor
