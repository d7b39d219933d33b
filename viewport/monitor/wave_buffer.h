// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/patient_signals.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace ward::viewport {

/// What a sweeping trace has drawn: one slot per sample of one screen width, overwritten from the
/// left like the beam of a monitor. Where a sample stands depends on its time alone, so that the
/// same moment looks the same however it was reached. While time flows only new samples are taken
/// and what was drawn stays; after a jump everything is taken again.
class WaveBuffer
{
public:
    using Source = std::function<TraceSample(std::int64_t us)>;

    /// Empties the buffer when anything differs. `spanUs` = time of one screen width.
    void configure(std::int64_t stepUs, std::int64_t spanUs);
    /// Draws up to `nowUs`. Backwards, or forwards by more than a second: takes all again.
    void advance(std::int64_t nowUs, const Source &source);
    /// Takes all again at the next advance.
    void invalidate() { m_valid = false; }

    [[nodiscard]] int size() const { return static_cast<int>(m_samples.size()); }
    [[nodiscard]] const std::vector<TraceSample> &samples() const { return m_samples; }
    /// Slot of the newest sample, where the erase bar begins; −1 when empty.
    [[nodiscard]] int head() const;
    /// How many samples have been computed since the beginning; for tests.
    [[nodiscard]] std::int64_t computed() const { return m_computed; }

private:
    [[nodiscard]] std::size_t slot(std::int64_t index) const;

    std::int64_t m_stepUs = 4'000;
    std::vector<TraceSample> m_samples;
    std::int64_t m_last = 0; ///< index of the newest sample: its time / step
    bool m_valid = false;
    std::int64_t m_computed = 0;
};

} // namespace ward::viewport
