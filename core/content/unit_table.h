// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace ward::content {

enum class Dimension {
    Ratio,
    Frequency,
    Pressure,
    Temperature,
    Time,
    Length,
    Area,
    Mass,
    MassPerMass,
    Volume,
    VolumePerMass,
    Flow,
    FlowPerMass,
    MassRate,
    MassRatePerMass,
    InternationalUnit,
    UnitRate,
    UnitRatePerMass,
    UnitPerMass,
    Amount,
    MolarConcentration,
    MassConcentration,
    UnitConcentration,
    Equivalent,
    EquivalentConcentration,
    Energy,
    EnergyPerMass,
    Power,
    Voltage,
    Current,
    Angle,
    Speed,
    Force,
    Compliance,
    Resistance,
    MassPerArea
};

/// One unit: canonical = (value + offset) × numerator / denominator.
struct UnitRow
{
    const char *code;    ///< UCUM
    const char *display; ///< what people read
    Dimension dimension;
    double numerator;
    double denominator;
    double offset;
    const char *aliases; ///< other accepted spellings, separated by '|'
};

/// The closed table; also the source of the list in docs/formats/scenario.md and of `ward schema`.
[[nodiscard]] std::span<const UnitRow> unitTable();

} // namespace ward::content
