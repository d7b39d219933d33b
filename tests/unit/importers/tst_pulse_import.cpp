// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "tests/support/std_strings.h"
#include "tests/unit/importers/pulse_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::content;
using namespace ward::test;

namespace {

const std::string kAsystole = R"({"PatientAction":{"Arrhythmia":{"Rhythm":"Asystole"}}})";

std::string arrhythmia(const char *comment)
{
    const auto json = QStringLiteral(R"({"PatientAction":{"Arrhythmia":{"Rhythm":"Asystole",)"
                                     R"("PatientAction":{"Action":{"Comment":"%1"}}}}})");
    return json.arg(QString::fromUtf8(comment)).toStdString();
}

const Record *patientEntity(const Document &document)
{
    for (const Record *entity : document.ofKind("entity")) {
        if (textOf(*entity, "prefab") == "ward.icu@1.0.0#patient")
            return entity;
    }
    return nullptr;
}

std::string quantity(const Record *record, const char *cell)
{
    const auto *q = record ? std::get_if<Quantity>(&record->cell(cell)) : nullptr;
    return q ? QString::number(q->value).toStdString() + ' ' + q->unit : std::string();
}

bool has(const Diagnostics &diagnostics, const char *code)
{
    for (const Diagnostic &d : diagnostics) {
        if (d.message.code == code)
            return true;
    }
    return false;
}

} // namespace

