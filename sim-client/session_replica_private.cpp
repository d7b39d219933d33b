// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/session_replica_private.h"

#include "core/content/proto_codec.h"
#include "core/contract/codec/wire_codec.h"
#include "core/world/instantiate.h"
#include "sim-client/client_codec.h"
#include "sim-client/connection_private.h"

#include "core/content/document_codec.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::client {

namespace wire = v1::wire;

namespace {

constexpr std::int64_t kPreviewLifeUs = 2'000'000;

} // namespace

SessionReplicaPrivate::SessionReplicaPrivate(SessionReplica *q, Connection &connection,
                                             std::string session, const content::Schema &schema,
                                             const content::Catalogue &catalogue)
    : q(q)
    , connection(&connection)
    , session(std::move(session))
    , schema(schema)
    , catalogue(catalogue)
    , draft(schema, catalogue)
    , nothing(std::make_shared<const world::Layout>(world::Layout::fromSchema(schema)))
{
    previewTimer.setSingleShot(true);
    QObject::connect(&previewTimer, &QTimer::timeout, q, [this] { expirePreviews(); });
}

const world::World &SessionReplicaPrivate::shownWorld() const
{
    if (previewed)
        return *previewed;
    const world::World *world = kind == SessionKind::Run ? run.world() : draft.world();
    return world ? *world : nothing;
}

void SessionReplicaPrivate::fillSubscribe(wire::Subscribe &subscribe) const
{
    subscribe.set_session(session);
    subscribe.set_epoch(epoch);
    subscribe.set_after_event(kind == SessionKind::Run ? run.cursor() : draft.index());
}

void SessionReplicaPrivate::resubscribe()
{
    epoch = 0; // nothing to resume from
    if (connection && connection->d->isOnline())
        connection->d->subscribe(this);
}

void SessionReplicaPrivate::snapshot(const wire::Snapshot &snapshot)
{
    kind = kindFrom(snapshot.kind());
    if (kind == SessionKind::Run) {
        if (const auto taken = run.snapshot(snapshot); !taken) {
            Q_EMIT q->notice(taken.error().message);
            return;
        }
        if (!snapshot.document().empty()) {
            auto parsed = content::parseDocument(snapshot.document(), "run", schema);
            if (parsed.document)
                runDocument = std::move(*parsed.document);
        }
        recording = snapshot.recording();
        time.jump();
        time.frame(Tick{snapshot.tick()}, ConnectionPrivate::nowUs());
    } else if (!snapshot.resumed()) {
        if (const auto taken = draft.reset(snapshot.document(), snapshot.change_index()); !taken) {
            Q_EMIT q->notice(taken.error().message);
            return;
        }
    }
    epoch = snapshot.epoch();
    rebuildPreview();
    const bool first = !ready;
    ready = true;
    if (first)
        Q_EMIT q->readyChanged();
    if (!snapshot.resumed())
        Q_EMIT q->documentReset();
    clockChanged(snapshot.clock());
    status(snapshot.status());
    Q_EMIT q->worldChanged();
}

void SessionReplicaPrivate::state(const wire::State &state)
{
    if (!ready)
        return;
    switch (run.state(state)) {
    case RunFollower::Step::PassedOver:
        return;
    case RunFollower::Step::Lost:
        return resubscribe();
    case RunFollower::Step::Applied:
        break;
    }
    clock.tick = Tick{state.tick()};
    time.frame(clock.tick, ConnectionPrivate::nowUs());
    rebuildPreview();
    Q_EMIT q->worldChanged();
}

void SessionReplicaPrivate::events(const wire::Events &events)
{
    const auto added = run.events(events);
    if (!added)
        return Q_EMIT q->notice(added.error().message);
    if (added->first == 0)
        return;
    followEdits(added->first, added->last);
    Q_EMIT q->eventsAppended(added->first, added->last);
}

