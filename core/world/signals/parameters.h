// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/rhythm.h"
#include "core/world/world.h"

#include <cstdint>
#include <optional>

namespace ward::signals {

enum class ArtLine : std::uint8_t { Normal, Damped, UnderDamped, Flush };
enum class CapnoShape : std::uint8_t { Normal, Obstructed, Oesophageal, Disconnected, CurareCleft };
enum class PlethQuality : std::uint8_t { Good, Poor, None };

/// What shapes the waves of one patient beside the tracks: values of the world's components at one
/// tick, in the schema's units. Plain value.
struct SignalParameters
{
    Rhythm rhythm = Rhythm::Sinus;
    double systolic = 120;
    double diastolic = 80;
    double cvp = 6;
    double papSystolic = 22;
    double papDiastolic = 12;
    double etco2 = 40;
    double stMv = 0;
    double potassium = 4.2;
    double qtc = 400; ///< ms
    double bloodLossMl = 0;
    double obstruction = 0; ///< airway, %
    ArtLine artLine = ArtLine::Normal;
    CapnoShape capno = CapnoShape::Normal;
    PlethQuality pleth = PlethQuality::Good;
    /// Of a beat that kept it; else it follows from blood loss and central venous pressure.
    std::optional<double> depletion = std::nullopt;
    std::uint64_t seed = 1; ///< of the patient: what fibrillation and artefacts are made from

    bool operator==(const SignalParameters &) const = default;
};

/// Reads the parameters out of worlds of one layout; finds the fields once. Any thread.
class ParameterReader
{
public:
    explicit ParameterReader(const world::Layout &layout);
    /// Defaults where the patient has no such component.
    [[nodiscard]] SignalParameters read(const world::World &world, world::Handle patient) const;

private:
    world::FieldRef m_rhythm, m_systolic, m_diastolic, m_cvp, m_papSystolic, m_papDiastolic,
        m_etco2, m_st, m_potassium, m_qtc, m_bloodLoss, m_obstruction, m_artLine, m_capno, m_pleth;
};

} // namespace ward::signals