/// Times, texts, the room and the patient; what actions become is in tst_pulse_mapping.
class TestPulseImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAddUpExactly()
    {
        std::string actions;
        for (int i = 0; i < 12'000; ++i)
            actions += seconds("0.02") + ',';
        const auto result = imported(scenarioOf(actions + kAsystole));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        const auto events = eventsOf(*result.document);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].at, 240.0); // 12,000 additions of the double 0.02 give 240.0000000001…
        QCOMPARE(quantity(result.document->scenario(), "duration"), std::string("240 s"));
    }

    void everyUnitOfTime()
    {
        const auto advance = [](const char *value, const char *unit) {
            const auto json = QStringLiteral(
                R"({"AdvanceTime":{"Time":{"ScalarTime":{"Value":%1,"Unit":"%2"}}}},)");
            return json.arg(QString::fromUtf8(value), QString::fromUtf8(unit)).toStdString() +
                   kAsystole;
        };
        const auto result =
            imported(scenarioOf(advance("1.5", "s") + ',' + advance("250", "ms") + ',' +
                                advance("0.5", "min") + ',' + advance("0.1", "hr")));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        std::vector<double> times;
        for (const ImportedEvent &event : eventsOf(*result.document))
            times.push_back(event.at);
        QCOMPARE(times, std::vector<double>({1.5, 1.75, 31.75, 391.75}));
    }

    void oneEventPerMoment()
    {
        const auto result = imported(scenarioOf(
            arrhythmia("first one") + ',' + arrhythmia("second one") + ',' + seconds("0") + ',' +
            arrhythmia("third one") + ',' + seconds("1") + ',' + arrhythmia("Intervention")));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        const auto events = eventsOf(*result.document);
        QCOMPARE(events.size(), std::size_t(2));
        QCOMPARE(textOf(*events[0].event, "name"), std::string("first one, second one and 1 more"));
        QCOMPARE(events[0].actions.size(), std::size_t(3));
        QCOMPARE(textOf(*events[0].actions[0], "text"), std::string("first one"));
        QCOMPARE(textOf(*events[0].actions[2], "text"), std::string("third one"));
        QCOMPARE(textOf(*events[1].event, "name"),
                 std::string("Intervention: Arrhythmia: Asystole"));
        QCOMPARE(result.actions, 4);
        QCOMPARE(result.understood, 4);
    }

    void commentsOfTimeAreAnnotations()
    {
        const auto result = imported(scenarioOf(
            seconds("10") + R"(,{"AdvanceTime":{"Action":{"Comment":" Death\n events "},)"
                            R"("Time":{"ScalarTime":{"Value":5,"Unit":"s"}}}})"));
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        const auto events = eventsOf(*result.document);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].at, 10.0);
        QCOMPARE(textOf(*events[0].event, "name"), std::string("Death events"));
        const Record &action = *events[0].actions[0];
        QCOMPARE(textOf(action, "type"), std::string("note"));
        QCOMPARE(textOf(action, "text"), std::string("Death events"));
        QCOMPARE(textOf(action, "name"), std::string());
        QCOMPARE(result.actions, 0);
    }

    void theRoomIsConnected()
    {
        const auto result = imported(scenarioOf(kAsystole), "some/folder/Case.json");
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        const Document &document = *result.document;
        QCOMPARE(textOf(*document.scenario(), "source"),
                 std::string("Pulse Physiology Engine (Kitware), Apache-2.0, Case.json"));
        const Record *patient = patientEntity(document);
        QVERIFY(patient);
        QCOMPARE(textOf(*patient, "socket"), std::string("mattress"));
        QCOMPARE(textOf(*document.find(patient->parent), "prefab"),
                 std::string("ward.icu@1.0.0#icu-bed"));
        QCOMPARE(document.ofKind("monitor").size(), std::size_t(1));
        QCOMPARE(std::get<Id>(document.ofKind("monitor")[0]->cell("patient")), patient->id);
        const Record *sensors = document.component(patient->id, "sensors");
        QVERIFY(sensors);
        for (const char *name : {"ecg", "spo2", "nibp", "abp", "abp_zeroed", "co2", "iv"})
            QVERIFY2(std::get<bool>(sensors->cell(name)), name);
        QCOMPARE(std::get<Id>(eventsOf(document)[0].actions[0]->cell("entity")), patient->id);
    }

    void idsDeriveFromTheBytes()
    {
        const std::string bytes = scenarioOf(kAsystole);
        const Schema &schema = Schema::shipped();
        const std::string once = writeDocument(*imported(bytes).document, schema);
        QCOMPARE(writeDocument(*imported(bytes).document, schema), once);
        const auto other = imported(bytes + ' ');
        QVERIFY(other.document->scenario()->id != imported(bytes).document->scenario()->id);
    }

    void inlinePatient()
    {
        const std::string bytes =
            R"({"PatientConfiguration":{"Patient":{"Sex":"Female",)"
            R"("Age":{"ScalarTime":{"Value":29,"Unit":"yr"}},)"
            R"("Weight":{"ScalarMass":{"Value":130,"Unit":"lb"}},)"
            R"("Height":{"ScalarLength":{"Value":65,"Unit":"in"}},)"
            R"("HeartRateBaseline":{"ScalarFrequency":{"Value":66,"Unit":"1/min"}},)"
            R"("SystolicArterialPressureBaseline":{"ScalarPressure":{"Value":106,"Unit":"mmHg"}},)"
            R"("DiastolicArterialPressureBaseline":{"ScalarPressure":{"Value":66,"Unit":"mmHg"}},)"
            R"("RespirationRateBaseline":{"ScalarFrequency":{"Value":15,"Unit":"1/min"}}}},)"
            R"("AnyAction":[)" +
            kAsystole + ',' + seconds("60") + "]}";
        const auto result = imported(bytes);
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        const Document &document = *result.document;
        const Id id = patientEntity(document)->id;
        const Record *patient = document.component(id, "patient");
        const Record *vitals = document.component(id, "vitals");
        QVERIFY(patient && vitals);
        QCOMPARE(std::get<std::int64_t>(patient->cell("age")), std::int64_t(29));
        QCOMPARE(textOf(*patient, "sex"), std::string("female"));
        QCOMPARE(quantity(patient, "weight"), std::string("130 [lb_av]"));
        QCOMPARE(quantity(patient, "height"), std::string("65 [in_i]"));
        QCOMPARE(quantity(vitals, "hr"), std::string("66 /min"));
        QCOMPARE(quantity(vitals, "sbp"), std::string("106 mm[Hg]"));
        QCOMPARE(quantity(vitals, "map"), std::string("79 mm[Hg]"));
        QCOMPARE(quantity(vitals, "rr"), std::string("15 /min"));
        const Diagnostics checked =
            checkDocument(document, Schema::shipped(), Catalogue::shipped());
        QCOMPARE(checked.size(), std::size_t(1));
        QCOMPARE(checked.front().message.code, std::string("content.review.missing"));
    }

    void anEmptyPatientIsTheDefaultAdult()
    {
        const auto result =
            imported(R"({"PatientConfiguration":{"Patient":{}},"AnyAction":[)" + kAsystole + "]}");
        QVERIFY(result.document);
        const Id id = patientEntity(*result.document)->id;
        QVERIFY(!result.document->component(id, "patient"));
        QVERIFY(!result.document->component(id, "vitals"));
    }

    void impossiblePatientValuesAreSaidAndLeftOut()
    {
        const auto result =
            imported(R"({"PatientConfiguration":{"Patient":{)"
                     R"("Weight":{"ScalarMass":{"Value":9000,"Unit":"kg"}}}},"AnyAction":[)" +
                     kAsystole + "]}");
        QVERIFY(result.document);
        QVERIFY(has(result.diagnostics, "importers.pulse.patient-value"));
    }

    void filesThatAreNotHereAreSaid()
    {
        const auto result = imported(R"({"EngineStateFile":"states/Soldier@0s.json",)"
                                     R"("PatientConfiguration":{"PatientFile":"Gus.json"},)"
                                     R"("DataRequestFile":["A.json","B.json"],"AnyAction":[)" +
                                     kAsystole + "]}");
        QVERIFY(result.document);
        const std::string said = describe(result.diagnostics);
        for (const char *name : {"Gus.json", "A.json, B.json", "states/Soldier@0s.json"})
            QVERIFY2(said.find(name) != std::string::npos, said.c_str());
        for (const Diagnostic &d : result.diagnostics)
            QCOMPARE(d.severity, Severity::Info);
    }

    void conditionsActFromTheStart()
    {
        const auto result = imported(
            R"({"PatientConfiguration":{"Conditions":{"AnyCondition":[)"
            R"({"PatientCondition":{"PulmonaryShunt":{"Severity":{"Scalar0To1":{"Value":0.4}}}}},)"
            R"({"PatientCondition":{"ChronicAnemia":{"ReductionFactor":{"Scalar0To1":{"Value":0.1}}}}},)"
            R"({"PatientCondition":{"ImpairedAlveolarExchange":{"Severity":{"Scalar0To1":{"Value":0.3}}}}}]}},)"
            R"("AnyAction":[)" +
            seconds("60") + "]}");
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        const auto events = eventsOf(*result.document);
        QCOMPARE(events.size(), std::size_t(1));
        QCOMPARE(events[0].at, 0.0);
        QCOMPARE(events[0].actions.size(), std::size_t(1));
        QCOMPARE(textOf(*events[0].actions[0], "name"), std::string("phys.shunt"));
        QCOMPARE(textOf(*events[0].actions[0], "args"), std::string("severity=0.4 1"));
        QCOMPARE(result.actions, 0);
        const Record *patient =
            result.document->component(patientEntity(*result.document)->id, "patient");
        QCOMPARE(textOf(*patient, "history"),
                 std::string("Pulmonary shunt (Severity=0.4). Chronic anemia "
                             "(ReductionFactor=0.1). Impaired alveolar exchange (Severity=0.3)"));
        QVERIFY(has(result.diagnostics, "importers.pulse.condition-as-text"));
    }
};

QTEST_APPLESS_MAIN(TestPulseImport)
#include "tst_pulse_import.moc"
