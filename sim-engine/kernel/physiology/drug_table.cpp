// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/physiology/drug_table.h"

namespace ward::kernel {

namespace {

using enum DrugMeasure;

// A teaching model, not a pharmacological reference: one compartment, one half-life. Half-lives are
// those of the clinical effect of a single dose (for intravenous anaesthetics and opioids that is
// redistribution, not elimination); `half` is set so that the usual adult dose or infusion rate,
// taken from the sources below, has a strong but not maximal effect. Magnitudes of effects are
// engineering choices, checked in direction, order and time by tests/unit/kernel/tst_physiology;
// nobody has reviewed them clinically.
//
// Doses and times: British National Formulary, edition 85 (2023), monograph of each drug;
// ERC Guidelines 2021, adult advanced life support (Soar et al., Resuscitation 2021;161:115–151):
// adrenaline 1 mg every 3–5 min, amiodarone 300 mg then 150 mg; Surviving Sepsis Campaign 2021
// (Evans et al., Crit Care Med 2021;49:e1063–e1143): noradrenaline first, vasopressin 0.03 U/min.
// clang-format off
constexpr DrugModel kTable[] = {
    // name, measure, half, halfLife, onset, gamma,
    //   {chrono, ino, resistance, venous, resp, sedation, paralysis, bronchodil, antiarr, diur, K,
    //    spasm}
    {"adrenaline", Mass, 0.15, 1.0, 0.2, 1, {40, 0.4, 0.5, 0.05, 0, 0, 0, 0.8, 0, 0, -0.3}},
    {"noradrenaline", Mass, 0.22, 1.0, 0.3, 1, {4, 0.2, 1.1, 0.05, 0, 0, 0, 0, 0, 0, 0}},
    {"vasopressin", Units, 0.0045, 6.0, 0.8, 1, {0, 0, 0.6, 0.02, 0, 0, 0, 0, 0, 0, 0}},
    {"phenylephrine", Mass, 1.5, 3.0, 0.3, 1, {0, 0, 0.8, 0.03, 0, 0, 0, 0, 0, 0, 0}},
    {"dobutamine", Mass, 14, 2.0, 0.5, 1, {40, 0.8, -0.3, 0, 0, 0, 0, 0, 0, 0, 0}},
    {"atropine", Mass, 7, 40, 0.5, 1, {55, 0, 0, 0, 0, 0, 0, 0.1, 0, 0, 0}},
    {"esmolol", Mass, 500, 7, 0.7, 1, {-45, -0.3, 0, 0, 0, 0, 0, 0, 0.2, 0, 0}},
    {"labetalol", Mass, 350, 90, 2.0, 1, {-30, -0.15, -0.4, 0, 0, 0, 0, 0, 0.1, 0, 0}},
    {"nitroglycerin", Mass, 3.5, 2.5, 0.4, 1, {0, 0, -0.45, -0.06, 0, 0, 0, 0, 0, 0, 0}},
    {"amiodarone", Mass, 3500, 60, 1.0, 1, {-16, -0.08, -0.2, 0, 0, 0, 0, 0, 1, 0, 0}},
    {"magnesium", Mass, 40000, 45, 1.0, 1, {-4, 0, -0.25, 0, 0, 0, 0, 0.3, 0.4, 0, 0}},
    {"calcium-chloride", Mass, 15000, 20, 0.3, 1, {0, 0.3, 0.15, 0, 0, 0, 0, 0, 0, 0, 0}},
    {"fentanyl", Mass, 2.5, 14, 1.2, 2, {-10, 0, -0.1, -0.01, 0.95, 0.5, 0, 0, 0, 0, 0}, true},
    {"morphine", Mass, 200, 120, 5.0, 2, {-8, 0, -0.15, -0.02, 0.95, 0.5, 0, 0, 0, 0, 0}, true},
    {"naloxone", Mass, 3, 40, 0.5, 1, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}},
    {"ketamine", Mass, 900, 10, 0.4, 2, {22, 0, 0.2, 0, 0.1, 1, 0, 0.4, 0, 0, 0}},
    {"propofol", Mass, 700, 5, 0.6, 2, {-6, -0.2, -0.5, -0.03, 0.95, 1, 0, 0, 0, 0, 0}},
    {"midazolam", Mass, 70, 35, 1.5, 2, {0, 0, -0.15, -0.01, 0.5, 1, 0, 0, 0, 0, 0}},
    {"etomidate", Mass, 180, 5, 0.4, 2, {0, 0, -0.08, 0, 0.5, 1, 0, 0, 0, 0, 0}},
    {"thiopental", Mass, 2500, 7, 0.4, 2, {10, -0.3, -0.3, -0.03, 0.95, 1, 0, 0, 0, 0, 0}},
    {"rocuronium", Mass, 250, 25, 0.5, 4, {0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0}},
    {"succinylcholine", Mass, 300, 2.2, 0.3, 4, {0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0.6}},
    {"salbutamol", Mass, 12, 60, 1.5, 1, {25, 0.05, -0.1, 0, 0, 0, 0, 1, 0, 0, -0.8}},
    {"furosemide", Mass, 500, 60, 5.0, 1, {0, 0, 0, -0.01, 0, 0, 0, 0, 0, 8, -0.2}},
    {"insulin", Units, 0.08, 30, 8.0, 1, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -0.9}},
    {"desflurane", Mass, 1000, 5, 1.0, 1, {5, -0.15, -0.35, -0.02, 0.5, 1, 0, 0, 0, 0, 0}},
    // A nerve agent inhibits acetylcholinesterase. Muscarinic: slow heart, narrow wet bronchi;
    // nicotinic: weak muscles; central: little drive, then coma. Atropine blocks the first, an oxime
    // gives strength back by freeing the enzyme, neither does the other's work (Eddleston et al.,
    // "Management of acute organophosphorus pesticide poisoning", Lancet 2008;371:597–607; pralidoxime
    // 30 mg/kg, then 8 mg/kg/h: WHO, there). An exposure is given as a bolus; its dose is an
    // engineering choice. Ageing of the enzyme is not modelled: the oxime works at any time.
    {"sarin", Mass, 8, 600, 1.0, 2, {-55, -0.1, -0.1, 0, 0.6, 0.75, 0.95, 0, 0, 0, 0, 0.9},
        false, true},
    {"pralidoxime", Mass, 8000, 75, 3.0, 2, {}},
    // About a quarter of a crystalloid is still in the vessels when it has distributed: Hahn RG,
    // "Volume kinetics for infusion fluids", Anesthesiology 2010;113:470–481.
    {"saline", Fluid, 1, 1, 0.5, 1, {}, false, false, 0.28},
    {"balanced-crystalloid", Fluid, 1, 1, 0.5, 1, {}, false, false, 0.28},
    {"blood", Fluid, 1, 1, 0.5, 1, {}, false, false, 1.0, 0.6},
};
// clang-format on

} // namespace

std::span<const DrugModel> drugTable()
{
    return kTable;
}

int drugIndex(std::string_view name)
{
    int index = 0;
    for (const DrugModel &model : kTable) {
        if (model.name == name)
            return index;
        ++index;
    }
    return -1;
}

} // namespace ward::kernel
