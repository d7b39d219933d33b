// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sqlite.h"
#include "core/recording/frames.h"
#include "core/recording/reader.h"
#include "core/recording/stored_frames.h"

#include <list>
#include <optional>
#include <set>

namespace ward::recording {

struct RecordingReader::Private
{
    explicit Private(sqlite::Database database)
        : db(std::move(database))
    {
    }

    /// A chunk in memory. `final` chunks never change; the open one is read anew when it grew.
    struct Cached
    {
        Moment first;
        Moment last;
        std::uint64_t hash = 0;
        bool final = true;
        std::int64_t tailPieces = 0;  ///< of the open one, in the table …
        std::uint64_t motionHash = 0; ///< … and what the motion log had
        Frames frames;
    };

    std::string path;
    sqlite::Database db;
    ReaderOptions options;
    std::shared_ptr<const world::Layout> layout;
    std::optional<world::World> start; ///< empty, with the ids of every entity
    RecordingInfo fixed;               ///< what does not change while it is written
    std::vector<Message> warnings;
    std::list<Cached> cache; ///< most recently used first
    std::optional<sqlite::Statement> selectChunk;

    Result<> load();
    /// Reads entities that appeared since; true when there are any.
    Result<bool> learnEntities();
    Result<world::World> worldIn(Cached &chunk, std::size_t index);
    /// The chunk that holds `at` (its last moment not above `at`); code `recording.seek.outside`.
    Result<Cached *> chunkFor(Moment at);
    /// nullptr when there is none.
    Result<Cached *> openChunk();
    /// Of one moment of the database: begins a transaction unless there is one.
    Result<std::optional<sqlite::Transaction>> snapshot();
    Cached *keep(Cached chunk);
    /// Last moment with a state; nullopt when there is none yet.
    Result<std::optional<Moment>> lastMoment();
    Result<std::uint64_t> lastEvent();
    /// Id of the first event at or after `at`.
    Result<std::uint64_t> firstEventAt(Moment at);
    Result<std::vector<Event>> select(std::string_view condition, std::int64_t a, std::int64_t b,
                                      std::int64_t limit);
    /// Adds to what `warnings` tells.
    void warn(const Error &error);
    /// Ids of the series that count events.
    Result<std::set<std::uint64_t>> eventSeries();
};

/// As rows of chunk and tail name it; code `recording.chunk.malformed`.
[[nodiscard]] Result<Moment> momentOf(std::int64_t tick, std::int64_t sub);
/// No session is longer: a year, at every step.
inline constexpr std::int64_t kFarthestTick = std::int64_t{366} * 24 * 3600 * kTicksPerSecond;

} // namespace ward::recording
