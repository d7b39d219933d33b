// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/held_vitals.h"

#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::recording {

void HeldVitals::take(std::span<const Event> events)
{
    for (const Event &event : events) {
        if (event.type != "vital.held")
            continue;
        const auto payload = payloadOf(event);
        if (payload && payload->has_vital_held())
            m_changes.push_back({event.tick, event.aggregate, payload->vital_held().field(),
                                 payload->vital_held().held()});
    }
}

std::vector<std::string> HeldVitals::at(world::Handle patient, Tick tick) const
{
    std::vector<std::string> held;
    for (const Change &change : m_changes) {
        if (tick < change.tick)
            break;
        if (change.patient != patient)
            continue;
        const auto known = std::find(held.begin(), held.end(), change.field);
        if (change.held && known == held.end())
            held.push_back(change.field);
        else if (!change.held && known != held.end())
            held.erase(known);
    }
    return held;
}

} // namespace ward::recording
