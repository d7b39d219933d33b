// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"
#include "core/recording/source.h"
#include "sim-client/shown_world.h"

#include <QObject>

#include <functional>
#include <vector>

namespace ward::studio {

struct LoadedRecording
{
    recording::RecordingInfo info;
    std::vector<recording::Event> events; ///< all of them, in order
};

/// Reads a recording from end to end on another thread. Only the newest request counts; nothing is
/// told after the loader is gone. Used and answers on the GUI thread.
class RecordingLoader : public QObject
{
    Q_OBJECT

public:
    using Loaded = std::function<void(const Result<LoadedRecording> &)>;

    using QObject::QObject;

    void load(client::ShownWorld::SourceFactory source, Loaded loaded);
    /// What is being read is not wanted any more.
    void abandon() { ++m_current; }

private:
    int m_current = 0; ///< the request that counts
};

} // namespace ward::studio
