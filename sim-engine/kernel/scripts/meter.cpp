// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/meter.h"

#include "sim-engine/kernel/scripts/lua.h"

#include <algorithm>

namespace ward::scripts {

namespace {

// An instruction that touches all of a table or text of these sizes takes as long as a plain C
// call.
constexpr std::size_t kTablePerInstruction = 2048;
constexpr std::size_t kTextPerInstruction = 256;
constexpr std::size_t kSmall = 1024;

} // namespace

void *Meter::allocate(void *user, void *block, std::size_t before, std::size_t after)
{
    return static_cast<Meter *>(user)->allocate(block, before, after);
}

void *Meter::allocate(void *block, std::size_t before, std::size_t after)
{
    if (after == 0) {
        if (block)
            (void)m_arena.resize(block, before, 0);
        return nullptr;
    }
    // For a new block `before` says what it is for.
    const bool text = !block && before == LUA_TSTRING;
    const std::size_t old = block ? before : 0;
    if (after > old) {
        const bool ending = isSpent() && after <= kSmall;
        const std::size_t limit = kMemory + (ending ? kArenaReserve : 0);
        if (after > kLargestBlock || (text && after > kLongestText + 64) ||
            m_arena.used() + after > limit) {
            if (m_spent == Spent::Nothing)
                m_spent = Spent::Memory;
            return nullptr;
        }
        const std::size_t per = text ? kTextPerInstruction : kTablePerInstruction;
        if (text || m_watchesTables)
            m_weight = std::max(m_weight, static_cast<std::int64_t>(1 + after / per));
    }
    return block ? m_arena.resize(block, before, after) : m_arena.take(after);
}

} // namespace ward::scripts
