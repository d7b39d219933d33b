// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/breaths.h"

#include "core/base/hash.h"
#include "core/base/math.h"
#include "sim-engine/kernel/patient/vitals.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

using world::Breath;
using world::BreathKind;

constexpr double kMinuteUs = 60e6;
constexpr std::int32_t kLongestGaspUs = 4'000'000;

double random(const Core &core, const PatientState &patient, std::uint64_t ordinal)
{
    const std::uint64_t id = static_cast<std::uint64_t>(patient.handle) << 8 | 16;
    return randomUnit(core.options.seed, id, ordinal);
}

RespPattern patternOf(const Core &core, const PatientState &patient)
{
    const std::int32_t raw = core.world.raw(patient.handle, core.bindings.respiration);
    return raw < 0 ? RespPattern::Regular : static_cast<RespPattern>(raw);
}

/// What makes a pattern: the length of the cycle that follows this breath, and its depth.
struct Shape
{
    double cycle = 1;
    double depth = 1;
    double inspiration = 1.0 / 3; ///< of the cycle: I:E 1:2
};

// Patterns as West's Pulmonary Pathophysiology and the nursing textbooks draw them; the numbers are
// engineering choices. Ordinals count breaths.
Shape shapeOf(const Core &core, const PatientState &patient, RespPattern pattern,
              std::uint64_t ordinal)
{
    const double chance = random(core, patient, ordinal);
    Shape shape;
    switch (pattern) {
    case RespPattern::Agonal:
        shape.cycle = 0.6 + 0.8 * chance;
        shape.depth = 0.6 + 0.8 * random(core, patient, ordinal + 1'000'003);
        break;
    case RespPattern::Apneustic:
        shape.inspiration = 0.65;
        break;
    case RespPattern::Ataxic:
        shape.cycle = 0.4 + 1.2 * chance;
        shape.depth = 0.3 + 1.2 * random(core, patient, ordinal + 1'000'003);
        break;
    case RespPattern::Biot: // groups of five equal breaths, then a pause
        shape.cycle = ordinal % 5 == 4 ? 3.8 : 0.3;
        break;
    case RespPattern::CheyneStokes: { // twelve breaths swell and fade, then a pause
        const auto step = static_cast<double>(ordinal % 12);
        shape.depth = 0.2 + 1.2 * math::sin(math::kPi * (step + 0.5) / 12);
        shape.cycle = ordinal % 12 == 11 ? 4.5 : 0.68;
        break;
    }
    case RespPattern::Kussmaul:
        shape.depth = 1.8;
        break;
    default:
        shape.cycle = 1 + 0.05 * (chance - 0.5);
        shape.depth = 1 + 0.08 * (random(core, patient, ordinal + 1'000'003) - 0.5);
        break;
    }
    return shape;
}

void append(Core &core, PatientState &patient, const Breath &breath)
{
    std::vector<Breath> &breaths = core.world.editTracks(patient.handle).breaths;
    auto it = breaths.end();
    while (it != breaths.begin() && std::prev(it)->onsetUs > breath.onsetUs)
        --it;
    breaths.insert(it, breath);
    auto &onsets = patient.breaths.onsetsUs;
    for (std::size_t i = onsets.size() - 1; i > 0; --i)
        onsets[i] = onsets[i - 1];
    onsets[0] = breath.onsetUs;
}

double normalVolume(const Core &core, const PatientState &patient)
{
    return 6.5 * core.world.quantity(patient.handle, core.bindings.weight).value_or(75);
}

/// What the sensor sees at the end of a breath that begins now.
std::uint16_t exhaled(const Core &core, const PatientState &patient, double share)
{
    const bool coupled = isCoupled(core, patient) && !isHeld(patient, Channel::Etco2);
    const double value =
        coupled ? at(patient.base, Channel::Etco2) + patient.body.endTidal()
                : core.world.quantity(patient.handle, core.bindings.channel(Channel::Etco2))
                      .value_or(0);
    return world::keptEndTidal(value * share);
}

std::uint16_t thousandths(double value)
{
    return static_cast<std::uint16_t>(std::clamp(value, 0.0, 8.0) * 1000 + 0.5);
}

} // namespace

void advanceBreaths(Core &core, PatientState &patient, std::int64_t fromUs, std::int64_t toUs)
{
    BreathState &state = patient.breaths;
    const double rate =
        core.world.quantity(patient.handle, core.bindings.channel(Channel::Rr)).value_or(0);
    const RespPattern pattern = patternOf(core, patient);
    if (rate <= 0 || pattern == RespPattern::Apnoea || patient.held) {
        state.phase = 0.5;
        return;
    }
    const double perUs = rate / kMinuteUs;
    const double phase = state.phase + perUs * static_cast<double>(toUs - fromUs);
    if (phase < state.threshold) {
        state.phase = phase;
        return;
    }
    const auto needed =
        static_cast<std::int64_t>(std::ceil(std::max(0.0, state.threshold - state.phase) / perUs));
    const BreathPlan &plan = patient.body.plan();
    const bool coupled = core.world.flag(patient.handle, core.bindings.coupling);
    const bool spontaneous = !coupled || plan.kind == BreathKind::Spontaneous;
    Shape shape = spontaneous ? shapeOf(core, patient, pattern, state.ordinal) : Shape{};
    if (plan.kind == BreathKind::Gasp)
        shape = shapeOf(core, patient, RespPattern::Agonal, state.ordinal);

    Breath breath;
    breath.onsetUs = std::min(toUs - 1, fromUs + needed);
    const double cycleUs = shape.cycle / perUs;
    breath.periodUs = static_cast<std::int32_t>(std::min(cycleUs, 30e6));
    breath.inspirationUs =
        static_cast<std::int32_t>(std::clamp(cycleUs * shape.inspiration, 400'000.0, 3'000'000.0));
    if (plan.kind == BreathKind::Bag)
        breath.inspirationUs = 1'000'000;
    breath.kind = coupled ? plan.kind : BreathKind::Spontaneous;
    if (pattern == RespPattern::Agonal && breath.kind == BreathKind::Spontaneous)
        breath.kind = BreathKind::Gasp;
    // A gasp is short, and then there is nothing until the next.
    if (breath.kind == BreathKind::Gasp)
        breath.periodUs = std::min(breath.periodUs, kLongestGaspUs);
    const double depth = coupled ? plan.volume / normalVolume(core, patient) : 1;
    breath.depth = thousandths(depth * shape.depth);
    breath.co2 = exhaled(core, patient, coupled ? plan.co2 : 1);
    append(core, patient, breath);
    ++state.ordinal;
    state.phase = phase - state.threshold;
    state.threshold = shape.cycle;
}

void addBagBreath(Core &core, PatientState &patient, double volume)
{
    Breath breath;
    breath.onsetUs = core.now().us;
    breath.inspirationUs = 1'000'000;
    breath.periodUs = 3'000'000;
    breath.kind = BreathKind::Bag;
    breath.depth = thousandths(volume / normalVolume(core, patient));
    const auto device =
        static_cast<AirwayDevice>(core.world.raw(patient.handle, core.bindings.device));
    breath.co2 = exhaled(core, patient, device == AirwayDevice::Oesophageal ? 0 : 1);
    append(core, patient, breath);
}

} // namespace ward::kernel
