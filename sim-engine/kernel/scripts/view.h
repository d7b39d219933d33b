// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/scripts/value.h"

#include <array>
#include <span>
#include <string_view>

namespace ward::scripts {

/// What a script may ask about the world, by the names of `view`'s functions.
enum class Question : std::uint8_t { Value, Vitals, Entity, Entities, Variable, Random };
inline constexpr std::array<std::string_view, 6> kQuestions = {"value",    "vitals",   "entity",
                                                               "entities", "variable", "random"};

/// The world as it was before any action of the present microstep, for one call of one script.
class View
{
public:
    virtual ~View() = default;
    /// The members of `view` that are no functions: tick, time, phase, score …
    [[nodiscard]] virtual Table facts() const = 0;
    /// Fails with a sentence for the script's author as the error's argument `text`.
    [[nodiscard]] virtual Result<Value> answer(Question question,
                                               std::span<const Value> arguments) = 0;
    /// What answering now is worth, in instructions.
    [[nodiscard]] virtual std::int64_t cost(Question question) const = 0;
};

} // namespace ward::scripts
