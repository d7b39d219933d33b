// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/process.h"
#include "core/messages/messages.h"
#include "sim-engine/server/engine.h"
#include "sim-engine/server/epoll_dispatcher.h"
#include "sim-engine/server/parent_pipe.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <memory>
#include <mutex>

namespace {

using ward::server::Settings;

constexpr int kExitUsage = 2;
constexpr int kExitCannotStart = 3;

volatile std::sig_atomic_t terminations = 0;

void onTerminate(int)
{
    terminations = terminations + 1;
}

/// The reason as a sentence on stderr for people, and as a line on stdout for the parent.
int cannotStart(const ward::Error &error)
{
    std::fprintf(stderr, "ward-engine: %s\n", ward::messages::render(error, "en").c_str());
    QJsonObject args;
    for (const auto &[name, value] : error.message.args) {
        if (const auto *text = std::get_if<std::string>(&value))
            args.insert(QString::fromStdString(name), QString::fromStdString(*text));
        else if (const auto *number = std::get_if<std::int64_t>(&value))
            args.insert(QString::fromStdString(name), static_cast<double>(*number));
    }
    const QJsonObject line{{QStringLiteral("error"), QString::fromStdString(error.code())},
                           {QStringLiteral("args"), args}};
    std::fputs((QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n').constData(), stdout);
    std::fflush(stdout);
    return kExitCannotStart;
}

QHash<QString, QString> environment()
{
    QHash<QString, QString> values;
    const QProcessEnvironment system = QProcessEnvironment::systemEnvironment();
    for (const QString &name : system.keys())
        values.insert(name, system.value(name));
    return values;
}

/// From the file, or the first line of standard input.
ward::Result<std::string> tokenFrom(const Settings &settings)
{
    std::string token;
    if (settings.tokenFile.isEmpty()) {
        token = ward::server::ParentPipe::readToken();
    } else {
        QFile file(settings.tokenFile);
        if (!file.open(QIODevice::ReadOnly))
            return ward::failure("server.start.token-file",
                                 {{"file", settings.tokenFile.toStdString()}});
        token = file.readLine(4096).trimmed().toStdString();
    }
    if (token.empty())
        return ward::failure("server.start.no-token");
    return token;
}

/// The thread that waits for the parent outlives the engine.
struct WatchedEngine
{
    std::mutex mutex;
    ward::server::Engine *engine = nullptr;
};

} // namespace

int main(int argc, char **argv)
{
    ward::tellFileSizeLimitsAsErrors();
    if (auto loop = std::make_unique<ward::server::EpollDispatcher>(); loop->isValid())
        QCoreApplication::setEventDispatcher(loop.release()); // which the application deletes
    QCoreApplication app(argc, argv);
    ward::keepNumbersPlain();
    QCoreApplication::setApplicationName(QStringLiteral("ward-engine"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WARD_VERSION));

    auto settings = Settings::from(QCoreApplication::arguments().mid(1), environment());
    if (!settings) {
        std::fprintf(stderr, "ward-engine: %s\n",
                     ward::messages::render(settings.error(), "en").c_str());
        return kExitUsage;
    }
    if (settings->asked == Settings::Asked::Help) {
        std::fputs(qPrintable(Settings::help()), stdout);
        return 0;
    }
    if (settings->asked == Settings::Asked::Version) {
        std::puts("ward-engine " WARD_VERSION);
        return 0;
    }
    const std::string logFile = QFile::encodeName(settings->logFile).toStdString();
    if (!ward::server::log::open(settings->logForm, settings->logLevel, logFile))
        return cannotStart(ward::Error("server.start.log-file", {{"file", logFile}}));

    ward::server::EngineOptions options;
    auto token = tokenFrom(*settings);
    if (!token)
        return cannotStart(token.error());
    options.token = std::move(*token);
    options.settings = std::move(*settings);
    const bool parentWatched = options.settings.parentWatched;
    auto engine = ward::server::Engine::start(options);
    if (!engine)
        return cannotStart(engine.error());

    QObject::connect(engine->get(), &ward::server::Engine::finished, &app, &QCoreApplication::quit);
    const auto parent = std::make_shared<WatchedEngine>();
    parent->engine = engine->get();
    if (parentWatched) {
        ward::server::ParentPipe::watch([parent] {
            const std::lock_guard lock(parent->mutex);
            if (parent->engine)
                QMetaObject::invokeMethod(parent->engine, &ward::server::Engine::parentGone,
                                          Qt::QueuedConnection);
        });
    }
    std::signal(SIGTERM, onTerminate);
    std::signal(SIGINT, onTerminate);
    QTimer signalPoll;
    int seen = 0;
    QObject::connect(&signalPoll, &QTimer::timeout, &app, [&] {
        for (; seen < terminations; ++seen)
            (*engine)->drain();
    });
    signalPoll.start(100);

    std::fputs((*engine)->readyLine().constData(), stdout);
    std::fflush(stdout);
    const int code = QCoreApplication::exec();
    const std::lock_guard lock(parent->mutex);
    parent->engine = nullptr;
    return code;
}
