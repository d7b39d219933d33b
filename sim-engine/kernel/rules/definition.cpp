// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/definition.h"

#include <algorithm>

namespace ward::kernel {

bool Trigger::isLevel() const
{
    switch (type) {
    case TriggerType::VitalBelow:
    case TriggerType::VitalAbove:
    case TriggerType::VitalInside:
    case TriggerType::VitalOutside:
    case TriggerType::VitalRising:
    case TriggerType::VitalFalling:
    case TriggerType::ScoreAbove:
    case TriggerType::ScoreBelow:
    case TriggerType::Alarm:
        return true;
    case TriggerType::Variable:
        return compares;
    default:
        return false;
    }
}

const Phase *Definition::phase(const Id &id) const
{
    const auto it =
        std::find_if(phases.begin(), phases.end(), [&](const Phase &p) { return p.id == id; });
    return it == phases.end() ? nullptr : &*it;
}

std::vector<Id> Definition::chain(const Id &phase) const
{
    std::vector<Id> out;
    for (const Phase *at = this->phase(phase); at; at = this->phase(at->parent))
        out.push_back(at->id);
    return out;
}

bool Definition::isActive(const Id &phase, const Id &current) const
{
    if (phase.isNull() || phase == current)
        return true;
    for (const Phase *at = this->phase(current); at; at = this->phase(at->parent)) {
        if (at->id == phase)
            return true;
    }
    return false;
}

Id Definition::leafOf(const Id &phase) const
{
    Id at = phase;
    for (const Phase *p = this->phase(at); p && !p->firstChild.isNull(); p = this->phase(at))
        at = p->firstChild;
    return at;
}

bool Definition::rulesDecideRhythm(const Id &patient) const
{
    return std::any_of(rhythmByRule.begin(), rhythmByRule.end(),
                       [&](const Id &id) { return id.isNull() || id == patient; });
}

} // namespace ward::kernel
