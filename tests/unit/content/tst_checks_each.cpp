// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/change_set.h"
#include "core/content/checks/fix_all.h"
#include "core/content/checks/registry.h"
#include "core/content/document_codec.h"
#include "core/messages/messages.h"
#include "tests/support/std_strings.h"
#include "tests/unit/content/check_sample.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <functional>
#include <limits>
#include <set>

using namespace ward;
using namespace ward::content;

using Sample = CheckSample;
using Change = std::function<void(Sample &)>;

Q_DECLARE_METATYPE(Change)
Q_DECLARE_METATYPE(ward::Id)

namespace {

std::vector<const Diagnostic *> of(const Diagnostics &findings, const std::string &code)
{
    std::vector<const Diagnostic *> found;
    for (const Diagnostic &d : findings) {
        if (d.message.code == code)
            found.push_back(&d);
    }
    return found;
}

std::string all(const Diagnostics &findings)
{
    std::string text;
    for (const Diagnostic &d : findings)
        text += messages::renderDiagnostic(d, "en") + '\n';
    return text;
}

/// A fix removes its finding, leaves a document that reads back, and its inverse restores it.
void tryFix(const Sample &sample, const Diagnostic &finding, const QuickFix &fix)
{
    const std::string sentence = messages::render(fix.message, "en");
    QVERIFY2(messages::hasSentence(fix.message.code), fix.message.code.c_str());
    QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
    const Schema &schema = Schema::shipped();
    const std::string before = writeDocument(sample.d, schema);
    Document document = sample.d;
    const auto inverse = apply(document, fix.change, schema);
    QVERIFY2(inverse, inverse ? "" : messages::render(inverse.error().error, "en").c_str());
    for (const Diagnostic &left : checkDocument(document, schema, Catalogue::shipped())) {
        QVERIFY2(left.message.code != finding.message.code || left.record != finding.record ||
                     left.field != finding.field,
                 (sentence + " leaves " + messages::renderDiagnostic(left, "en")).c_str());
    }
    const ParsedDocument read = parseDocument(writeDocument(document, schema), "fixed", schema);
    QVERIFY2(read.document, all(read.diagnostics).c_str());
    QVERIFY(apply(document, *inverse, schema));
    QCOMPARE(writeDocument(document, schema), before);
}

} // namespace

