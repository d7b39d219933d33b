// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"

#include <cstdint>
#include <string>

namespace ward {

/// The only way to unpredictable bits (ids that people's programs create, tokens). Logic never uses
/// it: there, random is `randomBits(seed, id, ordinal)`. Implementations are thread-safe.
class RandomSource
{
public:
    virtual ~RandomSource() = default;
    [[nodiscard]] virtual std::uint64_t next() = 0;
};

/// The operating system's cryptographic generator.
[[nodiscard]] RandomSource &systemRandom();

/// Reproducible bits for tests. Not thread-safe.
class SeededRandom final : public RandomSource
{
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_seed(seed)
    {
    }
    [[nodiscard]] std::uint64_t next() override;

private:
    std::uint64_t m_seed;
    std::uint64_t m_ordinal = 0;
};

/// A new id for something a person creates.
[[nodiscard]] Id newId(const Clock &clock = systemClock(), RandomSource &random = systemRandom());
/// 32 random bytes as 64 hex digits: session tokens.
[[nodiscard]] std::string newToken(RandomSource &random = systemRandom());

} // namespace ward
