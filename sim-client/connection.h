// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "sim-client/commands.h"
#include "sim-client/engine_address.h"
#include "sim-client/why.h"

#include <QObject>

#include <memory>
#include <string>
#include <vector>

namespace ward::client {

class Transport;
class SessionReplica;
class ConnectionPrivate;

/// What a person needs to know of the link to the engine.
enum class ConnectionState {
    Offline,    ///< not asked to connect, or closed
    Connecting, ///< first attempt
    Online,
    Waiting,  ///< lost; will try again by itself, see `stateMessage`
    Rejected, ///< the engine refused (wrong token, other version …); nothing is tried again
};

struct ConnectionOptions
{
    std::string client = "ward-studio";
    std::string actor = "author"; ///< in whose name: what is done, undone and recorded
    std::string name;             ///< what others see of it; empty = the actor
    Role role = Role::Author;
    std::vector<std::string> required; ///< capabilities without which this client cannot work
};

/// One WebSocket to one engine. Reconnects by itself with back-off and resumes every replica
/// exactly once; commands sent meanwhile wait and, being idempotent, are sent again. GUI thread,
/// never blocks.
class Connection : public QObject
{
    Q_OBJECT
public:
    /// Over a real WebSocket.
    explicit Connection(ConnectionOptions options, QObject *parent = nullptr);
    /// Over any transport (tests: two ends in memory).
    Connection(ConnectionOptions options, std::unique_ptr<Transport> transport,
               QObject *parent = nullptr);
    ~Connection() override;

    /// Connects, or moves to a new address (an engine that was restarted) keeping every replica.
    void open(const EngineAddress &address);
    void close();
    /// Tries at once instead of waiting for the back-off.
    void retryNow();

    [[nodiscard]] ConnectionState state() const;
    /// The state as a sentence, code `client.connection.*`.
    [[nodiscard]] Message stateMessage() const;
    [[nodiscard]] const EngineAddress &address() const;
    [[nodiscard]] const ConnectionOptions &options() const;
    /// Median of the last time syncs; 0 while unknown.
    [[nodiscard]] qint64 roundTripUs() const;
    [[nodiscard]] const std::vector<std::string> &capabilities() const;

    /// Sends a command to a session (empty = the engine itself). The id makes it idempotent.
    Id send(const Command &command, const std::string &session, Done done = {});

    void openDraft(OpenDraftCommand command, Done done);
    void startRun(StartRunCommand command, Done done);
    void shutdownEngine(Done done = {});

    template <typename T>
    using Answered = std::function<void(Result<std::vector<T>>)>;
    void listSessions(Answered<SessionInfo> answered);
    void listDrafts(Answered<DraftInfo> answered);
    void listRecordings(Answered<RecordingSummary> answered);

    /// Asks why something in a run or recording is as it is; its id. The engine looks into one
    /// question of a client at a time: withdraw the one before.
    Id askWhy(const std::string &recording, const WhyQuestion &question, WhyAnswered answered);
    /// Nobody wants to know any more; nothing of it is called from now on.
    void withdraw(const Id &question);

Q_SIGNALS:
    void stateChanged();
    /// Something a person should know that belongs to no session.
    void notice(const ward::Message &message);

private:
    friend class ConnectionPrivate;
    friend class SessionReplica;
    friend class SessionReplicaPrivate;
    friend class SourceLink;
    std::unique_ptr<ConnectionPrivate> d;
};

} // namespace ward::client
