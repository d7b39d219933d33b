// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"
#include "core/world/world.h"
#include "sim-client/commands.h"
#include "ward/v1/wire/frame.pb.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace ward::client {

/// A run as this client sees it: the world by snapshot and deltas, the events in order. Knows no
/// socket. One thread.
class RunFollower
{
public:
    enum class Step {
        Applied,
        PassedOver, ///< of a moment that a newer absolute frame has overtaken
        Lost,       ///< does not follow from what is here: ask for a snapshot
    };

    /// Codes `world.layout.*`, `world.codec.*`.
    Result<> snapshot(const v1::wire::Snapshot &snapshot);
    [[nodiscard]] Step state(const v1::wire::State &state);

    struct NewEvents
    {
        std::uint64_t first = 0; ///< 0 = none
        std::uint64_t last = 0;
    };
    /// Takes what it does not have yet.
    [[nodiscard]] Result<NewEvents> events(const v1::wire::Events &events);

    [[nodiscard]] const world::World *world() const { return m_world ? &*m_world : nullptr; }
    [[nodiscard]] const std::vector<recording::Event> &list() const { return m_events; }
    [[nodiscard]] const recording::Event *event(std::uint64_t id) const;
    /// Where the reliable lane goes on after a reconnect.
    [[nodiscard]] std::uint64_t cursor() const { return m_cursor; }

private:
    std::shared_ptr<const world::Layout> m_layout;
    std::string m_layoutBytes;
    std::optional<world::World> m_world;
    std::vector<recording::Event> m_events; ///< ascending by id
    std::uint64_t m_cursor = 0;
};

/// Simulated time between frames: runs on with the session's rate, a little behind the newest
/// frame, so that it neither overtakes the engine nor goes back while the clock runs. µs are the
/// caller's monotonic time.
class RunTime
{
public:
    static constexpr std::int64_t kBufferUs = 50'000;    ///< of wall time behind the newest frame
    static constexpr std::int64_t kMaxCoastUs = 250'000; ///< without a frame it stands still

    void clock(const ClockInfo &info, std::int64_t nowUs);
    void frame(Tick tick, std::int64_t nowUs);
    /// Forget what was shown: a snapshot, a seek.
    void jump();
    [[nodiscard]] SimTime shown(std::int64_t nowUs) const;

private:
    bool m_running = false;
    Rate m_rate;
    Tick m_newest;
    std::int64_t m_newestUs = 0;
    mutable SimTime m_last;
};

} // namespace ward::client
