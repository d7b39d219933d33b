// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/state/event_sink.h"

#include "sim-engine/kernel/observer.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <utility>

namespace ward::kernel {

void EventSink::begin(Tick tick, std::uint32_t sub)
{
    m_tick = tick;
    m_sub = sub;
    m_events.clear();
    m_facts.clear();
}

Cause EventSink::emit(const v1::events::Payload &payload, const Header &header, Fact fact)
{
    const Cause self = record(payload, header);
    fact.type = recording::eventType(payload).name;
    fact.cause = self;
    if (fact.handle == world::kNoHandle)
        fact.handle = header.aggregate;
    const auto hears = [&](std::string_view what) {
        return std::binary_search(m_heard.begin(), m_heard.end(), what);
    };
    if (!m_heard.empty() &&
        (hears(fact.type) || (fact.kind == Fact::Kind::Named && hears(fact.name))))
        fact.payload = payload.SerializeAsString();
    m_facts.push_back(std::move(fact));
    return self;
}

Cause EventSink::record(const v1::events::Payload &payload, const Header &header)
{
    const std::uint64_t id = ++m_lastId;
    const Cause self{id, header.cause.event == 0 ? id : header.cause.correlation};
    if (m_sequences.size() <= header.aggregate)
        m_sequences.resize(header.aggregate + 1);
    const std::uint64_t sequence = ++m_sequences[header.aggregate];
    if (m_observer)
        m_observer->event(payload, m_tick);
    if (!m_keeps)
        return self;

    recording::Event event = recording::makeEvent(payload);
    event.id = id;
    event.tick = m_tick;
    event.sub = m_sub;
    event.aggregate = header.aggregate;
    event.aggregateSeq = sequence;
    event.actor = header.actor;
    // A header written as `{target, actor, cause}` leaves the origin empty: it is derived.
    const bool unsaid = header.origin == recording::Origin{};
    event.origin = unsaid ? recording::Origin::Derived : header.origin;
    event.cause = header.cause.event;
    event.correlation = self.correlation;
    event.command = header.command;
    m_events.push_back(std::move(event));
    return self;
}

void EventSink::addFact(Fact fact, Cause event)
{
    fact.cause = event;
    m_facts.push_back(std::move(fact));
}

std::vector<Fact> EventSink::takeFacts()
{
    return std::exchange(m_facts, {});
}

} // namespace ward::kernel
