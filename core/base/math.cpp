// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/math.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

// The polynomials are the Taylor series of each function on its reduced argument: the coefficients
// are exact to the last bit (a quotient of integers), and the intervals are short enough that the
// first term left out is below half an ulp. Constants in hexadecimal are the split parts of ln 2
// and π/2 (leading bits few enough that k × part is exact for the k that occur).

namespace ward::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kLn2Hi = 0x1.62e42fee00000p-1;
constexpr double kLn2Lo = 0x1.a39ef35793c76p-33;
constexpr double kInvLn2 = 0x1.71547652b82fep+0;

/// value × 2^exponent, in two steps near the ends of the range.
double scale(double value, int exponent)
{
    const auto power = [](int e) {
        return std::bit_cast<double>(static_cast<std::uint64_t>(e + 1023) << 52);
    };
    if (exponent > 1023)
        return value * power(1023) * power(exponent - 1023 > 1023 ? 1023 : exponent - 1023);
    if (exponent < -1022) {
        // 2^-969 keeps the first product normal, so that only the second one rounds.
        const int rest = exponent + 969;
        return value * power(rest < -1022 ? -1022 : rest) * power(-969);
    }
    return value * power(exponent);
}

/// Nearest integer, halves up; |x| < 2^31.
int nearest(double x)
{
    const double shifted = x + 0.5;
    const int whole = static_cast<int>(shifted);
    return whole - (shifted < whole ? 1 : 0);
}

/// (e^r − 1 − r) for |r| ≤ 0.36.
double expTail(double r)
{
    double p = 1.0 / 87178291200.0; // 1/14!
    p = p * r + 1.0 / 6227020800.0;
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    return p * r * r;
}

/// e^(hi + lo) with |lo| far below |hi|.
double expOf(double hi, double lo)
{
    if (hi > 709.79)
        return kInfinity;
    if (hi < -745.2)
        return 0;
    const int k = nearest(hi * kInvLn2);
    const double a = hi - k * kLn2Hi;
    const double b = lo - k * kLn2Lo;
    const double r = a + b;
    const double rest = (a - r) + b;
    return scale(1.0 + (r + (expTail(r) + rest)), k);
}

/// A sum of two doubles: hi carries the value, lo what hi could not hold.
struct Pair
{
    double hi;
    double lo;
};

/// a × b exactly, by splitting each factor into halves (Dekker 1971); no FMA.
Pair product(double a, double b)
{
    constexpr double kSplit = 134217729.0; // 2^27 + 1
    const double ta = a * kSplit;
    const double ah = ta - (ta - a);
    const double al = a - ah;
    const double tb = b * kSplit;
    const double bh = tb - (tb - b);
    const double bl = b - bh;
    const double p = a * b;
    return {p, ((ah * bh - p) + ah * bl + al * bh) + al * bl};
}

struct Split
{
    double mantissa; ///< in [√½, √2)
    int exponent;
};

