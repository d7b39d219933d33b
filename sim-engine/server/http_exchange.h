// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/server/http_api.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

struct MHD_Connection;

namespace ward::server {

class HttpFront;

/// One request and its answer on one connection. The carrier's thread feeds it; the answer comes
/// from any thread, and the connection sleeps in between.
class HttpExchange final : public std::enable_shared_from_this<HttpExchange>
{
public:
    HttpExchange(HttpFront &front, MHD_Connection *connection, HttpRequest request);

    // The carrier's thread; false = cut the connection.
    [[nodiscard]] bool begin(std::uint64_t bodyBytes, std::uint64_t headerBytes);
    [[nodiscard]] bool takeBody(const char *data, std::size_t size);
    /// Everything is here: asks, or answers when the answer has come.
    [[nodiscard]] bool goOn();
    /// The connection is done with it.
    void finished();

    /// Any thread, once.
    void answer(HttpResponse response);
    /// The engine stops: whoever still waits is told.
    void giveUp();

private:
    [[nodiscard]] bool queue();

    HttpFront &m_front;
    MHD_Connection *const m_connection;
    const int m_socket;
    HttpRequest m_request;
    bool m_asked = false;
    bool m_tooLarge = false;
    std::uint64_t m_received = 0;

    std::mutex m_mutex; ///< of what is below
    std::optional<HttpResponse> m_response;
    HttpApi::Abandon m_abandon;
    bool m_sleeping = false;
    bool m_finished = false;
};

} // namespace ward::server
