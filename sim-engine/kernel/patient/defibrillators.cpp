// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/defibrillators.h"

#include "sim-engine/kernel/events/cells.h"
#include "sim-engine/kernel/patient/pumps.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace ward::kernel {

namespace {

// 200 J within 5 s. Unchecked: no manual has been seen that says how long it takes.
constexpr double kJoulesPerSecond = 40;
// A charge that nobody gives is disarmed after 60 s, and when another energy is selected: LIFEPAK
// 15 Monitor/Defibrillator Operating Instructions (Physio-Control, 2013), page 5-30.
constexpr std::int64_t kHolds = 60 * kTicksPerSecond;

void setCharged(Core &core, world::Handle device, bool charged, Cause cause)
{
    const FieldKey key{device, core.bindings.charged};
    const content::CellValue before = core.world.value(key.handle, key.field);
    if (!core.fields.setFlag(key.handle, key.field, charged))
        return;
    v1::events::Payload payload;
    auto *set = payload.mutable_value_set();
    set->set_field(core.world.layout().path(key.field));
    putCell(before, *set->mutable_before());
    putCell(core.world.value(key.handle, key.field), *set->mutable_after());
    core.fields.drivenBy(key, core.events.emit(payload, {device, "engine", cause}));
}

bool isThere(const Core &core, world::Handle device)
{
    return core.world.isAlive(device) &&
           core.world.hasComponent(device, core.bindings.defibrillator);
}

bool keepsCharge(const Core &core, world::Handle device, const ChargeState &charge)
{
    return isThere(core, device) && hasPower(core, device) &&
           core.world.raw(device, core.bindings.energy) == charge.energy;
}

} // namespace

void startCharge(Core &core, world::Handle device, double energy, Cause cause)
{
    const Bindings &b = core.bindings;
    core.fields.setQuantity(device, b.energy, energy);
    const std::int32_t selected = core.world.raw(device, b.energy);
    const auto known = core.state.charges.find(device);
    if (known != core.state.charges.end() && known->second.energy == selected)
        return;
    setCharged(core, device, false, cause);
    core.fields.setFlag(device, b.charging, true);
    const double seconds = core.world.quantity(device, b.energy).value_or(0) / kJoulesPerSecond;
    const Tick due = core.tick() + static_cast<std::int64_t>(std::ceil(seconds * kTicksPerSecond));
    core.state.charges[device] = {due, selected, cause};
}

void dropCharge(Core &core, world::Handle device)
{
    core.fields.setFlag(device, core.bindings.charging, false);
    core.fields.setFlag(device, core.bindings.charged, false);
    core.state.charges.erase(device);
}

void advanceDefibrillators(Core &core)
{
    auto &charges = core.state.charges;
    for (auto it = charges.begin(); it != charges.end();) {
        const world::Handle device = it->first;
        ChargeState &charge = it->second;
        if (!isThere(core, device)) {
            it = charges.erase(it);
            continue;
        }
        const bool charging = core.world.flag(device, core.bindings.charging);
        const bool keeps = keepsCharge(core, device, charge);
        if (keeps && core.tick() < charge.due) {
            ++it;
            continue;
        }
        core.fields.setFlag(device, core.bindings.charging, false);
        if (keeps && charging) {
            setCharged(core, device, true, charge.cause);
            charge.due = core.tick() + kHolds;
            ++it;
            continue;
        }
        setCharged(core, device, false, charge.cause);
        it = charges.erase(it);
    }
}

std::optional<Tick> nextOfDefibrillators(const Core &core)
{
    std::optional<Tick> next;
    for (const auto &[device, charge] : core.state.charges) {
        const Tick due = keepsCharge(core, device, charge) ? charge.due : core.tick() + 1;
        next = std::min(next.value_or(due), due);
    }
    return next;
}

} // namespace ward::kernel
