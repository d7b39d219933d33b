// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/http_api.h"

#include "core/base/hash.h"
#include "core/contract/codec/wire_codec.h"
#include "openapi_json.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/log.h"
#include "sim-engine/server/session_codec.h"
#include "sim-engine/server/trace.h"

#include <atomic>

namespace ward::server {

namespace wire = v1::wire;

namespace {

constexpr std::int64_t kAnswerUs = 10'000'000;
constexpr std::size_t kMaxNameBytes = 200;
constexpr std::string_view kBearer = "Bearer ";
constexpr std::string_view kSessions = "/v1/sessions/";

bool takesCommands(const std::string &path)
{
    return path == "/v1/commands" || (path.starts_with(kSessions) && path.ends_with("/commands"));
}

} // namespace

HttpApi::HttpApi(EngineServer &server, const Clock &clock)
    : m_server(server)
    , m_clock(clock)
    , m_guard(server.options().token)
{
}

// --- who asks -----------------------------------------------------------------------------------

bool HttpApi::identify(const HttpRequest &request, Asker &asker, HttpResponse &refused)
{
    const std::string authorization = request.header("Authorization");
    auto verdict = TokenGuard::Verdict::Wrong;
    if (authorization.starts_with(kBearer)) {
        const std::string_view token = std::string_view(authorization).substr(kBearer.size());
        const std::string wanted = request.header("Ward-Role");
        const auto role = sessions::roleFromName(wanted);
        const std::lock_guard lock(m_mutex);
        if (!wanted.empty() && !role)
            verdict = TokenGuard::Verdict::OtherRole;
        else if (role)
            verdict = m_guard.check(token, *role, request.address, m_clock.monotonicUs());
        else
            verdict = m_guard.identify(token, request.address, m_clock.monotonicUs(), asker.role);
        if (role)
            asker.role = *role;
    }
    asker.actor = request.header("Ward-Actor").substr(0, kMaxNameBytes);
    if (asker.actor.empty())
        asker.actor = sessions::name(asker.role);
    asker.trace = traceFrom(request.header("traceparent"));
    switch (verdict) {
    case TokenGuard::Verdict::Granted:
        return true;
    case TokenGuard::Verdict::OtherRole:
        refused = refusal(403, Message("server.handshake.role"));
        return false;
    case TokenGuard::Verdict::TooManyAttempts:
        refused = refusal(429, Message("server.handshake.too-many-attempts"));
        return false;
    case TokenGuard::Verdict::Wrong:
        break;
    }
    m_server.metrics().fault(Fault::WrongToken);
    refused = refusal(401, Message("server.handshake.token"));
    refused.headers.emplace_back("WWW-Authenticate", "Bearer");
    return false;
}

bool HttpApi::admits(const HttpRequest &request, std::uint64_t bodyBytes, HttpResponse &refused)
{
    const Limits &limits = m_server.options().limits;
    const bool post = request.method == "POST";
    if (bodyBytes > limits.httpBodyBytes) {
        refused = refusal(
            413, Message("server.limit.body", {{"limit", std::int64_t{limits.httpBodyBytes}}}));
        return false;
    }
    if (takesCommands(request.path) ? !post : request.method != "GET") {
        refused = refusal(405, Message("server.http.method"));
        refused.headers.emplace_back("Allow", takesCommands(request.path) ? "POST" : "GET");
        return false;
    }
    Asker asker;
    // Only asked before a body is read; else `handle` asks.
    return !post || identify(request, asker, refused);
}

// --- answers ------------------------------------------------------------------------------------

HttpApi::Abandon HttpApi::handle(const HttpRequest &request, Reply reply)
{
    if (request.path == "/healthz") {
        reply(health());
        return {};
    }
    if (request.path == "/v1/openapi.json") {
        reply({200, kJson, std::string(kOpenApi), {}});
        return {};
    }
    Asker asker;
    HttpResponse refused;
    if (!identify(request, asker, refused)) {
        reply(std::move(refused));
        return {};
    }
    reply = [reply = std::move(reply), trace = asker.trace](HttpResponse response) {
        log::write(response.status < 500 ? log::Level::Debug : log::Level::Error, "http.answered",
                   {{"trace", trace}, {"status", std::int64_t{response.status}}});
        response.headers.emplace_back("Ward-Trace", trace);
        reply(std::move(response));
    };
    if (request.path == "/metrics")
        reply(metrics(asker));
    else if (request.path == "/v1/limits") {
        wire::Limits limits;
        toProto(m_server.options().limits, limits);
        reply({200, kJson, toJson(limits), {}});
    } else if (request.path == "/v1/sessions" && !takeRate(request, asker))
        reply(refusal(429, Message("server.limit.commands")));
    else if (request.path == "/v1/sessions")
        sessions(asker, std::move(reply));
    else if (request.path == "/v1/commands")
        command(request, asker, {}, std::move(reply));
    else if (request.path.starts_with(kSessions))
        return ofSession(request, asker, request.path.substr(kSessions.size()), std::move(reply));
    else
        reply(refusal(404, Message("server.http.unknown")));
    return {};
}

HttpResponse HttpApi::health() const
{
    if (m_server.registry().isDraining())
        return {503, kJson, R"({"status":"draining"})", {}};
    return {200, kJson, R"({"status":"ok"})", {}};
}

HttpResponse HttpApi::metrics(const Asker &asker) const
{
    if (!sessions::may(asker.role, sessions::Act::SeeMetrics))
        return refusal(403, Message("sessions.role.not-allowed",
                                    {{"role", std::string(sessions::name(asker.role))}}));
    return {200,
            "text/plain; version=0.0.4; charset=utf-8",
            m_server.metrics().exposition(m_server.registry(), m_server.options().engine,
                                          m_clock.monotonicUs()),
            {}};
}

HttpApi::Reply HttpApi::inTime(Reply reply)
{
    // Answered by whoever is first; the other finds it done.
    struct Once
    {
        std::atomic<bool> done = false;
        std::atomic<std::uint64_t> timer = 0;
        Reply reply;
    };
    const auto once = std::make_shared<Once>();
    once->reply = std::move(reply);
    once->timer =
        m_server.waiters().wait({}, m_clock.monotonicUs() + kAnswerUs, [once](EventWaiters::Why) {
            if (!once->done.exchange(true))
                once->reply(refusal(504, Message("server.query.timeout")));
        });
    return [this, once](HttpResponse response) {
        if (once->done.exchange(true))
            return;
        m_server.waiters().giveUp(once->timer);
        once->reply(std::move(response));
    };
}

void HttpApi::ask(wire::Query query, const Asker &asker, std::function<void(wire::Answer)> done,
                  Reply refused, const Withdrawn &withdrawn)
{
    m_server.queries().answer(
        query, asker.role,
        [done = std::move(done), refused = std::move(refused)](wire::Answer answer) {
            if (!answer.has_error())
                return done(std::move(answer));
            const Message why = contract::fromProto(answer.error());
            refused(refusal(statusOf(why), why));
        },
        withdrawn);
}

void HttpApi::sessions(const Asker &asker, Reply reply)
{
    wire::Query query;
    query.mutable_list_sessions();
    ask(
        std::move(query), asker,
        [reply](const wire::Answer &answer) {
            std::string body = "{\"sessions\":[";
            for (const wire::SessionInfo &session : answer.sessions())
                body += (body.back() == '[' ? "" : ",") + toJson(session);
            reply({200, kJson, body + "]}", {}});
        },
        reply);
}

HttpApi::Abandon HttpApi::ofSession(const HttpRequest &request, const Asker &asker,
                                    const std::string &rest, Reply reply)
{
    const std::size_t slash = rest.find('/');
    const std::string session = rest.substr(0, slash);
    const std::string what = slash == std::string::npos ? std::string() : rest.substr(slash + 1);
    if (what == "events")
        return events(request, asker, session, std::move(reply));
    if (what == "why")
        return why(request, asker, session, std::move(reply));
    const bool reads = what == "snapshot" || what.starts_with("chunks/");
    if (reads && !takeRate(request, asker))
        reply(refusal(429, Message("server.limit.commands")));
    else if (what == "snapshot")
        snapshot(request, asker, session, inTime(std::move(reply)));
    else if (what.starts_with("chunks/"))
        chunk(request, asker, session, what.substr(7), inTime(std::move(reply)));
    else if (what == "commands")
        command(request, asker, session, std::move(reply));
    else
        reply(refusal(404, Message("server.http.unknown")));
    return {};
}

void HttpApi::snapshot(const HttpRequest &request, const Asker &asker, const std::string &session,
                       Reply reply)
{
    const std::string at = request.argument("tick");
    wire::Query query;
    query.set_session(session);
    if (at.empty()) {
        // As a client that subscribes now would get it.
        const auto live = m_server.registry().find(session);
        const bool allowed = live && (live->kind() == sessions::SessionKind::Run ||
                                      sessions::may(asker.role, sessions::Act::SeeDrafts));
        if (!allowed || live->isOver())
            return reply(refusal(404, Message("sessions.unknown", {{"session", session}})));
        return live->requestSnapshot(sessions::sees(asker.role),
                                     [reply](const sessions::SessionSnapshot &snapshot) {
                                         wire::Snapshot message;
                                         toProto(snapshot, message);
                                         reply({200, kProtobuf, message.SerializeAsString(), {}});
                                     });
    }
    std::int64_t tick = 0;
    if (!parseNumber(at, tick))
        return reply(refusal(400, Message("server.http.number")));
    query.mutable_snapshot_at()->set_tick(tick);
    ask(
        std::move(query), asker,
        [reply](const wire::Answer &answer) {
            reply({200, kProtobuf, answer.snapshot().SerializeAsString(), {}});
        },
        reply);
}

void HttpApi::chunk(const HttpRequest &request, const Asker &asker, const std::string &session,
                    const std::string &at, Reply reply)
{
    std::int64_t tick = 0;
    if (!parseNumber(at, tick))
        return reply(refusal(400, Message("server.http.number")));
    wire::Query query;
    query.set_session(session);
    query.mutable_read_chunk()->set_tick(tick);
    ask(
        std::move(query), asker,
        [reply, known = request.header("If-None-Match")](const wire::Answer &answer) {
            HttpResponse response{200, kProtobuf, answer.chunk().SerializeAsString(), {}};
            const std::string tag = '"' + hexHash(hash64(response.body)) + '"';
            response.headers.emplace_back("ETag", tag);
            response.headers.emplace_back("Vary", "Authorization, Ward-Role");
            if (answer.chunk().final())
                response.headers.emplace_back("Cache-Control",
                                              "private, max-age=31536000, immutable");
            if (known.find(tag) != std::string::npos) {
                response.status = 304;
                response.body.clear();
            }
            reply(std::move(response));
        },
        reply);
}

} // namespace ward::server
