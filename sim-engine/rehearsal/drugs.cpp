// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/content/units.h"
#include "sim-engine/kernel/physiology/drug_table.h"
#include "sim-engine/rehearsal/protocol.h"

#include <vector>

namespace ward::rehearsal {

namespace {

struct UsualDose
{
    std::string_view drug;
    double value;
    std::string_view unit;
    std::string_view route; ///< empty: an infusion
};

// Usual adult doses: British National Formulary, edition 85 (2023), monograph of each drug, in
// acute care; adrenaline and amiodarone: ERC Guidelines 2021, adult advanced life support (Soar et
// al., Resuscitation 2021;161:115–151); noradrenaline, vasopressin and hydrocortisone: Surviving
// Sepsis Campaign 2021 (Evans et al., Crit Care Med 2021;49:e1063–e1143). Nobody has reviewed them
// clinically.
constexpr UsualDose kUsual[] = {
    {"adrenaline", 1, "mg", "iv"},
    {"adrenaline", 0.1, "ug/kg/min", ""},
    {"noradrenaline", 0.1, "ug/kg/min", ""},
    {"vasopressin", 0.03, "[iU]/min", ""},
    {"dobutamine", 5, "ug/kg/min", ""},
    {"amiodarone", 300, "mg", "iv"},
    {"atropine", 600, "ug", "iv"},
    {"esmolol", 40, "mg", "iv"},
    {"labetalol", 50, "mg", "iv"},
    {"fentanyl", 100, "ug", "iv"},
    {"morphine", 5, "mg", "iv"},
    {"naloxone", 400, "ug", "iv"},
    {"ketamine", 70, "mg", "iv"},
    {"propofol", 140, "mg", "iv"},
    {"midazolam", 2, "mg", "iv"},
    {"etomidate", 20, "mg", "iv"},
    {"rocuronium", 50, "mg", "iv"},
    {"succinylcholine", 80, "mg", "iv"},
    {"salbutamol", 5, "mg", "nebulised"},
    {"furosemide", 40, "mg", "iv"},
    {"hydrocortisone", 50, "mg", "iv"},
    {"chlorphenamine", 10, "mg", "iv"},
    {"magnesium", 2, "g", "iv"},
    {"calcium-chloride", 1, "g", "iv"},
    {"piperacillin-tazobactam", 4.5, "g", "iv"},
    {"ceftriaxone", 2, "g", "iv"},
    {"co-amoxiclav", 1.2, "g", "iv"},
    {"vancomycin", 1, "g", "iv"},
    {"tranexamic-acid", 1, "g", "iv"},
};

bool isFluid(std::string_view drug)
{
    const int index = kernel::drugIndex(drug);
    return index >= 0 && kernel::drugTable()[static_cast<std::size_t>(index)].measure ==
                             kernel::DrugMeasure::Fluid;
}

} // namespace

std::optional<Giving> givingOf(const content::Schema &schema, std::string_view drug,
                               const std::optional<content::Quantity> &atLeast, bool infusion)
{
    const content::DrugSpec *spec = schema.drug(drug);
    if (!spec)
        return std::nullopt;
    Giving giving;
    giving.drug = spec->name;
    giving.infusion = infusion;
    if (isFluid(spec->name)) {
        giving.dose = atLeast.value_or(content::Quantity{500, "mL"});
        giving.infusion = false;
        return giving;
    }
    const UsualDose *usual = nullptr;
    for (const UsualDose &known : kUsual) {
        if (known.drug != spec->name)
            continue;
        // The first line is the usual way; another one serves who asks for it.
        const bool way = known.route.empty();
        if (!usual || (atLeast && way == infusion))
            usual = &known;
    }
    if (atLeast) {
        giving.dose = *atLeast;
        giving.route = infusion ? "" : usual && !usual->route.empty() ? usual->route : "iv";
        return giving;
    }
    if (!usual)
        return std::nullopt;
    giving.infusion = usual->route.empty();
    giving.dose = {usual->value, std::string(usual->unit)};
    giving.route = usual->route;
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
            const auto other = givingOf(schema, spec.name, std::nullopt, right.infusion);
            if (other && other->infusion == right.infusion && other->route == right.route)
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
