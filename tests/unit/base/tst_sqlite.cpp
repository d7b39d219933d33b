// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sqlite.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using sqlite::Database;
using sqlite::OpenMode;
using sqlite::Transaction;

class TestSqlite : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void storesEveryType();
    void rollsBackWithoutCommit();
    void readersKeepTheirSnapshot();
    void createRefusesAnExistingFile();
    void statementsSurviveAMoveOfTheirDatabase();
    void namesFaults_data();
    void namesFaults();
    void busy();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
};

void TestSqlite::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("prøve.db")).toStdString();
}

void TestSqlite::storesEveryType()
{
    Database db = Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}}).value();
    QVERIFY(db.exec("CREATE TABLE t(a INTEGER, b REAL, c TEXT, d BLOB, e)"));
    auto insert = db.prepare("INSERT INTO t VALUES(?,?,?,?,?)").value();
    insert.bind(1, std::int64_t(-5))
        .bind(2, 1.5)
        .bindText(3, "æ")
        .bindBlob(4, std::string("\0x", 2));
    QVERIFY(insert.bindNull(5).run());
    insert.bind(1, std::int64_t(6)).bindText(3, "").bindBlob(4, "");
    QVERIFY(insert.run());
    QCOMPARE(db.scalar("SELECT count(*) FROM t").value(), std::int64_t(2));
    auto select = db.prepare("SELECT a,b,c,d,e FROM t ORDER BY a").value();
    QVERIFY(select.step().value());
    QCOMPARE(select.integer(0), std::int64_t(-5));
    QCOMPARE(select.real(1), 1.5);
    QVERIFY(select.text(2) == "æ");
    QVERIFY(select.blob(3) == std::string("\0x", 2));
    QVERIFY(select.isNull(4));
    QVERIFY(select.step().value());
    QVERIFY(select.isNull(1));
    QVERIFY(!select.isNull(2) && select.text(2).empty());
    QVERIFY(!select.isNull(3) && select.blob(3).empty());
    QVERIFY(!select.step().value());
    QVERIFY(db.checkIntegrity());
}

void TestSqlite::rollsBackWithoutCommit()
{
    Database db = Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}}).value();
    QVERIFY(db.exec("CREATE TABLE t(a)"));
    {
        auto transaction = Transaction::begin(db).value();
        QVERIFY(db.exec("INSERT INTO t VALUES(1)"));
        QVERIFY(db.inTransaction());
    }
    QVERIFY(!db.inTransaction());
    QCOMPARE(db.scalar("SELECT count(*) FROM t").value(), std::int64_t(0));
    auto transaction = Transaction::begin(db).value();
    QVERIFY(db.exec("INSERT INTO t VALUES(1)"));
    QVERIFY(transaction.commit());
    QCOMPARE(db.scalar("SELECT count(*) FROM t").value(), std::int64_t(1));
}

void TestSqlite::readersKeepTheirSnapshot()
{
    Database writer = Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}}).value();
    QVERIFY(writer.exec("PRAGMA journal_mode=WAL; CREATE TABLE t(a); INSERT INTO t VALUES(1)"));
    QVERIFY(writer.walPages() > 0);
    Database reader = Database::open(m_path).value();
    auto snapshot = Transaction::begin(reader, Transaction::Kind::Read).value();
    QCOMPARE(reader.scalar("SELECT count(*) FROM t").value(), std::int64_t(1));
    QVERIFY(writer.exec("INSERT INTO t VALUES(2)"));
    QCOMPARE(reader.scalar("SELECT count(*) FROM t").value(), std::int64_t(1));
    QVERIFY(snapshot.commit());
    QCOMPARE(reader.scalar("SELECT count(*) FROM t").value(), std::int64_t(2));
    QCOMPARE(reader.exec("INSERT INTO t VALUES(3)").error().code(),
             std::string("base.sqlite.read-only"));
}

void TestSqlite::createRefusesAnExistingFile()
{
    QVERIFY(Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}})
                .value()
                .exec("CREATE TABLE t(a)"));
    const auto again = Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}});
    QCOMPARE(again.error().code(), std::string("base.sqlite.exists"));
}

void TestSqlite::statementsSurviveAMoveOfTheirDatabase()
{
    Database db = Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}}).value();
    QVERIFY(db.exec("CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES(1)"));
    auto insert = db.prepare("INSERT INTO t VALUES(?)").value();
    const Database moved = std::move(db);
    const auto error = insert.bind(1, std::int64_t(1)).run().error();
    QCOMPARE(error.code(), std::string("base.sqlite.constraint"));
    QVERIFY(std::get<std::string>(*error.message.arg("detail")).find("UNIQUE") !=
            std::string::npos);
    QVERIFY(insert.bind(1, std::int64_t(2)).run());
}

void TestSqlite::namesFaults_data()
{
    QTest::addColumn<QByteArray>("content"); // "-": no file
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("missing") << QByteArray("-") << QByteArray("base.sqlite.cannot-open");
    QTest::newRow("text") << QByteArray(5000, 'x') << QByteArray("base.sqlite.not-a-database");
}

void TestSqlite::namesFaults()
{
    QFETCH(QByteArray, content);
    QFETCH(QByteArray, code);
    if (content != "-") {
        QFile file(QString::fromStdString(m_path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    auto db = Database::open(m_path);
    const std::string got =
        db ? db->scalar("SELECT count(*) FROM sqlite_schema").error().code() : db.error().code();
    QCOMPARE(QByteArray::fromStdString(got), code);
}

void TestSqlite::busy()
{
    Database a = Database::open(m_path, {.mode = OpenMode::Create, .vfs = {}}).value();
    QVERIFY(a.exec("CREATE TABLE t(a)"));
    Database b =
        Database::open(m_path, {.mode = OpenMode::ReadWrite, .vfs = {}, .busyTimeoutMs = 0})
            .value();
    const auto transaction = Transaction::begin(a).value();
    QCOMPARE(Transaction::begin(b).error().code(), std::string("base.sqlite.busy"));
}

QTEST_GUILESS_MAIN(TestSqlite)
#include "tst_sqlite.moc"
