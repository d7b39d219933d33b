// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/awaited.h"

#include "sim-engine/kernel/rules/conditions.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <algorithm>

namespace ward::kernel {

namespace {

std::optional<Awaited::What> whatOf(const Trigger &trigger)
{
    switch (trigger.type) {
    case TriggerType::Action:
        return Awaited::What::Action;
    case TriggerType::Drug:
        return Awaited::What::Drug;
    case TriggerType::Shock:
        return Awaited::What::Shock;
    default:
        return std::nullopt;
    }
}

bool reproaches(const Rule &rule)
{
    return std::any_of(rule.actions.begin(), rule.actions.end(), [](const Action &action) {
        return (action.type == ActionType::Score && action.points < 0) ||
               (action.type == ActionType::Mark && !action.severity.empty() &&
                action.severity != "info");
    });
}

} // namespace

std::vector<Awaited> awaitedBy(const Core &core)
{
    const auto triggerAt = [&](int index) -> const Trigger & {
        return core.definition.triggers[static_cast<std::size_t>(index)];
    };
    std::vector<Awaited> out;
    for (std::size_t i = 0; i < core.definition.rules.size(); ++i) {
        const Rule &rule = core.definition.rules[i];
        const RuleState &state = core.state.rules[i];
        if (state.suspended || (rule.fire == Fire::Once && state.fired > 0) ||
            !core.definition.isActive(rule.phase, core.state.phase))
            continue;
        std::optional<bool> holds; // asked once, and only of rules that wait for people
        const auto add = [&](const Trigger &trigger) {
            const auto what = whatOf(trigger);
            if (!what)
                return;
            const Trigger *whole = trigger.parent < 0 ? nullptr : &triggerAt(trigger.parent);
            Awaited awaited{*what,        rule.id,      trigger.id, trigger.target.entity,
                            trigger.name, trigger.dose, true,       reproaches(rule),
                            state.fired,  std::nullopt};
            if (whole)
                awaited.within = whole->within;
            // Who does in time what must not be absent keeps the rule from firing.
            if (whole && whole->type == TriggerType::Absence) {
                awaited.reproaches = false;
            } else {
                if (!holds)
                    holds = allHold(core, rule, state.asked,
                                    entityOf(core, trigger.target.entity, world::kNoHandle));
                awaited.conditionsHold = *holds;
            }
            out.push_back(std::move(awaited));
        };
        for (const int index : rule.triggers) {
            const Trigger &trigger = triggerAt(index);
            if (trigger.type == TriggerType::Absence &&
                core.state.triggers[static_cast<std::size_t>(index)].stage !=
                    TriggerState::Stage::Pending)
                continue;
            add(trigger);
            for (const int child : trigger.children)
                add(triggerAt(child));
        }
    }
    return out;
}

} // namespace ward::kernel
