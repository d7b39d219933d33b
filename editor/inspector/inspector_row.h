// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"

#include <QString>
#include <QStringList>

#include <array>
#include <string>
#include <vector>

namespace ward::editor {

/// The fields that one row of type Pressure shows together: systolic, diastolic, mean.
inline constexpr std::array<const char *, 3> kPressureFields{"sbp", "dbp", "map"};

/// One line of the inspector: a section's heading, or a field with the values it has on what is
/// selected.
struct InspectorRow
{
    enum class Type { Section, Number, Pressure, Choice, Flag, Text, Vector, Rotation, Reference };

    Type type = Type::Section;
    std::string kind;
    const content::FieldSpec *field = nullptr; ///< null for sections
    QString label;
    QString hint;
    std::vector<content::CellValue> values; ///< one per selected entity; pressures: three each
    QString was;                            ///< value at the last save, empty when unchanged
    bool overridden = false;
    bool readOnly = false;
    QString fault;    ///< what the checks found wrong with it, a sentence
    int severity = 0; ///< of the fault: 1 warning, 2 error

    /// The selected entities differ.
    [[nodiscard]] bool isMixed() const;
    /// The one number of all of them; NaN when they differ or it is no number.
    [[nodiscard]] double number() const;
    /// "96 / 58 (71)"; empty when they differ or the pressure is not known.
    [[nodiscard]] QString pressureText() const;
    /// The three parts of a position (metres) or a rotation (degrees).
    [[nodiscard]] QStringList axes() const;
};

/// "section", "number", …: which control the panel shows.
[[nodiscard]] QString typeName(InspectorRow::Type type);
/// The rows of a component's fields, without values; fields nobody edits by hand are left out.
[[nodiscard]] std::vector<InspectorRow> fieldRows(const content::KindSpec &kind);

} // namespace ward::editor
