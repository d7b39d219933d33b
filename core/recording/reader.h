// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/source.h"
#include "core/world/state_codec.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace ward::recording {

struct ReaderOptions
{
    std::string vfs;
    int cachedChunks = 48; ///< decoded chunks kept, 2 s each
};

/// A recording in a file, read through a connection of its own that never writes; the file may
/// still be written by somebody else. Codes of `open`: `recording.open.not-a-recording`,
/// `recording.open.newer-version`, `recording.open.truncated`,
/// `recording.open.unfinished-read-only` (its writer died and the folder cannot be written: copy it
/// first) and `base.sqlite.*`.
class RecordingReader final : public RecordingSource
{
public:
    [[nodiscard]] static Result<std::unique_ptr<RecordingReader>>
    open(const std::string &path, const ReaderOptions &options = {});
    ~RecordingReader() override;

    [[nodiscard]] Result<RecordingInfo> info() override;
    [[nodiscard]] std::shared_ptr<const world::Layout> layout() override;
    [[nodiscard]] Result<world::World> worldAt(Tick tick,
                                               std::optional<std::uint32_t> sub = {}) override;
    [[nodiscard]] Result<std::vector<Event>> events(std::uint64_t after, int limit) override;
    [[nodiscard]] Result<std::vector<Event>> eventsBetween(Tick from, Tick to) override;
    [[nodiscard]] Result<Series> series(world::Handle handle, world::FieldRef field, Tick from,
                                        Tick to, int bucketTicks) override;
    [[nodiscard]] Result<std::vector<Activity>> activity(Tick from, Tick to,
                                                         int bucketTicks) override;
    [[nodiscard]] Result<std::vector<Mark>> marks() override;
    [[nodiscard]] Result<std::vector<ClockPoint>> clockMap() override;

    /// The file the reader was opened with.
    [[nodiscard]] const std::string &path() const;
    /// What could not be read although the file opened (damaged parts); empty when it is whole.
    [[nodiscard]] std::vector<Message> warnings() const;
    /// The first event at or after `tick`; one above the last when there is none.
    [[nodiscard]] Result<std::uint64_t> firstEventAt(Tick tick);
    /// Events of origin `input` at and after `from`.
    [[nodiscard]] Result<std::vector<Event>> inputsFrom(Moment from);
    /// The latest checkpoint at or before `at`; code `recording.checkpoint.none`.
    [[nodiscard]] Result<Checkpoint> checkpointBefore(Moment at);
    /// The chunk that holds `tick`, self-contained and cut to what the receiver may see: a zstd
    /// frame of length-prefixed frames of the state codec, the first a keyframe with ids.
    struct SharedChunk
    {
        Moment first;
        Moment last;
        std::string data;
        bool final = true; ///< false: the open chunk; it will grow
    };
    [[nodiscard]] Result<SharedChunk> chunkAt(Tick tick, world::VisibilityClass sees);
    /// The moments at chunk ends with the hashes recorded there, ascending.
    [[nodiscard]] Result<std::vector<HashedMoment>> chunkHashes();
    /// Whether every chunk, checkpoint and piece of the tail has the checksum it was stored with,
    /// and SQLite finds its pages in order: the damaged parts, empty when there are none.
    [[nodiscard]] Result<std::vector<Message>> damage();
    /// A span of time, both ends included.
    struct Span
    {
        Tick from;
        Tick to;
        bool operator==(const Span &) const = default;
    };
    /// When states can be read, ascending: one span where the recording is whole.
    [[nodiscard]] std::vector<Span> readableSpans();
    /// Checks ids, numbers per aggregate and table `chain`; codes `recording.chain.gap|broken`.
    Result<> checkEvents();
    /// Calls `visit` with every recorded moment from the start, by folding forward (never seeking).
    Result<> play(const std::function<bool(const world::World &)> &visit);

private:
    struct Private;
    explicit RecordingReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Decodes what `chunkAt` made: the world at `at` (or its last moment before). For sources that get
/// their chunks from an engine. Code `recording.chunk.malformed`.
[[nodiscard]] Result<world::World>
worldInChunk(std::string_view data, std::shared_ptr<const world::Layout> layout, Moment at);

} // namespace ward::recording
