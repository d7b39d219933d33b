// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/horizon.h"

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
    const auto beyond = [&](double value, double edge) {
        return rising ? value / step >= edge - kMargin : value / step <= edge + kMargin;
    };
    const auto changes = [&](Tick at) {
        const double value = trendValueAt(trend, at.time());
        return (watched && beyond(value, rising ? raw + 0.5 : raw - 0.5)) ||
               (trend.hasUntil && beyond(value, trend.until / step));
    };
    // Curves are monotonic: the first tick beyond the edge is found by halving.
    Tick before = core.tick();
    Tick after = arrival;
    while (after.n - before.n > 1) {
        const Tick middle{before.n + (after.n - before.n) / 2};
        (changes(middle) ? after : before) = middle;
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
    for (const PatientState &patient : core.state.patients) {
        if (patient.shock.active || patient.changed)
            return next;
    }
    for (const TrendState &trend : core.state.trends) {
        if (first <= next)
            return next;
        if (!trend.running)
            continue;
        if (dependsOnPath(core, trend))
            return next;
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
