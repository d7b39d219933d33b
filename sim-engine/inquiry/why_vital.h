// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/inquiry.h"
#include "sim-engine/inquiry/names.h"

namespace ward::inquiry {

/// Who moves a vital at the moment: an instructor who holds it, a trend, physiology (and what
/// disturbs it), or who set it last; chained to the root.
[[nodiscard]] Result<Answer> whyVital(const History &history, std::string_view vital,
                                      std::string_view entity, const Resimulate &resimulate);

/// The event at the head of that chain, for a vital of a simulation that stands at the moment; 0
/// when nothing has touched it. Adds what it found to `details`.
[[nodiscard]] Result<std::uint64_t> moverOf(const History &history, const Vital &vital,
                                            const kernel::Simulation *simulation,
                                            std::vector<Message> &details);

/// A simulation at the history's moment, in the state that was recorded; nullptr with the reason in
/// `details` when there is none.
[[nodiscard]] std::unique_ptr<kernel::Simulation>
simulationAt(const History &history, const Resimulate &resimulate, std::vector<Message> &details);

} // namespace ward::inquiry
