// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/compress.h"
#include "core/base/hash.h"
#include "core/recording/event_chain.h"
#include "core/recording/file_schema.h"
#include "core/recording/motion_log.h"
#include "core/recording/reader_private.h"

#include <algorithm>
#include <map>

namespace ward::recording {

using file::stored;

Result<std::vector<Event>> RecordingReader::Private::select(std::string_view condition,
                                                            std::int64_t a, std::int64_t b,
                                                            std::int64_t limit)
{
    auto statement = db.prepare(std::string(file::kSelectEvents).append(condition));
    if (!statement)
        return failure(std::move(statement.error()));
    statement->bind(1, a).bind(2, b).bind(3, limit);
    std::vector<Event> events;
    while (true) {
        auto row = statement->step();
        if (!row) {
            // Of a damaged file, what stands before the damage.
            if (events.empty() || row.error().code() != "base.sqlite.corrupt")
                return failure(std::move(row.error()));
            warn(row.error());
            return events;
        }
        if (!*row)
            return events;
        events.push_back(file::eventOfRow(*statement));
    }
}

Result<std::vector<Event>> RecordingReader::events(std::uint64_t after, int limit)
{
    return d->select("WHERE e.id>?1 AND e.id<=?2 ORDER BY e.id LIMIT ?3", stored(after), INT64_MAX,
                     limit);
}

Result<std::uint64_t> RecordingReader::Private::firstEventAt(Moment at)
{
    // Ids ascend with moments: a search by halves needs no index of its own.
    auto last = lastEvent();
    if (!last)
        return failure(std::move(last.error()));
    auto probe = db.prepare("SELECT tick,sub FROM event WHERE id=?");
    if (!probe)
        return failure(std::move(probe.error()));
    std::uint64_t low = 1;
    std::uint64_t high = *last + 1;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        probe->reset();
        probe->bind(1, stored(middle));
        auto row = probe->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return failure("recording.chain.gap", {{"event", stored(middle)}});
        const Moment found{Tick{probe->integer(0)}, static_cast<std::uint32_t>(probe->integer(1))};
        if (found < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Result<std::uint64_t> RecordingReader::firstEventAt(Tick tick)
{
    return d->firstEventAt({tick, 0});
}

Result<std::vector<Event>> RecordingReader::eventsBetween(Tick from, Tick to)
{
    auto first = d->firstEventAt({from, 0});
    auto end = first ? d->firstEventAt({to + 1, 0}) : first;
    if (!end)
        return failure(std::move(end.error()));
    return d->select("WHERE e.id>=?1 AND e.id<?2 ORDER BY e.id LIMIT ?3", stored(*first),
                     stored(*end), INT64_MAX);
}

Result<std::vector<Event>> RecordingReader::inputsFrom(Moment from)
{
    auto first = d->firstEventAt(from);
    if (!first)
        return failure(std::move(first.error()));
    return d->select("WHERE e.id>=?1 AND e.id<=?2 AND e.origin=1 ORDER BY e.id LIMIT ?3",
                     stored(*first), INT64_MAX, INT64_MAX);
}

Result<std::vector<Mark>> RecordingReader::marks()
{
    auto select = d->db.prepare("SELECT id,event,label,tag,from_tick,to_tick,note,actor,automatic "
                                "FROM mark ORDER BY from_tick,event");
    if (!select)
        return failure(std::move(select.error()));
    std::vector<Mark> marks;
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return marks;
        Mark mark;
        mark.id = Id::fromBytes(select->blob(0)).value_or(Id());
        mark.event = static_cast<std::uint64_t>(select->integer(1));
        mark.label = select->text(2);
        mark.tag = select->text(3);
        mark.from = Tick{select->integer(4)};
        mark.to = Tick{select->integer(5)};
        mark.note = select->text(6);
        mark.actor = select->text(7);
        mark.automatic = select->integer(8) != 0;
        marks.push_back(std::move(mark));
    }
}

Result<std::vector<ClockPoint>> RecordingReader::clockMap()
{
    auto select =
        d->db.prepare("SELECT tick,wall,rate_n,rate_d,running,reason FROM clock_map ORDER BY id");
    if (!select)
        return failure(std::move(select.error()));
    std::vector<ClockPoint> points;
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return points;
        points.push_back({Tick{select->integer(0)}, select->integer(1),
                          static_cast<std::uint32_t>(select->integer(2)),
                          static_cast<std::uint32_t>(select->integer(3)), select->integer(4) != 0,
                          std::string(select->text(5))});
    }
}

Result<Checkpoint> RecordingReader::checkpointBefore(Moment at)
{
    auto select = d->db.prepare("SELECT tick,sub,data,hash,checksum FROM checkpoint "
                                "WHERE (tick,sub)<=(?,?) ORDER BY tick DESC,sub DESC");
    if (!select)
        return failure(std::move(select.error()));
    select->bind(1, at.tick.n).bind(2, std::int64_t{at.sub});
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return failure("recording.checkpoint.none", {{"at", MessageTime{at.tick.time().us}}});
        if (hash64(select->blob(2)) != static_cast<std::uint64_t>(select->integer(4)))
            continue; // an earlier one only costs time
        auto bytes = decompress(select->blob(2));
        if (!bytes)
            continue;
        Checkpoint checkpoint;
        checkpoint.at = {Tick{select->integer(0)}, static_cast<std::uint32_t>(select->integer(1))};
        checkpoint.bytes = std::move(*bytes);
        checkpoint.hash = static_cast<std::uint64_t>(select->integer(3));
        return checkpoint;
    }
}

