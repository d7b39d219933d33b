// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/bytes.h"
#include "core/world/state_codec.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace ward::world {

/// Implementation of state_codec.h: reads and fills a World's pools directly.
class WorldCodec
{
public:
    static void knowEntityIds(World &world, std::span<const std::pair<Handle, Id>> ids);
    static std::string encodeKeyframe(const World &world, VisibilityClass sees, KeyframeIds ids);
    static std::string encodeDelta(const World &before, const World &after, VisibilityClass sees);
    static Result<> applyKeyframe(World &world, std::string_view bytes);
    static Result<> applyDelta(World &world, std::string_view bytes);
    static Result<std::pair<std::int64_t, std::uint32_t>> deltaTime(std::string_view bytes);
    static void
    forEachChange(const World &before, const World &after,
                  const std::function<void(int, Handle, int, std::int32_t, std::int32_t)> &visit);

private:
    using Pool = World::Pool;

    // Limits a decoder keeps, so that damaged bytes cannot make it take gigabytes.
    static constexpr Handle kMaxHandle = 1u << 22;
    static constexpr std::uint64_t kMaxStrings = 1u << 20;

    static constexpr std::uint8_t kKeyframe = 0x4b;    // 'K'
    static constexpr std::uint8_t kKeyframeIds = 0x49; // 'I': a keyframe with ids
    static constexpr std::uint8_t kDelta = 0x44;       // 'D'

    enum Section : std::uint8_t { kEntities = 1, kStrings = 2, kComponents = 4, kTracks = 8 };

    /// Ascending handles as gaps; the first is the distance from 0.
    static void putHandles(ByteWriter &out, std::span<const Handle> handles);
    static std::vector<Handle> getHandles(ByteReader &in, Handle below);

    static void putCode(ByteWriter &out, std::int32_t value, std::int32_t base);
    static std::int32_t getCode(ByteReader &in, std::int32_t base);
    /// Whether each slot of a component may be seen.
    static std::vector<char> visibleSlots(const ComponentLayout &component, VisibilityClass sees);
    static void putRow(ByteWriter &out, const std::int32_t *row, const std::vector<char> &visible);
    static void noteTexts(std::vector<std::int32_t> &texts, const ComponentLayout &component,
                          const std::int32_t *row, const std::vector<char> &visible);
    static void putStrings(ByteWriter &out, const World &world, std::vector<std::int32_t> texts);
    static bool getStrings(ByteReader &in, World &world);

    static void putTracks(ByteWriter &out, const Tracks &before, const Tracks &after);
    static bool getTracks(ByteReader &in, Tracks &tracks);

    static void putPoolDelta(ByteWriter &out, const World &before, const World &after,
                             std::size_t component, VisibilityClass sees,
                             std::vector<std::int32_t> &texts);
    static bool getPoolDelta(ByteReader &in, World &world, std::size_t component);
    static bool getEntities(ByteReader &in, World &world);
    static void buildSparse(Pool &pool);
};

} // namespace ward::world
