// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/alarms.h"

#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/alarm_findings.h"
#include "sim-engine/kernel/patient/numerics.h"
#include "ward/v1/events/event.pb.h"

#include <string>

namespace ward::kernel {

namespace {

constexpr std::int64_t kAudioPauseTicks = 120 * kTicksPerSecond;

std::string_view stateName(AlarmState state)
{
    constexpr std::string_view names[] = {"inactive", "delay", "active", "acknowledged", "latched"};
    return names[static_cast<std::size_t>(state)];
}

std::string_view priorityName(AlarmPriority priority)
{
    constexpr std::string_view names[] = {"none", "low", "medium", "high"};
    return names[static_cast<std::size_t>(priority)];
}

void enter(Core &core, PatientState &patient, Alarm alarm, AlarmState state, AlarmPriority priority,
           const std::string &text, Cause cause)
{
    const auto i = static_cast<std::size_t>(alarm);
    AlarmRecord &record = patient.alarms[i];
    const AlarmState before = record.state;
    if (before != state)
        record.since = core.tick();
    record.state = state;
    record.priority = priority;
    core.fields.setEnum(patient.handle, core.bindings.alarmState[i], state);
    core.fields.setEnum(patient.handle, core.bindings.alarmPriority[i], priority);

    v1::events::Payload payload;
    auto *changed = payload.mutable_alarm_changed();
    changed->set_alarm(std::string(alarmName(alarm)));
    changed->set_state(std::string(stateName(state)));
    changed->set_priority(std::string(priorityName(priority)));
    changed->set_text(text);
    changed->set_before(std::string(stateName(before)));
    const Cause raised = core.events.emit(payload, {patient.handle, "engine", cause},
                                          Fact::named("alarm." + std::string(alarmName(alarm)) +
                                                      "." + std::string(stateName(state))));
    // What is new and grave is heard, whatever was silenced before it.
    if (state == AlarmState::Active && priority == AlarmPriority::High &&
        patient.audioBack >= core.tick())
        pauseAlarmAudio(core, patient, false, "engine", raised);
}

void advance(Core &core, PatientState &patient, Alarm alarm, bool monitored)
{
    const AlarmRecord &record = patient.alarms[static_cast<std::size_t>(alarm)];
    const Finding found = examineAlarm(core, patient, alarm, monitored);
    const bool wrong = found.priority != AlarmPriority::None;
    const auto to = [&](AlarmState state, AlarmPriority priority) {
        enter(core, patient, alarm, state, priority, found.text, patient.disturbance);
    };
    switch (record.state) {
    case AlarmState::Inactive:
        if (wrong)
            to(alarmDelay(alarm) > 0 ? AlarmState::Delay : AlarmState::Active, found.priority);
        break;
    case AlarmState::Delay:
        if (!wrong)
            to(AlarmState::Inactive, AlarmPriority::None);
        else if ((core.tick() - record.since.n).n >= alarmDelay(alarm) * kTicksPerSecond)
            to(AlarmState::Active, found.priority);
        break;
    case AlarmState::Active:
        if (!wrong && alarmLatches(alarm))
            to(AlarmState::Latched, record.priority);
        else if (!wrong)
            to(AlarmState::Inactive, AlarmPriority::None);
        else if (found.priority != record.priority)
            to(AlarmState::Active, found.priority);
        break;
    case AlarmState::Acknowledged:
        if (!wrong)
            to(AlarmState::Inactive, AlarmPriority::None);
        else if (found.priority > record.priority)
            to(AlarmState::Active, found.priority);
        break;
    case AlarmState::Latched:
        if (wrong)
            to(AlarmState::Active, found.priority);
        break;
    }
}

} // namespace

void advanceAlarms(Core &core, PatientState &patient)
{
    if (!core.world.hasComponent(patient.handle, core.bindings.alarms))
        return;
    if (patient.audioBack.n >= 0 && core.tick() >= patient.audioBack)
        pauseAlarmAudio(core, patient, false, "engine", patient.disturbance);
    const bool monitored = isMonitored(core, patient);
    for (std::size_t i = 0; i < kAlarms; ++i)
        advance(core, patient, static_cast<Alarm>(i), monitored);
}

void acknowledgeAlarms(Core &core, PatientState &patient, Cause cause, std::optional<Alarm> only)
{
    for (std::size_t i = 0; i < kAlarms; ++i) {
        if (only && static_cast<Alarm>(i) != *only)
            continue;
        const AlarmRecord record = patient.alarms[i];
        if (record.state == AlarmState::Active)
            enter(core, patient, static_cast<Alarm>(i), AlarmState::Acknowledged, record.priority,
                  {}, cause);
        else if (record.state == AlarmState::Latched)
            enter(core, patient, static_cast<Alarm>(i), AlarmState::Inactive, AlarmPriority::None,
                  {}, cause);
    }
}

void pauseAlarmAudio(Core &core, PatientState &patient, bool paused, std::string_view actor,
                     Cause cause)
{
    patient.audioBack = paused ? core.tick() + kAudioPauseTicks : Tick{-1};
    const world::FieldRef field = core.bindings.audioPaused;
    const content::CellValue before = core.world.value(patient.handle, field);
    if (!core.fields.setFlag(patient.handle, field, paused))
        return;
    v1::events::Payload payload;
    auto *set = payload.mutable_value_set();
    set->set_field(core.world.layout().path(field));
    putCell(before, *set->mutable_before());
    putCell(core.world.value(patient.handle, field), *set->mutable_after());
    core.events.emit(payload, {patient.handle, actor, cause});
}

} // namespace ward::kernel
