// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/recording_info.h"
#include "core/world/world.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ward::recording {

/// The content of a chunk, uncompressed: frames of the state codec, each with its moment. Keeps the
/// worlds of some frames, so that moments near each other cost a few deltas. One thread.
class Frames
{
public:
    /// Code `recording.chunk.malformed`.
    [[nodiscard]] static Result<Frames> parse(std::string bytes);

    [[nodiscard]] std::size_t size() const { return m_frames.size(); }
    [[nodiscard]] Moment first() const { return m_frames.front().at; }
    [[nodiscard]] Moment last() const { return m_frames.back().at; }
    [[nodiscard]] Moment moment(std::size_t index) const { return m_frames[index].at; }
    /// Index of the last frame at or before `at`, −1 when there is none.
    [[nodiscard]] int indexAt(Moment at) const;
    [[nodiscard]] std::string_view frame(std::size_t index) const;

    /// The world at a frame. `start` gives the layout and the ids that keyframes leave out.
    [[nodiscard]] Result<world::World> worldAt(std::size_t index, const world::World &start);

private:
    struct Frame
    {
        Moment at;
        std::size_t offset = 0;
        std::size_t length = 0;
    };
    std::string m_bytes;
    std::vector<Frame> m_frames;
    std::map<std::size_t, world::World> m_worlds; ///< by index
};

/// Appends a frame to a chunk's content.
void appendFrame(std::string &chunk, std::string_view frame);

} // namespace ward::recording
