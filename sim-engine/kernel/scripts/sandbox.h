// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/scripts/arena.h"
#include "sim-engine/kernel/scripts/limits.h"
#include "sim-engine/kernel/scripts/program.h"
#include "sim-engine/kernel/scripts/view.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ward::scripts {

/// What one call used; for reports, never for decisions.
struct Usage
{
    std::int64_t instructions = 0;
    std::size_t memory = 0;
};

/// What one call of `on` gave.
struct Outcome
{
    Value actions;     ///< what it returned
    std::string state; ///< the table `state` afterwards, encoded
    Usage usage;
};

/// Calls scripts, each call in an interpreter of its own that begins with nothing but the program,
/// the script's state and what it is told: the outcome is a function of these and the seed, in any
/// process. Nothing that a script does reaches beyond it, and every call ends (limits.h). One
/// thread at a time; calls do not nest.
class Sandbox
{
public:
    Sandbox();

    /// Calls `on(event, view)`. Codes `kernel.script.budget`, `.memory`, `.runtime`, `.no-on`,
    /// `.state-too-big`, `.state-content`, `.result-content`, each with `detail` and, where
    /// it is known, `line`. `usage` is filled in either case.
    [[nodiscard]] Result<Outcome> call(const Program &program, std::string_view state,
                                       const Value &event, View &view, std::uint32_t hashSeed,
                                       Usage *usage = nullptr);

private:
    Arena m_arena;
};

} // namespace ward::scripts
