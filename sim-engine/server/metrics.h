// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/sessions/session_registry.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace ward::server {

enum class Lane { Lossy, Reliable, Other };
enum class CommandOutcome { Accepted, Refused, Limited };
enum class Fault {
    MalformedFrame,
    StalledClient,
    SilentClient, ///< no hello in time
    WrongToken,
    SlowHttp,    ///< headers or body not in time
    DroppedPoll, ///< a long poll whose client went
    ServerError, ///< an HTTP answer of 5xx
};

/// What /metrics says beside the sessions' own figures. Any thread.
class Metrics
{
public:
    void sent(Lane lane, std::size_t bytes) { m_sent[at(lane)] += bytes; }
    void command(CommandOutcome outcome) { ++m_commands[at(outcome)]; }
    void fault(Fault fault) { ++m_faults[at(fault)]; }
    void http(unsigned status) { ++m_http[status / 100 < m_http.size() ? status / 100 : 0]; }

    std::atomic<int> clients = 0;
    std::atomic<int> longPolls = 0;
    std::atomic<std::int64_t> startedUs = 0;

    [[nodiscard]] std::uint64_t faults(Fault fault) const { return m_faults[at(fault)]; }
    [[nodiscard]] std::uint64_t sentBytes(Lane lane) const { return m_sent[at(lane)]; }

    /// Everything in Prometheus' text form 0.0.4.
    [[nodiscard]] std::string exposition(const sessions::SessionRegistry &registry,
                                         std::string_view version, std::int64_t nowUs) const;

private:
    template <typename E>
    static constexpr std::size_t at(E value)
    {
        return static_cast<std::size_t>(value);
    }
    std::array<std::atomic<std::uint64_t>, 3> m_sent{};
    std::array<std::atomic<std::uint64_t>, 3> m_commands{};
    std::array<std::atomic<std::uint64_t>, 7> m_faults{};
    std::array<std::atomic<std::uint64_t>, 6> m_http{}; ///< by first digit of the status
};

} // namespace ward::server
