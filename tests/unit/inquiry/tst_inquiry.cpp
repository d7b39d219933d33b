// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/messages/messages.h"
#include "core/recording/reader.h"
#include "sim-engine/inquiry/inquiry.h"
#include "sim-engine/inquiry/record_phrase.h"
#include "sim-engine/sessions/headless.h"
#include "sim-engine/sessions/replay.h"
#include "tests/support/scenario.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace ward;
using inquiry::Answer;
using inquiry::Question;
using About = inquiry::Question::About;

namespace {

constexpr const char *kCare =
    R"({"t":"01:40","actor":"learner-1","action":"call.help","target":"Patient, Mr Okafor"}
{"t":"01:44","actor":"learner-1","action":"cpr.start","target":"Patient, Mr Okafor"}
{"t":"02:20","actor":"instructor","action":"instructor.hold","target":"Patient, Mr Okafor","args":{"field":"spo2"}}
{"t":"03:00","actor":"learner-1","action":"drug.bolus","target":"Patient, Mr Okafor","args":{"drug":"adrenaline","dose":"1 mg"}}
{"t":"04:00","actor":"learner-1","action":"drug.bolus","target":"Patient, Mr Okafor","args":{"drug":"adrenaline","dose":"1 mg"}}
)";

QString text(const Message &message)
{
    return QString::fromStdString(messages::render(message, "en"));
}

QStringList texts(const std::vector<Message> &list)
{
    QStringList out;
    for (const Message &message : list)
        out << text(message);
    return out;
}

} // namespace

class TestInquiry : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<recording::RecordingReader> m_reader;

    Result<Answer> ask(About about, const QString &name, double seconds, const QString &entity = {},
                       bool again = true)
    {
        Question question;
        question.about = about;
        question.name = name.toStdString();
        question.entity = entity.toStdString();
        question.at = tickShownAt(SimTime::fromSeconds(seconds));
        if (!again)
            return inquiry::answer(*m_reader, question, {});
        return inquiry::answer(*m_reader, question,
                               [&](Tick tick) { return sessions::simulationAt(*m_reader, tick); });
    }

