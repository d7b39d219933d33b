// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/tracks.h"
#include "sim-engine/kernel/bindings.h"
#include "sim-engine/kernel/physiology/pharmacy.h"

#include <array>

namespace ward::kernel {

using ChannelValues = std::array<double, kChannels>;

[[nodiscard]] inline double &at(ChannelValues &values, Channel c)
{
    return values[static_cast<std::size_t>(c)];
}
[[nodiscard]] inline double at(const ChannelValues &values, Channel c)
{
    return values[static_cast<std::size_t>(c)];
}

/// How the lungs are supplied, as devices and hands have it.
struct AirwaySetting
{
    AirwayDevice device = AirwayDevice::None;
    double fio2 = 0.21;
    double obstruction = 0; ///< of the upper airway, 0 … 1
    VentMode mode = VentMode::Off;
    double ventRate = 14; ///< /min
    double vt = 450;      ///< mL
    double peep = 5;      ///< cmH2O
    double pressure = 15; ///< cmH2O above PEEP
    bool bagging = false;
    double bagRate = 10;    ///< /min
    double bagVolume = 500; ///< mL
    double compliance = 0;  ///< mL/cmH2O of healthy lungs and chest; 0 = by weight
    bool endobronchial = false;
    bool held = false; ///< a ventilator hold: nobody breathes
    RespPattern pattern = RespPattern::Regular;

    [[nodiscard]] bool tubeInTrachea() const
    {
        return device == AirwayDevice::Ett || device == AirwayDevice::Supraglottic;
    }
    template <typename A>
    void visit(A &a)
    {
        a(device, fio2, obstruction, mode, ventRate, vt, peep, pressure, bagging, bagRate,
          bagVolume, compliance, endobronchial, held, pattern);
    }
};

/// What is wrong with a body, as authors and learners set it. Severities 0 … 1.
struct Pathology
{
    double bleeding = 0;                         ///< mL/min
    std::array<double, 2> pneumothorax = {0, 0}; ///< left, right
    double bronchospasm = 0;
    double shunt = 0;     ///< additional venous admixture
    double stiffness = 0; ///< loss of compliance, as in ARDS
    double exercise = 0;
    double stress = 0;
    double dyspnoea = 0;     ///< weakness of breathing
    double effusionRate = 0; ///< mL/min around the heart
    double effusion = 0;     ///< mL
    double brainInjury = 0;
    double ambientPressure = 760; ///< mmHg
    double temperature = 0;       ///< °C that the body's temperature goes away from the author's
    double temperatureTau = 600;  ///< s, how fast
    double hyperthermia = 0;      ///< malignant: muscle that does not stop burning

    template <typename A>
    void visit(A &a)
    {
        a(bleeding, pneumothorax, bronchospasm, shunt, stiffness, exercise, stress, dyspnoea,
          effusionRate, effusion, brainInjury, ambientPressure, temperature, temperatureTau,
          hyperthermia);
    }
};

/// A fluid that is running in.
struct FluidInfusion
{
    int drug = 0;          ///< index into drugTable()
    double rate = 0;       ///< mL/s
    double left = 0;       ///< mL; negative = until stopped
    std::uint32_t bag = 0; ///< that it drips from, without a pump
    template <typename A>
    void visit(A &a)
    {
        a(drug, rate, left, bag);
    }
};

/// How a body breathes at a moment: what the breath integrator draws and gas exchange uses.
struct BreathPlan
{
    double rate = 0;   ///< /min, all breaths
    double volume = 0; ///< mL each
    double co2 = 1;    ///< of the alveolar CO2 that is exhaled, 0 … 1
    world::BreathKind kind = world::BreathKind::Spontaneous;
    double alveolar = 0; ///< mL/min that reach the alveoli
    template <typename A>
    void visit(A &a)
    {
        a(rate, volume, co2, kind, alveolar);
    }
};

/// What the body is told at every step.
struct BodyInput
{
    const ChannelValues *base = nullptr; ///< what the author says, unrounded
    double weight = 75;                  ///< kg
    double age = 58;
    AirwaySetting airway;
    bool pulse = true;           ///< the rhythm ejects
    double reflexGain = 1;       ///< how much reflexes and drugs move the rhythm's rate
    double strength = 1;         ///< of the rhythm's beats
    bool ownRate = false;        ///< the rhythm's rate does not follow what the body needs
    bool rhythmIncluded = false; ///< the author's pressures are those of this rhythm
    double rhythmRate = 0;   ///< /min of a rhythm physiology chose in an arrest, 0 = the author's
    double compressions = 0; ///< quality of compressions, 0 … about 1.1
    double sinceBreath = 0;  ///< seconds since the last breath began
};

/// A lumped, deterministic model of one body: blood volume, heart, vessels and baroreflex; lungs,
/// oxygen and carbon dioxide stores and respiratory drive; drugs. It answers one question: by how
/// much do disturbances move each vital away from what the author says? With no disturbance every
/// answer is exactly 0, so that authored and trended values hold. Formulas and the source of each
/// figure stand in the .cpp files. Private state; one thread.
class Body
{
public:
    /// Fixes what counts as undisturbed: the airway and the infusions of the start.
    void start(const BodyInput &input);
    /// Moves on by `dt` seconds (0.1 s) and leaves the result in `delta()`.
    void advance(const BodyInput &input, double dt);

