// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"
#include "core/recording/recording_info.h"
#include "core/world/world.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ward::recording {

/// One bucket of a drawn curve. `set` is false where the value was unset all the time.
struct SeriesPoint
{
    bool set = false;
    double min = 0;
    double max = 0;
    double last = 0;
    bool operator==(const SeriesPoint &) const = default;
};

/// A numeric field of one entity over time, in the field's unit: point i covers `bucketTicks` ticks
/// from `from + i × bucketTicks`.
struct Series
{
    Tick from;
    int bucketTicks = 1;
    std::vector<SeriesPoint> points;
};

/// How many events of one type an entity had in each bucket, for drawing any number of events at
/// constant cost.
struct Activity
{
    world::Handle aggregate = world::kNoHandle;
    std::string type;
    std::vector<std::uint32_t> counts;
    std::vector<std::uint8_t> severities;
};

/// A mark, as the mark events left it.
struct Mark
{
    Id id;
    std::uint64_t event = 0;
    std::string label;
    std::string tag;
    Tick from;
    Tick to;
    std::string note;
    std::string actor;
    bool automatic = false;
};

/// Everything that shows a session's past reads through this, whether the bytes come from a file or
/// from an engine. Used by one thread at a time; ticks outside the recording fail with
/// `recording.seek.outside`. Where a part of a recording is damaged, reading that part fails with a
/// `recording.*` code and the rest stays readable.
class RecordingSource
{
public:
    virtual ~RecordingSource() = default;
    /// Follows a recording that is still being written: `last` and `events` grow from call to call.
    [[nodiscard]] virtual Result<RecordingInfo> info() = 0;
    [[nodiscard]] virtual std::shared_ptr<const world::Layout> layout() = 0;
    /// The world at `tick`: its last sub-step, or the given one.
    [[nodiscard]] virtual Result<world::World> worldAt(Tick tick,
                                                       std::optional<std::uint32_t> sub = {}) = 0;
    /// Events with an id above `after`, ascending, at most `limit`.
    [[nodiscard]] virtual Result<std::vector<Event>> events(std::uint64_t after, int limit) = 0;
    /// Events of ticks from … to, both included.
    [[nodiscard]] virtual Result<std::vector<Event>> eventsBetween(Tick from, Tick to) = 0;
    /// Ticks from … to (excluded) in buckets; cost depends on the number of buckets only.
    [[nodiscard]] virtual Result<Series> series(world::Handle handle, world::FieldRef field,
                                                Tick from, Tick to, int bucketTicks) = 0;
    /// Likewise for events, of every entity and type that has any in the range.
    [[nodiscard]] virtual Result<std::vector<Activity>> activity(Tick from, Tick to,
                                                                 int bucketTicks) = 0;
    [[nodiscard]] virtual Result<std::vector<Mark>> marks() = 0;
    [[nodiscard]] virtual Result<std::vector<ClockPoint>> clockMap() = 0;
};

} // namespace ward::recording
