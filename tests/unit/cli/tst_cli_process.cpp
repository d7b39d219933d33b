// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#include <unistd.h>
#endif

/// The program itself: what a script gets.
class TestCliProcess : public QObject
{
    Q_OBJECT

    const QString m_program = QStringLiteral(WARD_BINARY_DIR "/bin/ward");

    int run(const QStringList &arguments, QByteArray &out, const QString &folder = {})
    {
        QByteArray err;
        return run(arguments, out, err, folder);
    }

    int run(const QStringList &arguments, QByteArray &out, QByteArray &err,
            const QString &folder = {}, const std::function<void()> &inChild = {})
    {
        QProcess process;
        if (inChild)
            process.setChildProcessModifier(inChild);
        process.setProgram(m_program);
        process.setArguments(arguments);
        if (!folder.isEmpty())
            process.setWorkingDirectory(folder);
        process.start();
        if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
            return -1;
        out = process.readAllStandardOutput();
        err = process.readAllStandardError();
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
        QVERIFY2(!out.contains(": error ") && !out.contains(": warning "), out.constData());
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

    /// What cannot run says where in the file it comes from.
    void runNamesThePlaceOfWhatCannotRun()
    {
        QTemporaryDir folder;
        QFile shipped(WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json");
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QByteArray bytes = shipped.readAll();
        QVERIFY(bytes.contains("ward.icu@1.0.0#ventilator"));
        bytes.replace("ward.icu@1.0.0#ventilator", "ward.icu@1.0.0#time-machine");
        QFile file(folder.filePath("odd.ward.json"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QByteArray out;
        QByteArray err;
        QCOMPARE(run({"run", "odd.ward.json", "--record", "x.wardrec"}, out, err, folder.path()),
                 1);
        QVERIFY2(err.startsWith("odd.ward.json:19: error content.prefab.unknown "),
                 err.constData());
    }

    void recordingsThatCannotBeWritten_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("sentence");
        QTest::newRow("no such folder") << "nowhere/x.wardrec" << QByteArray("does not exist");
        QTest::newRow("read-only folder")
            << "locked/x.wardrec" << QByteArray("cannot be written to");
        QTest::newRow("is there already") << "there.wardrec" << QByteArray("left as it is");
    }
    void recordingsThatCannotBeWritten()
    {
#ifdef Q_OS_UNIX
        QFETCH(QString, file);
        QFETCH(QByteArray, sentence);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir("locked"));
        QFile there(folder.filePath("there.wardrec"));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
        there.close();
        QVERIFY(QFile::setPermissions(folder.filePath("locked"),
                                      QFile::ReadOwner | QFile::ExeOwner | QFile::ReadOther |
                                          QFile::ExeOther));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::ExeOwner |
                                                         QFile::WriteOwner | QFile::ReadOther |
                                                         QFile::ExeOther));
        QByteArray out;
        QByteArray err;
        // The administrator may write everywhere.
        const auto asNobody = [] {
            if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
                _exit(99);
        };
        QCOMPARE(run({"run", WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json", "--until",
                      "00:05", "--record", folder.filePath(file)},
                     out, err, {}, asNobody),
                 3);
        QVERIFY2(err.contains(sentence) && err.contains(folder.filePath(file).toUtf8()),
                 err.constData());
        QCOMPARE(out, QByteArray());
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), QByteArray("mine"));
#endif
    }

    /// A recording that may not grow any more: a sentence, and what was recorded can be read.
    void aFileSizeLimitKeepsWhatWasRecorded()
    {
#ifdef Q_OS_UNIX
        QTemporaryDir folder;
        const QString recording = folder.filePath("limited.wardrec");
        QByteArray out;
        QByteArray err;
        const int code = run({"run", WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json",
                              "--until", "10:00", "--record", recording},
                             out, err, {}, [] {
                                 const rlimit limit{300'000, 300'000};
                                 if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
                                     _exit(99);
                             });
        QCOMPARE(code, 1);
        QVERIFY2(err.startsWith("The disk is full: ") && err.contains("is kept"), err.constData());
        QCOMPARE(run({"verify", recording}, out), 0);
        QVERIFY2(out.contains("states: ok"), out.constData());
#endif
    }
};

QTEST_GUILESS_MAIN(TestCliProcess)
#include "tst_cli_process.moc"
