// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/microsteps.h"

#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/patients.h"
#include "sim-engine/kernel/rules/conditions.h"
#include "sim-engine/kernel/rules/named_values.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/trace.h"
#include "sim-engine/kernel/rules/trigger_levels.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "sim-engine/kernel/scripts/run_scripts.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace ward::kernel {

namespace {

/// In the order of TriggerType.
constexpr std::array<std::string_view, kTriggerNames.size()> kTriggerCodes = {
    "kernel.trigger.at",
    "kernel.trigger.vital-below",
    "kernel.trigger.vital-above",
    "kernel.trigger.event",
    "kernel.trigger.action",
    "kernel.trigger.drug",
    "kernel.trigger.shock",
    "kernel.trigger.phase-entered",
    "kernel.trigger.phase-left",
    "kernel.trigger.cue",
    "kernel.trigger.every",
    "kernel.trigger.phase-time",
    "kernel.trigger.vital-inside",
    "kernel.trigger.vital-outside",
    "kernel.trigger.vital-rising",
    "kernel.trigger.vital-falling",
    "kernel.trigger.trend-reached",
    "kernel.trigger.entity-added",
    "kernel.trigger.entity-removed",
    "kernel.trigger.entity-used",
    "kernel.trigger.entity-moved",
    "kernel.trigger.entity-connected",
    "kernel.trigger.absence",
    "kernel.trigger.sequence",
    "kernel.trigger.score-above",
    "kernel.trigger.score-below",
    "kernel.trigger.alarm",
    "kernel.trigger.timer",
    "kernel.trigger.variable",
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
                         const auto key = [](const Rule &rule) {
                             return std::make_tuple(-rule.priority, -rule.depth, rule.order);
                         };
                         return key(ruleOf(a)) < key(ruleOf(b));
                     });
    activations.erase(
        std::unique(activations.begin(), activations.end(),
                    [](const Activation &a, const Activation &b) { return a.rule == b.rule; }),
        activations.end());
}

/// Why a rule that is met may not fire now; nothing when it may.
std::optional<Miss> obstacleOf(const Core &core, const Activation &activation)
{
    if (activation.resumed)
        return std::nullopt;
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(activation.rule)];
    const RuleState &state = core.state.rules[static_cast<std::size_t>(activation.rule)];
    if (state.suspended)
        return Miss::Suspended;
    if (rule.fire == Fire::Once && state.fired > 0)
        return Miss::FiredOnce;
    if (state.fired > 0 && (core.tick() - state.last.n).n < ticksIn(rule.cooldown))
        return Miss::Cooldown;
    return std::nullopt;
}

/// What a rule compared, for people who ask why.
content::Cells operandsOf(const Core &core, const Trigger &trigger, world::Handle context)
{
    content::Cells operands;
    if (trigger.isLevel() && trigger.target.field.isValid()) {
        const LevelReading reading = readLevel(core, trigger, context);
        const world::FieldLayout &field = core.world.layout().field(trigger.target.field);
        operands["value"] = core.world.value(reading.key.handle, trigger.target.field);
        operands["field"] = core.world.layout().path(trigger.target.field);
        const auto inUnit = [&](double steps) {
            return content::Quantity{steps * field.step, field.unit};
        };
        if (trigger.type == TriggerType::Alarm)
            operands["state"] = field.values[static_cast<std::size_t>(trigger.alarmState)];
        else
            operands["threshold"] = inUnit(trigger.bounds.low);
        if (trigger.type == TriggerType::VitalInside || trigger.type == TriggerType::VitalOutside)
            operands["upper"] = inUnit(trigger.bounds.high);
    } else if (trigger.type == TriggerType::Variable && trigger.compares) {
        operands["value"] = variableOf(core, trigger.name);
        operands["threshold"] = trigger.bounds.low;
    }
    if (!trigger.name.empty())
        operands["name"] = trigger.name;
    return operands;
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
    putCells(operandsOf(core, trigger, activation.context), *fired->mutable_operands());
    if (core.options.keepsEvents)
        fillTrace(core, activation.rule, activation.trigger, activation.context,
                  *fired->mutable_trace());
    forgetMisses(core, activation.rule);
    activation.cause =
        core.events.emit(payload, {activation.context, "scenario", activation.cause});
}

Cause announceProgress(Core &core, int index, std::string_view change, int waiting, Cause cause)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(index)];
    v1::events::Payload payload;
    auto *progress = payload.mutable_rule_progress();
    progress->set_rule(rule.id.toBytes());
    progress->set_name(rule.name);
    progress->set_change(std::string(change));
    progress->set_waiting(static_cast<std::uint32_t>(waiting));
    return core.events.emit(payload, {world::kNoHandle, "scenario", cause});
}

/// Whether a rule that is met while its delayed actions are not done begins at once. One that
/// restarts calls them off; one that queues lets the activation wait, or drops it.
bool beginsNow(Core &core, Activation &activation)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(activation.rule)];
    RuleState &state = core.state.rules[static_cast<std::size_t>(activation.rule)];
    if (rule.fire == Fire::Restart) {
        if (const int cancelled = cancelActions(core, activation.rule); cancelled > 0)
            activation.cause =
                announceProgress(core, activation.rule, "restarted", cancelled, activation.cause);
        return true;
    }
    if (rule.fire != Fire::Queue || activation.resumed ||
        (pendingActions(core, activation.rule) == 0 && state.waiting.empty()))
        return true;
    if (static_cast<int>(state.waiting.size()) >= rule.queue) {
        announceProgress(core, activation.rule, "dropped", static_cast<int>(state.waiting.size()),
                         activation.cause);
        return false;
    }
    const Cause queued =
        announceProgress(core, activation.rule, "queued",
                         static_cast<int>(state.waiting.size()) + 1, activation.cause);
    state.waiting.push_back({activation.trigger, queued, activation.context});
    return false;
}

