// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace ward {

/// XXH3-64 over a stream of integers, each fed as eight little-endian bytes, so that the result is
/// the same on every machine. Not thread-safe; one per computation.
class StateHasher
{
public:
    StateHasher();
    ~StateHasher();
    StateHasher(const StateHasher &) = delete;
    StateHasher &operator=(const StateHasher &) = delete;

    void add(std::int64_t value);
    void add(std::string_view bytes);
    /// The same as adding each value.
    void add(std::span<const std::int64_t> values);
    [[nodiscard]] std::uint64_t digest() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

[[nodiscard]] std::uint64_t hash64(std::string_view bytes);
/// splitmix64 of (seed, id, ordinal): the engine's only source of randomness. Stateless.
[[nodiscard]] std::uint64_t randomBits(std::uint64_t seed, std::uint64_t id, std::uint64_t ordinal);
/// Uniform in [0, 1) with 53 bits, from `randomBits`.
[[nodiscard]] double randomUnit(std::uint64_t seed, std::uint64_t id, std::uint64_t ordinal);
/// 16 lower-case hex digits.
[[nodiscard]] std::string hexHash(std::uint64_t hash);

} // namespace ward
