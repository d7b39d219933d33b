// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/translation.h"

#include "core/base/text.h"
#include "core/content/prefab_search.h"
#include "resources/resources.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

/// "de" of "schema/ward-1.0.de.json".
QStringList languagesOf(const char *folder, const QString &stem)
{
    QStringList languages;
    for (const std::string &name : resources::list(folder)) {
        const QString file = toQString(name);
        if (!file.startsWith(stem + u'.') || file.size() < stem.size() + 7)
            continue; // what is translated, or something else
        const QString language = file.mid(stem.size() + 1).chopped(5);
        if (language != QLatin1String("schema"))
            languages.append(language);
    }
    return languages;
}

QString listed(const std::vector<std::string> &texts)
{
    QStringList list;
    for (const std::string &text : texts)
        list.append(toQString(text));
    return list.join(QStringLiteral("; "));
}

} // namespace

class TestTranslation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void germanIsThere()
    {
        QVERIFY(languagesOf("schema", "ward-1.0").contains("de"));
        QVERIFY(languagesOf("catalogue", "ward.icu-1.0").contains("de"));
    }

    void nothingIsMissing()
    {
        for (const QString &language : languagesOf("schema", "ward-1.0")) {
            std::vector<std::string> missing;
            std::vector<std::string> unused;
            const auto schema =
                translated(Schema::shipped(),
                           resources::file("schema/ward-1.0." + language.toStdString() + ".json"),
                           &missing, &unused);
            QVERIFY(schema);
            QVERIFY2(missing.empty(), qPrintable(language + ": " + listed(missing)));
            QVERIFY2(unused.empty(), qPrintable(language + ": " + listed(unused)));
        }
        for (const QString &language : languagesOf("catalogue", "ward.icu-1.0")) {
            std::vector<std::string> missing;
            std::vector<std::string> unused;
            const auto catalogue = translated(
                Catalogue::shipped(),
                resources::file("catalogue/ward.icu-1.0." + language.toStdString() + ".json"),
                &missing, &unused);
            QVERIFY(catalogue);
            QVERIFY2(missing.empty(), qPrintable(language + ": " + listed(missing)));
            QVERIFY2(unused.empty(), qPrintable(language + ": " + listed(unused)));
        }
    }

    void namesAloneDiffer()
    {
        const Schema &english = Schema::shipped();
        const Schema &german = shippedSchema("de_DE");
        QCOMPARE(german.field("vitals.hr")->label, std::string("HF"));
        QCOMPARE(german.kind("vitals")->label, std::string("Vitalwerte"));
        QCOMPARE(german.enumValue("sex", "female")->label, std::string("Weiblich"));
        QCOMPARE(german.action("cpr.start")->label, std::string("Herzdruckmassage beginnen"));
        QCOMPARE(german.kinds().size(), english.kinds().size());
        for (std::size_t k = 0; k < german.kinds().size(); ++k) {
            const KindSpec &one = german.kinds()[k];
            const KindSpec &other = english.kinds()[k];
            QCOMPARE(one.name, other.name);
            QCOMPARE(one.fieldNames(), other.fieldNames());
            for (std::size_t f = 0; f < one.fields.size(); ++f) {
                QCOMPARE(one.fields[f].unit, other.fields[f].unit);
                QCOMPARE(one.fields[f].defaultValue, other.fields[f].defaultValue);
            }
        }
        const Catalogue &prefabs = shippedCatalogue("de_AT");
        QCOMPARE(prefabs.hash(), Catalogue::shipped().hash());
        QCOMPARE(prefabs.bytes(), Catalogue::shipped().bytes());
        QCOMPARE(prefabs.prefab("icu-bed")->name, std::string("Intensivbett"));
        QCOMPARE(prefabs.prefab("icu-bed")->model, Catalogue::shipped().prefab("icu-bed")->model);
    }

    void oneWordTwoMeanings()
    {
        // A patient's height and a bed's are two German words.
        const Schema &german = shippedSchema("de");
        QCOMPARE(german.field("patient.height")->label, std::string("Größe"));
        QCOMPARE(german.field("bed.height")->label, std::string("Höhe"));
    }

    void drugsAreFoundByEitherName()
    {
        const Schema &german = shippedSchema("de");
        for (const char *typed : {"Noradrenalin", "noradrenaline", "norepinephrine"}) {
            QVERIFY2(german.drug(typed), typed);
            QCOMPARE(german.drug(typed)->name, std::string("noradrenaline"));
        }
    }

    void otherLanguagesAreEnglish()
    {
        for (const char *locale : {"en", "en_GB", "C", "", "xx_YY", "../de"}) {
            QCOMPARE(&shippedSchema(locale), &Schema::shipped());
            QCOMPARE(&shippedCatalogue(locale), &Catalogue::shipped());
        }
    }

    void searchFindsGerman_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("bed") << "Bett"
                             << "icu-bed";
        QTest::newRow("ventilator") << "Beatmungsgerät"
                                    << "ventilator";
        QTest::newRow("without the umlaut") << "beatmungsgerat"
                                            << "ventilator";
        QTest::newRow("short form") << "Defi"
                                    << "defibrillator";
        QTest::newRow("synonym") << "Perfusor"
                                 << "syringe-pump";
        QTest::newRow("blood gases") << "BGA"
                                     << "abg-analyser";
        QTest::newRow("a woman") << "Patientin"
                                 << "patient-woman";
        QTest::newRow("the English name too") << "ventilator"
                                              << "ventilator";
        QTest::newRow("and its synonyms") << "ambu"
                                          << "bag-valve-mask";
        QTest::newRow("misspelt") << "Beatmungsgeret"
                                  << "ventilator";
        QTest::newRow("door") << "Tür"
                              << "door";
    }

    void searchFindsGerman()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const PrefabSearch search(shippedCatalogue("de_CH"));
        const auto found = search.find(typed.toStdString());
        QVERIFY(!found.empty());
        QCOMPARE(toQString(found.front().prefab->id), first);
    }

    void brokenIsRefused()
    {
        QVERIFY(!translated(Schema::shipped(), "{"));
        QVERIFY(!translated(Catalogue::shipped(), R"({"package":"other"})"));
        std::vector<std::string> missing;
        const auto partly = translated(Schema::shipped(), R"({"labels":{"HR":"HF"}})", &missing);
        QVERIFY(partly);
        QCOMPARE(partly->field("vitals.hr")->label, std::string("HF"));
        QCOMPARE(partly->field("vitals.rr")->label, std::string("RR"));
        QVERIFY(missing.size() > 400);
    }
};

QTEST_APPLESS_MAIN(TestTranslation)
#include "tst_translation.moc"
