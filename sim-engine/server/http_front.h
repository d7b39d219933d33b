// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "sim-engine/server/connection_watch.h"
#include "sim-engine/server/http_api.h"
#include "sim-engine/server/limits.h"
#include "sim-engine/server/tls_identity.h"

#include <QHostAddress>

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <vector>

struct MHD_Daemon;

namespace ward::server {

class HttpExchange;
class Metrics;

/// Carries HTTP to and from the API, on threads of its own (libmicrohttpd): sizes and times are
/// limited, and a request that waits costs no thread.
class HttpFront
{
public:
    struct Options
    {
        std::vector<QHostAddress> addresses{QHostAddress(QHostAddress::LocalHost)};
        std::uint16_t port = 0; ///< 0 = any, the same on all addresses
        std::optional<TlsIdentity> tls;
        Limits limits;
        unsigned idleSeconds = 10;
    };

    HttpFront(Options options, HttpApi &api, Metrics &metrics, const Clock &clock);
    ~HttpFront();
    HttpFront(const HttpFront &) = delete;
    HttpFront &operator=(const HttpFront &) = delete;

    /// Codes `server.listen.port-in-use`, `server.listen.failed`.
    Result<> listen();
    [[nodiscard]] std::uint16_t port() const { return m_port; }

private:
    friend class HttpExchange;
    struct Callbacks;
    [[nodiscard]] Result<std::uint16_t> listenOn(const QHostAddress &address, std::uint16_t port);
    void stop();

    Options m_options;
    HttpApi &m_api;
    Metrics &m_metrics;
    const Clock &m_clock;
    ConnectionWatch m_watch;
    std::vector<MHD_Daemon *> m_daemons;
    std::uint16_t m_port = 0;

    std::mutex m_mutex;
    std::set<std::shared_ptr<HttpExchange>> m_exchanges; ///< going on
};

} // namespace ward::server
