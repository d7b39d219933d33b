// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/actions/speech.h"
#include "sim-engine/kernel/patient/alarms.h"
#include "sim-engine/kernel/patient/numerics.h"
#include "ward/v1/events/event.pb.h"

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
        {"ecg", b.sensorEcg}, {"spo2", b.sensorSpo2}, {"nibp", b.sensorNibp}, {"abp", b.sensorAbp},
        {"co2", b.sensorCo2}, {"temp", b.sensorTemp}, {"cvp", b.sensorCvp},
    };
    for (const auto &[known, field] : sensors) {
        if (known == name)
            return field;
    }
    return {};
}

void setSensor(const ActionCall &call, bool attached)
{
    Core &core = call.core;
    const world::FieldRef field = sensorOf(core.bindings, argumentText(call.args, "sensor"));
    core.fields.setFlag(call.handle(), field, attached);
    // A line that has just been connected knows no zero.
    if (field == core.bindings.sensorAbp)
        core.fields.setFlag(call.handle(), core.bindings.abpZeroed, false);
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
    call.core.fields.setFlag(call.handle(), call.core.bindings.abpZeroed, true);
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

void acknowledge(const ActionCall &call)
{
    acknowledgeAlarms(call.core, *call.patient, call.cause);
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
    {"alarm.acknowledge", acknowledge},
    {"iv.access", access},
    {"say", say},
};

} // namespace

std::span<const ActionEffect> monitorEffects()
{
    return kEffects;
}

} // namespace ward::kernel
