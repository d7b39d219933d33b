// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

namespace ward::signals {

/// The twelve leads. I, II and V1–V6 are drawn from tables; III and the augmented leads follow from
/// Einthoven's and Goldberger's equations, so that the twelve are consistent with each other.
enum class Lead : std::uint8_t { I, II, III, AvR, AvL, AvF, V1, V2, V3, V4, V5, V6 };

inline constexpr int kLeadCount = 12;
inline constexpr int kBasisCount = 8; ///< I, II, V1 … V6

/// One value per basis lead (I, II, V1 … V6), in mV.
using BasisVector = std::array<double, kBasisCount>;

/// The weights with which the basis leads make up `lead`.
[[nodiscard]] const BasisVector &leadWeights(Lead lead);
[[nodiscard]] double inLead(const BasisVector &basis, Lead lead);

/// How a dipole (x to the left, y to the feet, z to the front) shows in the basis leads; for
/// activity that has no table: fibrillation, artefacts.
[[nodiscard]] BasisVector fromDipole(double x, double y, double z);

} // namespace ward::signals
