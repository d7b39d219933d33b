// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/engine_link.h"

#include "app/studio/engine/running_engine.h"
#include "app/studio/engine/token_store.h"
#include "sim-client/engine_process.h"

#include <QEventLoop>
#include <QTimer>

namespace ward::studio {

using client::ConnectionState;
using client::EngineProcess;

namespace {
constexpr int kShutdownWaitMs = 3000;
constexpr int kKeychainWaitMs = 60'000; // somebody may have to type its password
} // namespace

EngineLink::EngineLink(Options options, TokenStore &tokens, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_tokens(tokens)
    , m_connection(std::make_unique<client::Connection>(client::ConnectionOptions{
          .client = "ward-studio",
          .actor =
              m_options.author.isEmpty() ? std::string("author") : m_options.author.toStdString(),
          .name = {},
          .role = client::Role::Author,
          .required = {}}))
{
    connect(m_connection.get(), &client::Connection::stateChanged, this,
            &EngineLink::connectionChanged);
}

EngineLink::~EngineLink() = default;

void EngineLink::startLocal()
{
    m_local = true;
    m_wasOnline = false;
    m_adopted = {};
    const auto running = findRunningEngine(m_options.dataDir);
    if (!running)
        return startProcess();
    m_keychainWait.callOnTimeout(
        this, [this, found = *running] { tokenRead(found, QString()); }, Qt::SingleShotConnection);
    m_keychainWait.start(kKeychainWaitMs);
    m_tokens.read(
        QString::fromStdString(running->instance),
        [this, found = *running](const Result<QString> &token) { tokenRead(found, token); });
    Q_EMIT changed();
}

void EngineLink::tokenRead(const client::EngineAddress &found, const Result<QString> &token)
{
    if (!m_keychainWait.isActive())
        return; // too late, or another engine is wanted by now
    m_keychainWait.stop();
    client::EngineAddress address = found;
    if (token)
        address.token = token->toStdString();
    address.token.empty() || address.port == 0 ? replace(address) : adopt(address);
}

void EngineLink::adopt(const client::EngineAddress &address)
{
    m_adopted = address;
    m_connection->open(address);
    Q_EMIT changed();
}

void EngineLink::replace(const client::EngineAddress &address)
{
    // Without its token nobody can talk to it. Its recordings are taken up by the next engine.
    m_adopted = {};
    Q_EMIT told(Level::Busy, Message("studio.engine.replacing"));
    new EngineStopper(
        m_options.dataDir, address.pid, [this](bool) { startProcess(); }, this);
}

void EngineLink::rememberToken(const client::EngineAddress &address)
{
    // So that a Studio that is started again finds an engine that went on running.
    m_tokens.write(QString::fromStdString(address.instance), QString::fromStdString(address.token),
                   [](const Result<> &) {});
}

void EngineLink::startProcess()
{
    EngineProcess::Options options;
    options.program = m_options.program;
    options.dataDir = m_options.dataDir;
    m_process = std::make_unique<EngineProcess>(options);
    connect(m_process.get(), &EngineProcess::stateChanged, this, &EngineLink::processChanged);
    connect(m_process.get(), &EngineProcess::ready, this,
            [this](const client::EngineAddress &address) {
                m_connection->open(address);
                rememberToken(address);
            });
    connect(m_process.get(), &EngineProcess::died, this, [this](const Message &why) {
        if (m_shuttingDown)
            return;
        m_lost = true;
        Q_EMIT told(Level::Busy, why);
    });
    m_process->start();
    Q_EMIT changed();
}

void EngineLink::connectTo(const client::EngineAddress &address)
{
    // Also from one engine elsewhere to another: what was asked of the first is none of the
    // second's business.
    shutDown();
    m_local = false;
    m_adopted = {};
    m_wasOnline = false;
    m_lost = false;
    m_connection->open(address);
    Q_EMIT changed();
}

void EngineLink::retry()
{
    if (m_local && m_adopted.pid == 0 &&
        (!m_process || m_process->state() == EngineProcess::State::Failed ||
         m_process->state() == EngineProcess::State::Stopped))
        startLocal();
    else
        m_connection->retryNow();
}

void EngineLink::shutDown()
{
    m_shuttingDown = true;
    m_keychainWait.stop();
    if (m_local && (m_process || m_adopted.pid != 0) && isOnline()) {
        QEventLoop loop;
        QTimer::singleShot(kShutdownWaitMs, &loop, &QEventLoop::quit);
        m_connection->shutdownEngine([&loop](const client::Outcome &) { loop.quit(); });
        loop.exec(QEventLoop::ExcludeUserInputEvents);
    }
    m_connection->close();
    if (m_process) {
        m_process->stop();
        m_process.reset();
    }
    m_shuttingDown = false;
}

bool EngineLink::isOnline() const
{
    return m_connection->state() == ConnectionState::Online;
}

EngineLink::Level EngineLink::level() const
{
    if (isOnline())
        return Level::Good;
    if (m_local && m_process && m_process->state() == EngineProcess::State::Failed)
        return Level::Bad;
    const ConnectionState state = m_connection->state();
    const bool gone = !m_local && state == ConnectionState::Offline;
    return gone || state == ConnectionState::Rejected ? Level::Bad : Level::Busy;
}

QString EngineLink::chipText() const
{
    switch (level()) {
    case Level::Good:
        return m_local
                   ? tr("Engine · local")
                   : tr("Engine · %1").arg(QString::fromStdString(m_connection->address().host));
    case Level::Busy:
        return m_lost ? tr("Engine · restarting") : tr("Engine · connecting");
    case Level::Bad:
        break;
    }
    return tr("Engine · not available");
}

Message EngineLink::sentence() const
{
    if (m_keychainWait.isActive())
        return Message("studio.engine.asking-keychain");
    if (m_local && m_process && m_process->state() != EngineProcess::State::Running)
        return m_process->stateMessage();
    return m_connection->stateMessage();
}

qint64 EngineLink::pid() const
{
    return m_process ? m_process->pid() : m_adopted.pid;
}

void EngineLink::processChanged()
{
    if (m_process && m_process->state() == EngineProcess::State::Failed && !m_shuttingDown)
        Q_EMIT told(Level::Bad, m_process->stateMessage());
    Q_EMIT changed();
}

void EngineLink::connectionChanged()
{
    switch (m_connection->state()) {
    case ConnectionState::Online:
        if (m_wasOnline && m_lost)
            Q_EMIT told(Level::Good, Message("studio.engine.recovered"));
        m_wasOnline = true;
        m_lost = false;
        break;
    case ConnectionState::Waiting:
        if (!m_lost && !m_local && m_wasOnline)
            Q_EMIT told(Level::Busy, m_connection->stateMessage());
        m_lost = m_lost || m_wasOnline;
        // An engine that is no child cannot be watched; its lock tells whether it is gone.
        if (m_adopted.pid != 0 && !findRunningEngine(m_options.dataDir)) {
            m_adopted = {};
            Q_EMIT told(Level::Busy, Message("studio.engine.gone"));
            startProcess();
        }
        break;
    case ConnectionState::Rejected:
        if (m_adopted.pid != 0)
            return replace(m_adopted);
        if (m_local)
            Q_EMIT told(Level::Bad, m_connection->stateMessage());
        else
            Q_EMIT refused(m_connection->stateMessage());
        break;
    case ConnectionState::Offline:
    case ConnectionState::Connecting:
        break;
    }
    Q_EMIT changed();
}

} // namespace ward::studio
