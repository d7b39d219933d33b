// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/entity_look.h"

#include "core/world/looks.h"
#include "core/world/signals/breathing.h"
#include "viewport/scene/body_signs.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace ward::viewport {

std::vector<double> EntityLook::solidAmounts(const content::Looks &looks) const
{
    std::vector<double> solid = amounts;
    for (std::size_t i = 0; i < solid.size(); ++i) {
        if (looks.joints[i].clock != content::Joint::Clock::None)
            solid[i] = looks.joints[i].restAmount();
    }
    return solid;
}

EntityLook readLook(const world::World &world, world::Handle handle, const content::Prefab &prefab)
{
    EntityLook out;
    const content::Looks &looks = prefab.looks;
    if (const content::ModelVariant *variant = world::variantOf(world, handle, prefab))
        out.variant = static_cast<int>(variant - looks.variants.data());
    for (const content::Joint &joint : looks.joints)
        out.amounts.push_back(world::jointAmount(world, handle, joint));
    if (looks.shown.empty() && looks.tints.empty())
        return out;
    // On whom a mask lies may be another entity than the mask.
    const auto body = world::holderOf(world, handle, "patient.skin");
    std::array<std::pair<std::string_view, std::string_view>, 2> signs;
    world::Instead instead;
    if (body) {
        const BodySigns found = bodySigns(world, body->holder);
        signs = {{{"patient.skin", found.skin}, {"patient.eyes", found.eyes}}};
        instead = signs;
    }
    for (std::size_t i = 0; i < looks.shown.size(); ++i) {
        if (world::holds(world, handle, looks.shown[i].when, instead))
            out.shown |= 1U << i;
    }
    for (const content::Tint &tint : looks.tints) {
        const content::Tint::Value *value = world::colourOf(world, handle, tint, instead);
        out.tints.push_back(value == nullptr ? -1 : static_cast<int>(value - tint.values.data()));
    }
    return out;
}

double readBreath(const world::World &world, world::Handle patient)
{
    const world::Tracks *tracks = world.tracks(patient);
    if (tracks == nullptr || tracks->breaths.empty())
        return 0;
    const signals::Breathing breathing(*tracks, {});
    return breathing.resp(world.tick().time().us);
}

std::string AssetKey::text() const
{
    std::string out = prefab;
    const bool plain =
        std::all_of(tints.begin(), tints.end(), [](int choice) { return choice < 0; });
    if (variant < 0 && plain)
        return out;
    out.append("|").append(std::to_string(variant));
    if (!plain) {
        for (const int choice : tints)
            out.append("|").append(std::to_string(choice));
    }
    return out;
}

AssetKey AssetKey::parse(std::string_view text)
{
    AssetKey out;
    std::size_t at = text.find('|');
    out.prefab = text.substr(0, at);
    for (bool first = true; at != std::string_view::npos; first = false) {
        const std::size_t next = text.find('|', at + 1);
        const std::string_view number = text.substr(at + 1, next - at - 1);
        int value = -1;
        std::from_chars(number.data(), number.data() + number.size(), value);
        if (first)
            out.variant = value;
        else
            out.tints.push_back(value);
        at = next;
    }
    return out;
}

} // namespace ward::viewport
