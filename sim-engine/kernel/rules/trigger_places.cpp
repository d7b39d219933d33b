// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/trigger_places.h"

#include "core/world/instantiate.h"
#include "sim-engine/kernel/rules/timers.h"
#include "sim-engine/kernel/rules/triggers.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

using Stage = TriggerState::Stage;

std::vector<world::Handle> candidates(const Core &core, const Trigger &trigger, world::Handle zone)
{
    std::vector<world::Handle> out;
    if (!trigger.target.entity.isNull()) {
        if (const world::Handle named = core.world.find(trigger.target.entity))
            out.push_back(named);
        return out;
    }
    // What the zone is in, and the zone itself, does not come into it.
    std::vector<world::Handle> around;
    for (world::Handle at = zone; at != world::kNoHandle; at = core.world.parent(at))
        around.push_back(at);
    for (const world::Handle handle : core.world.entities()) {
        if (handle != kSessionHandle && isOfPrefab(core.world.prefab(handle), trigger.prefab) &&
            std::find(around.begin(), around.end(), handle) == around.end())
            out.push_back(handle);
    }
    return out;
}

double distance(const Core &core, world::Handle a, world::Handle b)
{
    const Vec3 p = world::worldPose(core.world, core.catalogue, a).position;
    const Vec3 q = world::worldPose(core.world, core.catalogue, b).position;
    const double x = p.x - q.x;
    const double y = p.y - q.y;
    const double z = p.z - q.z;
    return std::sqrt(x * x + y * y + z * z);
}

bool isThere(const Core &core, const Trigger &trigger, world::Handle entity, world::Handle zone,
             bool wasThere)
{
    if (trigger.type == TriggerType::EntityConnected)
        return (trigger.zone.isNull() || zone != world::kNoHandle) &&
               isConnected(core, entity, zone);
    if (zone == world::kNoHandle)
        return false;
    const double reach = trigger.radius + (wasThere ? trigger.margin : 0);
    return distance(core, entity, zone) <= reach + 1e-9;
}

Cause causeOf(const Core &core, world::Handle handle)
{
    Cause newest;
    const int components = static_cast<int>(core.world.layout().components().size());
    for (int component = 0; component < components; ++component) {
        const Cause driver = core.fields.driverOf(handle, component);
        if (driver.event > newest.event)
            newest = driver;
    }
    return newest;
}

void enterPlace(Core &core, int index, Stage stage, world::Handle handle, Cause &cause)
{
    enterStage(core, index, stage, handle, cause);
    stateOf(core, index).stage = Stage::Idle; // stages are those of the entities
}

} // namespace

bool isOfPrefab(std::string_view reference, std::string_view prefab)
{
    if (prefab.empty() || reference == prefab)
        return true;
    const std::size_t hash = reference.find('#');
    return prefab.find('#') == std::string_view::npos && hash != std::string_view::npos &&
           reference.substr(hash + 1) == prefab;
}

bool isConnected(const Core &core, world::Handle entity, world::Handle to)
{
    if (entity == world::kNoHandle || !core.world.isAlive(entity))
        return false;
    if (to == world::kNoHandle ? !core.world.socket(entity).empty()
                               : core.world.parent(entity) == to)
        return true;
    const auto &components = core.world.layout().components();
    for (std::size_t c = 1; c < components.size(); ++c) {
        if (!components[c].hasRefs || !core.world.hasComponent(entity, static_cast<int>(c)))
            continue;
        for (const world::FieldLayout &field : components[c].fields) {
            if (field.type != world::SlotType::Ref)
                continue;
            const std::int32_t raw =
                core.world.raw(entity, {static_cast<std::uint16_t>(c), field.slot});
            if (raw > 0 && (to == world::kNoHandle || static_cast<world::Handle>(raw) == to))
                return true;
        }
    }
    return false;
}

void startPlace(Core &core, int index)
{
    TriggerState &state = stateOf(core, index);
    waitUntil(core, index, Tick{-1});
    state.places.clear();
    state.armed = triggerAt(core, index).atStart == AtStart::Fire;
    core.fields.mark(index);
}

std::vector<Arrival> advancePlace(Core &core, int index)
{
    const Trigger &trigger = triggerAt(core, index);
    TriggerState &state = stateOf(core, index);
    std::vector<Arrival> arrived;
    if (!isActive(core, trigger))
        return arrived;
    const world::Handle zone =
        trigger.zone.isNull() ? world::kNoHandle : core.world.find(trigger.zone);
    const std::int64_t duration = ticksIn(trigger.duration);
    std::vector<PlaceState> now;
    for (const world::Handle handle : candidates(core, trigger, zone)) {
        const auto was =
            std::find_if(state.places.begin(), state.places.end(),
                         [&](const PlaceState &place) { return place.handle == handle; });
        const bool wasThere = was != state.places.end();
        if (!isThere(core, trigger, handle, zone, wasThere))
            continue;
        now.push_back(wasThere ? *was : PlaceState{handle, core.tick(), !state.armed});
        PlaceState &place = now.back();
        if (place.fired)
            continue;
        Cause cause = causeOf(core, handle);
        if ((core.tick() - place.since.n).n >= duration) {
            place.fired = true;
            enterPlace(core, index, Stage::Fired, handle, cause);
            arrived.push_back({handle, cause});
        } else if (!wasThere) {
            enterPlace(core, index, Stage::Pending, handle, cause);
        }
    }
    for (const PlaceState &place : state.places) {
        const bool stays = std::any_of(now.begin(), now.end(), [&](const PlaceState &other) {
            return other.handle == place.handle;
        });
        if (!stays) {
            Cause cause = causeOf(core, place.handle);
            enterPlace(core, index, Stage::Idle, place.handle, cause);
        }
    }
    state.places = std::move(now);
    state.armed = true;
    Tick due{-1};
    for (const PlaceState &place : state.places) {
        if (!place.fired)
            due = due.n < 0 ? place.since + duration : std::min(due, place.since + duration);
    }
    waitUntil(core, index, due);
    return arrived;
}

} // namespace ward::kernel
