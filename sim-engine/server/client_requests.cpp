// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// What a client asks for: commands, queries, and what it shows to others.

#include "sim-engine/server/client_link.h"
#include "sim-engine/server/command_log.h"
#include "sim-engine/server/engine_server.h"
#include "sim-engine/server/session_codec.h"

namespace ward::server {

namespace wire = v1::wire;
using contract::CloseCode;

namespace {

constexpr std::size_t kMaxQueryBytes = 4096;

} // namespace

void ClientLink::relayFrom(const wire::Frame &frame)
{
    wire::Frame passed = frame;
    passed.clear_seq();
    const bool preview = frame.has_preview();
    const std::string session = preview ? frame.preview().session() : frame.presence().session();
    if (!sessions::may(m_role, sessions::Act::ShowWork) || !following(session))
        return;
    if (preview) {
        passed.mutable_preview()->set_actor(m_actor);
    } else {
        passed.mutable_presence()->set_actor(m_actor);
        passed.mutable_presence()->set_link(m_key);
    }
    m_server.relay(*this, session, contract::frameBody(passed));
}

void ClientLink::command(const wire::Command &command)
{
    const Limits &limits = m_server.options().limits;
    ++m_open;
    const auto refuse = [&](Message why, CommandOutcome outcome) {
        m_server.metrics().command(outcome);
        sendResult(command.id(), sessions::Reply::refused(std::move(why)));
    };
    if (m_open > limits.openRequests || !m_commandRate.take(m_server.nowUs()))
        return refuse(Message("server.limit.commands"), CommandOutcome::Limited);
    if (command.has_shutdown())
        return answerShutdown(command);
    auto request = fromProto(command);
    if (!request)
        return refuse(request.error().message, CommandOutcome::Refused);
    if (auto why = tooLarge(request->what, limits))
        return refuse(*std::move(why), CommandOutcome::Refused);
    request->actor = m_actor;
    request->client = m_client;
    request->role = m_role;
    request->follows = m_following.contains(request->session);
    m_server.registry().submit(std::move(*request),
                               [&server = m_server, key = m_key, id = command.id(),
                                trace = m_trace](const sessions::Reply &reply) {
                                   logCommand(server.metrics(), trace, id, reply);
                                   server.post([&server, key, id, reply] {
                                       if (ClientLink *link = server.link(key))
                                           link->sendResult(id, reply);
                                   });
                               });
}

void ClientLink::answerShutdown(const wire::Command &command)
{
    const bool allowed = sessions::may(m_role, sessions::Act::Shutdown) ||
                         (m_server.options().local && m_role == sessions::Role::Author);
    sessions::Reply reply;
    reply.accepted = allowed;
    if (!allowed)
        reply.reason =
            Message("sessions.role.not-allowed", {{"role", std::string(sessions::name(m_role))}});
    m_server.metrics().command(allowed ? CommandOutcome::Accepted : CommandOutcome::Refused);
    sendResult(command.id(), reply);
    if (allowed)
        m_server.shutdown();
}

// --- queries ------------------------------------------------------------------------------------

void ClientLink::query(const wire::Query &query)
{
    if (query.cancel())
        return withdraw(query.id());
    if (query.ByteSizeLong() > kMaxQueryBytes)
        return fault(Fault::MalformedFrame, CloseCode::Malformed, "oversized query");
    if (!m_commandRate.take(m_server.nowUs()))
        return refuseQuery(query.id(), Message("server.limit.commands"));
    if (query.has_ask_why())
        return askWhy(query);
    if (!m_gate.add(query.id(), [this, query] { answerLater(query); }))
        return refuseQuery(
            query.id(),
            Message("server.limit.queries",
                    {{"limit", std::int64_t{m_server.options().limits.queriesInFlight}}}));
    goOn();
}

void ClientLink::answerLater(const wire::Query &query)
{
    m_server.queries().answer(query, m_role,
                              [&server = m_server, key = m_key](wire::Answer answer) {
                                  server.post([&server, key, answer = std::move(answer)] {
                                      if (ClientLink *link = server.link(key))
                                          link->answerWith(answer);
                                  });
                              });
}

void ClientLink::answerWith(wire::Answer answer)
{
    m_gate.done();
    wire::Frame frame;
    *frame.mutable_answer() = std::move(answer);
    sendFrame(frame);
    goOn();
}

// --- why ----------------------------------------------------------------------------------------

void ClientLink::askWhy(const wire::Query &query)
{
    if (m_why)
        return refuseQuery(query.id(), Message("server.limit.why"));
    const auto asked = std::make_shared<std::atomic<bool>>(false);
    const bool taken = m_gate.add(query.id(), [this, query, asked] {
        m_server.queries().answer(
            query, m_role,
            [&server = m_server, key = m_key, asked](wire::Answer answer) {
                server.post([&server, key, asked, answer = std::move(answer)] {
                    if (ClientLink *link = server.link(key))
                        link->whyAnswered(asked, answer);
                });
            },
            asked);
    });
    if (!taken)
        return refuseQuery(
            query.id(),
            Message("server.limit.queries",
                    {{"limit", std::int64_t{m_server.options().limits.queriesInFlight}}}));
    m_why = asked;
    m_whyId = query.id();
    goOn();
}

void ClientLink::withdraw(const std::string &id)
{
    // Others that run are short; the asker drops their answers.
    const bool waited = m_gate.drop(id);
    if (!m_why || m_whyId != id)
        return;
    *m_why = true;
    m_why.reset();
    if (waited)
        return;
    m_gate.done(); // its place is free although the worker may only notice soon
    goOn();
}

void ClientLink::whyAnswered(const Withdrawn &asked, wire::Answer answer)
{
    if (m_why != asked)
        return; // withdrawn
    m_why.reset();
    answerWith(std::move(answer));
}

void ClientLink::refuseQuery(const std::string &id, Message why)
{
    wire::Frame frame;
    frame.mutable_answer()->set_id(id);
    *frame.mutable_answer()->mutable_error() = contract::toProto(why);
    sendFrame(frame);
}

} // namespace ward::server
