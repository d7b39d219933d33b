// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace ward {

/// 128 bits that name a thing for ever, whatever its order, name or place. Text form: UUID, lower
/// case, 36 characters. People's things get UUIDv7-shaped ids from the client that creates them;
/// derived things get `deriveId`. Ordered by value (so UUIDv7 sorts by creation). Any thread.
class Id
{
public:
    constexpr Id() = default;
    constexpr Id(std::uint64_t high, std::uint64_t low)
        : m_high(high)
        , m_low(low)
    {
    }

    [[nodiscard]] constexpr bool isNull() const { return m_high == 0 && m_low == 0; }
    [[nodiscard]] constexpr std::uint64_t high() const { return m_high; }
    [[nodiscard]] constexpr std::uint64_t low() const { return m_low; }

    /// 36 characters, `0192f0c1-7a00-7000-8000-000000000001`.
    [[nodiscard]] std::string toString() const;
    /// Accepts exactly the text form; failure code `base.id.malformed`.
    [[nodiscard]] static Result<Id> parse(std::string_view text);

    /// 16 bytes, big-endian.
    [[nodiscard]] std::string toBytes() const;
    [[nodiscard]] static Result<Id> fromBytes(std::string_view bytes);

    constexpr auto operator<=>(const Id &) const = default;

private:
    std::uint64_t m_high = 0;
    std::uint64_t m_low = 0;
};

/// UUIDv7 (RFC 9562 §5.7) from a wall time in ms and 74 random bits taken from `random`.
[[nodiscard]] Id makeUuid7(std::uint64_t unixMs, std::uint64_t randomHigh, std::uint64_t randomLow);

/// The first 128 bits of BLAKE2b-256 over `parent ‖ cause ‖ ordinal (big-endian 64 bit)`: the id of
/// what rules, scripts, physiology and prefabs create, the same on every machine.
[[nodiscard]] Id deriveId(const Id &parent, const Id &cause, std::uint64_t ordinal);
/// As above, over `parent ‖ name`: a prefab's child inside one instance.
[[nodiscard]] Id deriveId(const Id &parent, std::string_view name);

} // namespace ward

template <>
struct std::hash<ward::Id>
{
    std::size_t operator()(const ward::Id &id) const noexcept
    {
        return static_cast<std::size_t>(id.high() * 0x9e3779b97f4a7c15ULL ^ id.low());
    }
};
