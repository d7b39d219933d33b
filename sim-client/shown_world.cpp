// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/shown_world.h"

#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/recording/source.h"
#include "sim-client/moment_reader.h"
#include "sim-client/session_replica.h"

#include <QPointer>

#include <algorithm>

namespace ward::client {

namespace {

/// Changes whenever an entity came, went or moved between parents.
std::uint64_t structureOf(const world::World &world)
{
    std::uint64_t signature = 0x9e3779b97f4a7c15ULL;
    for (const world::Handle handle : world.entities()) {
        signature ^= (std::uint64_t{handle} << 32 | world.parent(handle)) + (signature << 6) +
                     (signature >> 2);
    }
    return signature;
}

/// What a file holds.
struct Unserved
{
    content::Document document;
    world::World world;
};

} // namespace

struct ShownWorld::Private
{
    explicit Private(ShownWorld *q)
        : q(q)
    {
    }

    ShownWorld *q;
    QPointer<SessionReplica> replica;
    std::unique_ptr<Unserved> unserved;   ///< until a replica is ready
    std::unique_ptr<MomentReader> reader; ///< of the run's history or of the recording
    bool live = false;
    bool recording = false;
    std::shared_ptr<const world::World> moment;
    world::World nothing{
        std::make_shared<world::Layout>(world::Layout::fromSchema(content::Schema::shipped()))};
    content::Document recordedDocument;
    Tick recordedLast;
    std::uint64_t structure = 0;

    [[nodiscard]] bool replicaReady() const { return replica && replica->isReady(); }

    void tellChanged()
    {
        const std::uint64_t now = q->hasWorld() ? structureOf(q->world()) : 0;
        if (now != structure) {
            structure = now;
            Q_EMIT q->structureChanged();
        }
        Q_EMIT q->changed();
    }

    void setLive(bool on)
    {
        if (live == on)
            return;
        live = on;
        Q_EMIT q->liveChanged();
    }

    void makeReader(SourceFactory source)
    {
        reader.reset();
        if (!source)
            return;
        reader = std::make_unique<MomentReader>(std::move(source));
        QObject::connect(reader.get(), &MomentReader::opened, q,
                         [this](const recording::RecordingInfo &info) { opened(info); });
        QObject::connect(reader.get(), &MomentReader::arrived, q,
                         [this](const std::shared_ptr<const world::World> &world) {
                             if (live)
                                 return; // went back to live meanwhile
                             moment = world;
                             tellChanged();
                         });
        QObject::connect(reader.get(), &MomentReader::failed, q, &ShownWorld::failed);
    }

    void opened(const recording::RecordingInfo &info)
    {
        if (!recording)
            return;
        recordedLast = info.last;
        auto parsed =
            content::parseDocument(info.scenario, info.scenarioTitle, content::Schema::shipped());
        recordedDocument = parsed.document ? *std::move(parsed.document) : content::Document();
        Q_EMIT q->documentChanged();
    }

    void reset()
    {
        if (replica)
            QObject::disconnect(replica, nullptr, q, nullptr);
        replica = nullptr;
        unserved.reset();
        reader.reset();
        moment.reset();
        recording = false;
        recordedDocument = {};
        recordedLast = {};
    }
};

ShownWorld::ShownWorld(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this))
{
}

ShownWorld::~ShownWorld() = default;

void ShownWorld::setDocument(content::Document document, world::World world)
{
    d->reset();
    d->unserved = std::make_unique<Unserved>(Unserved{std::move(document), std::move(world)});
    d->setLive(true);
    Q_EMIT jumped();
    Q_EMIT documentChanged();
    d->tellChanged();
}

void ShownWorld::setReplica(SessionReplica *replica, SourceFactory history)
{
    std::unique_ptr<Unserved> before =
        replica != nullptr && !replica->isReady() ? std::move(d->unserved) : nullptr;
    d->reset();
    d->replica = replica;
    d->unserved = std::move(before);
    if (replica) {
        connect(replica, &SessionReplica::worldChanged, this, [this] {
            if (d->live)
                d->tellChanged();
        });
        // A draft's world follows its document: whoever shows values must hear of both.
        const auto edited = [this] {
            Q_EMIT documentChanged();
            if (d->live)
                d->tellChanged();
        };
        connect(replica, &SessionReplica::documentChanged, this, edited);
        connect(replica, &SessionReplica::documentReset, this, edited);
        connect(replica, &SessionReplica::readyChanged, this, [this] {
            d->unserved.reset();
            Q_EMIT jumped();
            d->tellChanged();
        });
        connect(replica, &QObject::destroyed, this, [this] { setReplica(nullptr); });
    }
    d->makeReader(std::move(history));
    d->setLive(replica != nullptr);
    if (d->unserved)
        return; // still shown
    Q_EMIT jumped();
    Q_EMIT documentChanged();
    d->tellChanged();
}

void ShownWorld::setRecording(SourceFactory source)
{
    d->reset();
    d->recording = true;
    d->setLive(false);
    d->makeReader(std::move(source));
    Q_EMIT jumped();
    if (d->reader)
        d->reader->request({});
}

bool ShownWorld::hasWorld() const
{
    return d->live ? d->replicaReady() || d->unserved : d->moment != nullptr;
}

const world::World &ShownWorld::world() const
{
    if (d->live && d->unserved)
        return d->unserved->world;
    if (d->live)
        return d->replicaReady() ? d->replica->world() : d->nothing;
    return d->moment ? *d->moment : d->nothing;
}

const content::Document &ShownWorld::document() const
{
    if (d->unserved)
        return d->unserved->document;
    return d->replica ? d->replica->document() : d->recordedDocument;
}

SessionReplica *ShownWorld::replica() const
{
    return d->replica;
}

bool ShownWorld::isLive() const
{
    return d->live;
}

bool ShownWorld::isDraft() const
{
    return d->unserved || (d->replicaReady() && d->replica->kind() == SessionKind::Draft);
}

Tick ShownWorld::tick() const
{
    return world().tick();
}

SimTime ShownWorld::time() const
{
    return d->live && d->replicaReady() ? d->replica->shownTime() : world().tick().time();
}

Tick ShownWorld::lastTick() const
{
    if (d->recording)
        return d->recordedLast;
    return d->replicaReady() ? d->replica->world().tick() : Tick{};
}

void ShownWorld::showAt(Tick tick)
{
    if (!d->reader || isDraft())
        return;
    const bool wasLive = d->live;
    if (wasLive) {
        // The live moment stays on the screen until the asked one has been read.
        d->moment = std::make_shared<const world::World>(world());
        d->setLive(false);
        Q_EMIT jumped();
    }
    d->reader->request(Tick{std::clamp<std::int64_t>(tick.n, 0, std::max(lastTick().n, tick.n))});
}

void ShownWorld::followLive()
{
    if (!d->replica) {
        if (d->recording && d->reader)
            d->reader->request(d->recordedLast);
        return;
    }
    if (d->live)
        return;
    d->moment.reset();
    d->setLive(true);
    Q_EMIT jumped();
    d->tellChanged();
}

} // namespace ward::client