Split split(double x)
{
    int shift = 0;
    if (x < 0x1p-1022) {
        x *= 0x1p54;
        shift = -54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    int exponent = static_cast<int>(bits >> 52) - 1023;
    double m = std::bit_cast<double>((bits & 0x000fffffffffffffULL) | (std::uint64_t{1023} << 52));
    if (m >= 1.41421356237309504880) {
        m *= 0.5;
        ++exponent;
    }
    return {m, exponent + shift};
}

/// ln(1 + f) for 1 + f in [√½, √2), as hi + lo good to about 2^-60: with s = f / (2 + f) it is
/// 2s + 2s³/3 + 2s⁵/5 + …
Pair logOf(double f)
{
    const double denominator = 2.0 + f;
    const double denominatorLo = f - (denominator - 2.0);
    const double s = f / denominator;
    const Pair back = product(s, denominator);
    const double sLo = ((f - back.hi) - back.lo - s * denominatorLo) / denominator;
    const double z = s * s;
    double p = 2.0 / 25.0;
    p = p * z + 2.0 / 23.0;
    p = p * z + 2.0 / 21.0;
    p = p * z + 2.0 / 19.0;
    p = p * z + 2.0 / 17.0;
    p = p * z + 2.0 / 15.0;
    p = p * z + 2.0 / 13.0;
    p = p * z + 2.0 / 11.0;
    p = p * z + 2.0 / 9.0;
    p = p * z + 2.0 / 7.0;
    p = p * z + 2.0 / 5.0;
    // The leading 2/3 in two parts, for pow.
    constexpr double kTwoThirds = 2.0 / 3.0;
    const double cubic = s * z * kTwoThirds;
    const Pair zz = product(s, s);
    const Pair cube = product(zz.hi, s);
    const Pair third = product(cube.hi, kTwoThirds);
    const double correction = third.lo + (third.hi - cubic) + kTwoThirds * (cube.lo + zz.lo * s) +
                              cube.hi * 0x1.5555555555555p-55;
    const double head = 2.0 * s;
    const double tail = cubic + (p * z * z * s + 2.0 * sLo * (1.0 + z) + correction);
    const double hi = head + tail;
    return {hi, (head - hi) + tail};
}

/// ln x as hi + lo, for finite x > 0.
Pair logPair(double x)
{
    const Split parts = split(x);
    const Pair part = logOf(parts.mantissa - 1.0);
    if (parts.exponent == 0)
        return part;
    const double k = parts.exponent;
    const double base = k * kLn2Hi;
    const double hi = base + part.hi;
    const double lo = ((base - hi) + part.hi) + (part.lo + k * kLn2Lo);
    const double sum = hi + lo;
    return {sum, (hi - sum) + lo};
}

bool isFinite(double x)
{
    return x - x == 0;
}

/// sin(r + rest), |r| ≤ π/4.
double sinOf(double r, double rest)
{
    const double z = r * r;
    double p = 1.0 / 355687428096000.0; // 1/17!
    p = p * z - 1.0 / 1307674368000.0;
    p = p * z + 1.0 / 6227020800.0;
    p = p * z - 1.0 / 39916800.0;
    p = p * z + 1.0 / 362880.0;
    p = p * z - 1.0 / 5040.0;
    p = p * z + 1.0 / 120.0;
    p = p * z - 1.0 / 6.0;
    return r + (p * z * r + rest * (1.0 - 0.5 * z));
}

double cosOf(double r, double rest)
{
    const double z = r * r;
    double p = -1.0 / 6402373705728000.0; // −1/18!
    p = p * z + 1.0 / 20922789888000.0;
    p = p * z - 1.0 / 87178291200.0;
    p = p * z + 1.0 / 479001600.0;
    p = p * z - 1.0 / 3628800.0;
    p = p * z + 1.0 / 40320.0;
    p = p * z - 1.0 / 720.0;
    p = p * z + 1.0 / 24.0;
    const double half = 0.5 * z;
    const double head = 1.0 - half;
    return head + (((1.0 - head) - half) + (p * z * z - r * rest));
}

struct Reduced
{
    double r;
    double rest;
    int quadrant;
};

/// x − k·π/2 in four parts of π/2 (Cody and Waite 1980); the first three have ≤ 33 bits, so that
/// k × part is exact for |k| < 2^20.
Reduced reduce(double x)
{
    constexpr double kPio2A = 0x1.921fb54400000p+0;
    constexpr double kPio2B = 0x1.0b4611a600000p-34;
    constexpr double kPio2C = 0x1.3198a2e000000p-69;
    constexpr double kPio2D = 0x1.b839a252049c1p-104;
    constexpr double kTwoOverPi = 0x1.45f306dc9c883p-1;
    if (x > 1e9 || x < -1e9) { // far outside of any use here; keep the integer part representable
        const double turns = x / kTwoPi;
        x = (turns - floor(turns)) * kTwoPi;
    }
    const int k = nearest(x * kTwoOverPi);
    const double a = x - k * kPio2A;
    const double b = k * kPio2B;
    const double c = a - b;
    const double lost = (a - c) - b;
    const double tail = lost - (k * kPio2C + k * kPio2D);
    const double r = c + tail;
    return {r, (c - r) + tail, k & 3};
}

} // namespace

