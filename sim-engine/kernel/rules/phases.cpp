// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/phases.h"

#include "sim-engine/kernel/rules/triggers.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

void enterPhase(Core &core, const Id &phase, std::string_view actor, Cause cause)
{
    const Id target = core.definition.leafOf(phase);
    const Phase *next = core.definition.phase(target);
    if (!next || target == core.state.phase)
        return;
    const Phase *last = core.definition.phase(core.state.phase);
    std::vector<Id> left = core.definition.chain(core.state.phase);
    std::vector<Id> entered = core.definition.chain(target);
    while (!left.empty() && !entered.empty() && left.back() == entered.back()) {
        left.pop_back();
        entered.pop_back();
    }
    std::reverse(entered.begin(), entered.end());

    core.state.phase = target;
    core.state.phaseSince = core.tick();
    core.fields.setText(kSessionHandle, core.bindings.phase, next->name);
    v1::events::Payload payload;
    auto *changed = payload.mutable_phase_changed();
    changed->set_before(last ? last->name : std::string());
    changed->set_after(next->name);
    changed->set_phase(target.toBytes());
    const Cause self = core.events.emit(payload, {world::kNoHandle, actor, cause});
    const auto tell = [&](Fact::Kind kind, const Id &id) {
        Fact fact;
        fact.kind = kind;
        fact.phase = id;
        core.events.addFact(std::move(fact), self);
    };
    for (const Id &id : left)
        tell(Fact::Kind::PhaseLeft, id);
    for (const Id &id : entered)
        tell(Fact::Kind::PhaseEntered, id);
    stopPhaseTriggers(core, left);
    startPhaseTriggers(core, entered);
}

} // namespace ward::kernel
