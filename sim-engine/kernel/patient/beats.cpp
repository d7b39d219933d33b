// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/beats.h"

#include "core/base/hash.h"
#include "core/world/signals/pressure.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

using world::Beat;
using world::BeatKind;

constexpr double kMinuteUs = 60e6;
constexpr double kAtrialRate = 85; ///< /min, of P waves that nothing follows

/// Keeps different uses of one patient's randomness apart.
enum class Stream : std::uint64_t { Interval = 1, Ectopic = 2, Strength = 3, Atrial = 4 };

double random(const Core &core, const PatientState &patient, Stream stream, std::uint64_t ordinal)
{
    const std::uint64_t id =
        static_cast<std::uint64_t>(patient.handle) << 8 | static_cast<std::uint64_t>(stream);
    return randomUnit(core.options.seed, id, ordinal);
}

/// About normal, mean 0, variance 1, bounded: the sum of three uniforms.
double bell(const Core &core, const PatientState &patient, Stream stream, std::uint64_t ordinal)
{
    double sum = 0;
    for (std::uint64_t i = 0; i < 3; ++i)
        sum += random(core, patient, stream, ordinal * 3 + i);
    return (sum - 1.5) * 2;
}

void insert(Core &core, PatientState &patient, const Beat &beat)
{
    std::vector<Beat> &beats = core.world.editTracks(patient.handle).beats;
    auto it = beats.end();
    while (it != beats.begin() && std::prev(it)->onsetUs > beat.onsetUs)
        --it;
    beats.insert(it, beat);
}

std::uint16_t thousandths(double value)
{
    return static_cast<std::uint16_t>(std::clamp(value, 0.0, 4.0) * 1000 + 0.5);
}

/// The vitals as they are recorded when a beat begins.
world::BeatPressures pressuresNow(const Core &core, const PatientState &patient)
{
    const auto vital = [&](Channel channel) {
        const double value =
            core.world.quantity(patient.handle, core.bindings.channel(channel)).value_or(0);
        return static_cast<std::int16_t>(std::lround(std::clamp(value, -1000.0, 1000.0)));
    };
    const double missing = signals::depletion(
        core.world.quantity(patient.handle, core.bindings.channel(Channel::BloodLoss)).value_or(0),
        core.world.quantity(patient.handle, core.bindings.channel(Channel::Cvp)).value_or(0));
    return {vital(Channel::Sbp), vital(Channel::Dbp), vital(Channel::PapS), vital(Channel::PapD),
            static_cast<std::int16_t>(missing * 1000 + 0.5)};
}

bool isEctopic(const Core &core, const PatientState &patient, const RhythmSpec &rhythm,
               std::uint64_t ordinal)
{
    switch (rhythm.pattern) {
    case BeatPattern::Mixed:
        return ordinal > 0 && random(core, patient, Stream::Ectopic, ordinal) * rhythm.every < 1 &&
               random(core, patient, Stream::Ectopic, ordinal - 1) * rhythm.every >= 1;
    case BeatPattern::Alternating:
        return ordinal % static_cast<std::uint64_t>(rhythm.every) ==
               static_cast<std::uint64_t>(rhythm.every) - 1;
    default:
        return false;
    }
}

/// The phase at which the beat `ordinal` comes: premature beats early, the pause after them long,
/// so that the mean rate stays.
double thresholdOf(const Core &core, const PatientState &patient, const RhythmSpec &rhythm,
                   std::uint64_t ordinal)
{
    double threshold = 1 + rhythm.irregularity * bell(core, patient, Stream::Interval, ordinal);
    if (isEctopic(core, patient, rhythm, ordinal))
        threshold *= 0.68;
    else if (ordinal > 0 && isEctopic(core, patient, rhythm, ordinal - 1))
        threshold *= 1.32;
    return std::clamp(threshold, 0.35, 2.0);
}

