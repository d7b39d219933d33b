// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/sqlite.h"
#include "core/recording/recording_info.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::recording {

/// A row of table `chunk`.
struct StoredChunk
{
    Moment first;
    Moment last;
    std::uint64_t hash = 0;
    std::string content; ///< unpacked
};

/// The chunk with the largest first moment not above `at`. Code `recording.chunk.damaged`.
[[nodiscard]] Result<std::optional<StoredChunk>> readChunk(sqlite::Statement &select, Moment at);
inline constexpr std::string_view kSelectChunk =
    "SELECT first_tick,first_sub,last_tick,last_sub,data,hash,checksum FROM chunk "
    "WHERE (first_tick,first_sub)<=(?,?) ORDER BY first_tick DESC,first_sub DESC LIMIT 1";
/// The row that a statement with the columns of `kSelectChunk` stands on.
[[nodiscard]] Result<StoredChunk> chunkOfRow(const sqlite::Statement &row);

/// Last moment of the last chunk; nullopt when there is none.
[[nodiscard]] Result<std::optional<HashedMoment>> endOfChunks(sqlite::Database &db);

/// The open chunk as far as it is there whole: table `tail`, and behind it what the motion log has.
struct Tail
{
    std::string content;            ///< empty when there is none
    std::vector<HashedMoment> ends; ///< of each piece

    [[nodiscard]] bool isEmpty() const { return content.empty(); }
};
/// `motion` is the content of the motion log, read before `db` was looked at: what a commit takes
/// out of the log meanwhile, the database has then.
[[nodiscard]] Result<Tail> readTail(sqlite::Database &db, std::string_view motion);

} // namespace ward::recording
