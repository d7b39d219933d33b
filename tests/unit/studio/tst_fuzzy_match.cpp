// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/fuzzy_match.h"

#include <QTest>

using namespace ward::studio;

class TestFuzzyMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void matches_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::addColumn<QList<int>>("positions");
        QTest::newRow("nothing typed") << ""
                                       << "File: Save" << true << QList<int>{};
        QTest::newRow("word starts") << "fs"
                                     << "File: Save" << true << QList<int>{0, 6};
        QTest::newRow("together") << "sav"
                                  << "File: Save as" << true << QList<int>{6, 7, 8};
        QTest::newRow("case aside") << "SAVE"
                                    << "file: save" << true << QList<int>{6, 7, 8, 9};
        QTest::newRow("accents aside")
            << "ubung" << QStringLiteral("Übung") << true << QList<int>{0, 1, 2, 3, 4};
        QTest::newRow("space is no letter")
            << "file save"
            << "File: Save" << true << QList<int>{0, 1, 2, 3, 6, 7, 8, 9};
        QTest::newRow("wrong order") << "vas"
                                     << "Save" << false << QList<int>{};
        QTest::newRow("missing letter") << "savex"
                                        << "Save" << false << QList<int>{};
        QTest::newRow("letters scattered over words are a coincidence")
            << "rename"
            << "Add to the room: Patient warmer" << false << QList<int>{};
        QTest::newRow("scattered over a short text")
            << "why"
            << "Scene: Walls in the way" << false << QList<int>{};
        QTest::newRow("inside a word, apart") << "rl"
                                              << "Edit: Parallel" << false << QList<int>{};
        QTest::newRow("words in any order")
            << "colours dark"
            << "View: Dark colours" << true << QList<int>{6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 17};
        QTest::newRow("longer than the text") << "saves"
                                              << "Save" << false << QList<int>{};
    }
    void matches()
    {
        QFETCH(QString, typed);
        QFETCH(QString, text);
        QFETCH(bool, found);
        QFETCH(QList<int>, positions);
        const auto match = fuzzyMatch(typed, text);
        QCOMPARE(match.has_value(), found);
        if (found)
            QCOMPARE(match->positions, positions);
    }

    void betterFirst_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("better");
        QTest::addColumn<QString>("worse");
        QTest::newRow("whole word before scattered") << "save"
                                                     << "File: Save"
                                                     << "Spawn a ventilator here";
        QTest::newRow("shorter before longer") << "save"
                                               << "File: Save"
                                               << "File: Save as";
        QTest::newRow("a word's beginning before an inside") << "chair"
                                                             << "Add to the room: Visitor chair"
                                                             << "Add to the room: Armchair";
        QTest::newRow("whole word before a beginning") << "light"
                                                       << "View: Light colours for everybody"
                                                       << "View: Lightness";
    }
    void betterFirst()
    {
        QFETCH(QString, typed);
        QFETCH(QString, better);
        QFETCH(QString, worse);
        const auto a = fuzzyMatch(typed, better);
        const auto b = fuzzyMatch(typed, worse);
        QVERIFY(a && b);
        QVERIFY(a->score > b->score);
    }
};

QTEST_APPLESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzy_match.moc"
