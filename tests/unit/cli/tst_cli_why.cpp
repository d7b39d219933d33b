// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "core/base/time.h"
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
    QString out;
    QString err;
};

Outcome ward_(const std::vector<std::string> &arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    const int code = cli::runCommandLine(arguments, streams);
    return {code, QString::fromStdString(out.str()), QString::fromStdString(err.str())};
}

QString member(const QJsonObject &object, const char *outer, const char *inner)
{
    return object[QLatin1String(outer)].toObject()[QLatin1String(inner)].toString();
}

} // namespace

/// `ward why`: what it says, and its exit codes.
class TestCliWhy : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("arrest.wardrec")).toStdString();

    [[nodiscard]] Outcome why(const QStringList &words) const
    {
        std::vector<std::string> arguments{"why", m_path};
        for (const QString &word : words)
            arguments.push_back(word.toStdString());
        return ward_(arguments);
    }
    [[nodiscard]] QJsonObject json(QStringList words) const
    {
        return QJsonDocument::fromJson(why(words << QStringLiteral("--json")).out.toUtf8())
            .object();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const Outcome run =
            ward_({"run", WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json", "--record",
                   m_path, "--until", "04:00"});
        QVERIFY2(run.code == 0, qPrintable(run.out + run.err));
    }

    void aRuleThatDidNotFire()
    {
        const QStringList words{"--rule", "Desaturation", "--at", "02:00"};
        const Outcome outcome = why(words);
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.err, QString());
        const QStringList lines = outcome.out.split('\n');
        QCOMPARE(lines[0], QStringLiteral("Rule “Desaturation” has not fired by 02:00.0."));
        const qsizetype when = lines.indexOf(QStringLiteral("When"));
        const qsizetype condition = lines.indexOf(QStringLiteral("If"));
        QVERIFY2(when > 0 && condition > when, qPrintable(outcome.out));
        QVERIFY2(lines[when + 1].startsWith(
                     QStringLiteral("  SpO2 of Patient, Mr Okafor below 88 %, clear at 91 %")),
                 qPrintable(lines[when + 1]));
        QVERIFY2(lines[when + 1].contains(QStringLiteral("; lowest so far ")),
                 qPrintable(lines[when + 1]));
        QVERIFY2(lines[condition + 1].startsWith(QStringLiteral("  yes  ")) ||
                     lines[condition + 1].startsWith(QStringLiteral("  no   ")),
                 qPrintable(lines[condition + 1]));

        const QJsonObject object = json(words);
        QCOMPARE(member(object, "headline", "code"), QStringLiteral("inquiry.rule.not-fired"));
        QCOMPARE(member(object, "headline", "text"), lines[0]);
        QCOMPARE(object[QLatin1String("triggers")].toArray().size(), 1);
        QCOMPARE(object[QLatin1String("conditions")].toArray().size(), 2);
        QVERIFY(object[QLatin1String("root")].isNull());
    }

    /// Times are printed to a tenth; what is pasted back must mean what it was printed for.
    void aPrintedTimeCanBeAskedFor()
    {
        const QStringList rule{"--rule", "no shock within two minutes"};
        const int tick = json(rule)[QLatin1String("chain")][0][QLatin1String("tick")].toInt();
        QVERIFY(tick > 0);
        for (const Tick at : {Tick{tick}, Tick{tick} + 1, Tick{tick} + 2}) {
            const QString printed = QString::fromStdString(formatTime(at.time()));
            QCOMPARE(member(json(rule + QStringList{"--at", printed}), "headline", "code"),
                     QStringLiteral("inquiry.rule.fired-once"));
        }
        const QString before = QString::fromStdString(formatTime((Tick{tick} - 4).time()));
        QCOMPARE(member(json(rule + QStringList{"--at", before}), "headline", "code"),
                 QStringLiteral("inquiry.rule.not-fired"));
    }

    void whoAndWhatIsFoundByAWord()
    {
        QVERIFY(why({"--vital", "heart rate"}).out.startsWith(QStringLiteral("HR of ")));
        const Outcome who = why({"--vital", "hr", "--entity", "Okafor"});
        QCOMPARE(who.code, 1);
        QVERIFY2(who.err.contains(QStringLiteral("Did you mean “Patient, Mr Okafor”?")),
                 qPrintable(who.err));
        const Outcome what = why({"--vital", "XYZ"});
        QCOMPARE(what.code, 1);
        QVERIFY2(what.err.contains(QStringLiteral("There are: HR; SpO2; ")), qPrintable(what.err));
        const QString first = why({"--rule", "First shock"}).out;
        QVERIFY2(
            first.contains(QStringLiteral("a shock delivered to Patient, Mr Okafor (number 1)")),
            qPrintable(first));
        // Nothing is said of what was before the beginning.
        QVERIFY2(!why({"--vital", "hr", "--at", "0"}).out.contains(QStringLiteral("5 s before")),
                 "0");
    }

    void aRuleThatFired()
    {
        const Outcome outcome = why({"--rule", "no shock within two minutes"}); // at the end
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.startsWith(QStringLiteral("Rule “No shock within two minutes” has "
                                                       "fired by 04:00.0: at 03:35.0.\n")),
                 qPrintable(outcome.out));
        QVERIFY(outcome.out.contains(QStringLiteral("\nBecause\n  03:35.0  ")));
        QVERIFY2(outcome.out.trimmed().endsWith(QStringLiteral(
                     "It began with the scheduled event “Arrest at 95 seconds” at 01:35.0.")),
                 qPrintable(outcome.out));
    }

    void aVital()
    {
        const QStringList words{"--vital", "ABP", "--at", "01:40", "--entity", "Patient, Mr Okafor",
                                "--"};
        const Outcome outcome = why(words);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.split('\n')[0].contains(QStringLiteral("and falling: it was ")),
                 qPrintable(outcome.out));
        QVERIFY(outcome.out.contains(QStringLiteral("Patient, Mr Okafor")));
        const QJsonObject object = json(words.mid(0, 6));
        QCOMPARE(member(object, "headline", "code"), QStringLiteral("inquiry.vital.falling"));
        const QJsonArray chain = object[QLatin1String("chain")].toArray();
        QCOMPARE(chain.size(), 2);
        QCOMPARE(chain[0][QLatin1String("type")].toString(), QStringLiteral("rhythm.changed"));
        QCOMPARE(chain[0][QLatin1String("tick")].toInt(), 2850);
        QCOMPARE(chain[0][QLatin1String("origin")].toString(), QStringLiteral("derived"));
        QCOMPARE(member(object, "root", "code"), QStringLiteral("inquiry.root.schedule"));
    }

    void anEvent()
    {
        const QJsonObject vital = json({"--vital", "HR", "--at", "01:40"});
        const QJsonArray chain = vital[QLatin1String("chain")].toArray();
        QVERIFY(!chain.isEmpty());
        const int id = chain[0][QLatin1String("event")].toInt();
        const Outcome outcome = why({"--event", QString::number(id)});
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(QStringLiteral(", event %1)").arg(id)),
                 qPrintable(outcome.out));
        QCOMPARE(json({"--event", QString::number(id)})[QLatin1String("chain")].toArray(), chain);
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const QStringList &words, int code,
                            const char *says) {
            QTest::newRow(name) << words << code << QString::fromUtf8(says);
        };
        row("no question", {}, 2, "Ask one question: --rule, --event or --vital.");
        row("two questions", {"--rule", "a", "--vital", "b"}, 2, "Ask one question");
        row("entity without vital", {"--rule", "a", "--entity", "b"}, 2, "it needs --vital");
        row("no number", {"--event", "first"}, 2, "“first” cannot be given for --event");
        row("a number too large", {"--event", "99999999999999999999"}, 2, "cannot be given");
        row("no value", {"--rule"}, 2, "--rule needs a value.");
        row("twice", {"--rule", "a", "--rule", "b"}, 2, "--rule was given twice.");
        row("unknown option", {"--rul", "a"}, 2, "Did you mean --rule?");
        row("two recordings", {"--rule", "a", "b.wardrec"}, 2, "One recording expected, 2 given.");
        row("bad time", {"--rule", "Desaturation", "--at", "soon"}, 2, "soon");
        row("behind the end", {"--rule", "Desaturation", "--at", "99:00"}, 1,
            "The recording ends at 04:00.0; it has nothing at 1:39:00.0.");
        row("unknown rule", {"--rule", "Desaturatoin"}, 1,
            "No rule is called “Desaturatoin”. Did you mean “Desaturation”?");
        row("unknown vital", {"--vital", "SpO"}, 1, "Did you mean “SpO2”");
        row("unknown patient", {"--vital", "SpO2", "--entity", "Patient, Mr Okafur"}, 1,
            "Did you mean “Patient, Mr Okafor”");
        row("no patient", {"--vital", "SpO2", "--entity", "Med cart"}, 1, "is not a patient");
        row("unknown event", {"--event", "999999"}, 1, "There is no event 999999");
    }
    void refuses()
    {
        QFETCH(QStringList, words);
        QFETCH(int, code);
        QFETCH(QString, says);
        for (const bool json : {false, true}) {
            // An option that lacks its value must stay the last word.
            const Outcome outcome = why(json ? QStringList{"--json"} + words : words);
            QCOMPARE(outcome.code, code);
            QCOMPARE(outcome.out, QString());
            QVERIFY2(outcome.err.contains(says), qPrintable(outcome.err));
            // Who got the words wrong is told where they are explained.
            if (code == 2 && !says.contains(QStringLiteral("soon")))
                QVERIFY2(outcome.err.contains(QStringLiteral("ward why --help")),
                         qPrintable(outcome.err));
        }
    }

    void unreadable_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("missing") << QByteArray();
        QTest::newRow("something else") << QByteArray("not a recording");
        QFile file(QString::fromStdString(m_path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QTest::newRow("cut off") << file.read(5000);
    }
    void unreadable()
    {
        QFETCH(QByteArray, content);
        const QString path = m_folder.filePath(QStringLiteral("broken.wardrec"));
        QFile::remove(path);
        if (!content.isEmpty()) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(content);
        }
        const Outcome outcome = ward_({"why", path.toStdString(), "--rule", "Desaturation"});
        QCOMPARE(outcome.code, 3);
        QCOMPARE(outcome.out, QString());
        QVERIFY(!outcome.err.trimmed().isEmpty());
        QVERIFY2(outcome.err.contains(QStringLiteral("broken.wardrec")), qPrintable(outcome.err));
    }

    void helpExplains()
    {
        const Outcome outcome = ward_({"why", "--help"});
        QCOMPARE(outcome.code, 0);
        for (const char *word : {"--rule", "--event", "--vital", "--entity", "--at", "--json",
                                 "Exit code: 0 ok, 1 nothing found, 2 wrong usage, 3 unreadable."})
            QVERIFY2(outcome.out.contains(QString::fromLatin1(word)), word);
    }
};

QTEST_GUILESS_MAIN(TestCliWhy)
#include "tst_cli_why.moc"