    [[nodiscard]] const ChannelValues &delta() const { return m_delta; }
    [[nodiscard]] const BreathPlan &plan() const { return m_plan; }
    [[nodiscard]] double flow() const { return m_flow; }
    /// By how much the gas at the end of a breath out has more carbon dioxide than the author says,
    /// whether a sensor sees it or not, mmHg.
    [[nodiscard]] double endTidal() const { return m_endTidal; }
    /// Oxygen in the alveoli when these are the author's vitals and nothing is wrong, mmHg.
    [[nodiscard]] double alveolarOxygen(const ChannelValues &base) const;
    [[nodiscard]] double peakPressure() const { return m_peak; } ///< cmH2O, ventilated only
    [[nodiscard]] CapnoShape capno() const { return m_capno; }
    /// Heart rate before a rhythm with a rate of its own, /min.
    [[nodiscard]] double usualRate() const { return m_usualRate; }
    /// Whether the present rhythm pumps less, or more, than the one the author's pressures are of.
    [[nodiscard]] bool rhythmMatters() const;
    /// The author's heart rate becomes `after`; what is shown goes there within seconds.
    void rebaseRate(double before, double after);
    /// Readiness of the heart to beat again, 0 … 1, kept by circulation and falling while no blood
    /// flows.
    [[nodiscard]] double readiness() const { return m_readiness; }
    /// Perfusion pressure of the heart during compressions, mmHg.
    [[nodiscard]] double coronaryPressure() const { return m_coronary; }
    [[nodiscard]] const DrugEffects &effects() const { return m_effects; }

    Pharmacy &drugs() { return m_drugs; }
    [[nodiscard]] const Pharmacy &drugs() const { return m_drugs; }
    Pathology &pathology() { return m_pathology; }
    [[nodiscard]] const Pathology &pathology() const { return m_pathology; }
    std::vector<FluidInfusion> &fluids() { return m_fluids; }
    [[nodiscard]] const std::vector<FluidInfusion> &fluids() const { return m_fluids; }
    /// The author says what this vital is now, after an arrest: what the arrest left behind in the
    /// body (reflexes, stunning, gas stores) is taken to be included, and its delta becomes 0.
    /// What goes on acting (drugs, bleeding, devices) moves it anew from there.
    void accept(Channel channel);
    /// The same of a blood gas, which takes its companions along: the author's `base` becomes what
    /// is shown, and nothing that is shown jumps.
    void acceptGas(Channel channel, ChannelValues &base);
    void squeezeBag(double volume, double weight); ///< one breath by hand
    void relieve(int side);                        ///< needle in the chest, 0 left, 1 right
    void reseal(int side);                         ///< air collects there again

