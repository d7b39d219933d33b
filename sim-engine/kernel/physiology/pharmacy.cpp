// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/physiology/pharmacy.h"

#include "core/base/math.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr double kBelowNotice = 1e-4; ///< of `half`: an amount without an effect worth a rounding

double hill(double e, int gamma)
{
    double power = e;
    for (int i = 1; i < gamma; ++i)
        power *= e;
    return power / (1 + power);
}

double ratePerSecond(double halfTimeMinutes)
{
    return math::kLn2 / (halfTimeMinutes * 60);
}

struct RouteModel
{
    double absorption; ///< half-time, minutes
    double available;  ///< fraction that reaches the blood
};

RouteModel routeModel(Route route)
{
    // Intramuscular adrenaline into the thigh peaks after about 8 min, subcutaneous after half an
    // hour: Simons et al., J Allergy Clin Immunol 1998;101:33–37. Tracheal adrenaline reaches about
    // a tenth to a third of the blood level: Hörnchen et al., J Cardiothorac Anesth 1987;1:184–188.
    // Nasal opioids and benzodiazepines reach a half to nine tenths within 10–20 min: Dale et al.,
    // Acta Anaesthesiol Scand 2002;46:759–770. The other figures are engineering choices.
    switch (route) {
    case Route::Im:
        return {9, 0.65};
    case Route::Subcutaneous:
        return {25, 0.6};
    case Route::Inhaled:
        return {4, 0.25};
    case Route::Nasal:
        return {5, 0.6};
    case Route::Tracheal:
        return {2.5, 0.25};
    case Route::Oral:
        return {30, 0.5};
    case Route::Iv:
        break;
    }
    return {0, 1};
}

/// A drug that takes others from their site of action: what is left is divided by 1 + `strength`
/// times its own effect. Strengths are engineering choices.
struct Antidote
{
    std::string_view name;
    DrugFamily against;
    double strength;
};
constexpr Antidote kAntidotes[] = {
    {"naloxone", DrugFamily::Opioid, 6},
    {"flumazenil", DrugFamily::Benzodiazepine, 6},
    {"sugammadex", DrugFamily::Aminosteroid, 30},
    // More enzyme blocked leaves more acetylcholine: only a block that already recovers is
    // reversed.
    {"neostigmine", DrugFamily::Aminosteroid, 0.5},
    {"neostigmine", DrugFamily::Benzylisoquinoline, 0.5},
    // Freed enzyme breaks acetylcholine down again.
    {"pralidoxime", DrugFamily::Cholinesterase, 3.5},
};

} // namespace

Pharmacy::Dose &Pharmacy::dose(int drug)
{
    auto it = std::lower_bound(m_doses.begin(), m_doses.end(), drug,
                               [](const Dose &d, int index) { return d.drug < index; });
    if (it == m_doses.end() || it->drug != drug) {
        Dose fresh;
        fresh.drug = drug;
        it = m_doses.insert(it, fresh);
    }
    return *it;
}

void Pharmacy::giveBolus(int drug, double amount, Route route)
{
    Dose &d = dose(drug);
    if (route == Route::Iv) {
        d.central += amount;
        return;
    }
    const RouteModel model = routeModel(route);
    d.depot += amount * model.available;
    d.depotRate = ratePerSecond(model.absorption);
}

void Pharmacy::setInfusion(int drug, double rate)
{
    dose(drug).infusion = rate;
}

void Pharmacy::settle()
{
    for (Dose &d : m_doses) {
        const DrugModel &model = drugTable()[static_cast<std::size_t>(d.drug)];
        d.central = d.infusion / 60 / ratePerSecond(model.halfLife);
        d.effect = d.central;
    }
}

void Pharmacy::advance(double dt, double flow)
{
    const double carried = std::clamp(flow * 3, 0.0, 1.0);
    for (Dose &d : m_doses) {
        const DrugModel &model = drugTable()[static_cast<std::size_t>(d.drug)];
        const double absorbed = d.depot * d.depotRate * carried * dt;
        d.depot -= absorbed;
        const double gone = std::min(1.0, ratePerSecond(model.halfLife) * carried * dt);
        d.central += absorbed + d.infusion / 60 * dt - d.central * gone;
        const double reached = std::min(1.0, ratePerSecond(model.onset) * carried * dt);
        d.effect += (d.central - d.effect) * reached;
    }
    std::erase_if(m_doses, [](const Dose &d) {
        const double notice = kBelowNotice * drugTable()[static_cast<std::size_t>(d.drug)].half;
        return d.infusion == 0 && d.depot < notice && d.central < notice && d.effect < notice;
    });
}

