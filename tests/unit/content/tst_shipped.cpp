// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "resources/resources.h"
#include "tests/support/std_strings.h"

#include <QTest>

#include <algorithm>
#include <set>

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

    /// Every posture and pose of the schema that a person has a body for is a model of its own, and
    /// what is attached to the person finds its socket in each.
    void peopleTakeTheirPosturesAndPoses_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QStringList>("values");
        const QStringList postures{"supine", "head-up", "sitting", "left-lateral", "right-lateral"};
        const QStringList work{"compress", "bag", "point", "write", "sit"};
        QTest::newRow("patient") << "patient.posture" << postures;
        QTest::newRow("patient-woman") << "patient.posture" << postures;
        for (const char *id :
             {"nurse", "nurse-man", "physician", "physician-woman", "respiratory-therapist"})
            QTest::newRow(id) << "actor.pose" << work;
        QTest::newRow("anaesthetist") << "actor.pose" << QStringList{"bag", "point", "write"};
        QTest::newRow("student") << "actor.pose" << QStringList{"compress", "bag", "write"};
        for (const char *id : {"family-member", "family-man", "family-elder", "family-child"})
            QTest::newRow(id) << "actor.pose" << QStringList{"sit"};
    }
    void peopleTakeTheirPosturesAndPoses()
    {
        QFETCH(QString, field);
        QFETCH(QStringList, values);
        const Prefab *person = Catalogue::shipped().prefab(QTest::currentDataTag());
        QVERIFY(person);
        const bool lies = field == QLatin1String("patient.posture");
        for (const char *socket : {"head", "left-hand", "right-hand", "chest"})
            QVERIFY2(person->socket(socket), socket);
        std::set<std::string> models{person->model};
        for (const QString &value : values) {
            bool found = false;
            for (const ModelVariant &variant : person->looks.variants) {
                const auto of =
                    std::ranges::find(variant.when, field.toStdString(), &Condition::field);
                if (of == variant.when.end() || !of->holds(value.toStdString()))
                    continue;
                found = true;
                models.insert(variant.model);
                QCOMPARE(variant.breath.empty(), !lies);
                for (const Socket &socket : variant.sockets)
                    QVERIFY2(person->socket(socket.name), socket.name.c_str());
            }
            QVERIFY2(found, qPrintable(value));
        }
        QVERIFY(models.size() >= static_cast<std::size_t>(values.size()));
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
