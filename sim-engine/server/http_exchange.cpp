// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/http_exchange.h"

#include "sim-engine/server/http_front.h"
#include "sim-engine/server/metrics.h"

#include <microhttpd.h>

namespace ward::server {

namespace {

constexpr std::uint64_t kDiscardedBodies = 4; ///< so much of a body too large is read politely

int socketOf(MHD_Connection *connection)
{
    const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
    return info ? static_cast<int>(info->connect_fd) : -1;
}

} // namespace

HttpExchange::HttpExchange(HttpFront &front, MHD_Connection *connection, HttpRequest request)
    : m_front(front)
    , m_connection(connection)
    , m_socket(socketOf(connection))
    , m_request(std::move(request))
{
}

bool HttpExchange::begin(std::uint64_t bodyBytes, std::uint64_t headerBytes)
{
    const Limits &limits = m_front.m_options.limits;
    HttpResponse refused;
    if (headerBytes > limits.httpHeaderBytes)
        refused = refusal(431, Message("server.limit.headers",
                                       {{"limit", std::int64_t{limits.httpHeaderBytes}}}));
    else if (m_front.m_api.admits(m_request, bodyBytes, refused)) {
        m_front.m_watch.setDeadline(
            m_connection, m_socket,
            m_front.m_clock.monotonicUs() + std::int64_t{limits.httpBodyMs} * 1000,
            [&metrics = m_front.m_metrics] { metrics.fault(Fault::SlowHttp); });
        return true;
    }
    // Answered before the body is read, and closed because of it.
    m_asked = true;
    refused.headers.emplace_back("Connection", "close");
    {
        const std::lock_guard lock(m_mutex);
        m_response = std::move(refused);
    }
    return queue();
}

bool HttpExchange::takeBody(const char *data, std::size_t size)
{
    const std::uint64_t limit = m_front.m_options.limits.httpBodyBytes;
    m_received += size;
    if (m_received > limit) {
        m_tooLarge = true;
        m_request.body.clear();
        return m_received <= limit * kDiscardedBodies;
    }
    m_request.body.append(data, size);
    return true;
}

bool HttpExchange::goOn()
{
    if (!m_asked) {
        m_asked = true;
        m_front.m_watch.clearDeadline(m_connection);
        if (m_tooLarge) {
            answer(refusal(
                413, Message("server.limit.body",
                             {{"limit", std::int64_t{m_front.m_options.limits.httpBodyBytes}}})));
        } else {
            auto abandon =
                m_front.m_api.handle(m_request, [self = shared_from_this()](HttpResponse response) {
                    self->answer(std::move(response));
                });
            const std::lock_guard lock(m_mutex);
            m_abandon = std::move(abandon);
        }
    }
    {
        const std::lock_guard lock(m_mutex);
        if (!m_response) {
            m_sleeping = true;
            MHD_suspend_connection(m_connection);
            m_front.m_watch.watch(m_connection, m_socket, [weak = weak_from_this()] {
                // Nobody is there to read it; waking up closes the connection.
                if (const auto self = weak.lock())
                    self->giveUp();
            });
            return true;
        }
    }
    m_front.m_watch.unwatch(m_connection);
    return queue();
}

bool HttpExchange::queue()
{
    HttpResponse answer;
    {
        const std::lock_guard lock(m_mutex);
        answer = std::move(*m_response);
    }
    m_front.m_metrics.http(answer.status);
    if (answer.status >= 500)
        m_front.m_metrics.fault(Fault::ServerError);
    MHD_Response *response = MHD_create_response_from_buffer(answer.body.size(), answer.body.data(),
                                                             MHD_RESPMEM_MUST_COPY);
    if (!response)
        return false;
    bool cached = false;
    for (const auto &[name, value] : answer.headers) {
        MHD_add_response_header(response, name.c_str(), value.c_str());
        cached |= name == MHD_HTTP_HEADER_CACHE_CONTROL;
    }
    if (answer.status != 304)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.type.c_str());
    if (!cached)
        MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    const MHD_Result queued = MHD_queue_response(m_connection, answer.status, response);
    MHD_destroy_response(response);
    return queued == MHD_YES;
}

void HttpExchange::answer(HttpResponse response)
{
    const std::lock_guard lock(m_mutex);
    if (m_response || m_finished)
        return;
    m_response = std::move(response);
    if (m_sleeping) {
        m_sleeping = false;
        MHD_resume_connection(m_connection);
    }
}

void HttpExchange::giveUp()
{
    HttpApi::Abandon abandon;
    {
        const std::lock_guard lock(m_mutex);
        abandon = std::exchange(m_abandon, {});
    }
    if (abandon)
        abandon();
    answer(refusal(503, Message("sessions.draining")));
}

void HttpExchange::finished()
{
    m_front.m_watch.unwatch(m_connection);
    HttpApi::Abandon abandon;
    {
        const std::lock_guard lock(m_mutex);
        m_finished = true;
        abandon = std::exchange(m_abandon, {});
    }
    if (abandon)
        abandon();
}

} // namespace ward::server