void emitBeat(Core &core, PatientState &patient, const RhythmSpec &rhythm, std::int64_t us)
{
    BeatState &state = patient.beats;
    const std::uint64_t ordinal = state.ordinal;
    Beat beat;
    beat.onsetUs = us;
    beat.kind = rhythm.kind;
    double strength = rhythm.pulse ? 1 : 0;
    bool complex = true;
    switch (rhythm.pattern) {
    case BeatPattern::DroppedCycle:
        // `every` P waves, the last of which is not conducted.
        if (ordinal % static_cast<std::uint64_t>(rhythm.every) ==
            static_cast<std::uint64_t>(rhythm.every) - 1) {
            beat.kind = BeatKind::AtrialOnly;
            complex = false;
        }
        break;
    case BeatPattern::FailedPacing:
        if (ordinal % static_cast<std::uint64_t>(rhythm.every) != 0) {
            beat.kind = BeatKind::PacerSpike;
            complex = false;
        }
        break;
    case BeatPattern::AtrialOnly:
        complex = false;
        break;
    default:
        break;
    }
    if (isEctopic(core, patient, rhythm, ordinal)) {
        beat.kind = rhythm.ectopic;
        if (beat.kind == BeatKind::PvcAlternate &&
            random(core, patient, Stream::Strength, ordinal) < 0.5)
            beat.kind = BeatKind::Pvc;
        const bool ventricular = beat.kind == BeatKind::Pvc || beat.kind == BeatKind::PvcAlternate;
        strength *= ventricular ? 0.45 : 0.85;
    }
    // A short diastole fills less: the ejection follows the interval that has just passed.
    strength *= std::clamp(0.4 + 0.6 * state.threshold, 0.4, 1.3);
    if (!complex)
        strength = 0;
    beat.electrical = 1000;
    beat.mechanical = thousandths(strength);
    if (beat.mechanical > 0)
        beat.pressures = pressuresNow(core, patient);
    insert(core, patient, beat);
    if (complex)
        state.lastComplexUs = us;
    if (beat.mechanical > 0)
        state.lastMechanicalUs = us;
}

/// P-wave patterns count P waves, whose rate is above the heart rate that is recorded.
double cycleRate(const RhythmSpec &rhythm, double heartRate)
{
    switch (rhythm.pattern) {
    case BeatPattern::DroppedCycle:
        return heartRate * rhythm.every / (rhythm.every - 1);
    case BeatPattern::FailedPacing:
        return heartRate * rhythm.every;
    case BeatPattern::AtrialOnly:
        return kAtrialRate;
    default:
        return heartRate;
    }
}

void advanceAtria(Core &core, PatientState &patient, std::int64_t fromUs, std::int64_t toUs)
{
    BeatState &state = patient.beats;
    state.atrialPhase += kAtrialRate / kMinuteUs * static_cast<double>(toUs - fromUs);
    if (state.atrialPhase < 1)
        return;
    state.atrialPhase -= 1;
    ++state.atrialOrdinal;
    const auto back = static_cast<std::int64_t>(state.atrialPhase / kAtrialRate * kMinuteUs);
    Beat beat;
    beat.onsetUs = std::max(fromUs, toUs - 1 - back);
    beat.kind = BeatKind::AtrialOnly;
    beat.mechanical = 0;
    insert(core, patient, beat);
}

void advanceCompressions(Core &core, PatientState &patient, std::int64_t fromUs, std::int64_t toUs)
{
    BeatState &state = patient.beats;
    const double rate = core.world.quantity(patient.handle, core.bindings.cprRate).value_or(0);
    if (!patient.compressing || rate <= 0) {
        state.compressionPhase = 1; // the next series begins at once
        return;
    }
    const double depth = core.world.quantity(patient.handle, core.bindings.cprDepth).value_or(0);
    const double perUs = rate / kMinuteUs;
    const double phase = state.compressionPhase + perUs * static_cast<double>(toUs - fromUs);
    if (phase < 1) {
        state.compressionPhase = phase;
        return;
    }
    const auto after = static_cast<std::int64_t>((1 - state.compressionPhase) / perUs);
    state.compressionPhase = phase - 1;
    addCompression(core, patient, std::min(toUs - 1, fromUs + std::max<std::int64_t>(0, after)),
                   depth);
}

} // namespace

