// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/physiology/drug_table.h"

#include <cstdint>
#include <vector>

namespace ward::kernel {

enum class Route : std::uint8_t { Iv, Im, Subcutaneous, Inhaled, Nasal, Tracheal, Oral };

/// The drugs in one body. Amounts are µg/kg (IU/kg for drugs counted in units); fluids are not
/// here. Part of the private state. Deterministic; one thread.
class Pharmacy
{
public:
    /// `amount` in µg/kg, IU/kg or mmol/kg. All but intravenous doses enter from a depot.
    void giveBolus(int drug, double amount, Route route);
    /// Replaces the drug's running infusion; `rate` per kg and minute, 0 stops it.
    void setInfusion(int drug, double rate);
    /// As if every running infusion had run for ever: the state of a patient who comes on one.
    void settle();
    /// Moves drugs and effects on by `dt` seconds. `flow` is the circulation relative to normal:
    /// without one, nothing given reaches its site of action.
    void advance(double dt, double flow);
    [[nodiscard]] DrugEffects effects() const;
    /// Effect of one drug between 0 and 1, e.g. adrenaline on coronary perfusion.
    [[nodiscard]] double saturation(int drug) const;
    [[nodiscard]] double infusionRate(int drug) const;
    [[nodiscard]] bool isEmpty() const { return m_doses.empty(); }
    /// Whether every drug is one of the table, each once: after reading what others wrote.
    [[nodiscard]] bool isSound() const;

    template <typename A>
    void visit(A &a)
    {
        a(m_doses);
    }

private:
    struct Dose
    {
        int drug = 0;
        double depot = 0;     ///< waiting at the site of injection
        double depotRate = 0; ///< fraction that is absorbed a second
        double central = 0;
        double effect = 0;
        double infusion = 0; ///< per kg and minute
        template <typename A>
        void visit(A &a)
        {
            a(drug, depot, depotRate, central, effect, infusion);
        }
    };
    Dose &dose(int drug);
    /// Amount at the effect site that antidotes leave, in multiples of `half`.
    [[nodiscard]] double displaced(const Dose &dose) const;
    /// What anticholinergics leave of a cholinergic drug's action on heart and bronchi.
    [[nodiscard]] double muscarinic(const Dose &dose) const;

    std::vector<Dose> m_doses; ///< ascending by drug
};

} // namespace ward::kernel
