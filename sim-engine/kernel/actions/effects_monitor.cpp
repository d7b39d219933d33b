// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/actions/speech.h"
#include "sim-engine/kernel/patient/alarm_limits.h"
#include "sim-engine/kernel/patient/alarms.h"
#include "sim-engine/kernel/patient/laboratory.h"
#include "sim-engine/kernel/patient/numerics.h"
#include "ward/v1/events/event.pb.h"

#include <array>

namespace ward::kernel {

void speak(Core &core, world::Handle speaker, std::string_view text, std::string_view actor,
           Cause cause)
{
    if (speaker != world::kNoHandle)
        core.fields.setText(speaker, core.bindings.says, text);
    core.fields.setText(kSessionHandle, core.bindings.said, text);
    v1::events::Payload payload;
    payload.mutable_said()->set_text(std::string(text));
    core.events.emit(payload, {speaker, actor, cause});
}

namespace {

world::FieldRef sensorOf(const Bindings &b, std::string_view name)
{
    const std::pair<std::string_view, world::FieldRef> sensors[] = {
        {"ecg", b.sensorEcg}, {"spo2", b.sensorSpo2}, {"nibp", b.sensorNibp},
        {"abp", b.sensorAbp}, {"co2", b.sensorCo2},   {"temp", b.sensorTemp},
        {"cvp", b.sensorCvp}, {"pap", b.sensorPap},   {"icp", b.sensorIcp},
    };
    for (const auto &[known, field] : sensors) {
        if (known == name)
            return field;
    }
    return {};
}

/// Pressure lines, and whether each has its zero.
std::array<std::pair<world::FieldRef, world::FieldRef>, 4> transducers(const Bindings &b)
{
    return {{{b.sensorAbp, b.abpZeroed},
             {b.sensorCvp, b.cvpZeroed},
             {b.sensorPap, b.papZeroed},
             {b.sensorIcp, b.icpZeroed}}};
}

void setSensor(const ActionCall &call, bool attached)
{
    Core &core = call.core;
    const world::FieldRef field = sensorOf(core.bindings, argumentText(call.args, "sensor"));
    core.fields.setFlag(call.handle(), field, attached);
    // A line that has just been connected knows no zero.
    for (const auto &[line, zeroed] : transducers(core.bindings)) {
        if (field == line)
            core.fields.setFlag(call.handle(), zeroed, false);
    }
}

void attach(const ActionCall &call)
{
    setSensor(call, true);
}

void detach(const ActionCall &call)
{
    setSensor(call, false);
}

void zero(const ActionCall &call)
{
    for (const auto &[line, zeroed] : transducers(call.core.bindings)) {
        if (call.core.world.flag(call.handle(), line))
            call.core.fields.setFlag(call.handle(), zeroed, true);
    }
}

void cuff(const ActionCall &call)
{
    call.core.fields.setFlag(call.handle(), call.core.bindings.sensorNibp, true);
    startCuff(call.core, *call.patient);
}

void cuffEvery(const ActionCall &call)
{
    call.core.fields.setFlag(call.handle(), call.core.bindings.sensorNibp, true);
    call.core.fields.setQuantity(call.handle(), call.core.bindings.nibpEvery,
                                 argumentIn(call.args, "every", "s"));
}

void wedge(const ActionCall &call)
{
    measureWedge(call.core, *call.patient);
}

void sampleGas(const ActionCall &call)
{
    drawSample(call.core, *call.patient, call.cause);
}

void acknowledge(const ActionCall &call)
{
    acknowledgeAlarms(call.core, *call.patient, call.cause);
}

void pauseAudio(const ActionCall &call)
{
    pauseAlarmAudio(call.core, *call.patient, true, call.actor, call.cause);
}

void resumeAudio(const ActionCall &call)
{
    pauseAlarmAudio(call.core, *call.patient, false, call.actor, call.cause);
}

void limits(const ActionCall &call)
{
    // What could not be set was refused before.
    if (const auto change = limitsFrom(call.core, call.args))
        (void)setAlarmLimits(call.core, *call.patient, *change, call.actor, call.cause);
}

void access(const ActionCall &call)
{
    call.core.fields.setFlag(call.handle(), call.core.bindings.iv, true);
}

void say(const ActionCall &call)
{
    speak(call.core, call.target, argumentText(call.args, "text"), call.actor, call.cause);
}

constexpr ActionEffect kEffects[] = {
    {"monitor.attach", attach},
    {"monitor.detach", detach},
    {"monitor.zero", zero},
    {"monitor.nibp", cuff},
    {"monitor.nibp-every", cuffEvery},
    {"monitor.wedge", wedge},
    {"lab.abg", sampleGas},
    {"alarm.acknowledge", acknowledge},
    {"alarm.pause", pauseAudio},
    {"alarm.resume", resumeAudio},
    {"alarm.limits", limits},
    {"iv.access", access},
    {"say", say},
};

} // namespace

Result<LimitChange> limitsFrom(const Core &core, const content::Cells &args)
{
    LimitChange change;
    change.parameter = argumentText(args, "parameter");
    for (const bool low : {true, false}) {
        const std::string text = argumentText(args, low ? "low" : "high");
        if (text.empty())
            continue;
        const content::FieldSpec *spec =
            core.schema.field("limits." + change.parameter + (low ? "_low" : "_high"));
        auto value = content::parseQuantity(text, spec ? spec->unit : std::string("1"));
        if (!value)
            return failure("kernel.limits.number", {{"value", text}});
        (low ? change.low : change.high) = *value;
    }
    return change;
}

std::span<const ActionEffect> monitorEffects()
{
    return kEffects;
}

} // namespace ward::kernel
