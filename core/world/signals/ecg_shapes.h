// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/signals/lead.h"
#include "core/world/signals/rhythm.h"

#include <span>

namespace ward::signals {

/// One hump of a complex: a Gaussian with its own width on either side, ms from the R wave, in mV.
struct Hump
{
    double at;
    double left;
    double right;
    BasisVector mv;
};

/// A ventricular complex: its QRS humps and its T wave, whose place follows from the rate.
struct ComplexShape
{
    double qrsMs; ///< duration of the QRS
    std::span<const Hump> qrs;
    BasisVector t;
    double tLeft;
    double tRight;
};

/// Supraventricular complex as it is conducted.
[[nodiscard]] const ComplexShape &conducted(Conduction conduction);
/// Ventricular ectopic from the outflow tract (upright in II) or from the apex (inverted in II).
[[nodiscard]] const ComplexShape &ectopic(bool alternateFocus);
[[nodiscard]] const ComplexShape &ventricularTachycardia();
/// Paced from the right ventricular apex: left bundle branch pattern, superior axis.
[[nodiscard]] const ComplexShape &pacedComplex();
/// P wave, mV per lead.
[[nodiscard]] const BasisVector &pWave();
/// ST elevation and its reciprocal depression, mV; zeros for other rhythms.
[[nodiscard]] BasisVector stSegment(Rhythm rhythm, double stMv);

} // namespace ward::signals
