// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/translation.h"
#include "core/messages/viewer_locale.h"
#include "editor/log/log_model.h"
#include "editor/why/why_model.h"
#include "sim-client/shown_world.h"
#include "sim-client/why_desk.h"
#include "tests/support/still_source.h"

#include "ward/v1/events/event.pb.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ward;
using editor::LogModel;
using editor::WhyModel;
using About = client::WhyQuestion::About;
namespace ev = ward::v1::events;

namespace {

/// Answers when the test says so.
class TestDesk : public client::WhyDesk
{
public:
    void ask(const client::WhyQuestion &question, client::WhyAnswered answered) override
    {
        withdraw();
        asked.push_back(question);
        m_waiting = std::move(answered);
    }
    void withdraw() override
    {
        withdrawn += m_waiting ? 1 : 0;
        m_waiting = {};
    }
    void answer(Result<client::Why> why)
    {
        if (auto waiting = std::exchange(m_waiting, {}))
            waiting(std::move(why));
    }

    std::vector<client::WhyQuestion> asked;
    int withdrawn = 0;

private:
    client::WhyAnswered m_waiting;
};

client::WhyCondition condition(const char *code, bool holds)
{
    client::WhyCondition out;
    out.text = Message(
        code, {{"field", std::string("Heart rate")}, {"threshold", MessageQuantity{50, "/min"}}});
    out.holds = holds;
    out.found = Message("inquiry.found.value", {{"value", MessageQuantity{61, "/min"}}});
    return out;
}

} // namespace

/// Questions about a recording of the shipped arrest scenario, looked at in its hundredth second.
class TestWhyModel : public QObject
{
    Q_OBJECT

    static constexpr Tick kNow{100 * kTicksPerSecond};
    client::ShownWorld m_shown;
    std::unique_ptr<LogModel> m_log;
    std::unique_ptr<WhyModel> m_why;
    TestDesk m_desk;
    Id m_patient;
    Id m_rule;

    std::vector<recording::Event> events() const
    {
        std::vector<recording::Event> events;
        const auto add = [&](int second, const ev::Payload &payload, const char *actor,
                             world::Handle of) {
            events.push_back(recording::makeEvent(payload));
            events.back().id = events.size();
            events.back().tick = {second * kTicksPerSecond};
            events.back().actor = actor;
            events.back().aggregate = of;
        };
        ev::Payload fired;
        fired.mutable_rule_fired()->set_rule(m_rule.toBytes());
        fired.mutable_rule_fired()->set_name("Arrest");
        add(95, fired, "scenario", world::kNoHandle);
        ev::Payload rhythm;
        rhythm.mutable_rhythm_changed()->set_before("sinus");
        rhythm.mutable_rhythm_changed()->set_after("vf-coarse");
        add(95, rhythm, "scenario", m_shown.world().find(m_patient));
        return events;
    }

