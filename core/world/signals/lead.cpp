// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/lead.h"

namespace ward::signals {
namespace {

// III = II − I; aVR = −(I + II)/2; aVL = I − II/2; aVF = II − I/2.
constexpr std::array<BasisVector, kLeadCount> kWeights{{
    {1, 0, 0, 0, 0, 0, 0, 0},
    {0, 1, 0, 0, 0, 0, 0, 0},
    {-1, 1, 0, 0, 0, 0, 0, 0},
    {-0.5, -0.5, 0, 0, 0, 0, 0, 0},
    {1, -0.5, 0, 0, 0, 0, 0, 0},
    {-0.5, 1, 0, 0, 0, 0, 0, 0},
    {0, 0, 1, 0, 0, 0, 0, 0},
    {0, 0, 0, 1, 0, 0, 0, 0},
    {0, 0, 0, 0, 1, 0, 0, 0},
    {0, 0, 0, 0, 0, 1, 0, 0},
    {0, 0, 0, 0, 0, 0, 1, 0},
    {0, 0, 0, 0, 0, 0, 0, 1},
}};

} // namespace

const BasisVector &leadWeights(Lead lead)
{
    return kWeights[static_cast<std::size_t>(lead)];
}

double inLead(const BasisVector &basis, Lead lead)
{
    const BasisVector &weights = leadWeights(lead);
    double value = 0;
    for (std::size_t i = 0; i < basis.size(); ++i)
        value += weights[i] * basis[i];
    return value;
}

BasisVector fromDipole(double x, double y, double z)
{
    // Signs and proportions after the inverse Dower matrix (Edenbrandt and Pahlm,
    // J Electrocardiol 1988;21:361), rounded: only the look matters here.
    return {0.65 * x - 0.2 * y,           0.25 * x + 0.9 * y,         -0.5 * x + 0.9 * z,
            0.1 * x - 0.1 * y + 1.1 * z,  0.7 * x + 0.8 * z,          1.0 * x + 0.2 * y + 0.4 * z,
            1.0 * x + 0.3 * y + 0.05 * z, 0.8 * x + 0.3 * y - 0.1 * z};
}

} // namespace ward::signals
