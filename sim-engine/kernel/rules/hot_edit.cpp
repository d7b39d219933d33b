// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/hot_edit.h"

#include "core/content/proto_codec.h"
#include "core/content/rule_edits.h"
#include "sim-engine/kernel/rules/microsteps.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/triggers.h"
#include "sim-engine/kernel/scripts/check_scripts.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <map>
#include <set>

namespace ward::kernel {

namespace {

using content::Document;
using content::Record;

/// What a record and everything below it say; not their places in their lists.
std::vector<Record> subtree(const Document &document, const Id &root)
{
    std::vector<Record> out;
    if (const Record *record = document.find(root)) {
        out.push_back(*record);
        out.back().rank.clear();
    }
    for (const Record *child : document.children(root)) {
        auto below = subtree(document, child->id);
        out.insert(out.end(), std::make_move_iterator(below.begin()),
                   std::make_move_iterator(below.end()));
    }
    return out;
}

/// Carries what the old definition was doing over to the new one.
class Takeover
{
public:
    Takeover(Core &core, EditedRules next, Cause cause)
        : m_core(core)
        , m_before{std::move(core.document), std::move(core.definition), std::nullopt}
        , m_cause(cause)
    {
        core.document = std::move(next.document);
        core.definition = std::move(next.definition);
        if (next.scripts)
            core.takeScripts(std::move(*next.scripts));
    }

    void run()
    {
        const std::vector<int> changed = m_core.fields.takeChanged();
        mapTriggers();
        moveRules();
        moveScripts();
        moveTimers();
        m_core.fields.forgetWatchers();
        watchTriggers(m_core);
        for (const int index : changed) {
            if (const auto kept = m_triggers.find(index); kept != m_triggers.end())
                m_core.fields.mark(kept->second);
        }
        beginTriggers();
        addEvents();
        for (std::size_t i = 0; i < m_core.definition.rules.size(); ++i)
            resumeWaiting(m_core, static_cast<int>(i));
    }

private:
    [[nodiscard]] const Definition &now() const { return m_core.definition; }

    [[nodiscard]] bool isAsBefore(const Trigger &was, const Trigger &is) const
    {
        const Rule &oldRule = m_before.definition.rules[static_cast<std::size_t>(was.rule)];
        const Rule &newRule = now().rules[static_cast<std::size_t>(is.rule)];
        return oldRule.id == newRule.id && oldRule.phase == newRule.phase &&
               subtree(m_before.document, was.id) == subtree(m_core.document, is.id);
    }

    void mapTriggers()
    {
        std::map<Id, int> old;
        for (std::size_t i = 0; i < m_before.definition.triggers.size(); ++i)
            old[m_before.definition.triggers[i].id] = static_cast<int>(i);
        std::vector<TriggerState> states(now().triggers.size());
        for (std::size_t i = 0; i < states.size(); ++i) {
            const auto was = old.find(now().triggers[i].id);
            if (was == old.end())
                continue;
            m_known.insert(static_cast<int>(i));
            const auto index = static_cast<std::size_t>(was->second);
            if (!isAsBefore(m_before.definition.triggers[index], now().triggers[i]))
                continue;
            m_triggers[was->second] = static_cast<int>(i);
            m_kept.insert(static_cast<int>(i));
            states[i] = std::move(m_core.state.triggers[index]);
        }
        m_core.state.triggers = std::move(states);
    }

    void moveRules()
    {
        std::map<Id, int> fresh;
        for (std::size_t i = 0; i < now().rules.size(); ++i)
            fresh[now().rules[i].id] = static_cast<int>(i);
        std::vector<RuleState> states(now().rules.size());
        for (std::size_t i = 0; i < m_before.definition.rules.size(); ++i) {
            const Id &id = m_before.definition.rules[i].id;
            const auto is = fresh.find(id);
            if (is == fresh.end())
                continue;
            m_rules[static_cast<int>(i)] = is->second;
            RuleState state = std::move(m_core.state.rules[i]);
            if (subtree(m_before.document, id) != subtree(m_core.document, id))
                state.suspended = false;
            std::erase_if(state.waiting, [&](WaitingActivation &waiting) {
                const auto kept = m_triggers.find(waiting.trigger);
                if (kept != m_triggers.end())
                    waiting.trigger = kept->second;
                return kept == m_triggers.end();
            });
            states[static_cast<std::size_t>(is->second)] = std::move(state);
        }
        m_core.state.rules = std::move(states);
    }

