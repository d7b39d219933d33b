// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"
#include "sim-client/connection.h"
#include "sim-client/engine_address.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <memory>

namespace ward::client {
class EngineProcess;
}

namespace ward::studio {

class TokenStore;

/// The engine this Studio works with: its own one, started as a child and started again when it
/// dies, or one that runs elsewhere. Turns what happens into states and sentences that a person
/// understands. GUI thread.
class EngineLink : public QObject
{
    Q_OBJECT

public:
    /// How it is, for the coloured dot; the text says the same.
    enum class Level { Good, Busy, Bad };

    struct Options
    {
        QString program; ///< of the local engine; empty = the one beside this program
        QString dataDir;
        QString author = {}; ///< in whose name edits are made; empty = "author"
    };

    EngineLink(Options options, TokenStore &tokens, QObject *parent = nullptr);
    ~EngineLink() override;

    /// Finds the engine that an earlier Studio left running here, or starts one.
    void startLocal();
    /// An engine elsewhere; the local one, if any, is shut down first.
    void connectTo(const client::EngineAddress &address);
    /// Tries again at once, or starts the local engine again after it was given up.
    void retry();
    /// Ends a local engine properly (its recordings are closed) and returns when it has gone or
    /// after a bounded wait. Engines elsewhere are only disconnected from.
    void shutDown();

    [[nodiscard]] client::Connection &connection() { return *m_connection; }
    [[nodiscard]] bool isLocal() const { return m_local; }
    [[nodiscard]] bool isOnline() const;
    [[nodiscard]] Level level() const;
    [[nodiscard]] QString chipText() const; ///< "Engine · local"
    [[nodiscard]] Message sentence() const;
    [[nodiscard]] qint64 pid() const;

Q_SIGNALS:
    void changed();
    /// Something worth a notice: lost and being restarted, recovered, refused.
    void told(ward::studio::EngineLink::Level level, const ward::Message &message);
    /// An engine elsewhere did not let this program in; nothing is tried until the next
    /// `connectTo`.
    void refused(const ward::Message &why);

private:
    void startProcess();
    void tokenRead(const client::EngineAddress &found, const Result<QString> &token);
    void adopt(const client::EngineAddress &address);
    void replace(const client::EngineAddress &address);
    void rememberToken(const client::EngineAddress &address);
    void processChanged();
    void connectionChanged();

    Options m_options;
    TokenStore &m_tokens;
    std::unique_ptr<client::Connection> m_connection;
    std::unique_ptr<client::EngineProcess> m_process;
    client::EngineAddress m_adopted; ///< a local engine that is not this program's child
    QTimer m_keychainWait;           ///< runs while the keychain is asked for its token
    bool m_local = true;
    bool m_wasOnline = false; ///< so that the first connection is no "recovered"
    bool m_lost = false;
    bool m_shuttingDown = false;
};

} // namespace ward::studio
