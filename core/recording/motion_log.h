// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/side_file.h"
#include "core/recording/recording_info.h"

#include <optional>
#include <string>
#include <string_view>

namespace ward::recording {

/// Where the first chunk begins.
inline constexpr Moment kBeforeAll{Tick{-1}, 0};

/// Motion that stands beside the database until the next commit takes it in: `REC-motion`,
/// docs/formats/recording.md. A commit costs a hundred microseconds and a page of the write-ahead
/// log; motion comes every few ticks, of every session, and nobody but a crash asks for it.
///
/// A piece goes on from a state that the database (or the piece before it) has: the same chunk, as
/// many bytes of it, the same state hash. What does not fit was left behind by an earlier commit,
/// an earlier chunk, or a power cut that took what it stood on, and is passed over.
struct MotionPiece
{
    Moment chunksEnd = kBeforeAll; ///< last moment of the chunk before
    std::uint64_t offset = 0;      ///< bytes of the open chunk before this piece
    std::uint64_t baseHash = 0;    ///< state hash before this piece; 0 at the first moment
    HashedMoment end;              ///< last moment in `bytes`
    std::string_view bytes;        ///< content of the chunk, whole frames
};

[[nodiscard]] std::string motionFileOf(const std::string &recording);

[[nodiscard]] std::string encodeMotion(const MotionPiece &piece);
/// The piece at the beginning of `log`, of which it is cut off; nullopt at the end and at anything
/// that is no whole piece. `bytes` points into `log`.
[[nodiscard]] std::optional<MotionPiece> takeMotion(std::string_view &log);

/// All of the file beside a recording; empty when there is none.
[[nodiscard]] Result<std::string> readMotionLog(const std::string &recording,
                                                const std::string &vfs);

/// The writer's end. Used by one thread.
class MotionLog
{
public:
    MotionLog(std::string recording, std::string vfs);

    /// With the operating system when it returns. Makes the file when it is needed first.
    Result<> append(const MotionPiece &piece);
    /// The database has it all: the next piece goes to the beginning again.
    void rewind() { m_end = 0; }
    /// The file is of no more use.
    Result<> remove();

private:
    std::string m_path;
    std::string m_vfs;
    std::optional<sqlite::SideFile> m_file;
    std::int64_t m_end = 0;
};

} // namespace ward::recording
