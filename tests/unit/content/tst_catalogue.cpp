// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

const char *const kSmall = R"({"ward":"1.0","package":"test.kit","version":"2.1.0","prefabs":[
{"id":"patient","name":"Patient","kind":"patient","size":[0.8,0.7,1.9],
 "sockets":[{"name":"airway","kind":"attach","position":[0,0.5,-0.5],"rotation":[1,0,0,0]},
            {"name":"chest","kind":"surface","position":[0,0.4,0],"size":[0.3,0.2]}],
 "capabilities":["patient.adult"],"synonyms":["body"],
 "components":{"vitals":{"hr":"70 /min","gcs":14},"transform":{}}},
{"id":"bay","name":"Bay","children":[{"id":"p","prefab":"patient","socket":"","position":[1,0,2]}]}
]})";

Document oneOf(const std::string &prefab)
{
    Document d;
    (void)d.add({Id(1, 1), "scenario", {}, {}, {}});
    (void)d.add({Id(1, 2), "entity", Id(1, 1), "A", {{"prefab", prefab}}});
    (void)d.add({Id(1, 3), "vitals", Id(1, 2), {}, {{"spo2", Quantity{94, "%"}}}});
    (void)d.add({Id(1, 4), "note", Id(1, 2), "A", {}});
    return d;
}

} // namespace

class TestCatalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const Result<Catalogue> catalogue = Catalogue::parse(kSmall, Schema::shipped());
        QVERIFY(catalogue);
        const Prefab *patient = catalogue->prefab("test.kit@2.1.0#patient");
        QVERIFY(patient);
        QCOMPARE(patient, catalogue->prefab("patient"));
        QVERIFY(!catalogue->prefab("test.kit@2.0.0#patient"));
        QVERIFY(!catalogue->prefab("other.kit@2.1.0#patient"));
        QCOMPARE(catalogue->reference(*patient), std::string("test.kit@2.1.0#patient"));
        QCOMPARE(patient->socket("chest")->width, 0.3);
        QVERIFY(!patient->socket("nose"));
        QVERIFY(patient->has("patient.adult"));
        QCOMPARE(catalogue->prefab("bay")->children.at(0).pose.position, (Vec3{1, 0, 2}));
        QVERIFY(catalogue->hash() != 0);
    }

    void effectiveValuesComeFromInstancePrefabOrDefault()
    {
        const Result<Catalogue> catalogue = Catalogue::parse(kSmall, Schema::shipped());
        const Document d = oneOf("test.kit@2.1.0#patient");
        const auto value = [&](const char *kind, const char *field) {
            return effectiveValue(d, Schema::shipped(), *catalogue, Id(1, 2), kind, field);
        };
        QCOMPARE(value("vitals", "spo2").value, CellValue(Quantity{94, "%"}));
        QCOMPARE(value("vitals", "spo2").origin, ValueOrigin::Instance);
        QCOMPARE(value("vitals", "hr").value, CellValue(Quantity{70, "/min"}));
        QCOMPARE(value("vitals", "hr").origin, ValueOrigin::Prefab);
        QCOMPARE(value("vitals", "rr").value, CellValue(Quantity{16, "/min"}));
        QCOMPARE(value("vitals", "rr").origin, ValueOrigin::SchemaDefault);
        QCOMPARE(value("entity", "name").value, CellValue(std::string("Patient")));
        QCOMPARE(value("infusion", "drug").origin, ValueOrigin::None);
        QCOMPARE(effectiveComponents(d, *catalogue, Id(1, 2)),
                 (std::vector<std::string>{"transform", "vitals"}));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("prefab");
        QTest::newRow("no id") << QByteArray(R"({"name":"x"})");
        QTest::newRow("not an object") << QByteArray("7");
        QTest::newRow("size") << QByteArray(R"({"id":"a","size":[1,2]})");
        QTest::newRow("socket place")
            << QByteArray(R"({"id":"a","sockets":[{"name":"s","position":[1]}]})");
        QTest::newRow("socket twice")
            << QByteArray(R"({"id":"a","sockets":[{"name":"s"},{"name":"s"}]})");
        QTest::newRow("unknown component")
            << QByteArray(R"({"id":"a","components":{"wheels":{}}})");
        QTest::newRow("engine's component")
            << QByteArray(R"({"id":"a","components":{"numerics":{}}})");
        QTest::newRow("unknown field")
            << QByteArray(R"({"id":"a","components":{"vitals":{"pulse":1}}})");
        QTest::newRow("impossible value")
            << QByteArray(R"({"id":"a","components":{"vitals":{"hr":"900 /min"}}})");
        QTest::newRow("reference") << QByteArray(
            R"({"id":"a","components":{"monitor":{"patient":"0192f0c1-7aff-7000-8000-000000000001"}}})");
        QTest::newRow("child of nothing")
            << QByteArray(R"({"id":"a","children":[{"id":"c","prefab":"b"}]})");
        QTest::newRow("id twice") << QByteArray(R"({"id":"a"},{"id":"a"})");
    }
    void refuses()
    {
        QFETCH(QByteArray, prefab);
        const std::string text =
            R"({"package":"p","version":"1.0.0","prefabs":[)" + prefab.toStdString() + "]}";
        const Result<Catalogue> catalogue = Catalogue::parse(text, Schema::shipped());
        QVERIFY(!catalogue);
        QVERIFY2(catalogue.error().code().starts_with("content."),
                 catalogue.error().code().c_str());
    }

    void refusesWhatIsNoCatalogue()
    {
        for (const char *text : {"", "[]", "{", R"({"prefabs":[]})"})
            QVERIFY2(!Catalogue::parse(text, Schema::shipped()), text);
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
