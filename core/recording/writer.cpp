// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/writer_private.h"

#include "core/base/compress.h"
#include "core/recording/file_schema.h"
#include "core/recording/frames.h"
#include "core/recording/reader.h"
#include "core/recording/stored_frames.h"
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

// --- opening ------------------------------------------------------------------------------------

Result<> RecordingWriter::Private::prepare()
{
    auto event = db.prepare("INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    if (!event)
        return failure(std::move(event.error()));
    insertEvent = std::move(*event);
    auto tail = db.prepare("INSERT INTO tail VALUES(?,?,?,?,?,?)");
    if (!tail)
        return failure(std::move(tail.error()));
    insertTail = std::move(*tail);
    return {};
}

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
    auto db = sqlite::Database::open(path, open);
    if (!db) {
        if (db.error().code() == "base.sqlite.exists")
            return failure("recording.create.exists", {{"file", path}});
        return failure(std::move(db.error()).within(Message("recording.create", {{"file", path}})));
    }
    auto data = std::make_unique<Private>(std::move(*db), options);
    const auto setUp = [&]() -> Result<> {
        if (auto done = data->db.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL"); !done)
            return done;
        auto transaction = sqlite::Transaction::begin(data->db);
        if (!transaction)
            return failure(std::move(transaction.error()));
        return file::createTables(data->db)
            .and_then([&] { return file::writeInfo(data->db, info, *layout); })
            .and_then([&] { return transaction->commit(); })
            .and_then([&] { return data->prepare(); });
    };
    if (auto done = setUp(); !done)
        return failure(
            std::move(done.error()).within(Message("recording.create", {{"file", path}})));
    return std::unique_ptr<RecordingWriter>(new RecordingWriter(std::move(data)));
}

Result<std::unique_ptr<RecordingWriter>> RecordingWriter::resume(const std::string &path,
                                                                 const WriterOptions &options)
{
    // What is there is read as everybody reads it, with its checksums.
    auto reader = RecordingReader::open(path, {.vfs = options.vfs});
    if (!reader)
        return failure(std::move(reader.error()));
    auto info = (*reader)->info();
    if (!info)
        return failure(std::move(info.error()));
    if (info->closed)
        return failure("recording.resume.closed", {{"file", path}});

    sqlite::OpenOptions open;
    open.mode = sqlite::OpenMode::ReadWrite;
    open.vfs = options.vfs;
    open.autoCheckpointPages = 0;
    auto db = sqlite::Database::open(path, open);
    if (!db)
        return failure(std::move(db.error()));
    auto data = std::make_unique<Private>(std::move(*db), options);
    data->lastEvent = data->committed = info->events;
    const auto dictionary = [&](const char *sql, auto &known) -> Result<> {
        auto select = data->db.prepare(sql);
        if (!select)
            return failure(std::move(select.error()));
        while (true) {
            auto row = select->step();
            if (!row)
                return failure(std::move(row.error()));
            if (!*row)
                return {};
            known.emplace(std::string(select->text(1)), select->integer(0));
        }
    };
    const auto setUp = [&]() -> Result<> {
        if (auto done = data->db.exec("PRAGMA synchronous=NORMAL"); !done)
            return done;
        if (auto done = dictionary("SELECT id,name FROM event_type", data->types); !done)
            return done;
        if (auto done = dictionary("SELECT id,name FROM actor", data->actors); !done)
            return done;
        return data->prepare();
    };
    if (auto done = setUp(); !done)
        return failure(std::move(done.error()));

    // The chain goes on behind its last link.
    auto link =
        data->db.prepare("SELECT last_event,sha256 FROM chain ORDER BY last_event DESC LIMIT 1");
    auto hasLink = link ? link->step() : failure(std::move(link.error()));
    if (!hasLink)
        return failure(std::move(hasLink.error()));
    std::uint64_t after = 0;
    if (*hasLink) {
        after = static_cast<std::uint64_t>(link->integer(0));
        data->chain = EventChain(std::string(link->blob(1)));
    }
    link->reset();
    while (after < info->events) {
        auto page = (*reader)->events(after, 1000);
        if (!page)
            return failure(std::move(page.error()));
        if (page->empty())
            break;
        for (const Event &event : *page)
            data->chain.add(event);
        after = page->back().id;
    }

    if (auto done = data->takeTail(**reader, *info); !done)
        return failure(std::move(done.error()));
    reader->reset();
    if (auto done = data->commit(); !done)
        return failure(std::move(done.error()));
    return std::unique_ptr<RecordingWriter>(new RecordingWriter(std::move(data)));
}

/// The tail becomes a chunk; what the overviews do not know yet is added to them.
Result<> RecordingWriter::Private::takeTail(RecordingReader &reader, const RecordingInfo &info)
{
    auto end = reader.worldAt(info.last);
    if (!end)
        return failure("recording.resume.empty", {{"file", db.path()}});
    const Moment lastMoment{end->tick(), end->sub()};
    auto lodTick = file::readMetaInteger(db, "lod_tick", -1);
    auto lodSub = file::readMetaInteger(db, "lod_sub");
    auto lodEvent = file::readMetaInteger(db, "lod_event");
    if (!lodTick || !lodSub || !lodEvent)
        return failure("recording.meta.damaged", {{"key", std::string("lod_tick")}});
    const Moment known{Tick{*lodTick}, static_cast<std::uint32_t>(*lodSub)};
    auto content = readTail(db);
    if (!content)
        return failure(std::move(content.error()));
    if (!content->empty()) {
        auto frames = Frames::parse(*content);
        if (!frames)
            return failure(std::move(frames.error()));
        world::World before(end->sharedLayout());
        if (known.tick.n >= 0) {
            if (auto done = overview.resume(db, known.tick); !done)
                return done;
            if (auto at = reader.worldAt(known.tick, known.sub))
                before = std::move(*at);
        }
        for (std::size_t i = 0; i < frames->size(); ++i) {
            if (frames->moment(i) <= known)
                continue;
            auto world = frames->worldAt(i, *end);
            if (!world)
                return failure(std::move(world.error()));
            overview.addChanges(before, *world);
            before = std::move(*world);
        }
        auto recent = reader.events(static_cast<std::uint64_t>(*lodEvent), INT32_MAX);
        if (!recent)
            return failure(std::move(recent.error()));
        for (const Event &event : *recent)
            overview.addEvent(event);
        chunks.push_back(
            {frames->first(), lastMoment, compress(*content), end->stateHash(), info.events});
    } else if (known.tick.n >= 0) {
        if (auto done = overview.resume(db, known.tick); !done)
            return done;
    }
    last = *end;
    resumed = ResumePoint{lastMoment, info.events, std::move(*end)};
    return {};
}

RecordingWriter::~RecordingWriter()
{
    if (d && !d->finished && !d->broken)
        (void)d->commit();
}

// --- taking in ----------------------------------------------------------------------------------

void RecordingWriter::Private::closeChunk()
{
    if (!chunkFirst)
        return;
    chunks.push_back({*chunkFirst, Moment{last->tick(), last->sub()}, compress(chunk),
                      last->stateHash(), lastEvent});
    chunkFirst.reset();
    chunk.clear();
    tailUpTo = 0;
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
    if (d->options.pace == Pace::Live &&
        (!added.empty() || d->clock.monotonicUs() - d->lastCommitUs >= kCommitEveryUs))
        return d->commit();
    return {};
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
    if (d->hasPending() && d->clock.monotonicUs() - d->lastCommitUs >= kCommitEveryUs)
        return d->commit();
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
    // A reader may still hold the write-ahead log; the file is whole without this step.
    d->insertEvent.reset();
    d->insertTail.reset();
    (void)d->db.exec("PRAGMA journal_mode=DELETE");
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