    template <typename A>
    void visit(A &a)
    {
        a(m_drugs, m_pathology, m_fluids, m_reference, m_referenceEffects, m_delta, m_plan,
          m_effects, m_volume, m_leaving, m_redCells, m_lost, m_heartReflex, m_vesselReflex, m_flow,
          m_tension, m_arrested, m_stun, m_readiness, m_coronary, m_peak, m_capno, m_manual,
          m_brain, m_awake, m_co2, m_oxygen, m_vented, m_rhythmOutput, m_rhythmReference,
          m_usualRate, m_fatigue, m_cooled, m_burnt, m_citrate, m_endTidal, m_co2Debt);
    }

private:
    void advanceBlood(const BodyInput &input, double dt);
    void advanceHeart(const BodyInput &input, double dt);
    void advanceArrest(const BodyInput &input, double dt);
    void advanceLungs(const BodyInput &input, double dt);
    void advanceRest(const BodyInput &input, double dt);
    void advanceTemperature(const BodyInput &input, double dt);
    /// Oxygen used and carbon dioxide made, relative to rest at the start.
    [[nodiscard]] double metabolism() const;
    /// What is left of malignant hyperthermia, 0 … 1.
    [[nodiscard]] double crisis() const;
    void advanceAcid(const BodyInput &input, double dt);
    [[nodiscard]] double reflexTarget(const BodyInput &input, double loss) const;
    [[nodiscard]] double drive(const BodyInput &input) const;
    struct Lungs ///< what is wrong below the larynx, 0 … 1
    {
        double spasm = 0;
        double tension = 0;
        double stiffness = 0;
    };
    /// Of lungs and chest, mL/cmH2O, in volume and in pressure control alike.
    [[nodiscard]] static double compliance(const AirwaySetting &airway, const Lungs &lungs,
                                           double weight);
    [[nodiscard]] static BreathPlan planBreaths(const AirwaySetting &airway, const Lungs &lungs,
                                                double weight, double rate, double depth);
    [[nodiscard]] BreathPlan referencePlan(const BodyInput &input) const;
    [[nodiscard]] double spasm() const;
    [[nodiscard]] double trapping() const; ///< of air behind narrow bronchi, 0 … 1
    /// Relaxes a difference towards `target` with time constant `tau` seconds.
    static void relax(double &value, double target, double tau, double dt);
    [[nodiscard]] double tamponade() const;
    double &d(Channel c) { return at(m_delta, c); }

    struct Effects : DrugEffects
    {
        template <typename A>
        void visit(A &a)
        {
            a(chronotropy, inotropy, resistance, venous, respiratory, sedation, paralysis,
              bronchodilation, antiarrhythmic, diuresis, potassium, spasm, glucose, base,
              conduction, icp, sodium, calcium, repolarisation, muscle);
        }
    };

    Pharmacy m_drugs;
    Pathology m_pathology;
    std::vector<FluidInfusion> m_fluids;
    AirwaySetting m_reference; ///< of the start
    Effects m_referenceEffects;
    ChannelValues m_delta{};
    BreathPlan m_plan;
    Effects m_effects;

    double m_volume = 0;      ///< mL of blood more than at the start
    double m_leaving = 0;     ///< mL of crystalloid that will leave the vessels
    double m_redCells = 0;    ///< mL of red cells more than at the start
    double m_lost = 0;        ///< mL bled
    double m_heartReflex = 0; ///< −1 vagal … 1 sympathetic
    double m_vesselReflex = 0;
    double m_flow = 1;     ///< of blood, relative to the start
    double m_tension = 0;  ///< in the chest, 0 … 1
    double m_arrested = 0; ///< seconds without a pulse, since the last one
    double m_stun = 0;     ///< loss of contractility after an arrest
    double m_readiness = 1;
    double m_coronary = 60;
    double m_peak = 18;
    CapnoShape m_capno = CapnoShape::Normal;
    double m_manual = 0;          ///< mL/min of alveolar ventilation by single squeezes
    double m_brain = 1;           ///< supply of the respiratory centre
    double m_awake = 1;           ///< consciousness: lost within seconds, back within minutes
    double m_co2 = 0;             ///< mmHg of arterial CO2 above the start
    double m_oxygen = 0;          ///< mmHg of alveolar O2 above the start
    double m_rhythmOutput = 1;    ///< of the heart, by rhythm and its rate alone
    double m_rhythmReference = 1; ///< that the author's pressures are of
    double m_usualRate = 80;      ///< /min
    double m_fatigue = 0;         ///< of the muscles that breathe, 0 … 1
    double m_cooled = 0;          ///< °C that fluids from the shelf have taken
    double m_burnt = 0;           ///< °C that burning muscle has given
    double m_citrate = 0;         ///< mL of blood products whose citrate still binds calcium
    double m_endTidal = 0;        ///< mmHg of CO2 in the alveoli above the start
    double m_co2Debt = 0;         ///< mmHg of CO2 that tissue without blood has kept
    std::array<bool, 2> m_vented = {false, false};
};

/// What the heart pumps at this rhythm and rate, relative to sinus rhythm at rest.
[[nodiscard]] double rhythmOutput(const BodyInput &input, double rate);

} // namespace ward::kernel
