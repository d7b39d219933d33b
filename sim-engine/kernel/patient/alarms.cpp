// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/alarms.h"

#include "sim-engine/kernel/patient/numerics.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>

namespace ward::kernel {

namespace {

/// Limits of one parameter; outside the outer pair the alarm is of high priority. Adult defaults of
/// docs/formats (IEC 60601-1-8 style); engineering choices, not a monitor's data sheet.
struct Limits
{
    double low, high;
    double veryLow, veryHigh;
    std::string_view label;
};
constexpr double kNone = 1e9;
constexpr Limits kHr{50, 120, 40, 150, "HR"};
constexpr Limits kSpo2{90, kNone, 85, kNone, "SpO2"};
constexpr Limits kMap{60, 120, 60, kNone, "MAP"};
constexpr Limits kSbp{90, 160, -kNone, kNone, "ABP"};
constexpr Limits kNibpMean{60, 120, 60, kNone, "NIBP MEAN"};
constexpr Limits kNibp{90, 160, -kNone, kNone, "NIBP"};
constexpr Limits kRr{8, 24, 8, 30, "RR"};
constexpr Limits kEtco2{30, 50, -kNone, kNone, "EtCO2"};
constexpr Limits kTemp{36, 38, 35, 40.5, "TEMP"};

/// What is wrong now: a priority, None = nothing, and what a monitor writes.
struct Finding
{
    AlarmPriority priority = AlarmPriority::None;
    std::string text;
};

Finding outside(const Limits &limits, std::optional<double> value)
{
    if (!value || (*value >= limits.low && *value <= limits.high))
        return {};
    const bool below = *value < limits.low;
    const bool severe = *value < limits.veryLow || *value > limits.veryHigh;
    return {severe ? AlarmPriority::High : AlarmPriority::Medium,
            std::string(limits.label) + (below ? " LOW " : " HIGH ") +
                std::to_string(std::lround(*value))};
}

bool latches(Alarm alarm)
{
    return alarm == Alarm::Vfib || alarm == Alarm::Asystole || alarm == Alarm::Apnoea;
}

int delaySeconds(Alarm alarm)
{
    switch (alarm) {
    case Alarm::Vfib:
        return 2; // detection
    case Alarm::Hr:
    case Alarm::Spo2:
    case Alarm::Abp:
        return 10;
    case Alarm::Rr:
    case Alarm::Etco2:
        return 15;
    case Alarm::Temp:
        return 30;
    default:
        return 0;
    }
}

Finding examine(const Core &core, const PatientState &patient, Alarm alarm)
{
    const Bindings &b = core.bindings;
    const world::Handle h = patient.handle;
    const auto number = [&](world::FieldRef field) { return core.world.quantity(h, field); };
    const bool on = isMonitored(core, patient);
    const bool ecg = on && core.world.flag(h, b.sensorEcg);
    const bool capno = on && core.world.flag(h, b.sensorCo2);
    const std::int64_t now = core.now().us;
    const bool fibrillates = core.rhythmOf(h).fibrillates;
    switch (alarm) {
    case Alarm::Vfib:
        return ecg && fibrillates ? Finding{AlarmPriority::High, "VFIB"} : Finding{};
    case Alarm::Asystole:
        return ecg && !fibrillates &&
                       now - std::max(patient.beats.lastComplexUs, patient.rhythmSinceUs) >
                           4'000'000
                   ? Finding{AlarmPriority::High, "ASYSTOLE"}
                   : Finding{};
    case Alarm::Apnoea:
        return (ecg || capno) && now - patient.breaths.lastUs() > 20'000'000
                   ? Finding{AlarmPriority::High, "APNOEA"}
                   : Finding{};
    case Alarm::Hr: {
        const auto hr = number(b.numHr);
        return hr && *hr > 0 ? outside(kHr, hr) : Finding{}; // none: that is asystole
    }
    case Alarm::Spo2:
        return outside(kSpo2, number(b.numSpo2));
    case Alarm::Abp: {
        const bool line = number(b.numAbpM).has_value();
        const Finding of =
            line ? outside(kMap, number(b.numAbpM)) : outside(kNibpMean, number(b.numNibpM));
        if (of.priority != AlarmPriority::None)
            return of;
        return line ? outside(kSbp, number(b.numAbpS)) : outside(kNibp, number(b.numNibpS));
    }
    case Alarm::Rr: {
        const auto rr = number(b.numRr);
        return rr && *rr > 0 ? outside(kRr, rr) : Finding{};
    }
    case Alarm::Etco2:
        return outside(kEtco2, number(b.numEtco2));
    case Alarm::Temp:
        return outside(kTemp, number(b.numTemp));
    case Alarm::Leads:
        return on && patient.leadsSeen && !ecg ? Finding{AlarmPriority::Low, "ECG LEADS OFF"}
                                               : Finding{};
    }
    return {};
}

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
    AlarmRecord &record = patient.alarms[static_cast<std::size_t>(alarm)];
    if (record.state != state)
        record.since = core.tick();
    record.state = state;
    record.priority = priority;
    const auto i = static_cast<std::size_t>(alarm);
    core.fields.setEnum(patient.handle, core.bindings.alarmState[i], state);
    core.fields.setEnum(patient.handle, core.bindings.alarmPriority[i], priority);

    v1::events::Payload payload;
    auto *changed = payload.mutable_alarm_changed();
    changed->set_alarm(std::string(alarmName(alarm)));
    changed->set_state(std::string(stateName(state)));
    changed->set_priority(std::string(priorityName(priority)));
    changed->set_text(text);
    core.events.emit(payload, {patient.handle, "engine", cause},
                     Fact::named("alarm." + std::string(alarmName(alarm)) + "." +
                                 std::string(stateName(state))));
}

void advance(Core &core, PatientState &patient, Alarm alarm)
{
    AlarmRecord &record = patient.alarms[static_cast<std::size_t>(alarm)];
    const Finding found = examine(core, patient, alarm);
    const bool wrong = found.priority != AlarmPriority::None;
    const auto to = [&](AlarmState state, AlarmPriority priority) {
        enter(core, patient, alarm, state, priority, found.text, patient.disturbance);
    };
    switch (record.state) {
    case AlarmState::Inactive:
        if (wrong)
            to(delaySeconds(alarm) > 0 ? AlarmState::Delay : AlarmState::Active, found.priority);
        break;
    case AlarmState::Delay:
        if (!wrong)
            to(AlarmState::Inactive, AlarmPriority::None);
        else if ((core.tick() - record.since.n).n >= delaySeconds(alarm) * kTicksPerSecond)
            to(AlarmState::Active, found.priority);
        break;
    case AlarmState::Active:
        if (!wrong && latches(alarm))
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
    for (std::size_t i = 0; i < kAlarms; ++i)
        advance(core, patient, static_cast<Alarm>(i));
}

void acknowledgeAlarms(Core &core, PatientState &patient, Cause cause)
{
    for (std::size_t i = 0; i < kAlarms; ++i) {
        const AlarmRecord record = patient.alarms[i];
        if (record.state == AlarmState::Active)
            enter(core, patient, static_cast<Alarm>(i), AlarmState::Acknowledged, record.priority,
                  {}, cause);
        else if (record.state == AlarmState::Latched)
            enter(core, patient, static_cast<Alarm>(i), AlarmState::Inactive, AlarmPriority::None,
                  {}, cause);
    }
}

} // namespace ward::kernel
