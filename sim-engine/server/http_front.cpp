// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/http_front.h"

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/openapi.h"

#include <google/protobuf/util/json_util.h>
#include <microhttpd.h>

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

#include <charconv>
#include <future>
#include <type_traits>

#if defined(Q_OS_WIN)
#include <winsock2.h>
#include <ws2tcpip.h>
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#endif

namespace ward::server {

namespace wire = v1::wire;
using Response = HttpFront::Response;

namespace {

constexpr const char *kProtobuf = "application/x-protobuf";

std::string argText(const MessageArg &arg)
{
    return std::visit(
        [](const auto &value) -> std::string {
            using T = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<T, std::string>)
                return value;
            else if constexpr (std::is_same_v<T, MessageQuantity>)
                return std::to_string(value.value) + " " + value.unit;
            else if constexpr (std::is_same_v<T, MessageTime>)
                return std::to_string(value.us) + " us";
            else
                return std::to_string(value);
        },
        arg);
}

Response refuse(unsigned status, const Message &why)
{
    QJsonObject args;
    for (const auto &[name, value] : why.args)
        args.insert(QString::fromStdString(name), QString::fromStdString(argText(value)));
    const QJsonObject object{{QStringLiteral("code"), QString::fromStdString(why.code)},
                             {QStringLiteral("args"), args}};
    return {status, "application/json",
            QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString(), false};
}

std::string toJson(const google::protobuf::Message &message)
{
    std::string json;
    google::protobuf::util::JsonPrintOptions options;
    options.always_print_primitive_fields = true;
    options.preserve_proto_field_names = true;
    [[maybe_unused]] const auto status =
        google::protobuf::util::MessageToJsonString(message, &json, options);
    return json;
}

template <typename T>
bool parseNumber(const std::string &text, T &out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

unsigned statusOf(const Message &why)
{
    if (why.code.ends_with(".unknown") || why.code == "recording.seek.outside")
        return 404;
    return why.code.starts_with("sessions.role") ? 403 : 400;
}

} // namespace

HttpFront::HttpFront(Options options, sessions::SessionRegistry &registry,
                     const QueryService &queries, const FrontMetrics &metrics, const Clock &clock)
    : m_options(std::move(options))
    , m_registry(registry)
    , m_queries(queries)
    , m_front(metrics)
    , m_clock(clock)
    , m_guard(m_options.token)
{
}

HttpFront::~HttpFront()
{
    if (m_daemon)
        MHD_stop_daemon(m_daemon);
}

Response HttpFront::health() const
{
    if (m_registry.isDraining())
        return {503, "application/json", R"({"status":"draining"})", false};
    return {200, "application/json", R"({"status":"ok"})", false};
}

Response HttpFront::metrics() const
{
    std::string text;
    const auto add = [&text](const char *name, const char *type, const char *help, auto value) {
        text += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type +
                "\n" + name + " " + std::to_string(value) + "\n";
    };
    const sessions::RunMetrics &runs = m_registry.metrics();
    std::size_t drafts = 0;
    for (const sessions::SessionSummary &session : m_registry.sessions())
        drafts += session.kind == sessions::SessionKind::Draft ? 1 : 0;
    add("ward_clients", "gauge", "Connected clients.", m_front.clients.load());
    add("ward_runs", "gauge", "Runs that are not over.", m_registry.liveRuns());
    add("ward_drafts", "gauge", "Open drafts.", drafts);
    add("ward_ticks_total", "counter", "Simulated ticks.", runs.ticks.load());
    add("ward_late_ticks_total", "counter", "Ticks run more than 5 ms late.",
        runs.lateTicks.load());
    add("ward_worst_late_seconds", "gauge", "The latest any tick was run.",
        static_cast<double>(runs.worstLateUs.load()) / 1e6);
    add("ward_clock_rebases_total", "counter", "Times a run fell a second behind.",
        runs.rebases.load());
    add("ward_run_commands_total", "counter", "Commands to runs.", runs.commands.load());
    add("ward_uptime_seconds", "gauge", "Since the engine was started.",
        static_cast<double>(m_clock.monotonicUs() - m_front.startedUs.load()) / 1e6);
    return {200, "text/plain; version=0.0.4", std::move(text), false};
}

Result<wire::Answer> HttpFront::ask(const wire::Query &query) const
{
    const auto promise = std::make_shared<std::promise<wire::Answer>>();
    auto answered = promise->get_future();
    m_queries.answer(query, sessions::Role::EngineAdmin,
                     [promise](wire::Answer answer) { promise->set_value(std::move(answer)); });
    if (answered.wait_for(std::chrono::seconds(m_options.timeoutSeconds)) !=
        std::future_status::ready)
        return failure("server.query.timeout");
    wire::Answer answer = answered.get();
    if (answer.has_error())
        return failure(Error(contract::fromProto(answer.error())));
    return answer;
}

Response HttpFront::sessions() const
{
    wire::Query query;
    query.mutable_list_sessions();
    const auto answer = ask(query);
    if (!answer)
        return refuse(500, answer.error().message);
    wire::Answer list;
    *list.mutable_sessions() = answer->sessions();
    std::string body = "{\"sessions\":[";
    for (const wire::SessionInfo &session : list.sessions())
        body += (body.back() == '[' ? "" : ",") + toJson(session);
    return {200, "application/json", body + "]}", false};
}

Response HttpFront::ofSession(const Request &request, const std::string &rest)
{
    const std::size_t slash = rest.find('/');
    if (slash == std::string::npos)
        return refuse(404, Message("server.http.unknown"));
    wire::Query query;
    query.set_session(rest.substr(0, slash));
    const std::string what = rest.substr(slash + 1);
    const auto number = [&](const char *name, auto fallback, auto &out) {
        out = fallback;
        const std::string text = request.argument(name);
        return text.empty() || parseNumber(text, out);
    };

    if (what == "events") {
        std::uint64_t after = 0;
        std::uint32_t limit = 0;
        if (!number("after", 0, after) || !number("limit", 1000, limit))
            return refuse(400, Message("server.http.number"));
        query.mutable_read_events()->set_after(after);
        query.mutable_read_events()->set_limit(limit);
        const auto answer = ask(query);
        if (!answer)
            return refuse(statusOf(answer.error().message), answer.error().message);
        std::string body = "{\"events\":[";
        for (const v1::events::Event &event : answer->events())
            body += (body.back() == '[' ? "" : ",") + toJson(event);
        return {200, "application/json", body + "]}", false};
    }
    if (what == "snapshot") {
        std::int64_t tick = 0;
        if (!number("tick", 0, tick))
            return refuse(400, Message("server.http.number"));
        query.mutable_snapshot_at()->set_tick(tick);
        const auto answer = ask(query);
        if (!answer)
            return refuse(statusOf(answer.error().message), answer.error().message);
        return {200, kProtobuf, answer->snapshot().SerializeAsString(), false};
    }
    if (what.starts_with("chunks/")) {
        std::int64_t tick = 0;
        if (!parseNumber(what.substr(7), tick))
            return refuse(400, Message("server.http.number"));
        query.mutable_read_chunk()->set_tick(tick);
        const auto answer = ask(query);
        if (!answer)
            return refuse(statusOf(answer.error().message), answer.error().message);
        return {200, kProtobuf, answer->chunk().SerializeAsString(), answer->chunk().final()};
    }
    return refuse(404, Message("server.http.unknown"));
}

Response HttpFront::respond(const Request &request)
{
    if (request.method != "GET")
        return refuse(405, Message("server.http.method"));
    if (request.path == "/healthz")
        return health();
    constexpr std::string_view kBearer = "Bearer ";
    const bool bearer = request.authorization.starts_with(kBearer);
    {
        const std::lock_guard lock(m_guardMutex);
        const auto verdict =
            bearer
                ? m_guard.check(std::string_view(request.authorization).substr(kBearer.size()),
                                sessions::Role::EngineAdmin, request.address, m_clock.monotonicUs())
                : TokenGuard::Verdict::Wrong;
        if (verdict == TokenGuard::Verdict::TooManyAttempts)
            return refuse(429, Message("server.handshake.too-many-attempts"));
        if (verdict != TokenGuard::Verdict::Granted)
            return refuse(401, Message("server.handshake.token"));
    }
    if (request.path == "/metrics")
        return metrics();
    if (request.path == "/v1/openapi.json")
        return {200, "application/json", std::string(kOpenApi), false};
    if (request.path == "/v1/sessions")
        return sessions();
    constexpr std::string_view kSessions = "/v1/sessions/";
    if (request.path.starts_with(kSessions))
        return ofSession(request, request.path.substr(kSessions.size()));
    return refuse(404, Message("server.http.unknown"));
}

// --- the carrier --------------------------------------------------------------------------------

namespace {

MHD_Result handle(void *self, MHD_Connection *connection, const char *url, const char *method,
                  const char *, const char *, size_t *uploadSize, void **)
{
    if (*uploadSize != 0) { // nothing here takes a body
        *uploadSize = 0;
        return MHD_YES;
    }
    const auto header = [connection](const char *name) {
        const char *value = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, name);
        return std::string(value ? value : "");
    };
    HttpFront::Request request{method, url, header(MHD_HTTP_HEADER_AUTHORIZATION), {}, {}};
    request.argument = [connection](const char *name) {
        const char *value = MHD_lookup_connection_value(connection, MHD_GET_ARGUMENT_KIND, name);
        return std::string(value ? value : "");
    };
    if (const auto *info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CLIENT_ADDRESS))
        request.address = QHostAddress(info->client_addr).toString().toStdString();
    const Response answer = static_cast<HttpFront *>(self)->respond(request);
    MHD_Response *response = MHD_create_response_from_buffer(
        answer.body.size(), const_cast<char *>(answer.body.data()), MHD_RESPMEM_MUST_COPY);
    if (!response)
        return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, answer.type.c_str());
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL,
                            answer.immutable ? "private, max-age=31536000, immutable" : "no-store");
    const MHD_Result queued = MHD_queue_response(connection, answer.status, response);
    MHD_destroy_response(response);
    return queued;
}

} // namespace

Result<> HttpFront::listen()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(m_options.port);
    if (inet_pton(AF_INET, m_options.host.c_str(), &address.sin_addr) != 1)
        return failure("server.listen.failed",
                       {{"port", std::int64_t{m_options.port}}, {"detail", m_options.host}});
    m_daemon = MHD_start_daemon(
        MHD_USE_AUTO | MHD_USE_INTERNAL_POLLING_THREAD, m_options.port, nullptr, nullptr, &handle,
        this, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_CONNECTION_LIMIT, m_options.maxConnections,
        MHD_OPTION_CONNECTION_TIMEOUT, m_options.timeoutSeconds, MHD_OPTION_THREAD_POOL_SIZE, 2u,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, size_t{32 * 1024}, MHD_OPTION_END);
    if (!m_daemon) {
        return failure("server.listen.port-in-use",
                       {{"port", std::int64_t{m_options.port}}, {"detail", std::string("http")}});
    }
    const MHD_DaemonInfo *info = MHD_get_daemon_info(m_daemon, MHD_DAEMON_INFO_BIND_PORT);
    m_port = info && info->port != 0 ? info->port : m_options.port;
    return {};
}

} // namespace ward::server