    /// Why the rhythm changed: because a rule fired.
    static client::Why because()
    {
        client::Why why;
        why.at = {95 * kTicksPerSecond};
        why.headline = Message("inquiry.vital.no-pulse");
        why.chain = {
            {2,
             {95 * kTicksPerSecond},
             "rhythm.changed",
             "scenario",
             false,
             Message("inquiry.yes")},
            {1, {95 * kTicksPerSecond}, "rule.fired", "scenario", false, Message("inquiry.no")}};
        why.root = Message("inquiry.root.clock", {{"at", MessageTime{95'000'000}}});
        return why;
    }
    [[nodiscard]] QVariant at(int row, int role) const
    {
        return m_why->data(m_why->index(row), role);
    }
    [[nodiscard]] QStringList column(int role) const
    {
        QStringList out;
        for (int row = 0; row < m_why->rowCount(); ++row)
            out << at(row, role).toString();
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"),
                                                       Tick{200 * kTicksPerSecond});
        });
        QTRY_VERIFY(m_shown.hasWorld());
        m_shown.showAt(kNow);
        QTRY_COMPARE(m_shown.tick(), kNow);
        const world::World &world = m_shown.world();
        m_patient = world.id(world.having(world.layout().componentIndex("vitals")).front());
        m_rule = m_shown.document().ofKind("rule").front()->id;
    }
    void init()
    {
        m_log = std::make_unique<LogModel>(m_shown, content::Schema::shipped());
        m_log->setRecordedEvents(events());
        m_why = std::make_unique<WhyModel>(m_shown, *m_log, content::Schema::shipped());
        m_desk = TestDesk();
        m_why->setDesk(&m_desk);
    }
    void cleanup() { m_why.reset(); }

    void nothingIsAskedWithoutASession()
    {
        m_why->setDesk(nullptr);
        QVERIFY(!m_why->isAvailable());
        m_why->askEvent(2);
        m_why->askAbout(0);
        QVERIFY(m_desk.asked.empty());
        QCOMPARE(m_why->state(), WhyModel::State::Idle);
    }

    void aQuestionNamesWhatItIsAbout()
    {
        QSignalSpy asked(m_why.get(), &WhyModel::asked);
        m_why->askEvent(2);
        QCOMPARE(m_desk.asked.back().about, About::Event);
        QCOMPARE(m_desk.asked.back().event, 2U);
        QVERIFY2(m_why->subject().contains("VF"), qPrintable(m_why->subject()));
        QCOMPARE(m_why->moment(), QStringLiteral("01:35.0"));
        m_why->askRule(m_rule);
        QCOMPARE(m_desk.asked.back().about, About::Rule);
        QCOMPARE(m_desk.asked.back().name, m_rule.toString());
        QCOMPARE(m_desk.asked.back().at, std::optional(kNow));
        QVERIFY2(m_why->subject().startsWith("Rule “"), qPrintable(m_why->subject()));
        m_why->askVital(QStringLiteral("numerics.abp_m"));
        QCOMPARE(m_desk.asked.back().about, About::Vital);
        QCOMPARE(m_desk.asked.back().name, std::string("vitals.map"));
        QCOMPARE(m_desk.asked.back().entity, m_patient.toString());
        QVERIFY2(m_why->subject().contains("Okafor"), qPrintable(m_why->subject()));
        QCOMPARE(asked.size(), 3);
        QCOMPARE(m_desk.withdrawn, 2); // one at a time
    }

    void onlyNumbersOfThePatientAreVitals()
    {
        QCOMPARE(WhyModel::vitalOf(QStringLiteral("vitals.hr")), QStringLiteral("vitals.hr"));
        QCOMPARE(WhyModel::vitalOf(QStringLiteral("numerics.spo2")), QStringLiteral("vitals.spo2"));
        for (const char *other :
             {"transform.position", "vitals.none", "numerics", "", "rhythm.ecg"})
            QCOMPARE(WhyModel::vitalOf(QLatin1String(other)), QString());
        // Every one that is offered exists.
        for (int i = 0; i < m_why->vitals().size(); ++i) {
            m_why->askAbout(i);
            QCOMPARE(int(m_desk.asked.size()), i + 1);
        }
        QVERIFY(!m_why->vitals().contains(QString()));
    }

    /// Effect first, as the log says it; each line leads to its moment, rule and patient.
    void causesAreLinesThatLeadSomewhere()
    {
        const QAbstractItemModelTester tester(
            m_why.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_why->askEvent(2);
        QCOMPARE(m_why->state(), WhyModel::State::Waiting);
        QCOMPARE(m_why->rowCount(), 0);
        m_desk.answer(because());
        QCOMPARE(m_why->state(), WhyModel::State::Answered);
        QCOMPARE(column(WhyModel::KindRole), (QStringList{"section", "link", "link", "root"}));
        QCOMPARE(at(1, WhyModel::TextRole).toString(), m_log->sentenceOf(*m_log->event(2)));
        QCOMPARE(at(1, WhyModel::TimeRole).toString(), QStringLiteral("01:35.0"));
        QVERIFY(at(1, WhyModel::FirstRole).toBool() && at(3, WhyModel::LastRole).toBool());
        QVERIFY(at(1, WhyModel::EntityRole).toBool() && !at(1, WhyModel::RuleRole).toBool());
        QVERIFY(!at(2, WhyModel::EntityRole).toBool() && at(2, WhyModel::RuleRole).toBool());
        QVERIFY(!at(1, WhyModel::AskRole).toBool() && at(2, WhyModel::AskRole).toBool());

        QSignalSpy seek(m_why.get(), &WhyModel::seekRequested);
        QSignalSpy rule(m_why.get(), &WhyModel::ruleRequested);
        QSignalSpy entity(m_why.get(), &WhyModel::entityRequested);
        m_why->go(2);
        QCOMPARE(seek.takeFirst().front().toLongLong(), 95 * kTicksPerSecond);
        m_why->go(3); // a sentence has no moment
        QVERIFY(seek.isEmpty());
        m_why->showRule(2);
        QCOMPARE(rule.takeFirst().front().value<Id>(), m_rule);
        m_why->showRule(1);
        QVERIFY(rule.isEmpty());
        m_why->showEntity(1);
        QCOMPARE(entity.takeFirst().front().value<Id>(), m_patient);
        m_why->askOf(2);
        QCOMPARE(m_desk.asked.back().event, 1U);
    }

    void whatARuleComparedStandsBesideWhatItAsked()
    {
        m_why->askRule(m_rule);
        client::Why why;
        why.at = kNow;
        why.headline = Message("inquiry.rule.not-fired",
                               {{"rule", std::string("Low")}, {"at", MessageTime{100'000'000}}});
        why.triggers = {{Message("inquiry.trigger.every", {{"every", MessageQuantity{10, "s"}}}),
                         Message("inquiry.state.idle"),
                         Message("inquiry.approach.lowest", {{"value", MessageQuantity{61, "/min"}},
                                                             {"at", MessageTime{90'000'000}}})}};
        why.conditions = {condition("inquiry.condition.vital-below", false)};
        why.conditions[0].children = {condition("inquiry.condition.vital-above", true)};
        why.misses = {
            {1, {95 * kTicksPerSecond}, Message("event.near-miss.conditions"), why.conditions},
            {2, {96 * kTicksPerSecond}, Message("event.near-miss.cooldown"), {}}};
        why.shortened = true;
        m_desk.answer(why);
        QCOMPARE(column(WhyModel::KindRole),
                 (QStringList{"headline", "section", "trigger", "section", "condition", "condition",
                              "section", "miss", "miss", "condition", "condition", "remark"}));
        QVERIFY(at(2, WhyModel::NoteRole).toString().contains("lowest so far 61 /min"));
        QCOMPARE(at(4, WhyModel::HoldsRole).toInt(), 0);
        QCOMPARE(at(5, WhyModel::HoldsRole).toInt(), 1);
        QCOMPARE(at(5, WhyModel::DepthRole).toInt(), 1);
        QVERIFY(at(4, WhyModel::NoteRole).toString().contains("61 /min"));
        QCOMPARE(at(7, WhyModel::TimeRole).toString(), QStringLiteral("01:36.0")); // newest first
    }

    void waitingCanBeGivenUp()
    {
        m_why->askEvent(2);
        m_why->cancel();
        QCOMPARE(m_why->state(), WhyModel::State::Idle);
        QCOMPARE(m_desk.withdrawn, 1);
        m_desk.answer(because()); // nobody listens
        QCOMPARE(m_why->rowCount(), 0);
        // An answer that was there is there again.
        m_why->askEvent(2);
        m_desk.answer(because());
        m_why->askRule(m_rule);
        QCOMPARE(m_why->rowCount(), 0);
        m_why->cancel();
        QCOMPARE(m_why->state(), WhyModel::State::Answered);
        QCOMPARE(m_why->rowCount(), 4);
        QVERIFY(!m_why->canGoBack());
    }

    void errorsAreSentencesAndCanBeTriedAgain()
    {
        m_why->askEvent(2);
        m_desk.answer(failure("inquiry.outside",
                              {{"at", MessageTime{95'000'000}}, {"end", MessageTime{90'000'000}}}));
        QCOMPARE(m_why->state(), WhyModel::State::Failed);
        QVERIFY2(m_why->problem().contains("01:30.0"), qPrintable(m_why->problem()));
        QVERIFY(m_why->canAskAgain());
        m_why->askAgain();
        QCOMPARE(m_why->state(), WhyModel::State::Waiting);
        QVERIFY(m_why->problem().isEmpty());
        m_desk.answer(because());
        QCOMPARE(m_why->state(), WhyModel::State::Answered);
        QVERIFY(!m_why->canAskAgain()); // the past of an event does not change
    }

    void goesBackToTheAnswerBefore()
    {
        m_why->askEvent(2);
        m_desk.answer(because());
        m_why->askAbout(0);
        client::Why brief;
        brief.at = kNow;
        brief.headline = Message("inquiry.vital.no-pulse");
        m_desk.answer(brief);
        QCOMPARE(m_why->rowCount(), 1);
        QVERIFY(m_why->canGoBack() && m_why->canAskAgain());
        m_why->goBack();
        QCOMPARE(m_why->rowCount(), 4);
        QCOMPARE(m_why->moment(), QStringLiteral("01:35.0"));
        QVERIFY(!m_why->canGoBack());
        m_why->setDesk(&m_desk); // another session: all of it is forgotten
        QCOMPARE(m_why->rowCount(), 0);
        QCOMPARE(m_why->state(), WhyModel::State::Idle);
    }

    /// Labels come in English from an engine; a German reads German, and own names stay.
    void speaksTheViewersLanguage()
    {
        messages::setViewerLocale("de");
        const content::Schema &german = content::shippedSchema("de");
        const content::FieldSpec *own = german.field("vitals.map");
        const content::FieldSpec *english = content::Schema::shipped().field("vitals.map");
        QVERIFY(own && english && own->label != english->label);
        WhyModel why(m_shown, *m_log, german);
        why.setDesk(&m_desk);
        why.askVital(QStringLiteral("vitals.map"));
        client::Why answer;
        answer.headline =
            Message("inquiry.vital.unset",
                    {{"vital", english->label}, {"who", english->label}, {"at", MessageTime{0}}});
        answer.root = Message("inquiry.root.person",
                              {{"who", std::string("learner-2")}, {"at", MessageTime{0}}});
        m_desk.answer(answer);
        const auto text = [&](int row) {
            return why.data(why.index(row), WhyModel::TextRole).toString();
        };
        QVERIFY2(text(0).startsWith(QString::fromStdString(own->label)), qPrintable(text(0)));
        QVERIFY2(text(0).contains(QString::fromStdString(english->label)), qPrintable(text(0)));
        QVERIFY2(text(2).startsWith("Es begann") && !text(2).contains("learner-2"),
                 qPrintable(text(2)));
        messages::setViewerLocale({});
    }
};

QTEST_GUILESS_MAIN(TestWhyModel)
#include "tst_why_model.moc"
