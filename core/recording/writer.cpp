// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/writer_private.h"

#include "core/base/compress.h"
#include "core/recording/file_schema.h"
#include "core/recording/frames.h"
#include "core/world/state_codec.h"

namespace ward::recording {

namespace {

/// Losing one of these in a power cut would lose what a person did on purpose.
bool needsSync(const Event &event)
{
    return event.type == "mark.added" || event.type == "session.started" ||
           event.type == "session.ended" || event.type == "session.recovered";
}

} // namespace

Result<std::unique_ptr<FileLock>> lockRecording(const std::string &path)
{
    auto lock = FileLock::take(path + "-lock");
    if (lock)
        return lock;
    if (lock.error().code() == "base.file.in-use")
        return failure("recording.write.in-use", {{"file", path}});
    return std::unique_ptr<FileLock>(); // what keeps us from writing at all, the database says
}

// --- opening ------------------------------------------------------------------------------------

RecordingWriter::RecordingWriter(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

Result<std::unique_ptr<RecordingWriter>>
RecordingWriter::create(const std::string &path, const RecordingInfo &info,
                        std::shared_ptr<const world::Layout> layout, const WriterOptions &options)
{
    sqlite::OpenOptions open;
    open.mode = sqlite::OpenMode::Create;
    open.vfs = options.vfs;
    open.autoCheckpointPages = 0;
    auto lock = lockRecording(path);
    if (!lock)
        return failure(std::move(lock.error()));
    auto db = sqlite::Database::open(path, open);
    if (!db) {
        if (db.error().code() == "base.sqlite.exists")
            return failure("recording.create.exists", {{"file", path}});
        return failure(std::move(db.error()).within(Message("recording.create", {{"file", path}})));
    }
    auto data = std::make_unique<Private>(std::move(*db), options);
    data->lock = std::move(*lock);
    const auto setUp = [&]() -> Result<> {
        // Of an earlier recording of this name, that somebody removed without it.
        if (auto done = data->motion.remove(); !done)
            return done;
        if (auto done = data->db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"); !done)
            return done;
        auto transaction = sqlite::Transaction::begin(data->db);
        if (!transaction)
            return failure(std::move(transaction.error()));
        return file::createTables(data->db)
            .and_then([&] { return file::writeInfo(data->db, info, *layout); })
            .and_then([&] { return transaction->commit(); });
    };
    if (auto done = setUp(); !done)
        return failure(
            std::move(done.error()).within(Message("recording.create", {{"file", path}})));
    return std::unique_ptr<RecordingWriter>(new RecordingWriter(std::move(data)));
}

RecordingWriter::~RecordingWriter()
{
    if (d && !d->finished && !d->broken && d->commit())
        (void)d->motion.remove(); // left behind it is passed over
}

// --- taking in ----------------------------------------------------------------------------------

void RecordingWriter::Private::closeChunk()
{
    if (!chunkFirst)
        return;
    chunks.push_back({*chunkFirst, Moment{last->tick(), last->sub()}, compress(chunk),
                      last->stateHash(), lastEvent});
    chunksEnd = {chunks.back().last, chunks.back().hash};
    chunkFirst.reset();
    chunk.clear();
    tailUpTo = keptUpTo = 0;
    keptHash = chunksEnd.hash;
}

void RecordingWriter::Private::noteEntities(const world::World &world, std::span<const Event> added)
{
    const world::Handle from = last ? last->nextHandle() : 1;
    for (world::Handle handle = from; handle < world.nextHandle(); ++handle) {
        if (!world.isAlive(handle))
            continue; // came and went within one tick: no state names it
        std::uint64_t by = 0;
        for (const Event &event : added) {
            if (event.type == "entity.added" && event.aggregate == handle)
                by = event.id;
        }
        entities.push_back({handle, world.id(handle), std::string(world.prefab(handle)),
                            std::string(world.name(handle)), by});
    }
}

Result<> RecordingWriter::appendTick(const world::World &world, std::span<const Event> added)
{
    if (auto ok = d->usable(); !ok)
        return ok;
    const Moment now{world.tick(), world.sub()};
    if (d->last && now <= Moment{d->last->tick(), d->last->sub()}) {
        return failure("recording.append.order", {{"tick", now.tick.n}});
    }
    for (std::size_t i = 0; i < added.size(); ++i) {
        if (added[i].id != d->lastEvent + 1 + i) {
            return failure("recording.append.gap",
                           {{"event", static_cast<std::int64_t>(added[i].id)},
                            {"expected", static_cast<std::int64_t>(d->lastEvent + 1 + i)}});
        }
    }

    if (d->chunkFirst &&
        (now.tick.n / file::kTicksPerChunk != d->chunkFirst->tick.n / file::kTicksPerChunk ||
         d->chunk.size() >= file::kMaxChunkBytes)) {
        d->closeChunk();
        if (d->options.pace == Pace::Headless) {
            if (auto done = d->commit(); !done)
                return done;
        }
    }
    d->noteEntities(world, added);
    if (d->chunkFirst) {
        appendFrame(d->chunk, world::encodeDelta(*d->last, world, world::VisibilityClass::Author));
    } else {
        d->chunkFirst = now;
        appendFrame(d->chunk, world::encodeKeyframe(world, world::VisibilityClass::Author,
                                                    world::KeyframeIds::ByDictionary));
    }
    d->overview.addChanges(d->last ? *d->last : world::World(world.sharedLayout()), world);
    d->last = world;
    for (const Event &event : added) {
        d->overview.addEvent(event);
        d->syncWanted |= needsSync(event);
        d->events.push_back(event);
    }
    d->lastEvent += added.size();
    if (d->options.pace == Pace::Headless)
        return {};
    return added.empty() ? d->keepWhatIsDue() : d->commit();
}

Result<> RecordingWriter::addCheckpoint(const Checkpoint &checkpoint)
{
    if (auto ok = d->usable(); !ok)
        return ok;
    d->checkpoints.push_back(checkpoint);
    return {};
}

Result<> RecordingWriter::addClockPoint(const ClockPoint &point)
{
    if (auto ok = d->usable(); !ok)
        return ok;
    d->clockPoints.push_back(point);
    return d->options.pace == Pace::Live ? d->commit() : Result<>();
}

Result<> RecordingWriter::idle()
{
    if (auto ok = d->usable(); !ok)
        return ok;
    if (auto done = d->keepWhatIsDue(); !done)
        return done;
    if (d->db.walPages() > kCheckpointPages) {
        if (auto done = d->db.exec("PRAGMA wal_checkpoint(PASSIVE)");
            !done && done.error().code() != "base.sqlite.busy")
            return d->fail(std::move(done.error()));
    }
    return {};
}

Result<> RecordingWriter::sync()
{
    if (auto ok = d->usable(); !ok)
        return ok;
    d->syncWanted = true;
    return d->commit();
}

Result<> RecordingWriter::finish()
{
    if (auto ok = d->usable(); !ok)
        return ok;
    d->closeChunk();
    d->syncWanted = true;
    const auto close = [this]() -> Result<> {
        auto transaction = sqlite::Transaction::begin(d->db);
        if (!transaction)
            return failure(std::move(transaction.error()));
        if (auto done = d->write(); !done)
            return done;
        if (d->chain.pending() > 0) {
            auto link = d->db.prepare("INSERT INTO chain VALUES(?,?)");
            if (!link)
                return failure(std::move(link.error()));
            link->bind(1, static_cast<std::int64_t>(d->lastEvent)).bindBlob(2, d->chain.close());
            if (auto done = link->run(); !done)
                return done;
        }
        if (auto done = file::writeMeta(d->db, "closed", std::int64_t{1}); !done)
            return done;
        return transaction->commit();
    };
    auto done = d->db.exec("PRAGMA synchronous=FULL").and_then(close).and_then([this] {
        return d->db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    });
    if (!done)
        return d->fail(std::move(done.error()));
    d->committed = d->lastEvent;
    d->finished = true;
    (void)d->motion.remove(); // left behind nobody reads it
    // A reader may still hold the write-ahead log; the file is whole without this step.
    d->db.forgetKept();
    (void)d->db.exec("PRAGMA journal_mode=DELETE");
    d->lock.reset();
    return {};
}

const std::string &RecordingWriter::path() const
{
    return d->db.path();
}

std::uint64_t RecordingWriter::committedEvent() const
{
    return d->committed;
}

const ResumePoint *RecordingWriter::resumedAt() const
{
    return d->resumed ? &*d->resumed : nullptr;
}

} // namespace ward::recording
