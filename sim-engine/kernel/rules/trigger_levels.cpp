// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/trigger_levels.h"

#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trace.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <algorithm>

namespace ward::kernel {

namespace {

using Stage = TriggerState::Stage;

constexpr double kTolerance = kLevelTolerance;

bool looksBack(const Trigger &trigger)
{
    return trigger.type == TriggerType::VitalRising || trigger.type == TriggerType::VitalFalling;
}

/// Where a value stands: at the clear level it may fire again, beyond the threshold it counts.
struct Standing
{
    bool beyond = false;
    bool clear = false;
};

/// By how much the value has changed within the window, in the direction the trigger asks for.
double change(const Trigger &trigger, const TriggerState &state)
{
    const std::int32_t now = state.present.raw;
    const std::int32_t then = state.past.empty() ? now : state.past.front().raw;
    const double rise = static_cast<double>(now) - static_cast<double>(then);
    return std::max(0.0, trigger.type == TriggerType::VitalRising ? rise : -rise);
}

Standing standingOf(const Trigger &trigger, const TriggerState &state, double value)
{
    const Bounds &b = trigger.bounds;
    const auto less = [](double a, double limit) { return a < limit - kTolerance; };
    const auto more = [](double a, double limit) { return a > limit + kTolerance; };
    Standing out;
    switch (trigger.type) {
    case TriggerType::VitalBelow:
    case TriggerType::ScoreBelow:
        out.beyond = less(value, b.low);
        out.clear = !less(value, b.clear);
        break;
    case TriggerType::VitalAbove:
    case TriggerType::ScoreAbove:
        out.beyond = more(value, b.low);
        out.clear = !more(value, b.clear);
        break;
    case TriggerType::Variable: // at least
        out.beyond = !less(value, b.low);
        out.clear = !more(value, b.clear);
        break;
    case TriggerType::VitalInside:
        out.beyond = !less(value, b.low) && !more(value, b.high);
        out.clear = !more(value, b.low - b.margin) || !less(value, b.high + b.margin);
        break;
    case TriggerType::VitalOutside:
        out.beyond = less(value, b.low) || more(value, b.high);
        out.clear = !less(value, b.low + b.margin) && !more(value, b.high - b.margin);
        break;
    case TriggerType::VitalRising:
    case TriggerType::VitalFalling: {
        const double changed = change(trigger, state);
        out.beyond = !less(changed, b.low);
        out.clear = !more(changed, b.low - b.margin);
        break;
    }
    case TriggerType::Alarm:
        out.beyond = value == static_cast<double>(trigger.alarmState);
        out.clear = true;
        break;
    default:
        break;
    }
    out.clear = out.clear && !out.beyond;
    return out;
}

/// Keeps of the past what may still be the lowest (or highest) value within the window.
void lookBack(Core &core, const Trigger &trigger, TriggerState &state, std::int32_t raw)
{
    const Tick now = core.tick();
    if (!state.seen) {
        state.seen = true;
        state.present = {raw, now};
    } else if (raw != state.present.raw) {
        const bool rising = trigger.type == TriggerType::VitalRising;
        const std::int32_t old = state.present.raw;
        if (state.present.until < now) { // else it stood for no tick
            while (!state.past.empty() &&
                   (rising ? state.past.back().raw >= old : state.past.back().raw <= old))
                state.past.pop_back();
            state.past.push_back({old, now - 1});
        }
        state.present = {raw, now};
    }
    const Tick oldest = now - ticksIn(trigger.within);
    const auto first = std::find_if(state.past.begin(), state.past.end(),
                                    [&](const PastValue &past) { return past.until >= oldest; });
    state.past.erase(state.past.begin(), first);
}

/// Time stands still while the value is unknown.
void freeze(Core &core, int index)
{
    TriggerState &state = stateOf(core, index);
    if (state.unknownSince.n < 0) {
        state.unknownSince = core.tick();
        waitUntil(core, index, Tick{-1});
    }
}

void thaw(Core &core, TriggerState &state)
{
    if (state.unknownSince.n < 0)
        return;
    const std::int64_t gap = (core.tick() - state.unknownSince.n).n;
    state.unknownSince = Tick{-1};
    state.since = state.since + gap;
    for (PastValue &past : state.past)
        past.until = past.until + gap;
    if (state.seen)
        state.present.until = std::min(state.present.until + gap, core.tick());
}

/// When to look again though nothing changes.
Tick nextLook(const Trigger &trigger, const TriggerState &state)
{
    Tick due{-1};
    if (state.stage == Stage::Pending)
        due = state.since + ticksIn(trigger.duration);
    if (looksBack(trigger) && state.stage != Stage::Idle && !state.past.empty()) {
        const Tick forgets = state.past.front().until + ticksIn(trigger.within) + 1;
        due = due.n < 0 ? forgets : std::min(due, forgets);
    }
    return due;
}

} // namespace

std::int32_t rawOf(const Core &core, world::Handle handle, const FieldTarget &target)
{
    if (handle == world::kNoHandle || !core.world.isAlive(handle))
        return world::kUnset;
    const std::int32_t raw = core.world.raw(handle, target.field);
    return raw == world::kUnset && target.instead.isValid() ? core.world.raw(handle, target.instead)
                                                            : raw;
}

LevelReading readLevel(const Core &core, const Trigger &trigger, world::Handle context)
{
    LevelReading out;
    out.key.field = trigger.target.field;
    switch (trigger.type) {
    case TriggerType::ScoreAbove:
    case TriggerType::ScoreBelow: {
        out.key.handle = kSessionHandle;
        const std::int32_t raw = core.world.raw(kSessionHandle, trigger.target.field);
        out.raw = raw == world::kUnset ? 0 : raw;
        break;
    }
    case TriggerType::Variable: {
        const auto it = core.state.variables.find(trigger.name);
        out.raw = 0; // a variable that nobody has set is 0, which is known
        out.value = it == core.state.variables.end() ? 0 : it->second.value;
        return out;
    }
    default: {
        out.key.handle = entityOf(core, trigger.target.entity, context);
        const std::int32_t raw = rawOf(core, out.key.handle, trigger.target);
        if (raw != world::kUnset)
            out.raw = raw;
        break;
    }
    }
    out.value = out.raw.value_or(0);
    return out;
}

void startLevel(Core &core, int index)
{
    const Trigger &trigger = triggerAt(core, index);
    TriggerState &state = stateOf(core, index);
    waitUntil(core, index, Tick{-1});
    if (state.stage != Stage::Idle) {
        Cause cause;
        enterStage(core, index, Stage::Idle, readLevel(core, trigger).key.handle, cause);
    }
    state.unknownSince = Tick{-1};
    state.armed = trigger.atStart == AtStart::Fire;
    state.seen = false;
    state.past.clear();
    core.fields.mark(index); // looked at in the next step 6, as if the value had just changed
}

bool advanceLevel(Core &core, int index, Cause &cause, world::Handle &context)
{
    const Trigger &trigger = triggerAt(core, index);
    TriggerState &state = stateOf(core, index);
    if (!isActive(core, trigger))
        return false;
    const LevelReading reading = readLevel(core, trigger);
    if (!reading.raw) {
        freeze(core, index);
        return false;
    }
    thaw(core, state);
    if (looksBack(trigger))
        lookBack(core, trigger, state, *reading.raw);
    const Standing standing = standingOf(trigger, state, reading.value);
    const std::int64_t duration = ticksIn(trigger.duration);
    context = reading.key.handle;
    if (trigger.type == TriggerType::Variable) {
        const auto it = core.state.variables.find(trigger.name);
        cause = it == core.state.variables.end() ? Cause{} : it->second.cause;
    } else {
        cause = core.fields.driverOf(reading.key);
        if (cause.event == 0 && trigger.target.instead.isValid())
            cause = core.fields.driverOf({reading.key.handle, trigger.target.instead});
    }

    bool fires = false;
    if (state.stage == Stage::Idle) {
        if (!state.armed) {
            state.armed = trigger.atStart == AtStart::WaitClear ? standing.clear : !standing.beyond;
        } else if (standing.beyond) {
            state.since = core.tick();
            fires = duration <= 0;
            enterStage(core, index, fires ? Stage::Fired : Stage::Pending, context, cause);
        }
    } else if (standing.clear) {
        const bool early = state.stage == Stage::Pending;
        enterStage(core, index, Stage::Idle, context, cause);
        if (early && trigger.parent < 0)
            noteMiss(core, trigger.rule, index, context, cause, Miss::Cleared);
    } else if (state.stage == Stage::Pending && (core.tick() - state.since.n).n >= duration) {
        fires = true;
        enterStage(core, index, Stage::Fired, context, cause);
    }
    waitUntil(core, index, nextLook(trigger, state));
    return fires;
}

} // namespace ward::kernel
