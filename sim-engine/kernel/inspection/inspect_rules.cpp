// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/inspection/inspect.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trace.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <algorithm>

namespace ward::kernel {

namespace {

TriggerView viewOfTrigger(const Core &core, int index)
{
    const Trigger &trigger = core.definition.triggers[static_cast<std::size_t>(index)];
    const TriggerState &state = core.state.triggers[static_cast<std::size_t>(index)];
    TriggerView view;
    view.trigger = trigger.id;
    view.stage = static_cast<TriggerView::Stage>(state.stage);
    view.armed = state.armed;
    view.frozen = state.unknownSince.n >= 0;
    view.since = state.since;
    view.matches = state.matches;
    view.found = foundBy(core, trigger, world::kNoHandle);
    return view;
}

} // namespace

std::optional<RuleView> viewOfRule(const Core &core, const Id &id)
{
    const auto &rules = core.definition.rules;
    const auto it =
        std::find_if(rules.begin(), rules.end(), [&](const Rule &rule) { return rule.id == id; });
    if (it == rules.end())
        return std::nullopt;
    const RuleState &state = core.state.rules[static_cast<std::size_t>(it - rules.begin())];
    RuleView view;
    view.revision = it->revision;
    view.inPhase = core.definition.isActive(it->phase, core.state.phase);
    view.suspended = state.suspended;
    view.fired = state.fired;
    view.last = state.last;
    view.readyAgain = state.last + ticksIn(it->cooldown);
    for (const int trigger : it->triggers)
        view.triggers.push_back(viewOfTrigger(core, trigger));
    view.conditions = lookAtConditions(core, *it, state.asked, world::kNoHandle);
    return view;
}

} // namespace ward::kernel