double exp(double x)
{
    return x != x ? x : expOf(x, 0);
}

double expm1(double x)
{
    if (x != x)
        return x;
    if (x > -0.36 && x < 0.36)
        return x + expTail(x);
    return exp(x) - 1.0;
}

double exp2(double x)
{
    if (x != x)
        return x;
    if (x >= 1025)
        return kInfinity;
    if (x < -1080)
        return 0;
    const int k = nearest(x);
    const double f = x - k;
    const Pair r = product(f, kLn2);
    constexpr double kLn2Rest = 0x1.abc9e3b39803fp-56; // ln 2 − double(ln 2)
    const double rest = r.lo + f * kLn2Rest;
    return scale(1.0 + (r.hi + (expTail(r.hi) + rest * (1.0 + r.hi))), k);
}

double log(double x)
{
    if (x != x || x == kInfinity)
        return x;
    if (x == 0)
        return -kInfinity;
    if (x < 0)
        return kNaN;
    return logPair(x).hi;
}

double log2(double x)
{
    if (!(x > 0) || !isFinite(x))
        return log(x);
    const Split parts = split(x);
    const Pair part = logOf(parts.mantissa - 1.0);
    constexpr double kInvLn2Rest = 0x1.777d0ffda0d24p-56;
    const Pair scaled = product(part.hi, kInvLn2);
    const double lo = scaled.lo + part.lo * kInvLn2 + part.hi * kInvLn2Rest;
    return parts.exponent + (scaled.hi + lo);
}

double log10(double x)
{
    if (!(x > 0) || !isFinite(x))
        return log(x);
    constexpr double kInvLn10 = 0x1.bcb7b1526e50ep-2;
    constexpr double kInvLn10Rest = 0x1.95355baaafad3p-57;
    const Pair l = logPair(x);
    const Pair scaled = product(l.hi, kInvLn10);
    return scaled.hi + (scaled.lo + l.lo * kInvLn10 + l.hi * kInvLn10Rest);
}

double pow(double x, double y)
{
    if (y == 0 || x == 1)
        return 1;
    if (x != x || y != y)
        return kNaN;
    const bool whole = !isFinite(y) || floor(y) == y;
    const bool odd = isFinite(y) && whole && floor(y * 0.5) != y * 0.5;
    if (x == 0)
        return y > 0 ? (odd ? x : 0.0) : (odd ? 1.0 / x : kInfinity);
    const double magnitude = x < 0 ? -x : x;
    if (!isFinite(y)) {
        if (magnitude == 1)
            return 1;
        return (magnitude > 1) == (y > 0) ? kInfinity : 0.0;
    }
    if (x < 0 && !whole)
        return kNaN;
    const double sign = x < 0 && odd ? -1.0 : 1.0;
    if (!isFinite(x))
        return sign * (y > 0 ? kInfinity : 0.0);
    const Pair l = logPair(magnitude);
    const double rough = y * l.hi;
    if (rough > 720)
        return sign * kInfinity;
    if (rough < -760)
        return sign * 0.0;
    const Pair e = product(y, l.hi);
    return sign * expOf(e.hi, e.lo + y * l.lo);
}

double sqrt(double x)
{
    return std::sqrt(x); // correctly rounded by IEEE 754, hence the same everywhere
}

double sin(double x)
{
    if (!isFinite(x))
        return kNaN;
    const Reduced a = reduce(x);
    const double v = (a.quadrant & 1) != 0 ? cosOf(a.r, a.rest) : sinOf(a.r, a.rest);
    return (a.quadrant & 2) != 0 ? -v : v;
}

double cos(double x)
{
    if (!isFinite(x))
        return kNaN;
    const Reduced a = reduce(x);
    const double v = (a.quadrant & 1) != 0 ? sinOf(a.r, a.rest) : cosOf(a.r, a.rest);
    return ((a.quadrant + 1) & 2) != 0 ? -v : v;
}

