// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace ward::world {

/// Electrical kind of a beat; selects the complex that is drawn.
enum class BeatKind : std::uint8_t {
    Sinus,
    Pac,
    Junctional,
    Pvc,
    PvcAlternate,
    Ventricular,
    Paced,
    PacedAtrial,
    PacedDual,
    Compression, ///< chest compression: mechanical only
    AtrialOnly,  ///< P wave without conduction
    PacerSpike,  ///< spike without capture
    /// A marker, no beat: the rhythm changed at `onsetUs`; `electrical` is the index (in the enum
    /// ecg_rhythm) of the rhythm that begins, `mechanical` of the one that ended. Lets a wave that
    /// reaches back over the change be drawn as it was. Counted by no rate.
    RhythmChange,
    /// A marker, no beat: a defibrillator shock at `onsetUs`; `electrical` is its energy in J.
    /// Drawn as an artefact, counted by no rate.
    Shock,
};

/// Beats of the heart and compressions, not markers.
[[nodiscard]] constexpr bool isMarker(BeatKind kind)
{
    return kind == BeatKind::RhythmChange || kind == BeatKind::Shock;
}
/// Has a QRS complex or a paced one: what an ECG rate counts.
[[nodiscard]] constexpr bool hasComplex(BeatKind kind)
{
    return !isMarker(kind) && kind != BeatKind::Compression && kind != BeatKind::AtrialOnly &&
           kind != BeatKind::PacerSpike;
}

/// The vitals a beat ejects into, in mmHg as they are recorded.
struct BeatPressures
{
    std::int16_t systolic = 0;
    std::int16_t diastolic = 0;
    std::int16_t pulmonarySystolic = 0;
    std::int16_t pulmonaryDiastolic = 0;
    std::int16_t depletion = 0; ///< 1/1000 of `signals::depletion`, not mmHg
    bool operator==(const BeatPressures &) const = default;
};

/// One beat, made by integrating the rate. Strengths in 1/1000 (1000 = normal).
struct Beat
{
    std::int64_t onsetUs = 0; ///< sim time of the R wave (or of the compression's start)
    BeatKind kind = BeatKind::Sinus;
    std::uint16_t electrical = 1000;
    std::uint16_t mechanical = 1000;
    /// Of a beat that ejects, as they were when it began, so that its pulse is drawn as it was
    /// whatever the vitals do later; unset (older recordings): the present ones.
    std::optional<BeatPressures> pressures = std::nullopt;
    bool operator==(const Beat &) const = default;
};

inline constexpr std::uint8_t kKeepsPressures = 0x80;

/// The kind as it is stored and hashed: the highest bit says that the pressures follow.
[[nodiscard]] constexpr std::uint8_t codeOf(const Beat &beat)
{
    return static_cast<std::uint8_t>(static_cast<std::uint8_t>(beat.kind) |
                                     (beat.pressures ? kKeepsPressures : 0));
}

enum class BreathKind : std::uint8_t { Spontaneous, Ventilator, Bag, Gasp };

struct Breath
{
    std::int64_t onsetUs = 0; ///< start of inspiration
    std::int32_t inspirationUs = 0;
    std::int32_t periodUs = 0; ///< planned whole cycle
    BreathKind kind = BreathKind::Spontaneous;
    std::uint16_t depth = 1000; ///< 1/1000 of normal tidal volume
    /// What is exhaled: up to 16383 1/1000 of the current EtCO2, from 16384 on the end-tidal
    /// pressure itself in 1/100 mmHg, so that a breath is drawn as it was.
    std::uint16_t co2 = 1000;
    bool operator==(const Breath &) const = default;
};

inline constexpr std::uint16_t kEndTidalFrom = 16384;

/// End-tidal CO2 as a breath keeps it.
[[nodiscard]] constexpr std::uint16_t keptEndTidal(double mmHg)
{
    const double kept = mmHg < 0 ? 0 : mmHg > 490 ? 490 : mmHg;
    return static_cast<std::uint16_t>(kEndTidalFrom + static_cast<int>(kept * 100 + 0.5));
}
/// End-tidal CO2 of a breath, mmHg, when what is current is `etco2`.
[[nodiscard]] constexpr double endTidalOf(const Breath &breath, double etco2)
{
    return breath.co2 >= kEndTidalFrom ? (breath.co2 - kEndTidalFrom) / 100.0
                                       : etco2 * breath.co2 / 1000.0;
}

/// The last 16 s of beats and breaths of one patient; part of world state, chunks and wire. Waves
/// and numerics are functions of it. Pruned by tick: onset < time(n) − 16 s leaves at tick n.
struct Tracks
{
    std::vector<Beat> beats;     ///< ascending by onset
    std::vector<Breath> breaths; ///< ascending by onset
    bool operator==(const Tracks &) const = default;
};

inline constexpr std::int64_t kTrackSpanUs = 16'000'000;

} // namespace ward::world
