// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/content/units.h"
#include "sim-engine/kernel/physiology/drug_table.h"
#include "sim-engine/rehearsal/protocol.h"

#include <vector>

namespace ward::rehearsal {

namespace {

bool isFluid(std::string_view drug)
{
    const int index = kernel::drugIndex(drug);
    return index >= 0 && kernel::drugTable()[static_cast<std::size_t>(index)].measure ==
                             kernel::DrugMeasure::Fluid;
}

bool isRate(const content::Quantity &quantity)
{
    return quantity.unit.ends_with("/min") || quantity.unit.ends_with("/h") ||
           quantity.unit.ends_with("/s");
}

bool isOfArrest(const content::DrugDose &dose)
{
    return dose.use.find("arrest") != std::string::npos;
}

/// The first of the usual doses that is given so, for such a patient.
const content::DrugDose *usualDose(const content::DrugSpec &drug, const Asked &asked)
{
    const content::DrugDose *best = nullptr;
    int bestRank = -1;
    for (const content::DrugDose &dose : drug.doses) {
        if (asked.atLeast && dose.infusion != isRate(*asked.atLeast))
            continue;
        if (!asked.route.empty() && dose.route != asked.route)
            continue;
        // One for an arrest is for an arrest; there, nothing else comes before it.
        const int rank = isOfArrest(dose) == asked.pulseless ? 2 : asked.pulseless ? 1 : 0;
        if (rank > bestRank) {
            best = &dose;
            bestRank = rank;
        }
    }
    return best;
}

} // namespace

std::optional<Giving> givingOf(const content::Schema &schema, std::string_view drug,
                               const Asked &asked)
{
    const content::DrugSpec *spec = schema.drug(drug);
    if (!spec)
        return std::nullopt;
    Giving giving;
    giving.drug = spec->name;
    const content::DrugDose *usual = usualDose(*spec, asked);
    if (isFluid(spec->name)) {
        giving.fluid = true;
        giving.dose = asked.atLeast ? *asked.atLeast
                      : usual       ? usual->low
                                    : content::Quantity{500, "mL"};
        return giving;
    }
    if (!usual && !asked.atLeast)
        return std::nullopt;
    giving.dose = asked.atLeast ? *asked.atLeast : usual->low;
    giving.infusion = asked.atLeast ? isRate(*asked.atLeast) : usual->infusion;
    if (!giving.infusion)
        giving.route = !asked.route.empty() ? asked.route : usual ? usual->route : "iv";
    return giving;
}

Giving wrongly(const content::Schema &schema, const Giving &right, std::uint64_t seed)
{
    // Half of what goes wrong is another drug, half a wrong dose (Webster CS et al., "The frequency
    // and nature of drug administration error during anaesthesia", Anaesth Intensive Care
    // 2001;29:494–500: incorrect doses 20 %, substitutions 20 %, most of them of another class).
    // Twofold and tenfold are the commonest magnitudes, too much is twice as common as too little
    // (Cavell GF, Mandaliya D, "Magnitude of error", Eur J Hosp Pharm 2021;28:260–265).
    const std::uint64_t what = hash64("wrong " + right.drug);
    if (randomUnit(seed, what, 0) < 0.5) {
        std::vector<Giving> others;
        for (const content::DrugSpec &spec : schema.drugs()) {
            if (spec.name == right.drug)
                continue;
            const auto other = givingOf(schema, spec.name, {std::nullopt, right.route, false});
            if (other && other->infusion == right.infusion && other->fluid == right.fluid &&
                other->route == right.route)
                others.push_back(*other);
        }
        if (!others.empty())
            return others[static_cast<std::size_t>(randomBits(seed, what, 1) % others.size())];
    }
    Giving wrong = right;
    const double factor = randomUnit(seed, what, 2) < 0.5 ? 10 : 2;
    const bool tooMuch = randomUnit(seed, what, 3) < 2.0 / 3;
    wrong.dose.value = tooMuch ? right.dose.value * factor : right.dose.value / factor;
    return wrong;
}

} // namespace ward::rehearsal
