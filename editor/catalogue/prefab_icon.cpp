// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/prefab_icon.h"

#include <algorithm>
#include <array>

namespace ward::editor {

namespace {

struct Sign
{
    std::string_view what; ///< capability, or kind
    const char *icon;
};

// The first that fits.
constexpr std::array kSigns{
    Sign{"airway.bvm", "bag-valve-mask"},
    Sign{"circulation.iabp", "ecg"},
    Sign{"monitor.ecg", "monitor"},
    Sign{"room.privacy", "curtain"},
    Sign{"room.door", "door"},
    Sign{"actor.family", "family"},
    Sign{"actor.physician", "physician"},
    Sign{"actor.staff", "nurse"},
    Sign{"bed.support", "bed"},
    Sign{"drug.infusion", "pump"},
    Sign{"drug.bolus", "pump"},
    Sign{"drug.hang", "iv-pole"},
    Sign{"cart.drawers", "cart"},
    Sign{"oxygen.flow", "outlet"},
    Sign{"air.flow", "outlet"},
    Sign{"vent.modes", "ventilator"},
    Sign{"patient", "patient"},
    Sign{"room", "room"},
};

} // namespace

QString prefabIcon(const content::Prefab &prefab)
{
    // Two things that others resemble in what they can do.
    if (prefab.has("defib.shock"))
        return QStringLiteral("defibrillator");
    if (prefab.has("seat.one"))
        return prefab.id == "stool" ? QStringLiteral("stool") : QStringLiteral("chair");
    const auto sign = std::ranges::find_if(kSigns, [&prefab](const Sign &one) {
        return prefab.kind == one.what || prefab.has(one.what);
    });
    return sign == kSigns.end() ? QStringLiteral("prefab") : QString::fromLatin1(sign->icon);
}

} // namespace ward::editor
