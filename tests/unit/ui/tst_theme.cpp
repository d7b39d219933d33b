// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/style_sheet.h"
#include "qml/tabular_font.h"
#include "qml/theme.h"
#include "qml/units.h"

#include <QFile>
#include <QFontDatabase>
#include <QFontMetricsF>
#include <QTest>

using namespace ward::ui;

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void contrast_data()
    {
        QTest::addColumn<QColor>("text");
        QTest::addColumn<QColor>("ground");
        for (const bool dark : {true, false}) {
            for (const ContrastPair &pair : Theme::contrastPairs(dark)) {
                QTest::addRow("%s: %s on %s", dark ? "dark" : "light", pair.text, pair.ground)
                    << pair.foreground << pair.background;
            }
        }
    }
    void contrast()
    {
        QFETCH(QColor, text);
        QFETCH(QColor, ground);
        const double ratio = Theme::contrast(text, ground);
        QVERIFY2(ratio >= 4.5, qPrintable(QStringLiteral("%1 on %2 is %3:1")
                                              .arg(text.name(), ground.name())
                                              .arg(ratio, 0, 'f', 2)));
    }

    void contrastFollowsTheDefinition()
    {
        QCOMPARE(Theme::contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(Theme::contrast(Qt::white, Qt::white), 1.0);
        // The published example of the limit for normal text: #767676 on white.
        QVERIFY(qAbs(Theme::contrast(QColor("#767676"), Qt::white) - 4.54) < 0.01);
    }

    void darkIsTheDefaultAndSwitching()
    {
        Theme theme;
        QVERIFY(theme.isDark());
        int changes = 0;
        connect(&theme, &Theme::changed, this, [&changes] { ++changes; });
        theme.setDark(true);
        QCOMPARE(changes, 0);
        theme.setDark(false);
        QCOMPARE(changes, 1);
        QVERIFY(theme.bg1().lightness() > theme.tx().lightness());
    }

    void unitsScaleAndClamp_data()
    {
        QTest::addColumn<double>("asked");
        QTest::addColumn<double>("scale");
        QTest::addColumn<int>("row");
        QTest::newRow("normal") << 1.0 << 1.0 << 27;
        QTest::newRow("smallest") << 0.8 << 0.8 << 22;
        QTest::newRow("below") << 0.1 << 0.8 << 22;
        QTest::newRow("largest") << 2.0 << 2.0 << 54;
        QTest::newRow("above") << 9.0 << 2.0 << 54;
    }
    void unitsScaleAndClamp()
    {
        QFETCH(double, asked);
        QFETCH(double, scale);
        QFETCH(int, row);
        Units units;
        units.setScale(asked);
        QCOMPARE(units.scale(), scale);
        QCOMPARE(units.row(), row);
        QCOMPARE(units.px(0), 0);
        QVERIFY(units.px(0.4) >= 1);
    }

    void styleSheetHasNoOpenTokens()
    {
        Units units;
        for (const bool dark : {true, false}) {
            const QString sheet = styleSheet(Theme::palette(dark), units);
            QVERIFY(!sheet.contains(QLatin1Char('@')));
            QVERIFY(sheet.contains(Theme::palette(dark).acc.name()));
        }
    }

    void tabularFiguresHaveOneWidth()
    {
        QFile file(QStringLiteral("/usr/share/fonts/opentype/inter/Inter-Regular.otf"));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("Inter is not installed here");
        const QByteArray patched = withFeatures(file.readAll(), {"tnum"}, "Ward Test Figures");
        QVERIFY(!patched.isEmpty());
        QVERIFY(QFontDatabase::addApplicationFontFromData(patched) >= 0);
        QVERIFY(QFontDatabase::families().contains("Ward Test Figures"));
        QFont font(QStringLiteral("Ward Test Figures"));
        font.setPixelSize(40);
        const QFontMetricsF metrics(font);
        for (char digit = '1'; digit <= '9'; ++digit) {
            QCOMPARE(metrics.horizontalAdvance(QLatin1Char(digit)),
                     metrics.horizontalAdvance(QLatin1Char('0')));
        }
        QVERIFY(metrics.horizontalAdvance(QStringLiteral("W")) > 30);
        QFont plain(QStringLiteral("Inter"));
        plain.setPixelSize(40);
        const QFontMetricsF plainMetrics(plain);
        QVERIFY(plainMetrics.horizontalAdvance(QLatin1Char('1')) <
                plainMetrics.horizontalAdvance(QLatin1Char('0')));
    }

    void aDamagedFontIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("text") << QByteArray("This is no font at all, whatever its name says.");
        QTest::newRow("directory beyond the end")
            << QByteArray("OTTO\0\1\0\0\0\0\0\0cmap\0\0\0\0\0\0\xff\xff\0\0\xff\xff", 28);
    }
    void aDamagedFontIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(withFeatures(bytes, {"tnum"}, "X").isEmpty());
    }
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
