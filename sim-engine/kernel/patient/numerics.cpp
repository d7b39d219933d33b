// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/numerics.h"

#include "core/base/math.h"
#include "core/world/signals/intervals.h"
#include "core/world/signals/pressure.h"
#include "sim-engine/kernel/patient/vitals.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ward::kernel {

namespace {

using world::Beat;
using world::BeatKind;

constexpr std::int64_t kAsystoleUs = 4'000'000;
constexpr std::int64_t kPulseUs = 4'000'000;
constexpr std::int64_t kApnoeaUs = 20'000'000;
constexpr std::int64_t kCuffTicks = 22 * kTicksPerSecond;
constexpr std::int64_t kLeastCycleTicks = 60 * kTicksPerSecond; // the arm needs blood in between

/// Rate of the last `count` intervals of the beats that `counts`, at most 12 s old.
template <typename Counts>
std::optional<double> rateOf(const world::Tracks *tracks, std::int64_t now, int count,
                             Counts counts)
{
    if (!tracks)
        return std::nullopt;
    std::int64_t newest = 0;
    std::int64_t oldest = 0;
    int intervals = -1;
    for (auto beat = tracks->beats.rbegin(); beat != tracks->beats.rend(); ++beat) {
        if (beat->onsetUs > now || !counts(*beat))
            continue;
        if (beat->onsetUs < now - 12'000'000 || intervals == count)
            break;
        if (intervals < 0)
            newest = beat->onsetUs;
        oldest = beat->onsetUs;
        ++intervals;
    }
    if (intervals < 1 || newest <= oldest)
        return std::nullopt;
    return 60e6 * intervals / static_cast<double>(newest - oldest);
}

/// Mean ejection of the last 4 s relative to normal; unset without a pulse.
std::optional<double> ejection(const world::Tracks *tracks, std::int64_t now)
{
    if (!tracks)
        return std::nullopt;
    double sum = 0;
    int beats = 0;
    for (const Beat &beat : tracks->beats) {
        if (beat.onsetUs > now || beat.onsetUs < now - kPulseUs || beat.mechanical == 0 ||
            world::isMarker(beat.kind))
            continue;
        sum += beat.mechanical / 1000.0;
        ++beats;
    }
    return beats > 0 ? std::optional(sum / beats) : std::nullopt;
}

struct Pressure
{
    double systolic = 0;
    double diastolic = 0;
    double mean = 0;
};

Pressure arterial(const Core &core, const PatientState &patient, std::int64_t now)
{
    const auto vital = [&](Channel c) {
        return core.world.quantity(patient.handle, core.bindings.channel(c)).value_or(0);
    };
    Pressure p{vital(Channel::Sbp), vital(Channel::Dbp), vital(Channel::Map)};
    const auto strength = ejection(core.world.tracks(patient.handle), now);
    if (!strength) {
        const double flat = isCoupled(core, patient) ? p.mean : signals::kStandstillPressure;
        return {flat, flat, flat};
    }
    p.systolic = p.diastolic + (p.systolic - p.diastolic) * *strength;
    p.mean = p.diastolic + (p.mean - p.diastolic) * *strength;
    return p;
}

void put(Core &core, const PatientState &patient, world::FieldRef field,
         std::optional<double> value)
{
    if (value)
        core.fields.setQuantity(patient.handle, field, *value);
    else
        core.fields.clear(patient.handle, field);
}

/// End-tidal CO2 of the last breath that is far enough out to have a plateau; what stands there
/// until one is.
double lastEndTidal(const Core &core, const PatientState &patient, std::int64_t now)
{
    const world::Tracks *tracks = core.world.tracks(patient.handle);
    const double current =
        core.world.quantity(patient.handle, core.bindings.channel(Channel::Etco2)).value_or(0);
    for (std::size_t i = tracks ? tracks->breaths.size() : 0; i-- > 0;) {
        const world::Breath &breath = tracks->breaths[i];
        const std::int64_t out = std::max<std::int64_t>(breath.periodUs - breath.inspirationUs, 0);
        if (now >= breath.onsetUs + breath.inspirationUs + out / 2)
            return world::endTidalOf(breath, current);
    }
    return core.world.quantity(patient.handle, core.bindings.numEtco2).value_or(current);
}

/// Central venous, pulmonary and intracranial pressure, of the transducers that have a zero.
void measurePressures(Core &core, PatientState &patient, bool on)
{
    const Bindings &b = core.bindings;
    const world::World &world = core.world;
    const world::Handle h = patient.handle;
    const auto reads = [&](world::FieldRef sensor, world::FieldRef zeroed) {
        return on && world.flag(h, sensor) && world.flag(h, zeroed);
    };
    const auto vital = [&](Channel c) { return world.quantity(h, b.channel(c)); };
    put(core, patient, b.numCvp,
        reads(b.sensorCvp, b.cvpZeroed) ? vital(Channel::Cvp) : std::nullopt);
    if (reads(b.sensorPap, b.papZeroed)) {
        const double low = vital(Channel::PapD).value_or(0);
        const double pulse = std::max(0.0, vital(Channel::PapS).value_or(0) - low) *
                             ejection(world.tracks(h), core.now().us).value_or(0);
        put(core, patient, b.numPapS, low + pulse);
        put(core, patient, b.numPapD, low);
        put(core, patient, b.numPapM, low + pulse / 3);
    } else {
        for (const world::FieldRef field : {b.numPapS, b.numPapD, b.numPapM})
            core.fields.clear(h, field);
    }
    const auto icp = reads(b.sensorIcp, b.icpZeroed) ? vital(Channel::Icp) : std::nullopt;
    const auto map = world.quantity(h, b.numAbpM);
    put(core, patient, b.numIcp, icp);
    put(core, patient, b.numCpp, icp && map ? std::optional(*map - *icp) : std::nullopt);
}

/// QT as the electrocardiogram draws it, where the beats are conducted and their rate is known.
void measureIntervals(Core &core, const PatientState &patient, std::optional<double> rate)
{
    const Bindings &b = core.bindings;
    const world::Handle h = patient.handle;
    std::optional<double> qt;
    const std::int32_t rhythm = core.world.raw(h, b.ecg);
    if (rate && *rate > 20 && rhythm >= 0)
        qt = signals::qtInterval(static_cast<signals::Rhythm>(rhythm),
                                 core.world.quantity(h, b.channel(Channel::Qtc)).value_or(400),
                                 60'000 / *rate);
    put(core, patient, b.numQt, qt);
    const double rr = qt ? 60 / *rate : 1; // s
    put(core, patient, b.numQtcB, qt ? std::optional(*qt / math::sqrt(rr)) : qt);
    put(core, patient, b.numQtcF, qt ? std::optional(*qt / math::pow(rr, 1.0 / 3)) : qt);
}

} // namespace

void measureWedge(Core &core, PatientState &patient)
{
    const Bindings &b = core.bindings;
    const bool reads = isMonitored(core, patient) && core.world.flag(patient.handle, b.sensorPap) &&
                       core.world.flag(patient.handle, b.papZeroed);
    if (reads)
        put(core, patient, b.numPcwp,
            core.world.quantity(patient.handle, b.channel(Channel::Pcwp)));
}

bool isMonitored(const Core &core, const PatientState &patient)
{
    bool anyMonitor = false;
    for (const world::Handle monitor : core.world.having(core.bindings.monitor)) {
        if (core.world.raw(monitor, core.bindings.monitorPatient) !=
            static_cast<std::int32_t>(patient.handle))
            continue;
        anyMonitor = true;
        if (core.world.flag(monitor, core.bindings.monitorPower))
            return true;
    }
    return !anyMonitor;
}

void measureNumerics(Core &core, PatientState &patient)
{
    const Bindings &b = core.bindings;
    const world::World &world = core.world;
    const world::Handle h = patient.handle;
    if (!world.hasComponent(h, b.numerics))
        return;
    const std::int64_t now = core.now().us;
    const world::Tracks *tracks = world.tracks(h);
    const bool on = isMonitored(core, patient);
    const auto attached = [&](world::FieldRef sensor) { return on && world.flag(h, sensor); };
    const RhythmSpec &rhythm = core.rhythmOf(h);

    std::optional<double> hr;
    if (attached(b.sensorEcg) && !rhythm.fibrillates) {
        if (now - std::max(patient.beats.lastComplexUs, patient.rhythmSinceUs) > kAsystoleUs)
            hr = 0;
        else
            hr = rateOf(tracks, now, 8, [](const Beat &beat) {
                return world::hasComplex(beat.kind) && beat.electrical > 0;
            });
    }
    put(core, patient, b.numHr, hr);
    measureIntervals(core, patient, hr);

    const bool pulse = now - patient.beats.lastMechanicalUs <= kPulseUs;
    const bool pleth = attached(b.sensorSpo2) &&
                       static_cast<PlethQuality>(world.raw(h, b.pleth)) != PlethQuality::None;
    const bool line = attached(b.sensorAbp) && world.flag(h, b.abpZeroed) &&
                      static_cast<ArtLine>(world.raw(h, b.artLine)) != ArtLine::Flush;
    std::optional<double> rate;
    if (pulse && (pleth || line))
        rate = rateOf(tracks, now, 8, [](const Beat &beat) {
            return world::hasComplex(beat.kind) && beat.mechanical > 150;
        });
    put(core, patient, b.numPulse, rate);
    put(core, patient, b.numSpo2,
        pleth && pulse ? world.quantity(h, b.channel(Channel::Spo2)) : std::nullopt);

    if (line) {
        Pressure p = arterial(core, patient, now);
        const auto shape = static_cast<ArtLine>(world.raw(h, b.artLine));
        const double above = p.systolic - p.mean;
        const double below = p.mean - p.diastolic;
        if (shape == ArtLine::Damped) { // low systolic, high diastolic, the same mean
            p.systolic = p.mean + 0.55 * above;
            p.diastolic = p.mean - 0.55 * below;
        } else if (shape == ArtLine::UnderDamped) {
            p.systolic = p.mean + 1.25 * above;
            p.diastolic = p.mean - 1.1 * below;
        }
        put(core, patient, b.numAbpS, p.systolic);
        put(core, patient, b.numAbpD, p.diastolic);
        put(core, patient, b.numAbpM, p.mean);
    } else {
        for (const world::FieldRef field : {b.numAbpS, b.numAbpD, b.numAbpM})
            core.fields.clear(h, field);
    }

    const bool capno = attached(b.sensorCo2) &&
                       static_cast<CapnoShape>(world.raw(h, b.capno)) != CapnoShape::Disconnected;
    const auto &onsets = patient.breaths.onsetsUs;
    const bool breathes = now - onsets[0] <= kApnoeaUs;
    std::optional<double> rr;
    if (attached(b.sensorEcg) || capno) {
        if (!breathes) {
            rr = 0;
        } else {
            int intervals = 0;
            for (std::size_t i = 1; i < onsets.size() && now - onsets[i] < 60'000'000; ++i)
                intervals = static_cast<int>(i);
            if (intervals > 0) {
                // A breath that is overdue counts as an interval that is not over.
                const std::int64_t first = onsets[static_cast<std::size_t>(intervals)];
                const std::int64_t usual = (onsets[0] - first) / intervals;
                const std::int64_t since = now - onsets[0];
                const bool overdue = since > usual + usual / 2;
                rr = 60e6 * (intervals + (overdue ? 1 : 0)) /
                     static_cast<double>((overdue ? now : onsets[0]) - first);
            }
        }
    }
    put(core, patient, b.numRr, rr);
    std::optional<double> etco2;
    if (capno) {
        etco2 = 0;
        if (breathes)
            etco2 = lastEndTidal(core, patient, now);
    }
    put(core, patient, b.numEtco2, etco2);
    put(core, patient, b.numTemp,
        attached(b.sensorTemp) ? world.quantity(h, b.channel(Channel::Temp)) : std::nullopt);
    measurePressures(core, patient, on);
    patient.leadsSeen = patient.leadsSeen || attached(b.sensorEcg);
    patient.probeSeen = patient.probeSeen || attached(b.sensorSpo2);
    patient.lineSeen = patient.lineSeen || attached(b.sensorCo2);
}

void startCuff(Core &core, PatientState &patient)
{
    if (patient.cuffDue < core.tick())
        patient.cuffDue = core.tick() + kCuffTicks;
}

void cycleCuff(Core &core, PatientState &patient)
{
    const Bindings &b = core.bindings;
    const double seconds = core.world.quantity(patient.handle, b.nibpEvery).value_or(0);
    const bool on =
        seconds > 0 && core.world.flag(patient.handle, b.sensorNibp) && isMonitored(core, patient);
    if (!on) {
        patient.cuffNext = Tick{-1};
        return;
    }
    const auto every = std::max<std::int64_t>(
        kLeastCycleTicks, static_cast<std::int64_t>(seconds + 0.5) * kTicksPerSecond);
    const bool fresh = patient.cuffNext.n < 0 || patient.cuffEvery != every;
    if (!fresh && core.tick() < patient.cuffNext)
        return;
    startCuff(core, patient);
    patient.cuffNext = core.tick() + every;
    patient.cuffEvery = every;
}

void advanceCuff(Core &core, PatientState &patient)
{
    if (patient.cuffDue != core.tick())
        return;
    const Bindings &b = core.bindings;
    const bool attached =
        isMonitored(core, patient) && core.world.flag(patient.handle, b.sensorNibp);
    const bool pulse = core.now().us - patient.beats.lastMechanicalUs <= kPulseUs;
    if (attached && pulse) {
        const Pressure p = arterial(core, patient, core.now().us);
        put(core, patient, b.numNibpS, p.systolic);
        put(core, patient, b.numNibpD, p.diastolic);
        put(core, patient, b.numNibpM, p.mean);
    } else {
        for (const world::FieldRef field : {b.numNibpS, b.numNibpD, b.numNibpM})
            core.fields.clear(patient.handle, field);
    }
    put(core, patient, b.numNibpAt, core.now().seconds());
}

} // namespace ward::kernel
