// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event.h"

#include "ward/v1/events/event.pb.h"

#include <QtGlobal>

#include <algorithm>
#include <array>

namespace ward::recording {

namespace ev = ward::v1::events;
using content::Visibility;

namespace {

/// Ascending by number; members that are reserved have none.
constexpr std::array kTypes{
    EventType{1, "session.started", "session"},
    EventType{2, "session.ended", "session"},
    EventType{3, "session.recovered", "session", 1, Visibility::Staff},
    EventType{4, "clock.changed", "session"},
    EventType{5, "world.changed", "instructor", 1, Visibility::Staff},
    EventType{6, "action.performed", "action"},
    EventType{7, "mark.added", "mark", 1, Visibility::Staff},
    EventType{8, "entity.added", "equipment"},
    EventType{9, "entity.removed", "equipment"},
    EventType{10, "entity.moved", "equipment"},
    EventType{11, "value.set", "patient", 1, Visibility::Staff},
    EventType{12, "vital.trend-started", "patient", 1, Visibility::Staff},
    EventType{13, "vital.trend-ended", "patient", 1, Visibility::Staff},
    EventType{14, "rhythm.changed", "patient", 1, Visibility::Staff},
    EventType{15, "phase.changed", "phase", 1, Visibility::Staff},
    EventType{16, "rule.fired", "rule", 1, Visibility::Staff},
    EventType{17, "rule.shadowed", "rule", 1, Visibility::Staff},
    EventType{18, "rule.loop", "rule", 1, Visibility::Staff},
    EventType{19, "actor.said", "team"},
    EventType{20, "drug.given", "drug"},
    EventType{21, "shock.delivered", "shock"},
    EventType{22, "compressions.changed", "compressions"},
    EventType{23, "airway.changed", "airway"},
    EventType{24, "alarm.changed", "alarm"},
    EventType{25, "score.changed", "rule", 1, Visibility::Staff},
    EventType{26, "note.added", "note", 1, Visibility::Staff},
    EventType{27, "event.emitted", "rule", 1, Visibility::Staff},
    EventType{28, "change.undone", "instructor", 1, Visibility::Staff},
    EventType{29, "trigger.changed", "rule", 1, Visibility::Staff},
    EventType{30, "action.rejected", "action"},
    EventType{31, "timer.changed", "rule", 1, Visibility::Staff},
    EventType{32, "variable.changed", "rule", 1, Visibility::Staff},
    EventType{33, "instructor.prompted", "instructor", 1, Visibility::Staff},
    EventType{34, "sound.played", "equipment"},
    EventType{35, "rule.progress", "rule", 1, Visibility::Staff},
    EventType{36, "definition.changed", "instructor", 1, Visibility::Staff},
    EventType{43, "entity.motion-started", "equipment"},
    EventType{44, "entity.motion-ended", "equipment"},
    EventType{45, "rule.near-miss", "rule", 1, Visibility::Staff},
    EventType{46, "vital.held", "instructor", 1, Visibility::Staff},
    EventType{47, "lab.reported", "patient"},
    EventType{50, "script.fault", "rule", 1, Visibility::Staff},
    EventType{51, "script.acted", "rule", 1, Visibility::Staff},
    EventType{52, "script.suspended", "rule", 1, Visibility::Staff},
};

/// How actions begin that learners may not do; a test compares with the schema.
constexpr std::array<std::string_view, 2> kStaffActions{"phys.", "instructor."};

} // namespace

std::span<const EventType> eventTypes()
{
    return kTypes;
}

const EventType *eventType(std::string_view name)
{
    const auto it = std::find_if(kTypes.begin(), kTypes.end(),
                                 [&](const EventType &type) { return type.name == name; });
    return it == kTypes.end() ? nullptr : &*it;
}

const EventType &eventType(const ev::Payload &payload)
{
    const int number = payload.kind_case();
    const auto it =
        std::lower_bound(kTypes.begin(), kTypes.end(), number,
                         [](const EventType &type, int wanted) { return type.number < wanted; });
    Q_ASSERT(it != kTypes.end() && it->number == number);
    return *it;
}

Visibility visibility(const Event &event)
{
    const EventType *type = eventType(event.type);
    if (!type)
        return Visibility::Author;
    if (event.type != "action.performed" && event.type != "action.rejected")
        return type->visibility;
    const auto payload = payloadOf(event);
    if (!payload)
        return Visibility::Author;
    const std::string &action = payload->kind_case() == ev::Payload::kActionPerformed
                                    ? payload->action_performed().action()
                                    : payload->action_rejected().action();
    const bool forStaff =
        std::any_of(kStaffActions.begin(), kStaffActions.end(),
                    [&](std::string_view prefix) { return action.starts_with(prefix); });
    return forStaff ? Visibility::Staff : type->visibility;
}

int severity(const Event &event)
{
    const auto payload = payloadOf(event);
    if (!payload)
        return 2;
    switch (payload->kind_case()) {
    case ev::Payload::kAlarmChanged: {
        const ev::AlarmChanged &alarm = payload->alarm_changed();
        if (alarm.state() != "active" && alarm.state() != "latched")
            return 0;
        return alarm.priority() == "high" ? 3 : alarm.priority() == "medium" ? 2 : 1;
    }
    case ev::Payload::kRhythmChanged:
    case ev::Payload::kShockDelivered:
        return 3;
    case ev::Payload::kInstructorPrompted: {
        const std::string &severity = payload->instructor_prompted().severity();
        return severity == "critical" ? 3 : severity == "warning" ? 2 : 1;
    }
    case ev::Payload::kRuleLoop:
    case ev::Payload::kScriptFault:
    case ev::Payload::kScriptSuspended:
    case ev::Payload::kActionRejected:
    case ev::Payload::kSessionRecovered:
        return 2;
    case ev::Payload::kPhaseChanged:
    case ev::Payload::kLabReported:
    case ev::Payload::kDrugGiven:
    case ev::Payload::kMarkAdded:
        return 1;
    default:
        return 0;
    }
}

Event makeEvent(const ev::Payload &payload)
{
    const EventType &type = eventType(payload);
    Event event;
    event.type = std::string(type.name);
    event.typeVer = type.version;
    event.payload = payload.SerializeAsString();
    return event;
}

Result<ev::Payload> payloadOf(const Event &event)
{
    ev::Payload payload;
    if (!payload.ParseFromString(event.payload))
        return failure("recording.event.malformed",
                       {{"event", static_cast<std::int64_t>(event.id)}, {"type", event.type}});
    return payload;
}

ev::Event toProto(const Event &event)
{
    ev::Event proto;
    proto.set_id(event.id);
    proto.set_tick(event.tick.n);
    proto.set_sub(event.sub);
    proto.set_wall_ms(event.wallMs);
    proto.set_aggregate(event.aggregate);
    proto.set_aggregate_seq(event.aggregateSeq);
    proto.set_type(event.type);
    proto.set_type_ver(event.typeVer);
    proto.set_actor(event.actor);
    proto.set_origin(event.origin == Origin::Input ? ev::Event::ORIGIN_INPUT
                                                   : ev::Event::ORIGIN_DERIVED);
    proto.set_cause(event.cause);
    proto.set_correlation(event.correlation);
    if (!event.command.isNull())
        proto.set_command_id(event.command.toBytes());
    proto.mutable_payload()->ParseFromString(event.payload);
    return proto;
}

Result<Event> fromProto(const ev::Event &proto)
{
    Event event;
    event.id = proto.id();
    event.tick = {proto.tick()};
    event.sub = proto.sub();
    event.wallMs = proto.wall_ms();
    event.aggregate = proto.aggregate();
    event.aggregateSeq = proto.aggregate_seq();
    event.type = proto.type();
    event.typeVer = proto.type_ver();
    event.actor = proto.actor();
    event.origin = proto.origin() == ev::Event::ORIGIN_INPUT ? Origin::Input : Origin::Derived;
    event.cause = proto.cause();
    event.correlation = proto.correlation();
    if (!proto.command_id().empty()) {
        const auto id = Id::fromBytes(proto.command_id());
        if (!id)
            return failure("recording.event.malformed",
                           {{"event", static_cast<std::int64_t>(event.id)}, {"type", event.type}});
        event.command = *id;
    }
    event.payload = proto.payload().SerializeAsString();
    return event;
}

} // namespace ward::recording