    void moveScripts()
    {
        auto &states = m_core.state.scripts;
        std::erase_if(states, [&](const auto &entry) {
            return !m_before.document.find(entry.first) || !m_core.document.find(entry.first);
        });
        for (auto &[id, state] : states) {
            const auto before = scripts::sourceOf(*m_before.document.find(id), m_core.schema);
            const auto after = scripts::sourceOf(*m_core.document.find(id), m_core.schema);
            if (before == after)
                continue;
            // Its memory is plain data, and its calls number what is random to it.
            state.faults = 0;
            state.suspended = false;
            if (before.api != after.api)
                state.data.clear();
        }
    }

    static int actionIn(const std::vector<Action> &actions, const Id &id)
    {
        const auto it = std::find_if(actions.begin(), actions.end(),
                                     [&](const Action &action) { return action.id == id; });
        return it == actions.end() ? -1 : static_cast<int>(it - actions.begin());
    }

    [[nodiscard]] int eventNow(int before) const
    {
        const ScheduledEvent &was = m_before.definition.events[static_cast<std::size_t>(before)];
        const auto &events = now().events;
        const auto it = std::find_if(events.begin(), events.end(),
                                     [&](const ScheduledEvent &e) { return e.id == was.id; });
        return it == events.end() ? -1 : static_cast<int>(it - events.begin());
    }

    /// False when what the timer waits for is gone.
    bool moveTimer(Timer &timer)
    {
        const auto moveAction = [&](const std::vector<Action> &actions) {
            timer.action = actionIn(actions, timer.id);
            if (timer.action >= 0)
                timer.order = actions[static_cast<std::size_t>(timer.action)].order;
            return timer.action >= 0;
        };
        switch (timer.kind) {
        case Timer::Kind::Named:
            return true;
        case Timer::Kind::ScriptAction:
            return m_core.scripts.find(timer.id) != nullptr;
        case Timer::Kind::Trigger: {
            const auto kept = m_triggers.find(timer.index);
            if (kept == m_triggers.end())
                return false;
            timer.index = kept->second;
            timer.order =
                now().rules[static_cast<std::size_t>(triggerAt(m_core, timer.index).rule)].order;
            return true;
        }
        case Timer::Kind::RuleAction: {
            const auto rule = m_rules.find(timer.index);
            if (rule == m_rules.end())
                return false;
            timer.index = rule->second;
            return moveAction(now().rules[static_cast<std::size_t>(timer.index)].actions);
        }
        case Timer::Kind::EventAction:
        case Timer::Kind::Event: {
            const int before = timer.index;
            timer.index = eventNow(before);
            if (timer.index < 0)
                return false;
            const ScheduledEvent &event = now().events[static_cast<std::size_t>(timer.index)];
            if (timer.kind == Timer::Kind::EventAction)
                return moveAction(event.actions);
            timer.order = event.order;
            const auto &was = m_before.definition.events[static_cast<std::size_t>(before)];
            m_events.insert(event.id);
            timer.due = was.at == event.at ? timer.due : tickScheduledAt(event.at);
            return timer.due > m_core.tick() || was.at == event.at;
        }
        }
        return false;
    }

    void moveTimers()
    {
        for (Timer timer : std::exchange(m_core.state.timers, {})) {
            if (moveTimer(timer))
                addTimer(m_core, timer);
        }
    }

    /// What was edited begins anew, and so does what has become active by an edit of the phases.
    void beginTriggers()
    {
        for (std::size_t i = 0; i < now().triggers.size(); ++i) {
            const Trigger &trigger = now().triggers[i];
            const int index = static_cast<int>(i);
            const Id scope = scopeOf(m_core, trigger);
            const bool active = now().isActive(scope, m_core.state.phase);
            if (m_kept.contains(index)) {
                const bool was = m_before.definition.isActive(scope, m_core.state.phase);
                if (active && !was)
                    startTrigger(m_core, index);
                else if (was && !active)
                    waitUntil(m_core, index, Tick{-1});
                continue;
            }
            if (m_known.contains(index)) {
                v1::events::Payload payload;
                auto *reset = payload.mutable_trigger_changed();
                reset->set_trigger(trigger.id.toBytes());
                reset->set_state("idle");
                reset->set_reason("edited");
                m_core.events.emit(payload, {world::kNoHandle, "engine", m_cause});
            }
            if (active)
                startTrigger(m_core, index);
        }
    }

