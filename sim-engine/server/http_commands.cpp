// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Commands over HTTP: the same requests, permissions, limits and answers as over the WebSocket.

#include "core/contract/codec/wire_codec.h"
#include "sim-engine/server/command_log.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/http_api.h"
#include "sim-engine/server/session_codec.h"

#include <google/protobuf/util/json_util.h>

#include <QMetaObject>

namespace ward::server {

namespace wire = v1::wire;

namespace {

bool readCommand(const HttpRequest &request, bool protobuf, wire::Command &out)
{
    if (protobuf)
        return out.ParseFromString(request.body);
    return google::protobuf::util::JsonStringToMessage(request.body, &out).ok();
}

HttpResponse resultOf(const std::string &id, const sessions::Reply &reply, bool protobuf)
{
    wire::CommandResult result;
    toProto(reply, result);
    result.set_id(id);
    unsigned status = 200;
    if (!reply.accepted) {
        status = statusOf(reply.reason);
        if (status == 400)
            status = 409;
    }
    if (protobuf)
        return {status, kProtobuf, result.SerializeAsString(), {}};
    return {status, kJson, toJson(result), {}};
}

} // namespace

/// Not by the name, which everybody chooses anew for every request.
std::string HttpApi::askerKey(const HttpRequest &request, const Asker &asker)
{
    return request.address + ' ' + std::string(sessions::name(asker.role));
}

bool HttpApi::takeRate(const HttpRequest &request, const Asker &asker)
{
    const std::int64_t now = m_clock.monotonicUs();
    const std::lock_guard lock(m_mutex);
    const std::string who = askerKey(request, asker);
    auto rate = m_rates.find(who);
    if (rate == m_rates.end()) {
        std::erase_if(m_rates, [now](const auto &entry) { return entry.second.isFull(now); });
        const std::uint32_t perSecond = m_server.options().limits.commandsPerSecond;
        rate = m_rates.emplace(who, TokenBucket(perSecond, now)).first;
    }
    return rate->second.take(now);
}

void HttpApi::command(const HttpRequest &request, const Asker &asker, const std::string &session,
                      Reply reply)
{
    const bool protobuf = request.header("Content-Type").starts_with(kProtobuf);
    wire::Command command;
    if (!readCommand(request, protobuf, command))
        return reply(refusal(400, Message("server.http.command")));
    if (!session.empty())
        command.set_session(session);
    const auto refuse = [&](Message why, CommandOutcome outcome) {
        m_server.metrics().command(outcome);
        reply(resultOf(command.id(), sessions::Reply::refused(std::move(why)), protobuf));
    };
    const Limits &limits = m_server.options().limits;
    if (!takeRate(request, asker))
        return refuse(Message("server.limit.commands"), CommandOutcome::Limited);
    if (command.has_shutdown()) {
        const bool allowed = sessions::may(asker.role, sessions::Act::Shutdown);
        if (!allowed)
            return refuse(Message("sessions.role.not-allowed",
                                  {{"role", std::string(sessions::name(asker.role))}}),
                          CommandOutcome::Refused);
        sessions::Reply done;
        done.accepted = true;
        m_server.metrics().command(CommandOutcome::Accepted);
        reply(resultOf(command.id(), done, protobuf));
        QMetaObject::invokeMethod(&m_server, &EngineServer::shutdown, Qt::QueuedConnection);
        return;
    }
    auto what = fromProto(command);
    if (!what)
        return refuse(what.error().message, CommandOutcome::Refused);
    if (auto why = tooLarge(what->what, limits))
        return refuse(*std::move(why), CommandOutcome::Refused);
    what->actor = asker.actor;
    what->client = "http";
    what->role = asker.role;
    m_server.registry().submit(std::move(*what),
                               [&metrics = m_server.metrics(), trace = asker.trace,
                                id = command.id(), protobuf,
                                reply = inTime(std::move(reply))](const sessions::Reply &done) {
                                   logCommand(metrics, trace, id, done);
                                   reply(resultOf(id, done, protobuf));
                               });
}

} // namespace ward::server
