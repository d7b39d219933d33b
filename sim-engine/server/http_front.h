// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sim-engine/server/query_service.h"
#include "sim-engine/server/token_guard.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>

struct MHD_Daemon;

namespace ward::server {

/// What /metrics says beside the sessions' own figures.
struct FrontMetrics
{
    std::atomic<int> clients = 0;
    std::atomic<std::int64_t> startedUs = 0;
};

/// Health, metrics and read-only access over HTTP, on threads of its own (libmicrohttpd with limits
/// and timeouts). Same queries, same visibility as the WebSocket.
class HttpFront
{
public:
    struct Options
    {
        std::string host = "127.0.0.1";
        std::uint16_t port = 0;
        std::string token;
        std::string engine;
        unsigned maxConnections = 128;
        unsigned timeoutSeconds = 10;
    };

    HttpFront(Options options, sessions::SessionRegistry &registry, const QueryService &queries,
              const FrontMetrics &metrics, const Clock &clock);
    ~HttpFront();
    HttpFront(const HttpFront &) = delete;
    HttpFront &operator=(const HttpFront &) = delete;

    /// Codes `server.listen.port-in-use`, `server.listen.failed`.
    Result<> listen();
    [[nodiscard]] std::uint16_t port() const { return m_port; }

    struct Request
    {
        std::string method;
        std::string path;
        std::string authorization;
        std::string address;
        std::function<std::string(const char *name)> argument; ///< "" when absent
    };
    struct Response
    {
        unsigned status = 200;
        std::string type = "application/json";
        std::string body;
        bool immutable = false;
    };
    /// One request, without the carrier. Any thread; waits for queries.
    [[nodiscard]] Response respond(const Request &request);

private:
    [[nodiscard]] Response health() const;
    [[nodiscard]] Response metrics() const;
    [[nodiscard]] Response sessions() const;
    [[nodiscard]] Response ofSession(const Request &request, const std::string &rest);
    [[nodiscard]] Result<v1::wire::Answer> ask(const v1::wire::Query &query) const;

    Options m_options;
    sessions::SessionRegistry &m_registry;
    const QueryService &m_queries;
    const FrontMetrics &m_front;
    const Clock &m_clock;
    std::mutex m_guardMutex;
    TokenGuard m_guard;
    MHD_Daemon *m_daemon = nullptr;
    std::uint16_t m_port = 0;
};

} // namespace ward::server
