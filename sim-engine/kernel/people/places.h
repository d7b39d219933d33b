// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/core.h"

#include <string_view>
#include <vector>

namespace ward::kernel {

/// Where a person stands to do something to a patient, in the room's coordinates.
struct Standing
{
    Vec3 at;
    Vec3 facing;
    double detour = 0; ///< metres that what is in the way, or a worse place, counts as
};

/// The looks of a person in a pose; nullptr when there are none.
[[nodiscard]] const content::ModelVariant *poseVariant(const content::Prefab &prefab,
                                                       std::string_view pose);

/// Places from which the hands of `person` in `pose` reach the chest ("compress": both sides of the
/// bed) or the airway ("bag": behind the head where there is room, else both sides of it).
[[nodiscard]] std::vector<Standing> standingPlaces(const Core &core, world::Handle patient,
                                                   world::Handle person, std::string_view pose);

/// From a place to another, around the foot of the patient's bed when it is between; ends with
/// `to`.
[[nodiscard]] std::vector<Place> wayAround(const Core &core, world::Handle patient,
                                           const Vec3 &from, const Vec3 &to);

[[nodiscard]] double flatDistance(const Vec3 &a, const Vec3 &b);

} // namespace ward::kernel
