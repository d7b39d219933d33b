// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/inputs/apply_input.h"

#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/changes/session_changes.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

struct Apply
{
    Core &core;
    const Input &input;

    [[nodiscard]] EventSink::Header header(world::Handle aggregate = world::kNoHandle) const
    {
        return {aggregate, input.actor, {}, recording::Origin::Input, input.commandId};
    }
    void emit(const v1::events::Payload &payload, Fact fact = {}) const
    {
        core.events.emit(payload, header(), std::move(fact));
    }

    void operator()(const content::ChangeSet &change) const
    {
        applyPersonsChange(core, change, input.actor, input.commandId);
    }
    void operator()(const LearnerAction &asked) const
    {
        LearnerAction action = asked;
        if (action.target.isNull())
            action.target = core.world.id(action.handle);
        const ActionHeader by{input.actor, {}, recording::Origin::Input, input.commandId};
        const auto resolved = resolveAction(core, core.world, action, input.actor);
        if (resolved)
            performAction(core, *resolved, by);
        else
            rejectAction(core, action.action, core.world.find(action.target),
                         resolved.error().code(), by);
    }
    void operator()(const RejectedAction &rejected) const
    {
        const world::Handle target =
            rejected.target.isNull() ? rejected.handle : core.world.find(rejected.target);
        rejectAction(core, rejected.action, target, rejected.code,
                     {input.actor, {}, recording::Origin::Input, input.commandId});
    }
    void operator()(const MarkInput &mark) const
    {
        v1::events::Payload payload;
        auto *added = payload.mutable_mark_added();
        added->set_id(mark.id.toBytes());
        added->set_label(mark.label);
        added->set_tag(mark.tag);
        added->set_from_tick(mark.from.n);
        added->set_to_tick(mark.to.n);
        added->set_note(mark.note);
        emit(payload);
    }
    void operator()(const CueInput &cue) const
    {
        v1::events::Payload payload;
        payload.mutable_emitted()->set_name(cue.name);
        Fact fact;
        fact.kind = Fact::Kind::Named;
        fact.name = cue.name;
        fact.cue = true;
        emit(payload, std::move(fact));
    }
    void operator()(const UndoInput &undo) const
    {
        applyUndo(core, undo.direction, input.actor, input.commandId);
    }
    void operator()(const ClockInput &clock) const
    {
        v1::events::Payload payload;
        auto *changed = payload.mutable_clock_changed();
        changed->set_change(static_cast<v1::events::ClockChanged::Change>(clock.change));
        changed->set_rate_numerator(clock.rateNumerator);
        changed->set_rate_denominator(clock.rateDenominator);
        changed->set_steps(clock.steps);
        emit(payload);
    }
    void operator()(const RecoveredInput &recovered) const
    {
        v1::events::Payload payload;
        auto *event = payload.mutable_session_recovered();
        event->set_last_event(recovered.lastEvent);
        event->set_from_tick(recovered.from.n);
        event->set_identical(recovered.identical);
        event->set_difference(recovered.difference);
        emit(payload);
    }
    void operator()(const EndInput &end) const
    {
        core.ending = {end.reason.empty() ? "kernel.session.ended" : end.reason, input.actor,
                       input.commandId};
    }
};

} // namespace

void applyInput(Core &core, const Input &input)
{
    std::visit(Apply{core, input}, input.what);
}

} // namespace ward::kernel