/// Every check has a scenario that raises it exactly once at its place, and one close to it that
/// does not; every quick fix removes what it was offered for.
class TestChecksEach : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<Id>("record");
        QTest::addColumn<QString>("field");
        QTest::addColumn<Change>("raise");
        QTest::addColumn<Change>("near");
        const auto row = [this](const char *code, const Id &record, const char *field, Change raise,
                                Change near) {
            QTest::newRow(code) << record << QString::fromLatin1(field) << std::move(raise)
                                << std::move(near);
            m_covered.insert(code);
        };
        const auto t = [](const char *s) { return CellValue(std::string(s)); };
        row(
            "content.cell.control-character", Sample().phase, "name",
            [=](Sample &s) { s.set(s.phase, "name", CellValue(std::string("a\x01"))); },
            [=](Sample &s) { s.set(s.phase, "name", t("a b")); });
        row(
            "content.cell.malformed-text", Sample().action, "value",
            [=](Sample &s) {
                s.set(s.action, "field", t("sensors.spo2"));
                s.set(s.action, "type", t("set"));
                s.set(s.action, "value", t("perhaps"));
            },
            [=](Sample &s) {
                s.set(s.action, "field", t("sensors.spo2"));
                s.set(s.action, "type", t("set"));
                s.set(s.action, "value", t("true"));
            });
        row(
            "content.cell.not-a-rotation", (Id{1, 60}), "rotation",
            [=](Sample &s) {
                s.add({1, 60}, "transform", s.pump, {{"rotation", Quat{2, 0, 0, 0}}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "transform", s.pump, {{"rotation", Quat{0, 0, 1, 0}}});
            });
        row(
            "content.cell.not-authored", Sample().action, "field",
            [=](Sample &s) { s.set(s.action, "field", t("numerics.hr")); },
            [=](Sample &s) {
                s.set(s.action, "field", t("vitals.rr"));
                s.set(s.action, "value", t("20 /min"));
            });
        row(
            "content.cell.not-finite", Sample().vitals, "hr",
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{std::numeric_limits<double>::infinity(), "/min"});
            },
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{110, "/min"});
            });
        row(
            "content.cell.out-of-range", Sample().vitals, "hr",
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{900, "/min"});
            },
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{240, "/min"});
            });
        row(
            "content.cell.unknown-enum", Sample().action, "value",
            [=](Sample &s) {
                s.set(s.action, "type", t("set"));
                s.set(s.action, "field", t("rhythm.ecg"));
                s.set(s.action, "value", t("vf-corse"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("set"));
                s.set(s.action, "field", t("rhythm.ecg"));
                s.set(s.action, "value", t("vf-coarse"));
            });
        row(
            "content.cell.wrong-type", Sample().vitals, "hr",
            [=](Sample &s) { s.set(s.vitals, "hr", true); },
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{100, "/min"});
            });
        row(
            "content.cell.wrong-unit", Sample().vitals, "hr",
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{100, "kPa"});
            },
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{100, "/min"});
            });
        row(
            "content.quantity.decimal-comma", Sample().action, "value",
            [=](Sample &s) { s.set(s.action, "value", t("135,5 /min")); },
            [=](Sample &s) { s.set(s.action, "value", t("135.5 /min")); });
        row(
            "content.quantity.no-number", Sample().action, "value",
            [=](Sample &s) { s.set(s.action, "value", t("fast")); },
            [=](Sample &s) { s.set(s.action, "value", t("120")); });
        row(
            "content.quantity.unit-left-out", Sample().action, "value",
            [=](Sample &s) { s.set(s.action, "value", t("135")); },
            [=](Sample &s) { s.set(s.action, "value", t("135 /min")); });
        row(
            "content.units.unknown", Sample().action, "value",
            [=](Sample &s) { s.set(s.action, "value", t("135 bananas")); },
            [=](Sample &s) { s.set(s.action, "value", t("135 /min")); });
        row(
            "content.value.implausible", Sample().trigger, "threshold",
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{40, "%"});
                s.set(s.trigger, "clear", Quantity{60, "%"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{55, "%"});
                s.set(s.trigger, "clear", Quantity{60, "%"});
            });
        row(
            "content.vitals.gases-disagree", Sample().vitals, "hco3",
            [=](Sample &s) {
                s.set(s.vitals, "ph", Quantity{7.2, "1"});
                s.set(s.vitals, "paco2", Quantity{60, "mm[Hg]"});
                s.set(s.vitals, "hco3", Quantity{18, "mmol/L"});
            },
            [=](Sample &s) {
                // 0.0307 × 60 × 10^(7.2 − 6.1) = 23.2; with 0.0300 22.7
                s.set(s.vitals, "ph", Quantity{7.2, "1"});
                s.set(s.vitals, "paco2", Quantity{60, "mm[Hg]"});
                s.set(s.vitals, "hco3", Quantity{23, "mmol/L"});
            });
        row(
            "content.vitals.mean-unlikely", Sample().vitals, "map",
            [=](Sample &s) {
                s.set(s.vitals, "map", Quantity{94, "mm[Hg]"});
            },
            [=](Sample &s) {
                s.set(s.vitals, "map", Quantity{80, "mm[Hg]"});
            });
        row(
            "content.vitals.pressure-order", Sample().vitals, "map",
            [=](Sample &s) {
                s.set(s.vitals, "map", Quantity{110, "mm[Hg]"});
            },
            [=](Sample &s) {
                s.set(s.vitals, "map", Quantity{70, "mm[Hg]"});
            });
        row(
            "content.vitals.pulmonary-order", Sample().vitals, "pap_s",
            [=](Sample &s) {
                s.set(s.vitals, "pap_s", Quantity{12, "mm[Hg]"});
                s.set(s.vitals, "pap_d", Quantity{20, "mm[Hg]"});
            },
            [=](Sample &s) {
                s.set(s.vitals, "pap_s", Quantity{22, "mm[Hg]"});
                s.set(s.vitals, "pap_d", Quantity{20, "mm[Hg]"});
            });
        row(
            "content.prefab.unknown", Sample().bed, "prefab",
            [=](Sample &s) { s.set(s.bed, "prefab", t("ward.icu@1.0.0#icu-bd")); },
            [=](Sample &s) { s.set(s.bed, "prefab", t("ward.icu@1.0.0#icu-bed")); });
        row(
            "content.prefab.unknown-package", Sample().scenario, "package",
            [=](Sample &s) { s.set(s.scenario, "package", t("ward.or@2.0.0")); },
            [=](Sample &s) { s.set(s.scenario, "package", t("ward.icu@1.0.0")); });
        row(
            "content.socket.unknown", Sample().patient, "socket",
            [=](Sample &s) { s.set(s.patient, "socket", t("matress")); },
            [=](Sample &s) { s.set(s.patient, "socket", t("mattress")); });
        row(
            "content.socket.shared", (Id{1, 61}), "socket",
            [=](Sample &s) {
                s.add({1, 60}, "entity", s.bed,
                      {{"prefab", t("ward.icu@1.0.0#suction")}, {"socket", t("drain-left")}});
                s.add({1, 61}, "entity", s.bed,
                      {{"prefab", t("ward.icu@1.0.0#suction")}, {"socket", t("drain-left")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "entity", s.bed,
                      {{"prefab", t("ward.icu@1.0.0#suction")}, {"socket", t("drain-left")}});
                s.add({1, 61}, "entity", s.bed,
                      {{"prefab", t("ward.icu@1.0.0#suction")}, {"socket", t("drain-right")}});
            });
        row(
            "content.place.overlap", (Id{1, 72}), "",
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {1, 0, 1});
                s.place(72, "waste-bin", {1.1, 0, 1});
            },
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {1, 0, 1});
                s.place(72, "waste-bin", {2, 0, 1});
            });
        row(
            "content.place.outside", (Id{1, 71}), "position",
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {6, 0, 1});
            },
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {3.9, 0, 1});
            });
        row(
            "content.place.floating", (Id{1, 71}), "position",
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {1, 0.8, 1});
            },
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {1, 0.05, 1});
            });
        row(
            "content.place.sunk", (Id{1, 71}), "position",
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {1, -0.8, 1});
            },
            [=](Sample &s) {
                s.room();
                s.place(70, "stool", {1, -0.05, 1});
            });
        row(
            "content.patient.no-bed", (Id{1, 60}), "",
            [=](Sample &s) {
                s.add({1, 60}, "entity", s.scenario, {{"prefab", t("ward.icu@1.0.0#patient")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "entity", s.bed, {{"prefab", t("ward.icu@1.0.0#patient")}});
            });
        row(
            "content.reference.not-a-patient", (Id{1, 20}), "patient",
            [=](Sample &s) {
                s.set((Id{1, 20}), "patient", s.bed);
            },
            [=](Sample &s) {
                s.set((Id{1, 20}), "patient", s.patient);
            });
        row(
            "content.monitor.unbound", (Id{1, 20}), "",
            [=](Sample &s) {
                s.set((Id{1, 20}), "patient", {});
            },
            [=](Sample &s) {
                s.set((Id{1, 20}), "power", false);
            });
        row(
            "content.infusion.incomplete", Sample().infusion, "running",
            [=](Sample &s) { s.set(s.infusion, "running", true); },
            [=](Sample &s) {
                s.set(s.infusion, "running", true);
                s.set(s.infusion, "rate", Quantity{0.1, "ug/kg/min"});
            });
        row(
            "content.infusion.unbound", Sample().infusion, "patient",
            [=](Sample &s) { s.set(s.infusion, "patient", {}); },
            [=](Sample &s) {
                s.set(s.infusion, "patient", {});
                s.set(s.infusion, "drug", {});
            });
        row(
            "content.rule.shown-unmeasured", Sample().trigger, "field",
            [=](Sample &s) {
                s.set(s.trigger, "field", t("vitals.etco2"));
                s.set(s.trigger, "threshold", Quantity{20, "mm[Hg]"});
                s.set(s.trigger, "clear", Quantity{25, "mm[Hg]"});
                s.set(s.trigger, "shown", true);
                s.add({1, 60}, "sensors", s.patient, {{"co2", false}});
            },
            [=](Sample &s) {
                s.set(s.trigger, "field", t("vitals.etco2"));
                s.set(s.trigger, "threshold", Quantity{20, "mm[Hg]"});
                s.set(s.trigger, "clear", Quantity{25, "mm[Hg]"});
                s.set(s.trigger, "shown", true);
                s.add({1, 60}, "sensors", s.patient, {{"co2", true}});
            });
        row(
            "content.capability.missing", Sample().action, "name",
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("defib.shock"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("defib.shock"));
                s.add({1, 60}, "entity", s.scenario,
                      {{"prefab", t("ward.icu@1.0.0#defibrillator")}});
            });
        row(
            "content.capability.to-be-brought", Sample().trigger, "type",
            [=](Sample &s) { s.set(s.trigger, "type", t("shock")); },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("shock"));
                s.add({1, 60}, "entity", s.scenario,
                      {{"prefab", t("ward.icu@1.0.0#defibrillator")}});
            });
        row(
            "content.drug.unknown", Sample().infusion, "drug",
            [=](Sample &s) { s.set(s.infusion, "drug", t("noradrenalin")); },
            [=](Sample &s) { s.set(s.infusion, "drug", t("norepinephrine")); });
        row(
            "content.drug.unknown-route", Sample().trigger, "route",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenaline"));
                s.set(s.trigger, "route", t("inhalled"));
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenaline"));
                s.set(s.trigger, "route", t("inhaled"));
            });
        row(
            "content.drug.route-of-drug", Sample().trigger, "route",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("noradrenaline"));
                s.set(s.trigger, "route", t("nebulised"));
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("noradrenaline"));
                s.set(s.trigger, "route", t("central"));
            });
        row(
            "content.drug.dose-implausible", Sample().trigger, "dose",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenaline"));
                s.set(s.trigger, "dose", Quantity{1, "g"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenaline"));
                s.set(s.trigger, "dose", Quantity{3, "mg"});
            });
        row(
            "content.drug.dose-unit", Sample().trigger, "dose",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenaline"));
                s.set(s.trigger, "dose", Quantity{1, "mm[Hg]"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenaline"));
                s.set(s.trigger, "dose", Quantity{1, "mg"});
            });
        row(
            "content.rule.unknown-action", Sample().trigger, "action",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("action"));
                s.set(s.trigger, "action", t("cpr.strat"));
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("action"));
                s.set(s.trigger, "action", t("cpr.start"));
            });
        row(
            "content.rule.not-for-learners", Sample().trigger, "action",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("action"));
                s.set(s.trigger, "action", t("phys.stress"));
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("action"));
                s.set(s.trigger, "action", t("phys.stress"));
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=0.5"));
            });
        row(
            "content.action.unknown-argument", Sample().action, "args",
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=0.5; side=left"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=0.5"));
            });
        row(
            "content.action.missing-argument", Sample().action, "args",
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=0.5"));
            });
        row(
            "content.action.bad-value", Sample().action, "args",
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.arrhythmia"));
                s.set(s.action, "args", t("rhythm=vf-corse"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.arrhythmia"));
                s.set(s.action, "args", t("rhythm=vf-coarse"));
            });
        row(
            "content.action.out-of-range", Sample().action, "args",
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=5"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=1"));
            });
        row(
            "content.action.not-a-patient", Sample().action, "entity",
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=0.5"));
                s.set(s.action, "entity", s.bed);
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("note"));
                s.set(s.action, "name", t("phys.stress"));
                s.set(s.action, "args", t("severity=0.5"));
            });
        row(
            "content.rule.incomplete", Sample().trigger, "type",
            [=](Sample &s) {
                s.add({1, 60}, "entity", s.bed, {{"prefab", t("ward.icu@1.0.0#patient")}});
                s.set(s.trigger, "entity", {}); // with two patients it has to be said
            },
            [=](Sample &s) { s.set(s.trigger, "entity", {}); });
        row(
            "content.rule.no-parts", Sample().condition, "type",
            [=](Sample &s) {
                s.set(s.condition, "type", t("group"));
                s.set(s.condition, "event", {});
            },
            [=](Sample &s) {
                s.set(s.condition, "type", t("group"));
                s.set(s.condition, "event", {});
                s.add({1, 60}, "condition", s.condition,
                      {{"type", t("happened")}, {"event", t("cpr.start")}});
            });
        row(
            "content.rule.stray-part", (Id{1, 60}), "",
            [=](Sample &s) {
                s.add({1, 60}, "condition", s.condition,
                      {{"type", t("happened")}, {"event", t("cpr.start")}});
            },
            [=](Sample &s) {
                s.set(s.condition, "type", t("group"));
                s.set(s.condition, "event", {});
                s.add({1, 60}, "condition", s.condition,
                      {{"type", t("happened")}, {"event", t("cpr.start")}});
            });
        row(
            "content.rule.unknown-field", Sample().trigger, "field",
            [=](Sample &s) { s.set(s.trigger, "field", t("vitals.sp02")); },
            [=](Sample &s) { s.set(s.trigger, "field", t("vitals.spo2")); });
        row(
            "content.rule.no-component", Sample().trigger, "entity",
            [=](Sample &s) { s.set(s.trigger, "entity", s.bed); },
            [=](Sample &s) { s.set(s.trigger, "entity", {}); });
        row(
            "content.rule.wrong-unit", Sample().trigger, "threshold",
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{88, "mm[Hg]"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{0.88, "1"});
            });
        row(
            "content.rule.unreachable-level", Sample().trigger, "threshold",
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{140, "%"});
                s.set(s.trigger, "clear", {});
            },
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{99, "%"});
                s.set(s.trigger, "clear", {});
            });
        row(
            "content.rule.edge-level", Sample().trigger, "threshold",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("vital-above"));
                s.set(s.trigger, "threshold", Quantity{100, "%"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("vital-above"));
                s.set(s.trigger, "threshold", Quantity{99, "%"});
            });
        row(
            "content.rule.clear-side", Sample().trigger, "clear",
            [=](Sample &s) {
                s.set(s.trigger, "clear", Quantity{80, "%"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "clear", Quantity{88, "%"});
            });
        row(
            "content.rule.range-order", Sample().trigger, "upper",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("vital-inside"));
                s.set(s.trigger, "clear", {});
                s.set(s.trigger, "upper", Quantity{80, "%"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("vital-inside"));
                s.set(s.trigger, "clear", {});
                s.set(s.trigger, "upper", Quantity{92, "%"});
            });
        row(
            "content.rule.chatter", Sample().trigger, "clear",
            [=](Sample &s) {
                s.set(s.rule, "fire", t("every"));
                s.set(s.trigger, "clear", {});
            },
            [=](Sample &s) { s.set(s.rule, "fire", t("every")); });
        row(
            "content.rule.not-a-number", Sample().action, "field",
            [=](Sample &s) {
                s.set(s.action, "field", t("rhythm.ecg"));
                s.set(s.action, "value", t("vf-coarse"));
            },
            [=](Sample &s) {
                s.set(s.action, "field", t("rhythm.ecg"));
                s.set(s.action, "value", t("vf-coarse"));
                s.set(s.action, "type", t("set"));
            });
        row(
            "content.trend.no-time", Sample().action, "over",
            [=](Sample &s) { s.set(s.action, "over", {}); },
            [=](Sample &s) {
                s.set(s.action, "over", Quantity{1, "s"});
            });
        row(
            "content.trend.limits-order", Sample().action, "ceiling",
            [=](Sample &s) {
                s.set(s.action, "floor", Quantity{140, "/min"});
                s.set(s.action, "ceiling", Quantity{60, "/min"});
            },
            [=](Sample &s) {
                s.set(s.action, "floor", Quantity{60, "/min"});
                s.set(s.action, "ceiling", Quantity{140, "/min"});
            });
        row(
            "content.trend.target-beyond-limit", Sample().action, "ceiling",
            [=](Sample &s) {
                s.set(s.action, "floor", Quantity{60, "/min"});
                s.set(s.action, "ceiling", Quantity{120, "/min"});
            },
            [=](Sample &s) {
                s.set(s.action, "floor", Quantity{60, "/min"});
                s.set(s.action, "ceiling", Quantity{135, "/min"});
            });
        row(
            "content.alarm.unknown", Sample().trigger, "alarm",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("alarm"));
                s.set(s.trigger, "alarm", t("spo3"));
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("alarm"));
                s.set(s.trigger, "alarm", t("spo2"));
            });
        row(
            "content.alarm.no-limits", Sample().action, "alarm_command",
            [=](Sample &s) {
                s.set(s.action, "type", t("alarm"));
                s.set(s.action, "alarm", t("hr"));
                s.set(s.action, "alarm_command", t("set-limits"));
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("alarm"));
                s.set(s.action, "alarm", t("hr"));
                s.set(s.action, "alarm_command", t("set-limits"));
                s.set(s.action, "low", Quantity{50, "/min"});
            });
        row(
            "content.alarm.limits-order", Sample().action, "low",
            [=](Sample &s) {
                s.set(s.action, "type", t("alarm"));
                s.set(s.action, "alarm", t("hr"));
                s.set(s.action, "alarm_command", t("set-limits"));
                s.set(s.action, "low", Quantity{150, "/min"});
                s.set(s.action, "high", Quantity{40, "/min"});
            },
            [=](Sample &s) {
                s.set(s.action, "type", t("alarm"));
                s.set(s.action, "alarm", t("hr"));
                s.set(s.action, "alarm_command", t("set-limits"));
                s.set(s.action, "low", Quantity{40, "/min"});
                s.set(s.action, "high", Quantity{150, "/min"});
            });
        row(
            "content.rule.no-trigger", Sample().rule, "",
            [=](Sample &s) { (void)s.d.remove(s.trigger); },
            [=](Sample &s) { s.set(s.trigger, "at_start", t("fire")); });
        row(
            "content.rule.no-action", Sample().rule, "",
            [=](Sample &s) {
                (void)s.d.remove(s.action);
                (void)s.d.remove({1, 21});
            },
            [=](Sample &s) { (void)s.d.remove(s.action); });
        row(
            "content.rule.unreachable-phase", Sample().rule, "phase",
            [=](Sample &s) {
                s.add({1, 60}, "phase", s.scenario, {{"name", t("Elsewhere")}});
                s.set(s.rule, "phase", (Id{1, 60}));
            },
            [=](Sample &s) {
                s.add({1, 60}, "phase", s.scenario, {{"name", t("Elsewhere")}});
                s.set(s.rule, "phase", s.phase);
            });
        row(
            "content.trigger.unreachable-phase", Sample().trigger, "phase",
            [=](Sample &s) {
                s.add({1, 60}, "phase", s.scenario, {{"name", t("Elsewhere")}});
                s.set(s.trigger, "type", t("phase-entered"));
                s.set(s.trigger, "phase", (Id{1, 60}));
            },
            [=](Sample &s) {
                s.add({1, 60}, "phase", s.scenario, {{"name", t("Elsewhere")}});
                s.set(s.trigger, "type", t("phase-entered"));
                s.set(s.trigger, "phase", s.phase);
            });
        row(
            "content.rule.phase-contradiction", Sample().trigger, "phase",
            [=](Sample &s) {
                s.set(s.rule, "phase", s.phase);
                s.set(s.trigger, "type", t("phase-entered"));
                s.set(s.trigger, "phase", s.second);
            },
            [=](Sample &s) {
                s.set(s.rule, "phase", s.phase);
                s.set(s.trigger, "type", t("phase-entered"));
                s.set(s.trigger, "phase", s.phase);
            });
        row(
            "content.rule.never-fires", Sample().condition, "threshold",
            [=](Sample &s) {
                s.set(s.condition, "type", t("vital-above"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "entity", s.patient);
                s.set(s.condition, "field", t("vitals.spo2"));
                s.set(s.condition, "threshold", Quantity{90, "%"});
            },
            [=](Sample &s) {
                s.set(s.condition, "type", t("vital-above"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "entity", s.patient);
                s.set(s.condition, "field", t("vitals.spo2"));
                s.set(s.condition, "threshold", Quantity{80, "%"});
            });
        row(
            "content.rule.nth-impossible", Sample().trigger, "nth",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("at"));
                s.set(s.trigger, "at", Quantity{60, "s"});
                s.set(s.trigger, "nth", std::int64_t{2});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("action"));
                s.set(s.trigger, "action", t("cpr.start"));
                s.set(s.trigger, "nth", std::int64_t{2});
            });
        row(
            "content.condition.always-true", Sample().condition, "type",
            [=](Sample &s) {
                s.set(s.condition, "type", t("vital-below"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "entity", s.patient);
                s.set(s.condition, "field", t("vitals.spo2"));
                s.set(s.condition, "threshold", Quantity{120, "%"});
            },
            [=](Sample &s) {
                s.set(s.condition, "type", t("vital-below"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "entity", s.patient);
                s.set(s.condition, "field", t("vitals.spo2"));
                s.set(s.condition, "threshold", Quantity{95, "%"});
            });
        row(
            "content.condition.never-true", Sample().condition, "type",
            [=](Sample &s) {
                s.set(s.condition, "type", t("random"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "probability", 0.0);
            },
            [=](Sample &s) {
                s.set(s.condition, "type", t("random"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "probability", 0.5);
            });
        row(
            "content.condition.contradiction", (Id{1, 60}), "",
            [=](Sample &s) {
                s.add({1, 60}, "condition", s.rule,
                      {{"type", t("happened")}, {"event", t("bvm.start")}, {"negate", true}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "condition", s.rule,
                      {{"type", t("happened")}, {"event", t("cpr.start")}, {"negate", true}});
            });
        row(
            "content.rule.unknown-happening", Sample().condition, "event",
            [=](Sample &s) { s.set(s.condition, "event", t("bvm.strat")); },
            [=](Sample &s) { s.set(s.condition, "event", t("adrenaline")); });
        row(
            "content.rule.event-not-emitted", Sample().trigger, "event",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("event")}, {"event", t("family-arrives")}});
                s.set(s.condition, "event", t("family-arrives"));
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("family-arrivs"));
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("event")}, {"event", t("family-arrives")}});
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("family-arrives"));
            });
        row(
            "content.event.unheard", (Id{1, 60}), "event",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("event")}, {"event", t("family-arrives")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("event")}, {"event", t("family-arrives")}});
                s.set(s.condition, "event", t("family-arrives"));
            });
        row(
            "content.timer.never-started", Sample().trigger, "timer",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("timer")}, {"timer", t("two-minutes")}});
                s.set(s.trigger, "type", t("timer"));
                s.set(s.trigger, "timer", t("two-minute"));
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("timer")}, {"timer", t("two-minutes")}});
                s.set(s.trigger, "type", t("timer"));
                s.set(s.trigger, "timer", t("two-minutes"));
            });
        row(
            "content.timer.unheard", (Id{1, 60}), "timer",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("timer")}, {"timer", t("two-minutes")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("timer")}, {"timer", t("two-minutes")}});
                s.set(s.trigger, "type", t("timer"));
                s.set(s.trigger, "timer", t("two-minutes"));
            });
        row(
            "content.variable.never-written", Sample().trigger, "variable",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("variable")}, {"variable", t("doses")}, {"value", t("1")}});
                s.set(s.trigger, "type", t("variable"));
                s.set(s.trigger, "variable", t("dose"));
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("variable")}, {"variable", t("doses")}, {"value", t("1")}});
                s.set(s.trigger, "type", t("variable"));
                s.set(s.trigger, "variable", t("doses"));
            });
        row(
            "content.variable.never-read", (Id{1, 60}), "variable",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("variable")}, {"variable", t("doses")}, {"value", t("1")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("variable")}, {"variable", t("doses")}, {"value", t("1")}});
                s.set(s.trigger, "type", t("variable"));
                s.set(s.trigger, "variable", t("doses"));
            });
        row(
            "content.cue.no-prompt", Sample().trigger, "event",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("cue"));
                s.set(s.trigger, "event", t("call family"));
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("cue"));
                s.set(s.trigger, "event", t("call family"));
                s.add({1, 60}, "action", s.rule, {{"type", t("prompt")}, {"text", t("Call them")}});
            });
        row(
            "content.rule.duplicate", (Id{1, 80}), "", [=](Sample &s) { s.copyRule(80); },
            [=](Sample &s) {
                s.copyRule(80);
                s.set(s.rule, "priority", std::int64_t{1});
            });
        row(
            "content.trigger.duplicate", (Id{1, 60}), "",
            [=](Sample &s) {
                s.copy(s.trigger, {1, 60});
            },
            [=](Sample &s) {
                s.copy(s.trigger, {1, 60});
                s.set((Id{1, 60}), "threshold", Quantity{86, "%"});
            });
        row(
            "content.condition.duplicate", (Id{1, 60}), "",
            [=](Sample &s) {
                s.copy(s.condition, {1, 60});
            },
            [=](Sample &s) {
                s.copy(s.condition, {1, 60});
                s.set((Id{1, 60}), "event", t("cpr.start"));
            });
        row(
            "content.action.duplicate", (Id{1, 60}), "",
            [=](Sample &s) {
                s.copy(s.action, {1, 60});
            },
            [=](Sample &s) {
                s.copy(s.action, {1, 60});
                s.set((Id{1, 60}), "field", t("vitals.rr"));
                s.set((Id{1, 60}), "value", t("20 /min"));
            });
        row(
            "content.rule.two-writers", (Id{1, 83}), "",
            [=](Sample &s) {
                s.copyRule(80);
                s.set((Id{1, 83}), "value", t("60 /min"));
            },
            [=](Sample &s) {
                s.copyRule(80);
                s.set((Id{1, 83}), "value", t("60 /min"));
                s.set((Id{1, 80}), "priority", std::int64_t{5});
            });
        row(
            "content.rule.overwrites-itself", (Id{1, 60}), "",
            [=](Sample &s) {
                s.copy(s.action, {1, 60});
                s.set((Id{1, 60}), "value", t("60 /min"));
            },
            [=](Sample &s) {
                s.copy(s.action, {1, 60});
                s.set((Id{1, 60}), "value", t("60 /min"));
                s.set((Id{1, 60}), "delay", Quantity{60, "s"});
            });
        row(
            "content.trend.overlap", (Id{1, 60}), "",
            [=](Sample &s) {
                s.copy(s.action, {1, 60});
                s.set((Id{1, 60}), "value", t("60 /min"));
                s.set((Id{1, 60}), "delay", Quantity{30, "s"});
            },
            [=](Sample &s) {
                s.copy(s.action, {1, 60});
                s.set((Id{1, 60}), "value", t("60 /min"));
                s.set((Id{1, 60}), "delay", Quantity{60, "s"});
            });
        row(
            "content.rule.loop", Sample().rule, "fire",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("again"));
                s.set(s.rule, "fire", t("every"));
                s.add({1, 60}, "action", s.rule, {{"type", t("event")}, {"event", t("again")}});
                (void)s.d.remove(s.condition);
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("again"));
                s.set(s.rule, "fire", t("every"));
                s.add({1, 60}, "action", s.rule, {{"type", t("event")}, {"event", t("again")}});
                (void)s.d.remove(s.condition);
                s.set(s.rule, "cooldown", Quantity{5, "s"});
            });
        row(
            "content.rule.loop-possible", Sample().rule, "fire",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("again"));
                s.set(s.rule, "fire", t("every"));
                s.add({1, 60}, "action", s.rule, {{"type", t("event")}, {"event", t("again")}});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("again"));
                s.set(s.rule, "fire", t("every"));
                s.add({1, 60}, "action", s.rule, {{"type", t("event")}, {"event", t("again")}});
                s.set(s.rule, "fire", t("once"));
            });
        row(
            "content.rule.repeats", Sample().rule, "fire",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("again"));
                s.set(s.rule, "fire", t("every"));
                s.add({1, 60}, "action", s.rule, {{"type", t("event")}, {"event", t("again")}});
                (void)s.d.remove(s.condition);
                s.set((Id{1, 60}), "delay", Quantity{5, "s"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("again"));
                s.set(s.rule, "fire", t("every"));
                s.add({1, 60}, "action", s.rule, {{"type", t("event")}, {"event", t("again")}});
                s.set((Id{1, 60}), "delay", Quantity{5, "s"});
            });
        row(
            "content.rule.pressure-order", (Id{1, 60}), "value",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.sbp")},
                       {"value", t("50 mm[Hg]")}});
                s.add({1, 61}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.dbp")},
                       {"value", t("90 mm[Hg]")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.sbp")},
                       {"value", t("90 mm[Hg]")}});
                s.add({1, 61}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.dbp")},
                       {"value", t("50 mm[Hg]")}});
            });
        row(
            "content.rule.mean-unlikely", (Id{1, 62}), "value",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.sbp")},
                       {"value", t("120 mm[Hg]")}});
                s.add({1, 61}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.dbp")},
                       {"value", t("50 mm[Hg]")}});
                s.add({1, 62}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.map")},
                       {"value", t("100 mm[Hg]")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.sbp")},
                       {"value", t("120 mm[Hg]")}});
                s.add({1, 61}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.dbp")},
                       {"value", t("50 mm[Hg]")}});
                s.add({1, 62}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.map")},
                       {"value", t("73 mm[Hg]")}});
            });
        row(
            "content.rule.pressure-without-pulse", (Id{1, 60}), "value",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.sbp")},
                       {"value", t("90 mm[Hg]")}});
                s.add({1, 64}, "action", s.rule,
                      {{"type", t("rhythm")}, {"entity", s.patient}, {"rhythm", t("vf-coarse")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("set")},
                       {"entity", s.patient},
                       {"field", t("vitals.sbp")},
                       {"value", t("90 mm[Hg]")}});
                s.add({1, 64}, "action", s.rule,
                      {{"type", t("rhythm")}, {"entity", s.patient}, {"rhythm", t("sinus")}});
            });
        row(
            "content.phase.no-first", Sample().scenario, "initial_phase",
            [=](Sample &s) { s.set(s.scenario, "initial_phase", {}); },
            [=](Sample &s) { s.set(s.scenario, "initial_phase", s.phase); });
        row(
            "content.phase.unreachable", Sample().second, "",
            [=](Sample &s) {
                (void)s.d.remove({1, 21});
            },
            [=](Sample &s) { s.set(s.rule, "phase", s.phase); });
        row(
            "content.phase.no-exit", Sample().second, "",
            [=](Sample &s) {
                s.add({1, 60}, "phase", s.scenario, {{"name", t("End")}});
                s.add({1, 61}, "event", s.scenario,
                      {{"at", Quantity{60, "s"}}, {"name", t("E")}, {"enabled", false}});
                s.add({1, 62}, "action", {1, 61}, {{"type", t("phase")}, {"phase", Id{1, 60}}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "phase", s.scenario, {{"name", t("End")}});
                s.add({1, 61}, "event", s.scenario, {{"at", Quantity{60, "s"}}, {"name", t("E")}});
                s.add({1, 62}, "action", {1, 61}, {{"type", t("phase")}, {"phase", Id{1, 60}}});
            });
        row(
            "content.event.no-time", (Id{1, 40}), "",
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario, {{"name", t("Late")}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            },
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{60, "s"}}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            });
        row(
            "content.event.no-action", (Id{1, 40}), "",
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{60, "s"}}});
            },
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{60, "s"}}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            });
        row(
            "content.event.after-end", (Id{1, 40}), "at",
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{1300, "s"}}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            },
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{1200, "s"}}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            });
        row(
            "content.action.after-end", (Id{1, 41}), "delay",
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{1100, "s"}}});
                s.add({1, 41}, "action", {1, 40},
                      {{"type", t("mark")}, {"text", t("Now")}, {"delay", Quantity{200, "s"}}});
            },
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{1100, "s"}}});
                s.add({1, 41}, "action", {1, 40},
                      {{"type", t("mark")}, {"text", t("Now")}, {"delay", Quantity{100, "s"}}});
            });
        row(
            "content.time.longer-than-scenario", Sample().trigger, "duration",
            [=](Sample &s) {
                s.set(s.trigger, "duration", Quantity{1500, "s"});
            },
            [=](Sample &s) {
                s.set(s.trigger, "duration", Quantity{150, "s"});
            });
        row(
            "content.time.off-grid", (Id{1, 40}), "at",
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{60.01, "s"}}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            },
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"name", t("Late")}, {"at", Quantity{60.033, "s"}}});
                s.add({1, 41}, "action", {1, 40}, {{"type", t("mark")}, {"text", t("Now")}});
            });
        row(
            "content.name.missing", Sample().phase, "name",
            [=](Sample &s) { s.set(s.phase, "name", {}); },
            [=](Sample &s) { s.set(s.phase, "name", t("P")); });
        row(
            "content.name.duplicate", Sample().second, "name",
            [=](Sample &s) { s.set(s.second, "name", t("Stable")); },
            [=](Sample &s) { s.set(s.second, "name", t("Stable again")); });
        row(
            "content.text.empty", (Id{1, 60}), "text",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("mark")}, {"text", t("  ")}, {"entity", {}}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("mark")}, {"text", t("Now")}, {"entity", {}}});
            });
        row(
            "content.say.no-speaker", (Id{1, 60}), "entity",
            [=](Sample &s) {
                s.add({1, 61}, "entity", s.scenario, {{"prefab", t("ward.icu@1.0.0#nurse")}});
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("say")}, {"text", t("Help")}, {"entity", {}}});
            },
            [=](Sample &s) {
                s.add({1, 61}, "entity", s.scenario, {{"prefab", t("ward.icu@1.0.0#nurse")}});
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("say")}, {"text", t("Help")}, {"entity", Id(1, 61)}});
            });
        row(
            "content.say.not-a-person", (Id{1, 60}), "entity",
            [=](Sample &s) {
                s.add({1, 61}, "entity", s.scenario, {{"prefab", t("ward.icu@1.0.0#nurse")}});
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("say")}, {"text", t("Help")}, {"entity", s.bed}});
            },
            [=](Sample &s) {
                s.add({1, 61}, "entity", s.scenario, {{"prefab", t("ward.icu@1.0.0#nurse")}});
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("say")}, {"text", t("Help")}, {"entity", s.patient}});
            });
        row(
            "content.script.empty", (Id{1, 60}), "code",
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario, {{"name", t("Helper")}, {"code", t(" ")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario,
                      {{"name", t("Helper")}, {"code", t("function on(event, view) end")}});
            });
        row(
            "content.script.no-handler", (Id{1, 60}), "code",
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario, {{"name", t("Helper")}, {"code", t("x = 1")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario,
                      {{"name", t("Helper")}, {"code", t("function on(event, view) end")}});
            });
        row(
            "content.script.never-called", (Id{1, 60}), "events",
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario,
                      {{"name", t("Helper")}, {"code", t("function on(event, view) end")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario,
                      {{"name", t("Helper")}, {"code", t("function on(event, view) end")}});
                s.add({1, 61}, "action", s.rule, {{"type", t("script")}, {"script", Id{1, 60}}});
            });
        row(
            "content.script.disabled", (Id{1, 61}), "script",
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario,
                      {{"name", t("Helper")},
                       {"code", t("function on(event, view) end")},
                       {"enabled", false}});
                s.add({1, 61}, "action", s.rule, {{"type", t("script")}, {"script", Id{1, 60}}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "script", s.scenario,
                      {{"name", t("Helper")}, {"code", t("function on(event, view) end")}});
                s.add({1, 61}, "action", s.rule, {{"type", t("script")}, {"script", Id{1, 60}}});
            });
        row(
            "content.score.no-debrief", (Id{1, 60}), "text",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("score")}, {"points", std::int64_t{5}}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("score")}, {"points", std::int64_t{5}}});
                s.set(s.rule, "debrief", t("Well seen"));
            });
        row(
            "content.score.zero", (Id{1, 60}), "points",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("score")}, {"points", std::int64_t{0}}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("score")}, {"points", std::int64_t{1}}});
            });
        row(
            "content.score.unreachable", Sample().condition, "points",
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("score")}, {"points", std::int64_t{5}}, {"text", t("x")}});
                s.set(s.condition, "type", t("score-above"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "points", std::int64_t{5});
            },
            [=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("score")}, {"points", std::int64_t{5}}, {"text", t("x")}});
                s.set(s.condition, "type", t("score-above"));
                s.set(s.condition, "event", {});
                s.set(s.condition, "points", std::int64_t{4});
            });
        row(
            "content.checklist.no-action", (Id{1, 60}), "action",
            [=](Sample &s) {
                s.add({1, 60}, "checklist", s.scenario, {{"text", t("Item")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "checklist", s.scenario,
                      {{"text", t("Item")}, {"action", t("cpr.start")}});
            });
        row(
            "content.checklist.impossible", (Id{1, 60}), "action",
            [=](Sample &s) {
                s.add({1, 60}, "checklist", s.scenario,
                      {{"text", t("Item")}, {"action", t("phys.stress")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "checklist", s.scenario,
                      {{"text", t("Item")}, {"action", t("cpr.start")}});
            });
        row(
            "content.checklist.unreachable-phase", (Id{1, 60}), "phase",
            [=](Sample &s) {
                s.add({1, 62}, "phase", s.scenario, {{"name", t("Elsewhere")}});
                s.add({1, 60}, "checklist", s.scenario,
                      {{"text", t("Item")}, {"action", t("cpr.start")}, {"phase", Id{1, 62}}});
            },
            [=](Sample &s) {
                s.add({1, 62}, "phase", s.scenario, {{"name", t("Elsewhere")}});
                s.add({1, 60}, "checklist", s.scenario,
                      {{"text", t("Item")}, {"action", t("cpr.start")}, {"phase", s.phase}});
            });
        row(
            "content.objective.unmeasured", (Id{1, 60}), "",
            [=](Sample &s) {
                s.add({1, 60}, "objective", s.scenario, {{"text", t("See it")}});
            },
            [=](Sample &s) {
                s.add({1, 60}, "objective", s.scenario, {{"text", t("See it")}});
                s.add({1, 61}, "checklist", s.scenario,
                      {{"text", t("Item")}, {"action", t("cpr.start")}});
            });
        row(
            "content.source.missing", Sample().vitals, "",
            [=](Sample &s) { s.set(s.vitals, "source", {}); },
            [=](Sample &s) { s.set(s.vitals, "source", t("x")); });
        row(
            "content.review.missing", Sample().scenario, "reviewed_by",
            [=](Sample &s) { s.set(s.scenario, "reviewed_by", {}); },
            [=](Sample &s) { s.set(s.scenario, "reviewed_by", t("x")); });
        const auto rising = [=](double by) {
            return [=](Sample &s) {
                s.set(s.trigger, "type", t("vital-rising"));
                s.set(s.trigger, "clear", {});
                s.set(s.trigger, "within", Quantity{60, "s"});
                s.set(s.trigger, "threshold", Quantity{by, "%"});
            };
        };
        row("content.rule.change-positive", Sample().trigger, "threshold", rising(-5), rising(5));
        const auto shown = [=](const char *field, const char *unit, double level) {
            return [=](Sample &s) {
                s.set(s.trigger, "field", t(field));
                s.set(s.trigger, "threshold", Quantity{level, unit});
                s.set(s.trigger, "clear", {});
                s.set(s.trigger, "shown", true);
            };
        };
        row("content.rule.not-shown", Sample().trigger, "shown",
            shown("vitals.lactate", "mmol/L", 4), shown("vitals.hr", "/min", 40));
        const auto limit = [=](const char *alarm) {
            return [=](Sample &s) {
                s.set(s.action, "type", t("alarm"));
                s.set(s.action, "alarm_command", t("set-limits"));
                s.set(s.action, "alarm", t(alarm));
                s.set(s.action, "low", Quantity{80, alarm == std::string("spo2") ? "%" : "/min"});
                s.set(s.action, "high", Quantity{95, alarm == std::string("spo2") ? "%" : "/min"});
            };
        };
        row("content.alarm.no-such-limit", Sample().action, "high", limit("spo2"), limit("hr"));
    }
    void finds()
    {
        QFETCH(ward::Id, record);
        QFETCH(QString, field);
        QFETCH(Change, raise);
        QFETCH(Change, near);
        const std::string code = QTest::currentDataTag();
        const CheckInfo *info = checkInfo(code);
        QVERIFY(info);
        Sample raised;
        raise(raised);
        const Diagnostics findings = raised.check();
        const auto found = of(findings, code);
        QVERIFY2(found.size() == 1, all(findings).c_str());
        QCOMPARE(found.front()->record, record);
        QCOMPARE(found.front()->field, field.toStdString());
        QCOMPARE(found.front()->severity, info->severity);
        const std::string sentence = messages::render(found.front()->message, "en");
        QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
        QCOMPARE(!found.front()->fixes.empty(), info->hasFix);
        for (const QuickFix &fix : found.front()->fixes) {
            tryFix(raised, *found.front(), fix);
            if (QTest::currentTestFailed())
                return;
        }
        Sample close;
        near(close);
        const Diagnostics others = close.check();
        QVERIFY2(of(others, code).empty(), all(others).c_str());
    }

    /// Two absences of different things are different, though their own cells are equal.
    void compositesAreKnownByTheirParts()
    {
        const auto waiting = [](const char *other) {
            Sample sample;
            const auto absence = [&](const Id &trigger, const Id &part, const char *action) {
                for (const char *cell : {"entity", "field", "threshold", "clear"})
                    sample.set(trigger, cell, {});
                sample.set(trigger, "type", std::string("absence"));
                sample.set(trigger, "within", Quantity{30, "s"});
                sample.add(part, "trigger", trigger,
                           {{"type", std::string("action")}, {"action", std::string(action)}});
            };
            sample.copyRule(80);
            sample.set({1, 83}, "value", std::string("60 /min"));
            absence(sample.trigger, {1, 60}, "cpr.start");
            absence({1, 81}, {1, 61}, other);
            return sample.check();
        };
        for (const char *action : {"bvm.start", "cpr.start"}) {
            const Diagnostics findings = waiting(action);
            QVERIFY2(of(findings, "content.rule.two-writers").empty(), all(findings).c_str());
            QVERIFY2(of(findings, "content.rule.incomplete").empty(), all(findings).c_str());
            QVERIFY2(of(findings, "content.rule.no-parts").empty(), all(findings).c_str());
        }
    }

    void theLimitsAMonitorStartsWithAreChecked()
    {
        Sample sample;
        sample.add({1, 60}, "limits", sample.patient,
                   {{"hr_low", Quantity{130, "/min"}}, {"source", std::string("x")}});
        const auto found = of(sample.check(), "content.alarm.limits-order");
        QCOMPARE(found.size(), std::size_t(1));
        sample.set({1, 60}, "hr_low", Quantity{110, "/min"});
        QVERIFY(of(sample.check(), "content.alarm.limits-order").empty());
    }

    void everyCheckIsCovered()
    {
        QVERIFY(checkRegistry().size() >= 45);
        std::set<std::string_view> codes;
        for (const CheckInfo &info : checkRegistry()) {
            QVERIFY2(codes.insert(info.code).second, info.code.data());
            QVERIFY2(m_covered.contains(info.code), info.code.data());
            QVERIFY2(messages::hasSentence(info.code), info.code.data());
        }
        QCOMPARE(codes.size(), m_covered.size());
    }

    void theDocumentationIsFresh()
    {
        QFile file(QStringLiteral(WARD_SOURCE_DIR "/docs/checks.md"));
        if (qEnvironmentVariableIsSet("WARD_ACCEPT_GOLDEN")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QByteArray::fromStdString(checksAsMarkdown()));
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        QCOMPARE(QString::fromUtf8(file.readAll()), QString::fromStdString(checksAsMarkdown()));
    }

    void safeFixesAreMadeTogether()
    {
        Sample sample;
        sample.set(sample.infusion, "drug", std::string("noradrenalin"));
        sample.set(sample.action, "over", {});
        sample.copy(sample.trigger, {1, 60});
        sample.set(sample.trigger, "clear", Quantity{80, "%"}); // a choice: stays
        const FixedDocument fixed =
            applySafeFixes(sample.d, Schema::shipped(), Catalogue::shipped());
        QCOMPARE(fixed.document.find(sample.infusion)->cell("drug"),
                 CellValue(std::string("noradrenaline")));
        QCOMPARE(fixed.document.find(sample.action)->cell("type"), CellValue(std::string("set")));
        QCOMPARE(fixed.document.find(sample.trigger)->cell("clear"), CellValue(Quantity{80, "%"}));
        QCOMPARE(fixed.fixed.size(), std::size_t(2));
        // Nothing is left to do the second time.
        const FixedDocument again =
            applySafeFixes(fixed.document, Schema::shipped(), Catalogue::shipped());
        QVERIFY(again.fixed.empty());
        QVERIFY(again.document == fixed.document);
    }

private:
    std::set<std::string_view> m_covered;
};

QTEST_GUILESS_MAIN(TestChecksEach)
#include "tst_checks_each.moc"
