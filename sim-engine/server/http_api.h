// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/server/http_message.h"
#include "sim-engine/server/query_service.h"
#include "sim-engine/server/token_bucket.h"
#include "sim-engine/server/token_guard.h"
#include "ward/v1/wire/frame.pb.h"

#include "core/base/clock.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>

namespace ward::server {

class EngineServer;

/// What the engine answers over HTTP, without the carrier: the same sessions, queries, commands,
/// roles and limits as over the WebSocket (docs/formats/wire.md, openapi.json). Any thread, never
/// waits; answers come at once or later, on any thread.
class HttpApi
{
public:
    using Reply = std::function<void(HttpResponse)>;
    /// Called when the asker is gone before the answer came; may do nothing.
    using Abandon = std::function<void()>;

    HttpApi(EngineServer &server, const Clock &clock);

    /// Refuses what needs no body to be refused: no token, no such address, too large.
    [[nodiscard]] bool admits(const HttpRequest &request, std::uint64_t bodyBytes,
                              HttpResponse &refused);
    /// `reply` is called exactly once.
    Abandon handle(const HttpRequest &request, Reply reply);

private:
    struct Asker
    {
        sessions::Role role = sessions::Role::Observer;
        std::string actor;
        std::string trace;
    };
    struct Poll;

    [[nodiscard]] bool identify(const HttpRequest &request, Asker &asker, HttpResponse &refused);
    [[nodiscard]] HttpResponse health() const;
    [[nodiscard]] HttpResponse metrics(const Asker &asker) const;
    void sessions(const Asker &asker, Reply reply);
    Abandon ofSession(const HttpRequest &request, const Asker &asker, const std::string &rest,
                      Reply reply);
    Abandon events(const HttpRequest &request, const Asker &asker, const std::string &session,
                   Reply reply);
    void poll(const std::shared_ptr<Poll> &poll);
    void snapshot(const HttpRequest &request, const Asker &asker, const std::string &session,
                  Reply reply);
    void chunk(const HttpRequest &request, const Asker &asker, const std::string &session,
               const std::string &tick, Reply reply);
    Abandon why(const HttpRequest &request, const Asker &asker, const std::string &session,
                Reply reply);
    void command(const HttpRequest &request, const Asker &asker, const std::string &session,
                 Reply reply);
    /// One answer of the query service or the reason why there is none, in time.
    void ask(v1::wire::Query query, const Asker &asker, std::function<void(v1::wire::Answer)> done,
             Reply refused, const Withdrawn &withdrawn = {});
    /// Whether the asker's rate allows one more; `m_mutex` is not held.
    [[nodiscard]] bool takeRate(const HttpRequest &request, const Asker &asker);
    [[nodiscard]] static std::string askerKey(const HttpRequest &request, const Asker &asker);
    [[nodiscard]] Reply inTime(Reply reply);

    EngineServer &m_server;
    const Clock &m_clock;
    std::mutex m_mutex; ///< of what is below
    TokenGuard m_guard;
    std::map<std::string, TokenBucket> m_rates; ///< by address and role
    std::set<std::string> m_asking;             ///< why; by address and role
};

} // namespace ward::server
