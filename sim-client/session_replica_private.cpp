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
/// Of what others send and of what is sent; more than this nobody takes in.
constexpr int kMostSelected = 500;
constexpr int kLongestName = 60;

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
    , authors(
          [this](const ShownWork &work, std::int64_t lifeMs) { return sendPresence(work, lifeMs); },
          nullptr)
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
        setters.clear();
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
    authors.sendNow(); // an engine relays only for those who follow
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
        noteSetters(*change);
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

// --- other people -------------------------------------------------------------------------------

bool SessionReplicaPrivate::sendPresence(const ShownWork &work, std::int64_t lifeMs)
{
    if (!ready || !connection || !connection->d->isOnline())
        return false;
    wire::Frame frame;
    wire::Presence &presence = *frame.mutable_presence();
    presence.set_session(session);
    presence.set_expires_ms(lifeMs);
    if (lifeMs > 0) {
        presence.set_name(connection->options().name);
        const std::size_t skipped =
            work.selection.size() - std::min<std::size_t>(work.selection.size(), kMostSelected);
        for (std::size_t i = skipped; i < work.selection.size(); ++i)
            presence.add_selection(contract::idBytes(work.selection[i]));
        presence.set_field(work.field);
        if (work.camera) {
            const Vec3 &at = work.camera->position;
            presence.mutable_camera()->set_x(at.x);
            presence.mutable_camera()->set_y(at.y);
            presence.mutable_camera()->set_z(at.z);
            const Quat &turned = work.camera->rotation;
            presence.mutable_gaze()->set_w(turned.w);
            presence.mutable_gaze()->set_x(turned.x);
            presence.mutable_gaze()->set_y(turned.y);
            presence.mutable_gaze()->set_z(turned.z);
        }
    }
    connection->d->sendFrame(frame);
    return true;
}

void SessionReplicaPrivate::presence(const wire::Presence &presence)
{
    Author author;
    author.link = presence.link();
    const std::string &name = presence.name().empty() ? presence.actor() : presence.name();
    author.name = QString::fromStdString(name).simplified().left(kLongestName).toStdString();
    for (const std::string &bytes : presence.selection()) {
        const auto id = contract::idFromBytes(bytes);
        if (id && author.work.selection.size() < std::size_t{kMostSelected})
            author.work.selection.push_back(*id);
    }
    author.work.field = presence.field();
    const auto &at = presence.camera();
    const auto &turned = presence.gaze();
    if (presence.has_camera() && presence.has_gaze())
        author.work.camera =
            Pose{{at.x(), at.y(), at.z()}, {turned.w(), turned.x(), turned.y(), turned.z()}};
    authors.heard(std::move(author), presence.expires_ms());
}

void SessionReplicaPrivate::noteSetters(const content::ChangeSet &change)
{
    for (const content::Op &op : change.ops) {
        if (const auto *set = std::get_if<content::SetOp>(&op))
            setters[{set->record, set->cell}] = change.actor;
        else if (const auto *text = std::get_if<content::TextOp>(&op))
            setters[{text->record, text->cell}] = change.actor;
        else if (const auto *add = std::get_if<content::AddOp>(&op))
            setters[{add->record.id, {}}] = change.actor;
        else if (const auto *remove = std::get_if<content::RemoveOp>(&op))
            setters[{remove->was.id, {}}] = change.actor;
        else if (const auto *move = std::get_if<content::MoveOp>(&op))
            setters[{move->record, {}}] = change.actor;
    }
}

std::string SessionReplicaPrivate::setterOf(const Id &record, const std::string &cell) const
{
    auto by = setters.find({record, cell});
    if (by == setters.end())
        by = setters.find({record, {}});
    return by == setters.end() ? std::string() : by->second;
}

} // namespace ward::client
