// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/engine_process.h"

#include "core/base/clock.h"
#include "core/base/random_source.h"

#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <vector>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace ward::client {

namespace {

constexpr int kReadyTimeoutMs = 20'000;
constexpr int kRestartDelayMs = 100;
constexpr int kHandOverMs = 500; // takes two or three
constexpr qint64 kRestartWindowMs = 60'000;
constexpr qint64 kMaxLogBytes = 8 << 20;

QString findProgram(const QString &asked)
{
    if (!asked.isEmpty())
        return asked;
    const QString name = QStringLiteral("ward-engine");
    const QString beside =
        QStandardPaths::findExecutable(name, {QCoreApplication::applicationDirPath()});
    return beside.isEmpty() ? QStandardPaths::findExecutable(name) : beside;
}

} // namespace

struct EngineProcess::Private
{
    Private(EngineProcess *q, Options options)
        : q(q)
        , options(std::move(options))
    {
        if (this->options.token.empty())
            this->options.token = newToken();
    }

    EngineProcess *q;
    Options options;
    State state = State::Stopped;
    Message message{"client.engine.stopped"};
    std::unique_ptr<QProcess> process;
    QByteArray output;
    QByteArray complaint; ///< the newest part of what it wrote to stderr
    std::optional<EngineAddress> address;
    QTimer readyTimeout;
    QTimer restartDelay;
    std::vector<qint64> restartTimes;
    int restarts = 0;
    bool stopping = false;

    void setState(State newState, Message why)
    {
        state = newState;
        message = std::move(why);
        Q_EMIT q->stateChanged();
    }

    /// Where the engine logs; empty when nothing can be written, which it then says itself.
    QString logFile() const
    {
        if (!options.logFile.isEmpty())
            return options.logFile;
        if (!QDir().mkpath(options.dataDir) || !QFileInfo(options.dataDir).isWritable())
            return {};
        const QString file = QDir(options.dataDir).filePath(QStringLiteral("ward-engine.log"));
        if (QFileInfo(file).size() > kMaxLogBytes) {
            QFile::remove(file + QStringLiteral(".1"));
            QFile::rename(file, file + QStringLiteral(".1"));
        }
        return file;
    }

    void launch()
    {
        output.clear();
        complaint.clear();
        address.reset();
        const QString program = findProgram(options.program);
        if (program.isEmpty())
            return setState(State::Failed, Message("client.engine.not-installed"));
        if (process)
            process->disconnect(q); // one that failed may still be dying
        process = std::make_unique<QProcess>();
        QStringList arguments{QStringLiteral("--data-dir"),    options.dataDir,
                              QStringLiteral("--port"),        QStringLiteral("0"),
                              QStringLiteral("--http-port"),   QStringLiteral("0"),
                              QStringLiteral("--parent-stdin")};
        if (const QString file = logFile(); !file.isEmpty())
            arguments << QStringLiteral("--log-file") << file;
#ifdef Q_OS_UNIX
        // A process group of its own: Ctrl+C in the terminal that started the Studio must not take
        // the engine and its live runs along.
        process->setChildProcessModifier([] { ::setpgid(0, 0); });
#endif
        QObject::connect(process.get(), &QProcess::readyReadStandardOutput, q, [this] { read(); });
        QObject::connect(process.get(), &QProcess::readyReadStandardError, q, [this] {
            complaint = (complaint + process->readAllStandardError()).right(2000);
        });
        QObject::connect(process.get(), &QProcess::finished, q,
                         [this](int code, QProcess::ExitStatus) { ended(code); });
        QObject::connect(
            process.get(), &QProcess::errorOccurred, q, [this](QProcess::ProcessError error) {
                if (error == QProcess::FailedToStart)
                    failed(Message("client.engine.not-startable",
                                   {{"detail", process->errorString().toStdString()}}));
            });
        readyTimeout.start(kReadyTimeoutMs);
        process->start(program, arguments);
        process->write(QByteArray::fromStdString(options.token) + '\n');
        // Now, and not when the event loop comes round: the engine waits for it, and a program that
        // starts has much to do before its loop runs.
        if (process->waitForStarted(kHandOverMs))
            process->waitForBytesWritten(kHandOverMs);
    }

