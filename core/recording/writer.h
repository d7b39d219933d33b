// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/recording/event.h"
#include "core/recording/recording_info.h"
#include "core/world/world.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace ward::recording {

enum class Pace {
    Live,     ///< commit each tick that has events, keep motion at least every 250 ms
    Headless, ///< commit whole chunks
};

struct WriterOptions
{
    Pace pace = Pace::Live;
    std::string vfs;              ///< see sqlite::OpenOptions
    const Clock *clock = nullptr; ///< nullptr = systemClock(); only paces commits
};

/// Where a recording whose writer died can go on.
struct ResumePoint
{
    Moment last; ///< last moment with a state
    std::uint64_t lastEvent = 0;
    world::World world;                   ///< state at `last`
    std::uint64_t epoch = 0;              ///< the one that begins here
    std::vector<std::uint64_t> epochEnds; ///< see RecordingInfo
};

/// Writes one session into one file, docs/formats/recording.md. Killed at any moment it loses no
/// committed event and at most 250 ms of motion. Used by one thread. After a failure
/// (`base.sqlite.*`, e.g. a full disk) nothing more is written, every later call fails with the
/// same error, and the file can be read up to the last commit.
class RecordingWriter
{
public:
    /// `path` must not exist (`recording.create.exists`). Any failure names the file. As long as
    /// the writer lives and has not finished, nobody else can write to the recording
    /// (`recording.write.in-use`), in this process or another.
    [[nodiscard]] static Result<std::unique_ptr<RecordingWriter>>
    create(const std::string &path, const RecordingInfo &info,
           std::shared_ptr<const world::Layout> layout, const WriterOptions &options = {});
    /// Opens a recording that was not closed, folds its tail and goes on behind it, in an epoch of
    /// its own. Codes `recording.resume.closed`, `recording.write.in-use` and those of
    /// RecordingReader::open.
    [[nodiscard]] static Result<std::unique_ptr<RecordingWriter>>
    resume(const std::string &path, const WriterOptions &options = {});
    ~RecordingWriter(); ///< without `finish` the file is left as a kill would leave it, but
                        ///< committed

    /// The state of the next moment (world.tick(), world.sub()) and the events that made it. Ids
    /// must follow without a gap; code `recording.append.gap`.
    Result<> appendTick(const world::World &world, std::span<const Event> events);
    Result<> addCheckpoint(const Checkpoint &checkpoint);
    Result<> addClockPoint(const ClockPoint &point);
    /// Called now and then while nothing is appended: keeps motion that waited 110 ms, moves the
    /// write-ahead log into the file when it has grown.
    Result<> idle();
    /// Writes what is pending and waits for the disk.
    Result<> sync();
    /// The end: closes the chunk, chain and write-ahead log, so that one file is left that opens
    /// from a read-only folder.
    Result<> finish();

    [[nodiscard]] const std::string &path() const;
    /// Id of the last event that is committed.
    [[nodiscard]] std::uint64_t committedEvent() const;
    /// What `resume` found; nullptr after `create`.
    [[nodiscard]] const ResumePoint *resumedAt() const;

private:
    struct Private;
    explicit RecordingWriter(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace ward::recording
