// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/ventilation.h"

#include "core/base/math.h"

#include <algorithm>

namespace ward::signals {
namespace {

using Mode = VentilatorSettings::Mode;

/// As the engine counts: a depth of 1 in the breath track is so much by weight.
constexpr double kNormalPerKg = 6.5; // mL/kg
/// Share of the pressure above PEEP that drives the flow.
constexpr double kResistive = 0.25;
/// Time constants: of a pressure mode's rise, and of the pressure's fall when the valve opens.
constexpr double kRiseUs = 60'000;
constexpr double kFallUs = 90'000;
/// Flow is the slope over so much.
constexpr std::int64_t kSlopeUs = 20'000;

} // namespace

VentilatorSettings readVentilator(const world::World &world, world::Handle patient)
{
    const world::Layout &layout = world.layout();
    const auto quantity = [&](const char *path, double otherwise) {
        const world::FieldRef field = layout.find(path);
        return field.isValid() ? world.quantity(patient, field).value_or(otherwise) : otherwise;
    };
    VentilatorSettings out;
    const world::FieldRef ventilated = layout.find("airway.ventilated");
    const world::FieldRef mode = layout.find("airway.vent_mode");
    if (!ventilated.isValid() || !mode.isValid() || !world.flag(patient, ventilated))
        return out;
    const std::string_view name = world.enumValue(patient, mode);
    out.mode = name.starts_with("vc-")   ? Mode::Volume
               : name.starts_with("pc-") ? Mode::Pressure
               : name == "psv"           ? Mode::Support
               : name == "cpap"          ? Mode::Cpap
                                         : Mode::Off;
    out.peep = quantity("airway.peep", out.peep);
    out.peak = std::max(out.peep, quantity("airway.ppeak", out.peak));
    out.normalVolume = kNormalPerKg * quantity("patient.weight", 75);
    return out;
}

Ventilation::Ventilation(const world::Tracks &tracks, const SignalParameters &parameters,
                         const VentilatorSettings &settings)
    : m_breathing(tracks, parameters)
    , m_settings(settings)
{
}

double Ventilation::volume(std::int64_t us) const
{
    return m_settings.normalVolume * m_breathing.volume(us);
}

double Ventilation::flow(std::int64_t us) const
{
    // Within one phase: a slope over the change from in to out would hide it.
    std::int64_t from = us - kSlopeUs;
    std::int64_t to = us + kSlopeUs;
    if (const auto phase = m_breathing.phase(us)) {
        const std::int64_t turn = phase->onsetUs + phase->inspirationUs;
        from = std::max(from, us < turn ? phase->onsetUs : turn);
        to = us < turn ? std::min(to, turn) : to;
    }
    if (to <= from)
        return 0;
    return (volume(to) - volume(from)) * 60'000.0 / static_cast<double>(to - from);
}

double Ventilation::pressure(std::int64_t us) const
{
    if (m_settings.mode == Mode::Off)
        return 0;
    const double peep = m_settings.peep;
    const double above = m_settings.peak - peep;
    const auto phase = m_breathing.phase(us);
    if (!phase)
        return peep;
    const double since = static_cast<double>(us - phase->onsetUs);
    const double inspiration = static_cast<double>(phase->inspirationUs);
    const bool driven = phase->kind == world::BreathKind::Ventilator;
    if (!driven && m_settings.mode != Mode::Support) {
        // The patient draws: the pressure dips with his flow.
        return peep - std::clamp(flow(us) / 30, -1.5, 1.5);
    }
    const bool plateau = m_settings.mode != Mode::Volume;
    const auto during = [&](double at) {
        if (plateau)
            return peep + above * (1 - math::exp(-at / kRiseUs));
        const double filled =
            phase->depth > 0
                ? m_breathing.volume(phase->onsetUs + static_cast<std::int64_t>(at)) / phase->depth
                : 0;
        return peep + above * (kResistive * math::smoothStep(0, 80'000, at) +
                               (1 - kResistive) * std::clamp(filled, 0.0, 1.0));
    };
    if (since < inspiration)
        return during(since);
    return peep + (during(inspiration - 1) - peep) * math::exp(-(since - inspiration) / kFallUs);
}

} // namespace ward::signals
