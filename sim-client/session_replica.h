// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/change_set.h"
#include "core/content/document.h"
#include "core/world/world.h"
#include "sim-client/authors.h"
#include "sim-client/commands.h"

#include <QObject>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ward::recording {
struct Event;
}

namespace ward::client {

class Connection;
class ConnectionPrivate;
class SessionReplicaPrivate;

/// This client's copy of one session. A draft's document and world follow the change-set log, own
/// edits are shown at once and reconciled by the engine's answer (taken back on a rejection). A
/// run's world follows snapshots and deltas, its events the reliable lane. Survives reconnects:
/// references stay valid, signals tell what changed. GUI thread only.
class SessionReplica : public QObject
{
    Q_OBJECT
public:
    SessionReplica(Connection &connection, std::string session, const content::Schema &schema,
                   const content::Catalogue &catalogue, QObject *parent = nullptr);
    ~SessionReplica() override;

    [[nodiscard]] const std::string &session() const;
    [[nodiscard]] SessionKind kind() const; ///< Draft until ready
    [[nodiscard]] bool isReady() const;     ///< the first snapshot has arrived
    /// A draft at tick 0, or the run's world at its newest tick that arrived.
    [[nodiscard]] const world::World &world() const;
    /// Draft: with own unconfirmed edits. Run: the definition it is pinned to, with what was edited
    /// of its rules since (empty for learners).
    [[nodiscard]] const content::Document &document() const;
    /// Runs: ascending by id. Learners see gaps where events are hidden from them.
    [[nodiscard]] const std::vector<recording::Event> &events() const;
    [[nodiscard]] const recording::Event *event(std::uint64_t id) const; ///< nullptr when unknown
    using QObject::event;

    [[nodiscard]] ClockInfo clock() const;
    /// Simulated time now, ticking smoothly between frames; never runs ahead of what the engine has
    /// surely reached, never back while running.
    [[nodiscard]] SimTime shownTime() const;

    [[nodiscard]] bool canUndo() const; ///< my own stack in this session
    [[nodiscard]] bool canRedo() const;
    [[nodiscard]] bool isModified() const;              ///< draft: differs from the last save
    [[nodiscard]] std::uint64_t changeIndex() const;    ///< draft: confirmed change-sets
    [[nodiscard]] int pendingEdits() const;             ///< own edits without an answer yet
    [[nodiscard]] const std::string &recording() const; ///< run: id of its recording
    [[nodiscard]] const std::string &actor() const;     ///< in whose name edits are made here
    /// Who else is here; valid as long as this.
    [[nodiscard]] Authors &authors();

    /// Shows the change-set at once (drafts) and sends it. Missing id, actor and client are filled
    /// in, and the scope: in a run, what concerns only rules and scripts edits those while they
    /// run, all else changes the session. On a rejection the edit is taken back, `rejected` and
    /// `done` tell why.
    void apply(content::ChangeSet change, Done done = {});
    /// A value while it is dragged: shown here and to others, not logged. An empty list ends it.
    void preview(std::vector<content::SetOp> sets);
    void undo(Done done = {});
    void redo(Done done = {});
    void act(LearnerAction action, Done done = {});
    void clock(ClockCommand command, Done done = {});
    void addMark(MarkCommand mark, Done done = {});
    void cue(CueCommand cue, Done done = {});
    void save(SaveDraftCommand command, Done done);
    void closeDraft(CloseDraftCommand command, Done done = {});
    void endRun(Done done = {});

Q_SIGNALS:
    void readyChanged();
    /// Drafts: this change-set was applied to `document()` and `world()` (own, others', taken
    /// back). Runs: rules were edited, here or elsewhere; the world is not concerned.
    void documentChanged(const ward::content::ChangeSet &change);
    /// `document()` was replaced as a whole: first snapshot, resynchronisation.
    void documentReset();
    void worldChanged();
    /// Runs: ids of the first and the last new event.
    void eventsAppended(quint64 first, quint64 last);
    void clockChanged();
    void undoChanged();
    void modifiedChanged();
    void rejected(const ward::Message &reason, const std::vector<ward::client::CellClash> &clashes);
    void notice(const ward::Message &message);
    /// The session is over for this client: the run ended, the draft was closed.
    void closed(const ward::Message &why);

private:
    friend class ConnectionPrivate;
    friend class SessionReplicaPrivate;
    std::unique_ptr<SessionReplicaPrivate> d;
};

} // namespace ward::client
