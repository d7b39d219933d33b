// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/wording.h"
#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using test::ScenarioBuilder;

/// Conditions and triggers as a person says them.
class TestWording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conditions_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("negated");
        QTest::newRow("happened") << "happened"
                                  << "Call for help has happened within 30 s"
                                  << "Call for help has not happened within 30 s";
        QTest::newRow("rhythm") << "rhythm-is"
                                << "Rhythm of Patient is Asystole"
                                << "Rhythm of Patient is not Asystole";
        QTest::newRow("phase") << "in-phase"
                               << "In phase Arrest"
                               << "Not in phase Arrest";
        QTest::newRow("below") << "vital-below"
                               << "ABP mean of Patient below 65 mm[Hg]"
                               << "ABP mean of Patient not below 65 mm[Hg]";
        QTest::newRow("inside") << "vital-inside"
                                << "ABP mean of Patient between 65 mm[Hg] and 90 mm[Hg]"
                                << "ABP mean of Patient not between 65 mm[Hg] and 90 mm[Hg]";
    }

    void conditions()
    {
        QFETCH(const QString, type);
        QFETCH(const QString, said);
        QFETCH(const QString, negated);
        ScenarioBuilder build;
        const Id phase = build.phase("Arrest");
        const Id rule = build.rule("one");
        for (const bool no : {false, true}) {
            const Id condition = build.add("condition", rule, {{"type", type.toStdString()}});
            build.set(condition, "negate", no ? "true" : "false");
            if (type == QLatin1String("happened")) {
                build.set(condition, "event", "call.help");
                build.set(condition, "within", "30 s");
            } else if (type == QLatin1String("in-phase")) {
                build.set(condition, "phase", phase.toString());
            } else {
                build.set(condition, "entity", build.patient().toString());
            }
            if (type == QLatin1String("rhythm-is"))
                build.set(condition, "rhythm", "asystole");
            if (type.startsWith(QLatin1String("vital-"))) {
                build.set(condition, "field", "vitals.map");
                build.set(condition, "threshold", "65 mm[Hg]");
            }
            if (type == QLatin1String("vital-inside"))
                build.set(condition, "upper", "90 mm[Hg]");
            const std::string words = rehearsal::sayCondition(
                build.document(), content::Schema::shipped(), *build.document().find(condition));
            QCOMPARE(QString::fromStdString(words), no ? negated : said);
        }
    }

    /// Whatever the type: words, and no code that nobody has given a sentence.
    void everyTypeHasWords()
    {
        const content::Schema &schema = content::Schema::shipped();
        ScenarioBuilder build;
        const Id rule = build.rule("one");
        for (const char *kind : {"condition", "trigger"}) {
            for (const content::EnumValue &type : schema.enumValues(kind)) {
                const Id id = build.add(kind, rule, {{"type", type.value}});
                const content::Record &record = *build.document().find(id);
                const std::string words =
                    record.kind == "trigger"
                        ? rehearsal::sayTrigger(build.document(), schema, record)
                        : rehearsal::sayCondition(build.document(), schema, record);
                QVERIFY2(!words.empty() && words.find("rehearsal.") == std::string::npos,
                         words.c_str());
            }
        }
    }

    void triggers()
    {
        ScenarioBuilder build;
        const Id rule = build.rule("one");
        const Id trigger = build.add(
            "trigger", rule, {{"type", "action"}, {"action", "call.help"}, {"within", "20 s"}});
        QCOMPARE(rehearsal::sayTrigger(build.document(), content::Schema::shipped(),
                                       *build.document().find(trigger)),
                 std::string("Learner action: Call for help within 20 s"));
    }
};

QTEST_GUILESS_MAIN(TestWording)
#include "tst_wording.moc"
