// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward::kernel {

/// Acid, base and gases of arterial blood at 37 °C: pure functions, deterministic, any thread.
/// Pressures in mmHg, concentrations in mmol/L, saturations and contents 0 … 1.

/// pH by Henderson and Hasselbalch with pK' 6.1 and 0.0307 mmol/L of carbon dioxide per mmHg
/// (West's Respiratory Physiology, 10th edition, chapter 6).
[[nodiscard]] double acidity(double carbonDioxide, double bicarbonate);
/// Its inverse.
[[nodiscard]] double bicarbonateAt(double ph, double carbonDioxide);
/// Standard base excess, of the extracellular fluid: 0.9287 (HCO3 − 24.4 + 14.83 (pH − 7.4)), the
/// Van Slyke equation after Siggaard-Andersen (Scand J Clin Lab Invest 1977;37 suppl 146:15–20).
[[nodiscard]] double baseExcess(double ph, double bicarbonate);

/// Saturation of haemoglobin: Severinghaus JW, J Appl Physiol 1979;46:599–602.
[[nodiscard]] double oxygenSaturation(double mmHg);
/// Its inverse, between 5 and 700 mmHg.
[[nodiscard]] double oxygenPressure(double saturation);
/// Oxygen bound and dissolved, in units of what haemoglobin can bind.
[[nodiscard]] double oxygenContent(double mmHg);
/// Its inverse, between 5 and 700 mmHg.
[[nodiscard]] double pressureOfContent(double content);

} // namespace ward::kernel
