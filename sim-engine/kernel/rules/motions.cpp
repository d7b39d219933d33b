// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/motions.h"

#include "sim-engine/kernel/rules/rule_actions.h"
#include "sim-engine/kernel/rules/trends.h"
#include "sim-engine/kernel/rules/vocabulary.h"
#include "ward/v1/events/event.pb.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

void put(const Vec3 &value, v1::events::Vec3 &out)
{
    out.set_x(value.x);
    out.set_y(value.y);
    out.set_z(value.z);
}

void announceEnd(Core &core, const MotionState &motion, std::string_view reason, Cause cause)
{
    v1::events::Payload payload;
    auto *ended = payload.mutable_motion_ended();
    put(core.world.vec3(motion.handle, core.bindings.position), *ended->mutable_at());
    ended->set_reason(std::string(reason));
    const Cause self = core.events.emit(payload, {motion.handle, kScenarioActor, cause});
    core.fields.drivenBy({motion.handle, core.bindings.position}, self);
}

/// Writes millimetres slot by slot, so that what stands still costs nothing.
void write(Core &core, world::Handle handle, const Vec3 &at)
{
    world::FieldRef slot = core.bindings.position;
    const double step = core.world.layout().field(slot).step;
    for (const double value : {at.x, at.y, at.z}) {
        core.fields.setRaw(handle, slot, static_cast<std::int32_t>(std::lround(value / step)));
        ++slot.slot;
    }
}

Vec3 between(const MotionState &motion, double x)
{
    const double share = curveAt(motion.curve, x);
    const Vec3 &a = motion.from;
    const Vec3 &b = motion.to;
    return {a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share};
}

} // namespace

void startMotion(Core &core, world::Handle handle, const Vec3 &to, SimTime over, Curve curve,
                 Cause cause)
{
    if (!core.world.hasComponent(handle, core.bindings.position.component))
        return;
    endMotion(core, handle, "replaced", cause);
    MotionState motion;
    motion.handle = handle;
    motion.from = core.world.vec3(handle, core.bindings.position);
    motion.to = to;
    motion.startUs = core.now().us;
    motion.durationUs = std::max<std::int64_t>(over.us, 1);
    motion.curve = curve;

    v1::events::Payload payload;
    auto *started = payload.mutable_motion_started();
    put(motion.from, *started->mutable_from());
    put(motion.to, *started->mutable_to());
    started->set_start_us(motion.startUs);
    started->set_duration_us(motion.durationUs);
    started->set_curve(std::string(nameOf(curve, kCurveNames)));
    motion.cause = core.events.emit(payload, {handle, kScenarioActor, cause});
    core.fields.drivenBy({handle, core.bindings.position}, motion.cause);
    core.state.motions.push_back(motion);
}

void endMotion(Core &core, world::Handle handle, std::string_view reason, Cause cause)
{
    auto &motions = core.state.motions;
    const auto it = std::find_if(motions.begin(), motions.end(),
                                 [&](const MotionState &m) { return m.handle == handle; });
    if (it == motions.end())
        return;
    announceEnd(core, *it, reason, cause);
    motions.erase(it);
}

void advanceMotions(Core &core)
{
    auto &motions = core.state.motions;
    const std::int64_t now = core.now().us;
    bool arrived = false;
    for (MotionState &motion : motions) {
        const double x =
            static_cast<double>(now - motion.startUs) / static_cast<double>(motion.durationUs);
        write(core, motion.handle, between(motion, x));
        if (x < 1)
            continue;
        announceEnd(core, motion, "reached", motion.cause);
        motion.durationUs = 0;
        arrived = true;
    }
    if (arrived)
        std::erase_if(motions, [](const MotionState &m) { return m.durationUs == 0; });
}

void dropMotion(Core &core, world::Handle handle)
{
    std::erase_if(core.state.motions, [&](const MotionState &m) { return m.handle == handle; });
}

} // namespace ward::kernel