Result<std::vector<HashedMoment>> RecordingReader::chunkHashes()
{
    // Before the database, as for the open chunk.
    auto motion = d->fixed.closed ? Result<std::string>(std::string())
                                  : readMotionLog(d->path, d->options.vfs);
    if (!motion)
        return failure(std::move(motion.error()));
    auto held = d->snapshot();
    if (!held)
        return failure(std::move(held.error()));
    auto select = d->db.prepare("SELECT last_tick,last_sub,hash FROM chunk ORDER BY 1,2");
    if (!select)
        return failure(std::move(select.error()));
    std::vector<HashedMoment> moments;
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            break;
        const auto moment = momentOf(select->integer(0), select->integer(1));
        if (!moment)
            return failure(moment.error());
        moments.push_back({*moment, static_cast<std::uint64_t>(select->integer(2))});
    }
    auto tail = readTail(d->db, *motion);
    if (!tail)
        return failure(std::move(tail.error()));
    for (const HashedMoment &end : tail->ends) {
        if (const auto moment = momentOf(end.at.tick.n, end.at.sub); !moment)
            return failure(moment.error());
        moments.push_back(end);
    }
    return moments;
}

// --- integrity
// ------------------------------------------------------------------------------------

Result<std::vector<Message>> RecordingReader::damage()
{
    std::vector<Message> found = d->warnings;
    if (auto whole = d->db.checkIntegrity(); !whole)
        found.push_back(whole.error().message);
    struct Part
    {
        const char *sql;
        const char *code;
    };
    for (const Part &part :
         {Part{"SELECT first_tick,last_tick,data,checksum FROM chunk", "recording.chunk.damaged"},
          Part{"SELECT tick,tick,data,checksum FROM checkpoint", "recording.checkpoint.damaged"},
          Part{"SELECT last_tick,last_tick,data,checksum FROM tail", "recording.tail.damaged"}}) {
        auto select = d->db.prepare(part.sql);
        if (!select)
            return failure(std::move(select.error()));
        while (true) {
            auto row = select->step();
            if (!row)
                found.push_back(row.error().message);
            if (!row || !*row)
                break;
            if (hash64(select->blob(2)) == static_cast<std::uint64_t>(select->integer(3)))
                continue;
            found.emplace_back(part.code,
                               std::vector<std::pair<std::string, MessageArg>>{
                                   {"from", MessageTime{Tick{select->integer(0)}.time().us}},
                                   {"to", MessageTime{Tick{select->integer(1)}.time().us}}});
        }
    }
    return found;
}

Result<> RecordingReader::checkEvents()
{
    std::map<std::uint64_t, std::string> links;
    auto select = d->db.prepare("SELECT last_event,sha256 FROM chain");
    if (!select)
        return failure(std::move(select.error()));
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            break;
        links.emplace(static_cast<std::uint64_t>(select->integer(0)), std::string(select->blob(1)));
    }
    EventChain chain;
    std::map<world::Handle, std::uint64_t> numbers;
    Moment at;
    std::uint64_t id = 0;
    while (true) {
        auto page = events(id, 1000);
        if (!page)
            return failure(std::move(page.error()));
        if (page->empty())
            break;
        for (const Event &event : *page) {
            const Moment when{event.tick, event.sub};
            if (event.id != id + 1 || event.aggregateSeq != ++numbers[event.aggregate] || when < at)
                return failure("recording.chain.gap", {{"event", stored(id + 1)}});
            at = when;
            id = event.id;
            chain.add(event);
            if (const auto link = links.find(id); link != links.end()) {
                if (chain.close() != link->second)
                    return failure("recording.chain.broken", {{"event", stored(id)}});
                links.erase(link);
            }
        }
    }
    auto state = info();
    if (!state)
        return failure(std::move(state.error()));
    // Links beyond the last event, or a closed file whose last events no link covers: some are
    // gone.
    if (!links.empty() || (state->closed && chain.pending() > 0))
        return failure("recording.chain.broken", {{"event", stored(id)}});
    return {};
}

} // namespace ward::recording