void SessionReplicaPrivate::followEdits(std::uint64_t first, std::uint64_t last)
{
    // Each event comes exactly once, and without a resume all of them follow the first document.
    const std::vector<recording::Event> &all = run.list();
    auto event =
        std::lower_bound(all.begin(), all.end(), first,
                         [](const recording::Event &e, std::uint64_t id) { return e.id < id; });
    for (; event != all.end() && event->id <= last; ++event) {
        if (event->type != "definition.changed")
            continue;
        const auto payload = recording::payloadOf(*event);
        auto change = payload ? content::fromProto(payload->definition_changed().change())
                              : Result<content::ChangeSet>(failure(payload.error()));
        if (change) {
            if (auto applied = content::apply(runDocument, *change, schema); !applied)
                change = failure(std::move(applied.error().error));
        }
        if (change)
            Q_EMIT q->documentChanged(*change);
        else
            Q_EMIT q->notice(change.error().message);
    }
}

void SessionReplicaPrivate::draftChanges(const wire::DraftChanges &changes)
{
    std::uint64_t index = changes.first_index();
    for (const v1::events::ChangeSet &message : changes.changes()) {
        const auto change = content::fromProto(message);
        if (!change)
            return resubscribe();
        previews.erase(change->actor);
        const DraftFollower::Update update = draft.confirmed(*change, index++);
        if (update.lost)
            return resubscribe();
        announce(update);
    }
    Q_EMIT q->modifiedChanged();
    Q_EMIT q->undoChanged();
}

void SessionReplicaPrivate::announce(const DraftFollower::Update &update)
{
    rebuildPreview();
    if (update.reset) {
        Q_EMIT q->documentReset();
    } else {
        for (const content::ChangeSet &change : update.changes)
            Q_EMIT q->documentChanged(change);
    }
    if (update.reset || !update.changes.empty())
        Q_EMIT q->worldChanged();
}

void SessionReplicaPrivate::clockChanged(const wire::Clock &message)
{
    const ClockInfo info = fromProto(message);
    time.clock(info, ConnectionPrivate::nowUs());
    if (info == clock)
        return;
    clock = info;
    Q_EMIT q->clockChanged();
}

void SessionReplicaPrivate::status(const wire::SessionStatus &status)
{
    const bool undoDiffers = undo != status.undo() || redo != status.redo();
    const bool savedDiffers = savedIndex != status.saved_index();
    undo = status.undo();
    redo = status.redo();
    savedIndex = status.saved_index();
    if (undoDiffers)
        Q_EMIT q->undoChanged();
    if (savedDiffers)
        Q_EMIT q->modifiedChanged();
}

void SessionReplicaPrivate::ended(const Message &why)
{
    clock.state = ClockState::Ended;
    Q_EMIT q->clockChanged();
    Q_EMIT q->closed(why);
}

// --- previews -----------------------------------------------------------------------------------

void SessionReplicaPrivate::preview(const wire::Preview &preview)
{
    std::vector<content::SetOp> sets;
    for (const v1::events::SetCell &message : preview.sets()) {
        if (auto set = contract::fromProto(message))
            sets.push_back(std::move(*set));
    }
    setPreview(preview.actor(), std::move(sets));
    Q_EMIT q->worldChanged();
}

void SessionReplicaPrivate::setPreview(const std::string &actor, std::vector<content::SetOp> sets)
{
    if (sets.empty())
        previews.erase(actor);
    else
        previews[actor] = {std::move(sets), ConnectionPrivate::nowUs() + kPreviewLifeUs};
    rebuildPreview();
    if (!previews.empty())
        previewTimer.start(static_cast<int>(kPreviewLifeUs / 1000));
}

void SessionReplicaPrivate::rebuildPreview()
{
    previewed.reset();
    if (previews.empty())
        return;
    world::World world = shownWorld();
    for (const auto &[actor, preview] : previews) {
        content::ChangeSet change;
        change.scope =
            kind == SessionKind::Run ? content::Scope::Session : content::Scope::Definition;
        for (const content::SetOp &set : preview.sets)
            change.ops.emplace_back(set);
        // What does not fit (any more) is not shown; a preview is only a hint.
        world::World tried = world;
        if (world::applyToWorld(tried, change, schema, catalogue))
            world = std::move(tried);
    }
    previewed = std::move(world);
}

void SessionReplicaPrivate::expirePreviews()
{
    const std::int64_t now = ConnectionPrivate::nowUs();
    if (std::erase_if(previews,
                      [now](const auto &entry) { return entry.second.expiresUs <= now; }) > 0) {
        rebuildPreview();
        Q_EMIT q->worldChanged();
    }
    if (!previews.empty())
        previewTimer.start(static_cast<int>(kPreviewLifeUs / 1000));
}

} // namespace ward::client
