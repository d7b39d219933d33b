// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/engine/running_engine.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QProcess>

namespace ward::studio {

namespace {

constexpr int kPollMs = 150;
constexpr int kAskAgainAfter = 40; ///< looks until the second, harder request
constexpr int kGiveUpAfter = 60;

/// Ends a process of the same user that is not a child of this one. Qt has no call for it; both
/// programs are part of their operating system.
void requestEnd(qint64 pid, bool hard)
{
#ifdef Q_OS_WIN
    QStringList arguments = {QStringLiteral("/PID"), QString::number(pid)};
    if (hard)
        arguments.prepend(QStringLiteral("/F"));
    QProcess::startDetached(QStringLiteral("taskkill"), arguments);
#else
    QProcess::startDetached(
        QStringLiteral("kill"),
        {hard ? QStringLiteral("-KILL") : QStringLiteral("-TERM"), QString::number(pid)});
#endif
}

} // namespace

std::optional<client::EngineAddress> findRunningEngine(const QString &dataDir)
{
    const QString run = dataDir + QStringLiteral("/run");
    if (!QFile::exists(run + QStringLiteral("/engine.lock")))
        return std::nullopt;
    QLockFile lock(run + QStringLiteral("/engine.lock"));
    lock.setStaleLockTime(0);
    if (lock.tryLock(0))
        return std::nullopt; // nobody has it; given back at once
    qint64 pid = 0;
    QString host;
    QString program;
    if (!lock.getLockInfo(&pid, &host, &program))
        return std::nullopt;
    client::EngineAddress address;
    address.pid = pid;
    QFile file(run + QStringLiteral("/engine.json"));
    if (file.open(QIODevice::ReadOnly)) {
        const QJsonObject told = QJsonDocument::fromJson(file.readAll()).object();
        if (told.value(QStringLiteral("pid")).toInteger() == pid) {
            address.port = std::uint16_t(told.value(QStringLiteral("port")).toInt());
            address.httpPort = std::uint16_t(told.value(QStringLiteral("http_port")).toInt());
            address.instance = told.value(QStringLiteral("instance")).toString().toStdString();
        }
    }
    return address;
}

EngineStopper::EngineStopper(QString dataDir, qint64 pid, std::function<void(bool)> done,
                             QObject *parent)
    : QObject(parent)
    , m_dataDir(std::move(dataDir))
    , m_pid(pid)
    , m_done(std::move(done))
{
    connect(&m_poll, &QTimer::timeout, this, &EngineStopper::look);
    m_poll.start(kPollMs);
    requestEnd(m_pid, false);
}

void EngineStopper::look()
{
    const auto still = findRunningEngine(m_dataDir);
    const bool gone = !still || still->pid != m_pid;
    ++m_looks;
    if (!gone && m_looks == kAskAgainAfter)
        requestEnd(m_pid, true);
    if (!gone && m_looks < kGiveUpAfter)
        return;
    m_poll.stop();
    const auto done = std::move(m_done);
    deleteLater();
    done(gone);
}

} // namespace ward::studio
