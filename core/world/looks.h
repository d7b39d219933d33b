// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/world/world.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// What the looks of a prefab come to in one world: functions of that world alone, the same in the
// engine, the editor and every picture.

namespace ward::world {

/// Who has the field: the entity, or the nearest thing it is attached to that has such a component.
/// Nothing when nobody has.
struct HeldField
{
    Handle holder = kNoHandle;
    FieldRef field;
};
[[nodiscard]] std::optional<HeldField> holderOf(const World &world, Handle handle,
                                                std::string_view path);

/// Texts that stand for those the world has, by field: what `auto` comes to in a picture.
using Instead = std::span<const std::pair<std::string_view, std::string_view>>;

[[nodiscard]] bool holds(const World &world, Handle handle, const content::When &when,
                         Instead instead = {});
/// The colour a tint has now, or nullptr: the model's own.
[[nodiscard]] const content::Tint::Value *colourOf(const World &world, Handle handle,
                                                   const content::Tint &tint, Instead instead = {});
/// The model that is shown instead of the prefab's own, or nullptr.
[[nodiscard]] const content::ModelVariant *variantOf(const World &world, Handle handle,
                                                     const content::Prefab &prefab);
/// How far a joint has moved: degrees, metres or a factor.
[[nodiscard]] double jointAmount(const World &world, Handle handle, const content::Joint &joint);
/// What a clock's hand points to after so much simulated time: hours 0–12, minutes and seconds
/// 0–60. Hours go on by the minute, minutes by ten seconds, seconds by one, so that a clock is not
/// a reason to draw a picture more often than somebody could see it move.
[[nodiscard]] double clockReading(content::Joint::Clock clock, SimTime time);

/// What a joint does to the model. A scale is no rigid transform: the identity.
[[nodiscard]] Pose jointPose(const content::Joint &joint, double amount);
/// Where a joint puts a point of the model.
[[nodiscard]] Vec3 jointPoint(const content::Joint &joint, double amount, const Vec3 &point);

/// Where an attach point is, in the frame of its entity: of the model that is shown (`variant` may
/// be nullptr), moved by the joints that carry it, which have gone so far (`amounts`, by joint).
/// Nothing when the prefab has no such socket.
[[nodiscard]] std::optional<Pose> socketPose(const content::Prefab &prefab,
                                             const content::ModelVariant *variant,
                                             std::span<const double> amounts,
                                             std::string_view socket);
/// The same, as the world has it now.
[[nodiscard]] std::optional<Pose> socketPose(const World &world, Handle handle,
                                             const content::Prefab &prefab,
                                             std::string_view socket);

} // namespace ward::world
