// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "core/base/sqlite.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace ward;

namespace {

struct Outcome
{
    int code = -1;
    QByteArray out;
    QByteArray err;
};

Outcome ward_(const std::vector<std::string> &arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    const int code = cli::runCommandLine(arguments, streams);
    return {code, QByteArray::fromStdString(out.str()), QByteArray::fromStdString(err.str())};
}

} // namespace

/// `ward seek`, `log` and `verify` on a recording that `ward run` made.
class TestCliRecordings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void seekShowsTheMoment();
    void seekForPeople();
    void seekShowsOneEntity();
    void cutRecordingsSayHowFar_data();
    void cutRecordingsSayHowFar();
    void seekRefuses_data();
    void seekRefuses();
    void logIsOneEventALine();
    void logTellsInSentences();
    void logPages();
    void logOfATime();
    void aRecordingIsNoScenario();
    void verifyHolds();
    void verifyNamesTheFirstDifference();
    void verifyOfAnotherSimVersion();
    void brokenFiles_data();
    void brokenFiles();

private:
    std::string copy(const char *name, const char *sql = "")
    {
        const QString path = m_folder.filePath(QLatin1String(name));
        QFile::remove(path);
        QFile::copy(QString::fromStdString(m_path), path);
        if (*sql) {
            auto db = sqlite::Database::open(path.toStdString(),
                                             {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}});
            (void)db->exec(sql);
        }
        return path.toStdString();
    }
    static QJsonObject object(const QByteArray &json)
    {
        return QJsonDocument::fromJson(json).object();
    }
    static QJsonObject entity(const QJsonObject &world, const char *name)
    {
        const QJsonArray entities = world[QLatin1String("entities")].toArray();
        for (const QJsonValue &value : entities) {
            if (value[QLatin1String("name")].toString() == QLatin1String(name))
                return value.toObject();
        }
        return {};
    }
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("arrest.wardrec")).toStdString();
    QByteArray m_hash;
};

void TestCliRecordings::initTestCase()
{
    const Outcome run = ward_({"run", WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json",
                               "--record", m_path, "--until", "02:30"});
    QVERIFY2(run.code == 0, (run.out + run.err).constData());
    m_hash = run.out.trimmed().right(16);
}

void TestCliRecordings::seekShowsTheMoment()
{
    const Outcome before = ward_({"seek", m_path, "--at", "01:34.9", "--json"});
    QCOMPARE(before.code, 0);
    QCOMPARE(before.out.count('\n'), 1);
    const QJsonObject world = object(before.out);
    QCOMPARE(world[QLatin1String("tick")].toInt(), 2847);
    QCOMPARE(world[QLatin1String("time")].toString(), QStringLiteral("01:34.9"));
    QCOMPARE(world[QLatin1String("hash")].toString().size(), 16);
    const QJsonObject patient = entity(world, "Patient, Mr Okafor");
    QCOMPARE(patient[QLatin1String("prefab")].toString(), QStringLiteral("ward.icu@1.0.0#patient"));
    const auto ecg = [](const QJsonObject &p) {
        return p[QLatin1String("components")][QLatin1String("rhythm")][QLatin1String("ecg")]
                [QLatin1String("value")]
                    .toString();
    };
    QVERIFY(!ecg(patient).startsWith(QLatin1String("vf")));
    const QJsonValue hr =
        patient[QLatin1String("components")][QLatin1String("vitals")][QLatin1String("hr")];
    QVERIFY(hr[QLatin1String("value")].isDouble());
    QCOMPARE(hr[QLatin1String("unit")].toString(), QStringLiteral("/min"));
    QCOMPARE(entity(world, "Bed 3")[QLatin1String("id")], patient[QLatin1String("parent")]);

    // The arrest is scheduled at 95 s: it is in world 2850.
    const Outcome after = ward_({"seek", m_path, "--at=01:35", "--json"});
    QVERIFY(ecg(entity(object(after.out), "Patient, Mr Okafor")).startsWith(QLatin1String("vf")));
    const Outcome end = ward_({"seek", m_path, "--at", "02:30", "--json"});
    QCOMPARE(object(end.out)[QLatin1String("hash")].toString().toLatin1(), m_hash);
}

