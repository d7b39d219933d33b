// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sqlite.h"
#include "core/recording/event.h"
#include "core/world/state_codec.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ward::recording {

/// What table `lod` says of one series in one bucket.
struct OverviewEntry
{
    std::uint64_t series = 0;
    bool isEvents = false;
    // slots
    bool hasValues = false;
    bool unsetAtEnd = false;
    std::int32_t min = 0;
    std::int32_t max = 0;
    std::int32_t last = 0;
    // events
    std::uint32_t count = 0;
    std::uint8_t severity = 0;
};

/// What a series is: a slot of an entity, or its events of one type.
struct OverviewKey
{
    world::Handle handle = world::kNoHandle;
    int component = -1; ///< −1: events
    int slot = 0;
    std::string type;
    auto operator<=>(const OverviewKey &) const = default;
};

inline constexpr std::array<int, 4> kOverviewLevels{1, 4, 16, 64}; ///< seconds a bucket

/// Whether a slot has an overview: numbers do, places and texts do not.
[[nodiscard]] bool hasOverview(world::SlotType type);

[[nodiscard]] std::string encodeOverview(const std::map<std::uint64_t, OverviewEntry> &entries);
/// `isEvents` tells of each series which kind it is. False when the bytes are damaged.
[[nodiscard]] bool decodeOverview(std::string_view bytes,
                                  const std::function<bool(std::uint64_t series)> &isEvents,
                                  std::vector<OverviewEntry> &out);

/// Builds tables `series` and `lod` while a recording is written. One thread.
class OverviewWriter
{
public:
    /// Reads the dictionary and the buckets that were not full when the writer stopped at `tick`.
    Result<> resume(sqlite::Database &db, Tick tick);

    void addChanges(const world::World &before, const world::World &after);
    void addEvent(const Event &event);
    /// Writes new series and every bucket touched since the last call.
    Result<> flush(sqlite::Database &db);

private:
    using Bucket = std::map<std::uint64_t, OverviewEntry>;
    [[nodiscard]] std::uint64_t idOf(const OverviewKey &key);
    [[nodiscard]] OverviewEntry &entryOf(std::size_t level, Tick tick, std::uint64_t series);

    std::map<OverviewKey, std::uint64_t> m_ids;
    std::vector<std::pair<std::uint64_t, OverviewKey>> m_newIds;
    std::array<std::map<std::int64_t, Bucket>, kOverviewLevels.size()> m_buckets;
};

} // namespace ward::recording
