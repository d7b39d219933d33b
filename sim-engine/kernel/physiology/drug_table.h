// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace ward::kernel {

/// What drugs do to a body at a moment, summed over everything in it. Zero everywhere = none.
struct DrugEffects
{
    double chronotropy = 0;     ///< /min added to the heart rate
    double inotropy = 0;        ///< relative change of contractility
    double resistance = 0;      ///< relative change of systemic vascular resistance
    double venous = 0;          ///< blood recruited from the veins, fraction of blood volume
    double respiratory = 0;     ///< depression of the respiratory drive, 0 … 1
    double sedation = 0;        ///< 0 … 1
    double paralysis = 0;       ///< 0 … 1
    double bronchodilation = 0; ///< 0 … 1
    double antiarrhythmic = 0;  ///< 0 … 1
    double diuresis = 0;        ///< multiple of urine output added
    double potassium = 0;       ///< mmol/L
    double spasm = 0;           ///< of the bronchi, with secretions, 0 … 1
    double glucose = 0;         ///< mmol/L
    double base = 0;            ///< mmol/L of bicarbonate
    double conduction = 0;      ///< block of the atrioventricular node, 0 … 1
    double icp = 0;             ///< mmHg
    double sodium = 0;          ///< mmol/L
    double calcium = 0;         ///< mmol/L, ionised
    double repolarisation = 0;  ///< ms added to QTc
    double muscle = 0;          ///< calcium kept in the muscle's stores, 0 … 1
};

/// Drugs that are displaced or opposed together.
enum class DrugFamily : std::uint8_t {
    Other,
    Opioid,             ///< by naloxone
    Benzodiazepine,     ///< by flumazenil
    Aminosteroid,       ///< relaxants: by sugammadex and neostigmine
    Benzylisoquinoline, ///< relaxants: by neostigmine alone
    Cholinesterase,     ///< inhibitors that hold the enzyme: by pralidoxime
};

/// In which way a drug's amount is counted; a dose in another way is refused for it.
enum class DrugMeasure : std::uint8_t {
    Mass,   ///< µg per kg of body weight
    Units,  ///< international units per kg of body weight
    Amount, ///< mmol per kg of body weight
    Fluid,  ///< mL, goes to the blood volume
    Inert,  ///< recorded, without an effect on the vitals
};

/// One drug as a one-compartment model with an effect site: a bolus raises the amount in the body,
/// which halves in `halfLife`; the effect follows with `onset`. An effect is Emax·e^γ/(1 + e^γ)
/// with e = amount at the effect site / `half`, the amount at which it is half of Emax.
struct DrugModel
{
    std::string_view name; ///< as in the schema
    DrugMeasure measure = DrugMeasure::Inert;
    double half = 1;     ///< µg/kg (or IU/kg)
    double halfLife = 1; ///< minutes
    double onset = 0.5;  ///< half-time of effect-site equilibration, minutes
    int gamma = 1;       ///< steepness, 1 … 4
    DrugEffects max;
    DrugFamily family = DrugFamily::Other;
    bool cholinergic = false;  ///< atropine and glycopyrronium act against its muscarinic part
    double fluidStays = 0;     ///< Fluid: fraction that stays in the vessels
    double fluidRedCells = 0;  ///< Fluid: fraction that is red cells
    bool fluidCitrate = false; ///< Fluid: binds calcium
};

/// Every drug the engine gives an effect; others of the schema are inert.
[[nodiscard]] std::span<const DrugModel> drugTable();
/// Index into `drugTable()`, −1 when the drug is inert there.
[[nodiscard]] int drugIndex(std::string_view name);

} // namespace ward::kernel
