// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/microsteps.h"

#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/patients.h"
#include "sim-engine/kernel/rules/conditions.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace ward::kernel {

namespace {

constexpr std::array<std::string_view, 10> kTriggerCodes = {
    "kernel.trigger.at",    "kernel.trigger.vital-below",   "kernel.trigger.vital-above",
    "kernel.trigger.event", "kernel.trigger.action",        "kernel.trigger.drug",
    "kernel.trigger.shock", "kernel.trigger.phase-entered", "kernel.trigger.phase-left",
    "kernel.trigger.cue",
};

/// One activation a rule and microstep, in the order in which they act.
void putInOrder(const Core &core, std::vector<Activation> &activations)
{
    const auto &rules = core.definition.rules;
    const auto ruleOf = [&](const Activation &a) -> const Rule & {
        return rules[static_cast<std::size_t>(a.rule)];
    };
    std::stable_sort(activations.begin(), activations.end(),
                     [&](const Activation &a, const Activation &b) {
                         return std::make_tuple(-ruleOf(a).priority, ruleOf(a).order) <
                                std::make_tuple(-ruleOf(b).priority, ruleOf(b).order);
                     });
    activations.erase(
        std::unique(activations.begin(), activations.end(),
                    [](const Activation &a, const Activation &b) { return a.rule == b.rule; }),
        activations.end());
}

bool mayFire(const Core &core, const Activation &activation)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(activation.rule)];
    const RuleState &state = core.state.rules[static_cast<std::size_t>(activation.rule)];
    if (state.suspended || (rule.fire == Fire::Once && state.fired > 0))
        return false;
    return state.fired == 0 || (core.tick() - state.last.n).n >= ticksIn(rule.cooldown);
}

void announceRule(Core &core, Activation &activation)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(activation.rule)];
    const Trigger &trigger = core.definition.triggers[static_cast<std::size_t>(activation.trigger)];
    v1::events::Payload payload;
    auto *fired = payload.mutable_rule_fired();
    fired->set_rule(rule.id.toBytes());
    fired->set_name(rule.name);
    fired->set_trigger(std::string(kTriggerCodes[static_cast<std::size_t>(trigger.type)]));
    content::Cells operands;
    if (trigger.isThreshold()) {
        const world::Handle handle = entityOf(core, trigger.target.entity, activation.context);
        operands["value"] = core.world.value(handle, trigger.target.field);
        const world::FieldLayout &field = core.world.layout().field(trigger.target.field);
        operands["threshold"] = content::Quantity{trigger.threshold * field.step, field.unit};
        operands["field"] = core.world.layout().path(trigger.target.field);
    } else if (!trigger.name.empty()) {
        operands["name"] = trigger.name;
    }
    putCells(operands, *fired->mutable_operands());
    activation.cause =
        core.events.emit(payload, {activation.context, "scenario", activation.cause});
}

void stopLoop(Core &core, std::span<const Activation> cycle)
{
    v1::events::Payload payload;
    for (const Activation &activation : cycle) {
        core.state.rules[static_cast<std::size_t>(activation.rule)].suspended = true;
        payload.mutable_rule_loop()->add_rules(
            core.definition.rules[static_cast<std::size_t>(activation.rule)].id.toBytes());
    }
    core.events.emit(payload, {world::kNoHandle, "engine", {}});
}

} // namespace

void runRules(Core &core, std::span<const Timer> due)
{
    int activated = 0;
    for (int microstep = 0;; ++microstep) {
        const std::vector<Fact> facts = core.events.takeFacts();
        const std::vector<int> changed = core.fields.takeChanged();
        if (facts.empty() && changed.empty() && due.empty())
            return;
        rememberFacts(core, facts);
        std::vector<Activation> activations = collectActivations(core, changed, due, facts);
        due = {};
        std::erase_if(activations, [&](const Activation &a) { return !mayFire(core, a); });
        putInOrder(core, activations);
        // All conditions look at the same world, before any of the actions.
        std::erase_if(activations, [&](const Activation &a) {
            const Rule &rule = core.definition.rules[static_cast<std::size_t>(a.rule)];
            return !allHold(core, rule.conditions, a.context);
        });
        activated += static_cast<int>(activations.size());
        if (!activations.empty() &&
            (microstep >= kMostMicrosteps || activated > kMostActivations)) {
            stopLoop(core, activations);
            activations.clear();
        }
        for (Activation &activation : activations) {
            RuleState &state = core.state.rules[static_cast<std::size_t>(activation.rule)];
            ++state.fired;
            state.last = core.tick();
            announceRule(core, activation);
        }
        for (const Activation &activation : activations) {
            const Rule &rule = core.definition.rules[static_cast<std::size_t>(activation.rule)];
            int number = 0;
            for (const Action &action : rule.actions)
                performScenarioAction(core, action, number++,
                                      {Timer::Kind::RuleAction, activation.rule, rule.id,
                                       activation.cause, activation.context});
        }
        settlePatients(core); // what rules wrote is in the world of this tick, and may be a cause
    }
}

} // namespace ward::kernel