    /// Events that are new, or due again because their time was moved, while it is still to come.
    void addEvents()
    {
        int index = -1;
        for (const ScheduledEvent &event : now().events) {
            ++index;
            const auto &old = m_before.definition.events;
            const auto was = std::find_if(old.begin(), old.end(), [&](const ScheduledEvent &other) {
                return other.id == event.id;
            });
            const Tick due = tickScheduledAt(event.at);
            if (m_events.contains(event.id) || due <= m_core.tick() ||
                (was != old.end() && was->at == event.at))
                continue;
            Timer timer;
            timer.kind = Timer::Kind::Event;
            timer.due = due;
            timer.order = event.order;
            timer.id = event.id;
            timer.index = index;
            addTimer(m_core, timer);
        }
    }

    Core &m_core;
    const EditedRules m_before;
    Cause m_cause;
    std::map<int, int> m_triggers; ///< kept ones, before → now
    std::set<int> m_kept;          ///< the same, now
    std::set<int> m_known;         ///< were there before, kept or not
    std::map<int, int> m_rules;    ///< before → now
    std::set<Id> m_events;         ///< have a timer
};

bool touchesScripts(const Document &document, const content::ChangeSet &change)
{
    return std::any_of(change.ops.begin(), change.ops.end(), [&](const content::Op &op) {
        const std::string kind = content::kindOf(document, op);
        return kind == "script" || kind.empty(); // one that is added before it is set
    });
}

Result<EditedRules> edited(const Core &core, Document document, const content::ChangeSet &change,
                           content::ChangeSet *inverse)
{
    const bool scripts = touchesScripts(document, change);
    auto applied = content::apply(document, change, core.schema);
    if (!applied)
        return failure(std::move(applied.error().error));
    if (inverse)
        *inverse = std::move(*applied);
    auto definition =
        Definition::compile(document, core.schema, core.world.layout(), core.bindings);
    if (!definition)
        return failure(std::move(definition.error()));
    if (!core.state.phase.isNull() && !definition->phase(core.state.phase))
        return failure("kernel.change.present-phase");
    EditedRules out{std::move(document), std::move(*definition), std::nullopt};
    if (scripts) {
        auto host = ScriptHost::create(out.document, core.schema);
        if (!host)
            return failure(std::move(host.error()));
        out.scripts = std::move(*host);
    }
    return out;
}

} // namespace

Result<> checkRuleEdit(const Core &core, Document &document, const content::ChangeSet &change)
{
    if (change.ops.empty())
        return failure("kernel.change.empty");
    if (!content::concernsOnlyRules(document, change))
        return failure("kernel.change.beyond-rules");
    auto next = edited(core, document, change, nullptr);
    if (!next)
        return failure(std::move(next.error()));
    document = std::move(next->document);
    return {};
}

Result<UndoEntry> editRules(Core &core, const content::ChangeSet &change,
                            const EventSink::Header &header)
{
    content::ChangeSet inverse;
    auto next = edited(core, core.document, change, &inverse);
    if (!next)
        return failure(std::move(next.error()));
    inverse.id = deriveId(change.id, "inverse");
    v1::events::Payload payload;
    auto *changed = payload.mutable_definition_changed();
    content::toProto(change, *changed->mutable_change());
    content::toProto(inverse, *changed->mutable_inverse());
    core.state.edits.push_back(changed->change().SerializeAsString());
    UndoEntry undo;
    undo.change = changed->inverse().SerializeAsString();
    undo.event = core.events.emit(payload, header);
    Takeover(core, std::move(*next), undo.event).run();
    return undo;
}

Result<EditedRules> rulesAfter(const Core &core, const std::vector<std::string> &edits)
{
    EditedRules out{core.original, {}, std::nullopt};
    for (const std::string &bytes : edits) {
        v1::events::ChangeSet stored;
        if (!stored.ParseFromString(bytes))
            return failure("kernel.checkpoint.malformed");
        const auto change = content::fromProto(stored);
        if (!change || !content::apply(out.document, *change, core.schema))
            return failure("kernel.checkpoint.malformed");
    }
    auto definition =
        Definition::compile(out.document, core.schema, core.world.layout(), core.bindings);
    if (!definition)
        return failure("kernel.checkpoint.malformed");
    out.definition = std::move(*definition);
    auto scripts = ScriptHost::create(out.document, core.schema);
    if (!scripts)
        return failure("kernel.checkpoint.malformed");
    out.scripts = std::move(*scripts);
    return out;
}

} // namespace ward::kernel
