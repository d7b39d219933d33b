// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/stored_frames.h"

#include "core/base/compress.h"
#include "core/base/hash.h"

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

Result<std::string> readTail(sqlite::Database &db)
{
    auto select = db.prepare("SELECT data,checksum FROM tail ORDER BY seq");
    if (!select)
        return failure(std::move(select.error()));
    std::string content;
    while (true) {
        auto row = select->step();
        if (!row)
            return failure(std::move(row.error()));
        if (!*row)
            return content;
        // A damaged piece ends the tail: what follows builds on it.
        if (hash64(select->blob(0)) != static_cast<std::uint64_t>(select->integer(1)))
            return content;
        auto piece = decompress(select->blob(0));
        if (!piece)
            return content;
        content += *piece;
    }
}

} // namespace ward::recording
