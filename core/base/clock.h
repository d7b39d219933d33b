// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ward {

/// The only way to real time. `monotonicUs` never goes back and paces things; `unixMs` is the
/// calendar, written beside events and never an input of logic. Implementations are thread-safe.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual std::int64_t monotonicUs() const = 0;
    [[nodiscard]] virtual std::int64_t unixMs() const = 0;
};

/// The machine's clock.
[[nodiscard]] const Clock &systemClock();

/// A clock that stands still until it is told otherwise. Not thread-safe.
class ManualClock final : public Clock
{
public:
    explicit ManualClock(std::int64_t unixMs = 1'767'225'600'000)
        : m_unixMs(unixMs)
    {
    }
    [[nodiscard]] std::int64_t monotonicUs() const override { return m_us; }
    [[nodiscard]] std::int64_t unixMs() const override { return m_unixMs + m_us / 1000; }
    void advanceUs(std::int64_t us) { m_us += us; }
    void advanceMs(std::int64_t ms) { m_us += ms * 1000; }

private:
    std::int64_t m_us = 0;
    std::int64_t m_unixMs;
};

} // namespace ward
