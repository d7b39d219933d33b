// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/session_replica.h"

#include "core/base/random_source.h"
#include "core/content/rule_edits.h"
#include "core/contract/codec/wire_codec.h"
#include "sim-client/connection_private.h"
#include "sim-client/session_replica_private.h"

namespace ward::client {

namespace wire = v1::wire;

namespace {

constexpr std::int64_t kPreviewEveryUs = 30'000;

} // namespace

SessionReplica::SessionReplica(Connection &connection, std::string session,
                               const content::Schema &schema, const content::Catalogue &catalogue,
                               QObject *parent)
    : QObject(parent)
    , d(std::make_unique<SessionReplicaPrivate>(this, connection, std::move(session), schema,
                                                catalogue))
{
    connection.d->attach(d.get());
}

SessionReplica::~SessionReplica()
{
    d->authors.leave();
    if (d->connection)
        d->connection->d->detach(d.get());
}

const std::string &SessionReplica::session() const
{
    return d->session;
}

SessionKind SessionReplica::kind() const
{
    return d->kind;
}

bool SessionReplica::isReady() const
{
    return d->ready;
}

const world::World &SessionReplica::world() const
{
    return d->shownWorld();
}

const content::Document &SessionReplica::document() const
{
    return d->kind == SessionKind::Run ? d->runDocument : d->draft.document();
}

const std::vector<recording::Event> &SessionReplica::events() const
{
    return d->run.list();
}

const recording::Event *SessionReplica::event(std::uint64_t id) const
{
    return d->run.event(id);
}

ClockInfo SessionReplica::clock() const
{
    return d->clock;
}

SimTime SessionReplica::shownTime() const
{
    return d->kind == SessionKind::Run ? d->time.shown(ConnectionPrivate::nowUs()) : SimTime();
}

bool SessionReplica::canUndo() const
{
    return d->undo > 0 || d->draft.pending() > 0;
}

bool SessionReplica::canRedo() const
{
    return d->redo > 0;
}

bool SessionReplica::isModified() const
{
    return d->kind == SessionKind::Draft &&
           (d->draft.index() != d->savedIndex || d->draft.pending() > 0);
}

std::uint64_t SessionReplica::changeIndex() const
{
    return d->draft.index();
}

int SessionReplica::pendingEdits() const
{
    return d->draft.pending();
}

const std::string &SessionReplica::recording() const
{
    return d->recording;
}

const std::string &SessionReplica::actor() const
{
    static const std::string nobody;
    return d->connection ? d->connection->options().actor : nobody;
}

Authors &SessionReplica::authors()
{
    return d->authors;
}

namespace {

/// Sends through a connection that may be gone.
void sendTo(SessionReplicaPrivate &d, const Command &command, Done done)
{
    if (d.connection) {
        d.connection->send(command, d.session, std::move(done));
    } else if (done) {
        Outcome outcome;
        outcome.reason = Message("client.command.lost");
        done(outcome);
    }
}

} // namespace

void SessionReplica::apply(content::ChangeSet change, Done done)
{
    if (change.id.isNull())
        change.id = newId();
    if (d->connection) {
        change.actor = d->connection->options().actor;
        change.client = d->connection->options().client;
    }
    const bool run = d->kind == SessionKind::Run;
    const bool ofRules = run && content::concernsOnlyRules(d->runDocument, change);
    change.scope = run && !ofRules ? content::Scope::Session : content::Scope::Definition;
    if (change.intent.empty())
        change.intent = "edit.set";
    d->previews.erase(change.actor);
    if (!run) {
        if (const auto shown = d->draft.edit(change); !shown) {
            d->rebuildPreview();
            Outcome outcome;
            outcome.reason = shown.error().error.message;
            for (const content::Clash &clash : shown.error().clashes)
                outcome.clashes.push_back({clash.record, clash.cell, clash.current,
                                           d->setterOf(clash.record, clash.cell)});
            Q_EMIT worldChanged(); // a preview of it may have been shown
            Q_EMIT rejected(outcome.reason, outcome.clashes);
            if (done)
                done(outcome);
            return;
        }
    }
    d->rebuildPreview();
    if (!run) {
        Q_EMIT documentChanged(change);
        Q_EMIT modifiedChanged();
        Q_EMIT undoChanged();
    }
    Q_EMIT worldChanged();
    const QPointer<SessionReplica> self = this;
    sendTo(*d, change, [self, id = change.id, run, done = std::move(done)](const Outcome &outcome) {
        if (self) {
            if (!run) {
                self->d->announce(
                    self->d->draft.answered(id, outcome.accepted, outcome.changeIndex));
                Q_EMIT self->modifiedChanged();
                Q_EMIT self->undoChanged();
            }
            if (!outcome.accepted)
                Q_EMIT self->rejected(outcome.reason, outcome.clashes);
        }
        if (done)
            done(outcome);
    });
}

void SessionReplica::preview(std::vector<content::SetOp> sets)
{
    if (!d->connection)
        return;
    const bool last = sets.empty();
    const std::int64_t now = ConnectionPrivate::nowUs();
    if (d->connection->d->isOnline() && (last || now - d->lastPreviewUs >= kPreviewEveryUs)) {
        d->lastPreviewUs = now;
        wire::Frame frame;
        frame.mutable_preview()->set_session(d->session);
        for (const content::SetOp &set : sets)
            contract::toProto(set, *frame.mutable_preview()->add_sets());
        d->connection->d->sendFrame(frame);
    }
    d->setPreview(d->connection->options().actor, std::move(sets));
    Q_EMIT worldChanged();
}

void SessionReplica::undo(Done done)
{
    sendTo(*d, UndoCommand{}, std::move(done));
}

void SessionReplica::redo(Done done)
{
    sendTo(*d, RedoCommand{}, std::move(done));
}

void SessionReplica::act(LearnerAction action, Done done)
{
    sendTo(*d, std::move(action), std::move(done));
}

void SessionReplica::clock(ClockCommand command, Done done)
{
    sendTo(*d, command, std::move(done));
}

void SessionReplica::addMark(MarkCommand mark, Done done)
{
    sendTo(*d, std::move(mark), std::move(done));
}

void SessionReplica::cue(CueCommand cue, Done done)
{
    sendTo(*d, std::move(cue), std::move(done));
}

void SessionReplica::save(SaveDraftCommand command, Done done)
{
    sendTo(*d, std::move(command), std::move(done));
}

void SessionReplica::closeDraft(CloseDraftCommand command, Done done)
{
    sendTo(*d, command, std::move(done));
}

void SessionReplica::endRun(Done done)
{
    sendTo(*d, EndRunCommand{}, std::move(done));
}

} // namespace ward::client