/// The first activation of each queue whose turn it is.
void takeResumed(Core &core, std::vector<Activation> &activations)
{
    for (const int rule : std::exchange(core.resumed, {})) {
        RuleState &state = core.state.rules[static_cast<std::size_t>(rule)];
        if (state.waiting.empty() || state.suspended)
            continue;
        const WaitingActivation first = state.waiting.front();
        state.waiting.erase(state.waiting.begin());
        const Cause cause = announceProgress(core, rule, "resumed",
                                             static_cast<int>(state.waiting.size()), first.cause);
        activations.insert(activations.begin(), {rule, first.trigger, cause, first.context, true});
    }
}

/// What has fired again and again in this tick is the cycle, with what was to fire next.
void stopLoop(Core &core, std::span<const Activation> next, std::span<const int> firedInTick)
{
    std::set<int> cycle;
    for (const Activation &activation : next)
        cycle.insert(activation.rule);
    for (const int rule : firedInTick) {
        if (std::count(firedInTick.begin(), firedInTick.end(), rule) > 1)
            cycle.insert(rule);
    }
    v1::events::Payload payload;
    for (const int rule : cycle) {
        core.state.rules[static_cast<std::size_t>(rule)].suspended = true;
        payload.mutable_rule_loop()->add_rules(
            core.definition.rules[static_cast<std::size_t>(rule)].id.toBytes());
    }
    core.events.emit(payload, {world::kNoHandle, "engine", {}});
}

void act(Core &core, const Activation &activation)
{
    const Rule &rule = core.definition.rules[static_cast<std::size_t>(activation.rule)];
    int number = 0;
    for (const Action &action : rule.actions)
        performScenarioAction(core, action, number++,
                              {Timer::Kind::RuleAction, activation.rule, rule.id, activation.cause,
                               activation.context});
    if (rule.fire == Fire::Queue) // one without delayed actions is done at once
        resumeWaiting(core, activation.rule);
}

/// Steps 6 to 8: what is met, may fire and whose conditions hold, in order.
std::vector<Activation> activationsOf(Core &core, std::span<const int> changed,
                                      std::span<const Timer> due, std::span<const Fact> facts)
{
    std::vector<Activation> activations = collectActivations(core, changed, due, facts);
    const auto missed = [&](const Activation &a, Miss why) {
        noteMiss(core, a.rule, a.trigger, a.context, a.cause, why);
        return true;
    };
    std::erase_if(activations, [&](const Activation &a) {
        const std::optional<Miss> obstacle = obstacleOf(core, a);
        return obstacle && missed(a, *obstacle);
    });
    takeResumed(core, activations);
    putInOrder(core, activations);
    // All conditions look at the same world, before any of the actions.
    std::erase_if(activations, [&](const Activation &a) {
        const auto index = static_cast<std::size_t>(a.rule);
        return !a.resumed &&
               !allHold(core, core.definition.rules[index], core.state.rules[index].asked++,
                        a.context) &&
               missed(a, Miss::Conditions);
    });
    std::erase_if(activations, [&](Activation &a) { return !beginsNow(core, a); });
    return activations;
}

} // namespace

void resumeWaiting(Core &core, int rule)
{
    if (!core.state.rules[static_cast<std::size_t>(rule)].waiting.empty() &&
        pendingActions(core, rule) == 0)
        core.resumed.push_back(rule);
}

void runRules(Core &core)
{
    std::vector<int> firedInTick;
    std::size_t called = 0; // scripts
    for (int microstep = 0;; ++microstep) {
        const std::vector<Fact> facts = core.events.takeFacts();
        const std::vector<int> changed = core.fields.takeChanged();
        const std::vector<Timer> due = std::exchange(core.dueTriggers, {});
        if (facts.empty() && changed.empty() && due.empty() && core.resumed.empty())
            return;
        rememberFacts(core, facts);
        std::vector<Activation> activations = activationsOf(core, changed, due, facts);
        const auto room =
            microstep >= kMostMicrosteps
                ? std::size_t{0}
                : static_cast<std::size_t>(kMostActivations) -
                      std::min<std::size_t>(kMostActivations, firedInTick.size() + called);
        if (activations.size() > room) {
            stopLoop(core, std::span(activations).subspan(room), firedInTick);
            activations.resize(room);
        }
        for (Activation &activation : activations) {
            RuleState &state = core.state.rules[static_cast<std::size_t>(activation.rule)];
            ++state.fired;
            state.last = core.tick();
            firedInTick.push_back(activation.rule);
            announceRule(core, activation);
        }
        takeSnapshot(core); // what scripts see, before any of the actions
        for (const Activation &activation : activations)
            act(core, activation);
        called += runScripts(core, facts, room - activations.size());
        settlePatients(core); // what rules wrote is in the world of this tick, and may be a cause
    }
}

} // namespace ward::kernel
