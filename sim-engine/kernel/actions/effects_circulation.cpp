// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"
#include "sim-engine/kernel/actions/effects.h"
#include "sim-engine/kernel/actions/learner_actions.h"
#include "sim-engine/kernel/patient/beats.h"
#include "sim-engine/kernel/patient/defibrillators.h"
#include "sim-engine/kernel/patient/resuscitation.h"
#include "sim-engine/kernel/people/hands.h"
#include "ward/v1/events/event.pb.h"

namespace ward::kernel {

namespace {

void announceCompressions(const ActionCall &call, bool running, double rate, double depth)
{
    v1::events::Payload payload;
    auto *changed = payload.mutable_compressions_changed();
    changed->set_running(running);
    changed->mutable_rate()->set_value(rate);
    changed->mutable_rate()->set_unit("/min");
    changed->mutable_depth()->set_value(depth);
    changed->mutable_depth()->set_unit("cm");
    call.emit(payload);
}

void startCompressions(const ActionCall &call)
{
    Core &core = call.core;
    const double rate = argumentIn(call.args, "rate", "/min");
    const double depth = argumentIn(call.args, "depth", "cm");
    call.patient->compressing = true;
    core.fields.setFlag(call.handle(), core.bindings.cpr, true);
    core.fields.setQuantity(call.handle(), core.bindings.cprRate, rate);
    core.fields.setQuantity(call.handle(), core.bindings.cprDepth, depth);
    announceCompressions(call, true, rate, depth);
    lendHands(core, call.handle(), HandsTask::Compress, call.actor, call.cause);
}

void stopCompressions(const ActionCall &call)
{
    Core &core = call.core;
    call.patient->compressing = false;
    // At once, not a cycle after the last compression: the chest has been let go.
    if (core.fields.setFlag(call.handle(), core.bindings.cpr, false))
        announceCompressions(call, false, 0, 0);
    core.fields.setQuantity(call.handle(), core.bindings.cprRate, 0);
    core.fields.setQuantity(call.handle(), core.bindings.cprDepth, 0);
}

void compressOnce(const ActionCall &call)
{
    Core &core = call.core;
    const double depth = argumentIn(call.args, "depth", "cm");
    addCompression(core, *call.patient, core.now().us, depth);
    const bool began = core.fields.setFlag(call.handle(), core.bindings.cpr, true);
    const double rate = 60e6 / call.patient->beats.compressionIntervalUs;
    core.fields.setQuantity(call.handle(), core.bindings.cprRate, std::min(rate, 200.0));
    core.fields.setQuantity(call.handle(), core.bindings.cprDepth, depth);
    if (began) {
        announceCompressions(call, true, rate, depth);
        lendHands(core, call.handle(), HandsTask::Compress, call.actor, call.cause);
    }
}

void attachPads(const ActionCall &call)
{
    call.core.fields.setFlag(call.handle(), call.core.bindings.pads, true);
}

world::Handle deviceFor(const ActionCall &call, std::string_view action)
{
    return defibrillatorFor(call.core, call.core.world, call.handle(), action);
}

void charge(const ActionCall &call)
{
    startCharge(call.core, deviceFor(call, "defib.charge"), argumentIn(call.args, "energy", "J"),
                call.cause);
}

void synchronise(const ActionCall &call)
{
    const std::string state = argumentText(call.args, "state");
    call.core.fields.setFlag(deviceFor(call, "defib.sync"), call.core.bindings.sync,
                             state != "off" && state != "false");
}

void shock(const ActionCall &call)
{
    Core &core = call.core;
    const Bindings &b = core.bindings;
    const world::Handle device = deviceFor(call, "defib.shock");
    const double energy = argumentIn(call.args, "energy", "J");
    // What somebody set for a shock of their own is not what the scenario's is like.
    const bool synchronised = !call.whole && core.world.flag(device, b.sync);
    // Whoever shocks has put pads or paddles on.
    core.fields.setFlag(call.handle(), b.pads, true);
    core.fields.setQuantity(device, b.energy, energy);
    dropCharge(core, device);
    // The next shock may be for a fibrillation. That most devices do so has not been checked.
    core.fields.setFlag(device, b.sync, false);
    core.fields.setRaw(device, b.shocks, std::max(0, core.world.raw(device, b.shocks)) + 1);
    deliverShock(core, *call.patient, {energy, synchronised}, call.actor, call.cause);
}

constexpr ActionEffect kEffects[] = {
    {"cpr.start", startCompressions}, {"cpr.stop", stopCompressions},
    {"cpr.compress", compressOnce},   {"defib.pads", attachPads},
    {"defib.charge", charge},         {"defib.sync", synchronise},
    {"defib.shock", shock},
};

} // namespace

std::span<const ActionEffect> circulationEffects()
{
    return kEffects;
}

} // namespace ward::kernel
