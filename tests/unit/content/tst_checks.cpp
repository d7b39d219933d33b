// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/cell_text.h"
#include "core/content/change_set.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "resources/resources.h"
#include "tests/support/std_strings.h"
#include "tests/unit/content/check_sample.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace ward;
using namespace ward::content;

namespace {

using Sample = CheckSample;
using Change = std::function<void(Sample &)>;

} // namespace

Q_DECLARE_METATYPE(Change)

class TestChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSampleIsClean()
    {
        for (const Diagnostic &d : Sample().check())
            QFAIL(messages::renderDiagnostic(d, "en").c_str());
    }

    void shippedScenariosAreClean_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *folder : {"scenarios/", "templates/"}) {
            for (const std::string &name : resources::list(folder))
                QTest::newRow(name.c_str()) << QString::fromStdString(folder + name);
        }
    }
    void shippedScenariosAreClean()
    {
        QFETCH(QString, name);
        const ParsedDocument parsed =
            parseDocument(resources::file(name.toStdString()), "scenario", Schema::shipped());
        QVERIFY(parsed.document);
        for (const Diagnostic &d :
             checkDocument(*parsed.document, Schema::shipped(), Catalogue::shipped())) {
            // Remarks that are true and meant: nobody has signed, who needs the defibrillator has
            // to fetch it, and the end of a reaction stands in the log for the debrief.
            if (d.message.code != "content.review.missing" &&
                d.message.code != "content.event.unheard" &&
                d.message.code != "content.capability.to-be-brought")
                QFAIL(messages::renderDiagnostic(d, "en").c_str());
        }
        // An invented reviewer is a defect.
        for (const Record *record : parsed.document->canonical())
            QVERIFY(isAbsent(record->cell("reviewed_by")));
    }

    void dosesAreComparedWithTheUsualOnes_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("fix"); ///< "-": not found
        const auto t = [](const char *s) { return CellValue(std::string(s)); };
        const auto trigger = [=](const char *name, const char *drug, const Quantity &dose,
                                 const char *fix) {
            QTest::newRow(name) << Change([=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t(drug));
                s.set(s.trigger, "dose", dose);
            }) << QString::fromLatin1(fix);
        };
        trigger("usual", "adrenaline", {1, "mg"}, "-");
        trigger("less than usual is met", "adrenaline", {1, "ug"}, "-");
        trigger("thrice the highest", "adrenaline", {3, "mg"}, "-");
        trigger("mg for ug", "phenylephrine", {100, "mg"}, "0.1 mg");
        trigger("decimal point", "adrenaline", {10, "mg"}, "1 mg");
        trigger("nothing obvious", "adrenaline", {77, "mg"}, "");
        trigger("by weight, of 75 kg", "milrinone", {3750, "ug"}, "-");
        trigger("by weight, too much", "milrinone", {37500, "ug"}, "3750 ug");
        trigger("an infusion", "noradrenaline", {5, "ug/kg/min"}, "0.5 ug/kg/min");
        trigger("per hour", "diltiazem", {10, "mg/h"}, "-");
        trigger("no doses to compare with", "ephedrine", {900, "mg/h"}, "-");
        const auto rate = [=](const char *name, double value, const char *fix) {
            QTest::newRow(name) << Change([=](Sample &s) {
                s.set(s.infusion, "rate", Quantity{value, "ug/kg/min"});
            }) << QString::fromLatin1(fix);
        };
        rate("rate: usual", 0.2, "-");
        rate("rate: a tenth of the lowest", 0.005, "-");
        rate("rate: ng for ug", 200, "0.2 ug/kg/min");
        rate("rate: too little", 0.0002, "0.2 ug/kg/min");
        rate("rate: off", 0, "-");
        const auto note = [=](const char *name, const char *args, const char *fix) {
            QTest::newRow(name) << Change([=](Sample &s) {
                s.add({1, 60}, "action", s.rule,
                      {{"type", t("note")},
                       {"name", t("drug.bolus")},
                       {"entity", s.patient},
                       {"args", t(args)}});
            }) << QString::fromLatin1(fix);
        };
        note("note: usual", "drug=adrenaline; dose=1 mg", "-");
        note("note: tenfold", "drug=adrenaline; dose=10 mg; route=iv",
             "dose=1 mg; drug=adrenaline; route=iv");
        note("note: too little", "drug=adrenaline; dose=1 ug", "dose=1000 ug; drug=adrenaline");
    }
    void dosesAreComparedWithTheUsualOnes()
    {
        QFETCH(Change, change);
        QFETCH(QString, fix);
        Sample s;
        change(s);
        const Diagnostics found = s.check();
        const auto it = std::find_if(found.begin(), found.end(), [](const Diagnostic &d) {
            return d.message.code == "content.drug.dose-implausible";
        });
        QCOMPARE(it == found.end(), fix == QStringLiteral("-"));
        if (it == found.end())
            return;
        QCOMPARE(it->fixes.empty(), fix.isEmpty());
        if (fix.isEmpty())
            return;
        QCOMPARE(it->fixes.size(), std::size_t{1});
        const auto &set = std::get<SetOp>(it->fixes[0].change.ops.at(0));
        QCOMPARE(QString::fromStdString(cellToText(set.after)), fix);
        // Put right, it is gone.
        QVERIFY(apply(s.d, it->fixes[0].change, Schema::shipped()));
        for (const Diagnostic &d : s.check())
            QVERIFY(d.message.code != "content.drug.dose-implausible");
    }

    void routesAreThoseOfTheDrug_data()
    {
        QTest::addColumn<QString>("drug");
        QTest::addColumn<QString>("route");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *drug, const char *route, const char *code) {
            QTest::addRow("%s %s", drug, route)
                << QString::fromLatin1(drug) << QString::fromLatin1(route)
                << QString::fromLatin1(code);
        };
        row("adrenaline", "im", "");
        row("adrenaline", "tracheal", "");
        row("adrenaline", "nebulised", "");
        row("adrenaline", "oral", "content.drug.route-of-drug");
        row("noradrenaline", "central", "");
        row("noradrenaline", "im", "content.drug.route-of-drug");
        row("noradrenaline", "imm", "content.drug.unknown-route");
    }
    void routesAreThoseOfTheDrug()
    {
        QFETCH(QString, drug);
        QFETCH(QString, route);
        QFETCH(QString, code);
        Sample s;
        s.set(s.trigger, "type", std::string("drug"));
        s.set(s.trigger, "drug", drug.toStdString());
        s.set(s.trigger, "route", route.toStdString());
        QStringList codes;
        for (const Diagnostic &d : s.check()) {
            if (d.message.code.find("route") != std::string::npos)
                codes << QString::fromStdString(d.message.code);
        }
        QCOMPARE(codes.join(u' '), code);
    }

    void finds_data()
    {
        QTest::addColumn<Change>("change");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("severity");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *name, const char *code, Severity severity,
                            const char *field, const char *says, Change change) {
            QTest::newRow(name) << change << code << static_cast<int>(severity) << field << says;
        };
        const auto t = [](const char *s) { return CellValue(std::string(s)); };
        constexpr Severity error = Severity::Error, warning = Severity::Warning,
                           info = Severity::Info;

        row("unknown prefab", "content.prefab.unknown", error, "prefab",
            "Did you mean ward.icu@1.0.0#icu-bed?",
            [=](Sample &s) { s.set(s.bed, "prefab", t("ward.icu@1.0.0#icu-bd")); });
        row("prefab of another version", "content.prefab.unknown", error, "prefab",
            "ward.icu@1.0.0",
            [=](Sample &s) { s.set(s.pump, "prefab", t("ward.icu@9.0.0#infusion-pump")); });
        row("other package", "content.prefab.unknown-package", error, "package", "ward.or@2.0.0",
            [=](Sample &s) { s.set(s.scenario, "package", t("ward.or@2.0.0")); });
        row("unknown socket", "content.socket.unknown", error, "socket", "“mattress”",
            [=](Sample &s) { s.set(s.patient, "socket", t("matress")); });
        row("socket taken", "content.socket.shared", warning, "socket", "drain-left",
            [=](Sample &s) {
                for (std::uint64_t i : {30, 31})
                    s.add({1, i}, "entity", s.bed,
                          {{"prefab", t("ward.icu@1.0.0#suction")}, {"socket", t("drain-left")}});
            });
        row("monitor of a bed", "content.reference.not-a-patient", error, "patient",
            "not a patient", [=](Sample &s) {
                s.set({1, 20}, "patient", s.bed);
            });
        row("monitor of nobody", "content.monitor.unbound", info, "", "not connected",
            [=](Sample &s) {
                s.set({1, 20}, "patient", {});
            });
        row("running without a rate", "content.infusion.incomplete", warning, "running", "no rate",
            [=](Sample &s) { s.set(s.infusion, "running", true); });
        row("unknown drug", "content.drug.unknown", error, "drug", "“noradrenaline”",
            [=](Sample &s) { s.set(s.infusion, "drug", t("noradrenalin")); });
        row("implausible", "content.value.implausible", warning, "hr", "20 /min to 250 /min",
            [=](Sample &s) {
                s.set(s.vitals, "hr", Quantity{300, "/min"});
            });
        row("implausible in another unit", "content.value.implausible", warning, "temp",
            "possible but unlikely", [=](Sample &s) {
                s.set(s.vitals, "temp", Quantity{50, "[degF]"});
            });
        row("impossible", "content.cell.out-of-range", error, "hr", "only values", [=](Sample &s) {
            s.set(s.vitals, "hr", Quantity{900, "/min"});
        });
        row("mean above systolic", "content.vitals.pressure-order", error, "map",
            "systolic must be above", [=](Sample &s) {
                s.set(s.vitals, "map", Quantity{110, "mm[Hg]"});
            });
        row("diastolic above mean", "content.vitals.pressure-order", error, "map", "",
            [=](Sample &s) {
                s.set(s.vitals, "dbp", Quantity{80, "mm[Hg]"});
            });
        row("pressure order across units", "content.vitals.pressure-order", error, "map", "",
            [=](Sample &s) {
                s.set(s.vitals, "sbp", Quantity{9, "kPa"});
            });
        row("odd mean", "content.vitals.mean-unlikely", warning, "map", "third of the difference",
            [=](Sample &s) {
                s.set(s.vitals, "map", Quantity{94, "mm[Hg]"});
            });
        row("pulmonary order", "content.vitals.pulmonary-order", error, "pap_s", "",
            [=](Sample &s) {
                s.set(s.vitals, "pap_s", Quantity{12, "mm[Hg]"});
            });
        row("no source", "content.source.missing", info, "", "without a source",
            [=](Sample &s) { s.set(s.vitals, "source", {}); });
        row("no source of a rule", "content.source.missing", info, "", "Desaturation",
            [=](Sample &s) { s.set(s.rule, "source", {}); });
        row("threshold unit", "content.rule.wrong-unit", error, "threshold", "use %",
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{88, "mm[Hg]"});
            });
        row("clear on the wrong side", "content.rule.clear-side", error, "clear", "other side",
            [=](Sample &s) {
                s.set(s.trigger, "clear", Quantity{80, "%"});
            });
        row("level out of reach", "content.rule.unreachable-level", warning, "threshold", "never",
            [=](Sample &s) {
                s.set(s.trigger, "threshold", Quantity{140, "%"});
                s.set(s.trigger, "clear", {});
            });
        row("unknown field", "content.rule.unknown-field", error, "field", "“vitals.spo2”",
            [=](Sample &s) { s.set(s.trigger, "field", t("vitals.sp02")); });
        row("no such component", "content.rule.no-component", error, "entity", "Bed has no Vitals",
            [=](Sample &s) { s.set(s.trigger, "entity", s.bed); });
        row("incomplete trigger", "content.rule.incomplete", error, "type", "Threshold",
            [=](Sample &s) { s.set(s.trigger, "threshold", {}); });
        row("incomplete action", "content.rule.incomplete", error, "type", "Text",
            [=](Sample &s) { s.set(s.action, "type", t("say")); });
        row("unknown action", "content.rule.unknown-action", error, "action", "“cpr.start”",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("action"));
                s.set(s.trigger, "action", t("cpr.strat"));
            });
        row("unknown drug in a trigger", "content.drug.unknown", error, "drug", "“adrenaline”",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("drug"));
                s.set(s.trigger, "drug", t("adrenalin"));
            });
        row("value out of range", "content.cell.out-of-range", error, "value", "",
            [=](Sample &s) { s.set(s.action, "value", t("900 /min")); });
        row("value in a wrong unit", "content.cell.wrong-unit", error, "value", "",
            [=](Sample &s) { s.set(s.action, "value", t("135 kPa")); });
        row("trend of a name", "content.rule.not-a-number", error, "field", "", [=](Sample &s) {
            s.set(s.action, "field", t("rhythm.ecg"));
            s.set(s.action, "value", t("vf-coarse"));
        });
        row("set what the engine works out", "content.cell.not-authored", error, "field", "",
            [=](Sample &s) { s.set(s.action, "field", t("numerics.hr")); });
        row("spawn of nothing", "content.prefab.unknown", error, "prefab", "defibrillator",
            [=](Sample &s) {
                s.set(s.action, "type", t("spawn"));
                s.set(s.action, "prefab", t("ward.icu@1.0.0#defibrilator"));
            });
        row("unknown happening", "content.rule.unknown-happening", warning, "event", "“bvm.start”",
            [=](Sample &s) { s.set(s.condition, "event", t("bvm.strat")); });
        row("event nobody emits", "content.rule.event-not-emitted", info, "event", "cue",
            [=](Sample &s) {
                s.set(s.trigger, "type", t("event"));
                s.set(s.trigger, "event", t("family-arrives"));
            });
        row("rule without trigger", "content.rule.no-trigger", warning, "", "never fires",
            [=](Sample &s) { (void)s.d.remove(s.trigger); });
        row("rule without action", "content.rule.no-action", warning, "", "does nothing",
            [=](Sample &s) {
                (void)s.d.remove(s.action);
                (void)s.d.remove({1, 21});
            });
        row("unreachable phase", "content.phase.unreachable", warning, "", "Arrest",
            [=](Sample &s) {
                (void)s.d.remove({1, 21});
            });
        row("no first phase", "content.phase.no-first", warning, "initial_phase", "",
            [=](Sample &s) { s.set(s.scenario, "initial_phase", {}); });
        row("event without time", "content.event.no-time", error, "", "no time", [=](Sample &s) {
            s.add({1, 40}, "event", s.scenario, {{"name", t("Late")}});
        });
        row("event after the end", "content.event.after-end", warning, "at", "20:00.0",
            [=](Sample &s) {
                s.add({1, 40}, "event", s.scenario,
                      {{"at", Quantity{30, "min"}}, {"source", t("x")}});
            });
        row("checklist", "content.rule.unknown-action", error, "action", "", [=](Sample &s) {
            s.add({1, 40}, "checklist", s.scenario, {{"action", t("defib.shok")}});
        });
    }
    void finds()
    {
        QFETCH(Change, change);
        QFETCH(QString, code);
        QFETCH(int, severity);
        QFETCH(QString, field);
        QFETCH(QString, says);
        Sample sample;
        change(sample);
        const Diagnostics findings = sample.check();
        const Diagnostic *found = nullptr;
        std::string others;
        for (const Diagnostic &d : findings) {
            QVERIFY2(messages::hasSentence(d.message.code), d.message.code.c_str());
            QVERIFY(sample.d.find(d.record));
            others += messages::renderDiagnostic(d, "en") + '\n';
            if (!found && d.message.code == code.toStdString())
                found = &d;
        }
        QVERIFY2(found, others.c_str());
        QCOMPARE(static_cast<int>(found->severity), severity);
        QCOMPARE(found->field, field.toStdString());
        const std::string sentence = messages::render(found->message, "en");
        QVERIFY2(QString::fromStdString(sentence).contains(says), sentence.c_str());
        QVERIFY2(sentence.find('{') == std::string::npos, sentence.c_str());
    }

    void aPulselessRhythmNeedsNoPressures()
    {
        Sample sample;
        sample.add({1, 50}, "rhythm", sample.patient, {{"ecg", std::string("vf-coarse")}});
        for (const char *field : {"sbp", "map", "dbp"})
            sample.set(sample.vitals, field, Quantity{40, "mm[Hg]"});
        for (const Diagnostic &d : sample.check())
            QVERIFY2(d.severity != Severity::Error, d.message.code.c_str());
    }

    void relativeTrendsMayBeNegative()
    {
        Sample sample;
        sample.set(sample.action, "relative", true);
        sample.set(sample.action, "value", std::string("-20 /min"));
        QVERIFY(!hasErrors(sample.check()));
    }
};

QTEST_GUILESS_MAIN(TestChecks)
#include "tst_checks.moc"
