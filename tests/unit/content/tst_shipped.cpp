// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "resources/resources.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

std::string describe(const Diagnostics &diagnostics)
{
    std::string text;
    for (const Diagnostic &d : diagnostics) {
        text += std::to_string(d.line) + ':' + std::to_string(d.column) + ' ' + d.message.code;
        for (const auto &[name, value] : d.message.args) {
            if (const auto *s = std::get_if<std::string>(&value))
                text += ' ' + name + '=' + *s;
        }
        text += '\n';
    }
    return text;
}

} // namespace

/// What Ward ships must itself be without fault.
class TestShipped : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void schemaHasEveryVital()
    {
        const Schema &schema = Schema::shipped();
        for (const char *field :
             {"hr", "spo2", "sbp", "dbp", "map", "rr", "etco2", "temp", "cvp"}) {
            const FieldSpec *spec = schema.field("vitals", field);
            QVERIFY2(spec, field);
            QVERIFY2(spec->hard && spec->plausible, field);
            QVERIFY2(!isAbsent(spec->defaultValue), field);
        }
        QVERIFY(!schema.enumValue("ecg_rhythm", "vf-coarse")->pulse);
        QVERIFY(schema.enumValue("ecg_rhythm", "vf-coarse")->shockable);
    }

    void catalogueHasThePromisedPrefabs()
    {
        const Catalogue &catalogue = Catalogue::shipped();
        QCOMPARE(catalogue.package(), std::string("ward.icu"));
        for (const char *id : {"abg-analyser",
                               "aed",
                               "air-outlet",
                               "airway-trolley",
                               "backboard",
                               "bag-valve-mask",
                               "bed-side-table",
                               "bedside-monitor",
                               "call-bell",
                               "chest-drain",
                               "computer-on-wheels",
                               "crrt",
                               "curtain",
                               "defibrillator",
                               "door",
                               "ecmo",
                               "endotracheal-tube",
                               "family-member",
                               "gloves-box",
                               "iabp",
                               "icu-bed",
                               "infusion-pump",
                               "iv-bag",
                               "iv-pole",
                               "laryngoscope",
                               "med-cart",
                               "nurse",
                               "over-bed-table",
                               "oxygen-outlet",
                               "patient",
                               "patient-warmer",
                               "phone",
                               "physician",
                               "portable-xray",
                               "room-bay-4",
                               "room-corridor",
                               "room-nurses-station",
                               "room-shell",
                               "room-single",
                               "sharps-box",
                               "sink",
                               "stool",
                               "suction",
                               "syringe-pump",
                               "ultrasound",
                               "ventilator",
                               "visitor-chair",
                               "wall-clock",
                               "wall-suction",
                               "waste-bin",
                               "whiteboard",
                               "window"}) {
            const Prefab *prefab = catalogue.prefab(id);
            QVERIFY2(prefab, id);
            QVERIFY2(prefab->components.contains("transform"), id);
            QVERIFY2(!prefab->capabilities.empty(), id);
            QCOMPARE(catalogue.prefab(catalogue.reference(*prefab)), prefab);
        }
    }

    void scenariosLoadAndSaveByteIdentical_data()
    {
        QTest::addColumn<QString>("name");
        for (const std::string &name : resources::list("scenarios"))
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void scenariosLoadAndSaveByteIdentical()
    {
        QFETCH(QString, name);
        const std::string_view bytes = resources::file("scenarios/" + name.toStdString());
        const ParsedDocument parsed = parseDocument(bytes, "scenario", Schema::shipped());
        QVERIFY2(parsed.document, describe(parsed.diagnostics).c_str());
        QVERIFY2(parsed.diagnostics.empty(), describe(parsed.diagnostics).c_str());
        QCOMPARE(writeDocument(*parsed.document, Schema::shipped()), std::string(bytes));
    }
};

QTEST_GUILESS_MAIN(TestShipped)
#include "tst_shipped.moc"
