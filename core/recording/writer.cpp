// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/writer.h"

#include "core/base/compress.h"
#include "core/base/hash.h"
#include "core/recording/event_chain.h"
#include "core/recording/file_schema.h"
#include "core/recording/frames.h"
#include "core/recording/overview.h"
#include "core/recording/reader.h"
#include "core/recording/stored_frames.h"
#include "core/world/state_codec.h"

#include <ward/v1/events/event.pb.h>

#include <cassert>
#include <map>
#include <optional>

namespace ward::recording {

namespace {

constexpr std::int64_t kCommitEveryUs = 250'000;
constexpr std::int64_t kSyncEveryUs = 5'000'000;
constexpr int kCheckpointPages = 1000; ///< of the write-ahead log, 4 MiB

/// Losing one of these in a power cut would lose what a person did on purpose.
bool needsSync(const Event &event)
{
    return event.type == "mark.added" || event.type == "session.started" ||
           event.type == "session.ended" || event.type == "session.recovered";
}

} // namespace

struct RecordingWriter::Private
{
    Private(sqlite::Database database, const WriterOptions &writerOptions)
        : db(std::move(database))
        , options(writerOptions)
        , clock(writerOptions.clock ? *writerOptions.clock : systemClock())
    {
        lastCommitUs = lastSyncUs = clock.monotonicUs();
    }

    sqlite::Database db;
    WriterOptions options;
    const Clock &clock;
    std::optional<ResumePoint> resumed;

    // What was written.
    std::optional<world::World> last; ///< the last moment appended
    std::uint64_t lastEvent = 0;      ///< appended
    std::uint64_t committed = 0;
    EventChain chain;
    OverviewWriter overview;
    std::map<std::string, std::int64_t, std::less<>> types;
    std::map<std::string, std::int64_t, std::less<>> actors;
    std::int64_t lastCommitUs = 0;
    std::int64_t lastSyncUs = 0;
    std::optional<Error> broken;
    bool finished = false;

    // The open chunk.
    std::optional<Moment> chunkFirst;
    std::string chunk;        ///< content so far
    std::size_t tailUpTo = 0; ///< bytes of it that table tail has
    std::int64_t tailSeq = 0;

    // Waiting for the next commit.
    struct ClosedChunk
    {
        Moment first;
        Moment last;
        std::string data;
        std::uint64_t hash = 0;
        std::uint64_t lastEvent = 0;
    };
    struct NewEntity
    {
        world::Handle handle;
        Id id;
        std::string prefab;
        std::string name;
        std::uint64_t event;
    };
    std::vector<Event> events;
    std::vector<NewEntity> entities;
    std::vector<ClosedChunk> chunks;
    std::vector<Checkpoint> checkpoints;
    std::vector<ClockPoint> clockPoints;
    bool syncWanted = true; ///< the start is one of the moments that must last

    // Prepared once.
    std::optional<sqlite::Statement> insertEvent;
    std::optional<sqlite::Statement> insertTail;

    [[nodiscard]] bool hasPending() const
    {
        return !events.empty() || !chunks.empty() || !checkpoints.empty() || !clockPoints.empty() ||
               chunk.size() > tailUpTo;
    }

