// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/physiology/body.h"
#include "sim-engine/kernel/state/event_sink.h"

#include <array>
#include <cstdint>
#include <limits>
#include <map>

namespace ward::kernel {

inline constexpr std::int64_t kLongAgoUs = -1'000'000'000'000;

/// Integrates the heart rate into beats.
struct BeatState
{
    double phase = 0;     ///< of the present cycle, in beats
    double threshold = 1; ///< phase at which the next beat comes
    std::uint64_t ordinal = 0;
    double atrialPhase = 0;
    std::uint64_t atrialOrdinal = 0;
    std::int64_t lastComplexUs = kLongAgoUs;
    std::int64_t lastMechanicalUs = kLongAgoUs;
    double compressionPhase = 0;
    std::int64_t lastCompressionUs = kLongAgoUs;
    double compressionIntervalUs = 0; ///< running mean
    double compressionDepth = 0;      ///< cm, of the last one
    template <typename A>
    void visit(A &a)
    {
        a(phase, threshold, ordinal, atrialPhase, atrialOrdinal, lastComplexUs, lastMechanicalUs,
          compressionPhase, lastCompressionUs, compressionIntervalUs, compressionDepth);
    }
};

/// Integrates the respiratory rate into breaths.
struct BreathState
{
    double phase = 0;
    double threshold = 1;
    std::uint64_t ordinal = 0;
    std::array<std::int64_t, 4> onsetsUs = {kLongAgoUs, kLongAgoUs, kLongAgoUs, kLongAgoUs};
    [[nodiscard]] std::int64_t lastUs() const { return onsetsUs[0]; }
    template <typename A>
    void visit(A &a)
    {
        a(phase, threshold, ordinal, onsetsUs);
    }
};

/// A shock whose outcome is not there yet: the heart stands still, then the new rhythm comes.
struct PendingShock
{
    bool active = false;
    Tick begins; ///< the heart stands still from here
    Tick due;
    int before = -1;
    int outcome = -1;
    bool standing = false;
    Cause cause;
    template <typename A>
    void visit(A &a)
    {
        a(active, begins, due, before, outcome, standing, cause);
    }
};

struct AlarmRecord
{
    AlarmState state = AlarmState::Inactive;
    AlarmPriority priority = AlarmPriority::None;
    Tick since;

    template <typename A>
    void visit(A &a)
    {
        a(state, priority, since);
    }
};

/// A blood sample on its way to the analyser.
struct GasSample
{
    Tick due{-1}; ///< when it is reported; −1 = there is none
    Tick drawn;
    std::array<double, kAnalysed> values{};
    Cause cause;
    template <typename A>
    void visit(A &a)
    {
        a(due, drawn, values, cause);
    }
};

/// Everything private to one patient. `base` is what authors, rules and instructors say, unrounded;
/// what is recorded is base + the body's delta, rounded.
struct PatientState
{
    world::Handle handle = world::kNoHandle;
    ChannelValues base{};
    double meanOffset = 0;               ///< of the mean pressure from D + (S − D)/3
    std::array<bool, kChannels> holds{}; ///< a person holds the vital at `holdValues`
    ChannelValues holdValues{};
    Body body;
    bool bodyStarted = false;
    BeatState beats;
    BreathState breaths;
    PendingShock shock;
    Tick pulseless{-1'000'000}; ///< last tick without a pulse
    std::int64_t rhythmSinceUs = kLongAgoUs;
    bool physiologyChoseRhythm = false;
    bool rhythmIncluded = false; ///< an author says the pressures of the present rhythm
    double endangered = 0;       ///< seconds without enough pressure or oxygen
    double recovering = 0;       ///< seconds in which a pulse could come back
    bool compressing = false;    ///< until cpr.stop; single compressions do not set it
    bool bagging = false;
    AirwayDevice deviceBefore = AirwayDevice::None; ///< the bag
    double fio2Before = 0.21;
    double bagRate = 10;
    double bagVolume = 500;
    double ventPressure = 15;
    bool endobronchial = false;
    bool held = false;
    Tick cuffDue{-1};                          ///< when the NIBP cycle ends
    Tick cuffNext{-1};                         ///< when the monitor begins one by itself
    std::int64_t cuffEvery = 0;                ///< ticks, that `cuffNext` was reckoned with
    std::map<world::Handle, double> pumpRates; ///< that pumps were last seen to run at
    CapnoShape capno = CapnoShape::Normal;     ///< that the airway last gave
    bool leadsSeen = false;                    ///< the ECG was attached at some time
    bool probeSeen = false;                    ///< likewise the SpO2 probe
    bool lineSeen = false;                     ///< likewise the CO2 line
    Tick audioBack{-1};                        ///< when alarms sound again
    std::array<AlarmRecord, kAlarms> alarms;
    GasSample sample;
    Cause disturbance;   ///< the last thing done to the body
    bool changed = true; ///< base or body moved since the vitals were written

    /// What was last rounded to what. Most vitals stand still while one is on its way; no state.
    struct Rounded
    {
        double value = std::numeric_limits<double>::quiet_NaN();
        std::int32_t raw = 0;
    };
    std::array<Rounded, kChannels> rounded;

    template <typename A>
    void visit(A &a)
    {
        a(handle, base, meanOffset, holds, holdValues, body, bodyStarted, beats, breaths, shock,
          pulseless, rhythmSinceUs, physiologyChoseRhythm, rhythmIncluded, endangered, recovering,
          compressing, bagging, deviceBefore, fio2Before, bagRate, bagVolume, ventPressure,
          endobronchial, held, cuffDue, cuffNext, cuffEvery, pumpRates, capno, leadsSeen, probeSeen,
          lineSeen, audioBack, alarms, sample, disturbance, changed);
    }
};

} // namespace ward::kernel
