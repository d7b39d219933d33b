// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/rule_past.h"

#include <algorithm>

namespace ward::inquiry {

Result<RulePast> RulePast::of(const History &history, const content::Record &rule)
{
    auto events = history.events(
        {"rule.fired", "rule.near-miss", "rule.shadowed", "rule.loop", "trigger.changed"});
    if (!events)
        return failure(std::move(events.error()));
    RulePast past;
    const std::string id = rule.id.toBytes();
    for (Happened &happened : *events) {
        const v1::events::Payload &payload = happened.payload;
        if (payload.has_rule_fired() && payload.rule_fired().rule() == id) {
            past.m_fired.push_back(std::move(happened));
        } else if (payload.has_rule_near_miss() && payload.rule_near_miss().trace().rule() == id) {
            past.m_misses.push_back(std::move(happened));
        } else if (payload.has_rule_shadowed() && payload.rule_shadowed().rule() == id) {
            past.m_shadowed.push_back(std::move(happened));
        } else if (payload.has_rule_loop()) {
            const auto &rules = payload.rule_loop().rules();
            past.m_suspended =
                past.m_suspended || std::find(rules.begin(), rules.end(), id) != rules.end();
        } else if (payload.has_trigger_changed()) {
            if (const auto trigger = Id::fromBytes(payload.trigger_changed().trigger());
                trigger && history.document().isWithin(*trigger, rule.id))
                past.m_states[*trigger] = std::move(happened);
        }
    }
    return past;
}

const Happened *RulePast::stateOf(const Id &trigger) const
{
    const auto it = m_states.find(trigger);
    return it == m_states.end() ? nullptr : &it->second;
}

} // namespace ward::inquiry
