// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/prefab_search.h"

#include "core/base/text.h"
#include "core/content/schema.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

Catalogue catalogueOf(const char *prefabs)
{
    const std::string text =
        std::string(R"({"ward":"1.0","package":"test.icu","version":"2.1.0","prefabs":[)") +
        prefabs + "]}";
    auto catalogue = Catalogue::parse(text, Schema::shipped());
    return catalogue ? std::move(*catalogue) : Catalogue();
}

QStringList idsOf(const std::vector<PrefabMatch> &matches)
{
    QStringList ids;
    for (const PrefabMatch &match : matches)
        ids.append(toQString(match.prefab->id));
    return ids;
}

} // namespace

class TestPrefabSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatIsMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("first");
        QTest::newRow("name") << "venti"
                              << "ventilator";
        QTest::newRow("case does not matter") << "VENTI"
                                              << "ventilator";
        QTest::newRow("synonym") << "ambu"
                                 << "bag-valve-mask";
        QTest::newRow("short form") << "defib"
                                    << "defibrillator";
        QTest::newRow("a later word of the name") << "cart"
                                                  << "med-cart";
        QTest::newRow("two words of a synonym") << "nurse call"
                                                << "call-bell";
        QTest::newRow("words in any order") << "mask bag"
                                            << "bag-valve-mask";
        QTest::newRow("with blanks for hyphens") << "bag valve mask"
                                                 << "bag-valve-mask";
        QTest::newRow("without accents") << "bulau"
                                         << "chest-drain";
        QTest::newRow("with accents") << QString::fromUtf8("bülau") << "chest-drain";
        QTest::newRow("capability") << "defib.pacing"
                                    << "defibrillator";
        QTest::newRow("second half of a capability") << "pacing"
                                                     << "defibrillator";
        QTest::newRow("a letter left out") << "defibrilator"
                                           << "defibrillator";
        QTest::newRow("two letters swapped") << "vetnilator"
                                             << "ventilator";
        QTest::newRow("the whole name, which others begin with") << "Family member"
                                                                 << "family-member";
        QTest::newRow("the whole name in another case") << "nurse"
                                                        << "nurse";
        QTest::newRow("mistyped on the way") << "defibil"
                                             << "defibrillator";
    }
    void findsWhatIsMeant()
    {
        QFETCH(QString, typed);
        QFETCH(QString, first);
        const PrefabSearch search(Catalogue::shipped());
        const QStringList ids = idsOf(search.find(typed.toStdString()));
        QVERIFY(!ids.isEmpty());
        QCOMPARE(ids.first(), first);
    }

    void nothingAnswersToNonsense_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::newRow("nonsense") << "xylophone";
        QTest::newRow("one word of two") << "defib xylophone";
        QTest::newRow("short and wrong") << "qx";
    }
    void nothingAnswersToNonsense()
    {
        QFETCH(QString, typed);
        const PrefabSearch search(Catalogue::shipped());
        QCOMPARE(idsOf(search.find(typed.toStdString())), QStringList());
    }

    void nothingTypedIsEverythingByName()
    {
        const PrefabSearch search(Catalogue::shipped());
        for (const char *typed : {"", "   ", " - "}) {
            const auto all = search.find(typed);
            QCOMPARE(all.size(), Catalogue::shipped().prefabs().size());
            QVERIFY(std::ranges::is_sorted(all, {}, [](const PrefabMatch &match) {
                return toQString(match.prefab->name).toCaseFolded();
            }));
        }
    }

    /// A name is better than a synonym, that than a category, and a beginning than a middle.
    void ranksByWhatWasFound()
    {
        const Catalogue catalogue = catalogueOf(
            R"({"id":"a","name":"Grey box","category":"Pumps"},
               {"id":"b","name":"White box","synonyms":["pump"]},
               {"id":"c","name":"Feeding pump"},
               {"id":"d","name":"Pump"},
               {"id":"e","name":"Heatpump"})");
        QCOMPARE(catalogue.prefabs().size(), std::size_t(5));
        const PrefabSearch search(catalogue);
        QCOMPARE(idsOf(search.find("pump")), QStringList({"d", "b", "c", "e", "a"}));
        QCOMPARE(search.find("pump")[1].term, std::string("pump"));
        QCOMPARE(search.find("pump").back().term, std::string("Pumps"));
        // What is equally good: the one used last comes first, whatever the version was.
        const std::vector<std::string> recent{"test.icu@1.0.0#e", "test.icu#b"};
        QCOMPARE(idsOf(search.find("", recent)), QStringList({"e", "b", "c", "a", "d"}));
        // … but what is better found stays before it.
        QCOMPARE(idsOf(search.find("pump", recent)).first(), QStringLiteral("d"));
    }

    void versionlessForgetsTheVersionOnly()
    {
        QCOMPARE(versionless("ward.icu@1.0.0#defibrillator"),
                 std::string("ward.icu#defibrillator"));
        QCOMPARE(versionless("ward.icu#defibrillator"), std::string("ward.icu#defibrillator"));
        QCOMPARE(versionless("defibrillator"), std::string("defibrillator"));
    }
};

QTEST_GUILESS_MAIN(TestPrefabSearch)
#include "tst_prefab_search.moc"
