// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <optional>

namespace ward::studio {

class EngineLink;
class TokenStore;

/// How the Studio gets into an engine that runs elsewhere: with the token from the keychain, else
/// with the one that the person gives. A token is stored only after the engine has accepted it, and
/// forgotten when the engine refuses it; without a keychain it is asked for each time. GUI thread.
class EngineSignIn : public QObject
{
    Q_OBJECT

public:
    EngineSignIn(EngineLink &engine, TokenStore &tokens, QObject *parent = nullptr);

    /// The engine that "host:port" or "ws[s]://host:port" means; none when it is no such address.
    [[nodiscard]] static std::optional<QUrl> parse(const QString &address);

    /// Connects with `token`; without one, with the stored one, or asks.
    void answer(const QUrl &engine, const QString &token);
    /// The same engine once more, after it refused.
    void again() { answer(m_url, {}); }
    /// Forgets what was asked. What is connected stays connected.
    void cancel();

Q_SIGNALS:
    /// The engine of before is about to be left.
    void leaving();
    /// A token is needed. `why` = what was wrong with the last one; `keychain` = why tokens cannot
    /// be stored. Both may be empty.
    void asked(const QUrl &engine, const ward::Message &why, const ward::Message &keychain);
    /// The engine does not answer; it is tried again and again meanwhile.
    void unreachable(const ward::Message &why);
    void signedIn();
    /// The token was accepted but could not be stored.
    void notStored(const ward::Message &why);

private:
    void tryToken(const QString &token);
    void engineChanged();
    void refused(const Message &why);

    EngineLink &m_engine;
    TokenStore &m_tokens;
    QUrl m_url;
    QString m_token; ///< until it is accepted
    Message m_keychain;
    int m_attempt = 0; ///< answers of the keychain to an earlier question are not meant any more
    bool m_pending = false;
};

} // namespace ward::studio