    Result<> prepare();
    Result<> takeTail(RecordingReader &reader, const RecordingInfo &info);
    void closeChunk();
    void noteEntities(const world::World &world, std::span<const Event> added);
    Result<std::int64_t> dictionaryId(const char *table,
                                      std::map<std::string, std::int64_t, std::less<>> &known,
                                      const std::string &name);
    Result<> writeEvent(const Event &event);
    Result<> writeMark(const Event &event);
    Result<> writeEvents();
    Result<> writeChunks();
    Result<> writeTail();
    Result<> writeRest();
    Result<> write();
    Result<> commit();
    Result<> fail(Error error)
    {
        broken = error;
        return failure(std::move(error));
    }
    [[nodiscard]] Result<> usable() const
    {
        assert(!finished);
        return broken ? Result<>(failure(*broken)) : Result<>();
    }
};

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

// --- writing ------------------------------------------------------------------------------------

Result<std::int64_t>
RecordingWriter::Private::dictionaryId(const char *table,
                                       std::map<std::string, std::int64_t, std::less<>> &known,
                                       const std::string &name)
{
    const auto it = known.find(name);
    if (it != known.end())
        return it->second;
    auto insert = db.prepare(std::string("INSERT INTO ") + table + "(name) VALUES(?)");
    if (!insert)
        return failure(std::move(insert.error()));
    if (auto done = insert->bindText(1, name).run(); !done)
        return failure(std::move(done.error()));
    return known.emplace(name, db.lastRowId()).first->second;
}

Result<> RecordingWriter::Private::writeEvent(const Event &event)
{
    const auto type = dictionaryId("event_type", types, event.type);
    const auto actor = type ? dictionaryId("actor", actors, event.actor) : type;
    if (!actor)
        return failure(actor.error());
    sqlite::Statement &insert = *insertEvent;
    insert.bind(1, file::stored(event.id)).bind(2, event.tick.n).bind(3, std::int64_t{event.sub});
    insert.bind(4, event.wallMs).bind(5, std::int64_t{event.aggregate});
    insert.bind(6, file::stored(event.aggregateSeq)).bind(7, *type);
    insert.bind(8, std::int64_t{event.typeVer}).bind(9, *actor);
    insert.bind(10, static_cast<std::int64_t>(event.origin)).bind(11, file::stored(event.cause));
    insert.bind(12, file::stored(event.correlation));
    if (event.command.isNull())
        insert.bindNull(13);
    else
        insert.bindBlob(13, event.command.toBytes());
    if (auto done = insert.bindBlob(14, event.payload).run(); !done)
        return done;
    return event.type == "mark.added" ? writeMark(event) : Result<>();
}

Result<> RecordingWriter::Private::writeMark(const Event &event)
{
    auto payload = payloadOf(event);
    if (!payload)
        return failure(std::move(payload.error()));
    const v1::events::MarkAdded &mark = payload->mark_added();
    auto insert = db.prepare("INSERT OR REPLACE INTO mark VALUES(?,?,?,?,?,?,?,?,?)");
    if (!insert)
        return failure(std::move(insert.error()));
    insert->bindBlob(1, mark.id()).bind(2, file::stored(event.id)).bindText(3, mark.label());
    insert->bindText(4, mark.tag()).bind(5, std::int64_t{mark.from_tick()});
    insert->bind(6, std::int64_t{mark.to_tick()}).bindText(7, mark.note());
    return insert->bindText(8, event.actor).bind(9, std::int64_t{mark.automatic()}).run();
}

Result<> RecordingWriter::Private::writeEvents()
{
    std::optional<sqlite::Statement> link;
    for (const Event &event : events) {
        if (auto done = writeEvent(event); !done)
            return done;
        chain.add(event);
        if (chain.pending() < file::kEventsPerChainLink)
            continue;
        auto insert = db.prepare("INSERT INTO chain VALUES(?,?)");
        if (!insert)
            return failure(std::move(insert.error()));
        insert->bind(1, file::stored(event.id)).bindBlob(2, chain.close());
        if (auto done = insert->run(); !done)
            return done;
    }
    return {};
}

Result<> RecordingWriter::Private::writeChunks()
{
    if (chunks.empty())
        return {};
    auto insert = db.prepare("INSERT INTO chunk VALUES(?,?,?,?,?,?,?)");
    if (!insert)
        return failure(std::move(insert.error()));
    for (const ClosedChunk &closed : chunks) {
        insert->bind(1, closed.first.tick.n).bind(2, std::int64_t{closed.first.sub});
        insert->bind(3, closed.last.tick.n).bind(4, std::int64_t{closed.last.sub});
        insert->bindBlob(5, closed.data).bind(6, file::stored(closed.hash));
        if (auto done = insert->bind(7, file::stored(hash64(closed.data))).run(); !done)
            return done;
    }
    // The overviews may reach into the open chunk; a writer that goes on after a kill must not
    // count its moments twice, so they are written together with it only.
    if (auto done = db.exec("DELETE FROM tail"); !done)
        return done;
    if (auto done = overview.flush(db); !done)
        return done;
    if (auto done = file::writeMeta(db, "lod_tick", last->tick().n); !done)
        return done;
    if (auto done = file::writeMeta(db, "lod_sub", std::int64_t{last->sub()}); !done)
        return done;
    return file::writeMeta(db, "lod_event", file::stored(lastEvent));
}

Result<> RecordingWriter::Private::writeTail()
{
    if (options.pace == Pace::Headless && !syncWanted)
        return {};
    if (chunk.size() == tailUpTo)
        return {};
    const std::string data = compress(std::string_view(chunk).substr(tailUpTo), 1);
    sqlite::Statement &insert = *insertTail;
    insert.bind(1, tailSeq + 1).bindBlob(2, data).bind(3, last->tick().n);
    insert.bind(4, std::int64_t{last->sub()}).bind(5, file::stored(last->stateHash()));
    return insert.bind(6, file::stored(hash64(data))).run();
}

Result<> RecordingWriter::Private::writeRest()
{
    for (const NewEntity &entity : entities) {
        auto insert = db.prepare("INSERT INTO entity VALUES(?,?,?,?,?)");
        if (!insert)
            return failure(std::move(insert.error()));
        insert->bind(1, std::int64_t{entity.handle}).bindBlob(2, entity.id.toBytes());
        insert->bindText(3, entity.prefab).bindText(4, entity.name);
        if (auto done = insert->bind(5, file::stored(entity.event)).run(); !done)
            return done;
    }
    for (const Checkpoint &checkpoint : checkpoints) {
        auto insert = db.prepare("INSERT OR REPLACE INTO checkpoint VALUES(?,?,?,?,?)");
        if (!insert)
            return failure(std::move(insert.error()));
        const std::string data = compress(checkpoint.bytes);
        insert->bind(1, checkpoint.at.tick.n).bind(2, std::int64_t{checkpoint.at.sub});
        insert->bindBlob(3, data).bind(4, file::stored(checkpoint.hash));
        if (auto done = insert->bind(5, file::stored(hash64(data))).run(); !done)
            return done;
    }
    for (const ClockPoint &point : clockPoints) {
        auto insert = db.prepare("INSERT INTO clock_map VALUES(NULL,?,?,?,?,?,?)");
        if (!insert)
            return failure(std::move(insert.error()));
        insert->bind(1, point.tick.n).bind(2, point.wallMs);
        insert->bind(3, std::int64_t{point.rateNumerator});
        insert->bind(4, std::int64_t{point.rateDenominator}).bind(5, std::int64_t{point.running});
        if (auto done = insert->bindText(6, point.reason).run(); !done)
            return done;
    }
    return {};
}

Result<> RecordingWriter::Private::write()
{
    return writeEvents()
        .and_then([this] { return writeChunks(); })
        .and_then([this] { return writeTail(); })
        .and_then([this] { return writeRest(); });
}

Result<> RecordingWriter::Private::commit()
{
    if (!hasPending() && !syncWanted)
        return {};
    const std::int64_t now = clock.monotonicUs();
    const bool full =
        syncWanted || (options.pace == Pace::Live && now - lastSyncUs >= kSyncEveryUs);
    const auto run = [&]() -> Result<> {
        if (full) {
            if (auto done = db.exec("PRAGMA synchronous=FULL"); !done)
                return done;
        }
        auto transaction = sqlite::Transaction::begin(db);
        if (!transaction)
            return failure(std::move(transaction.error()));
        if (auto done = write(); !done)
            return done;
        if (auto done = transaction->commit(); !done)
            return done;
        return full ? db.exec("PRAGMA synchronous=NORMAL") : Result<>();
    };
    // A failed commit ends the recording: what it held in memory would have to be told apart from
    // what reached the disk, and the file as it stands is whole.
    if (auto done = run(); !done)
        return fail(std::move(done.error()));
    committed = lastEvent;
    lastCommitUs = now;
    if (full)
        lastSyncUs = now;
    syncWanted = false;
    if (chunk.size() > tailUpTo && (options.pace == Pace::Live || full)) {
        tailUpTo = chunk.size();
        ++tailSeq;
    }
    events.clear();
    entities.clear();
    chunks.clear();
    checkpoints.clear();
    clockPoints.clear();
    if (options.pace == Pace::Headless && db.walPages() > kCheckpointPages) {
        if (auto done = db.exec("PRAGMA wal_checkpoint(PASSIVE)"); !done)
            return fail(std::move(done.error()));
    }
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
