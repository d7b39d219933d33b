// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/process.h"
#include "core/messages/messages.h"
#include "sim-engine/server/engine.h"
#include "sim-engine/server/parent_pipe.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <memory>
#include <mutex>

namespace {

constexpr int kExitUsage = 2;
constexpr int kExitCannotStart = 3;

volatile std::sig_atomic_t terminations = 0;

void onTerminate(int)
{
    terminations = terminations + 1;
}

FILE *logFile = nullptr;

void writeLog(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    const QByteArray line = qFormatLogMessage(type, context, text).toUtf8() + '\n';
    std::fputs(line.constData(), logFile ? logFile : stderr);
    std::fflush(logFile ? logFile : stderr);
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

/// The thread that waits for the parent outlives the engine.
struct WatchedEngine
{
    std::mutex mutex;
    ward::server::Engine *engine = nullptr;
};

bool parsePort(const QString &text, std::uint16_t &port)
{
    bool fine = false;
    port = text.toUShort(&fine);
    return fine;
}

bool parseCount(const QString &text, int &count)
{
    bool fine = false;
    count = text.toInt(&fine);
    return fine && count >= 0;
}

} // namespace

int main(int argc, char **argv)
{
    ward::tellFileSizeLimitsAsErrors();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("ward-engine"));
    QCoreApplication::setApplicationVersion(QStringLiteral(WARD_VERSION));
    qSetMessagePattern(QStringLiteral("%{time yyyy-MM-ddThh:mm:ss.zzz} %{type} %{category}: "
                                      "%{message}"));

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Runs simulation sessions for Ward. The first line of standard input is the token that "
        "clients must show."));
    parser.addHelpOption();
    parser.addVersionOption();
    const auto add = [&parser](const char *name, const char *help, const char *value,
                               const char *fallback = "") {
        const QCommandLineOption option(QString::fromLatin1(name), QString::fromLatin1(help),
                                        QString::fromLatin1(value), QString::fromLatin1(fallback));
        parser.addOption(option);
    };
    add("data-dir", "Where drafts and recordings are kept.", "folder");
    add("host", "Address to listen on.", "address", "127.0.0.1");
    add("port", "WebSocket port, 0 = any.", "port", "0");
    add("http-port", "HTTP port, 0 = any.", "port", "0");
    add("allow-origin", "A web page's origin that may connect; may be repeated.", "origin");
    add("threads", "Session threads, 0 = one per core.", "number", "0");
    add("orphan-seconds", "How long to stay without parent, clients and live runs.", "seconds",
        "60");
    add("log", "File to write the log to.", "file");
    parser.addOption(QCommandLineOption(
        QStringLiteral("parent-stdin"),
        QStringLiteral("The end of standard input means that the parent is gone.")));
    if (!parser.parse(QCoreApplication::arguments())) {
        std::fprintf(stderr, "ward-engine: %s\n", qPrintable(parser.errorText()));
        return kExitUsage;
    }
    if (parser.isSet(QStringLiteral("help")))
        parser.showHelp();
    if (parser.isSet(QStringLiteral("version")))
        parser.showVersion();

    ward::server::EngineOptions options;
    options.dataDir = parser.value(QStringLiteral("data-dir"));
    options.host = parser.value(QStringLiteral("host"));
    options.allowedOrigins = parser.values(QStringLiteral("allow-origin"));
    options.parentWatched = parser.isSet(QStringLiteral("parent-stdin"));
    if (options.dataDir.isEmpty() || !parser.positionalArguments().isEmpty() ||
        !parsePort(parser.value(QStringLiteral("port")), options.port) ||
        !parsePort(parser.value(QStringLiteral("http-port")), options.httpPort) ||
        !parseCount(parser.value(QStringLiteral("threads")), options.threads) ||
        !parseCount(parser.value(QStringLiteral("orphan-seconds")), options.orphanSeconds)) {
        std::fprintf(stderr, "%s", qPrintable(parser.helpText()));
        return kExitUsage;
    }
    if (parser.isSet(QStringLiteral("log"))) {
        logFile = std::fopen(QFile::encodeName(parser.value(QStringLiteral("log"))), "a");
        qInstallMessageHandler(writeLog);
    }

    options.token = ward::server::ParentPipe::readToken();
    if (options.token.empty())
        return cannotStart(ward::Error("server.start.no-token", {}));
    auto engine = ward::server::Engine::start(options);
    if (!engine)
        return cannotStart(engine.error());

    QObject::connect(engine->get(), &ward::server::Engine::finished, &app, &QCoreApplication::quit);
    const auto parent = std::make_shared<WatchedEngine>();
    parent->engine = engine->get();
    if (options.parentWatched) {
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
