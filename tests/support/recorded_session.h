// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/recording_info.h"
#include "core/recording/writer.h"
#include "tests/support/random_world.h"

#include <map>
#include <string>
#include <vector>

namespace ward::test {

/// A session without an engine: a ward whose state moves, with events, sub-steps, marks and clock
/// points, and the truth beside it. The same seed gives the same session.
class RecordedSession
{
public:
    explicit RecordedSession(std::uint64_t seed, int entities = 20,
                             std::shared_ptr<const world::Layout> layout = shippedLayout());

    [[nodiscard]] const recording::RecordingInfo &info() const { return m_info; }
    [[nodiscard]] const world::World &world() const { return m_world; }
    /// Events of the last step.
    [[nodiscard]] const std::vector<recording::Event> &events() const { return m_events; }
    /// The next tick, sometimes a sub-step of this one.
    void step();
    /// The present moment into the writer.
    [[nodiscard]] Result<> appendTo(recording::RecordingWriter &writer) const
    {
        return writer.appendTick(m_world, m_events);
    }

    [[nodiscard]] recording::Moment now() const { return {m_world.tick(), m_world.sub()}; }
    /// Hash of every moment so far.
    [[nodiscard]] const std::map<recording::Moment, std::uint64_t> &hashes() const
    {
        return m_hashes;
    }
    [[nodiscard]] const std::vector<recording::Event> &allEvents() const { return m_all; }
    [[nodiscard]] std::uint64_t lastEvent() const { return m_all.size(); }

private:
    void add(const v1::events::Payload &payload, world::Handle aggregate, recording::Origin origin);
    void note();

    recording::RecordingInfo m_info;
    Dice m_dice;
    world::World m_world;
    std::vector<recording::Event> m_events;
    std::vector<recording::Event> m_all;
    std::map<world::Handle, std::uint64_t> m_numbers;
    std::map<recording::Moment, std::uint64_t> m_hashes;
};

} // namespace ward::test
