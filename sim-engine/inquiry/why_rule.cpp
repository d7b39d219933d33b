// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/why_rule.h"

#include "core/content/proto_codec.h"
#include "sim-engine/inquiry/approach.h"
#include "sim-engine/inquiry/record_phrase.h"
#include "sim-engine/inquiry/rule_past.h"
#include "sim-engine/inquiry/why_vital.h"

#include <algorithm>

namespace ward::inquiry {

namespace {

namespace ev = v1::events;
using kernel::ConditionView;
using kernel::TriggerView;

constexpr std::size_t kMisses = 20; ///< shown of a rule, the newest

std::string textOf(const content::Record &record, std::string_view name)
{
    const auto *text = std::get_if<std::string>(&record.cell(name));
    return text ? *text : std::string();
}

MessageTime timeOf(Tick tick)
{
    return MessageTime{tick.time().us};
}

Message foundMessage(const History &history, const content::Record *condition,
                     const content::CellValue &found)
{
    if (content::isAbsent(found))
        return Message("inquiry.found.unknown");
    const std::string type = condition ? textOf(*condition, "type") : std::string();
    const content::FieldSpec *field =
        condition ? history.schema().field(type == "rhythm-is" ? "rhythm.ecg"
                                                               : textOf(*condition, "field"))
                  : nullptr;
    if (type == "happened")
        return {"inquiry.found.count",
                {{"count", argOf(found, field, history.document(), history.schema())}}};
    return {"inquiry.found.value",
            {{"value", argOf(found, field, history.document(), history.schema())}}};
}

ConditionSeen seen(const History &history, const Id &id, bool holds,
                   const content::CellValue &found)
{
    const content::Record *record = history.document().find(id);
    ConditionSeen out;
    out.text = record ? phraseOf(*record, history.document(), history.schema())
                      : Message("inquiry.condition.gone");
    out.holds = holds;
    if (!record || textOf(*record, "type") != "group")
        out.found = foundMessage(history, record, found);
    return out;
}

ConditionSeen seen(const History &history, const ConditionView &view)
{
    ConditionSeen out = seen(history, view.condition, view.holds, view.found);
    for (const ConditionView &child : view.children)
        out.children.push_back(seen(history, child));
    return out;
}

ConditionSeen seen(const History &history, const ev::ConditionTrace &trace)
{
    const auto id = Id::fromBytes(trace.condition());
    const auto found = trace.has_found() ? content::fromProto(trace.found())
                                         : Result<content::CellValue>(content::CellValue());
    ConditionSeen out =
        seen(history, id.value_or(Id()), trace.held(), found ? *found : content::CellValue());
    for (const ev::ConditionTrace &child : trace.children())
        out.children.push_back(seen(history, child));
    return out;
}

std::vector<ConditionSeen> conditionsOf(const History &history, const ev::RuleTrace &trace)
{
    std::vector<ConditionSeen> out;
    for (const ev::ConditionTrace &condition : trace.conditions())
        out.push_back(seen(history, condition));
    return out;
}

Message stateOf(const TriggerView &view, const content::Record &trigger)
{
    if (view.frozen)
        return Message("inquiry.state.frozen");
    switch (view.stage) {
    case TriggerView::Stage::Pending:
        return {"inquiry.state.pending", {{"since", timeOf(view.since)}}};
    case TriggerView::Stage::Fired:
        return Message("inquiry.state.fired");
    case TriggerView::Stage::Idle:
        break;
    }
    if (!view.armed && textOf(trigger, "type").starts_with("vital-"))
        return Message("inquiry.state.not-armed");
    if (view.matches > 0)
        return {"inquiry.state.met", {{"count", std::int64_t{view.matches}}}};
    return Message("inquiry.state.idle");
}

/// From the record alone, for recordings that cannot be run again.
Message stateOf(const Happened *last)
{
    const std::string state = last ? last->payload.trigger_changed().state() : std::string();
    if (state == "pending")
        return {"inquiry.state.pending", {{"since", timeOf(last->event.tick)}}};
    return Message(state == "fired" ? "inquiry.state.fired" : "inquiry.state.idle");
}

Result<> tellTriggers(const History &history, const content::Record &rule, const RulePast &past,
                      const kernel::RuleView *view, Answer &answer)
{
    for (const content::Record *trigger : history.document().children(rule.id, "trigger")) {
        TriggerSeen out;
        out.text = phraseOf(*trigger, history.document(), history.schema());
        out.state = stateOf(past.stateOf(trigger->id));
        if (view) {
            for (const TriggerView &each : view->triggers) {
                if (each.trigger == trigger->id)
                    out.state = stateOf(each, *trigger);
            }
        }
        auto approach = closestApproach(history, *trigger);
        if (!approach)
            return failure(std::move(approach.error()));
        out.approach = *std::move(approach);
        answer.triggers.push_back(std::move(out));
    }
    return {};
}

/// What stands in the rule's way besides its triggers and conditions.
void tellObstacles(const History &history, const content::Record &rule, const RulePast &past,
                   const kernel::RuleView *view, Answer &answer)
{
    if (past.isSuspended())
        answer.details.emplace_back("inquiry.rule.suspended");
    if (!view)
        return;
    if (!view->inPhase) {
        const auto *phase = std::get_if<Id>(&rule.cell("phase"));
        const world::FieldRef now = history.world().layout().find("session.phase");
        answer.details.push_back(
            Message("inquiry.rule.phase",
                    {{"phase", phase ? nameOfRecord(history.document(), *phase) : std::string()},
                     {"now", std::string(now.isValid() ? history.world().text(1, now) : "")}}));
    }
    if (view->fired > 0 && view->readyAgain > history.at())
        answer.details.push_back(
            Message("inquiry.rule.cooldown", {{"until", timeOf(view->readyAgain)}}));
    const content::CellValue &fire = rule.cell("fire");
    const auto *mode = std::get_if<std::string>(&fire);
    if (view->fired > 0 && (!mode || *mode == "once"))
        answer.details.emplace_back("inquiry.rule.once");
}

void tellMisses(const History &history, const RulePast &past, Answer &answer)
{
    const std::vector<Happened> &misses = past.misses();
    const std::size_t from = misses.size() > kMisses ? misses.size() - kMisses : 0;
    for (std::size_t i = from; i < misses.size(); ++i) {
        const ev::RuleNearMiss &miss = misses[i].payload.rule_near_miss();
        Miss out;
        out.event = misses[i].event.id;
        out.at = misses[i].event.tick;
        out.reason = Message("event.near-miss." + miss.reason());
        if (miss.reason() == "conditions")
            out.conditions = conditionsOf(history, miss.trace());
        answer.misses.push_back(std::move(out));
    }
}

/// A chain that ends where a value crossed a threshold by itself goes on with who moved the value.
Result<> goOnWithTheVital(const History &history, const Resimulate &resimulate, Answer &answer)
{
    if (answer.chain.empty() || answer.chain.back().type != "trigger.changed" ||
        answer.chain.back().at.n == 0)
        return {};
    auto last = history.event(answer.chain.back().event);
    if (!last)
        return failure(std::move(last.error()));
    const auto id = Id::fromBytes(last->payload.trigger_changed().trigger());
    const content::Record *trigger = id ? history.document().find(*id) : nullptr;
    if (!trigger)
        return {};
    auto then = History::of(history.source(), last->event.tick,
                            [&history] { return history.isCancelled(); });
    if (!then)
        return failure(std::move(then.error()));
    const auto vital =
        vitalNamed(*then, textOf(*trigger, "field"), history.nameOf(last->event.aggregate));
    if (!vital)
        return {};
    std::vector<Message> details;
    const auto simulation = simulationAt(*then, resimulate, details);
    auto mover = moverOf(*then, *vital, simulation.get(), details);
    if (!mover)
        return failure(std::move(mover.error()));
    auto more = then->chainFrom(*mover);
    if (!more)
        return failure(std::move(more.error()));
    answer.chain.insert(answer.chain.end(), more->begin(), more->end());
    return {};
}

Result<> tellFiring(const History &history, const RulePast &past, const Resimulate &resimulate,
                    Answer &answer)
{
    const Happened &last = past.fired().back();
    const ev::RuleFired &fired = last.payload.rule_fired();
    const auto trigger = Id::fromBytes(fired.trace().trigger());
    if (const content::Record *record = trigger ? history.document().find(*trigger) : nullptr) {
        TriggerSeen out;
        out.text = phraseOf(*record, history.document(), history.schema());
        const auto found = fired.trace().has_found()
                               ? content::fromProto(fired.trace().found())
                               : Result<content::CellValue>(content::CellValue());
        if (found && !content::isAbsent(*found)) {
            const content::FieldSpec *field = history.schema().field(textOf(*record, "field"));
            out.state = {"inquiry.state.was",
                         {{"value", argOf(*found, field, history.document(), history.schema())}}};
            if (fired.trace().pending_ticks() > 0)
                out.state.args.emplace_back(
                    "for",
                    MessageQuantity{
                        static_cast<double>(fired.trace().pending_ticks()) / kTicksPerSecond, "s"});
        } else {
            out.state = Message("inquiry.state.met-then");
        }
        answer.triggers.push_back(std::move(out));
    }
    answer.conditions = conditionsOf(history, fired.trace());
    for (const Happened &lost : past.shadowed()) {
        if (lost.event.tick != last.event.tick)
            continue;
        const content::FieldSpec *field =
            history.schema().field(lost.payload.rule_shadowed().field());
        answer.details.push_back(
            Message(lost.payload.rule_shadowed().reason() == "held" ? "inquiry.rule.write-held"
                                                                    : "inquiry.rule.write-lost",
                    {{"field", field ? field->label : lost.payload.rule_shadowed().field()}}));
    }
    auto chain = history.chainFrom(last.event.id);
    if (!chain)
        return failure(std::move(chain.error()));
    answer.chain = *std::move(chain);
    if (auto done = goOnWithTheVital(history, resimulate, answer); !done)
        return done;
    answer.root = history.rootOf(answer.chain.back());
    return {};
}

} // namespace

Result<Answer> whyRule(const History &history, std::string_view name, const Resimulate &resimulate)
{
    auto found = ruleNamed(history, name);
    if (!found)
        return failure(std::move(found.error()));
    const content::Record &rule = **found;
    const std::string label = textOf(rule, "name");
    auto past = RulePast::of(history, rule);
    if (!past)
        return failure(std::move(past.error()));

    Answer answer;
    const MessageTime at = timeOf(history.at());
    if (!past->fired().empty()) {
        const auto count = static_cast<std::int64_t>(past->fired().size());
        answer.headline = {count == 1 ? "inquiry.rule.fired-once" : "inquiry.rule.fired",
                           {{"rule", label},
                            {"count", count},
                            {"last", timeOf(past->fired().back().event.tick)},
                            {"at", at}}};
        if (auto done = tellFiring(history, *past, resimulate, answer); !done)
            return failure(std::move(done.error()));
        tellMisses(history, *past, answer);
        return answer;
    }
    const auto *enabled = std::get_if<bool>(&rule.cell("enabled"));
    answer.headline = {enabled && !*enabled ? "inquiry.rule.disabled" : "inquiry.rule.not-fired",
                       {{"rule", label}, {"at", at}}};
    if (enabled && !*enabled)
        return answer;
    const auto simulation = simulationAt(history, resimulate, answer.details);
    const auto view =
        simulation ? simulation->inspectRule(rule.id) : std::optional<kernel::RuleView>();
    if (auto done = tellTriggers(history, rule, *past, view ? &*view : nullptr, answer); !done)
        return failure(std::move(done.error()));
    if (view) {
        for (const ConditionView &condition : view->conditions)
            answer.conditions.push_back(seen(history, condition));
    }
    tellObstacles(history, rule, *past, view ? &*view : nullptr, answer);
    tellMisses(history, *past, answer);
    return answer;
}

} // namespace ward::inquiry
