// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/typical_tracks.h"

#include "core/base/hash.h"

#include <algorithm>

namespace ward::signals {

using world::Beat;
using world::BeatKind;

namespace {

std::uint16_t output(Rhythm rhythm, std::uint16_t strength = 1000)
{
    return traits(rhythm).pulse ? strength : std::uint16_t{0};
}

BeatKind baseKind(Rhythm rhythm)
{
    switch (rhythm) {
    case Rhythm::Junctional:
        return BeatKind::Junctional;
    case Rhythm::Idioventricular:
    case Rhythm::VtMonomorphic:
    case Rhythm::VtPulseless:
    case Rhythm::VtPolymorphic:
    case Rhythm::Torsades:
        return BeatKind::Ventricular;
    case Rhythm::PacedAtrial:
        return BeatKind::PacedAtrial;
    case Rhythm::PacedVentricular:
    case Rhythm::PacedFailureToCapture:
        return BeatKind::Paced;
    case Rhythm::PacedDdd:
        return BeatKind::PacedDual;
    case Rhythm::AvBlock3:
        return BeatKind::Ventricular;
    default:
        return BeatKind::Sinus;
    }
}

} // namespace

double typicalRate(Rhythm rhythm)
{
    switch (rhythm) {
    case Rhythm::SinusBradycardia:
        return 44;
    case Rhythm::SinusTachycardia:
        return 118;
    case Rhythm::AtrialFibrillation:
        return 104;
    case Rhythm::AtrialFlutter:
        return 150;
    case Rhythm::Svt:
    case Rhythm::Avnrt:
        return 178;
    case Rhythm::AvBlock3:
    case Rhythm::Idioventricular:
        return 38;
    case Rhythm::Junctional:
        return 48;
    case Rhythm::VtMonomorphic:
    case Rhythm::VtPulseless:
        return 176;
    case Rhythm::VtPolymorphic:
    case Rhythm::Torsades:
        return 220;
    case Rhythm::Pea:
        return 46;
    case Rhythm::HyperkalaemiaSine:
        return 74;
    default:
        return 76;
    }
}

world::Tracks TypicalTracks::make() const
{
    world::Tracks tracks;
    const bool chaotic = rhythm == Rhythm::VfCoarse || rhythm == Rhythm::VfFine ||
                         rhythm == Rhythm::Asystole || rhythm == Rhythm::VentricularStandstill;
    const auto rr = static_cast<std::int64_t>(60e6 / std::max(rate, 1.0));
    std::int64_t t = fromUs + rr / 2;
    for (std::uint64_t n = 0; t < toUs && !chaotic; ++n) {
        std::int64_t next = t + rr;
        Beat beat{t, baseKind(rhythm), 1000, output(rhythm)};
        switch (rhythm) {
        case Rhythm::AtrialFibrillation: {
            const double u = randomUnit(5, 1, n);
            next = t + static_cast<std::int64_t>(static_cast<double>(rr) * (0.62 + 0.76 * u));
            beat.mechanical =
                output(rhythm, static_cast<std::uint16_t>(780 + 320 * randomUnit(5, 1, n - 1)));
            break;
        }
        case Rhythm::SinusArrhythmia:
            next =
                t + static_cast<std::int64_t>(static_cast<double>(rr) * (n % 8 < 4 ? 0.86 : 1.14));
            break;
        case Rhythm::SinusPac:
        case Rhythm::SinusPjc:
        case Rhythm::SinusPvc:
        case Rhythm::SinusPvcMultifocal:
        case Rhythm::Bigeminy:
        case Rhythm::Trigeminy: {
            const std::uint64_t every = rhythm == Rhythm::Bigeminy    ? 2
                                        : rhythm == Rhythm::Trigeminy ? 3
                                                                      : 5;
            const bool early = n % every == every - 1;
            const bool beforeEarly = n % every == every - 2 || every == 2;
            if (early) {
                beat.kind = rhythm == Rhythm::SinusPac   ? BeatKind::Pac
                            : rhythm == Rhythm::SinusPjc ? BeatKind::Junctional
                            : rhythm == Rhythm::SinusPvcMultifocal && (n / every) % 2 == 1
                                ? BeatKind::PvcAlternate
                                : BeatKind::Pvc;
                beat.mechanical = 450;
                next = t + rr * 13 / 10;
            } else if (beforeEarly) {
                next = t + rr * 7 / 10;
            }
            break;
        }
        case Rhythm::AvBlock2Mobitz1:
        case Rhythm::AvBlock2Mobitz2:
            if (n % 4 == 3) {
                beat.kind = BeatKind::AtrialOnly;
                beat.mechanical = 0;
            }
            break;
        case Rhythm::PacedFailureToCapture:
            if (n % 3 == 2) {
                beat.kind = BeatKind::PacerSpike;
                beat.mechanical = 0;
            }
            break;
        default:
            break;
        }
        tracks.beats.push_back(beat);
        if (rhythm == Rhythm::PacedFailureToSense && n % 2 == 0)
            tracks.beats.push_back({t + rr * 4 / 10, BeatKind::PacerSpike, 1000, 0});
        t = next;
    }
    const auto addEvery = [&](double perMinute, BeatKind kind, std::uint16_t mechanical) {
        for (std::int64_t at = fromUs + 137'000; at < toUs;
             at += static_cast<std::int64_t>(60e6 / perMinute))
            tracks.beats.push_back({at, kind, 1000, mechanical});
    };
    if (rhythm == Rhythm::AvBlock3 || rhythm == Rhythm::VentricularStandstill)
        addEvery(84, BeatKind::AtrialOnly, 0);
    if (compressionRate > 0)
        addEvery(compressionRate, BeatKind::Compression, 1000);
    std::stable_sort(tracks.beats.begin(), tracks.beats.end(),
                     [](const Beat &a, const Beat &b) { return a.onsetUs < b.onsetUs; });
    if (breathRate > 0) {
        const auto period = static_cast<std::int32_t>(60e6 / breathRate);
        for (std::int64_t at = fromUs + 400'000; at < toUs; at += period)
            tracks.breaths.push_back(
                {at, period / 3, period, breathKind, 1000, static_cast<std::uint16_t>(breathCo2)});
    }
    return tracks;
}

} // namespace ward::signals
