// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/frames.h"

#include "core/base/bytes.h"
#include "core/world/state_codec.h"

#include <algorithm>

namespace ward::recording {

namespace {

// A world every so many frames: folding this many deltas is the most a warm seek costs.
constexpr std::size_t kKeepEvery = 6;

/// Tick and sub-step stand behind the keyframe's first byte and the layout's hash.
Moment momentOfKeyframe(std::string_view bytes, bool &ok)
{
    ByteReader in(bytes);
    in.byte();
    in.fixed64();
    Moment at;
    at.tick.n = in.svarint();
    at.sub = static_cast<std::uint32_t>(in.varint());
    ok = in.ok() && at.tick.n >= 0;
    return at;
}

} // namespace

void appendFrame(std::string &chunk, std::string_view frame)
{
    ByteWriter length;
    length.varint(frame.size());
    chunk.append(length.bytes());
    chunk.append(frame);
}

Result<Frames> Frames::parse(std::string bytes)
{
    Frames frames;
    frames.m_bytes = std::move(bytes);
    ByteReader in(frames.m_bytes);
    while (in.ok() && !in.atEnd()) {
        const std::string_view frame = in.text();
        if (!in.ok() || frame.empty())
            return failure("recording.chunk.malformed");
        Frame entry;
        entry.offset = static_cast<std::size_t>(frame.data() - frames.m_bytes.data());
        entry.length = frame.size();
        if (frames.m_frames.empty()) {
            bool ok = false;
            entry.at = momentOfKeyframe(frame, ok);
            if (!ok)
                return failure("recording.chunk.malformed");
        } else {
            const auto time = world::deltaTime(frame);
            if (!time)
                return failure("recording.chunk.malformed");
            const Moment before = frames.m_frames.back().at;
            entry.at = {before.tick + time->first, time->second};
            if (entry.at <= before)
                return failure("recording.chunk.malformed");
        }
        frames.m_frames.push_back(entry);
    }
    if (frames.m_frames.empty())
        return failure("recording.chunk.malformed");
    return frames;
}

int Frames::indexAt(Moment at) const
{
    const auto it = std::upper_bound(m_frames.begin(), m_frames.end(), at,
                                     [](Moment wanted, const Frame &f) { return wanted < f.at; });
    return static_cast<int>(it - m_frames.begin()) - 1;
}

std::string_view Frames::frame(std::size_t index) const
{
    return std::string_view(m_bytes).substr(m_frames[index].offset, m_frames[index].length);
}

Result<world::World> Frames::worldAt(std::size_t index, const world::World &start)
{
    auto known = m_worlds.upper_bound(index);
    std::size_t at = 0;
    world::World world = start;
    if (known == m_worlds.begin()) {
        if (auto done = world::applyKeyframe(world, frame(0)); !done)
            return failure(std::move(done.error()));
        m_worlds.emplace(0, world);
    } else {
        --known;
        at = known->first;
        world = known->second;
    }
    while (at < index) {
        if (auto done = world::applyDelta(world, frame(++at)); !done)
            return failure(std::move(done.error()));
        if (at % kKeepEvery == 0)
            m_worlds.emplace(at, world);
    }
    return world;
}

} // namespace ward::recording
