// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/proto_codec.h"
#include "core/recording/event.h"
#include "sim-engine/kernel/simulation.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

namespace pb = v1::events;

tl::unexpected<Error> malformed(const recording::Event &event)
{
    return failure("kernel.replay.malformed",
                   {{"event", static_cast<std::int64_t>(event.id)}, {"type", event.type}});
}

Result<LearnerAction> actionOf(const recording::Event &event, const pb::ActionPerformed &performed,
                               const world::World &world)
{
    LearnerAction action;
    action.action = performed.action();
    action.target = world.id(performed.target());
    action.handle = performed.target();
    for (const pb::NamedCell &cell : performed.args()) {
        auto value = content::fromProto(cell.cell());
        if (!value)
            return malformed(event);
        action.args[cell.name()] = std::move(*value);
    }
    return action;
}

} // namespace

Result<std::optional<Input>> inputFromEvent(const recording::Event &event,
                                            const world::World &world)
{
    if (event.origin != recording::Origin::Input)
        return std::nullopt;
    const auto payload = recording::payloadOf(event);
    if (!payload)
        return malformed(event);
    Input input;
    input.commandId = event.command;
    input.actor = event.actor;
    switch (payload->kind_case()) {
    case pb::Payload::kWorldChanged: {
        auto change = content::fromProto(payload->world_changed().change());
        if (!change)
            return malformed(event);
        input.what = std::move(*change);
        break;
    }
    case pb::Payload::kDefinitionChanged: {
        auto change = content::fromProto(payload->definition_changed().change());
        if (!change)
            return malformed(event);
        input.what = std::move(*change);
        break;
    }
    case pb::Payload::kActionPerformed: {
        auto action = actionOf(event, payload->action_performed(), world);
        if (!action)
            return failure(std::move(action.error()));
        input.what = std::move(*action);
        break;
    }
    case pb::Payload::kActionRejected: {
        const pb::ActionRejected &rejected = payload->action_rejected();
        input.what = RejectedAction{rejected.action(), world.id(rejected.target()), rejected.code(),
                                    rejected.target()};
        break;
    }
    case pb::Payload::kMarkAdded: {
        const pb::MarkAdded &mark = payload->mark_added();
        const auto id = Id::fromBytes(mark.id());
        if (!id)
            return malformed(event);
        input.what = MarkInput{
            *id,        mark.label(), mark.tag(), Tick{mark.from_tick()}, Tick{mark.to_tick()},
            mark.note()};
        break;
    }
    case pb::Payload::kEmitted:
        input.what = CueInput{payload->emitted().name()};
        break;
    case pb::Payload::kUndone:
        input.what = UndoInput{payload->undone().redo() ? UndoInput::Direction::Redo
                                                        : UndoInput::Direction::Undo};
        break;
    case pb::Payload::kClockChanged: {
        const pb::ClockChanged &clock = payload->clock_changed();
        input.what = ClockInput{static_cast<ClockInput::Change>(clock.change()),
                                clock.rate_numerator(), clock.rate_denominator(), clock.steps()};
        break;
    }
    case pb::Payload::kSessionRecovered: {
        const pb::SessionRecovered &recovered = payload->session_recovered();
        input.what = RecoveredInput{recovered.last_event(), Tick{recovered.from_tick()},
                                    recovered.identical(), recovered.difference()};
        break;
    }
    case pb::Payload::kSessionEnded:
        input.what = EndInput{payload->session_ended().reason()};
        break;
    default:
        return malformed(event);
    }
    return std::optional<Input>(std::move(input));
}

} // namespace ward::kernel
