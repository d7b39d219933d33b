// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"
#include "timeline/lane.h"

#include <optional>
#include <utility>
#include <vector>

namespace ward::timeline {

/// The vitals lanes of one patient: a value a second of each numeric, as the monitor shows it.
/// Grown from worlds as they come; seconds that none of them showed are filled from a recording.
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
    /// Values by curve from a second on, read from a recording; what a world said stays. Returns
    /// how many seconds became known.
    std::size_t fill(std::size_t from, const std::vector<std::vector<float>> &values);
    /// The stretch of the first `seconds` that holds every second nobody has told of, if any.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>>
    unread(std::size_t seconds) const;
    [[nodiscard]] const std::vector<Curve> &curves() const { return m_curves; }

private:
    void set(std::size_t curve, std::size_t second, float value);
    void know(std::size_t second);

    world::Handle m_patient = world::kNoHandle;
    std::vector<Curve> m_curves;
    std::vector<bool> m_known; ///< by second: told of, be it "not measured"
};

} // namespace ward::timeline
