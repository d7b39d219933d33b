// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/limits.h"

#include <algorithm>
#include <string>
#include <thread>

#if defined(__unix__) || defined(__APPLE__)
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace ward::server {

namespace {

// What one of each costs, estimated from the shipped arrest scenario and rounded up.
constexpr std::uint64_t kSessionBytes = 4u << 20;  ///< world, simulation, recorder, log window
constexpr std::uint64_t kClientBytes = 512u << 10; ///< socket buffers, lanes, one answer
constexpr std::uint64_t kEntityBytes = 16u << 10;  ///< with components, in world and keyframes
constexpr std::uint64_t kSessionFiles = 5;         ///< recording, -wal, -shm, -motion, a reader
constexpr std::uint64_t kReservedFiles = 128;      ///< libraries, sockets, readers of the shelf
constexpr std::uint64_t kSessionsPerCore = 600;
constexpr std::uint64_t kClientsPerSession = 3;

std::uint32_t clamped(std::uint64_t value, std::uint64_t least, std::uint64_t most)
{
    return static_cast<std::uint32_t>(std::clamp(value, least, most));
}

} // namespace

Machine Machine::measure()
{
    Machine machine;
    machine.cores = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
#if defined(__unix__) || defined(__APPLE__)
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) == 0) {
        if (files.rlim_cur < files.rlim_max) {
            rlimit raised = files;
            raised.rlim_cur = files.rlim_max;
            if (setrlimit(RLIMIT_NOFILE, &raised) == 0)
                files = raised;
        }
        machine.openFiles = std::min<std::uint64_t>(files.rlim_cur, 1u << 20);
    }
    const long pages = sysconf(_SC_PHYS_PAGES);
    const long pageBytes = sysconf(_SC_PAGE_SIZE);
    if (pages > 0 && pageBytes > 0)
        machine.memoryBytes =
            static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageBytes);
    rlimit memory{};
    if (getrlimit(RLIMIT_AS, &memory) == 0 && memory.rlim_cur != RLIM_INFINITY)
        machine.memoryBytes = std::min<std::uint64_t>(machine.memoryBytes, memory.rlim_cur);
#endif
    return machine;
}

Limits Limits::derive(const Machine &machine)
{
    Limits limits;
    const std::uint64_t cores = static_cast<std::uint64_t>(std::max(1, machine.cores));
    const std::uint64_t files =
        machine.openFiles > kReservedFiles ? machine.openFiles - kReservedFiles : 0;
    // Half of the memory for sessions, a quarter for clients; the rest is the system's.
    limits.sessions = clamped(std::min({kSessionsPerCore * cores, files / 2 / kSessionFiles,
                                        machine.memoryBytes / 2 / kSessionBytes}),
                              4, 10'000);
    limits.clients = clamped(std::min({kSessionsPerCore * kClientsPerSession * cores, files / 3,
                                       machine.memoryBytes / 4 / kClientBytes}),
                             8, 20'000);
    limits.httpConnections = clamped(files / 8, 8, 1'000);
    limits.entities = clamped(machine.memoryBytes / 16 / kEntityBytes, 500, 20'000);
    limits.openFiles =
        static_cast<std::uint32_t>(std::min<std::uint64_t>(machine.openFiles, UINT32_MAX));
    return limits;
}

Result<> Limits::lower(std::uint32_t wantedSessions, std::uint32_t wantedClients)
{
    const auto take = [](std::uint32_t wanted, std::uint32_t &limit, const char *what) -> Result<> {
        if (wanted > limit)
            return failure("server.start.limit-too-high", {{"what", std::string(what)},
                                                           {"wanted", std::int64_t{wanted}},
                                                           {"limit", std::int64_t{limit}}});
        if (wanted != 0)
            limit = wanted;
        return {};
    };
    if (auto fine = take(wantedSessions, sessions, "max-sessions"); !fine)
        return fine;
    return take(wantedClients, clients, "max-clients");
}

void toProto(const Limits &limits, v1::wire::Limits &out)
{
    out.set_frame_bytes(limits.frameBytes);
    out.set_commands_per_second(limits.commandsPerSecond);
    out.set_entities(limits.entities);
    out.set_sessions(limits.sessions);
    out.set_clients(limits.clients);
    out.set_subscribes_per_second(limits.subscribesPerSecond);
    out.set_sessions_followed(limits.sessionsFollowed);
    out.set_queries_in_flight(limits.queriesInFlight);
    out.set_ops_per_change(limits.opsPerChange);
    out.set_events_per_page(limits.eventsPerPage);
    out.set_open_files(limits.openFiles);
    out.set_http_connections(limits.httpConnections);
    out.set_http_body_bytes(limits.httpBodyBytes);
    out.set_http_header_bytes(limits.httpHeaderBytes);
    out.set_http_header_ms(limits.httpHeaderMs);
    out.set_http_wait_ms(limits.httpWaitMs);
    out.set_text_bytes(limits.textBytes);
}

} // namespace ward::server
