// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"

#include <array>

namespace ward::editor {

/// Rotations about x (pitch), y (heading), z (roll) in degrees, applied roll first, then pitch,
/// then heading: what a person reads and types. Display only; the stored value stays the
/// quaternion.
[[nodiscard]] std::array<double, 3> toEulerDegrees(const Quat &q);
[[nodiscard]] Quat fromEulerDegrees(const std::array<double, 3> &degrees);

} // namespace ward::editor