double Pharmacy::displaced(const Dose &d) const
{
    const DrugModel &model = drugTable()[static_cast<std::size_t>(d.drug)];
    double e = d.effect / model.half;
    if (model.family == DrugFamily::Other)
        return e;
    for (const Antidote &antidote : kAntidotes) {
        if (antidote.against == model.family)
            e /= 1 + antidote.strength * saturation(drugIndex(antidote.name));
    }
    return e;
}

double Pharmacy::muscarinic(const Dose &d) const
{
    const DrugModel &model = drugTable()[static_cast<std::size_t>(d.drug)];
    if (!model.cholinergic)
        return 1;
    static const int atropine = drugIndex("atropine");
    static const int glycopyrronium = drugIndex("glycopyrronium");
    return (1 - 0.95 * saturation(atropine)) * (1 - 0.95 * saturation(glycopyrronium));
}

DrugEffects Pharmacy::effects() const
{
    DrugEffects sum;
    double breathing = 1;
    double awake = 1;
    double strength = 1;
    double narrow = 1;
    double calm = 1;
    for (const Dose &d : m_doses) {
        const DrugModel &model = drugTable()[static_cast<std::size_t>(d.drug)];
        const double s = hill(displaced(d), model.gamma);
        const double block = muscarinic(d);
        sum.chronotropy += s * block * model.max.chronotropy;
        sum.spasm += s * block * model.max.spasm;
        sum.inotropy += s * model.max.inotropy;
        sum.resistance += s * model.max.resistance;
        sum.venous += s * model.max.venous;
        sum.antiarrhythmic += s * model.max.antiarrhythmic;
        sum.diuresis += s * model.max.diuresis;
        sum.potassium += s * model.max.potassium;
        sum.glucose += s * model.max.glucose;
        sum.base += s * model.max.base;
        sum.conduction += s * model.max.conduction;
        sum.icp += s * model.max.icp;
        sum.sodium += s * model.max.sodium;
        sum.calcium += s * model.max.calcium;
        sum.repolarisation += s * model.max.repolarisation;
        calm *= 1 - s * model.max.muscle;
        breathing *= 1 - s * model.max.respiratory;
        awake *= 1 - s * model.max.sedation;
        strength *= 1 - s * model.max.paralysis;
        narrow *= 1 - s * model.max.bronchodilation;
    }
    sum.inotropy = std::max(sum.inotropy, -0.8);
    sum.resistance = std::max(sum.resistance, -0.8);
    sum.antiarrhythmic = std::min(sum.antiarrhythmic, 1.0);
    sum.spasm = std::min(sum.spasm, 1.0);
    sum.conduction = std::min(sum.conduction, 1.0);
    sum.respiratory = 1 - breathing;
    sum.sedation = 1 - awake;
    sum.paralysis = 1 - strength;
    sum.bronchodilation = 1 - narrow;
    sum.muscle = 1 - calm;
    return sum;
}

double Pharmacy::saturation(int drug) const
{
    for (const Dose &d : m_doses) {
        if (d.drug == drug) {
            const DrugModel &model = drugTable()[static_cast<std::size_t>(drug)];
            return hill(d.effect / model.half, model.gamma);
        }
    }
    return 0;
}

double Pharmacy::infusionRate(int drug) const
{
    for (const Dose &d : m_doses) {
        if (d.drug == drug)
            return d.infusion;
    }
    return 0;
}

bool Pharmacy::isSound() const
{
    int last = -1;
    for (const Dose &dose : m_doses) {
        if (dose.drug <= last || dose.drug >= static_cast<int>(drugTable().size()))
            return false;
        last = dose.drug;
    }
    return true;
}

} // namespace ward::kernel
