// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Any bytes as a checkpoint of the engine; one that is taken goes on for ten seconds.
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/scenario_builder.h"

#include <cstdint>

using namespace ward;

WARD_FUZZ_TARGET(checkpoint)
{
    static const test::ScenarioBuilder scenario;
    test::Run run(scenario.document());
    const std::string_view bytes(reinterpret_cast<const char *>(data), size);
    const world::World world = run.world();
    if (run.simulation().restore(bytes, world)) {
        for (int tick = 0; tick < 10 * kTicksPerSecond; ++tick)
            run.simulation().step();
    }
    return 0;
}