void TestCliRecordings::seekForPeople()
{
    const Outcome shown = ward_({"seek", m_path, "--at", "01:00"});
    QCOMPARE(shown.code, 0);
    QVERIFY(shown.out.startsWith("01:00.0  tick 1800  phase "));
    QVERIFY(shown.out.contains("\nPatient, Mr Okafor  on Bed 3\n"));
    QVERIFY(shown.out.contains(" /min"));
    QVERIFY(!shown.out.contains("0192f0c1")); // no ids
}

void TestCliRecordings::seekShowsOneEntity()
{
    const Outcome one = ward_({"seek", m_path, "--at", "02:00", "--entity", "patient, mr okafor"});
    QCOMPARE(one.code, 0);
    QVERIFY(one.out.contains("\nPatient, Mr Okafor  on Bed 3\n"));
    QVERIFY(!one.out.contains("Ventilator  on"));
    // What stands on the clock is shown so; what is not, is not.
    QVERIFY2(one.out.contains("NIBP measured at 00:"), one.out.constData());
    QVERIFY2(one.out.contains("VFIB alarm active") && !one.out.contains("inactive") &&
                 !one.out.contains("priority none"),
             one.out.constData());
    QVERIFY(!one.out.contains("Rotation 1 0 0 0"));
    const QJsonObject json = object(
        ward_({"seek", m_path, "--at", "02:00", "--entity", "Patient, Mr Okafor", "--json"}).out);
    QCOMPARE(json[QLatin1String("entities")].toArray().size(), 1);
    QVERIFY(QJsonDocument(json).toJson().contains("inactive")); // there nothing is left out
    const Outcome nobody = ward_({"seek", m_path, "--at", "02:00", "--entity", "Okafor"});
    QCOMPARE(nobody.code, 1);
    QVERIFY2(nobody.err.contains("Did you mean “Patient, Mr Okafor”?"), nobody.err.constData());
}

void TestCliRecordings::cutRecordingsSayHowFar_data()
{
    QTest::addColumn<int>("percent");
    for (const int percent : {30, 60, 80, 90, 97})
        QTest::newRow(QByteArray::number(percent)) << percent;
}

/// What `verify` and `seek` say can be read, can; what they do not, cannot.
void TestCliRecordings::cutRecordingsSayHowFar()
{
    QFETCH(int, percent);
    const std::string path = copy("cut.wardrec");
    QFile file(QString::fromStdString(path));
    QVERIFY(file.resize(file.size() * percent / 100));
    const Outcome verified = ward_({"verify", path});
    const QByteArray all = verified.out + verified.err;
    QVERIFY(verified.code == 1 || verified.code == 3);
    QVERIFY2(!all.contains("malformed") && !all.contains("***") && !all.contains("btree"),
             all.constData());
    if (verified.code == 3) { // too little is left even to open it
        QVERIFY2(all.contains("too little is left"), all.constData());
        return;
    }
    QVERIFY2(verified.out.contains("\nre-simulation: "), verified.out.constData());
    const QByteArray last = verified.out.trimmed().split('\n').last();
    const bool nothing = last == "None of its states can be read.";
    QVERIFY2(nothing || last.startsWith("Its states can be read from 00:00.0 to "),
             last.constData());
    const QByteArray upTo = nothing ? QByteArray() : last.mid(39, 7);
    for (const char *at : {"00:00.0", "00:10.0", "01:00.0", "01:34.9", "02:00.0", "02:30.0"}) {
        const Outcome sought = ward_({"seek", path, "--at", at});
        QCOMPARE(sought.code, !nothing && QByteArray(at) <= upTo ? 0 : 3);
        if (sought.code == 3)
            QVERIFY2(sought.err.contains(last), sought.err.constData());
    }
}

void TestCliRecordings::seekRefuses_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("no time") << QStringList{} << 2;
    QTest::newRow("no time at all")
        << QStringList{QStringLiteral("--at"), QStringLiteral("soon")} << 2;
    QTest::newRow("unknown option")
        << QStringList{QStringLiteral("--when"), QStringLiteral("1")} << 2;
    QTest::newRow("behind the end")
        << QStringList{QStringLiteral("--at"), QStringLiteral("99:00")} << 1;
}

