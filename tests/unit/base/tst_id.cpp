// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/id.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;

class TestId : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void textForm();
    void refusesOtherForms_data();
    void refusesOtherForms();
    void derives();
};

void TestId::textForm()
{
    const std::string text = "0192f0c1-7a00-7000-8000-000000000001";
    const Id id = Id::parse(text).value();
    QCOMPARE(id.toString(), text);
    QVERIFY(Id::fromBytes(id.toBytes()).value() == id);
    QVERIFY(!Id::fromBytes("short"));
    const Id made = makeUuid7(0x0192f0c17a00, ~0ULL, ~0ULL);
    QCOMPARE(made.toString(), std::string("0192f0c1-7a00-7fff-bfff-ffffffffffff"));
}

void TestId::refusesOtherForms_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("upper case") << QByteArray("0192F0C1-7a00-7000-8000-000000000001");
    QTest::newRow("no dashes") << QByteArray("0192f0c17a00700080000000000000010000");
    QTest::newRow("too long") << QByteArray("0192f0c1-7a00-7000-8000-0000000000011");
    QTest::newRow("not hex") << QByteArray("0192f0c1-7a00-7000-8000-00000000000g");
}

void TestId::refusesOtherForms()
{
    QFETCH(QByteArray, text);
    const auto id = Id::parse(text.toStdString());
    QVERIFY(!id);
    QCOMPARE(id.error().code(), std::string("base.id.malformed"));
}

void TestId::derives()
{
    const Id session(1, 2);
    const Id cause(3, 4);
    QVERIFY(deriveId(session, cause, 0) == deriveId(session, cause, 0));
    QVERIFY(deriveId(session, cause, 0) != deriveId(session, cause, 1));
    QVERIFY(deriveId(session, cause, 0) != deriveId(cause, session, 0));
    QVERIFY(deriveId(session, "tray") != deriveId(session, "trays"));
    // The same on every machine and in every version: recordings depend on it.
    QCOMPARE(deriveId(session, cause, 5).toString(),
             std::string("a65452fb-4be8-da54-fce2-72a5b1bc577d"));
}

QTEST_GUILESS_MAIN(TestId)
#include "tst_id.moc"
