// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/session_facts.h"

#include "core/base/text.h"
#include "core/world/signals/rhythm.h"

#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::timeline {

namespace ev = ward::v1::events;

namespace {

bool hasPulse(const std::string &rhythm)
{
    return signals::traits(signals::rhythmFromName(rhythm)).pulse;
}

std::string drugOf(const ev::ActionPerformed &action)
{
    for (const ev::NamedCell &arg : action.args()) {
        if (arg.name() == "drug")
            return arg.cell().text();
    }
    return {};
}

} // namespace

void SessionFacts::add(const recording::Event &event)
{
    const auto payload = recording::payloadOf(event);
    if (!payload)
        return;
    switch (payload->kind_case()) {
    case ev::Payload::kPhaseChanged: {
        const ev::PhaseChanged &phase = payload->phase_changed();
        entries.push_back({event.tick, Id::fromBytes(phase.phase()).value_or(Id()), phase.after()});
        break;
    }
    case ev::Payload::kActionPerformed: {
        const ev::ActionPerformed &action = payload->action_performed();
        // What the scenario or an instructor does to the patient is no deed of the team.
        if (!action.action().starts_with("phys.") && !action.action().starts_with("instructor."))
            deeds.push_back({event.tick, action.action(), drugOf(action)});
        break;
    }
    case ev::Payload::kShockDelivered:
        shocks.push_back({event.tick, payload->shock_delivered().indicated(),
                          !payload->shock_delivered().not_clear()});
        break;
    case ev::Payload::kCompressionsChanged:
        compressions.push_back(
            {event.tick, event.aggregate, payload->compressions_changed().running()});
        break;
    case ev::Payload::kRhythmChanged: {
        const bool before = hasPulse(payload->rhythm_changed().before());
        const bool after = hasPulse(payload->rhythm_changed().after());
        if (before != after)
            pulse.push_back({event.tick, event.aggregate, after});
        break;
    }
    case ev::Payload::kAlarmChanged: {
        const ev::AlarmChanged &alarm = payload->alarm_changed();
        if (alarm.state() == "active" && alarm.priority() == "high" && alarm.before() != "active")
            alarms.push_back(
                {event.tick, toQString(alarm.text().empty() ? alarm.alarm() : alarm.text())});
        break;
    }
    case ev::Payload::kRuleFired:
        m_rules[event.id] = toQString(payload->rule_fired().name());
        break;
    case ev::Payload::kScored: {
        QString reason = toQString(payload->scored().reason());
        if (const auto rule = m_rules.find(event.cause); reason.isEmpty() && rule != m_rules.end())
            reason = rule->second;
        scores.push_back(
            {event.tick, payload->scored().points(), payload->scored().total(), reason});
        break;
    }
    case ev::Payload::kMarkAdded: {
        const ev::MarkAdded &added = payload->mark_added();
        Mark mark;
        mark.from = {added.from_tick()};
        mark.to = {std::max(added.to_tick(), added.from_tick())};
        mark.label = toQString(added.label());
        mark.note = toQString(added.note());
        mark.actor = toQString(event.actor);
        mark.automatic = added.automatic();
        marks.insert(std::upper_bound(marks.begin(), marks.end(), mark.from,
                                      [](Tick at, const Mark &m) { return at < m.from; }),
                     mark);
        break;
    }
    default:
        break;
    }
}

} // namespace ward::timeline