    void read()
    {
        output += process->readAllStandardOutput();
        const qsizetype end = output.indexOf('\n');
        if (end < 0 || address)
            return;
        const QJsonObject line = QJsonDocument::fromJson(output.left(end)).object();
        if (line.contains(QStringLiteral("error"))) {
            Message why(line.value(QStringLiteral("error")).toString().toStdString());
            const QJsonObject args = line.value(QStringLiteral("args")).toObject();
            for (auto it = args.begin(); it != args.end(); ++it) {
                if (it->isDouble())
                    why.args.emplace_back(it.key().toStdString(),
                                          static_cast<std::int64_t>(it->toDouble()));
                else
                    why.args.emplace_back(it.key().toStdString(), it->toString().toStdString());
            }
            return failed(std::move(why));
        }
        EngineAddress ready;
        ready.port = static_cast<std::uint16_t>(line.value(QStringLiteral("port")).toInt());
        ready.httpPort =
            static_cast<std::uint16_t>(line.value(QStringLiteral("http_port")).toInt());
        ready.instance = line.value(QStringLiteral("instance")).toString().toStdString();
        ready.pid = static_cast<std::int64_t>(line.value(QStringLiteral("pid")).toDouble());
        ready.token = options.token;
        if (ready.port == 0)
            return failed(Message("client.engine.strange-answer"));
        readyTimeout.stop();
        address = ready;
        setState(State::Running, Message("client.engine.running"));
        Q_EMIT q->ready(ready);
    }

    void failed(Message why)
    {
        readyTimeout.stop();
        restartDelay.stop();
        stopping = true;
        if (process && process->state() != QProcess::NotRunning)
            process->kill();
        setState(State::Failed, std::move(why));
    }

    void ended(int code)
    {
        readyTimeout.stop();
        address.reset();
        if (stopping) {
            if (state != State::Failed)
                setState(State::Stopped, Message("client.engine.stopped"));
            return;
        }
        const Message why("client.engine.died", {{"code", std::int64_t{code}}});
        // Not by the calendar, which somebody may set.
        const qint64 now = systemClock().monotonicUs() / 1000;
        std::erase_if(restartTimes, [now](qint64 at) { return now - at > kRestartWindowMs; });
        restartTimes.push_back(now);
        if (!options.restart || static_cast<int>(restartTimes.size()) > kMaxRestarts) {
            setState(State::Failed, Message("client.engine.keeps-dying",
                                            {{"detail", complaint.trimmed().toStdString()}}));
            Q_EMIT q->died(why);
            return;
        }
        setState(State::Restarting, why);
        Q_EMIT q->died(why);
        restartDelay.start(kRestartDelayMs);
    }
};

EngineProcess::EngineProcess(Options options, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(options)))
{
    d->readyTimeout.setSingleShot(true);
    d->restartDelay.setSingleShot(true);
    connect(&d->readyTimeout, &QTimer::timeout, this,
            [this] { d->failed(Message("client.engine.silent")); });
    connect(&d->restartDelay, &QTimer::timeout, this, [this] {
        ++d->restarts;
        d->launch();
    });
}

EngineProcess::~EngineProcess()
{
    stop();
}

void EngineProcess::start()
{
    if (d->state != State::Stopped && d->state != State::Failed)
        return;
    d->stopping = false;
    d->setState(State::Starting, Message("client.engine.starting"));
    d->launch();
}

void EngineProcess::release()
{
    d->stopping = true;
    d->restartDelay.stop();
    d->readyTimeout.stop();
    if (d->process) {
        d->process->disconnect(this);
        d->process->closeWriteChannel();
        // Destroying a QProcess kills the child. This one is to outlive us; the object goes with
        // the program.
        [[maybe_unused]] const QProcess *left = d->process.release();
    }
    d->address.reset();
    d->setState(State::Stopped, Message("client.engine.stopped"));
}

void EngineProcess::stop()
{
    d->stopping = true;
    d->restartDelay.stop();
    d->readyTimeout.stop();
    if (!d->process)
        return;
    if (d->process->state() != QProcess::NotRunning) {
        d->process->disconnect(this);
        d->process->closeWriteChannel();
        d->process->terminate();
        if (!d->process->waitForFinished(kStopWaitMs)) {
            d->process->kill();
            d->process->waitForFinished(1000);
        }
    }
    d->process.reset();
    d->address.reset();
    if (d->state != State::Stopped)
        d->setState(State::Stopped, Message("client.engine.stopped"));
}

EngineProcess::State EngineProcess::state() const
{
    return d->state;
}

std::optional<EngineAddress> EngineProcess::address() const
{
    return d->address;
}

qint64 EngineProcess::pid() const
{
    return d->process ? d->process->processId() : 0;
}

const std::string &EngineProcess::token() const
{
    return d->options.token;
}

int EngineProcess::restarts() const
{
    return d->restarts;
}

Message EngineProcess::stateMessage() const
{
    return d->message;
}

} // namespace ward::client
