// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/scripts/arena.h"
#include "sim-engine/kernel/scripts/limits.h"

#include <cstddef>
#include <cstdint>

namespace ward::scripts {

/// Counts what one call uses. One instruction of the interpreter can walk through a whole table or
/// text; so an instruction counts as more while large ones exist. Once something is used up it
/// stays so until the call ends, whatever the script catches.
class Meter
{
public:
    enum class Spent : std::uint8_t { Nothing, Instructions, Memory };

    explicit Meter(Arena &arena)
        : m_arena(arena)
    {
    }

    /// Instructions, or work of a function that is worth as many. False when the budget is gone.
    bool charge(std::int64_t instructions)
    {
        m_used += instructions * m_weight;
        if (m_used > kBudget && m_spent == Spent::Nothing)
            m_spent = Spent::Instructions;
        return m_spent == Spent::Nothing;
    }
    [[nodiscard]] Spent spent() const { return m_spent; }
    [[nodiscard]] bool isSpent() const { return m_spent != Spent::Nothing; }
    [[nodiscard]] std::int64_t used() const { return m_used; }
    [[nodiscard]] std::size_t memory() const { return m_arena.used(); }
    /// From now on tables and stack count, not only texts: what is there before is the program.
    void watchTables() { m_watchesTables = true; }

    /// The interpreter's allocator; `user` is a Meter.
    static void *allocate(void *user, void *block, std::size_t before, std::size_t after);

private:
    void *allocate(void *block, std::size_t before, std::size_t after);

    Arena &m_arena;
    std::int64_t m_used = 0;
    std::int64_t m_weight = 1;
    Spent m_spent = Spent::Nothing;
    bool m_watchesTables = false;
};

} // namespace ward::scripts