void TestCliRecordings::seekRefuses()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    std::vector<std::string> arguments{"seek", m_path};
    for (const QString &word : words)
        arguments.push_back(word.toStdString());
    const Outcome outcome = ward_(arguments);
    QCOMPARE(outcome.code, code);
    QVERIFY(outcome.out.isEmpty());
    QVERIFY(!outcome.err.isEmpty());
    if (code == 1)
        QVERIFY2(outcome.err.contains("it ends at "), outcome.err.constData());
}

void TestCliRecordings::logIsOneEventALine()
{
    const QList<QByteArray> lines = ward_({"log", m_path, "--json"}).out.trimmed().split('\n');
    QVERIFY(lines.size() > 10);
    bool arrested = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QJsonObject event = object(lines[i]);
        QCOMPARE(event[QLatin1String("id")].toInt(), int(i) + 1);
        for (const char *column :
             {"id", "tick", "sub", "wall", "aggregate", "aggregate_seq", "type", "type_ver",
              "actor", "origin", "cause", "correlation", "command", "payload"})
            QVERIFY2(event.contains(QLatin1String(column)), column);
        const QString rhythm =
            event[QLatin1String("payload")][QLatin1String("rhythm_changed")][QLatin1String("after")]
                .toString();
        if (rhythm.startsWith(QLatin1String("vf")) && !arrested) {
            arrested = true;
            QCOMPARE(event[QLatin1String("tick")].toInt(), 2850);
        }
    }
    QVERIFY(arrested);
    const QByteArray plain = ward_({"log", m_path}).out;
    QCOMPARE(plain.count('\n'), lines.size());
    QVERIFY(plain.startsWith("id=1 tick=0 sub=0 wall="));
    QVERIFY(plain.contains("type=session.started"));
}

void TestCliRecordings::logTellsInSentences()
{
    const Outcome told = ward_({"log", m_path, "--text"});
    QCOMPARE(told.code, 0);
    const QList<QByteArray> lines = told.out.trimmed().split('\n');
    QCOMPARE(lines.size(), ward_({"log", m_path}).out.count('\n'));
    QVERIFY2(lines[0].startsWith("00:00.0  ") && lines[0].endsWith(")"), lines[0].constData());
    const auto arrest = std::find_if(lines.begin(), lines.end(), [](const QByteArray &line) {
        return line.startsWith("01:35.0  ") && line.contains("Mr Okafor");
    });
    QVERIFY(arrest != lines.end());
    QVERIFY(!told.out.contains("payload"));
    QCOMPARE(ward_({"log", m_path, "--text", "--json"}).code, 2);
}

void TestCliRecordings::aRecordingIsNoScenario()
{
    for (const char *command : {"run", "validate", "rehearse"}) {
        const Outcome outcome = ward_({command, m_path});
        QCOMPARE(outcome.code, 3);
        QVERIFY2((outcome.out + outcome.err).contains("This is a recording, not a scenario"),
                 (outcome.out + outcome.err).constData());
    }
}

void TestCliRecordings::logPages()
{
    const QByteArray all = ward_({"log", m_path, "--json"}).out;
    QByteArray joined;
    for (int after = 0;; after += 3) {
        const QByteArray page =
            ward_({"log", m_path, "--json", "--after", std::to_string(after), "--limit", "3"}).out;
        if (page.isEmpty())
            break;
        joined += page;
    }
    QCOMPARE(joined, all);
    QCOMPARE(ward_({"log", m_path, "--limit", "0"}).out, QByteArray());
    QCOMPARE(ward_({"log", m_path, "--limit", "-1"}).code, 2);
    QCOMPARE(ward_({"log", m_path, "--after", "x"}).code, 2);
    QCOMPARE(ward_({"log"}).code, 2);
}

void TestCliRecordings::verifyHolds()
{
    const Outcome outcome = ward_({"verify", m_path});
    QVERIFY2(outcome.code == 0, (outcome.out + outcome.err).constData());
    const QList<QByteArray> lines = outcome.out.trimmed().split('\n');
    QCOMPARE(lines.size(), 4);
    QCOMPARE(lines[0], QByteArray("checksums: ok"));
    QVERIFY(lines[1].startsWith("events: ok"));
    QVERIFY(lines[2].startsWith("states: ok"));
    QVERIFY(lines[3].startsWith("re-simulation: ok"));
}

