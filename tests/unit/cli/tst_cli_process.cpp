// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

/// The program itself: what a script gets.
class TestCliProcess : public QObject
{
    Q_OBJECT

    const QString m_program = QStringLiteral(WARD_BINARY_DIR "/bin/ward");

    int run(const QStringList &arguments, QByteArray &out, const QString &folder = {})
    {
        QProcess process;
        process.setProgram(m_program);
        process.setArguments(arguments);
        if (!folder.isEmpty())
            process.setWorkingDirectory(folder);
        process.start();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        out = process.readAllStandardOutput();
        return process.exitCode();
    }

private Q_SLOTS:
    void exitCodes()
    {
        QByteArray out;
        QCOMPARE(run({"--version"}, out), 0);
        QVERIFY(out.startsWith("ward "));
        QCOMPARE(
            run({"validate", WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json"}, out), 0);
        QCOMPARE(out, QByteArray());
        QCOMPARE(run({"nonsense"}, out), 2);
        QCOMPARE(run({"validate", "/nowhere/x.ward.json"}, out), 3);
    }

    /// Output that is cut short by a full disk is no success.
    void fullDiskIsNoSuccess()
    {
        if (!QFile::exists(QStringLiteral("/dev/full")))
            QSKIP("no device that is always full");
        QProcess process;
        process.setProgram(QStringLiteral(WARD_BINARY_DIR "/bin/ward"));
        process.setArguments({QStringLiteral("schema"), QStringLiteral("--json")});
        process.setStandardOutputFile(QStringLiteral("/dev/full"));
        process.start();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 3);
        QVERIFY(process.readAllStandardError().size() > 30);
    }

    /// A relative, non-ASCII path comes back as it was given.
    void pathsAreShownAsGiven()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("Übung 日本.ward.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"ward\":\"1.0\"");
        file.close();
        QByteArray out;
        QCOMPARE(run({"validate", QStringLiteral("Übung 日本.ward.json")}, out, folder.path()), 1);
        QVERIFY2(out.startsWith("Übung 日本.ward.json:1: error content.file.truncated "),
                 out.constData());
    }
};

QTEST_GUILESS_MAIN(TestCliProcess)
#include "tst_cli_process.moc"
