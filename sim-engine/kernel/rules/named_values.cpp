// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/named_values.h"

#include "sim-engine/kernel/rules/timers.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

std::vector<Timer>::iterator findTimer(Core &core, const std::string &name)
{
    auto &timers = core.state.timers;
    return std::find_if(timers.begin(), timers.end(), [&](const Timer &timer) {
        return timer.kind == Timer::Kind::Named && timer.name == name;
    });
}

Cause announce(Core &core, const std::string &name, std::string_view change, Tick due,
               std::string_view actor, Cause cause, Fact fact = {})
{
    v1::events::Payload payload;
    auto *changed = payload.mutable_timer_changed();
    changed->set_name(name);
    changed->set_change(std::string(change));
    if (due.n >= 0)
        changed->set_due_us(due.time().us);
    return core.events.emit(payload, {world::kNoHandle, actor, cause}, std::move(fact));
}

} // namespace

void startNamedTimer(Core &core, const std::string &name, SimTime over, std::uint32_t order,
                     std::string_view actor, Cause cause)
{
    if (const auto running = findTimer(core, name); running != core.state.timers.end())
        core.state.timers.erase(running);
    Timer timer;
    timer.kind = Timer::Kind::Named;
    timer.due = core.tick() + std::max<std::int64_t>(1, ticksIn(over));
    timer.order = order;
    timer.name = name;
    timer.cause = announce(core, name, "started", timer.due, actor, cause);
    addTimer(core, timer);
}

void stopNamedTimer(Core &core, const std::string &name, std::string_view actor, Cause cause)
{
    const auto running = findTimer(core, name);
    if (running == core.state.timers.end())
        return;
    core.state.timers.erase(running);
    announce(core, name, "stopped", Tick{-1}, actor, cause);
}

void extendNamedTimer(Core &core, const std::string &name, SimTime by, std::string_view actor,
                      Cause cause)
{
    const auto running = findTimer(core, name);
    if (running == core.state.timers.end())
        return;
    Timer timer = *running;
    core.state.timers.erase(running);
    timer.due = timer.due + ticksIn(by);
    timer.cause = announce(core, name, "extended", timer.due, actor, cause);
    addTimer(core, timer);
}

void elapseNamedTimer(Core &core, const Timer &timer)
{
    announce(core, timer.name, "elapsed", timer.due, "scenario", timer.cause,
             Fact::of(Fact::Kind::TimerElapsed, timer.name));
}

double variableOf(const Core &core, const std::string &name)
{
    const auto it = core.state.variables.find(name);
    return it == core.state.variables.end() ? 0 : it->second.value;
}

void setVariable(Core &core, const std::string &name, double value, std::string_view actor,
                 Cause cause)
{
    const double before = variableOf(core, name);
    if (before == value)
        return;
    v1::events::Payload payload;
    auto *changed = payload.mutable_variable_changed();
    changed->set_name(name);
    changed->set_before(before);
    changed->set_after(value);
    const Cause self = core.events.emit(payload, {world::kNoHandle, actor, cause},
                                        Fact::of(Fact::Kind::VariableChanged, name));
    core.state.variables[name] = {value, self};
    int index = 0;
    for (const Trigger &trigger : core.definition.triggers) {
        if (trigger.type == TriggerType::Variable && trigger.compares && trigger.name == name)
            core.fields.mark(index);
        ++index;
    }
}

} // namespace ward::kernel
