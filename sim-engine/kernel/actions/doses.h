// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/actions/learner_actions.h"

#include <optional>

namespace ward::kernel {

/// A dose in the measure its drug is counted in: µg/kg, IU/kg or mL; unset when it is given in
/// another way, or the drug has no effect here.
[[nodiscard]] std::optional<double> doseOf(const DrugModel &drug, const content::Quantity &dose,
                                           double weight);
/// Likewise per minute; fluids in mL/s.
[[nodiscard]] std::optional<double> rateOf(const DrugModel &drug, const content::Quantity &rate,
                                           double weight);
/// iv, io, im, sc, inhaled, nebulised, po, sl …; unset for an unknown word.
[[nodiscard]] std::optional<Route> routeOf(std::string_view route);
/// Whether the drug can be dosed so. Codes `kernel.argument.dose-unit|route`.
[[nodiscard]] Result<> checkDose(const Core &core, const world::World &world,
                                 const ResolvedAction &action);

} // namespace ward::kernel
