// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as keyframe, delta, chunk and layout: must end in a result or a code, never in a crash.
#include "core/base/compress.h"
#include "core/recording/reader.h"
#include "core/world/state_codec.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/random_world.h"

#include <cstdint>
#include <string>
#include <string_view>

using namespace ward;
using namespace ward::world;

WARD_FUZZ_TARGET(state_codec)
{
    if (size == 0)
        return 0;
    static const World base = [] {
        test::Dice dice(1);
        return test::randomWorld(dice, 12);
    }();
    const std::string_view bytes(reinterpret_cast<const char *>(data) + 1, size - 1);
    World world = base;
    switch (data[0] % 4) {
    case 0: {
        // The layout's hash stands in the way of a mutation: put the right one in.
        std::string keyframe(bytes);
        for (std::size_t i = 1; i < 9 && i < keyframe.size(); ++i)
            keyframe[i] = static_cast<char>(base.layout().hash() >> (8 * (i - 1)) & 0xff);
        if (applyKeyframe(world, keyframe)) {
            // Whatever was accepted is a whole world: it survives its own round trip.
            World copy(world.sharedLayout());
            if (!applyKeyframe(copy, encodeKeyframe(world, VisibilityClass::Author)) ||
                copy.stateHash() != world.stateHash())
                __builtin_trap();
        }
        break;
    }
    case 1:
        if (applyDelta(world, bytes)) {
            World copy = base;
            if (world.tick() >= base.tick() &&
                (!applyDelta(copy, encodeDelta(base, world, VisibilityClass::Author)) ||
                 copy.stateHash() != world.stateHash()))
                __builtin_trap();
        }
        break;
    case 2:
        (void)recording::worldInChunk(compress(bytes, 1), base.sharedLayout(), {Tick{100}, 0});
        break;
    default:
        if (const auto layout = Layout::parse(bytes))
            (void)Layout::parse(layout->serialise()).value();
    }
    return 0;
}