void TestCliRecordings::verifyNamesTheFirstDifference()
{
    // Somebody makes the nurse quicker: an event of the log is changed, and its seal recomputed by
    // nobody.
    const std::string forged = copy(
        "forged", "DROP TRIGGER event_is_immutable_u; UPDATE event SET tick=tick-1 WHERE id=9");
    const Outcome outcome = ward_({"verify", forged});
    QCOMPARE(outcome.code, 1);
    QVERIFY2(outcome.out.contains("the events do not match the seal") ||
                 outcome.out.contains("The events do not match the seal") ||
                 outcome.out.contains("out of order"),
             outcome.out.constData());
    const std::string seed = copy("seed", "UPDATE meta SET value=value+1 WHERE key='seed'");
    const Outcome other = ward_({"verify", seed});
    QCOMPARE(other.code, 1);
    QVERIFY2(other.out.contains("re-simulation: first difference at "), other.out.constData());
}

void TestCliRecordings::verifyOfAnotherSimVersion()
{
    const std::string older = copy("older", "UPDATE meta SET value=900 WHERE key='sim_version'");
    const Outcome outcome = ward_({"verify", older});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.contains("re-simulation: not comparable (recorded 900, this "),
             outcome.out.constData());
}

void TestCliRecordings::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("missing") << QByteArray("missing") << QByteArray("does not exist");
    QTest::newRow("folder") << QByteArray("folder") << QByteArray("is a folder");
    QTest::newRow("text") << QByteArray("text") << QByteArray("is not a Ward recording");
    QTest::newRow("newer") << QByteArray("newer") << QByteArray("recorded by a newer Ward");
    QTest::newRow("cut") << QByteArray("cut") << QByteArray("not copied completely");
}

void TestCliRecordings::brokenFiles()
{
    QFETCH(QByteArray, kind);
    QFETCH(QByteArray, says);
    std::string path = copy("broken", kind == "newer" ? "PRAGMA user_version=2" : "");
    QFile file(QString::fromStdString(path));
    if (kind == "missing")
        file.remove();
    if (kind == "folder")
        path = QFileInfo(file).absolutePath().toStdString();
    if (kind == "cut")
        QVERIFY(file.resize(4096));
    if (kind == "text") {
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{\"ward\":\"1.0\"}");
        file.close();
    }
    for (const std::vector<std::string> &arguments :
         {std::vector<std::string>{"seek", path, "--at", "00:10"},
          {"log", path},
          {"verify", path}}) {
        const Outcome outcome = ward_(arguments);
        QCOMPARE(outcome.code, 3);
        QVERIFY2(outcome.err.contains(says), outcome.err.constData());
    }
}

void TestCliRecordings::logOfATime()
{
    const QList<QByteArray> all = ward_({"log", m_path, "--json"}).out.trimmed().split('\n');
    const auto within = [&](int from, int to) {
        QByteArray lines;
        for (const QByteArray &line : all) {
            const int tick = object(line)[QLatin1String("tick")].toInt();
            if (tick >= from && tick <= to)
                lines += line + '\n';
        }
        return lines;
    };
    const auto log = [&](const std::vector<std::string> &words) {
        std::vector<std::string> arguments{"log", m_path, "--json"};
        arguments.insert(arguments.end(), words.begin(), words.end());
        return ward_(arguments);
    };
    QVERIFY(!within(2850, 2852).isEmpty());
    QCOMPARE(log({"--from", "01:35"}).out, within(2850, INT_MAX));
    QCOMPARE(log({"--to", "01:34.9"}).out, within(0, 2849));
    QCOMPARE(log({"--from", "01:00", "--to", "01:35.0"}).out, within(1800, 2852));
    QCOMPARE(log({"--at", "01:35.0"}).out, within(2850, 2852));
    QCOMPARE(log({"--at", "01:35.0", "--limit", "1"}).out.count('\n'), 1);
    const Outcome behind = log({"--after", "99999"});
    QCOMPARE(behind.code, 0);
    QCOMPARE(behind.out, QByteArray());
    QVERIFY2(behind.err.contains("There is no event after 99999; the last one is " +
                                 QByteArray::number(all.size())),
             behind.err.constData());
    const Outcome later = log({"--from", "20:00"});
    QCOMPARE(later.code, 0);
    QVERIFY2(later.err.contains("it goes from 00:00.0 to 02:30.0"), later.err.constData());
}

QTEST_GUILESS_MAIN(TestCliRecordings)
#include "tst_cli_recordings.moc"
