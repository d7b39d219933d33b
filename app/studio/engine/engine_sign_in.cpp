// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/engine_sign_in.h"

#include "app/studio/engine/engine_link.h"
#include "app/studio/engine/token_store.h"

#include <utility>

namespace ward::studio {

namespace {

/// The name of a token in the keychain.
QString keyOf(const QUrl &engine)
{
    return QStringLiteral("%1:%2").arg(engine.host()).arg(engine.port());
}

} // namespace

EngineSignIn::EngineSignIn(EngineLink &engine, TokenStore &tokens, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_tokens(tokens)
{
    connect(&m_engine, &EngineLink::changed, this, &EngineSignIn::engineChanged);
    connect(&m_engine, &EngineLink::refused, this, &EngineSignIn::refused);
}

std::optional<QUrl> EngineSignIn::parse(const QString &address)
{
    QString text = address.trimmed();
    if (!text.contains(QStringLiteral("://")))
        text.prepend(QStringLiteral("ws://"));
    const QUrl given(text, QUrl::StrictMode);
    const bool known =
        given.scheme() == QLatin1String("ws") || given.scheme() == QLatin1String("wss");
    if (!given.isValid() || !known || given.host().isEmpty() || given.port() <= 0)
        return std::nullopt;
    QUrl engine;
    engine.setScheme(given.scheme());
    engine.setHost(given.host());
    engine.setPort(given.port());
    return engine;
}

void EngineSignIn::answer(const QUrl &engine, const QString &token)
{
    m_url = engine;
    m_token.clear();
    m_pending = false;
    const int attempt = ++m_attempt;
    if (!token.isEmpty())
        return tryToken(token);
    m_tokens.read(keyOf(engine), [this, attempt](const Result<QString> &stored) {
        if (attempt != m_attempt)
            return;
        m_keychain = stored ? Message() : stored.error().message;
        if (!stored || stored->isEmpty())
            return Q_EMIT asked(m_url, {}, m_keychain);
        tryToken(*stored);
    });
}

void EngineSignIn::cancel()
{
    ++m_attempt;
    m_token.clear();
    m_pending = false;
}

void EngineSignIn::tryToken(const QString &token)
{
    m_token = token;
    Q_EMIT leaving();
    client::EngineAddress address;
    address.host = m_url.host().toStdString();
    address.port = std::uint16_t(m_url.port());
    address.token = token.toStdString();
    address.secure = m_url.scheme() == QLatin1String("wss");
    m_pending = true;
    m_engine.connectTo(address);
}

void EngineSignIn::engineChanged()
{
    if (!m_pending || m_engine.isLocal())
        return;
    if (m_engine.connection().state() == client::ConnectionState::Waiting)
        return Q_EMIT unreachable(m_engine.sentence());
    if (!m_engine.isOnline())
        return;
    m_pending = false;
    Q_EMIT signedIn();
    m_tokens.write(keyOf(m_url), std::exchange(m_token, {}), [this](const Result<> &written) {
        const bool told = !m_keychain.code.empty(); // together with the question
        m_keychain = written ? Message() : written.error().message;
        if (!written && !told)
            Q_EMIT notStored(m_keychain);
    });
}

void EngineSignIn::refused(const Message &why)
{
    m_pending = false;
    m_token.clear();
    if (why.code == "server.handshake.token")
        m_tokens.forget(keyOf(m_url), [](const Result<> &) {});
    Q_EMIT asked(m_url, why, m_keychain);
}

} // namespace ward::studio
