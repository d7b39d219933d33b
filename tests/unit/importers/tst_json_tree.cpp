// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/json_tree.h"

#include <QTest>

using namespace ward::content;
using namespace ward::content::importers;

class TestJsonTree : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsLinesAndDigits()
    {
        Diagnostics diagnostics;
        const auto root = parseJson("\xef\xbb\xbf{\n \"a\": 0.10,\n \"b\": [true,\n  null,\n"
                                    "  {\"c\": \"µ\"}]\n}\n",
                                    "x.json", diagnostics);
        QVERIFY(root);
        QVERIFY(diagnostics.empty());
        QVERIFY(root->isObject());
        QCOMPARE(root->find("a")->text, std::string("0.10"));
        QCOMPARE(root->find("a")->line, 2);
        const Json &list = *root->find("b");
        QVERIFY(list.isArray());
        QCOMPARE(list.items.size(), std::size_t(3));
        QCOMPARE(list.items[0].text, std::string("true"));
        QCOMPARE(list.items[1].line, 4);
        QCOMPARE(list.items[2].line, 5);
        QCOMPARE(list.items[2].find("c")->text, std::string("µ"));
        QVERIFY(!root->find("z"));
        QVERIFY(!list.find("a"));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::newRow("empty") << QByteArray() << "importers.file.empty" << 1;
        QTest::newRow("blank") << QByteArray(" \n\n ") << "importers.file.empty" << 1;
        QTest::newRow("text") << QByteArray("hello") << "importers.file.syntax" << 1;
        QTest::newRow("missing comma")
            << QByteArray("{\n\"a\": 1\n\"b\": 2}") << "importers.file.syntax" << 3;
        QTest::newRow("two roots") << QByteArray("{}\n{}") << "importers.file.syntax" << 2;
        QTest::newRow("cut in object")
            << QByteArray("{\n\"a\": [1,\n2") << "importers.file.truncated" << 3;
        QTest::newRow("cut in string")
            << QByteArray("{\n\"a\": \"bcd") << "importers.file.truncated" << 2;
        QTest::newRow("cut in key") << QByteArray("{\n\"a") << "importers.file.truncated" << 2;
        QTest::newRow("duplicate key") << QByteArray("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}")
                                       << "importers.file.duplicate-key" << 3;
        QTest::newRow("encoding") << QByteArray("{\n\"a\": \"\xff\xfe\"}")
                                  << "importers.file.encoding" << 2;
        QTest::newRow("depth") << QByteArray(1'000'000, '[') << "importers.file.nesting" << 1;
        QTest::newRow("depth of objects")
            << QByteArray("{\"a\":").repeated(100'000) << "importers.file.nesting" << 1;
        QTest::newRow("too large") << QByteArray(static_cast<int>(kMaxImportBytes) + 1, ' ')
                                   << "importers.file.too-large" << 1;
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        Diagnostics diagnostics;
        QVERIFY(!parseJson({bytes.constData(), static_cast<std::size_t>(bytes.size())}, "x.json",
                           diagnostics));
        QCOMPARE(diagnostics.size(), std::size_t(1));
        QTEST(QString::fromStdString(diagnostics[0].message.code), "code");
        QTEST(diagnostics[0].line, "line");
        QCOMPARE(diagnostics[0].file, std::string("x.json"));
    }
};

QTEST_APPLESS_MAIN(TestJsonTree)
#include "tst_json_tree.moc"
