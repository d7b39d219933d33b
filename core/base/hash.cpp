// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"

#include <xxhash.h>

#include <bit>
#include <cstdio>

namespace ward {

struct StateHasher::State
{
    XXH3_state_t *xxh = XXH3_createState();
    ~State() { XXH3_freeState(xxh); }
};

StateHasher::StateHasher()
    : m_state(std::make_unique<State>())
{
    XXH3_64bits_reset(m_state->xxh);
}

StateHasher::~StateHasher() = default;

void StateHasher::add(std::int64_t value)
{
    unsigned char bytes[8];
    const auto bits = static_cast<std::uint64_t>(value);
    for (int i = 0; i < 8; ++i)
        bytes[i] = static_cast<unsigned char>(bits >> (8 * i));
    XXH3_64bits_update(m_state->xxh, bytes, sizeof bytes);
}

void StateHasher::add(std::string_view bytes)
{
    add(static_cast<std::int64_t>(bytes.size()));
    XXH3_64bits_update(m_state->xxh, bytes.data(), bytes.size());
}

void StateHasher::add(std::span<const std::int64_t> values)
{
    if constexpr (std::endian::native == std::endian::little) {
        XXH3_64bits_update(m_state->xxh, values.data(), values.size_bytes());
    } else {
        for (const std::int64_t value : values)
            add(value);
    }
}

std::uint64_t StateHasher::digest() const
{
    return XXH3_64bits_digest(m_state->xxh);
}

std::uint64_t hash64(std::string_view bytes)
{
    return XXH3_64bits(bytes.data(), bytes.size());
}

namespace {
std::uint64_t splitmix(std::uint64_t z)
{
    z += 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}
} // namespace

std::uint64_t randomBits(std::uint64_t seed, std::uint64_t id, std::uint64_t ordinal)
{
    return splitmix(splitmix(splitmix(seed) ^ id) ^ ordinal);
}

double randomUnit(std::uint64_t seed, std::uint64_t id, std::uint64_t ordinal)
{
    return static_cast<double>(randomBits(seed, id, ordinal) >> 11) * 0x1.0p-53;
}

std::string hexHash(std::uint64_t hash)
{
    char text[17];
    std::snprintf(text, sizeof text, "%016llx", static_cast<unsigned long long>(hash));
    return text;
}

} // namespace ward
