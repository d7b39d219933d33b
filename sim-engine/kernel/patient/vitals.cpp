// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/vitals.h"

#include "sim-engine/kernel/patient/gases.h"
#include "sim-engine/kernel/patient/holds.h"
#include "sim-engine/kernel/physiology/blood_gas.h"

#include <algorithm>
#include <array>

namespace ward::kernel {

namespace {

constexpr std::int64_t kAfterArrest = 20 * kTicksPerSecond;
constexpr std::int64_t kWithRhythmUs = 20'000'000;

double meanOf(const ChannelValues &base)
{
    const double dbp = at(base, Channel::Dbp);
    return dbp + (at(base, Channel::Sbp) - dbp) / 3;
}

/// As std::llround, without a call: halves away from zero. The remainder is exact.
std::int32_t nearest(double value)
{
    const auto whole = static_cast<std::int32_t>(value);
    const double rest = value - whole;
    return whole + (rest >= 0.5 ? 1 : rest <= -0.5 ? -1 : 0);
}

/// Keeps S ≥ M ≥ D whatever was set.
void boundMean(PatientState &patient)
{
    const double low = at(patient.base, Channel::Dbp);
    const double high = std::max(low, at(patient.base, Channel::Sbp));
    double &map = at(patient.base, Channel::Map);
    map = std::clamp(map, low, high);
    patient.meanOffset = map - meanOf(patient.base);
}

} // namespace

bool isCoupled(const Core &core, const PatientState &patient)
{
    return core.options.extent == Extent::Whole &&
           core.world.flag(patient.handle, core.bindings.coupling);
}

double physiologyAdds(const Core &core, const PatientState &patient, Channel channel)
{
    return isCoupled(core, patient) ? at(patient.body.delta(), channel) : 0;
}

double shownValue(const Core &core, const PatientState &patient, Channel channel)
{
    const ChannelRange &range = core.bindings.ranges[static_cast<std::size_t>(channel)];
    if (isHeld(patient, channel))
        return std::clamp(at(patient.holdValues, channel), range.low, range.high);
    return std::clamp(at(patient.base, channel) + physiologyAdds(core, patient, channel), range.low,
                      range.high);
}

bool isHeld(const PatientState &patient, Channel channel)
{
    return patient.holds[static_cast<std::size_t>(channel)];
}

void holdChannel(PatientState &patient, Channel channel, double value)
{
    patient.holds[static_cast<std::size_t>(channel)] = true;
    at(patient.holdValues, channel) = value;
    patient.changed = true;
}

void releaseChannel(const Core &core, PatientState &patient, Channel channel)
{
    if (!isHeld(patient, channel))
        return;
    patient.holds[static_cast<std::size_t>(channel)] = false;
    const double shown = at(patient.holdValues, channel);
    at(patient.base, channel) = shown - physiologyAdds(core, patient, channel);
    // The mean keeps its distance from the pressures that it now goes with.
    patient.meanOffset = at(patient.base, Channel::Map) - meanOf(patient.base);
    patient.changed = true;
}

void setBase(PatientState &patient, Channel channel, double value, bool together)
{
    ChannelValues &base = patient.base;
    patient.changed = true;
    switch (channel) {
    case Channel::Sbp:
    case Channel::Dbp:
        at(base, channel) = value;
        at(base, Channel::Map) = meanOf(base) + patient.meanOffset;
        break;
    case Channel::Map:
        if (!together) {
            const double before = at(base, Channel::Map);
            const double ratio = before > 1 ? value / before : 1;
            at(base, Channel::Sbp) *= ratio;
            at(base, Channel::Dbp) *= ratio;
        }
        at(base, Channel::Map) = value;
        patient.meanOffset = value - meanOf(base);
        break;
    default:
        at(base, channel) = value;
        break;
    }
}

void takeInHand(Core &core, PatientState &patient, Channel channel)
{
    if (!isCoupled(core, patient) || isHeld(patient, channel))
        return;
    const bool pressure =
        channel == Channel::Sbp || channel == Channel::Dbp || channel == Channel::Map;
    const bool fresh = core.now().us - patient.rhythmSinceUs < kWithRhythmUs;
    if (pressure && fresh)
        patient.rhythmIncluded = true;
    if ((core.tick() - patient.pulseless.n).n > kAfterArrest &&
        !(pressure && fresh && patient.body.rhythmMatters()))
        return;
    if (isGas(channel)) {
        patient.body.acceptGas(channel, patient.base);
        return;
    }
    at(patient.base, channel) = shownValue(core, patient, channel);
    patient.body.accept(channel);
}

void readBase(const Core &core, PatientState &patient, Channel channel, bool together)
{
    const auto shown = core.world.quantity(patient.handle, core.bindings.channel(channel));
    if (shown && isHeld(patient, channel))
        holdChannel(patient, channel, *shown);
    else if (shown)
        setVital(core, patient, channel, *shown - physiologyAdds(core, patient, channel), together);
}

void writeVitals(Core &core, PatientState &patient)
{
    boundMean(patient);
    const bool coupled = isCoupled(core, patient);
    const ChannelValues &delta = patient.body.delta();
    // This runs for every tick in which a vital is on its way: one look at the component.
    const auto slots = core.world.slots(patient.handle, core.bindings.vitals);
    std::array<std::int32_t, kChannels> before;
    for (std::size_t i = 0; i < kChannels; ++i)
        before[i] = slots.empty() ? world::kUnset : slots[core.bindings.channels[i].slot];
    ChannelValues values = patient.base;
    for (std::size_t i = 0; i < kChannels && coupled; ++i)
        values[i] += delta[i];
    if (coupled && !core.rhythmOf(patient.handle).hasComplexes())
        at(values, Channel::Hr) = 0; // nothing that a rate could be counted of
    applyHolds(patient, values);
    for (std::size_t i = 0; i < kChannels; ++i) {
        PatientState::Rounded &last = patient.rounded[i];
        if (values[i] != last.value) {
            const ChannelRange &range = core.bindings.ranges[i];
            // A checkpoint that no engine wrote can lead to what is no number.
            const double wanted = values[i] == values[i] ? values[i] : range.low;
            last = {values[i], nearest(std::clamp(wanted, range.low, range.high) / range.step)};
        }
        if (last.raw != before[i])
            core.fields.setRaw(patient.handle, core.bindings.channels[i], last.raw);
    }
    core.fields.setQuantity(patient.handle, core.bindings.baseExcess,
                            baseExcess(at(values, Channel::Ph), at(values, Channel::Hco3)));
    patient.changed = false;
}

double exactValue(Core &core, const FieldKey &key)
{
    PatientState *patient = core.patient(key.handle);
    const auto channel = core.bindings.channelOf(key.field);
    if (patient && channel)
        return shownValue(core, *patient, *channel);
    const auto it = core.state.exact.find(key);
    return it != core.state.exact.end() ? it->second
                                        : core.world.quantity(key.handle, key.field).value_or(0);
}

void setExact(Core &core, const FieldKey &key, double value, bool together)
{
    PatientState *patient = core.patient(key.handle);
    const auto channel = core.bindings.channelOf(key.field);
    if (patient && channel && isHeld(*patient, *channel)) {
        holdChannel(*patient, *channel, value);
        return;
    }
    if (patient && channel) {
        setVital(core, *patient, *channel, value - physiologyAdds(core, *patient, *channel),
                 together);
        return;
    }
    const content::FieldSpec *spec = core.schema.field(core.world.layout().path(key.field));
    if (spec && spec->hard)
        value = std::clamp(value, spec->hard->low, spec->hard->high);
    core.state.exact[key] = value;
    core.fields.setQuantity(key.handle, key.field, value);
}

} // namespace ward::kernel
