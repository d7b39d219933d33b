// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/compress.h"
#include "core/base/hash.h"
#include "core/recording/file_schema.h"
#include "core/recording/writer_private.h"

#include <ward/v1/events/event.pb.h>

namespace ward::recording {

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
    const auto kept = db.kept("INSERT INTO event VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    if (!kept)
        return failure(kept.error());
    sqlite::Statement &insert = **kept;
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
    const auto kept = db.kept("INSERT INTO chunk VALUES(?,?,?,?,?,?,?)");
    if (!kept)
        return failure(kept.error());
    sqlite::Statement &insert = **kept;
    for (const ClosedChunk &closed : chunks) {
        insert.bind(1, closed.first.tick.n).bind(2, std::int64_t{closed.first.sub});
        insert.bind(3, closed.last.tick.n).bind(4, std::int64_t{closed.last.sub});
        insert.bindBlob(5, closed.data).bind(6, file::stored(closed.hash));
        if (auto done = insert.bind(7, file::stored(hash64(closed.data))).run(); !done)
            return done;
    }
    // The overviews may reach into the open chunk; a writer that goes on after a kill must not
    // count its moments twice, so they are written together with it only.
    if (auto done = db.runKept("DELETE FROM tail"); !done)
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
    const auto kept = db.kept("INSERT INTO tail VALUES(?,?,?,?,?,?)");
    if (!kept)
        return failure(kept.error());
    sqlite::Statement &insert = **kept;
    insert.bind(1, tailSeq + 1).bindBlob(2, data).bind(3, last->tick().n);
    keptHash = last->stateHash();
    insert.bind(4, std::int64_t{last->sub()}).bind(5, file::stored(keptHash));
    return insert.bind(6, file::stored(hash64(data))).run();
}

Result<> RecordingWriter::Private::writeRest()
{
    for (const NewEntity &entity : entities) {
        // Behind a damaged tail its ticks are simulated again, and who was born in them is known.
        auto insert =
            db.prepare("INSERT INTO entity VALUES(?,?,?,?,?) ON CONFLICT(handle) DO NOTHING");
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
    return newEpoch ? file::writeEpoch(db, newEpoch->epoch, newEpoch->ends) : Result<>();
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
    lastKeptUs = now;
    if (full)
        lastSyncUs = now;
    syncWanted = false;
    if (chunk.size() > tailUpTo && (options.pace == Pace::Live || full)) {
        tailUpTo = keptUpTo = chunk.size();
        ++tailSeq;
    }
    motion.rewind();
    events.clear();
    entities.clear();
    chunks.clear();
    checkpoints.clear();
    clockPoints.clear();
    newEpoch.reset();
    if (options.pace == Pace::Headless && db.walPages() > kCheckpointPages) {
        if (auto done = db.exec("PRAGMA wal_checkpoint(PASSIVE)"); !done)
            return fail(std::move(done.error()));
    }
    return {};
}

Result<> RecordingWriter::Private::keepMotion()
{
    const MotionPiece piece{chunksEnd.at,
                            keptUpTo,
                            keptHash,
                            {Moment{last->tick(), last->sub()}, last->stateHash()},
                            std::string_view(chunk).substr(keptUpTo)};
    if (auto done = motion.append(piece); !done)
        return fail(std::move(done.error()));
    keptUpTo = chunk.size();
    keptHash = piece.end.hash;
    lastKeptUs = clock.monotonicUs();
    return {};
}

Result<> RecordingWriter::Private::keepWhatIsDue()
{
    const std::int64_t now = clock.monotonicUs();
    if (now - lastKeptUs < kKeepEveryUs)
        return {};
    if (!hasOnlyMotion() || now - lastSyncUs >= kSyncEveryUs)
        return commit();
    return chunk.size() > keptUpTo ? keepMotion() : Result<>();
}

} // namespace ward::recording
