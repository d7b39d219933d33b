// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"
#include "core/recording/alarm_words.h"

#include <QTest>

using namespace ward;

/// What a monitor writes, to people of two languages.
class TestAlarmWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areSaidInTheViewersLanguage_data()
    {
        QTest::addColumn<QString>("german"); // of the row's name, which is what is said in English
        QTest::newRow("VFIB") << "V-FLIMMERN";
        QTest::newRow("SpO2") << "SpO2";
        QTest::newRow("EtCO2 LOW 18") << "EtCO2 TIEF 18";
        QTest::newRow("NIBP MEAN HIGH 131") << "NIBP MITTEL HOCH 131";
        QTest::newRow("RR LOW 5") << "AF TIEF 5";
        QTest::newRow("TEMP HIGH 39.6") << "TEMP HOCH 39.6";
        QTest::newRow("EXTREME BRADY 31") << "EXTREME BRADY 31";
        QTest::newRow("SpO2 NO PULSE") << "SpO2 KEIN PULS";
        QTest::newRow("INFUSION COMPLETE") << "INFUSION BEENDET";
        QTest::newRow("VOLUME INFUSED, KVO") << "VOLUMEN INFUNDIERT, KVO";
        QTest::newRow("CVP: ZERO TRANSDUCER") << "CVP: NULLABGLEICH NÖTIG";
        QTest::newRow("HR low") << "HR low"; // not what the simulation writes
        QTest::newRow("PACER LOW 3") << "PACER LOW 3";
        QTest::newRow("LOW 3") << "LOW 3";
        QTest::newRow("") << "";
    }

    void areSaidInTheViewersLanguage()
    {
        QFETCH(const QString, german);
        const QString english = QString::fromLatin1(QTest::currentDataTag());
        const Message said = recording::alarmWords(english.toStdString());
        QCOMPARE(QString::fromStdString(messages::render(said, "en")), english);
        QCOMPARE(QString::fromStdString(messages::render(said, "de_DE")), german);
    }
};

QTEST_GUILESS_MAIN(TestAlarmWords)
#include "tst_alarm_words.moc"
