// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/physiology/blood_gas.h"

#include "core/base/math.h"

#include <algorithm>

namespace ward::kernel {

namespace {

constexpr double kPk = 6.1;
constexpr double kSolubility = 0.0307;  // mmol/L of carbon dioxide per mmHg
constexpr double kDissolved = 0.000165; // of what haemoglobin can bind, per mmHg of oxygen
constexpr double kLeastPressure = 5;
constexpr double kMostPressure = 700;
constexpr int kHalvings = 24; // to less than a ten-thousandth of a mmHg

/// The pressure at which a rising function has a value.
template <typename Of>
double inverse(Of of, double value)
{
    double low = kLeastPressure;
    double high = kMostPressure;
    for (int i = 0; i < kHalvings; ++i) {
        const double middle = (low + high) / 2;
        (of(middle) < value ? low : high) = middle;
    }
    return (low + high) / 2;
}

} // namespace

double acidity(double carbonDioxide, double bicarbonate)
{
    return kPk +
           math::log10(std::max(0.1, bicarbonate) / (kSolubility * std::max(1.0, carbonDioxide)));
}

double bicarbonateAt(double ph, double carbonDioxide)
{
    return kSolubility * std::max(1.0, carbonDioxide) * math::pow(10, ph - kPk);
}

double baseExcess(double ph, double bicarbonate)
{
    return 0.9287 * (bicarbonate - 24.4 + 14.83 * (ph - 7.4));
}

double oxygenSaturation(double mmHg)
{
    if (mmHg <= 0)
        return 0;
    const double cubed = mmHg * mmHg * mmHg;
    return 1 / (23400 / (cubed + 150 * mmHg) + 1);
}

double oxygenPressure(double saturation)
{
    return inverse(oxygenSaturation, saturation);
}

double oxygenContent(double mmHg)
{
    return oxygenSaturation(mmHg) + kDissolved * mmHg;
}

double pressureOfContent(double content)
{
    return inverse(oxygenContent, content);
}

} // namespace ward::kernel
