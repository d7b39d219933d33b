// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/http_front.h"

#include "sim-engine/server/http_exchange.h"
#include "sim-engine/server/listen_address.h"
#include "sim-engine/server/metrics.h"

#include <microhttpd.h>

#include <cerrno>
#include <string_view>

#if defined(Q_OS_WIN)
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#endif

namespace ward::server {

namespace {

/// Headers and one piece of the body; what is larger is refused by size.
constexpr std::size_t kConnectionMemory = 64 * 1024;
constexpr std::size_t kConnectionStep = 4 * 1024;

int socketOf(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? static_cast<int>(info->connect_fd) : -1;
}

std::string lookUp(MHD_Connection *connection, MHD_ValueKind kind, const char *name)
{
    const char *value = MHD_lookup_connection_value(connection, kind, name);
    return value ? value : "";
}

HttpRequest requestOf(MHD_Connection *connection, const char *method, const char *url)
{
    HttpRequest request;
    request.method = method;
    request.path = url;
    request.argument = [connection](const char *name) {
        return lookUp(connection, MHD_GET_ARGUMENT_KIND, name);
    };
    request.header = [connection](const char *name) {
        return lookUp(connection, MHD_HEADER_KIND, name);
    };
    if (const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS))
        request.address = QHostAddress(info->client_addr).toString().toStdString();
    return request;
}

} // namespace

/// What libmicrohttpd calls, on its threads.
struct HttpFront::Callbacks
{
    static HttpFront &front(void *self) { return *static_cast<HttpFront *>(self); }

    static void headersBy(HttpFront &front, MHD_Connection *connection, std::int64_t us)
    {
        front.m_watch.setDeadline(connection, socketOf(connection),
                                  front.m_clock.monotonicUs() + us,
                                  [&front] { front.m_metrics.fault(Fault::SlowHttp); });
    }

    static void connected(void *self, MHD_Connection *connection, void **,
                          MHD_ConnectionNotificationCode what)
    {
        HttpFront &front = Callbacks::front(self);
        if (what == MHD_CONNECTION_NOTIFY_CLOSED)
            return front.m_watch.clearDeadline(connection);
        headersBy(front, connection, std::int64_t{front.m_options.limits.httpHeaderMs} * 1000);
    }

    static MHD_Result request(void *self, MHD_Connection *connection, const char *url,
                              const char *method, const char *, const char *data, size_t *size,
                              void **context)
    {
        HttpFront &front = Callbacks::front(self);
        auto *exchange = static_cast<std::shared_ptr<HttpExchange> *>(*context);
        if (!exchange) {
            exchange = new std::shared_ptr<HttpExchange>(std::make_shared<HttpExchange>(
                front, connection, requestOf(connection, method, url)));
            *context = exchange;
            {
                const std::lock_guard lock(front.m_mutex);
                front.m_exchanges.insert(*exchange);
            }
            std::uint64_t bodyBytes = 0;
            const std::string length =
                lookUp(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_LENGTH);
            if (!length.empty() && !parseNumber(length, bodyBytes))
                return MHD_NO;
            const auto *headers =
                MHD_get_connection_info(connection, MHD_CONNECTION_INFO_REQUEST_HEADER_SIZE);
            return (*exchange)->begin(bodyBytes, headers ? headers->header_size : 0) ? MHD_YES
                                                                                     : MHD_NO;
        }
        if (*size != 0) {
            const bool taken = (*exchange)->takeBody(data, *size);
            *size = 0;
            return taken ? MHD_YES : MHD_NO;
        }
        return (*exchange)->goOn() ? MHD_YES : MHD_NO;
    }

    static void completed(void *self, MHD_Connection *connection, void **context,
                          MHD_RequestTerminationCode)
    {
        HttpFront &front = Callbacks::front(self);
        auto *exchange = static_cast<std::shared_ptr<HttpExchange> *>(*context);
        if (!exchange)
            return;
        (*exchange)->finished();
        {
            const std::lock_guard lock(front.m_mutex);
            front.m_exchanges.erase(*exchange);
        }
        delete exchange;
        *context = nullptr;
        // The connection may be used again, and then has its time for headers.
        headersBy(front, connection,
                  std::int64_t{front.m_options.idleSeconds} * 1'000'000 +
                      std::int64_t{front.m_options.limits.httpHeaderMs} * 1000);
    }
};

