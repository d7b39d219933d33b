// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/connection.h"

#include "core/base/random_source.h"
#include "sim-client/client_codec.h"
#include "sim-client/connection_private.h"
#include "sim-client/why_codec.h"

namespace ward::client {

namespace wire = v1::wire;

Connection::Connection(ConnectionOptions options, QObject *parent)
    : Connection(std::move(options), makeWebSocketTransport(), parent)
{
}

Connection::Connection(ConnectionOptions options, std::unique_ptr<Transport> transport,
                       QObject *parent)
    : QObject(parent)
    , d(std::make_unique<ConnectionPrivate>(this, std::move(options), std::move(transport)))
{
}

Connection::~Connection()
{
    d->shutDown();
}

void Connection::open(const EngineAddress &address)
{
    d->open(address);
}

void Connection::close()
{
    d->close();
}

void Connection::retryNow()
{
    if (d->state == ConnectionState::Waiting || d->state == ConnectionState::Rejected)
        d->connectNow();
}

ConnectionState Connection::state() const
{
    return d->state;
}

Message Connection::stateMessage() const
{
    return d->message;
}

const EngineAddress &Connection::address() const
{
    return d->address;
}

const ConnectionOptions &Connection::options() const
{
    return d->options;
}

qint64 Connection::roundTripUs() const
{
    return d->roundTripUs;
}

const std::vector<std::string> &Connection::capabilities() const
{
    return d->capabilities;
}

Id Connection::send(const Command &command, const std::string &session, Done done)
{
    wire::Command message;
    message.set_session(session);
    toProto(command, message);
    // A change-set is its own command, so that the log alone tells what was executed.
    const auto *change = std::get_if<content::ChangeSet>(&command);
    const Id id = change && !change->id.isNull() ? change->id : newId();
    return d->send(std::move(message), id, std::move(done));
}

void Connection::openDraft(OpenDraftCommand command, Done done)
{
    send(std::move(command), {}, std::move(done));
}

void Connection::startRun(StartRunCommand command, Done done)
{
    send(std::move(command), {}, std::move(done));
}

void Connection::shutdownEngine(Done done)
{
    send(ShutdownCommand{}, {}, std::move(done));
}

void Connection::listSessions(Answered<SessionInfo> answered)
{
    wire::Query query;
    query.mutable_list_sessions();
    d->query(std::move(query), [answered = std::move(answered)](Result<wire::Answer> answer) {
        if (!answer)
            return answered(failure(std::move(answer.error())));
        answered(sessionsFrom(*answer));
    });
}

void Connection::listDrafts(Answered<DraftInfo> answered)
{
    wire::Query query;
    query.mutable_list_drafts();
    d->query(std::move(query), [answered = std::move(answered)](Result<wire::Answer> answer) {
        if (!answer)
            return answered(failure(std::move(answer.error())));
        answered(draftsFrom(*answer));
    });
}

void Connection::listRecordings(Answered<RecordingSummary> answered)
{
    wire::Query query;
    query.mutable_list_recordings();
    d->query(std::move(query), [answered = std::move(answered)](Result<wire::Answer> answer) {
        if (!answer)
            return answered(failure(std::move(answer.error())));
        answered(recordingsFrom(*answer));
    });
}

Id Connection::askWhy(const std::string &recording, const WhyQuestion &question,
                      WhyAnswered answered)
{
    wire::Query query;
    query.set_session(recording);
    toProto(question, *query.mutable_ask_why());
    return d->query(std::move(query),
                    [answered = std::move(answered)](Result<wire::Answer> answer) {
                        if (!answer)
                            return answered(failure(std::move(answer.error())));
                        answered(fromProto(answer->why()));
                    });
}

void Connection::withdraw(const Id &question)
{
    d->withdraw(question);
}

} // namespace ward::client
