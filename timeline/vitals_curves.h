// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"
#include "timeline/lane.h"

#include <vector>

namespace ward::timeline {

/// The vitals lanes of one patient: a value a second of each numeric, as the monitor shows it.
/// Grown from worlds in the order they come; a gap stays unset.
class VitalsCurves
{
public:
    VitalsCurves();

    void clear();
    /// The patient whose numerics are drawn; changing it clears.
    void setPatient(world::Handle patient);
    [[nodiscard]] world::Handle patient() const { return m_patient; }
    /// Takes the second of the world's tick; later calls for the same second win.
    void add(const world::World &world);
    void set(std::size_t curve, std::size_t second, float value);
    [[nodiscard]] const std::vector<Curve> &curves() const { return m_curves; }

private:
    world::Handle m_patient = world::kNoHandle;
    std::vector<Curve> m_curves;
};

} // namespace ward::timeline
