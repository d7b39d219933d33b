// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/schema.h"
#include "core/content/units.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

class TestSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldIsWellFormed()
    {
        const Schema &schema = Schema::shipped();
        for (const KindSpec &kind : schema.kinds()) {
            for (const std::string &parent : kind.parents)
                QVERIFY2(schema.kind(parent), parent.c_str());
            for (const FieldSpec &field : kind.fields) {
                const std::string path = kind.name + '.' + field.name;
                QVERIFY2(schema.field(path) == &field, path.c_str());
                if (field.type == FieldType::Enum)
                    QVERIFY2(!schema.enumValues(field.enumName).empty(), path.c_str());
                if (!field.refKind.empty())
                    QVERIFY2(schema.kind(field.refKind), path.c_str());
                if (field.hard && field.plausible) {
                    QVERIFY2(field.hard->low <= field.plausible->low, path.c_str());
                    QVERIFY2(field.plausible->high <= field.hard->high, path.c_str());
                }
                if (field.type == FieldType::Quantity && field.recorded)
                    QVERIFY2(field.step > 0, path.c_str());
                if (!isAbsent(field.defaultValue)) {
                    QVERIFY2(!checkValue(schema, field, field.defaultValue), path.c_str());
                    const Result<CellValue> back =
                        cellFromText(schema, field, cellToText(field.defaultValue));
                    QVERIFY2(back && *back == field.defaultValue, path.c_str());
                }
            }
        }
    }

    void actionsHaveReadableDefaults()
    {
        const Schema &schema = Schema::shipped();
        QVERIFY(schema.action("defib.shock"));
        QVERIFY(!schema.action("defib"));
        for (const ActionSpec &action : schema.actions()) {
            for (const ActionArg &arg : action.args) {
                const std::string where = action.name + '.' + arg.name;
                if (arg.type == "quantity" && !arg.defaultText.empty())
                    QVERIFY2(parseQuantity(arg.defaultText), where.c_str());
                if (arg.type == "enum" && !arg.defaultText.empty())
                    QVERIFY2(schema.enumValue(arg.enumName, arg.defaultText), where.c_str());
                if (arg.type == "drug" && !arg.defaultText.empty())
                    QVERIFY2(schema.drug(arg.defaultText), where.c_str());
            }
        }
    }

    void drugsAreFoundByAnyName()
    {
        const Schema &schema = Schema::shipped();
        QCOMPARE(schema.drug("Epinephrine"), schema.drug("adrenaline"));
        QCOMPARE(schema.drug("NOREPINEPHRINE"), schema.drug("noradrenaline"));
        QVERIFY(!schema.drug("aspirine"));
    }

    void sameValueIsCanonicalWithinTheStep()
    {
        const Schema &schema = Schema::shipped();
        const FieldSpec &hr = *schema.field("vitals.hr");
        const FieldSpec &map = *schema.field("vitals.map");
        const FieldSpec &temp = *schema.field("vitals.temp");
        const FieldSpec &position = *schema.field("transform.position");
        QVERIFY(schema.sameValue(hr, Quantity{92, "/min"}, Quantity{92.3, "/min"}));
        QVERIFY(!schema.sameValue(hr, Quantity{92, "/min"}, Quantity{93, "/min"}));
        QVERIFY(schema.sameValue(map, Quantity{105, "mm[Hg]"}, Quantity{14, "kPa"}));
        QVERIFY(!schema.sameValue(temp, Quantity{37, "Cel"}, Quantity{37.1, "Cel"}));
        QVERIFY(schema.sameValue(temp, Quantity{37, "Cel"}, Quantity{98.6, "[degF]"}));
        QVERIFY(schema.sameValue(position, Vec3{1, 0, 0}, Vec3{1.0004, 0, 0}));
        QVERIFY(!schema.sameValue(position, Vec3{1, 0, 0}, Vec3{1.001, 0, 0}));
        QVERIFY(!schema.sameValue(hr, Quantity{92, "/min"}, CellValue{}));
        QVERIFY(schema.sameValue(hr, CellValue{}, CellValue{}));
    }

    void refusesBrokenSchemas_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("not JSON") << QByteArray("{");
        QTest::newRow("a list") << QByteArray("[]");
        QTest::newRow("no version") << QByteArray(R"({"kinds":[{"kind":"a","fields":[]}]})");
        QTest::newRow("odd version") << QByteArray(R"({"schema":"one","kinds":[{"kind":"a"}]})");
        QTest::newRow("no kinds") << QByteArray(R"({"schema":"1.0","kinds":[]})");
        QTest::newRow("work that is no pose")
            << QByteArray(R"({"schema":"1.0","kinds":[{"kind":"a"}],"enums":{)"
                          R"("actor_pose":[{"value":"compress"}],)"
                          R"("role":[{"value":"nurse","task":"compres"}]}})");
        QTest::newRow("kind twice")
            << QByteArray(R"({"schema":"1.0","kinds":[{"kind":"a"},{"kind":"a"}]})");
        for (const auto &[name, field] :
             {std::pair{"unknown type", R"("type":"colour")"},
              std::pair{"unknown unit", R"("type":"quantity","unit":"parsec")"},
              std::pair{"unknown enum", R"("type":"enum","enum":"nope")"},
              std::pair{"odd importance", R"("type":"int","importance":"big")"},
              std::pair{"range upside down", R"("type":"int","hard":[5,1])"},
              std::pair{"default out of range", R"("type":"int","hard":[0,1],"default":7)"},
              std::pair{"default of another type", R"("type":"int","default":"x")"}}) {
            QTest::newRow(name)
                << QByteArray(R"({"schema":"1.0","kinds":[{"kind":"a","fields":[{"name":"f",)") +
                       field + "}]}]}";
        }
    }
    void refusesBrokenSchemas()
    {
        QFETCH(QByteArray, json);
        const Result<Schema> schema =
            Schema::parse({json.constData(), static_cast<std::size_t>(json.size())});
        QVERIFY(!schema);
        QVERIFY2(schema.error().code().starts_with("content."), schema.error().code().c_str());
    }

    void cellTextRefuses_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("wrong dimension") << "vitals.hr"
                                         << "92 kPa"
                                         << "content.cell.wrong-unit";
        QTest::newRow("out of range") << "vitals.hr"
                                      << "900 /min"
                                      << "content.cell.out-of-range";
        QTest::newRow("range in another unit") << "vitals.map"
                                               << "50 kPa"
                                               << "content.cell.out-of-range";
        QTest::newRow("no enum member") << "rhythm.ecg"
                                        << "vf-corse"
                                        << "content.cell.unknown-enum";
        QTest::newRow("no flag") << "sensors.ecg"
                                 << "yes"
                                 << "content.cell.malformed-text";
        QTest::newRow("no integer") << "vitals.gcs"
                                    << "15.5"
                                    << "content.cell.malformed-text";
        QTest::newRow("too few numbers") << "transform.position"
                                         << "1 2"
                                         << "content.cell.malformed-text";
        QTest::newRow("no rotation") << "transform.rotation"
                                     << "1 1 0 0"
                                     << "content.cell.not-a-rotation";
        QTest::newRow("no id") << "monitor.patient"
                               << "Okafor"
                               << "content.cell.malformed-text";
        QTest::newRow("far away") << "transform.position"
                                  << "0 0 5000"
                                  << "content.cell.out-of-range";
    }
    void cellTextRefuses()
    {
        QFETCH(QString, field);
        QFETCH(QString, text);
        QFETCH(QString, code);
        const FieldSpec *spec = Schema::shipped().field(field.toStdString());
        QVERIFY(spec);
        const Result<CellValue> value = cellFromText(Schema::shipped(), *spec, text.toStdString());
        QVERIFY(!value);
        QCOMPARE(value.error().code(), code.toStdString());
    }

    void normalisesTexts()
    {
        QCOMPARE(normalised(std::string("e\u0301")), std::string("\u00e9"));
        QCOMPARE(std::get<TextSet>(normalised(CellValue(TextSet{"b", "a", "b"}))),
                 (TextSet{"a", "b"}));
    }
};

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
