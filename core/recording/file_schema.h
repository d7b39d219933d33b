// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sqlite.h"
#include "core/recording/event.h"
#include "core/recording/recording_info.h"
#include "core/world/layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace ward::recording::file {

// docs/formats/recording.md, as SQL.

inline constexpr std::int64_t kApplicationId = 0x57415244; // "WARD"
inline constexpr int kFormatMajor = 1;
inline constexpr std::int64_t kTicksPerChunk = 60;
inline constexpr std::size_t kMaxChunkBytes = 512 * 1024;
inline constexpr std::uint64_t kEventsPerChainLink = 1000;

/// Makes the tables in an empty database.
Result<> createTables(sqlite::Database &db);

Result<> writeMeta(sqlite::Database &db, std::string_view key, std::int64_t value);
Result<> writeMeta(sqlite::Database &db, std::string_view key, std::string_view text);
Result<> writeMetaBlob(sqlite::Database &db, std::string_view key, std::string_view bytes);
/// Everything of `info` but what the writer keeps; then the layout.
Result<> writeInfo(sqlite::Database &db, const RecordingInfo &info, const world::Layout &layout);
Result<> writeEpoch(sqlite::Database &db, std::uint64_t epoch,
                    const std::vector<std::uint64_t> &ends);
/// As above; `last` and `events` are the caller's.
[[nodiscard]] Result<RecordingInfo> readInfo(sqlite::Database &db);
[[nodiscard]] Result<std::int64_t> readMetaInteger(sqlite::Database &db, std::string_view key,
                                                   std::int64_t fallback = 0);
[[nodiscard]] Result<std::string> readMetaBytes(sqlite::Database &db, std::string_view key);

/// The columns of an event in documented order, with the names instead of dictionary ids.
inline constexpr std::string_view kSelectEvents =
    "SELECT e.id,e.tick,e.sub,e.wall,e.aggregate,e.aggregate_seq,t.name,e.type_ver,a.name,e.origin,"
    "e.cause,e.correlation,e.command,e.payload FROM event e JOIN event_type t ON t.id=e.type "
    "JOIN actor a ON a.id=e.actor ";
/// The row that a statement beginning with `kSelectEvents` stands on.
[[nodiscard]] Event eventOfRow(const sqlite::Statement &row);

/// Signed 64-bit pattern, as SQLite stores integers.
[[nodiscard]] constexpr std::int64_t stored(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

} // namespace ward::recording::file
