// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/recording/recording_info.h"
#include "core/world/world.h"

#include <QObject>

#include <functional>
#include <memory>

namespace ward::recording {
class RecordingSource;
}

namespace ward::client {

/// Reads moments of a recording on a thread of its own. Requests are a mailbox of one: while one is
/// being read, only the newest of those that come is kept, so that scrubbing never queues up. Made
/// and used on the GUI thread; signals arrive there.
class MomentReader : public QObject
{
    Q_OBJECT
public:
    using SourceFactory = std::function<std::unique_ptr<recording::RecordingSource>()>;

    explicit MomentReader(SourceFactory source);
    /// Does not wait for a read under way; what it brings is dropped.
    ~MomentReader() override;

    void request(Tick tick);

Q_SIGNALS:
    void opened(const ward::recording::RecordingInfo &info);
    void arrived(const std::shared_ptr<const ward::world::World> &world);
    void failed(const ward::Message &why);

private:
    struct Shared;
    std::shared_ptr<Shared> m_shared;
};

} // namespace ward::client
