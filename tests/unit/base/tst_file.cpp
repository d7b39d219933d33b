// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"
#include "core/base/file_lock.h"
#include "core/base/random_source.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;

class TestFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesAndReads();
    void namesWhatIsWrong();
    void oneLockAtATime();
    void seededRandomRepeats();
};

void TestFile::writesAndReads()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("blå.bin")).toStdString();
    QVERIFY(writeFileAtomically(path, "first"));
    QVERIFY(writeFileAtomically(path, std::string_view("se\0cond", 7)));
    QVERIFY(readFile(path).value() == std::string("se\0cond", 7));
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1);
}

void TestFile::namesWhatIsWrong()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("a")).toStdString();
    QCOMPARE(readFile(path).error().code(), std::string("base.file.missing"));
    QVERIFY(writeFileAtomically(path, "12345"));
    QCOMPARE(readFile(path, 4).error().code(), std::string("base.file.too-large"));
    QVERIFY(readFile(path, 5).has_value());
    QCOMPARE(readFile(folder.path().toStdString()).error().code(), std::string("base.file.folder"));
    QCOMPARE(writeFileAtomically(path + "/b", "x").error().code(),
             std::string("base.file.unwritable"));
}

void TestFile::oneLockAtATime()
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("blå-lock")).toStdString();
    for (int round = 0; round < 3; ++round) {
        auto lock = FileLock::take(path);
        QVERIFY(lock.has_value());
        QVERIFY(QFile::exists(QString::fromStdString(path)));
        QCOMPARE(FileLock::take(path).error().code(), std::string("base.file.in-use"));
        lock->reset();
        QVERIFY(!QFile::exists(QString::fromStdString(path)));
    }
    // What a dead process left is in nobody's way.
    QVERIFY(writeFileAtomically(path, "4711"));
    QVERIFY(FileLock::take(path).has_value());
    QCOMPARE(FileLock::take(path + "/b").error().code(), std::string("base.file.unwritable"));
}

void TestFile::seededRandomRepeats()
{
    SeededRandom a(7);
    SeededRandom b(7);
    const ManualClock clock(1'700'000'000'000);
    const Id id = newId(clock, a);
    QVERIFY(id == newId(clock, b));
    QVERIFY(id != newId(clock, a));
    QCOMPARE(id.toString()[14], '7');
    QCOMPARE(newToken(a).size(), std::size_t(64));
}

QTEST_GUILESS_MAIN(TestFile)
#include "tst_file.moc"