void advanceBeats(Core &core, PatientState &patient, std::int64_t fromUs, std::int64_t toUs)
{
    const RhythmSpec &rhythm = core.rhythmOf(patient.handle);
    BeatState &state = patient.beats;
    advanceCompressions(core, patient, fromUs, toUs);
    if (rhythm.pattern == BeatPattern::CompleteBlock)
        advanceAtria(core, patient, fromUs, toUs);
    if (rhythm.pattern == BeatPattern::None) {
        state.phase = 0;
        return;
    }
    const double heartRate =
        core.world.quantity(patient.handle, core.bindings.channel(Channel::Hr)).value_or(0);
    const double perUs = cycleRate(rhythm, heartRate) / kMinuteUs;
    if (perUs <= 0)
        return;
    std::int64_t at = fromUs;
    // At 500 /min a tick holds at most one beat; a change of rate may leave one over.
    while (at < toUs) {
        const double left = state.threshold - state.phase;
        const auto needed = static_cast<std::int64_t>(std::ceil(std::max(0.0, left) / perUs));
        if (at + needed >= toUs) {
            state.phase += perUs * static_cast<double>(toUs - at);
            return;
        }
        at += needed;
        emitBeat(core, patient, rhythm, at);
        ++state.ordinal;
        state.phase = 0;
        state.threshold = thresholdOf(core, patient, rhythm, state.ordinal);
        ++at;
    }
}

void addCompression(Core &core, PatientState &patient, std::int64_t us, double depth)
{
    BeatState &state = patient.beats;
    Beat beat;
    beat.onsetUs = us;
    beat.kind = BeatKind::Compression;
    beat.electrical = 0;
    beat.mechanical = 1000; // the vitals hold the pressures that compressions reach
    beat.pressures = pressuresNow(core, patient);
    insert(core, patient, beat);
    const auto interval = static_cast<double>(us - state.lastCompressionUs);
    if (interval > 2.5e6)
        state.compressionIntervalUs = 550'000;
    else
        state.compressionIntervalUs += (interval - state.compressionIntervalUs) * 0.3;
    state.lastCompressionUs = us;
    state.compressionDepth = depth;
}

double compressionQuality(const PatientState &patient, std::int64_t nowUs)
{
    const BeatState &state = patient.beats;
    if (nowUs - state.lastCompressionUs > 2'500'000 || state.compressionIntervalUs <= 0)
        return 0;
    // Rate 100–120 /min and depth 5–6 cm: ERC Guidelines 2021, adult basic life support. How much
    // is lost outside of that is an engineering choice.
    const double rate = kMinuteUs / state.compressionIntervalUs;
    double quality = std::clamp(rate / 100, 0.0, 1.0);
    if (rate > 125)
        quality *= std::max(0.5, 1 - (rate - 125) / 120);
    return quality * std::clamp((state.compressionDepth - 1) / 4.2, 0.0, 1.1);
}

void markRhythm(Core &core, PatientState &patient, int before, int after)
{
    Beat marker;
    marker.onsetUs = core.now().us;
    marker.kind = BeatKind::RhythmChange;
    marker.electrical = static_cast<std::uint16_t>(std::max(0, after));
    marker.mechanical = static_cast<std::uint16_t>(std::max(0, before));
    insert(core, patient, marker);
}

void markShock(Core &core, PatientState &patient, double energy)
{
    Beat marker;
    marker.onsetUs = core.now().us;
    marker.kind = BeatKind::Shock;
    marker.electrical = static_cast<std::uint16_t>(std::clamp(energy, 0.0, 65535.0));
    marker.mechanical = 0;
    insert(core, patient, marker);
}

void pruneTracks(Core &core, PatientState &patient)
{
    const world::Tracks *tracks = core.world.tracks(patient.handle);
    if (!tracks)
        return;
    const std::int64_t oldest = core.now().us - world::kTrackSpanUs;
    const bool beats = !tracks->beats.empty() && tracks->beats.front().onsetUs < oldest;
    const bool breaths = !tracks->breaths.empty() && tracks->breaths.front().onsetUs < oldest;
    if (!beats && !breaths)
        return;
    world::Tracks &edited = core.world.editTracks(patient.handle);
    std::erase_if(edited.beats, [&](const Beat &beat) { return beat.onsetUs < oldest; });
    std::erase_if(edited.breaths,
                  [&](const world::Breath &breath) { return breath.onsetUs < oldest; });
}

} // namespace ward::kernel