private Q_SLOTS:
    void initTestCase()
    {
        const auto document = test::scenario(QStringLiteral("icu-arrest"));
        QVERIFY(document);
        const auto script =
            sessions::readLearnerScript(kCare, "care.jsonl", *document, content::Schema::shipped());
        for (const content::Diagnostic &problem : script.diagnostics)
            qWarning("%s", messages::renderDiagnostic(problem, "en").c_str());
        QCOMPARE(int(script.actions.size()), 5);
        sessions::HeadlessOptions options;
        options.until = SimTime::fromSeconds(300);
        options.actions = script.actions;
        options.record = m_folder.filePath(QStringLiteral("run.wardrec")).toStdString();
        const auto done = sessions::runHeadless(*document, content::Schema::shipped(),
                                                content::Catalogue::shipped(), options);
        QVERIFY(done);
        QCOMPARE(int(done->refused.size()), 0);
        auto reader = recording::RecordingReader::open(options.record);
        QVERIFY(reader);
        m_reader = std::move(*reader);
    }

    /// Everything the rule language has can be said.
    void everyTypeHasASentence()
    {
        const content::Schema &schema = content::Schema::shipped();
        for (const char *kind : {"trigger", "condition"}) {
            for (const content::EnumValue &type : schema.enumValues(kind)) {
                const std::string code = std::string("inquiry.") + kind + "." + type.value;
                QVERIFY2(messages::hasSentence(code), code.c_str());
            }
        }
        for (const char *reason :
             {"conditions", "cooldown", "fired-once", "suspended", "phase", "cleared"})
            QVERIFY(messages::hasSentence(std::string("event.near-miss.") + reason));
    }

    void whyIsThePressureFalling()
    {
        const auto answer = ask(About::Vital, "ABP", 100);
        QVERIFY(answer);
        QCOMPARE(answer->headline.code, std::string("inquiry.vital.falling"));
        QVERIFY2(text(answer->headline).contains("Patient, Mr Okafor"),
                 qPrintable(text(answer->headline)));
        const QString details = texts(answer->details).join('\n');
        QVERIFY2(details.contains("below what the scenario says"), qPrintable(details));
        QVERIFY2(details.contains("01:35.0"), qPrintable(details));
        // The rhythm, and what brought it.
        QCOMPARE(int(answer->chain.size()), 2);
        QCOMPARE(answer->chain[0].type, std::string("rhythm.changed"));
        QCOMPARE(answer->chain[0].at.n, 2850);
        QCOMPARE(answer->chain[1].type, std::string("event.emitted"));
        QCOMPARE(answer->root->code, std::string("inquiry.root.schedule"));
        QVERIFY2(text(*answer->root).contains("“Arrest at 95 seconds” at 01:35.0"),
                 qPrintable(text(*answer->root)));
    }

    /// The pages of the formats show a scenario and a rule in it: they work, and a pressure that
    /// goes with another one says so.
    void aPressureGoesWithTheMean()
    {
        const auto example = [](const char *page, const char *heading) {
            QFile file(QStringLiteral(WARD_SOURCE_DIR "/docs/formats/") + QLatin1String(page));
            if (!file.open(QIODevice::ReadOnly))
                return QByteArray();
            const QByteArray all = file.readAll();
            const qsizetype begin = all.indexOf("```\n", all.indexOf(heading)) + 4;
            return all.mid(begin, all.indexOf("```", begin) - begin);
        };
        QByteArray bytes = example("scenario.md", "## Worked example");
        const QByteArray rule = example("rules.md", "## Worked example");
        QCOMPARE(rule.count('\n'), 5);
        bytes.insert(bytes.indexOf("[\n") + 2, rule);
        const auto parsed =
            content::parseDocument(bytes.toStdString(), "example", content::Schema::shipped());
        for (const content::Diagnostic &problem : parsed.diagnostics)
            qWarning("%s", messages::renderDiagnostic(problem, "en").c_str());
        QVERIFY(parsed.document);
        sessions::HeadlessOptions options;
        options.until = SimTime::fromSeconds(80);
        options.record = m_folder.filePath(QStringLiteral("example.wardrec")).toStdString();
        QVERIFY(sessions::runHeadless(*parsed.document, content::Schema::shipped(),
                                      content::Catalogue::shipped(), options));
        auto reader = recording::RecordingReader::open(options.record);
        QVERIFY(reader);
        const auto ask = [&](About about, const char *name, double seconds) {
            Question question;
            question.about = about;
            question.name = name;
            question.at = tickShownAt(SimTime::fromSeconds(seconds));
            return inquiry::answer(**reader, question, [&](Tick tick) {
                return sessions::simulationAt(**reader, tick);
            });
        };
        for (const char *vital : {"vitals.sbp", "vitals.dbp"}) {
            const auto answer = ask(About::Vital, vital, 30);
            QVERIFY(answer);
            const QString details = texts(answer->details).join('\n');
            QVERIFY2(details.contains("It goes with ABP mean") && details.contains("00:20.0"),
                     qPrintable(details));
            QCOMPARE(answer->root->code, std::string("inquiry.root.schedule"));
        }
        const auto fired = ask(About::Rule, "Mean pressure low", 79);
        QVERIFY(fired);
        QCOMPARE(fired->headline.code, std::string("inquiry.rule.fired-once"));
    }

    void vitals_data()
    {
        QTest::addColumn<QString>("vital");
        QTest::addColumn<double>("at");
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("root");
        QTest::newRow("as authored") << "Temp" << 10.0 << "Patient, Mrs Lindqvist"
                                     << "inquiry.vital.as-authored"
                                     << "inquiry.root.start";
        QTest::newRow("held") << "SpO2" << 200.0 << ""
                              << "inquiry.vital.held"
                              << "inquiry.root.person";
        QTest::newRow("rhythm") << "HR" << 100.0 << ""
                                << "inquiry.influence.rhythm"
                                << "inquiry.root.schedule";
    }

    void vitals()
    {
        QFETCH(QString, vital);
        QFETCH(double, at);
        QFETCH(QString, entity);
        QFETCH(QString, detail);
        QFETCH(QString, root);
        const auto answer = ask(About::Vital, vital, at, entity);
        QVERIFY(answer);
        QVERIFY2(std::any_of(answer->details.begin(), answer->details.end(),
                             [&](const Message &m) { return m.code == detail.toStdString(); }),
                 qPrintable(texts(answer->details).join('\n')));
        QVERIFY(answer->root);
        QCOMPARE(answer->root->code, root.toStdString());
    }

    void aRuleThatFired()
    {
        const auto answer = ask(About::Rule, "no shock within two minutes", 250);
        QVERIFY(answer);
        QCOMPARE(answer->headline.code, std::string("inquiry.rule.fired-once"));
        QVERIFY(text(answer->headline).contains("03:35.0"));
        QCOMPARE(int(answer->conditions.size()), 1);
        QVERIFY(answer->conditions[0].holds);
        QCOMPARE(text(*answer->conditions[0].found), QStringLiteral("0 times so far"));
        QVERIFY2(text(answer->conditions[0].text).contains("has not happened"),
                 qPrintable(text(answer->conditions[0].text)));
        QCOMPARE(answer->chain.front().type, std::string("rule.fired"));
        QCOMPARE(answer->root->code, std::string("inquiry.root.schedule"));
    }

    void aLearnerIsARoot()
    {
        const auto answer = ask(About::Rule, "Adrenaline", 290);
        QVERIFY(answer);
        QCOMPARE(answer->root->code, std::string("inquiry.root.learner"));
        QVERIFY(text(*answer->root).contains("learner-1"));
        // The second dose came within the rule's two minutes.
        QCOMPARE(int(answer->misses.size()), 1);
        QCOMPARE(answer->misses[0].reason.code, std::string("event.near-miss.cooldown"));
        QCOMPARE(answer->misses[0].at.n, 240 * 30);
    }

    void aRuleThatDidNot()
    {
        const auto answer = ask(About::Rule, "Desaturation", 290);
        QVERIFY(answer);
        QCOMPARE(answer->headline.code, std::string("inquiry.rule.not-fired"));
        QCOMPARE(int(answer->triggers.size()), 1);
        QVERIFY2(text(answer->triggers[0].text)
                     .startsWith("SpO2 of Patient, Mr Okafor below 88 %, clear at 91 %, for 20"),
                 qPrintable(text(answer->triggers[0].text)));
        QVERIFY(answer->triggers[0].approach);
        QVERIFY(text(*answer->triggers[0].approach).startsWith("lowest so far"));
        QCOMPARE(int(answer->conditions.size()), 2);
        QVERIFY(answer->conditions[0].holds);  // nobody has ventilated
        QVERIFY(!answer->conditions[1].holds); // but the arrest is on
        QVERIFY(text(*answer->conditions[1].found).contains("rrest"));
    }

    void anotherPhase()
    {
        const auto answer = ask(About::Rule, "Low pressure after ROSC", 150);
        QVERIFY(answer);
        QVERIFY(std::any_of(answer->details.begin(), answer->details.end(),
                            [](const Message &m) { return m.code == "inquiry.rule.phase"; }));
    }

    void withoutSimulationTheRecordStillSpeaks()
    {
        const auto answer = ask(About::Vital, "ABP", 100, {}, false);
        QVERIFY(answer);
        QCOMPARE(answer->root->code, std::string("inquiry.root.schedule"));
        const auto rule = ask(About::Rule, "Adrenaline", 290, {}, false);
        QVERIFY(rule);
        QCOMPARE(int(rule->misses.size()), 1);
    }

    void anEvent()
    {
        const auto events = m_reader->eventsBetween(Tick{2850}, Tick{2850});
        QVERIFY(events);
        const auto rhythm =
            std::find_if(events->begin(), events->end(),
                         [](const recording::Event &e) { return e.type == "rhythm.changed"; });
        QVERIFY(rhythm != events->end());
        Question question{About::Event, {}, rhythm->id, {}, Tick{2900}};
        const auto answer = inquiry::answer(*m_reader, question, {});
        QVERIFY(answer);
        QCOMPARE(answer->chain.front().event, rhythm->id);
        QCOMPARE(answer->root->code, std::string("inquiry.root.schedule"));
        question.event = 999'999;
        QCOMPARE(inquiry::answer(*m_reader, question, {}).error().code(),
                 std::string("inquiry.unknown-event"));
    }

    void unknownNames_data()
    {
        QTest::addColumn<int>("about");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("rule") << int(About::Rule) << "Desaturatoin"
                              << ""
                              << "inquiry.unknown-rule"
                              << "Desaturation";
        QTest::newRow("vital") << int(About::Vital) << "SpO"
                               << ""
                               << "inquiry.unknown-vital"
                               << "SpO2";
        QTest::newRow("patient") << int(About::Vital) << "SpO2"
                                 << "Patient, Mr Okafur"
                                 << "inquiry.unknown-entity"
                                 << "Patient, Mr Okafor";
        QTest::newRow("no patient") << int(About::Vital) << "SpO2"
                                    << "Med cart"
                                    << "inquiry.not-a-patient"
                                    << "";
    }

    void unknownNames()
    {
        QFETCH(int, about);
        QFETCH(QString, name);
        QFETCH(QString, entity);
        QFETCH(QString, code);
        QFETCH(QString, nearest);
        const auto answer = ask(static_cast<About>(about), name, 100, entity);
        QVERIFY(!answer);
        QCOMPARE(answer.error().code(), code.toStdString());
        QVERIFY(messages::render(answer.error(), "en").find(nearest.toStdString()) !=
                std::string::npos);
    }

    void outsideAndCancelled()
    {
        QCOMPARE(ask(About::Vital, "SpO2", 900).error().code(), std::string("inquiry.outside"));
        const Question question{About::Rule, "Adrenaline", 0, {}, Tick{3000}};
        QCOMPARE(inquiry::answer(*m_reader, question, {}, [] { return true; }).error().code(),
                 std::string("inquiry.cancelled"));
    }
};

QTEST_GUILESS_MAIN(TestInquiry)
#include "tst_inquiry.moc"
