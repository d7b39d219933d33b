// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/ecg_shapes.h"

#include <array>

// A complex as a sum of Gaussians follows McSharry, Clifford, Tarassenko and Smith, IEEE Trans
// Biomed Eng 2003;50:289. Amplitudes lie within the adult normal limits of Rijnbeek et al., J
// Electrocardiol 2014;47:914; conduction disturbances as defined by Surawicz et al., AHA/ACCF/HRS
// 2009, doi:10.1161/CIRCULATIONAHA.108.191095. Columns: I, II, V1 … V6.

namespace ward::signals {
namespace {

constexpr BasisVector kP{0.08, 0.14, 0.05, 0.06, 0.06, 0.07, 0.07, 0.07};

constexpr std::array<Hump, 3> kNormal{{
    {-25, 7, 8, {-0.03, -0.08, 0, 0, 0, -0.04, -0.09, -0.09}},
    {0, 10, 10, {0.60, 1.10, 0.22, 0.48, 0.80, 1.40, 1.35, 1.05}},
    {26, 9, 11, {-0.12, -0.24, -0.95, -1.30, -0.95, -0.55, -0.26, -0.12}},
}};
constexpr BasisVector kNormalT{0.20, 0.30, -0.06, 0.45, 0.48, 0.45, 0.36, 0.27};

constexpr std::array<Hump, 2> kLeftBundle{{
    {-14, 17, 19, {0.52, 0.70, 0.08, 0.10, 0.15, 0.40, 0.80, 0.75}},
    {38, 21, 24, {0.62, 0.64, -1.20, -1.70, -1.40, -0.25, 0.75, 0.85}},
}};
constexpr BasisVector kLeftBundleT{-0.20, -0.20, 0.40, 0.60, 0.55, 0.10, -0.26, -0.28};

constexpr std::array<Hump, 4> kRightBundle{{
    {-25, 7, 8, {-0.03, -0.07, 0, 0, 0, -0.04, -0.08, -0.08}},
    {-2, 10, 10, {0.60, 0.95, 0.25, 0.40, 0.70, 1.20, 1.20, 1.00}},
    {22, 9, 10, {-0.08, -0.12, -0.50, -0.70, -0.60, -0.40, -0.20, -0.10}},
    {56, 19, 25, {-0.34, -0.26, 0.85, 0.65, 0.10, -0.25, -0.36, -0.42}},
}};
constexpr BasisVector kRightBundleT{0.18, 0.25, -0.28, -0.22, 0.15, 0.30, 0.30, 0.24};

// Agonal-looking complexes of electrical activity without output: low and wide.
constexpr std::array<Hump, 3> kWide{{
    {-32, 12, 13, {-0.02, -0.06, 0, 0, 0, -0.03, -0.06, -0.06}},
    {0, 18, 19, {0.42, 0.75, 0.18, 0.35, 0.55, 0.90, 0.85, 0.70}},
    {44, 17, 20, {-0.12, -0.26, -0.65, -0.85, -0.65, -0.40, -0.24, -0.14}},
}};
constexpr BasisVector kWideT{0.12, 0.18, 0.05, 0.25, 0.28, 0.25, 0.20, 0.15};

constexpr std::array<Hump, 3> kPeaked{{
    {-30, 9, 10, {-0.03, -0.07, 0, 0, 0, -0.04, -0.08, -0.08}},
    {0, 13, 14, {0.48, 0.85, 0.18, 0.38, 0.62, 1.05, 1.00, 0.80}},
    {36, 13, 15, {-0.16, -0.34, -0.85, -1.10, -0.85, -0.60, -0.36, -0.20}},
}};
// Tall, narrow, symmetrical T (Mattu et al., Am J Emerg Med 2000;18:721).
constexpr BasisVector kPeakedT{0.50, 0.85, 0.30, 1.10, 1.30, 1.25, 1.00, 0.75};

constexpr std::array<Hump, 1> kSineWave{{
    {0, 92, 96, {0.45, 0.95, -0.60, -0.80, 0.40, 0.90, 0.95, 0.80}},
}};
constexpr BasisVector kSineWaveT{-0.40, -0.85, 0.55, 0.70, -0.35, -0.80, -0.85, -0.70};

constexpr std::array<Hump, 2> kOutflow{{
    {2, 30, 34, {0.30, 1.45, -0.95, -1.30, -0.40, 0.80, 1.20, 1.10}},
    {72, 20, 26, {-0.08, -0.22, 0.10, 0.12, 0.05, -0.15, -0.20, -0.16}},
}};
constexpr BasisVector kOutflowT{-0.15, -0.50, 0.40, 0.50, 0.20, -0.30, -0.46, -0.40};

constexpr std::array<Hump, 2> kApical{{
    {-4, 26, 30, {0.20, -0.45, 0.95, 0.90, 0.50, -0.30, -0.50, -0.45}},
    {48, 30, 34, {0.25, -0.95, 0.40, 0.30, -0.20, -0.70, -0.65, -0.50}},
}};
constexpr BasisVector kApicalT{-0.14, 0.45, -0.38, -0.35, -0.10, 0.30, 0.36, 0.30};

constexpr std::array<Hump, 2> kTachycardia{{
    {-10, 20, 32, {0.25, 0.85, -1.05, -1.25, -0.80, 0.45, 0.90, 0.80}},
    {40, 30, 34, {0.15, 0.75, -0.55, -0.70, -0.40, 0.30, 0.55, 0.50}},
}};
constexpr BasisVector kTachycardiaT{-0.18, -0.62, 0.55, 0.65, 0.40, -0.30, -0.52, -0.45};

constexpr std::array<Hump, 2> kPaced{{
    {12, 24, 30, {0.55, -0.80, -0.85, -1.10, -1.20, -0.95, -0.55, 0.15}},
    {68, 26, 30, {0.30, -0.55, -0.40, -0.60, -0.60, -0.40, -0.25, 0.12}},
}};
constexpr BasisVector kPacedT{-0.20, 0.42, 0.35, 0.50, 0.50, 0.40, 0.25, -0.05};

const ComplexShape kShapes[] = {
    {92, kNormal, kNormalT, 46, 32},
    {150, kLeftBundle, kLeftBundleT, 52, 38},
    {140, kRightBundle, kRightBundleT, 46, 34},
    {150, kWide, kWideT, 60, 45},
    {118, kPeaked, kPeakedT, 36, 34},
    {240, kSineWave, kSineWaveT, 94, 92},
};
const ComplexShape kOutflowShape{160, kOutflow, kOutflowT, 60, 42};
const ComplexShape kApicalShape{170, kApical, kApicalT, 60, 42};
const ComplexShape kTachycardiaShape{170, kTachycardia, kTachycardiaT, 46, 40};
const ComplexShape kPacedShape{165, kPaced, kPacedT, 60, 42};

} // namespace

const ComplexShape &conducted(Conduction conduction)
{
    return kShapes[static_cast<std::size_t>(conduction)];
}

const ComplexShape &ectopic(bool alternateFocus)
{
    return alternateFocus ? kApicalShape : kOutflowShape;
}

const ComplexShape &ventricularTachycardia()
{
    return kTachycardiaShape;
}

const ComplexShape &pacedComplex()
{
    return kPacedShape;
}

const BasisVector &pWave()
{
    return kP;
}

BasisVector stSegment(Rhythm rhythm, double stMv)
{
    // Territories and reciprocal leads: Thygesen et al., Fourth Universal Definition of Myocardial
    // Infarction 2018, doi:10.1161/CIR.0000000000000617. III − and so the sign of an inferior
    // infarct in the limb leads − is II minus I.
    BasisVector territory{};
    if (rhythm == Rhythm::StemiAnterior)
        territory = {0.06, -0.10, 0.16, 0.36, 0.40, 0.32, 0.14, 0.06};
    else if (rhythm == Rhythm::StemiInferior)
        territory = {-0.12, 0.26, 0.02, -0.12, -0.10, -0.04, 0.04, 0.06};
    else if (rhythm == Rhythm::StemiLateral)
        territory = {0.18, -0.04, -0.08, -0.06, 0.02, 0.12, 0.24, 0.24};
    // Elevation without a named territory is drawn as the anterior one, largest in V3, with II at
    // the baseline or a little below it; depression as the diffuse one of ischaemia under the
    // endocardium, largest in V4 and V5 and seen in II, with aVR raised (the same source).
    constexpr BasisVector kElevation{0.15, -0.12, 0.40, 0.90, 1.0, 0.80, 0.35, 0.15};
    constexpr BasisVector kDepression{0.6, 0.8, -0.3, 0.3, 0.7, 1.0, 1.0, 0.9};
    const BasisVector &general = stMv > 0 ? kElevation : kDepression;
    // An authored ST deviation sets the size of an infarct's pattern (0.2 mV = as above).
    const bool infarct = territory[0] != 0;
    const double size = infarct && stMv != 0 ? (stMv < 0 ? -stMv : stMv) / 0.2 : 1.0;
    BasisVector st{};
    for (std::size_t i = 0; i < st.size(); ++i)
        st[i] = infarct ? territory[i] * size : general[i] * stMv;
    return st;
}

} // namespace ward::signals
