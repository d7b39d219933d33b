// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/clock.h"
#include "sim-client/connection.h"
#include "sim-engine/server/tls_identity.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QSslConfiguration>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <set>

using namespace ward;
using namespace ward::test;

namespace {

const QString kEngine = QStringLiteral(WARD_BINARY_DIR "/bin/ward-engine");

/// The program, started as an administrator would.
struct Served
{
    explicit Served(const QStringList &arguments)
    {
        process.start(kEngine, QStringList{QStringLiteral("--data-dir"), dir.path()} + arguments);
        process.write(QByteArray::fromStdString(kToken) + '\n');
        if (!waitFor([&] { return process.canReadLine() || ended(); }, 20'000))
            return;
        line = QJsonDocument::fromJson(process.readLine()).object();
        address.port = static_cast<std::uint16_t>(line.value(QStringLiteral("port")).toInt());
        address.httpPort =
            static_cast<std::uint16_t>(line.value(QStringLiteral("http_port")).toInt());
        address.token = kToken;
    }
    ~Served()
    {
        process.kill();
        process.waitForFinished();
    }
    [[nodiscard]] bool ended() const { return process.state() == QProcess::NotRunning; }
    void terminate() const { ::kill(static_cast<pid_t>(process.processId()), SIGTERM); }

    QTemporaryDir dir;
    QProcess process;
    QJsonObject line;
    client::EngineAddress address;
};

struct NetClient
{
    explicit NetClient(const client::EngineAddress &address)
        : connection(options())
    {
        QObject::connect(&connection, &client::Connection::notice, &connection,
                         [this](const Message &text) { notices.push_back(text.code); });
        connection.open(address);
    }
    static client::ConnectionOptions options()
    {
        client::ConnectionOptions options;
        options.client = "Dr Okafor's computer";
        options.actor = "Ana Okafor";
        return options;
    }
    bool reaches(client::ConnectionState state)
    {
        return waitFor([&] { return connection.state() == state; });
    }
    client::Outcome ask(const client::Command &command, const std::string &session = {})
    {
        const auto outcome = std::make_shared<std::optional<client::Outcome>>();
        connection.send(command, session, [outcome](const client::Outcome &o) { *outcome = o; });
        return waitFor([&] { return outcome->has_value(); }) ? **outcome : client::Outcome{};
    }
    std::vector<std::string> notices;
    client::Connection connection;
};

int httpStatus(const QString &url, const QSslConfiguration *tls = nullptr)
{
    QNetworkAccessManager manager;
    QNetworkRequest request{QUrl(url)};
    if (tls)
        request.setSslConfiguration(*tls);
    const std::unique_ptr<QNetworkReply> reply(manager.get(request));
    if (!waitFor([&] { return reply->isFinished(); }))
        return -1;
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool hasIpv6()
{
    QTcpServer server;
    return server.listen(QHostAddress(QHostAddress::LocalHostIPv6));
}

/// An authority of one's own, and certificates it signed.
struct Authority
{
    Authority()
    {
        ready = openssl("req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem "
                        "-subj /CN=Authority -days 2") &&
                sign("engine", "subjectAltName=IP:127.0.0.1,IP:::1,DNS:localhost") &&
                sign("other", "subjectAltName=DNS:other.example");
    }
    bool sign(const QString &name, const QByteArray &extension)
    {
        QFile file(path(name + QStringLiteral(".ext")));
        if (!file.open(QIODevice::WriteOnly) || file.write(extension) < 0)
            return false;
        file.close();
        return openssl(QStringLiteral("req -newkey rsa:2048 -nodes -keyout %1.key -out %1.csr "
                                      "-subj /CN=Engine")
                           .arg(name)) &&
               openssl(QStringLiteral("x509 -req -in %1.csr -CA ca.pem -CAkey ca.key "
                                      "-CAcreateserial -days 2 -extfile %1.ext -out %1.pem")
                           .arg(name));
    }
    bool openssl(const QString &words)
    {
        QProcess process;
        process.setWorkingDirectory(dir.path());
        process.start(QStringLiteral("openssl"), words.split(QLatin1Char(' ')));
        return process.waitForFinished(60'000) && process.exitCode() == 0;
    }
    [[nodiscard]] QString path(const QString &name) const { return dir.filePath(name); }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QTemporaryDir dir;
    bool ready = false;
};

} // namespace

/// The program on a network: addresses, encryption, its log, its end.
class TestServing : public QObject
{
    Q_OBJECT

    std::unique_ptr<Authority> m_authority;

    [[nodiscard]] QStringList tls(const QString &name) const
    {
        return {QStringLiteral("--tls-cert"), m_authority->path(name + QStringLiteral(".pem")),
                QStringLiteral("--tls-key"), m_authority->path(name + QStringLiteral(".key"))};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("openssl")).isEmpty())
            return;
        m_authority = std::make_unique<Authority>();
        QVERIFY(m_authority->ready);
    }

    void listensOnBothLoopbacks()
    {
        Served served({});
        QVERIFY(served.address.port != 0);
        QCOMPARE(
            httpStatus(QStringLiteral("http://127.0.0.1:%1/healthz").arg(served.address.httpPort)),
            200);
        NetClient four(served.address);
        QVERIFY(four.reaches(client::ConnectionState::Online));
        if (!hasIpv6())
            QSKIP("this machine has no IPv6");
        QCOMPARE(httpStatus(QStringLiteral("http://[::1]:%1/healthz").arg(served.address.httpPort)),
                 200);
        served.address.host = "::1";
        NetClient six(served.address);
        QVERIFY(six.reaches(client::ConnectionState::Online));
    }

    void otherMachinesNeedEncryptionOrAWord()
    {
        Served refused({QStringLiteral("--listen"), QStringLiteral("any")});
        QVERIFY(waitFor([&] { return refused.ended(); }));
        QCOMPARE(refused.process.exitCode(), 3);
        QCOMPARE(refused.line.value(QStringLiteral("error")).toString(),
                 QStringLiteral("server.start.insecure"));
        Served open({QStringLiteral("--listen=any"), QStringLiteral("--insecure-listen")});
        QVERIFY(open.address.port != 0);
        NetClient client(open.address);
        QVERIFY(client.reaches(client::ConnectionState::Online));
    }

    void settingsComeFromTheEnvironment()
    {
        QProcess process;
        QTemporaryDir dir;
        QFile token(dir.filePath(QStringLiteral("token")));
        QVERIFY(token.open(QIODevice::WriteOnly));
        token.write("secret\n");
        token.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("WARD_DATA_DIR"), dir.filePath(QStringLiteral("data")));
        environment.insert(QStringLiteral("WARD_TOKEN_FILE"), token.fileName());
        environment.insert(QStringLiteral("WARD_LOG"), QStringLiteral("text"));
        process.setProcessEnvironment(environment);
        process.start(kEngine, QStringList{});
        QVERIFY(waitFor([&] { return process.canReadLine(); }, 20'000));
        ::kill(static_cast<pid_t>(process.processId()), SIGTERM);
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 0);
        QVERIFY(process.readAllStandardError().contains(" info engine.ready port="));

        process.start(kEngine, {QStringLiteral("--prot"), QStringLiteral("1")});
        QVERIFY(process.waitForFinished(20'000));
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(process.readAllStandardError().contains("--prot"));
    }

    void speaksTls()
    {
        if (!m_authority)
            QSKIP("openssl is not installed");
        Served served(tls(QStringLiteral("engine")));
        QVERIFY2(served.address.port != 0, served.process.readAllStandardError().constData());
        served.address.secure = true;

        NetClient stranger(served.address);
        QVERIFY(stranger.reaches(client::ConnectionState::Rejected));
        QCOMPARE(stranger.connection.stateMessage().code.c_str(), "client.tls.unknown-authority");

        served.address.authority = m_authority->read(QStringLiteral("ca.pem")).toStdString();
        NetClient client(served.address);
        QVERIFY(client.reaches(client::ConnectionState::Online));
        QVERIFY(client.ask(client::OpenDraftCommand{{}, arrestBytes(), "Arrest"}).accepted);

        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.addCaCertificates(
            QSslCertificate::fromData(m_authority->read(QStringLiteral("ca.pem"))));
        const QString url =
            QStringLiteral("https://127.0.0.1:%1/healthz").arg(served.address.httpPort);
        QCOMPARE(httpStatus(url, &trusting), 200);
        QCOMPARE(httpStatus(url), 0);
        QVERIFY(httpStatus(
                    QStringLiteral("http://127.0.0.1:%1/healthz").arg(served.address.httpPort)) !=
                200);

        Served other(tls(QStringLiteral("other")));
        QVERIFY(other.address.port != 0);
        other.address.secure = true;
        other.address.authority = served.address.authority;
        NetClient misled(other.address);
        QVERIFY(misled.reaches(client::ConnectionState::Rejected));
        QCOMPARE(misled.connection.stateMessage().code.c_str(), "client.tls.other-host");
    }

    void refusesWhatIsNoCertificate_data()
    {
        QTest::addColumn<QString>("certificate");
        QTest::addColumn<QString>("key");
        QTest::addColumn<qint64>("days");
        QTest::addColumn<QString>("code");
        QTest::newRow("missing") << "none.pem"
                                 << "engine.key" << qint64{0} << "server.tls.unreadable";
        QTest::newRow("a key") << "engine.key"
                               << "engine.key" << qint64{0} << "server.tls.no-certificate";
        QTest::newRow("no key") << "engine.pem"
                                << "engine.pem" << qint64{0} << "server.tls.no-key";
        QTest::newRow("another's key") << "engine.pem"
                                       << "other.key" << qint64{0} << "server.tls.mismatch";
        QTest::newRow("expired") << "engine.pem"
                                 << "engine.key" << qint64{5} << "server.tls.expired";
        QTest::newRow("too early") << "engine.pem"
                                   << "engine.key" << qint64{-5} << "server.tls.not-yet";
        QTest::newRow("fine") << "engine.pem"
                              << "engine.key" << qint64{0} << "";
    }
    void refusesWhatIsNoCertificate()
    {
        QFETCH(QString, certificate);
        QFETCH(QString, key);
        QFETCH(qint64, days);
        QFETCH(QString, code);
        if (!m_authority)
            QSKIP("openssl is not installed");
        const auto identity =
            server::TlsIdentity::load(m_authority->path(certificate), m_authority->path(key),
                                      systemClock().unixMs() + days * 86'400'000);
        QCOMPARE(identity ? QString() : QString::fromStdString(identity.error().code()), code);
    }

    /// What is personal goes in; ids and codes come out.
    void theLogNamesNobody()
    {
        Served served({QStringLiteral("--log-level"), QStringLiteral("debug")});
        NetClient ana(served.address);
        QVERIFY(ana.reaches(client::ConnectionState::Online));
        const std::string draft =
            ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "Sepsis of Mr Okafor"}).session;
        const client::Outcome run = ana.ask(client::StartRunCommand{draft, 1, {1, 1}, true});
        QVERIFY(ana.ask(client::MarkCommand{"Ana hesitates", "free text", {}, {}, {}}, run.session)
                    .accepted);
        QVERIFY(!ana.ask(client::MarkCommand{"x", {}, {}, {}, {}}, "nowhere").accepted);
        client::EngineAddress wrong = served.address;
        wrong.token = "a guessed token";
        NetClient guesser(wrong);
        QVERIFY(guesser.reaches(client::ConnectionState::Rejected));
        QVERIFY(ana.ask(client::EndRunCommand{}, run.session).accepted);
        served.terminate();
        QVERIFY(served.process.waitForFinished(20'000));
        QCOMPARE(served.process.exitCode(), 0);
        const QByteArray text = served.process.readAllStandardError();
        std::set<QString> events;
        for (const QByteArray &line : text.split('\n')) {
            if (line.isEmpty())
                continue;
            const QJsonObject object = QJsonDocument::fromJson(line).object();
            QVERIFY2(!object.isEmpty(), line.constData());
            QVERIFY2(object.contains(QStringLiteral("time")) &&
                         object.contains(QStringLiteral("level")),
                     line.constData());
            events.insert(object.value(QStringLiteral("event")).toString());
        }
        for (const char *personal : {"Okafor", "Ana", "Sepsis", "hesitates", "free text", "guessed",
                                     kToken.c_str(), "127.0.0.1", "/tmp", "withheld"})
            QVERIFY2(!text.contains(personal), personal);
        for (const char *event :
             {"engine.ready", "client.welcome", "client.rejected", "command.accepted",
              "command.refused", "client.gone", "engine.draining", "engine.ends"})
            QVERIFY2(events.count(QString::fromLatin1(event)), event);
    }

    void drainsUntilTheLastRunEnds()
    {
        Served served({});
        NetClient ana(served.address);
        QVERIFY(ana.reaches(client::ConnectionState::Online));
        const std::string draft = ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "A"}).session;
        const client::Outcome run = ana.ask(client::StartRunCommand{draft, 1, {1, 1}, false});
        QVERIFY(run.accepted);
        served.terminate();
        QVERIFY(waitFor([&] { return !ana.notices.empty(); }));
        QCOMPARE(ana.notices.front().c_str(), "server.engine.drains");
        QCOMPARE(ana.ask(client::StartRunCommand{draft, 2, {1, 1}, false}).reason.code.c_str(),
                 "sessions.draining");
        QVERIFY(ana.ask(client::MarkCommand{"on", {}, {}, {}, {}}, run.session).accepted);
        QVERIFY(!served.ended());
        QVERIFY(ana.ask(client::EndRunCommand{}, run.session).accepted);
        QVERIFY(served.process.waitForFinished(20'000));
        QCOMPARE(served.process.exitCode(), 0);
    }

    void theSecondSignalAndTheTimeoutEndRunsProperly_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("signals");
        QTest::newRow("second signal") << QStringList() << 2;
        QTest::newRow("timeout") << QStringList{QStringLiteral("--drain-timeout"),
                                                QStringLiteral("0")}
                                 << 1;
    }
    void theSecondSignalAndTheTimeoutEndRunsProperly()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, signals);
        Served served(arguments);
        NetClient ana(served.address);
        QVERIFY(ana.reaches(client::ConnectionState::Online));
        const std::string draft = ana.ask(client::OpenDraftCommand{{}, arrestBytes(), "A"}).session;
        const client::Outcome run = ana.ask(client::StartRunCommand{draft, 1, {1, 1}, false});
        QVERIFY(run.accepted);
        served.terminate();
        QVERIFY(waitFor([&] { return !ana.notices.empty(); }));
        if (signals == 2)
            served.terminate();
        QVERIFY(served.process.waitForFinished(20'000));
        QCOMPARE(served.process.exitCode(), 0);
        // Closed, not left to be taken up again.
        QVERIFY(
            !QFile::exists(served.dir.filePath(QStringLiteral("recordings/%1.wardrec-wal")
                                                   .arg(QString::fromStdString(run.recording)))));
    }
};

QTEST_GUILESS_MAIN(TestServing)
#include "tst_serving.moc"
