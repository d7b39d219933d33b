// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/signals/waves.h"

namespace ward::signals {

Waves::Waves(const world::Tracks &tracks, const SignalParameters &parameters)
    : m_breathing(tracks, parameters)
    , m_ecg(tracks, parameters)
    , m_abp(tracks, parameters, &PressureWave::arterial, m_breathing)
    , m_pap(tracks, parameters, &PressureWave::pulmonary, m_breathing)
    , m_pleth(tracks, parameters, &PressureWave::plethysmographic, m_breathing)
    , m_cvp(tracks, parameters)
{
}

} // namespace ward::signals
