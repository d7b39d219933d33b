// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/gizmos/transform_entry.h"

#include <QTest>

#include <numbers>

using namespace ward;
using namespace ward::viewport;

using Kind = TransformEntry::Kind;
using Outcome = TransformEntry::Outcome;

/// Moves and turns as they are typed.
class TestTransformEntry : public QObject
{
    Q_OBJECT

    /// "X" with a capital S before it means Shift; the rest is typed as it stands.
    static void type(TransformEntry &entry, const QString &keys)
    {
        Qt::KeyboardModifiers modifiers;
        for (const QChar c : keys) {
            if (c == QLatin1Char('S')) {
                modifiers = Qt::ShiftModifier;
                continue;
            }
            const int key = c == QLatin1Char('<')   ? int(Qt::Key_Backspace)
                            : c == QLatin1Char('>') ? int(Qt::Key_Tab)
                                                    : int(c.toUpper().unicode());
            QCOMPARE(entry.press(key, modifiers), Outcome::Changed);
            modifiers = {};
        }
    }

private Q_SLOTS:
    void moves_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("axes");
        QTest::addColumn<QList<double>>("way");
        QTest::addColumn<bool>("local");
        QTest::newRow("nothing yet") << ""
                                     << "X Z" << QList<double>{0, 0, 0} << false;
        QTest::newRow("figures first: along X") << "1.5"
                                                << "X Z" << QList<double>{1.5, 0, 0} << false;
        QTest::newRow("two figures: on the floor") << "1>2"
                                                   << "X Z" << QList<double>{1, 0, 2} << false;
        QTest::newRow("one axis") << "y.3"
                                  << "Y" << QList<double>{0, 0.3, 0} << false;
        QTest::newRow("the axis after the figure") << "2z"
                                                   << "Z" << QList<double>{0, 0, 2} << false;
        QTest::newRow("minus anywhere") << "x12-"
                                        << "X" << QList<double>{-12, 0, 0} << false;
        QTest::newRow("minus twice") << "x-1-"
                                     << "X" << QList<double>{1, 0, 0} << false;
        QTest::newRow("a comma is a point") << "x1,25"
                                            << "X" << QList<double>{1.25, 0, 0} << false;
        QTest::newRow("one point only") << "x1.2.5"
                                        << "X" << QList<double>{1.25, 0, 0} << false;
        QTest::newRow("taken back") << "x12<"
                                    << "X" << QList<double>{1, 0, 0} << false;
        QTest::newRow("half a number") << "x-"
                                       << "X" << QList<double>{0, 0, 0} << false;
        QTest::newRow("own axis") << "xx1"
                                  << "X" << QList<double>{1, 0, 0} << true;
        QTest::newRow("and the room's again") << "xxx1"
                                              << "X" << QList<double>{1, 0, 0} << false;
        QTest::newRow("plane") << "Sx1>2"
                               << "Y Z" << QList<double>{0, 1, 2} << false;
        QTest::newRow("another axis is the room's") << "xxz1"
                                                    << "Z" << QList<double>{0, 0, 1} << false;
    }
    void moves()
    {
        QFETCH(QString, keys);
        QFETCH(QString, axes);
        QFETCH(QList<double>, way);
        QFETCH(bool, local);
        TransformEntry entry(Kind::Move);
        type(entry, keys);
        QCOMPARE(entry.axes(), axes);
        QCOMPARE(entry.way(), (Vec3{way[0], way[1], way[2]}));
        QCOMPARE(entry.isLocal(), local);
    }

    void turns_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("axes");
        QTest::addColumn<double>("degrees");
        QTest::newRow("about the vertical") << "90"
                                            << "Y" << 90.0;
        QTest::newRow("another axis") << "x45"
                                      << "X" << 45.0;
        QTest::newRow("back") << "-30"
                              << "Y" << -30.0;
        QTest::newRow("no planes") << "Sz10"
                                   << "Z" << 10.0;
    }
    void turns()
    {
        QFETCH(QString, keys);
        QFETCH(QString, axes);
        QFETCH(double, degrees);
        TransformEntry entry(Kind::Turn);
        type(entry, keys);
        QCOMPARE(entry.axes(), axes);
        QCOMPARE(entry.angle(), degrees * std::numbers::pi / 180);
    }

    void whatIsTypedIsShown()
    {
        TransformEntry entry(Kind::Move);
        const QChar caret(0x258f);
        QCOMPARE(entry.typed(), QString(caret) + QStringLiteral(" · 0"));
        type(entry, QStringLiteral("-1>2"));
        QCOMPARE(entry.typed(), QChar(0x2212) + QStringLiteral("1 · 2") + caret);
    }

    void endsByEnterOrEscape()
    {
        TransformEntry entry(Kind::Move);
        QCOMPARE(entry.press(Qt::Key_Return, {}), Outcome::Commit);
        QCOMPARE(entry.press(Qt::Key_Enter, {}), Outcome::Commit);
        QCOMPARE(entry.press(Qt::Key_Escape, {}), Outcome::Cancel);
        QCOMPARE(entry.press(Qt::Key_Q, {}), Outcome::Ignored);
        QVERIFY(!entry.hasNumber());
    }
};

QTEST_APPLESS_MAIN(TestTransformEntry)
#include "tst_transform_entry.moc"
