// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Edit → visible in a second client: two client processes and an engine process on loopback.
// Visible means that the other client's replica has applied the change and its model has signalled
// documentChanged; what panels and pixels take after that is not in it. The second client is a
// child process that prints the value it saw and the time of a clock that all processes share.
// Beside it, in turn, the physical limit: a message as long through a relay process that appends it
// to a file, syncs, and passes it on over loopback TCP.
#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "resources/resources.h"
#include "sim-client/connection.h"
#include "sim-client/engine_process.h"
#include "sim-client/session_replica.h"
#include "tests/bench/bench_support.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>

#include <map>
#include <memory>

#ifdef __unix__
#include <unistd.h>
#endif

using namespace ward;
using client::SessionReplica;

namespace {

constexpr int kGapMs = 10;
constexpr int kMessageBytes = 200; ///< of a set-change as a command, about
const Id kVitals = *Id::parse("0192f0c1-7a01-7000-8000-000000000030");

double hrOf(const content::Document &document)
{
    const content::Record *vitals = document.find(kVitals);
    const auto *hr = vitals ? std::get_if<content::Quantity>(&vitals->cell("hr")) : nullptr;
    return hr ? hr->value : 0;
}

client::ConnectionOptions optionsOf(const char *actor)
{
    client::ConnectionOptions options;
    options.client = "bench";
    options.actor = actor;
    return options;
}

void say(const char *line)
{
    std::puts(line);
    std::fflush(stdout);
}

void saySeen(int number)
{
    const double at = bench::nowUs();
    std::printf("%d %.3f\n", number, at);
    std::fflush(stdout);
}

// --- children -----------------------------------------------------------------------------------

/// The second client: says "ready", then each value when its model signals it.
int view(const client::EngineAddress &address, const std::string &session)
{
    client::Connection connection(optionsOf("viewer"));
    connection.open(address);
    SessionReplica replica(connection, session, content::Schema::shipped(),
                           content::Catalogue::shipped());
    QObject::connect(&replica, &SessionReplica::readyChanged, [] { say("ready"); });
    QObject::connect(&replica, &SessionReplica::documentChanged,
                     [&] { saySeen(int(hrOf(replica.document()))); });
    return QCoreApplication::exec();
}

/// Says its port; whatever comes from one of its clients is appended to `file`, synced and sent to
/// all others.
int relay(const QString &file)
{
    QFile log(file);
    QTcpServer server;
    if (!log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered) ||
        !server.listen(QHostAddress::LocalHost))
        return 1;
    std::vector<QTcpSocket *> clients;
    QObject::connect(&server, &QTcpServer::newConnection, [&] {
        QTcpSocket *client = server.nextPendingConnection();
        client->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        clients.push_back(client);
        QObject::connect(client, &QTcpSocket::readyRead, [&, client] {
            const QByteArray bytes = client->readAll();
            log.write(bytes);
#ifdef __unix__
            ::fdatasync(log.handle());
#endif
            for (QTcpSocket *other : clients) {
                if (other != client)
                    other->write(bytes);
            }
        });
    });
    say(QByteArray::number(server.serverPort()).constData());
    return QCoreApplication::exec();
}

/// Connects to a relay; says "ready", then each number that arrives.
int listen(quint16 port)
{
    QTcpSocket socket;
    QObject::connect(&socket, &QTcpSocket::connected, [] { say("ready"); });
    QObject::connect(&socket, &QTcpSocket::readyRead, [&] {
        while (socket.canReadLine())
            saySeen(socket.readLine().trimmed().toInt());
    });
    socket.connectToHost(QHostAddress::LocalHost, port);
    return QCoreApplication::exec();
}

// --- the measuring process, which is the first client -------------------------------------------

template <typename Done>
bool waitFor(Done done, int ms = 20'000)
{
    QElapsedTimer timer;
    timer.start();
    while (!done()) {
        if (timer.elapsed() > ms)
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents, 10);
    }
    return true;
}

template <typename Done>
void await(const char *what, Done done)
{
    if (!waitFor(done))
        bench::stop(std::string("waited in vain for ") + what);
}

void rest()
{
    QElapsedTimer gap;
    gap.start();
    while (gap.elapsed() < kGapMs)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
}

/// A child of this program that tells what it sees, and when.
class Witness
{
public:
    explicit Witness(const QStringList &arguments, const std::string &secret = {})
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        QObject::connect(&m_process, &QProcess::readyReadStandardOutput, [this] { read(); });
        m_process.start(QCoreApplication::applicationFilePath(), arguments);
        if (!secret.empty()) // over stdin, as everywhere
            m_process.write(QByteArray::fromStdString(secret) + '\n');
    }
    ~Witness()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    Witness(const Witness &) = delete;
    Witness &operator=(const Witness &) = delete;

    std::map<int, double> seen; ///< number → microseconds
    QByteArray first;           ///< its first line

private:
    void read()
    {
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine().trimmed();
            const QList<QByteArray> parts = line.split(' ');
            if (parts.size() == 2)
                seen.insert_or_assign(parts[0].toInt(), parts[1].toDouble());
            else
                first = line;
        }
    }
    QProcess m_process;
};

