// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

#include <string_view>

namespace ward::editor {

/// The headings under which a patient's fields stand, in the order in which a nurse looks for them;
/// the schema's components would mix a heart rate with a haemoglobin.
enum class PatientGroup {
    Rhythm,
    Vitals,
    Lines, ///< what is attached to the patient
    Haemodynamics,
    Airway,
    Person, ///< who it is
    Labs,
    Neuro,
    Position,
};

[[nodiscard]] QString groupLabel(PatientGroup group);
/// A stable name, for paths.
[[nodiscard]] QString groupName(PatientGroup group);
/// Where a field of a patient stands; components that only patients do not have come to `Position`.
[[nodiscard]] PatientGroup patientGroup(std::string_view kind, std::string_view field);

} // namespace ward::editor
