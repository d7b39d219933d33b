// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/history.h"

#include <map>

namespace ward::inquiry {

/// What the events of a recording say about one rule up to the moment. One thread.
class RulePast
{
public:
    [[nodiscard]] static Result<RulePast> of(const History &history, const content::Record &rule);

    [[nodiscard]] const std::vector<Happened> &fired() const { return m_fired; }
    [[nodiscard]] const std::vector<Happened> &misses() const { return m_misses; }
    /// Writes of the rule that somebody else's kept from happening.
    [[nodiscard]] const std::vector<Happened> &shadowed() const { return m_shadowed; }
    /// The state a trigger last went to; nullptr while it never left its first.
    [[nodiscard]] const Happened *stateOf(const Id &trigger) const;
    [[nodiscard]] bool isSuspended() const { return m_suspended; }

private:
    std::vector<Happened> m_fired;
    std::vector<Happened> m_misses;
    std::vector<Happened> m_shadowed;
    std::map<Id, Happened> m_states;
    bool m_suspended = false;
};

} // namespace ward::inquiry