class Editor
{
public:
    explicit Editor(const QString &folder)
        : m_engine(optionsIn(folder))
        , m_connection(optionsOf("editor"))
    {
        m_engine.start();
        await("the engine", [&] { return m_engine.address().has_value(); });
        m_connection.open(*m_engine.address());
        m_connection.openDraft(
            {{}, std::string(resources::file("scenarios/icu-arrest.ward.json")), "Arrest"},
            [this](const client::Outcome &o) { m_session = o.session; });
        await("the draft", [&] { return !m_session.empty(); });
        m_replica = std::make_unique<SessionReplica>(
            m_connection, m_session, content::Schema::shipped(), content::Catalogue::shipped());
        m_viewer = std::make_unique<Witness>(QStringList{QStringLiteral("--view"),
                                                         QString::number(m_engine.address()->port),
                                                         QString::fromStdString(m_session)},
                                             m_engine.token());
        await("both clients", [&] { return m_viewer->first == "ready" && m_replica->isReady(); });
    }
    ~Editor()
    {
        m_viewer.reset();
        m_engine.stop();
    }
    Editor(const Editor &) = delete;
    Editor &operator=(const Editor &) = delete;

    struct Times
    {
        double visible; ///< in the other client, ms
        double answered;
    };
    Times edit(int value)
    {
        const double before = hrOf(m_replica->document());
        content::ChangeSet change;
        change.ops.emplace_back(content::SetOp{kVitals, "hr", content::Quantity{before, "/min"},
                                               content::Quantity{double(value), "/min"}});
        m_viewer->seen.erase(value);
        double answered = 0;
        const double start = bench::nowUs();
        m_replica->apply(std::move(change), [&](const client::Outcome &outcome) {
            if (!outcome.accepted)
                bench::stop("an edit was refused: " + outcome.reason.code);
            answered = bench::nowUs();
        });
        await("an edit", [&] { return answered > 0 && m_viewer->seen.contains(value); });
        return {(m_viewer->seen[value] - start) / 1000, (answered - start) / 1000};
    }

private:
    static client::EngineProcess::Options optionsIn(const QString &folder)
    {
        client::EngineProcess::Options options;
        options.dataDir = folder;
        return options;
    }
    client::EngineProcess m_engine;
    client::Connection m_connection;
    std::string m_session;
    std::unique_ptr<SessionReplica> m_replica;
    std::unique_ptr<Witness> m_viewer;
};

class Limit
{
public:
    explicit Limit(const QString &file)
        : m_relay({QStringLiteral("--relay"), file})
    {
        await("the relay", [&] { return !m_relay.first.isEmpty(); });
        m_listener = std::make_unique<Witness>(
            QStringList{QStringLiteral("--listen"), QString::fromLatin1(m_relay.first)});
        m_socket.connectToHost(QHostAddress::LocalHost, m_relay.first.toUShort());
        await("the relay's clients", [&] {
            return m_listener->first == "ready" && m_socket.state() == QTcpSocket::ConnectedState;
        });
        m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }

    double send(int value)
    {
        m_listener->seen.erase(value);
        const QByteArray line = QByteArray::number(value).leftJustified(kMessageBytes - 1) + '\n';
        const double start = bench::nowUs();
        m_socket.write(line);
        m_socket.flush();
        await("a message", [&] { return m_listener->seen.contains(value); });
        return (m_listener->seen[value] - start) / 1000;
    }

private:
    Witness m_relay;
    std::unique_ptr<Witness> m_listener;
    QTcpSocket m_socket;
};

int measure(bench::Scale scale)
{
    const int edits = bench::pick(scale, 1000, 200, 5);
    const int warmUp = bench::pick(scale, 50, 20, 1);
    const QTemporaryDir dir;
    Editor editor(dir.filePath(QStringLiteral("engine")));
    Limit limit(dir.filePath(QStringLiteral("relay.log")));
    std::vector<double> visible;
    std::vector<double> answered;
    std::vector<double> relayed;
    for (int i = 0; i < edits + warmUp; ++i) {
        const int value = 40 + i % 200;
        const Editor::Times times = editor.edit(value);
        rest();
        const double message = limit.send(value);
        rest();
        if (i < warmUp)
            continue;
        visible.push_back(times.visible);
        answered.push_back(times.answered);
        relayed.push_back(message);
    }
    const bench::Peer peer{
        "a message as long, synced and relayed", "physical limit",
        "200 bytes over loopback TCP to a third process that appends them to a file, syncs it and "
        "sends them on; until the receiving process has them",
        std::move(relayed)};
    bench::print(
        std::to_string(edits) + " edits of a heart rate, " + std::to_string(2 * kGapMs) +
            " ms apart, after " + std::to_string(warmUp) +
            " to warm up; two client processes and one engine process on loopback; each edit is "
            "validated and synced to the engine's library before it is announced; one monotonic "
            "clock; edit and relayed message in turn",
        {{.name = "edit visible in a second client",
          .unit = "ms",
          .method = "apply() in one process until documentChanged in the other: replica and models "
                    "are up to date, painting comes after",
          .goal = bench::Goal{"p99", "<=", 50},
          .samples = std::move(visible),
          .peer = peer,
          .facts = {}},
         {.name = "edit answered",
          .unit = "ms",
          .method = "apply() until the engine's answer is there, same edits",
          .goal = {},
          .samples = std::move(answered),
          .peer = {},
          .facts = {}}});
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString part = arguments.value(1);
    if (part == QStringLiteral("--view") && arguments.size() == 4) {
        client::EngineAddress address;
        address.port = arguments[2].toUShort();
        char token[256] = {};
        if (!std::fgets(token, sizeof token, stdin))
            return 1;
        address.token = std::string(token, std::string_view(token).find('\n'));
        return view(address, arguments[3].toStdString());
    }
    if (part == QStringLiteral("--relay"))
        return relay(arguments.value(2));
    if (part == QStringLiteral("--listen"))
        return listen(arguments.value(2).toUShort());
    return measure(bench::scaleOf(argc, argv));
}
