// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/inquiry/history.h"
#include "sim-engine/kernel/simulation.h"

#include <memory>

namespace ward::inquiry {

/// Brings a simulation of the recorded session to a tick, so that what is in no event can be looked
/// at. It may fail (another `simulation_version`): then answers say less, and say why.
using Resimulate = std::function<Result<std::unique_ptr<kernel::Simulation>>(Tick)>;

/// Answers one question from a recording. Codes `inquiry.*`, `recording.*`. One thread.
[[nodiscard]] Result<Answer> answer(recording::RecordingSource &source, const Question &question,
                                    const Resimulate &resimulate, Cancelled cancelled = {});

} // namespace ward::inquiry
