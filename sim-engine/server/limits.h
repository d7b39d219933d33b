// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "ward/v1/wire/frame.pb.h"

#include <cstdint>

namespace ward::server {

/// What the machine gives this process.
struct Machine
{
    std::uint64_t openFiles = 1024;
    std::uint64_t memoryBytes = std::uint64_t{1} << 30;
    int cores = 1;

    /// Asks the system; raises the soft limit of open files to the hard one first.
    [[nodiscard]] static Machine measure();
};

/// What one engine takes at most. Derived from the machine, announced in `welcome` and at
/// /v1/limits, and enforced: what is above is refused with a sentence, never served badly.
struct Limits
{
    std::uint32_t sessions = 0;
    std::uint32_t clients = 0;
    std::uint32_t httpConnections = 0;
    std::uint32_t entities = 0; ///< in one session
    std::uint32_t openFiles = 0;

    std::uint32_t frameBytes = 16u << 20; ///< of one client's frame
    std::uint32_t helloBytes = 64u << 10; ///< before anybody is known
    std::uint32_t opsPerChange = 10'000;
    std::uint32_t textBytes = 4096; ///< of one text of a mark, an action, a cue, a title
    std::uint32_t commandsPerSecond = 200;
    std::uint32_t subscribesPerSecond = 20;
    std::uint32_t sessionsFollowed = 64;
    std::uint32_t queriesInFlight = 256;
    std::uint32_t openRequests = 1000; ///< commands and queries without an answer
    std::uint32_t eventsPerPage = 1000;

    std::uint32_t httpBodyBytes = 1u << 20;
    std::uint32_t httpHeaderBytes = 16u << 10;
    std::uint32_t httpHeaderMs = 10'000;
    std::uint32_t httpBodyMs = 30'000;
    std::uint32_t httpWaitMs = 30'000;

    [[nodiscard]] static Limits derive(const Machine &machine);
    /// Lowers (never raises) sessions and clients; 0 = as derived. Code
    /// `server.start.limit-too-high`.
    [[nodiscard]] Result<> lower(std::uint32_t sessions, std::uint32_t clients);
};

void toProto(const Limits &limits, v1::wire::Limits &out);

} // namespace ward::server
