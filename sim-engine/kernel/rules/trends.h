// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

namespace ward::kernel {

/// Where a trend of this curve is after the fraction `x` (0 … 1) of its time: linear x; ease
/// x²(3 − 2x); exponential (1 − e^(−kx)) / (1 − e^(−k)), where k is how many time constants its
/// time has.
[[nodiscard]] double curveAt(Curve curve, double x, double constants = 4);

/// Where a running trend that is not of mode `add` has its value at an instant, in the field's
/// unit: a function of the trend and the time alone, monotonic from its start to its end.
[[nodiscard]] double trendValueAt(const TrendState &trend, SimTime at);

/// What a rule or event asks for.
struct TrendRequest
{
    FieldKey key;
    double to = 0; ///< in the field's unit; a difference when `relative`
    bool relative = false;
    SimTime over;
    SimTime tau; ///< of an exponential one; 0: a quarter of its time
    std::optional<double> until, floor, ceiling;
    Curve curve = Curve::Linear;
    TrendMode mode = TrendMode::Replace;
    Cause cause;
};

/// Starts a trend (event `trend.started`) or queues it; `replace` ends the running ones of the
/// field first.
void startTrend(Core &core, const TrendRequest &request);
/// Ends every trend of the field, queued ones too, each running one with an event.
void endTrends(Core &core, const FieldKey &key, std::string_view reason, Cause cause);
/// Step 3 of the tick: moves every trended value to where its curve is at this tick, ends what has
/// arrived, starts what was queued behind it.
void advanceTrends(Core &core);
/// Sets a numeric field at once: running trends of it end, event `value.set`.
Cause setNumber(Core &core, const FieldKey &key, double value, std::string_view actor, Cause cause);
/// The field was held and is not any more: running trends of it go on from where it is, to where
/// they were to arrive, in the time they have left.
void takeUpTrends(Core &core, const FieldKey &key);
/// Trends and holds of entities that are gone.
void dropTrends(Core &core, world::Handle handle);
/// Puts a trend back that an undone change had ended.
void resumeTrend(Core &core, TrendState trend, Cause cause);
/// Whether the field, or a pressure coupled with it, is under way or written with it in this tick.
[[nodiscard]] bool isPressureDriven(const Core &core, world::Handle handle);

} // namespace ward::kernel
