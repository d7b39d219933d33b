// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/ecg_shapes.h"
#include "core/world/signals/lead.h"
#include "core/world/signals/parameters.h"
#include "core/world/signals/rhythm_history.h"
#include "core/world/tracks.h"

#include <cstdint>
#include <vector>

namespace ward::signals {

/// The electrocardiogram: complexes where the beats are, atrial activity and fibrillation between
/// them, artefacts of compressions and shocks. A complex follows from its beat's kind and the
/// rhythm that ruled at its onset; rhythms that are ventricular or paced impose their complex
/// whatever the kind. QT shortens with the cube root of the preceding RR (Fridericia, Acta Med
/// Scand 1920;53:469).
class Ecg
{
public:
    Ecg(const world::Tracks &tracks, const SignalParameters &parameters);

    /// mV in `lead`; `resp` is the breathing wave at the same time (baseline and size follow it).
    [[nodiscard]] double value(Lead lead, std::int64_t us, double resp) const;

private:
    enum class Spike : std::uint8_t { None, Atrial, Ventricular, Both };
    struct Complex
    {
        std::int64_t onsetUs = 0;
        const ComplexShape *shape = nullptr; ///< nullptr: no ventricular complex
        double size = 1;
        double qrsWidth = 1;
        double tAt = 0; ///< ms after the onset
        double tSize = 1;
        double tWidth = 1;
        double pSize = 0; ///< 0: no P wave
        double pAt = 0;
        Spike spike = Spike::None;
        BasisVector st{};
    };
    struct Burst
    {
        std::int64_t onsetUs;
        double size;
    };

    void addComplex(const world::Beat &beat, Rhythm rhythm, const SignalParameters &parameters);
    void placeT(Complex &complex, double rrMs) const;
    [[nodiscard]] double complexValue(const Complex &complex, const BasisVector &weights,
                                      double ms) const;
    [[nodiscard]] double flutter(const BasisVector &weights, std::int64_t us) const;
    [[nodiscard]] double fibrillation(const BasisVector &weights, std::int64_t us) const;
    [[nodiscard]] double compressions(const BasisVector &weights, std::int64_t us) const;
    [[nodiscard]] double shock(const BasisVector &weights, std::int64_t us, double &blank) const;

    std::uint64_t m_seed;
    double m_qtcMs;
    RhythmHistory m_history;
    std::vector<Complex> m_complexes;
    std::vector<std::int64_t> m_ventricular; ///< onsets of ventricular complexes
    std::vector<Burst> m_compressions;
    std::vector<Burst> m_shocks;
    int m_conductedInGroup = 0; ///< Mobitz I: beats since the dropped one
};

} // namespace ward::signals
