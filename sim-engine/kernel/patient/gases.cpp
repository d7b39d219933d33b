// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/gases.h"

#include "sim-engine/kernel/patient/vitals.h"
#include "sim-engine/kernel/physiology/blood_gas.h"

#include <algorithm>
#include <array>

namespace ward::kernel {

namespace {

constexpr std::array kGases = {Channel::Spo2,  Channel::Etco2, Channel::Ph,
                               Channel::Paco2, Channel::Pao2,  Channel::Hco3};
/// Between alveoli and artery of a healthy adult at rest, mmHg (West's Respiratory Physiology, 10th
/// edition, chapter 5).
constexpr double kGradient = 5;
constexpr double kEnoughFlow = 0.6; ///< of normal

bool isGiven(const Core &core, const PatientState &patient, Channel channel)
{
    return core.world.raw(patient.handle, core.bindings.channel(channel)) != world::kUnset;
}

/// Somebody sets the channel in this tick, or a trend moves it.
bool isSpoken(const Core &core, const PatientState &patient, Channel channel)
{
    const FieldKey key{patient.handle, core.bindings.channel(channel)};
    return core.claims.contains(key) ||
           std::any_of(core.state.trends.begin(), core.state.trends.end(),
                       [&](const TrendState &trend) { return trend.running && trend.key == key; });
}

double pressureFor(const PatientState &patient, double saturation)
{
    const double most = patient.body.alveolarOxygen(patient.base) - kGradient;
    return std::max(10.0, std::min(oxygenPressure(saturation / 100), most));
}

void follow(const Core &core, PatientState &patient, Channel channel, double before)
{
    const auto free = [&](Channel other) { return !isSpoken(core, patient, other); };
    ChannelValues &base = patient.base;
    double &ph = at(base, Channel::Ph);
    double &paco2 = at(base, Channel::Paco2);
    double &hco3 = at(base, Channel::Hco3);
    switch (channel) {
    case Channel::Spo2:
        if (free(Channel::Pao2))
            at(base, Channel::Pao2) = pressureFor(patient, at(base, Channel::Spo2));
        break;
    case Channel::Pao2:
        if (free(Channel::Spo2))
            at(base, Channel::Spo2) = 100 * oxygenSaturation(at(base, Channel::Pao2));
        break;
    case Channel::Ph:
        if (free(Channel::Hco3))
            hco3 = bicarbonateAt(ph, paco2);
        break;
    case Channel::Hco3:
        if (free(Channel::Ph))
            ph = acidity(paco2, hco3);
        break;
    case Channel::Etco2:
        if (!free(Channel::Paco2) || patient.body.flow() < kEnoughFlow)
            break;
        paco2 = std::max(5.0, paco2 + at(base, Channel::Etco2) - before);
        [[fallthrough]];
    case Channel::Paco2:
        if (free(Channel::Ph))
            ph = acidity(paco2, hco3);
        else if (free(Channel::Hco3))
            hco3 = bicarbonateAt(ph, paco2);
        break;
    default:
        break;
    }
}

} // namespace

std::span<const Channel> gasChannels()
{
    return kGases;
}

bool isGas(Channel channel)
{
    return std::find(kGases.begin(), kGases.end(), channel) != kGases.end();
}

void completeGases(const Core &core, PatientState &patient)
{
    ChannelValues &base = patient.base;
    const bool bicarbonate = isGiven(core, patient, Channel::Hco3);
    double &ph = at(base, Channel::Ph);
    double &paco2 = at(base, Channel::Paco2);
    double &hco3 = at(base, Channel::Hco3);
    if (!isGiven(core, patient, Channel::Paco2)) {
        paco2 = std::max(5.0, at(base, Channel::Etco2));
        if (bicarbonate) // which, with the pH, says it
            paco2 = std::max(5.0, hco3 / bicarbonateAt(ph, 1));
    } else if (bicarbonate) {
        ph = acidity(paco2, hco3);
    }
    if (!bicarbonate)
        hco3 = bicarbonateAt(ph, paco2);
    if (!isGiven(core, patient, Channel::Pao2))
        at(base, Channel::Pao2) = pressureFor(patient, at(base, Channel::Spo2));
}

void setVital(const Core &core, PatientState &patient, Channel channel, double value, bool together)
{
    const double before = at(patient.base, channel);
    setBase(patient, channel, value, together);
    if (isGas(channel) && isCoupled(core, patient))
        follow(core, patient, channel, before);
}

} // namespace ward::kernel
