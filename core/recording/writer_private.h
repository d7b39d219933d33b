// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/file_lock.h"
#include "core/base/sqlite.h"
#include "core/recording/event_chain.h"
#include "core/recording/motion_log.h"
#include "core/recording/overview.h"
#include "core/recording/recording_lock.h"
#include "core/recording/writer.h"

#include <cassert>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ward::recording {

class RecordingReader;

/// With the tick that follows it and the time in the recorder's queue, below the 250 ms of motion
/// that a crash may cost.
inline constexpr std::int64_t kKeepEveryUs = 110'000;
inline constexpr std::int64_t kSyncEveryUs = 5'000'000;
inline constexpr int kCheckpointPages = 1000; ///< of the write-ahead log, 4 MiB

struct RecordingWriter::Private
{
    Private(sqlite::Database database, const WriterOptions &writerOptions)
        : db(std::move(database))
        , options(writerOptions)
        , clock(writerOptions.clock ? *writerOptions.clock : systemClock())
        , motion(db.path(), options.vfs)
    {
        lastKeptUs = lastSyncUs = clock.monotonicUs();
    }

    std::unique_ptr<FileLock> lock; ///< goes last: nobody else writes while the database is open
    sqlite::Database db;
    WriterOptions options;
    const Clock &clock;
    MotionLog motion;
    std::optional<ResumePoint> resumed;

    // What was written.
    std::optional<world::World> last; ///< the last moment appended
    std::uint64_t lastEvent = 0;      ///< appended
    std::uint64_t committed = 0;
    EventChain chain;
    OverviewWriter overview;
    std::map<std::string, std::int64_t, std::less<>> types;
    std::map<std::string, std::int64_t, std::less<>> actors;
    std::int64_t lastKeptUs = 0; ///< commit or motion log
    std::int64_t lastSyncUs = 0;
    std::optional<Error> broken;
    bool finished = false;

    // The open chunk.
    std::optional<Moment> chunkFirst;
    std::string chunk;        ///< content so far
    std::size_t tailUpTo = 0; ///< bytes of it that table tail has
    std::int64_t tailSeq = 0;
    std::size_t keptUpTo = 0;   ///< bytes of it that table tail or the motion log have …
    std::uint64_t keptHash = 0; ///< … and the state hash there
    HashedMoment chunksEnd{kBeforeAll, 0};

    // Waiting for the next commit.
    struct ClosedChunk
    {
        Moment first;
        Moment last;
        std::string data;
        std::uint64_t hash = 0;
        std::uint64_t lastEvent = 0;
    };
    struct NewEntity
    {
        world::Handle handle;
        Id id;
        std::string prefab;
        std::string name;
        std::uint64_t event;
    };
    std::vector<Event> events;
    std::vector<NewEntity> entities;
    std::vector<ClosedChunk> chunks;
    std::vector<Checkpoint> checkpoints;
    std::vector<ClockPoint> clockPoints;
    bool syncWanted = true; ///< the start is one of the moments that must last
    struct NewEpoch
    {
        std::uint64_t epoch;
        std::vector<std::uint64_t> ends;
    };
    std::optional<NewEpoch> newEpoch; ///< of a writer that goes on

    [[nodiscard]] bool hasPending() const
    {
        return !events.empty() || !chunks.empty() || !checkpoints.empty() || !clockPoints.empty() ||
               chunk.size() > tailUpTo || newEpoch.has_value();
    }

    /// Nothing waits but motion, which the motion log can take.
    [[nodiscard]] bool hasOnlyMotion() const
    {
        return options.pace == Pace::Live && !syncWanted && events.empty() && entities.empty() &&
               chunks.empty() && checkpoints.empty() && clockPoints.empty() && !newEpoch;
    }

    Result<> takeTail(RecordingReader &reader, const RecordingInfo &info);
    void closeChunk();
    void noteEntities(const world::World &world, std::span<const Event> added);
    Result<std::int64_t> dictionaryId(const char *table,
                                      std::map<std::string, std::int64_t, std::less<>> &known,
                                      const std::string &name);
    Result<> writeEvent(const Event &event);
    Result<> writeMark(const Event &event);
    Result<> writeEvents();
    Result<> writeChunks();
    Result<> writeTail();
    Result<> writeRest();
    Result<> write();
    Result<> commit();
    Result<> keepMotion();
    /// What waits longer than motion may, if it does.
    Result<> keepWhatIsDue();
    Result<> fail(Error error)
    {
        broken = error;
        return failure(std::move(error));
    }
    [[nodiscard]] Result<> usable() const
    {
        assert(!finished);
        return broken ? Result<>(failure(*broken)) : Result<>();
    }
};

} // namespace ward::recording
