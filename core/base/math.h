// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward {

/// Elementary functions with the same bits on every machine: made only of + − × ÷ √ on IEEE
/// doubles, compiled with contraction off, without tables and without calling the C library, whose
/// results differ with and without FMA. The engine's logic uses these and nothing else. Pure, any
/// thread.
///
/// Accuracy against the exact value, over the ranges the tests sweep (±1e5 for sin, cos and tan;
/// the whole finite range otherwise): exp, exp2, log, log2, log10, sin, cos, atan, atan2, pow
/// ≤ 2 ulp; expm1, tan, tanh, asin, acos ≤ 4 ulp.
/// Special values are those of the C functions of the same name (NaN in, NaN out; exp overflows to
/// infinity; log(0) = −∞, log(x < 0) = NaN).
namespace math {

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kTwoPi = 6.28318530717958647692;
inline constexpr double kLn2 = 0.69314718055994530942;

[[nodiscard]] double exp(double x);
/// e^x − 1, exact near 0 too.
[[nodiscard]] double expm1(double x);
[[nodiscard]] double exp2(double x);
[[nodiscard]] double log(double x);
[[nodiscard]] double log2(double x);
[[nodiscard]] double log10(double x);
/// x^y; NaN for a negative x with an y that is no integer.
[[nodiscard]] double pow(double x, double y);
[[nodiscard]] double sqrt(double x);
/// Radians. Beyond |x| ~ 1e5 the argument reduction loses accuracy, still with the same bits.
[[nodiscard]] double sin(double x);
[[nodiscard]] double cos(double x);
[[nodiscard]] double tan(double x);
[[nodiscard]] double tanh(double x);
[[nodiscard]] double atan(double x);
[[nodiscard]] double atan2(double y, double x);
/// NaN outside [−1, 1].
[[nodiscard]] double asin(double x);
[[nodiscard]] double acos(double x);
/// Largest integer not above x.
[[nodiscard]] double floor(double x);

/// Smooth step: 0 at or below `from`, 1 at or above `to`, continuous first derivative.
[[nodiscard]] double smoothStep(double from, double to, double x);

} // namespace math
} // namespace ward
