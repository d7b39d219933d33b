// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/writer.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace ward::recording {

/// Threads that do nothing but write recordings; each recording stays on one of them. Outlives
/// every QueuedRecorder that uses it.
class RecorderPool
{
public:
    explicit RecorderPool(int threads = 1);
    ~RecorderPool(); ///< finishes what is queued
    RecorderPool(const RecorderPool &) = delete;
    RecorderPool &operator=(const RecorderPool &) = delete;

    struct Private;

private:
    friend class QueuedRecorder;
    std::unique_ptr<Private> d;
};

/// A RecordingWriter behind a queue: the session thread hands over snapshots that share memory with
/// its world and never waits for the disk. Calls come from one thread; the callbacks run on the
/// recorder's.
class QueuedRecorder
{
public:
    struct Callbacks
    {
        /// Every event up to this id is committed.
        std::function<void(std::uint64_t lastEvent)> committed;
        /// Recording ended with this error (once); the session may go on unrecorded.
        std::function<void(const Error &)> failed;
    };

    QueuedRecorder(std::unique_ptr<RecordingWriter> writer, RecorderPool &pool,
                   Callbacks callbacks = {});
    ~QueuedRecorder(); ///< waits until the queue is written; does not finish the recording

    void appendTick(const world::World &world, std::span<const Event> events);
    void addCheckpoint(Checkpoint checkpoint);
    void addClockPoint(ClockPoint point);
    /// Waits until everything handed over is committed.
    Result<> flush();
    /// Waits for the queue, then closes the recording.
    Result<> finish();

    [[nodiscard]] std::uint64_t committedEvent() const;
    /// Moments handed over and not yet written; a growing number means that the disk is too slow.
    [[nodiscard]] int backlog() const;
    [[nodiscard]] std::optional<Error> error() const;
    [[nodiscard]] const std::string &path() const;

    struct State; ///< shared with the recorder's thread

private:
    Result<> wait();
    std::shared_ptr<State> m_state;
};

} // namespace ward::recording
