// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/motion_log.h"

#include "core/base/bytes.h"
#include "core/base/hash.h"

namespace ward::recording {

namespace {

/// A chunk's worth, and one keyframe of the largest world above it.
constexpr std::size_t kMaxLogBytes = std::size_t{16} << 20;

void put(ByteWriter &out, const Moment &moment)
{
    out.svarint(moment.tick.n);
    out.varint(moment.sub);
}

Moment moment(ByteReader &in)
{
    const std::int64_t tick = in.svarint();
    return {Tick{tick}, static_cast<std::uint32_t>(in.varint())};
}

} // namespace

std::string motionFileOf(const std::string &recording)
{
    return recording + "-motion";
}

std::string encodeMotion(const MotionPiece &piece)
{
    ByteWriter body;
    put(body, piece.chunksEnd);
    body.varint(piece.offset);
    body.fixed64(piece.baseHash);
    put(body, piece.end.at);
    body.fixed64(piece.end.hash);
    body.raw(piece.bytes);
    ByteWriter out;
    out.text(body.bytes());
    out.fixed64(hash64(body.bytes()));
    return out.take();
}

std::optional<MotionPiece> takeMotion(std::string_view &log)
{
    ByteReader in(log);
    const std::string_view body = in.text();
    const std::uint64_t checksum = in.fixed64();
    if (!in.ok() || body.empty() || hash64(body) != checksum)
        return std::nullopt;
    ByteReader fields(body);
    MotionPiece piece;
    piece.chunksEnd = moment(fields);
    piece.offset = fields.varint();
    piece.baseHash = fields.fixed64();
    piece.end.at = moment(fields);
    piece.end.hash = fields.fixed64();
    if (!fields.ok())
        return std::nullopt;
    piece.bytes = body.substr(body.size() - fields.left());
    log.remove_prefix(log.size() - in.left());
    return piece;
}

Result<std::string> readMotionLog(const std::string &recording, const std::string &vfs)
{
    return sqlite::SideFile::read(motionFileOf(recording), vfs, kMaxLogBytes);
}

MotionLog::MotionLog(std::string recording, std::string vfs)
    : m_path(motionFileOf(recording))
    , m_vfs(std::move(vfs))
{
}

Result<> MotionLog::append(const MotionPiece &piece)
{
    if (!m_file) {
        auto file = sqlite::SideFile::open(m_path, m_vfs);
        if (!file)
            return failure(std::move(file.error()));
        m_file = std::move(*file);
    }
    const std::string bytes = encodeMotion(piece);
    if (auto done = m_file->write(m_end, bytes); !done)
        return done;
    m_end += static_cast<std::int64_t>(bytes.size());
    return {};
}

Result<> MotionLog::remove()
{
    m_file.reset();
    m_end = 0;
    return sqlite::SideFile::remove(m_path, m_vfs);
}

} // namespace ward::recording
