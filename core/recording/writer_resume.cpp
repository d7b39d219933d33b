// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// How a recording goes on whose writer died.

#include "core/base/compress.h"
#include "core/recording/file_schema.h"
#include "core/recording/frames.h"
#include "core/recording/motion_log.h"
#include "core/recording/reader.h"
#include "core/recording/stored_frames.h"
#include "core/recording/writer_private.h"

namespace ward::recording {

Result<std::unique_ptr<RecordingWriter>> RecordingWriter::resume(const std::string &path,
                                                                 const WriterOptions &options)
{
    auto lock = lockRecording(path);
    if (!lock)
        return failure(std::move(lock.error()));
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
    data->lock = std::move(*lock);
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
        return dictionary("SELECT id,name FROM actor", data->actors);
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
    // On the disk before anybody hears of it: whoever was told of events that a power cut took
    // knows by the epoch that their numbers were given again.
    data->newEpoch = {data->resumed->epoch, data->resumed->epochEnds};
    if (auto done = data->commit(); !done)
        return failure(std::move(done.error()));
    (void)data->motion.remove(); // of the earlier epoch; what is left of it does not fit
    return std::unique_ptr<RecordingWriter>(new RecordingWriter(std::move(data)));
}

/// The tail becomes a chunk; what the overviews do not know yet is added to them.
Result<> RecordingWriter::Private::takeTail(RecordingReader &reader, const RecordingInfo &info)
{
    auto motionLog = readMotionLog(db.path(), options.vfs);
    auto tail = motionLog ? readTail(db, *motionLog) : failure(std::move(motionLog.error()));
    if (!tail)
        return failure(std::move(tail.error()));
    const std::string &content = tail->content;
    auto frames = content.empty() ? Result<Frames>() : Frames::parse(content);
    if (!frames)
        return failure(std::move(frames.error()));
    // Of a damaged tail, what can be read of it: the rest is simulated again.
    auto closed = endOfChunks(db);
    if (!closed)
        return failure(std::move(closed.error()));
    if (content.empty() && !*closed)
        return failure("recording.resume.empty", {{"file", db.path()}});
    const Moment lastMoment = content.empty() ? (*closed)->at : frames->last();
    auto end = reader.worldAt(lastMoment.tick, lastMoment.sub);
    if (!end)
        return failure(std::move(end.error()));
    auto lodTick = file::readMetaInteger(db, "lod_tick", -1);
    auto lodSub = file::readMetaInteger(db, "lod_sub");
    auto lodEvent = file::readMetaInteger(db, "lod_event");
    if (!lodTick || !lodSub || !lodEvent)
        return failure("recording.meta.damaged", {{"key", std::string("lod_tick")}});
    const Moment known{Tick{*lodTick}, static_cast<std::uint32_t>(*lodSub)};
    if (!content.empty()) {
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
        chunks.push_back(
            {frames->first(), lastMoment, compress(content), end->stateHash(), info.events});
    } else {
        // Pieces that cannot be read would be in the way of the new ones.
        if (auto done = db.exec("DELETE FROM tail"); !done)
            return done;
        if (known.tick.n >= 0) {
            if (auto done = overview.resume(db, known.tick); !done)
                return done;
        }
    }
    // Events are whole even where the states that came with them are not.
    auto recent = reader.events(static_cast<std::uint64_t>(*lodEvent), INT32_MAX);
    if (!recent)
        return failure(std::move(recent.error()));
    for (const Event &event : *recent)
        overview.addEvent(event);
    last = *end;
    chunksEnd = {lastMoment, end->stateHash()};
    keptHash = chunksEnd.hash;
    resumed = ResumePoint{lastMoment, info.events, std::move(*end), info.epoch + 1, info.epochEnds};
    resumed->epochEnds.push_back(info.events);
    return {};
}

} // namespace ward::recording
