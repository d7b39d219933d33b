// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/core.h"

#include <algorithm>

namespace ward::kernel {

PatientState *Core::patient(world::Handle handle)
{
    const auto it = std::lower_bound(
        state.patients.begin(), state.patients.end(), handle,
        [](const PatientState &patient, world::Handle h) { return patient.handle < h; });
    return it != state.patients.end() && it->handle == handle ? &*it : nullptr;
}

void Core::takeScripts(ScriptHost next)
{
    scripts.take(std::move(next));
    events.listenFor(scripts.heardTypes());
}

const RhythmSpec &Core::rhythmOf(world::Handle patient) const
{
    const std::int32_t index = world.raw(patient, bindings.ecg);
    return bindings.rhythms[index < 0 ? 0 : static_cast<std::size_t>(index)];
}

} // namespace ward::kernel
