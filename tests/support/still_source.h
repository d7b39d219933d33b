// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/source.h"
#include "tests/support/scenario.h"

#include <memory>
#include <utility>

namespace ward::test {

/// A finished recording in which nothing moves: a shipped scenario's world at every tick. For
/// panels that show a past.
class StillSource : public recording::RecordingSource
{
public:
    StillSource(const QString &scenario, Tick last)
        : m_world(*world::instantiate(*test::scenario(scenario), content::Schema::shipped(),
                                      content::Catalogue::shipped()))
    {
        m_info.scenario = scenarioBytes(scenario);
        m_info.scenarioTitle = scenario.toStdString();
        m_info.last = last;
    }

    Result<recording::RecordingInfo> info() override { return m_info; }
    std::shared_ptr<const world::Layout> layout() override { return m_world.sharedLayout(); }
    Result<world::World> worldAt(Tick tick, std::optional<std::uint32_t> /*sub*/) override
    {
        if (tick > m_info.last)
            return failure("recording.seek.outside", {{"at", MessageTime{tick.time().us}}});
        world::World world = m_world;
        world.setTick(tick);
        return world;
    }
    Result<std::vector<recording::Event>> events(std::uint64_t /*after*/, int /*limit*/) override
    {
        return std::vector<recording::Event>();
    }
    Result<std::vector<recording::Event>> eventsBetween(Tick /*from*/, Tick /*to*/) override
    {
        return std::vector<recording::Event>();
    }
    Result<recording::Series> series(world::Handle /*handle*/, world::FieldRef /*field*/,
                                     Tick /*from*/, Tick /*to*/, int /*bucketTicks*/) override
    {
        return recording::Series();
    }
    Result<std::vector<recording::Activity>> activity(Tick /*from*/, Tick /*to*/,
                                                      int /*bucketTicks*/) override
    {
        return std::vector<recording::Activity>();
    }
    Result<std::vector<recording::Mark>> marks() override { return std::vector<recording::Mark>(); }
    Result<std::vector<recording::ClockPoint>> clockMap() override
    {
        return std::vector<recording::ClockPoint>();
    }

private:
    world::World m_world;
    recording::RecordingInfo m_info;
};

} // namespace ward::test
