// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/looks.h"

#include "core/base/math.h"

#include <algorithm>

namespace ward::world {
namespace {

std::optional<double> numberOf(const World &world, const HeldField &held)
{
    switch (world.layout().field(held.field).type) {
    case SlotType::Quantity:
        return world.quantity(held.holder, held.field);
    case SlotType::Integer:
    case SlotType::Flag: {
        const std::int32_t raw = world.raw(held.holder, held.field);
        return raw == kUnset ? std::nullopt : std::optional<double>(raw);
    }
    default:
        return std::nullopt;
    }
}

std::string_view textOf(const World &world, const HeldField &held)
{
    switch (world.layout().field(held.field).type) {
    case SlotType::Enum:
        return world.enumValue(held.holder, held.field);
    case SlotType::Text:
        return world.text(held.holder, held.field);
    default:
        return {};
    }
}

std::string_view textAt(const World &world, Handle handle, std::string_view path,
                        std::string_view otherwise, Instead instead)
{
    for (const auto &[field, text] : instead) {
        if (field == path)
            return text;
    }
    const auto held = holderOf(world, handle, path);
    return held ? textOf(world, *held) : otherwise;
}

bool holds(const World &world, Handle handle, const content::Condition &condition, Instead instead)
{
    if (!condition.texts.empty())
        return condition.holds(textAt(world, handle, condition.field, condition.textElse, instead));
    const auto held = holderOf(world, handle, condition.field);
    return condition.holds(held ? numberOf(world, *held) : condition.numberElse);
}

} // namespace

std::optional<HeldField> holderOf(const World &world, Handle handle, std::string_view path)
{
    const FieldRef field = world.layout().find(path);
    if (!field.isValid())
        return std::nullopt; // a recording of before the field was there
    // A damaged recording may hold a cycle: never loop on it.
    for (int depth = 0; handle != kNoHandle && depth < 1000; ++depth) {
        if (world.hasComponent(handle, field.component))
            return HeldField{handle, field};
        handle = world.parent(handle);
    }
    return std::nullopt;
}

bool holds(const World &world, Handle handle, const content::When &when, Instead instead)
{
    return std::all_of(when.begin(), when.end(), [&](const content::Condition &condition) {
        return holds(world, handle, condition, instead);
    });
}

const content::Tint::Value *colourOf(const World &world, Handle handle, const content::Tint &tint,
                                     Instead instead)
{
    return tint.find(textAt(world, handle, tint.field, tint.textElse, instead));
}

const content::ModelVariant *variantOf(const World &world, Handle handle,
                                       const content::Prefab &prefab)
{
    for (const content::ModelVariant &variant : prefab.looks.variants) {
        if (holds(world, handle, variant.when))
            return &variant;
    }
    return nullptr;
}

double clockReading(content::Joint::Clock clock, SimTime time)
{
    const std::int64_t seconds = time.us / 1'000'000;
    switch (clock) {
    case content::Joint::Clock::Hour:
        return static_cast<double>(seconds / 60 % 720) / 60;
    case content::Joint::Clock::Minute:
        return static_cast<double>(seconds / 10 % 360) / 6;
    case content::Joint::Clock::Second:
        return static_cast<double>(seconds % 60);
    case content::Joint::Clock::None:
        break;
    }
    return 0;
}

double jointAmount(const World &world, Handle handle, const content::Joint &joint)
{
    if (!holds(world, handle, joint.when))
        return joint.restAmount();
    if (joint.clock != content::Joint::Clock::None)
        return joint.amountAt(clockReading(joint.clock, world.tick().time()));
    const auto held = holderOf(world, handle, joint.field);
    const auto value = held ? numberOf(world, *held) : joint.numberElse;
    return value ? joint.amountAt(*value) : joint.restAmount();
}

Pose jointPose(const content::Joint &joint, double amount)
{
    switch (joint.kind) {
    case content::Joint::Kind::Slide:
        return {joint.axis * amount, {}};
    case content::Joint::Kind::Rotate: {
        const double half = amount * math::kTwoPi / 720;
        const double s = math::sin(half);
        const Quat turn{math::cos(half), joint.axis.x * s, joint.axis.y * s, joint.axis.z * s};
        return {joint.pivot - turn.rotate(joint.pivot), turn};
    }
    case content::Joint::Kind::Scale:
        break;
    }
    return {};
}

Vec3 jointPoint(const content::Joint &joint, double amount, const Vec3 &point)
{
    if (joint.kind == content::Joint::Kind::Scale)
        return point + joint.axis * ((amount - 1) * dot(point - joint.pivot, joint.axis));
    const Pose pose = jointPose(joint, amount);
    return pose.position + pose.rotation.rotate(point);
}

std::optional<Pose> socketPose(const content::Prefab &prefab, const content::ModelVariant *variant,
                               std::span<const double> amounts, std::string_view name)
{
    const content::Socket *socket = prefab.socket(name);
    if (!socket)
        return std::nullopt;
    Pose pose = socket->pose;
    if (variant) {
        for (const content::Socket &moved : variant->sockets) {
            if (moved.name == name)
                pose = moved.pose;
        }
    }
    // From the tip to the base: a later joint moves as if the earlier ones had not.
    const auto &joints = prefab.looks.joints;
    for (std::size_t i = std::min(joints.size(), amounts.size()); i-- > 0;) {
        if (amounts[i] != joints[i].restAmount() && joints[i].carriesSocket(name))
            pose = {jointPoint(joints[i], amounts[i], pose.position),
                    jointPose(joints[i], amounts[i]).rotation * pose.rotation};
    }
    return pose;
}

std::optional<Pose> socketPose(const World &world, Handle handle, const content::Prefab &prefab,
                               std::string_view name)
{
    std::vector<double> amounts;
    for (const content::Joint &joint : prefab.looks.joints)
        amounts.push_back(joint.carriesSocket(name) ? jointAmount(world, handle, joint)
                                                    : joint.restAmount());
    return socketPose(prefab, variantOf(world, handle, prefab), amounts, name);
}

} // namespace ward::world
