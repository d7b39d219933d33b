// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/horizon.h"

#include "sim-engine/kernel/patient/defibrillators.h"
#include "sim-engine/kernel/rules/trends.h"

#include <algorithm>
#include <limits>

namespace ward::kernel {

namespace {

constexpr Tick kNever{std::numeric_limits<std::int64_t>::max() / 2};
/// In steps of the field: far more than rounding errors, far less than what matters. A tick so near
/// to a change counts as one.
constexpr double kMargin = 1e-6;

/// Values that depend on the path to them, not on the time alone: coupled pressures scale each
/// other, trends that add up share a base.
bool dependsOnPath(const Core &core, const TrendState &trend)
{
    if (trend.mode == TrendMode::Add)
        return true;
    const world::FieldRef field = trend.key.field;
    return field == core.bindings.channel(Channel::Sbp) ||
           field == core.bindings.channel(Channel::Dbp) ||
           field == core.bindings.channel(Channel::Map);
}

/// The first tick in (now, arrival] at which the trend may come to its `until`, or, when somebody
/// watches, its value be rounded to another step.
Tick nextStep(const Core &core, const TrendState &trend, Tick arrival, bool watched)
{
    const double step = core.world.layout().field(trend.key.field).step;
    const std::int32_t raw = core.world.raw(trend.key.handle, trend.key.field);
    if (watched && raw == world::kUnset)
        return core.tick() + 1;
    const bool rising = trend.to >= trend.from;
    // In steps, upwards: what is reached first of the next rounding and of `until`.
    const auto upwards = [rising](double value) { return rising ? value : -value; };
    double edge = std::numeric_limits<double>::infinity();
    if (watched)
        edge = upwards(raw) + 0.5;
    if (trend.hasUntil)
        edge = std::min(edge, upwards(trend.until / step));
    edge -= kMargin;
    const auto valueAt = [&](Tick at) { return upwards(trendValueAt(trend, at.time()) / step); };
    // Curves are monotonic: the first tick beyond the edge lies where a straight line through both
    // ends comes to it, or near by. Halving in between bounds the search where the curve is bent.
    Tick before = core.tick();
    Tick after = arrival;
    double low = valueAt(before);
    double high = valueAt(after);
    for (int round = 1; after.n - before.n > 1; ++round) {
        const std::int64_t width = after.n - before.n;
        std::int64_t part = width / 2;
        if (round % 3 != 0 && low < edge && edge < high)
            part =
                static_cast<std::int64_t>((edge - low) / (high - low) * static_cast<double>(width));
        const Tick middle{before.n + std::clamp<std::int64_t>(part, 1, width - 1)};
        const double value = valueAt(middle);
        if (value >= edge) {
            after = middle;
            high = value;
        } else {
            before = middle;
            low = value;
        }
    }
    return after;
}

} // namespace

Tick nextChange(const Core &core)
{
    const Tick next = core.tick() + 1;
    Tick first = kNever;
    if (!core.state.timers.empty())
        first = std::max(next, core.state.timers.front().due);
    if (const auto due = nextOfDefibrillators(core))
        first = std::min(first, std::max(next, *due));
    for (const PatientState &patient : core.state.patients) {
        if (patient.shock.active || patient.changed)
            return next;
    }
    // Before any search: one of them makes the others' answers worthless.
    for (const TrendState &trend : core.state.trends) {
        if (trend.running && dependsOnPath(core, trend))
            return next;
    }
    for (const TrendState &trend : core.state.trends) {
        if (first <= next)
            return next;
        if (!trend.running)
            continue;
        const Tick arrival =
            std::max(next, tickScheduledAt(SimTime{trend.startUs + trend.durationUs}));
        first = std::min(first, arrival);
        const bool watched = core.fields.isWatched(trend.key);
        if (watched || trend.hasUntil)
            first = nextStep(core, trend, first, watched);
    }
    return first;
}

} // namespace ward::kernel
