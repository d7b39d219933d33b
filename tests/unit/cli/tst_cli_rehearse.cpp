// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "app/cli/progress_line.h"
#include "tests/support/std_strings.h"

#include <QFile>
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

Outcome rehearse(std::vector<std::string> arguments)
{
    arguments.insert(arguments.begin(), "rehearse");
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    const int code = cli::runCommandLine(arguments, streams);
    return {code, QByteArray::fromStdString(out.str()), QByteArray::fromStdString(err.str())};
}

const std::string kArrest = WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json";

} // namespace

/// `ward rehearse`.
class TestCliRehearse : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string place(const char *name) const
    {
        return m_folder.filePath(QLatin1String(name)).toStdString();
    }

private Q_SLOTS:
    /// Names instead of ids and of what a file calls things.
    void conditionsAreSentences()
    {
        const QByteArray out = rehearse({kArrest, "--learner", "none", "--runs", "2"}).out;
        const qsizetype at = out.indexOf("\nConditions that came out one way only");
        QVERIFY2(at > 0, out);
        const QByteArray conditions = out.mid(at);
        QVERIFY2(conditions.contains("Nobody has called: Call for help has not happened"),
                 conditions);
        QVERIFY2(!conditions.contains("call.help") && !conditions.contains("not happened call"),
                 conditions);
    }

    /// On a terminal a long run says how far it is and leaves no trace of that.
    void progressOfLongRuns()
    {
        ManualClock clock;
        std::ostringstream watched;
        cli::ProgressLine line(watched, true, clock);
        line.tell(1, 500); // most runs are over before anybody wonders
        QVERIFY(watched.str().empty());
        clock.advanceMs(1000);
        line.tell(40, 500);
        line.tell(41, 500); // not for every run
        clock.advanceMs(200);
        line.tell(50, 500);
        line.clear();
        QCOMPARE(watched.str(),
                 std::string("\r\x1b[K40 of 500 runs\r\x1b[K50 of 500 runs\r\x1b[K"));
        std::ostringstream file;
        cli::ProgressLine silent(file, false, clock);
        clock.advanceMs(5000);
        silent.tell(1, 2);
        silent.clear();
        QVERIFY(file.str().empty());
    }

    void whatIsNeverReachedComesFirst()
    {
        const Outcome nobody = rehearse({kArrest, "--learner", "none", "--runs", "3"});
        QCOMPARE(nobody.code, cli::kOk);
        const qsizetype never = nobody.out.indexOf("Never reached in any run");
        const qsizetype phases = nobody.out.indexOf("\nPhases");
        QVERIFY(never > 0 && phases > never);
        const QByteArray unreached = nobody.out.mid(never, phases - never);
        QVERIFY2(unreached.contains("phase   ROSC"), unreached);
        QVERIFY2(unreached.contains("rule    First shock"), unreached);
        QVERIFY2(!unreached.contains("rule    No compressions"), unreached);
        QVERIFY(nobody.out.contains("a patient without a pulse"));
        QVERIFY(nobody.err.isEmpty());
    }

    /// A reader knows what the columns are, and reads spoken lines to their end.
    void columnsAreExplained()
    {
        const QByteArray out = rehearse({kArrest, "--runs", "2"}).out;
        QVERIFY2(out.contains("\nruns: in how many of them; 95 %: the confidence interval"), out);
        const qsizetype lines = out.indexOf("\nSpoken lines");
        QVERIFY(lines > 0);
        QVERIFY2(!out.mid(lines).contains("…  "), out.mid(lines));
    }

    void strictCountsWhatIsNeverReached()
    {
        QCOMPARE(rehearse({kArrest, "--runs=2", "--learner=none", "--strict"}).code,
                 cli::kFindings);
    }

    void jsonHoldsEverything()
    {
        const std::vector<std::string> words = {kArrest, "--learner", "late", "--runs",
                                                "4",     "--seed",    "9",    "--json"};
        const Outcome late = rehearse(words);
        QCOMPARE(late.code, cli::kOk);
        const QJsonObject report = QJsonDocument::fromJson(late.out).object();
        QCOMPARE(report[QStringLiteral("runs")].toInt(), 4);
        QCOMPARE(report[QStringLiteral("learner")].toString(), QStringLiteral("late"));
        int rules = 0;
        for (const QJsonValue &value : report[QStringLiteral("items")].toArray()) {
            const QJsonObject item = value.toObject();
            const QJsonObject reached = item[QStringLiteral("reached")].toObject();
            QCOMPARE(reached[QStringLiteral("of")].toInt(), 4);
            QVERIFY(reached[QStringLiteral("low")].toDouble() <=
                    reached[QStringLiteral("rate")].toDouble());
            rules += item[QStringLiteral("kind")].toString() == QStringLiteral("rule") ? 1 : 0;
        }
        QCOMPARE(rules, 20);
        const QJsonObject first = report[QStringLiteral("first_run")].toObject();
        QVERIFY(first[QStringLiteral("fires")].toArray().size() > 3);
        QCOMPARE(first[QStringLiteral("phases")]
                     .toArray()
                     .at(2)
                     .toObject()[QStringLiteral("t_s")]
                     .toDouble(),
                 95.0);
        // The same words give the same bytes, whatever runs beside.
        auto threads = words;
        threads.insert(threads.end(), {"--threads", "3"});
        QCOMPARE(rehearse(threads).out, late.out);
    }

    void curvesAreWritten()
    {
        const std::string path = place("curves.csv");
        QCOMPARE(rehearse({kArrest, "--runs", "1", "--until", "02:00", "--curves", path}).code,
                 cli::kOk);
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QVERIFY(lines.size() > 300);
        QVERIFY(lines.first().startsWith("t (s),\"Patient, Mr Okafor HR /min min\""));
        // Two quotes around each name, one comma before each value.
        QCOMPARE(lines.first().count('"') / 2, lines.last().count(','));
        QCOMPARE(rehearse({kArrest, "--runs", "1", "--curves", place("no/such.csv")}).code,
                 cli::kUnreadable);
    }

    void recordingsAndScriptsTakePart()
    {
        const std::string script = place("learner.jsonl");
        QFile file(QString::fromStdString(script));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"t\":\"01:50\",\"action\":\"cpr.start\",\"target\":\"Patient, Mr Okafor\"}\n");
        file.close();
        const Outcome scripted =
            rehearse({kArrest, "--learner", script, "--runs", "1", "--until", "03:00", "--json"});
        QCOMPARE(scripted.code, cli::kOk);
        QVERIFY(scripted.out.contains("Compressions started"));

        const std::string recording = place("run.wardrec");
        std::ostringstream out;
        std::ostringstream err;
        cli::Streams streams{out, err};
        QCOMPARE(cli::runCommandLine({"run", kArrest, "--actions", script, "--record", recording,
                                      "--until", "03:00"},
                                     streams),
                 cli::kOk);
        const Outcome recorded = rehearse(
            {kArrest, "--learner", recording, "--runs", "1", "--until", "03:00", "--json"});
        QCOMPARE(recorded.code, cli::kOk);
        const auto fires = [](const Outcome &outcome) {
            return QJsonDocument::fromJson(outcome.out)[QStringLiteral("first_run")].toObject();
        };
        QCOMPARE(fires(recorded), fires(scripted));
    }

    void refusals_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("said");
        const QString arrest = QString::fromStdString(kArrest);
        const auto row = [&](const char *name, QStringList words, int code, const char *said) {
            QTest::newRow(name) << words << code << QString::fromUtf8(said);
        };
        row("no scenario", {}, cli::kUsage, "One scenario file");
        row("nobody known", {arrest, QStringLiteral("--learner=expert")}, cli::kUsage,
            "nobody who can take part");
        row("no runs", {arrest, QStringLiteral("--runs=0")}, cli::kUsage, "from 1 to");
        row("runs that are no number", {arrest, QStringLiteral("--runs=many")}, cli::kUsage,
            "whole number");
        row("two forms", {arrest, QStringLiteral("--json"), QStringLiteral("--text")}, cli::kUsage,
            "cannot both");
        row("missing file", {QStringLiteral("/no/such.ward.json")}, cli::kUnreadable, "such");
        row("missing script", {arrest, QStringLiteral("--learner=/no/such.jsonl")},
            cli::kUnreadable, "such");
        row("missing recording", {arrest, QStringLiteral("--learner=/no/such.wardrec")},
            cli::kUnreadable, "such");
    }
    void refusals()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, said);
        std::vector<std::string> arguments;
        for (const QString &word : words)
            arguments.push_back(word.toStdString());
        const Outcome refused = rehearse(arguments);
        QCOMPARE(refused.code, code);
        QVERIFY2(QString::fromUtf8(refused.err).contains(said), refused.err);
        QVERIFY(refused.out.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCliRehearse)
#include "tst_cli_rehearse.moc"