double tan(double x)
{
    if (!isFinite(x))
        return kNaN;
    const Reduced a = reduce(x);
    const double s = sinOf(a.r, a.rest);
    const double c = cosOf(a.r, a.rest);
    return (a.quadrant & 1) != 0 ? -c / s : s / c;
}

double tanh(double x)
{
    if (x != x)
        return x;
    const double magnitude = x < 0 ? -x : x;
    if (magnitude > 22)
        return x < 0 ? -1.0 : 1.0;
    const double e = expm1(2.0 * magnitude);
    const double v = e / (e + 2.0);
    return x < 0 ? -v : v;
}

double atan(double x)
{
    if (x != x)
        return x;
    const double magnitude = x < 0 ? -x : x;
    // Around the nearest of 0, ½, 1, 2, ∞: atan x = atan c + atan((x − c) / (1 + x c)), |·| ≤ 0.34.
    double base = 0;
    double baseLo = 0;
    double z = magnitude;
    if (magnitude > 3.6) {
        base = 0x1.921fb54442d18p+0;
        baseLo = 0x1.1a62633145c07p-54;
        z = isFinite(magnitude) ? -1.0 / magnitude : 0.0;
    } else if (magnitude > 1.4) {
        base = 0x1.1b6e192ebbe44p+0;
        baseLo = 0x1.b1b466a88828ep-54;
        z = (magnitude - 2.0) / (1.0 + 2.0 * magnitude);
    } else if (magnitude > 0.72) {
        base = 0x1.921fb54442d18p-1;
        baseLo = 0x1.1a62633145c07p-55;
        z = (magnitude - 1.0) / (1.0 + magnitude);
    } else if (magnitude > 0.24) {
        base = 0x1.dac670561bb4fp-2;
        baseLo = 0x1.a2b7f222f65e2p-56;
        z = (magnitude - 0.5) / (1.0 + 0.5 * magnitude);
    }
    const double s = z * z;
    double p = 0;
    for (int n = 33; n >= 3; n -= 2)
        p = p * s + ((n & 2) != 0 ? -1.0 : 1.0) / n;
    const double v = base + (z + (p * s * z + baseLo));
    return x < 0 ? -v : v;
}

double atan2(double y, double x)
{
    if (x != x || y != y)
        return kNaN;
    const bool negativeX = std::signbit(x);
    const double magnitudeX = negativeX ? -x : x;
    const double magnitudeY = std::signbit(y) ? -y : y;
    double v = 0;
    if (magnitudeY == 0) {
        v = 0;
    } else if (magnitudeX == 0) {
        v = kPi / 2;
    } else if (!isFinite(x) && !isFinite(y)) {
        v = kPi / 4;
    } else if (!isFinite(x)) {
        v = 0;
    } else {
        v = atan(magnitudeY / magnitudeX);
    }
    constexpr double kPiRest = 0x1.1a62633145c07p-53;
    if (negativeX)
        v = kPi - (v - kPiRest);
    return std::signbit(y) ? -v : v;
}

double asin(double x)
{
    if (!(x >= -1.0 && x <= 1.0))
        return kNaN;
    return atan2(x, math::sqrt((1.0 - x) * (1.0 + x)));
}

double acos(double x)
{
    if (!(x >= -1.0 && x <= 1.0))
        return kNaN;
    return atan2(math::sqrt((1.0 - x) * (1.0 + x)), x);
}

double floor(double x)
{
    constexpr double kWholeFrom = 4503599627370496.0; // 2^52: every larger double is whole
    if (!(x > -kWholeFrom && x < kWholeFrom))
        return x;
    const double whole = static_cast<double>(static_cast<std::int64_t>(x));
    return whole > x ? whole - 1.0 : whole;
}

double smoothStep(double from, double to, double x)
{
    if (x <= from)
        return 0;
    if (x >= to)
        return 1;
    const double u = (x - from) / (to - from);
    return u * u * (3.0 - 2.0 * u);
}

} // namespace ward::math
