// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/field_groups.h"

#include "resources/resources.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <map>

using namespace ward;
using namespace ward::content;

class TestFieldGroups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldOfAPatientStandsUnderOneHeading()
    {
        const Schema &schema = Schema::shipped();
        std::map<std::string, std::string> headings;
        for (const FieldGroup &group : FieldGroups::shipped().patient()) {
            for (const std::string &path : group.fields) {
                QVERIFY2(schema.field(path), path.c_str());
                QVERIFY2(headings.emplace(path, group.name).second, path.c_str());
            }
        }
        for (const char *kind : {"rhythm", "vitals", "sensors", "airway", "patient", "transform"}) {
            for (const FieldSpec &field : schema.kind(kind)->fields) {
                const std::string path = schema.kind(kind)->name + '.' + field.name;
                QVERIFY2(headings.contains(path), path.c_str());
            }
        }
        QCOMPARE(headings.at("vitals.hr"), std::string("vitals"));
        QCOMPARE(headings.at("vitals.hb"), std::string("labs"));
        QCOMPARE(headings.at("patient.posture"), std::string("transform"));
    }

    void whatIsNotThereOrTwiceIsRefused()
    {
        const auto schema = Schema::parse(R"({"schema":"1.0","kinds":[{"kind":"vitals","fields":[
            {"name":"hr","type":"int"},{"name":"rr","type":"int"}]}]})");
        QVERIFY(schema.has_value());
        const auto parsed = [&](const std::string &fields) {
            return FieldGroups::parse(*schema, R"({"groups":[{"group":"a","label":"A","fields":)" +
                                                   fields + "}]}");
        };
        const auto whole = parsed(R"(["vitals.rr","vitals.*"])");
        QVERIFY(whole.has_value());
        QCOMPARE(whole->patient().front().fields,
                 (std::vector<std::string>{"vitals.rr", "vitals.hr"}));
        for (const char *fields :
             {R"(["vitals.nothing"])", R"(["nothing.*"])", R"(["vitals.hr","vitals.hr"])"}) {
            const auto broken = parsed(fields);
            QVERIFY2(!broken, fields);
            QCOMPARE(broken.error().code(), std::string("content.schema.malformed"));
        }
        QVERIFY(!FieldGroups::parse(*schema, "no JSON"));
    }

    void whatChangesTogetherIsReadAsOne()
    {
        const FieldGroups &groups = FieldGroups::shipped();
        const KindSpec &vitals = *Schema::shipped().kind("vitals");
        for (const FieldSpec &field : vitals.fields)
            QCOMPARE(groups.labelOf(field.coupled).empty(), field.coupled.empty());
        const auto names = [&](const char *field) {
            std::vector<std::string> out;
            for (const FieldSpec *one : groups.together(vitals, *vitals.field(field)))
                out.push_back(one->name);
            return out;
        };
        QCOMPARE(names("dbp"), (std::vector<std::string>{"sbp", "dbp", "map"}));
        QCOMPARE(names("pap_s"), (std::vector<std::string>{"pap_s", "pap_d"}));
        QCOMPARE(names("hr"), std::vector<std::string>{"hr"});
    }

    void everyHeadingHasItsGermanName()
    {
        std::vector<std::string> missing;
        const auto groups =
            FieldGroups::parse(Schema::shipped(), resources::file("schema/ward-1.0.schema.json"),
                               resources::file("schema/ward-1.0.de.json"), &missing);
        QVERIFY(groups.has_value());
        QCOMPARE(missing, std::vector<std::string>{});
        QCOMPARE(FieldGroups::shipped("de_DE").patient().back().label, std::string("Lage"));
        QCOMPARE(FieldGroups::shipped("fi_FI").patient().back().label, std::string("Position"));
    }
};

QTEST_GUILESS_MAIN(TestFieldGroups)
#include "tst_field_groups.moc"
