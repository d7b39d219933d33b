// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/stored_frames.h"

#include "core/base/compress.h"
#include "core/base/hash.h"
#include "core/recording/motion_log.h"

namespace ward::recording {

Result<StoredChunk> chunkOfRow(const sqlite::Statement &row)
{
    StoredChunk chunk;
    chunk.first = {Tick{row.integer(0)}, static_cast<std::uint32_t>(row.integer(1))};
    chunk.last = {Tick{row.integer(2)}, static_cast<std::uint32_t>(row.integer(3))};
    chunk.hash = static_cast<std::uint64_t>(row.integer(5));
    const std::string_view data = row.blob(4);
    const auto damaged = [&] {
        return failure("recording.chunk.damaged",
                       {{"from", MessageTime{chunk.first.tick.time().us}},
                        {"to", MessageTime{chunk.last.tick.time().us}}});
    };
    if (hash64(data) != static_cast<std::uint64_t>(row.integer(6)))
        return damaged();
    auto content = decompress(data);
    if (!content)
        return damaged();
    chunk.content = std::move(*content);
    return chunk;
}

Result<std::optional<StoredChunk>> readChunk(sqlite::Statement &select, Moment at)
{
    select.reset();
    select.bind(1, at.tick.n).bind(2, std::int64_t{at.sub});
    auto row = select.step();
    if (!row)
        return failure(std::move(row.error()));
    if (!*row) {
        select.reset();
        return std::optional<StoredChunk>();
    }
    auto chunk = chunkOfRow(select);
    select.reset();
    if (!chunk)
        return failure(std::move(chunk.error()));
    return std::optional(std::move(*chunk));
}

Result<std::optional<HashedMoment>> endOfChunks(sqlite::Database &db)
{
    auto select = db.prepare("SELECT last_tick,last_sub,hash FROM chunk "
                             "ORDER BY first_tick DESC,first_sub DESC LIMIT 1");
    if (!select)
        return failure(std::move(select.error()));
    auto row = select->step();
    if (!row)
        return failure(std::move(row.error()));
    if (!*row)
        return std::optional<HashedMoment>();
    return std::optional(
        HashedMoment{{Tick{select->integer(0)}, static_cast<std::uint32_t>(select->integer(1))},
                     static_cast<std::uint64_t>(select->integer(2))});
}

namespace {

/// False when a piece is damaged: it ends the tail, for what follows builds on it.
Result<bool> readTable(sqlite::Database &db, Tail &tail)
{
    auto select = db.prepare("SELECT data,checksum,last_tick,last_sub,hash FROM tail ORDER BY seq");
    if (!select)
        return failure(std::move(select.error()));
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return true;
        if (hash64(select->blob(0)) != static_cast<std::uint64_t>(select->integer(1)))
            return false;
        auto piece = decompress(select->blob(0));
        if (!piece)
            return false;
        tail.content += *piece;
        tail.ends.push_back(
            {{Tick{select->integer(2)}, static_cast<std::uint32_t>(select->integer(3))},
             static_cast<std::uint64_t>(select->integer(4))});
    }
}

} // namespace

Result<Tail> readTail(sqlite::Database &db, std::string_view motion)
{
    Tail tail;
    auto whole = readTable(db, tail);
    if (!whole)
        return failure(std::move(whole.error()));
    if (!*whole || motion.empty())
        return tail;
    const auto chunks = endOfChunks(db);
    if (!chunks)
        return failure(chunks.error());
    const HashedMoment end = chunks->value_or(HashedMoment{kBeforeAll, 0});
    std::uint64_t hash = tail.ends.empty() ? end.hash : tail.ends.back().hash;
    while (const auto piece = takeMotion(motion)) {
        if (piece->chunksEnd != end.at || piece->offset != tail.content.size() ||
            piece->baseHash != hash)
            continue; // of before the last commit
        tail.content += piece->bytes;
        tail.ends.push_back(piece->end);
        hash = piece->end.hash;
    }
    return tail;
}

} // namespace ward::recording
