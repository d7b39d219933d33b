// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"
#include "core/recording/source.h"
#include "sim-client/shown_world.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace ward::studio {

struct LoadedRecording
{
    recording::RecordingInfo info;
    std::vector<recording::Event> events; ///< all of them, in order
};

/// Reads a recording from end to end on another thread. Only the newest request counts: one that is
/// abandoned stops reading, and nothing is told of it, nor after the loader is gone. Used and
/// answers on the GUI thread.
class RecordingLoader : public QObject
{
    Q_OBJECT

public:
    using Loaded = std::function<void(const Result<LoadedRecording> &)>;

    explicit RecordingLoader(QObject *parent = nullptr);
    ~RecordingLoader() override;

    void load(client::ShownWorld::SourceFactory source, Loaded loaded);
    /// What is being read is not wanted any more.
    void abandon() { ++*m_current; }

Q_SIGNALS:
    /// Of the newest request: how much of it has been read, 0 to 1.
    void progressed(double done);

private:
    /// The request that counts; shared with the threads that read.
    std::shared_ptr<std::atomic<int>> m_current;
};

} // namespace ward::studio
