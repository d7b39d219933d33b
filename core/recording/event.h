// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/content/schema.h"
#include "core/world/world.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace ward::v1::events {
class Event;
class Payload;
} // namespace ward::v1::events

namespace ward::recording {

enum class Origin : std::uint8_t {
    Input = 1,   ///< came from outside: a command, a clock change, an outside service's result
    Derived = 2, ///< follows from inputs and seed; re-simulation makes it again
};

/// One immutable event of a session: the header of `ward.v1.events.Event` and its payload's bytes.
/// Plain value, any thread.
struct Event
{
    std::uint64_t id = 0; ///< global in the session, gap-free from 1
    Tick tick;
    std::uint32_t sub = 0;
    std::int64_t wallMs = 0;
    world::Handle aggregate = world::kNoHandle; ///< 0 = the session
    std::uint64_t aggregateSeq = 0;             ///< gap-free per aggregate from 1
    std::string type;                           ///< "vital.trend-started"
    std::uint32_t typeVer = 1;
    std::string actor;
    Origin origin = Origin::Derived;
    std::uint64_t cause = 0;
    std::uint64_t correlation = 0;
    Id command;          ///< null unless a command came with an id
    std::string payload; ///< serialised `ward.v1.events.Payload`
    bool operator==(const Event &) const = default;
};

/// What is known of an event type besides its payload.
struct EventType
{
    int number = 0; ///< of the payload's member
    std::string_view name;
    std::string_view lane; ///< where a timeline draws it: "session", "action", "rule", "patient" …
    std::uint32_t version = 1;
    content::Visibility visibility = content::Visibility::All;
};

/// Every type this build writes, ascending by number.
[[nodiscard]] std::span<const EventType> eventTypes();
/// By name; nullptr for a type of a newer build.
[[nodiscard]] const EventType *eventType(std::string_view name);
/// The type that follows from the payload's member; an empty payload is a programming error.
[[nodiscard]] const EventType &eventType(const v1::events::Payload &payload);
/// Who may see the event: that of its type, but what only a scenario or an instructor does
/// (`phys.…`, `instructor.…`) names what learners are to find out, so it and its refusal are for
/// staff. Of a type of a newer build: for authors.
[[nodiscard]] content::Visibility visibility(const Event &event);
/// 0 none, 1 info, 2 warning, 3 critical: how strongly a timeline marks the event.
[[nodiscard]] int severity(const Event &event);

/// Sets `type`, `typeVer` and `payload`; the caller fills the rest of the header.
[[nodiscard]] Event makeEvent(const v1::events::Payload &payload);
/// The payload as written by this or an older build, brought up to date; code
/// `recording.event.malformed`.
[[nodiscard]] Result<v1::events::Payload> payloadOf(const Event &event);

[[nodiscard]] v1::events::Event toProto(const Event &event);
/// Code `recording.event.malformed`.
[[nodiscard]] Result<Event> fromProto(const v1::events::Event &event);

} // namespace ward::recording
