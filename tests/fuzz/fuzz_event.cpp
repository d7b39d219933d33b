// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "core/recording/event.h"
#include "core/recording/event_phrase.h"
#include "sim-engine/kernel/simulation.h"
#include "tests/fuzz/fuzz_target.h"
#include "tests/support/scenario_builder.h"
#include "ward/v1/events/event.pb.h"

#include <cstdlib>

/// Any bytes as an event of a recording or of the wire: it is kept as it was, has a sentence, and
/// as an input it is refused or simulated.
WARD_FUZZ_TARGET(event)
{
    using namespace ward;
    v1::events::Event message;
    if (!message.ParseFromArray(data, static_cast<int>(size)))
        return 0;
    const auto event = recording::fromProto(message);
    if (!event)
        return 0;
    const auto again = recording::fromProto(recording::toProto(*event));
    if (!again || !(*again == *event))
        std::abort();
    (void)recording::visibility(*event);
    (void)recording::severity(*event);
    const Message said = recording::phrase(*event, content::Schema::shipped(),
                                           [](world::Handle) { return std::string("Somebody"); });
    if (messages::render(said, "en").empty())
        std::abort();
    static const test::ScenarioBuilder scenario;
    test::Run run(scenario.document());
    auto input = kernel::inputFromEvent(*event, run.world());
    if (input && *input && run.simulation().submit(**std::move(input))) {
        for (int tick = 0; tick < 30; ++tick)
            run.simulation().step();
    }
    return 0;
}
