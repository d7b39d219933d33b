// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/run_follower.h"

#include "core/world/state_codec.h"

#include <algorithm>

namespace ward::client {

namespace wire = v1::wire;

Result<> RunFollower::snapshot(const wire::Snapshot &snapshot)
{
    std::string bytes = snapshot.layout().SerializeAsString();
    if (!m_layout || bytes != m_layoutBytes) {
        auto layout = world::Layout::parse(bytes);
        if (!layout)
            return failure(std::move(layout.error()));
        m_layout = std::make_shared<const world::Layout>(std::move(*layout));
        m_layoutBytes = std::move(bytes);
        m_world.reset();
    }
    world::World world(m_layout);
    if (auto applied = world::applyKeyframe(world, snapshot.world()); !applied)
        return failure(std::move(applied.error()));
    world.setTick(Tick{snapshot.tick()}, snapshot.sub());
    m_world = std::move(world);
    if (!snapshot.resumed()) {
        m_events.clear();
        m_cursor = 0;
    }
    return {};
}

RunFollower::Step RunFollower::state(const wire::State &state)
{
    if (!m_world)
        return Step::PassedOver;
    if (state.base_tick() < 0) {
        world::World world(m_layout);
        if (!world::applyKeyframe(world, state.delta()))
            return Step::Lost;
        m_world = std::move(world);
    } else {
        if (m_world->tick().n != state.base_tick() || m_world->sub() != state.base_sub()) {
            const bool older = std::pair(state.tick(), state.sub()) <=
                               std::pair(m_world->tick().n, m_world->sub());
            return older ? Step::PassedOver : Step::Lost;
        }
        if (!world::applyDelta(*m_world, state.delta())) {
            m_world.reset();
            return Step::Lost;
        }
    }
    m_world->setTick(Tick{state.tick()}, state.sub());
    return Step::Applied;
}

Result<RunFollower::NewEvents> RunFollower::events(const wire::Events &events)
{
    NewEvents added;
    for (const v1::events::Event &message : events.events()) {
        if (message.id() <= m_cursor)
            continue;
        auto event = recording::fromProto(message);
        if (!event)
            return failure(std::move(event.error()));
        m_cursor = message.id();
        if (added.first == 0)
            added.first = message.id();
        added.last = message.id();
        m_events.push_back(std::move(*event));
    }
    m_cursor = std::max<std::uint64_t>(m_cursor, events.upto());
    return added;
}

const recording::Event *RunFollower::event(std::uint64_t id) const
{
    const auto it = std::lower_bound(
        m_events.begin(), m_events.end(), id,
        [](const recording::Event &event, std::uint64_t value) { return event.id < value; });
    return it != m_events.end() && it->id == id ? &*it : nullptr;
}

void RunTime::clock(const ClockInfo &info, std::int64_t nowUs)
{
    m_running = info.state == ClockState::Running;
    m_rate = info.rate;
    if (info.tick > m_newest)
        m_newest = info.tick;
    m_newestUs = nowUs;
}

void RunTime::frame(Tick tick, std::int64_t nowUs)
{
    m_newest = tick;
    m_newestUs = nowUs;
}

void RunTime::jump()
{
    m_newest = {};
    m_last = {};
}

SimTime RunTime::shown(std::int64_t nowUs) const
{
    const SimTime newest = m_newest.time();
    if (!m_running) {
        m_last = newest;
        return newest;
    }
    const std::int64_t coast =
        std::clamp<std::int64_t>(nowUs - m_newestUs, 0, kMaxCoastUs) - kBufferUs;
    const std::int64_t ahead = coast * m_rate.numerator / m_rate.denominator;
    const SimTime estimate{std::max<std::int64_t>(0, newest.us + ahead)};
    m_last = std::max(m_last, std::min(estimate, (m_newest + 1).time()));
    return m_last;
}

} // namespace ward::client
