// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/command.h"
#include "tests/support/std_strings.h"
#include "tests/unit/importers/pulse_fixture.h"

#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace ward::test;

namespace {

struct Outcome
{
    int code = -1;
    std::string out;
    std::string err;
};

Outcome ward_(const std::vector<std::string> &words)
{
    std::ostringstream out;
    std::ostringstream err;
    ward::cli::Streams streams{out, err};
    const int code = ward::cli::runCommandLine(words, streams);
    return {code, out.str(), err.str()};
}

std::string dataFile(const char *name)
{
    return std::string(WARD_SOURCE_DIR "/tests/data/pulse/") + name;
}

QByteArray contents(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `ward import pulse`: words, exit codes, what is written.
class TestImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_out = m_dir->filePath(QStringLiteral("out.ward.json")).toStdString();
    }

    void importsAndCounts()
    {
        const std::string in = dataFile("showcase/HeatStroke.json");
        const Outcome outcome = ward_({"import", "pulse", in, "-o", m_out});
        QCOMPARE(outcome.err, std::string());
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.ends_with("understood 5 of 12 actions, 7 kept as notes\nwrote " +
                                       m_out + '\n'),
                 outcome.out.c_str());
        QVERIFY2(outcome.out.find(in + ":4: info importers.pulse.patient-file ") !=
                     std::string::npos,
                 outcome.out.c_str());
        const Outcome validated = ward_({"validate", m_out});
        // Nothing but remarks: nobody has signed the numbers.
        for (const QString &line :
             QString::fromStdString(validated.out).split(u'\n', Qt::SkipEmptyParts))
            QVERIFY2(line.contains(QStringLiteral(": info content.")), qPrintable(line));
        QCOMPARE(validated.code, 0);
    }

    void theSameInputGivesTheSameBytes()
    {
        const std::string in = dataFile("combined/Cynthia.json");
        QCOMPARE(ward_({"import", "pulse", in, "-o", m_out}).code, 0);
        const QByteArray once = contents(m_out);
        QVERIFY(!once.isEmpty());
        const std::string again = m_out + "2";
        QCOMPARE(ward_({"import", "pulse", "-o=" + again, in}).code, 0);
        QCOMPARE(contents(again), once);
    }

    void warningsOfTheResultAreFindings()
    {
        const Outcome outcome = ward_(
            {"import", "pulse", dataFile("miscellaneous/SpirometryHealthy.json"), "-o", m_out});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.find(m_out + ":2: warning content.value.implausible ") !=
                     std::string::npos,
                 outcome.out.c_str());
        QVERIFY(!contents(m_out).isEmpty());
    }

    void refusedFilesWriteNothing()
    {
        const std::string in = m_dir->filePath(QStringLiteral("in.json")).toStdString();
        QFile file(QString::fromStdString(in));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"AnyAction\": [\n{\"AdvanceTime\": ");
        file.close();
        const Outcome outcome = ward_({"import", "pulse", in, "-o", m_out});
        QCOMPARE(outcome.code, 1);
        QVERIFY2(outcome.out.starts_with(in + ":2: error importers.file.truncated The file ends"),
                 outcome.out.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(m_out)));
    }

    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("no output") << QStringList{"pulse", "in.json"};
        QTest::newRow("no input") << QStringList{"pulse", "-o", "out"};
        QTest::newRow("two inputs") << QStringList{"pulse", "a", "b", "-o", "out"};
        QTest::newRow("another format") << QStringList{"biogears", "a", "-o", "out"};
        QTest::newRow("unknown option") << QStringList{"pulse", "a", "--output", "out"};
        QTest::newRow("option without value") << QStringList{"pulse", "a", "-o"};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, words);
        std::vector<std::string> all{"import"};
        for (const QString &word : words)
            all.push_back(word.toStdString());
        const Outcome outcome = ward_(all);
        QCOMPARE(outcome.code, 2);
        QVERIFY(!outcome.err.empty());
        QCOMPARE(outcome.out, std::string());
    }

    void unreadableAndUnwritable()
    {
        const std::string missing = m_dir->filePath(QStringLiteral("no.json")).toStdString();
        QCOMPARE(ward_({"import", "pulse", missing, "-o", m_out}).code, 3);
        const Outcome outcome =
            ward_({"import", "pulse", dataFile("combined/Gus.json"), "-o",
                   m_dir->filePath(QStringLiteral("no/such/out")).toStdString()});
        QCOMPARE(outcome.code, 3);
        QVERIFY(!outcome.err.empty());
        QVERIFY(outcome.out.find("understood") == std::string::npos);
    }

    void explainsItself()
    {
        const Outcome outcome = ward_({"import", "--help"});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.starts_with("usage: ward import pulse IN.json -o OUT.ward.json"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::string m_out;
};

QTEST_APPLESS_MAIN(TestImportCommand)
#include "tst_command.moc"
