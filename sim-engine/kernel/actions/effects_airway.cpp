// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/patient/breaths.h"
#include "sim-engine/kernel/people/hands.h"
#include "sim-engine/kernel/rules/trends.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>

namespace ward::kernel {

namespace {

AirwayDevice deviceOf(const ActionCall &call)
{
    const std::int32_t raw = call.core.world.raw(call.handle(), call.core.bindings.device);
    return raw < 0 ? AirwayDevice::None : static_cast<AirwayDevice>(raw);
}

bool isTube(AirwayDevice device)
{
    return device == AirwayDevice::Ett || device == AirwayDevice::Supraglottic ||
           device == AirwayDevice::Oesophageal;
}

VentMode modeOf(const ActionCall &call)
{
    const std::int32_t raw = call.core.world.raw(call.handle(), call.core.bindings.ventMode);
    return raw < 0 ? VentMode::Off : static_cast<VentMode>(raw);
}

void announceAirway(const ActionCall &call)
{
    const Core &core = call.core;
    const Bindings &b = core.bindings;
    v1::events::Payload payload;
    auto *changed = payload.mutable_airway_changed();
    changed->set_device(std::string(core.world.enumValue(call.handle(), b.device)));
    changed->set_ventilated(modeOf(call) != VentMode::Off || call.patient->bagging);
    changed->set_mode(std::string(core.world.enumValue(call.handle(), b.ventMode)));
    call.emit(payload);
}

/// Inspired oxygen of a device at a flow: BTS guideline for oxygen use, Thorax 2017;72(suppl 1)
/// (nasal 2–6 L/min 24–50 %, simple mask 5–10 L/min 40–60 %, reservoir mask 15 L/min 60–90 %).
double inspiredOxygen(AirwayDevice device, double flow)
{
    switch (device) {
    case AirwayDevice::NasalCannula:
        return std::min(0.21 + 0.04 * flow, 0.5);
    case AirwayDevice::SimpleMask:
        return std::clamp(0.21 + 0.04 * flow, 0.21, 0.6);
    case AirwayDevice::NonRebreather:
        return std::clamp(0.21 + 0.043 * flow, 0.21, 0.85);
    case AirwayDevice::None:
        return 0.21;
    default:
        return flow > 0 ? std::min(1.0, 0.3 + 0.05 * flow) : 0.21;
    }
}

void setOxygen(const ActionCall &call)
{
    Core &core = call.core;
    const Bindings &b = core.bindings;
    const std::string name = argumentText(call.args, "device");
    const auto &values = core.schema.enumValues("airway_device");
    const auto it = std::find_if(values.begin(), values.end(),
                                 [&](const auto &value) { return value.value == name; });
    const auto device = static_cast<AirwayDevice>(it - values.begin());
    const double flow = argumentIn(call.args, "flow", "L/min");
    // A mask over a tube changes what flows through the tube, not the tube.
    if (!isTube(deviceOf(call)) || isTube(device))
        core.fields.setEnum(call.handle(), b.device, device);
    core.fields.setQuantity(call.handle(), b.o2Flow, flow);
    const FieldKey fio2{call.handle(), b.fio2};
    endTrends(core, fio2, "set", call.cause);
    core.fields.setQuantity(call.handle(), b.fio2, inspiredOxygen(device, flow));
    announceAirway(call);
}

void startBag(const ActionCall &call)
{
    Core &core = call.core;
    const Bindings &b = core.bindings;
    PatientState &patient = *call.patient;
    if (!patient.bagging) {
        patient.deviceBefore = deviceOf(call);
        patient.fio2Before = core.world.quantity(call.handle(), b.fio2).value_or(0.21);
    }
    patient.bagging = true;
    patient.bagRate = argumentIn(call.args, "rate", "/min");
    if (!isTube(deviceOf(call)))
        core.fields.setEnum(call.handle(), b.device, AirwayDevice::Bvm);
    core.fields.setQuantity(call.handle(), b.fio2, argumentIn(call.args, "fio2", "1"));
    announceAirway(call);
    lendHands(core, call.handle(), HandsTask::Bag, call.actor, call.cause);
}

void stopBag(const ActionCall &call)
{
    Core &core = call.core;
    PatientState &patient = *call.patient;
    if (!patient.bagging)
        return;
    patient.bagging = false;
    if (deviceOf(call) == AirwayDevice::Bvm) {
        core.fields.setEnum(call.handle(), core.bindings.device, patient.deviceBefore);
        core.fields.setQuantity(call.handle(), core.bindings.fio2, patient.fio2Before);
    }
    announceAirway(call);
}

void squeezeBag(const ActionCall &call)
{
    Core &core = call.core;
    const double volume = argumentIn(call.args, "volume", "mL");
    const double weight = core.world.quantity(call.handle(), core.bindings.weight).value_or(75);
    if (deviceOf(call) != AirwayDevice::Oesophageal)
        call.patient->body.squeezeBag(volume, weight);
    addBagBreath(core, *call.patient, volume);
}

void intubate(const ActionCall &call)
{
    Core &core = call.core;
    const std::string position = argumentText(call.args, "position");
    const bool wrong = position.starts_with("oesoph") || position.starts_with("esoph");
    call.patient->endobronchial = position.starts_with("left") || position.starts_with("right");
    core.fields.setEnum(call.handle(), core.bindings.device,
                        wrong ? AirwayDevice::Oesophageal : AirwayDevice::Ett);
    announceAirway(call);
}

void extubate(const ActionCall &call)
{
    Core &core = call.core;
    const Bindings &b = core.bindings;
    call.patient->endobronchial = false;
    call.patient->bagging = false;
    core.fields.setEnum(call.handle(), b.device, AirwayDevice::None);
    core.fields.setEnum(call.handle(), b.ventMode, VentMode::Off);
    core.fields.setQuantity(call.handle(), b.o2Flow, 0);
    core.fields.setQuantity(call.handle(), b.fio2, 0.21);
    announceAirway(call);
}

void clearAirway(const ActionCall &call)
{
    Core &core = call.core;
    setNumber(core, {call.handle(), core.bindings.obstruction}, 0, call.actor, call.cause);
}

void setVentilator(const ActionCall &call)
{
    Core &core = call.core;
    const Bindings &b = core.bindings;
    const std::string name = argumentText(call.args, "mode");
    const auto &values = core.schema.enumValues("vent_mode");
    const auto it = std::find_if(values.begin(), values.end(),
                                 [&](const auto &value) { return value.value == name; });
    const auto mode = static_cast<VentMode>(it - values.begin());
    core.fields.setEnum(call.handle(), b.ventMode, mode);
    if (mode != VentMode::Off) {
        call.patient->bagging = false;
        call.patient->ventPressure = argumentIn(call.args, "pinsp", "cm[H2O]");
        core.fields.setQuantity(call.handle(), b.ventRate, argumentIn(call.args, "rate", "/min"));
        core.fields.setQuantity(call.handle(), b.vt, argumentIn(call.args, "vt", "mL"));
        core.fields.setQuantity(call.handle(), b.peep, argumentIn(call.args, "peep", "cm[H2O]"));
        core.fields.setQuantity(call.handle(), b.fio2, argumentIn(call.args, "fio2", "1"));
    }
    announceAirway(call);
}

void decompress(const ActionCall &call)
{
    const std::string side = argumentText(call.args, "side");
    call.patient->body.relieve(side == "right" ? 1 : 0);
}

constexpr ActionEffect kEffects[] = {
    {"oxygen.set", setOxygen},     {"bvm.start", startBag},       {"bvm.stop", stopBag},
    {"bvm.squeeze", squeezeBag},   {"airway.intubate", intubate}, {"airway.extubate", extubate},
    {"airway.clear", clearAirway}, {"vent.set", setVentilator},   {"chest.decompress", decompress},
};

} // namespace

std::span<const ActionEffect> airwayEffects()
{
    return kEffects;
}

} // namespace ward::kernel
