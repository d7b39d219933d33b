// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/content/schema.h"
#include "sim-engine/rehearsal/learner.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ward::rehearsal {

/// What a learner does about one thing: an action of the schema, and the drug when it gives one.
struct Deed
{
    std::string action;
    std::string drug;
    auto operator<=>(const Deed &) const = default;
    [[nodiscard]] std::string name() const { return drug.empty() ? action : action + ' ' + drug; }
};

/// How long after the moment at which a deed is called for it is done: `Ideal` a few seconds,
/// `Late` after a delay drawn from what was measured, never below the measured median. The same
/// for the same (seed, deed).
[[nodiscard]] SimTime reactionTo(LearnerSpec::Kind kind, const Deed &deed, std::uint64_t seed);

/// After how long a deed is repeated while a rule still waits for it.
[[nodiscard]] SimTime repeatAfter(const Deed &deed);

/// What removes the reason for which an action was refused; nullopt when nothing a learner can do.
struct Remedy
{
    std::string action; ///< empty: the prefab is brought
    content::Cells args;
    std::string prefab;
};
[[nodiscard]] std::optional<Remedy> remedyFor(std::string_view refusal);

/// How much of a drug is given, and how.
struct Giving
{
    std::string drug;
    content::Quantity dose;
    std::string route; ///< of a bolus
    bool infusion = false;
    bool fluid = false; ///< as a volume
    bool operator==(const Giving &) const = default;
};

/// What is asked for of a drug.
struct Asked
{
    std::optional<content::Quantity> atLeast; ///< a dose, or a rate
    std::string route;                        ///< empty: the usual one
    bool pulseless = false;                   ///< the patient is in arrest
};
/// What was asked for; what was left open is as the schema's usual doses: those of an arrest only
/// for who has no pulse, the first that fits, its lower end. nullopt when neither says how much.
[[nodiscard]] std::optional<Giving> givingOf(const content::Schema &schema, std::string_view drug,
                                             const Asked &asked);

/// What a learner gives who makes a mistake: another drug in its usual dose, or a dose two or ten
/// times too big or too small; which of them follows from (seed, drug).
[[nodiscard]] Giving wrongly(const content::Schema &schema, const Giving &right,
                             std::uint64_t seed);

} // namespace ward::rehearsal
