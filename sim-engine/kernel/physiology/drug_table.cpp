// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/physiology/drug_table.h"

namespace ward::kernel {

namespace {

using enum DrugMeasure;

// A teaching model, not a pharmacological reference: one compartment, one half-life. The half-lives
// of amount and of effect-site equilibration are fitted so that the usual dose has the onset, peak
// and duration that the schema states with its sources (tests/unit/kernel/tst_drugs holds both
// together). For intravenous anaesthetics and opioids that is redistribution, not elimination.
// `half` is set so that the usual dose has a strong but not maximal effect. Magnitudes of effects
// are engineering choices, checked in direction and size there; nobody has reviewed them
// clinically.
//
// A nerve agent inhibits acetylcholinesterase. Muscarinic: slow heart, narrow wet bronchi;
// nicotinic: weak muscles; central: little drive, then coma. Atropine blocks the first, an oxime
// gives strength back by freeing the enzyme, neither does the other's work (Eddleston et al.,
// Lancet 2008;371:597–607). Ageing of the enzyme is not modelled: the oxime works at any time.
//
// About a quarter of a crystalloid is still in the vessels when it has distributed: Hahn RG,
// "Volume kinetics for infusion fluids", Anesthesiology 2010;113:470–481.
// clang-format off
constexpr DrugModel kTable[] = {
    // name, measure, half, halfLife, onset, gamma, effects, family, cholinergic, stays, red cells, citrate
    {"adrenaline", Mass, 0.15, 1, 0.2, 1, {.chronotropy = 40, .inotropy = 0.4, .resistance = 0.5, .venous = 0.05, .bronchodilation = 0.8, .potassium = -0.3}},
    {"noradrenaline", Mass, 0.22, 1, 0.3, 1, {.chronotropy = 4, .inotropy = 0.2, .resistance = 1.1, .venous = 0.05}},
    {"vasopressin", Units, 0.0045, 5.5, 1.2, 1, {.resistance = 0.6, .venous = 0.02}},
    {"phenylephrine", Mass, 1.5, 5.5, 0.42, 1, {.resistance = 0.8, .venous = 0.03}},
    {"ephedrine", Mass, 150, 19.5, 0.88, 1, {.chronotropy = 30, .inotropy = 0.3, .resistance = 0.45, .venous = 0.03}},
    {"dobutamine", Mass, 14, 2, 1.7, 1, {.chronotropy = 40, .inotropy = 0.8, .resistance = -0.3}},
    {"dopamine", Mass, 20, 2, 1.6, 1, {.chronotropy = 35, .inotropy = 0.6, .resistance = 0.35, .venous = 0.02}},
    {"milrinone", Mass, 60, 82.5, 3.3, 1, {.chronotropy = 12, .inotropy = 0.6, .resistance = -0.4, .venous = -0.02}},
    {"levosimendan", Mass, 11, 58, 4, 1, {.chronotropy = 10, .inotropy = 0.5, .resistance = -0.35, .venous = -0.03}},
    {"atropine", Mass, 7, 40, 0.5, 1, {.chronotropy = 55, .bronchodilation = 0.1}},
    {"glycopyrronium", Mass, 4, 78, 0.85, 1, {.chronotropy = 35}},
    {"esmolol", Mass, 500, 5.4, 0.875, 1, {.chronotropy = -45, .inotropy = -0.3, .antiarrhythmic = 0.2, .conduction = 0.4}},
    {"metoprolol", Mass, 60, 156, 3.4, 1, {.chronotropy = -32, .inotropy = -0.2, .antiarrhythmic = 0.1, .conduction = 0.4}},
    {"labetalol", Mass, 350, 82.5, 1.02, 1, {.chronotropy = -30, .inotropy = -0.15, .resistance = -0.4, .antiarrhythmic = 0.1}},
    {"diltiazem", Mass, 250, 66, 1.02, 1, {.chronotropy = -22, .inotropy = -0.1, .resistance = -0.25, .antiarrhythmic = 0.2, .conduction = 0.7}},
    {"adenosine", Mass, 40, 0.175, 0.24, 2, {.chronotropy = -60, .resistance = -0.15, .spasm = 0.1, .conduction = 1}},
    {"amiodarone", Mass, 3500, 60, 1, 1, {.chronotropy = -16, .inotropy = -0.08, .resistance = -0.2, .antiarrhythmic = 1, .conduction = 0.3, .repolarisation = 50}},
    {"lidocaine", Mass, 1500, 8.25, 0.7, 1, {.inotropy = -0.08, .antiarrhythmic = 0.8}},
    {"nitroglycerin", Mass, 3.5, 2, 0.5, 1, {.resistance = -0.45, .venous = -0.06}},
    {"nitroprusside", Mass, 2.5, 1.1, 0.42, 1, {.resistance = -0.6, .venous = -0.05}},
    {"urapidil", Mass, 350, 50, 1.2, 1, {.chronotropy = -6, .resistance = -0.45, .venous = -0.02}},
    {"hydralazine", Mass, 140, 82.5, 8.4, 1, {.resistance = -0.5}},
    {"magnesium", Mass, 40000, 19.25, 0.88, 1, {.chronotropy = -4, .resistance = -0.25, .bronchodilation = 0.3, .antiarrhythmic = 0.4}},
    {"calcium-chloride", Mass, 15000, 26, 0.66, 1, {.inotropy = 0.3, .resistance = 0.15, .calcium = 0.5}},
    {"calcium-gluconate", Mass, 45000, 26, 0.66, 1, {.inotropy = 0.3, .resistance = 0.15, .calcium = 0.5}},
    {"potassium-chloride", Amount, 0.6, 54, 10.5, 1, {.potassium = 2}},
    {"sodium-bicarbonate", Amount, 1.5, 39, 1.1, 1, {.potassium = -0.5, .base = 5, .sodium = 3}},
    {"insulin", Units, 0.08, 72, 27, 1, {.potassium = -0.9, .glucose = -6}},
    {"glucose", Mass, 250000, 19.25, 1.1, 1, {.potassium = -0.1, .glucose = 14}},
    {"mannitol", Mass, 500000, 81, 14, 1, {.diuresis = 6, .icp = -14}},
    {"furosemide", Mass, 500, 49.5, 8.75, 1, {.venous = -0.01, .diuresis = 8, .potassium = -0.2}},
    {"salbutamol", Mass, 12, 99, 1, 1, {.chronotropy = 25, .inotropy = 0.05, .resistance = -0.1, .bronchodilation = 1, .potassium = -0.8}},
    {"fentanyl", Mass, 2.5, 14, 1.2, 2, {.chronotropy = -10, .resistance = -0.1, .venous = -0.01, .respiratory = 0.95, .sedation = 0.5}, DrugFamily::Opioid},
    {"sufentanil", Mass, 0.25, 26.4, 1.1, 2, {.chronotropy = -10, .resistance = -0.1, .venous = -0.01, .respiratory = 0.95, .sedation = 0.5}, DrugFamily::Opioid},
    {"remifentanil", Mass, 0.3, 1.5, 0.8, 2, {.chronotropy = -14, .resistance = -0.12, .venous = -0.01, .respiratory = 0.95, .sedation = 0.5}, DrugFamily::Opioid},
    {"morphine", Mass, 200, 120, 5, 2, {.chronotropy = -8, .resistance = -0.15, .venous = -0.02, .respiratory = 0.95, .sedation = 0.5}, DrugFamily::Opioid},
    {"naloxone", Mass, 3, 40, 0.5, 1, {}},
    {"ketamine", Mass, 900, 12, 0.264, 2, {.chronotropy = 22, .resistance = 0.2, .respiratory = 0.1, .sedation = 1, .bronchodilation = 0.4}},
    {"propofol", Mass, 700, 4.95, 0.476, 2, {.chronotropy = -6, .inotropy = -0.2, .resistance = -0.5, .venous = -0.03, .respiratory = 0.95, .sedation = 1}},
    {"midazolam", Mass, 70, 54, 0.85, 2, {.resistance = -0.15, .venous = -0.01, .respiratory = 0.5, .sedation = 1}, DrugFamily::Benzodiazepine},
    {"flumazenil", Mass, 2.5, 20.25, 1.68, 1, {}},
    {"etomidate", Mass, 180, 5.6, 0.336, 2, {.resistance = -0.08, .respiratory = 0.5, .sedation = 1}},
    {"thiopental", Mass, 2500, 7.2, 0.336, 2, {.chronotropy = 10, .inotropy = -0.3, .resistance = -0.3, .venous = -0.03, .respiratory = 0.95, .sedation = 1}},
    {"dexmedetomidine", Mass, 0.25, 13.5, 7.5, 1, {.chronotropy = -22, .resistance = -0.12, .respiratory = 0.05, .sedation = 0.6}},
    {"rocuronium", Mass, 250, 25, 0.5, 4, {.paralysis = 1}, DrugFamily::Aminosteroid},
    {"cisatracurium", Mass, 60, 35.75, 0.62, 4, {.paralysis = 1}, DrugFamily::Benzylisoquinoline},
    {"succinylcholine", Mass, 300, 2.2, 0.3, 4, {.paralysis = 1, .potassium = 0.6}},
    {"sugammadex", Mass, 700, 66.6, 0.51, 1, {}},
    {"neostigmine", Mass, 30, 33, 1.76, 1, {.chronotropy = -30, .spasm = 0.15}, DrugFamily::Other, true},
    {"dantrolene", Mass, 1300, 300, 2, 2, {.paralysis = 0.1, .muscle = 0.95}},
    {"desflurane", Mass, 1000, 5, 1, 2, {.chronotropy = 5, .inotropy = -0.15, .resistance = -0.35, .venous = -0.02, .respiratory = 0.5, .sedation = 1}},
    {"sarin", Mass, 8, 600, 1, 2, {.chronotropy = -55, .inotropy = -0.1, .resistance = -0.1, .respiratory = 0.6, .sedation = 0.75, .paralysis = 0.95, .spasm = 0.9}, DrugFamily::Cholinesterase, true},
    {"pralidoxime", Mass, 8000, 75, 3, 2, {}},
    {"saline", Fluid, 1, 1, 0.5, 1, {}, DrugFamily::Other, false, 0.28},
    {"balanced-crystalloid", Fluid, 1, 1, 0.5, 1, {}, DrugFamily::Other, false, 0.28},
    {"albumin", Fluid, 1, 1, 0.5, 1, {}, DrugFamily::Other, false, 0.9},
    {"plasma", Fluid, 1, 1, 0.5, 1, {}, DrugFamily::Other, false, 1, 0, true},
    {"blood", Fluid, 1, 1, 0.5, 1, {}, DrugFamily::Other, false, 1, 0.6, true},
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
