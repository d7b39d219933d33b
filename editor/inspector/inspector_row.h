// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/field_groups.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::editor {

/// One line of the inspector: a section's heading, or a field with the values it has on what is
/// selected.
struct InspectorRow
{
    enum class Type { Section, Number, Pressure, Choice, Flag, Text, Vector, Rotation, Reference };

    Type type = Type::Section;
    std::string kind;
    const content::FieldSpec *field = nullptr; ///< null for sections
    /// What the row shows together: of type Pressure systolic, diastolic and perhaps mean, else
    /// only `field`; none for sections.
    std::vector<const content::FieldSpec *> parts;
    QString label;
    QString hint;
    std::vector<content::CellValue> values; ///< per selected entity one for each part
    QString was;                            ///< value at the last save, empty when unchanged
    bool overridden = false;
    bool readOnly = false;
    QString fault;    ///< what the checks found wrong with it, a sentence
    int severity = 0; ///< of the fault: 1 warning, 2 error

    /// "vitals.dbp": this field, alone or together with others.
    [[nodiscard]] bool shows(std::string_view path) const;
    /// The selected entities differ.
    [[nodiscard]] bool isMixed() const;
    /// The one number of all of them; NaN when they differ or it is no number.
    [[nodiscard]] double number() const;
    /// "96 / 58 (71)", "22 / 12"; empty when they differ or the pressure is not known.
    [[nodiscard]] QString pressureText() const;
    /// The three parts of a position (metres) or a rotation (degrees).
    [[nodiscard]] QStringList axes() const;
};

/// "section", "number", …: which control the panel shows.
[[nodiscard]] QString typeName(InspectorRow::Type type);
/// The row of a component's field, without values. None for a field that nobody edits by hand or
/// that stands in the row of another.
[[nodiscard]] std::optional<InspectorRow> fieldRow(const content::FieldGroups &groups,
                                                   const content::KindSpec &kind,
                                                   const content::FieldSpec &field);
/// Those of all its fields.
[[nodiscard]] std::vector<InspectorRow> fieldRows(const content::FieldGroups &groups,
                                                  const content::KindSpec &kind);

} // namespace ward::editor