HttpFront::HttpFront(Options options, HttpApi &api, Metrics &metrics, const Clock &clock)
    : m_options(std::move(options))
    , m_api(api)
    , m_metrics(metrics)
    , m_clock(clock)
    , m_watch(clock)
{
}

HttpFront::~HttpFront()
{
    stop();
}

void HttpFront::stop()
{
    // No connection may sleep when its daemon is stopped.
    for (MHD_Daemon *daemon : m_daemons) {
        const MHD_socket listening = MHD_quiesce_daemon(daemon);
        if (listening != MHD_INVALID_SOCKET) {
#if defined(Q_OS_WIN)
            closesocket(listening);
#else
            ::close(listening);
#endif
        }
    }
    std::set<std::shared_ptr<HttpExchange>> open;
    {
        const std::lock_guard lock(m_mutex);
        open = m_exchanges;
    }
    for (const auto &exchange : open)
        exchange->giveUp();
    for (MHD_Daemon *daemon : m_daemons)
        MHD_stop_daemon(daemon);
    m_daemons.clear();
}

Result<> HttpFront::listen()
{
    auto port = listenOnAll(
        m_options.addresses, m_options.port,
        [this](const QHostAddress &address, std::uint16_t wanted) {
            return listenOn(address, wanted);
        },
        [this] { stop(); });
    if (!port)
        return failure(std::move(port.error()));
    m_port = *port;
    return {};
}

Result<std::uint16_t> HttpFront::listenOn(const QHostAddress &address, std::uint16_t port)
{
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    const bool six = address.protocol() == QAbstractSocket::IPv6Protocol;
    if (six) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::copy_n(bytes.c, 16, v6.sin6_addr.s6_addr);
    } else {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        v4.sin_addr.s_addr = htonl(address.toIPv4Address());
    }
    unsigned flags = MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD | MHD_ALLOW_SUSPEND_RESUME;
    if (six)
        flags |= MHD_USE_IPv6;
    std::vector<MHD_OptionItem> options{
        {MHD_OPTION_NOTIFY_COMPLETED, reinterpret_cast<intptr_t>(&Callbacks::completed), this},
        {MHD_OPTION_NOTIFY_CONNECTION, reinterpret_cast<intptr_t>(&Callbacks::connected), this},
        {MHD_OPTION_SOCK_ADDR, 0, six ? static_cast<void *>(&v6) : static_cast<void *>(&v4)},
        {MHD_OPTION_CONNECTION_LIMIT, static_cast<intptr_t>(m_options.limits.httpConnections),
         nullptr},
        {MHD_OPTION_CONNECTION_TIMEOUT, static_cast<intptr_t>(m_options.idleSeconds), nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_LIMIT, static_cast<intptr_t>(kConnectionMemory), nullptr},
        {MHD_OPTION_CONNECTION_MEMORY_INCREMENT, static_cast<intptr_t>(kConnectionStep), nullptr},
    };
    if (m_options.tls) {
        flags |= MHD_USE_TLS;
        const auto text = [](const char *value) {
            return const_cast<char *>(value); // the library reads it only
        };
        options.push_back(
            {MHD_OPTION_HTTPS_MEM_CERT, 0, text(m_options.tls->certificatePem().constData())});
        options.push_back({MHD_OPTION_HTTPS_MEM_KEY, 0, text(m_options.tls->keyPem().constData())});
        options.push_back({MHD_OPTION_HTTPS_PRIORITIES, 0, text(kTlsPriorities)});
    }
    options.push_back({MHD_OPTION_END, 0, nullptr});
    errno = 0;
    MHD_Daemon *daemon = MHD_start_daemon(flags, port, nullptr, nullptr, &Callbacks::request, this,
                                          MHD_OPTION_ARRAY, options.data(), MHD_OPTION_END);
    if (!daemon) {
        const bool inUse = errno == EADDRINUSE || errno == 0;
        return failure(inUse ? "server.listen.port-in-use" : "server.listen.failed",
                       {{"port", std::int64_t{port}}, {"detail", std::string("HTTP")}});
    }
    m_daemons.push_back(daemon);
    const MHD_DaemonInfo *info = MHD_get_daemon_info(daemon, MHD_DAEMON_INFO_BIND_PORT);
    return info && info->port != 0 ? info->port : port;
}

} // namespace ward::server
