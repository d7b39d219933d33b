// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

/// Mathematics that gives the same bits on every machine, with and without FMA: made of + − × ÷ √
/// of the hardware only (each exact to half a unit by IEEE 754). The engine, rules, scripts and
/// signals use these and never `<cmath>`'s exp, log, pow, sin …; `tools/check` looks. Errors stay
/// below 2e-15 relative (sin, cos, atan2: absolute) within ±1e6. NaN in, NaN out. Stateless, any
/// thread.
namespace ward::math {

inline constexpr double kPi = 3.14159265358979323846;
inline constexpr double kLn2 = 0.69314718055994530942;

[[nodiscard]] double exp(double x); ///< 0 below −745, +inf above 709.78
[[nodiscard]] double log(double x); ///< −inf at 0, NaN below
[[nodiscard]] double log2(double x);
[[nodiscard]] double log10(double x);
/// Negative bases only with whole exponents.
[[nodiscard]] double pow(double base, double exponent);
[[nodiscard]] double sin(double radians);
[[nodiscard]] double cos(double radians);
[[nodiscard]] double tan(double radians);
[[nodiscard]] double atan(double x);
[[nodiscard]] double atan2(double y, double x);
[[nodiscard]] double asin(double x);
[[nodiscard]] double acos(double x);
[[nodiscard]] double tanh(double x);
[[nodiscard]] inline double sqrt(double x)
{
    return std::sqrt(x);
}

} // namespace ward::math
