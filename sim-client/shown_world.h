// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/content/document.h"
#include "core/world/world.h"

#include <QObject>

#include <functional>
#include <memory>

namespace ward::recording {
class RecordingSource;
}

namespace ward::client {

class SessionReplica;

/// The one world every panel shows: the live replica, or one moment of a recording. Panels listen
/// here and nowhere else, so that 3D, inspector, monitor, log and timeline always agree on the
/// tick. Moments are read on a thread of its own; only the newest request counts. GUI thread.
class ShownWorld : public QObject
{
    Q_OBJECT
public:
    using SourceFactory = std::function<std::unique_ptr<recording::RecordingSource>()>;

    explicit ShownWorld(QObject *parent = nullptr);
    ~ShownWorld() override;

    /// Shows a document that no engine serves yet, with its world at tick 0: to look at, not to
    /// edit. The replica that `setReplica` gives next takes its place when it is ready.
    void setDocument(content::Document document, world::World world);
    /// Shows a live session (nullptr = nothing). Does not own it. `history`, when given, makes the
    /// source that moments of this run are read from; it is called on the reader thread.
    void setReplica(SessionReplica *replica, SourceFactory history = {});
    /// Shows a finished recording; there is no live end.
    void setRecording(SourceFactory source);

    [[nodiscard]] bool hasWorld() const;
    [[nodiscard]] const world::World &world() const;
    [[nodiscard]] const content::Document &document() const;
    [[nodiscard]] SessionReplica *replica() const;
    [[nodiscard]] bool isLive() const;  ///< false while a moment is shown
    [[nodiscard]] bool isDraft() const; ///< a draft's world at tick 0, served or not
    [[nodiscard]] Tick tick() const;
    /// Time to draw waves and clocks at: smooth while live and running, else the tick's.
    [[nodiscard]] SimTime time() const;
    /// The live end, or the recording's last tick.
    [[nodiscard]] Tick lastTick() const;

    /// Shows the world at `tick`; asynchronous, latest wins, ends in `changed`.
    void showAt(Tick tick);
    /// Back to the live end; without one, to the last tick.
    void followLive();

Q_SIGNALS:
    /// Any value may differ.
    void changed();
    /// Entities, parents or components came, went or moved between parents; before `changed`.
    void structureChanged();
    /// Another session or recording, or a jump in time: do not interpolate across it.
    void jumped();
    void documentChanged();
    void liveChanged();
    void failed(const ward::Message &why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ward::client
