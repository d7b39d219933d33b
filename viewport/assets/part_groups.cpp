// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/assets/part_groups.h"

#include "core/world/looks.h"

#include <algorithm>
#include <cmath>

namespace ward::viewport {
namespace {

bool anyOf(const std::vector<std::string> &names, const std::vector<std::string> &path)
{
    return std::any_of(path.begin(), path.end(), [&](const std::string &node) {
        return std::find(names.begin(), names.end(), node) != names.end();
    });
}

void set(float (&out)[3], const Vec3 &v)
{
    out[0] = static_cast<float>(v.x);
    out[1] = static_cast<float>(v.y);
    out[2] = static_cast<float>(v.z);
}

} // namespace

PartGroup groupOf(const MeshPart &part, const content::Looks &looks)
{
    PartGroup group;
    for (std::size_t i = 0; i < looks.joints.size(); ++i) {
        if (anyOf(looks.joints[i].nodes, part.path))
            group.joints |= 1U << i;
    }
    for (std::size_t i = 0; i < looks.shown.size(); ++i) {
        if (anyOf(looks.shown[i].nodes, part.path))
            group.shown |= 1U << i;
    }
    return group;
}

GroupPlace placeOf(const PartGroup &group, const content::Looks &looks,
                   std::span<const double> amounts, std::uint32_t shown)
{
    GroupPlace place;
    place.shown = group.shown == 0 || (group.shown & shown) != 0;
    // From the tip to the base: a later joint moves as if the earlier ones had not.
    bool first = true;
    for (std::size_t i = std::min(looks.joints.size(), amounts.size()); i-- > 0;) {
        const content::Joint &joint = looks.joints[i];
        if ((group.joints >> i & 1U) == 0)
            continue;
        if (joint.kind == content::Joint::Kind::Scale) {
            // Only what nothing moved yet can be stretched.
            if (first) {
                const auto along = [&](double axis) {
                    return 1 + (amounts[i] - 1) * std::abs(axis);
                };
                place.scale = {along(joint.axis.x), along(joint.axis.y), along(joint.axis.z)};
                const Vec3 &p = joint.pivot;
                place.position = {p.x * (1 - place.scale.x), p.y * (1 - place.scale.y),
                                  p.z * (1 - place.scale.z)};
            }
        } else if (amounts[i] != 0) {
            const Pose pose =
                world::jointPose(joint, amounts[i]) * Pose{place.position, place.rotation};
            place.position = pose.position;
            place.rotation = pose.rotation;
        }
        first = false;
    }
    return place;
}

ModelMesh posed(const ModelMesh &mesh, std::span<const int> groups,
                std::span<const GroupPlace> places)
{
    ModelMesh out = mesh;
    out.bounds = {};
    for (std::size_t i = 0; i < out.parts.size(); ++i) {
        const GroupPlace &place = places[static_cast<std::size_t>(groups[i])];
        const Vec3 inverse{1 / std::max(place.scale.x, 1e-6), 1 / std::max(place.scale.y, 1e-6),
                           1 / std::max(place.scale.z, 1e-6)};
        const GroupPlace rest;
        const bool moved = place.position != rest.position || place.rotation != rest.rotation ||
                           place.scale != rest.scale;
        for (Vertex &v : out.parts[i].vertices) {
            Vec3 at{v.position[0], v.position[1], v.position[2]};
            if (moved) {
                at = place.point(at);
                set(v.position, at);
                const Vec3 n{v.normal[0] * inverse.x, v.normal[1] * inverse.y,
                             v.normal[2] * inverse.z};
                set(v.normal, place.rotation.rotate(normalised(n)));
            }
            out.bounds.add(at);
        }
    }
    return out;
}

} // namespace ward::viewport
