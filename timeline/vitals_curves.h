// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"
#include "timeline/lane.h"

#include <optional>
#include <utility>
#include <vector>

namespace ward::timeline {

/// The vitals of one patient: a value a second of each numeric, as the monitor shows it.
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
    /// The limits of the patient's monitor in that world; true when they differ from before.
    bool readLimits(const world::World &world);
    /// Values by curve from a second on, read from a recording, each as far as it has some;
    /// what a world said stays. Returns how many seconds became known, of the curve that had most.
    std::size_t fill(std::size_t from, const std::vector<std::vector<float>> &values);
    /// The stretch of the first `seconds` that holds every second nobody has told of, if any.
    [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>>
    unread(std::size_t seconds) const;
    [[nodiscard]] const std::vector<Curve> &curves() const { return m_curves; }

private:
    void set(std::size_t curve, std::size_t second, float value);
    [[nodiscard]] bool isKnown(std::size_t second) const;

    world::Handle m_patient = world::kNoHandle;
    std::vector<Curve> m_curves;
};

/// The value at a second, or of the last one told of up to three before it: the newest is on its
/// way.
[[nodiscard]] std::optional<double> valueAt(const Curve &curve, double second);

struct CurveScale
{
    double low = 0;
    double high = 1;
};
/// A scale of whole steps that holds every value and both limits.
[[nodiscard]] CurveScale scaleOf(const Curve &curve);

/// What of a curve is to be drawn between two seconds: values that lie on one line, unbroken where
/// nothing has been told of yet for up to half a minute, broken where it was not measured.
struct CurvePoint
{
    double second = 0;
    float low = 0; ///< of the seconds it stands for
    float high = 0;
    bool joined = false; ///< to the one before it
};
[[nodiscard]] std::vector<CurvePoint> pointsOf(const Curve &curve, int first, int last, int stride);

} // namespace ward::timeline
