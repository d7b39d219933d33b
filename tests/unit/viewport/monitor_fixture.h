// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/typical_tracks.h"
#include "core/world/world.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace ward::test {

/// Worlds with one patient on one monitor, as an engine would leave them, in the shipped layout.
class MonitorFixture
{
public:
    MonitorFixture();

    MonitorFixture &set(std::string_view path, double value);
    MonitorFixture &set(std::string_view path, bool value);
    MonitorFixture &set(std::string_view path, std::string_view text);
    MonitorFixture &set(std::string_view path, const char *text) // else it would be a bool
    {
        return set(path, std::string_view(text));
    }
    MonitorFixture &clear(std::string_view path);
    /// An alarm in a state with a priority: alarm("vfib", "active", "high").
    MonitorFixture &alarm(const std::string &name, std::string_view state,
                          std::string_view priority);
    MonitorFixture &tracks(signals::TypicalTracks tracks);
    MonitorFixture &setTracks(world::Tracks tracks);
    MonitorFixture &addBeat(const world::Beat &beat);
    MonitorFixture &at(SimTime time);

    [[nodiscard]] std::shared_ptr<const world::World> world() const;
    [[nodiscard]] world::Handle patient() const { return m_patient; }

private:
    world::World m_world;
    world::Handle m_patient = world::kNoHandle;
    world::Handle m_monitor = world::kNoHandle;
};

/// A situation by name and the world that shows it, 60 s into a session.
struct MonitorScene
{
    std::string name;
    std::shared_ptr<const world::World> world;
};
[[nodiscard]] std::vector<MonitorScene> monitorScenes();

} // namespace ward::test
