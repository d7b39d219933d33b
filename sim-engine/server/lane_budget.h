// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>

namespace ward::server {

/// What was sent to one client and not yet acknowledged: the only measure of how far it is behind,
/// because what the kernel's buffers hold is invisible. Time is the caller's monotonic µs.
class LaneBudget
{
public:
    static constexpr std::size_t kMaxBytes = 64 * 1024;
    static constexpr std::int64_t kMaxAgeUs = 500'000;
    static constexpr std::int64_t kStallUs = 30'000'000;

    void sent(std::uint64_t seq, std::size_t bytes, std::int64_t nowUs);
    /// Every frame up to `seq` was handled. False when the client acknowledges what it never got.
    [[nodiscard]] bool acknowledged(std::uint64_t seq, std::int64_t nowUs);

    [[nodiscard]] std::size_t bytesInFlight() const { return m_bytes; }
    /// Motion only goes to a client that keeps up.
    [[nodiscard]] bool allowsState(std::int64_t nowUs) const
    {
        return m_bytes < kMaxBytes && (m_bytes == 0 || nowUs - m_oldestUs < kMaxAgeUs);
    }
    /// The reliable lane waits, it never drops.
    [[nodiscard]] bool allowsReliable() const { return m_bytes < kMaxBytes; }
    /// Something is due and nothing was acknowledged for a long time.
    [[nodiscard]] bool isStalled(std::int64_t nowUs) const;

private:
    struct Sent
    {
        std::uint64_t seq;
        std::size_t bytes;
        std::int64_t atUs;
    };
    std::deque<Sent> m_sent;
    std::size_t m_bytes = 0;
    std::int64_t m_oldestUs = 0; ///< when the first of m_sent left
    std::uint64_t m_lastSeq = 0;
    std::int64_t m_progressUs = 0;
};

} // namespace ward::server
