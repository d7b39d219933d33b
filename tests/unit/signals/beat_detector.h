// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

namespace ward::test {

/// Finds QRS complexes after Pan and Tompkins (IEEE Trans Biomed Eng 1985;32:230): band-pass,
/// derivative, square, 120 ms mean, adaptive threshold with search back. Returns sample numbers.
[[nodiscard]] std::vector<std::int64_t> detectComplexes(const std::vector<double> &samples,
                                                        double hertz);

struct PulseFoot
{
    std::int64_t foot; ///< sample at which the upstroke begins
    std::int64_t peak; ///< sample of the highest value after it
};
/// Upstrokes of a pressure or pleth wave that rise by at least `least`.
[[nodiscard]] std::vector<PulseFoot> detectPulses(const std::vector<double> &samples, double hertz,
                                                  double least);

/// Of a copy; 0 for none.
[[nodiscard]] double median(std::vector<double> values);
/// Events per minute from the median interval.
[[nodiscard]] double ratePerMinute(const std::vector<std::int64_t> &events, double hertz);

} // namespace ward::test
