// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "sim-client/engine_address.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace ward::client {

/// Runs `ward-engine` as a child in a process group of its own. The token goes in over stdin, the
/// address comes back as the ready line; when the engine dies it is started again with the same
/// token and data folder (a new pid, maybe new ports), at most `kMaxRestarts` times a minute.
/// GUI thread; never blocks, except for short bounded waits while the token is handed over and in
/// the destructor.
class EngineProcess : public QObject
{
    Q_OBJECT
public:
    struct Options
    {
        QString program; ///< empty = `ward-engine` beside this program, else in PATH
        QString dataDir;
        QString logFile;   ///< empty = `ward-engine.log` in the data folder, kept to two of 8 MiB
        std::string token; ///< empty = a fresh random one
        bool restart = true;
    };
    enum class State { Stopped, Starting, Running, Restarting, Failed };
    Q_ENUM(State)

    static constexpr int kMaxRestarts = 5;

    explicit EngineProcess(Options options, QObject *parent = nullptr);
    ~EngineProcess() override;

    void start();
    /// Closes stdin, so that the engine drains by its own rule; live runs are not cut off. Use
    /// `Connection::shutdownEngine` before it for a normal exit.
    void release();
    /// Ends the process for good: asks first, kills after `kStopWaitMs`.
    void stop();

    [[nodiscard]] State state() const;
    /// Present while Running.
    [[nodiscard]] std::optional<EngineAddress> address() const;
    [[nodiscard]] qint64 pid() const;
    [[nodiscard]] const std::string &token() const;
    [[nodiscard]] int restarts() const;
    /// What to tell a person about the present state; code `client.engine.*`.
    [[nodiscard]] Message stateMessage() const;

    static constexpr int kStopWaitMs = 5000;

Q_SIGNALS:
    void stateChanged();
    /// After start and after every restart.
    void ready(const ward::client::EngineAddress &address);
    /// The process ended without being asked to; a restart follows unless the state is Failed.
    void died(const ward::Message &why);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ward::client
