// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/ecg_shapes.h"
#include "core/world/signals/rhythm.h"

#include <optional>

namespace ward::signals {

/// QT in ms of a complex that is `qrsMs` wide, after an interval of `rrMs`: the cube root of the
/// interval (Fridericia, Acta Med Scand 1920;53:469), and half of what the QRS is wider than usual.
[[nodiscard]] double qtInterval(double qtcMs, double rrMs, double qrsMs);
/// As the complexes of this rhythm are drawn; nothing where none is conducted or it cannot be told.
[[nodiscard]] std::optional<double> qtInterval(Rhythm rhythm, double qtcMs, double rrMs);

/// Peak of the T wave in ms after the R wave, where a complex of this shape is drawn with it.
[[nodiscard]] double tWavePeak(const ComplexShape &shape, double qtcMs, double rrMs);
/// Of the complexes of this rhythm; nothing where there are none.
[[nodiscard]] std::optional<double> tWavePeak(Rhythm rhythm, double qtcMs, double rrMs);

} // namespace ward::signals
