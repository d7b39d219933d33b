// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/recording/event.h"

#include <span>
#include <string>
#include <vector>

namespace ward::recording {

/// Which vitals an instructor holds at any moment, out of the events of one session. Plain value,
/// any thread.
class HeldVitals
{
public:
    /// Further events, ascending; those of other types are passed over.
    void take(std::span<const Event> events);
    void clear() { *this = {}; }

    /// Paths of the fields ("vitals.hr") of this patient that are held at the end of the tick.
    [[nodiscard]] std::vector<std::string> at(world::Handle patient, Tick tick) const;

private:
    struct Change
    {
        Tick tick;
        world::Handle patient = world::kNoHandle;
        std::string field;
        bool held = false;
    };
    std::vector<Change> m_changes;
};

} // namespace ward::recording
