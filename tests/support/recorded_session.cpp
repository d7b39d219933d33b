// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/recorded_session.h"

#include <ward/v1/events/event.pb.h>

namespace ward::test {

using namespace ward::recording;
namespace pb = v1::events;

RecordedSession::RecordedSession(std::uint64_t seed, int entities,
                                 std::shared_ptr<const world::Layout> layout)
    : m_dice(seed)
    , m_world(ward(entities, std::max(1, entities / 8), std::move(layout)))
{
    m_info.session = Id(0x0192f0c17a007000, 0x8000000000000000u + seed);
    m_info.seed = 0xfedcba9876543210u + seed;
    m_info.engine = "ward-test 0.1";
    m_info.simVersion = 1;
    m_info.scenarioTitle = "Ward med blåt lys";
    m_info.locale = "en";
    m_info.scenario = "{\"ward\":\"1.0\"}";
    m_info.catalogue = "{}";
    m_info.startedMs = 1'767'225'600'000;
    pb::Payload started;
    started.mutable_session_started()->set_scenario(m_info.scenarioTitle);
    add(started, 0, Origin::Derived);
    note();
}

void RecordedSession::add(const pb::Payload &payload, world::Handle aggregate, Origin origin)
{
    Event event = makeEvent(payload);
    event.id = m_all.size() + 1;
    event.tick = m_world.tick();
    event.sub = m_world.sub();
    event.wallMs = m_info.startedMs + m_world.tick().time().us / 1000;
    event.aggregate = aggregate;
    event.aggregateSeq = ++m_numbers[aggregate];
    event.actor = origin == Origin::Input ? "learner-1" : "physiology";
    event.origin = origin;
    event.cause = origin == Origin::Input ? 0 : event.id - 1;
    event.correlation = event.id;
    if (origin == Origin::Input)
        event.command = Id(7, event.id);
    m_events.push_back(event);
    m_all.push_back(std::move(event));
}

void RecordedSession::note()
{
    m_hashes[now()] = m_world.stateHash();
}

void RecordedSession::step()
{
    m_events.clear();
    if (m_dice.oneIn(40)) {
        m_world.setTick(m_world.tick(), m_world.sub() + 1);
        mutate(m_world, m_dice, 2);
    } else {
        ward::test::step(m_world, m_dice, 3);
        if (m_dice.oneIn(25))
            mutate(m_world, m_dice, 3);
    }
    const world::Handle somebody =
        m_world.entities()[std::size_t(m_dice.roll(int(m_world.entities().size())))];
    if (m_dice.oneIn(9)) {
        pb::Payload payload;
        payload.mutable_value_set()->set_field("vitals.hr");
        add(payload, somebody, Origin::Derived);
    }
    if (m_dice.oneIn(30)) {
        pb::Payload payload;
        payload.mutable_action_performed()->set_action("pulse.check");
        add(payload, somebody, Origin::Input);
    }
    if (m_dice.oneIn(60)) {
        pb::Payload payload;
        payload.mutable_alarm_changed()->set_state("active");
        payload.mutable_alarm_changed()->set_priority("high");
        add(payload, somebody, Origin::Derived);
    }
    if (m_dice.oneIn(150)) {
        pb::Payload payload;
        pb::MarkAdded &mark = *payload.mutable_mark_added();
        mark.set_id(Id(8, m_all.size()).toBytes());
        mark.set_label("Look here");
        mark.set_from_tick(m_world.tick().n);
        mark.set_to_tick(m_world.tick().n + 30);
        add(payload, 0, Origin::Input);
    }
    note();
}

} // namespace ward::test
