// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/actions/speech.h"
#include "sim-engine/kernel/patient/alarm_limits.h"
#include "sim-engine/kernel/patient/alarms.h"
#include "sim-engine/kernel/rules/named_values.h"
#include "sim-engine/kernel/rules/rule_actions.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

void mark(Core &core, const Action &action, const ActionOrigin &origin)
{
    v1::events::Payload payload;
    auto *added = payload.mutable_mark_added();
    added->set_id(
        deriveId(core.options.sessionId, Id(2, origin.cause.event), action.order).toBytes());
    added->set_label(action.text);
    added->set_tag(action.severity);
    added->set_from_tick(core.tick().n);
    added->set_to_tick(core.tick().n);
    added->set_automatic(true);
    emitFor(core, payload, world::kNoHandle, origin);
}

/// A note with the name of an action is that action, done by the scenario; any other is kept as an
/// annotation.
void note(Core &core, const Action &action, world::Handle handle, const ActionOrigin &origin)
{
    const ActionHeader header{
        kScenarioActor, origin.cause, recording::Origin::Derived, {}, action.text};
    if (core.schema.action(action.name)) {
        const auto args = parseArguments(action.args);
        const auto resolved =
            args ? resolveAction(core, core.world, {action.name, core.world.id(handle), *args},
                                 kScenarioActor)
                 : Result<ResolvedAction>(failure(args.error()));
        if (resolved)
            performAction(core, *resolved, header);
        else
            rejectAction(core, action.name, handle, resolved.error().code(), header);
        return;
    }
    v1::events::Payload payload;
    payload.mutable_noted()->set_text(action.text);
    payload.mutable_noted()->set_action(action.name);
    emitFor(core, payload, handle, origin);
}

void timer(Core &core, const Action &action, const ActionOrigin &origin)
{
    switch (action.timerOperation) {
    case TimerOperation::Start:
        if (claimNamed(core, "timer." + action.timer, origin))
            startNamedTimer(core, action.timer, action.over, action.order, kScenarioActor,
                            origin.cause);
        break;
    case TimerOperation::Stop:
        if (claimNamed(core, "timer." + action.timer, origin))
            stopNamedTimer(core, action.timer, kScenarioActor, origin.cause);
        break;
    case TimerOperation::Add:
        extendNamedTimer(core, action.timer, action.over, kScenarioActor, origin.cause);
        break;
    }
}

void alarm(Core &core, const Action &action, PatientState &patient, const ActionOrigin &origin)
{
    switch (action.alarmCommand) {
    case AlarmCommand::Acknowledge:
        acknowledgeAlarms(core, patient, origin.cause, action.onlyAlarm);
        break;
    case AlarmCommand::Pause:
    case AlarmCommand::Resume:
        pauseAlarmAudio(core, patient, action.alarmCommand == AlarmCommand::Pause, kScenarioActor,
                        origin.cause);
        break;
    case AlarmCommand::SetLimits: {
        const auto set = setAlarmLimits(core, patient, {action.alarm, action.low, action.high},
                                        kScenarioActor, origin.cause);
        if (!set)
            rejectAction(core, "alarm.limits", patient.handle, set.error().code(),
                         {kScenarioActor, origin.cause, recording::Origin::Derived, {}});
        break;
    }
    }
}

} // namespace

void performTelling(Core &core, const Action &action, world::Handle handle,
                    const ActionOrigin &origin)
{
    v1::events::Payload payload;
    switch (action.type) {
    case ActionType::Say:
        speak(core, action.target.entity.isNull() ? world::kNoHandle : handle, action.text,
              kScenarioActor, origin.cause);
        break;
    case ActionType::Mark:
        mark(core, action, origin);
        break;
    case ActionType::Note:
        note(core, action, handle, origin);
        break;
    case ActionType::Event:
        payload.mutable_emitted()->set_name(action.event);
        emitFor(core, payload, world::kNoHandle, origin, Fact::named(action.event));
        break;
    case ActionType::Sound:
        payload.mutable_sound_played()->set_sound(action.sound);
        emitFor(core, payload, action.target.entity.isNull() ? world::kNoHandle : handle, origin);
        break;
    case ActionType::Prompt:
        payload.mutable_instructor_prompted()->set_text(action.text);
        payload.mutable_instructor_prompted()->set_severity(action.severity);
        emitFor(core, payload, world::kNoHandle, origin);
        break;
    case ActionType::Timer:
        timer(core, action, origin);
        break;
    case ActionType::Alarm:
        if (PatientState *patient = core.patient(handle))
            alarm(core, action, *patient, origin);
        break;
    default:
        break;
    }
}

} // namespace ward::kernel
