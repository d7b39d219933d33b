// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/state/event_sink.h"

#include "ward/v1/events/event.pb.h"

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
    recording::Event event = recording::makeEvent(payload);
    event.id = ++m_lastId;
    event.tick = m_tick;
    event.sub = m_sub;
    event.aggregate = header.aggregate;
    if (m_sequences.size() <= header.aggregate)
        m_sequences.resize(header.aggregate + 1);
    event.aggregateSeq = ++m_sequences[header.aggregate];
    event.actor = header.actor;
    // A header written as `{target, actor, cause}` leaves the origin empty: it is derived.
    const bool unsaid = header.origin == recording::Origin{};
    event.origin = unsaid ? recording::Origin::Derived : header.origin;
    event.cause = header.cause.event;
    event.correlation = header.cause.event == 0 ? event.id : header.cause.correlation;
    event.command = header.command;

    const Cause self{event.id, event.correlation};
    fact.type = recording::eventType(payload).name;
    fact.cause = self;
    if (fact.handle == world::kNoHandle)
        fact.handle = header.aggregate;
    m_facts.push_back(std::move(fact));
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
