// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/lane_builder.h"

#include "ward/v1/events/event.pb.h"

#include <QtTest>

using namespace ward;
namespace ev = ward::v1::events;
using timeline::LaneBuilder;
using timeline::Style;

namespace {

class Session
{
public:
    Session()
        : builder(
              content::Schema::shipped(), [](world::Handle) { return "Mr Okafor"; },
              [this](std::string_view phase) { return colours[std::string(phase)]; })
    {
    }

    ev::Payload payload;
    std::map<std::string, std::string> colours;
    LaneBuilder builder;

    void at(std::int64_t second, world::Handle who = 2)
    {
        recording::Event event = recording::makeEvent(payload);
        event.id = ++m_id;
        event.tick = {second * kTicksPerSecond};
        event.aggregate = who;
        builder.add(event);
        payload.Clear();
    }
    const timeline::Lane &lane(const char *id) const
    {
        return *builder.lane(QString::fromLatin1(id));
    }

private:
    std::uint64_t m_id = 0;
};

} // namespace

class TestLaneBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void phasesFollowEachOther()
    {
        Session s;
        s.payload.mutable_phase_changed()->set_after("Stable");
        s.at(0);
        s.payload.mutable_phase_changed()->set_after("Arrest");
        s.at(95);
        s.builder.setEnd({200 * kTicksPerSecond});
        const auto &spans = s.lane("phases").spans;
        QCOMPARE(spans.size(), std::size_t(2));
        QCOMPARE(spans[0].to.n, 95 * kTicksPerSecond);
        QVERIFY(!spans[0].open);
        QVERIFY(spans[1].open);
        QCOMPARE(spans[1].to.n, 200 * kTicksPerSecond);
    }

    /// What its author chose, in whatever language the phase is called.
    void aPhaseHasTheColourItsAuthorGaveIt_data()
    {
        QTest::addColumn<QString>("colour");
        QTest::addColumn<Style>("style");
        QTest::newRow("red") << "red" << Style::PhaseBad;
        QTest::newRow("amber") << "amber" << Style::PhaseWarn;
        QTest::newRow("green") << "green" << Style::PhaseGood;
        QTest::newRow("teal") << "teal" << Style::PhaseCalm;
        QTest::newRow("blue") << "blue" << Style::Phase;
        QTest::newRow("none") << "" << Style::Phase;
        QTest::newRow("unknown") << "octarine" << Style::Phase;
    }

    void aPhaseHasTheColourItsAuthorGaveIt()
    {
        QFETCH(const QString, colour);
        QFETCH(const Style, style);
        Session s;
        s.colours["Arrest recovered"] = colour.toStdString();
        s.payload.mutable_phase_changed()->set_after("Arrest recovered");
        s.at(0);
        QCOMPARE(s.lane("phases").spans.at(0).style, style);
        s.colours["Arrest recovered"] = "red";
        s.builder.colourPhases();
        QCOMPARE(s.lane("phases").spans.at(0).style, Style::PhaseBad);
    }

    void compressionsOfTwoPatientsDoNotCloseEachOther()
    {
        Session s;
        s.payload.mutable_compressions_changed()->set_running(true);
        s.at(10, 2);
        s.payload.mutable_compressions_changed()->set_running(true);
        s.at(12, 3);
        s.payload.mutable_compressions_changed()->set_running(false);
        s.at(20, 2);
        const auto &spans = s.lane("compressions").spans;
        QCOMPARE(spans.size(), std::size_t(2));
        QCOMPARE(spans[0].to.n, 20 * kTicksPerSecond);
        QVERIFY(spans[1].open);
    }

    void alarmsCarryTheirPriorityInWords()
    {
        Session s;
        auto *alarm = s.payload.mutable_alarm_changed();
        alarm->set_alarm("vfib");
        alarm->set_text("VFIB");
        alarm->set_state("active");
        alarm->set_priority("high");
        s.at(99);
        alarm = s.payload.mutable_alarm_changed();
        alarm->set_alarm("vfib");
        alarm->set_state("inactive");
        s.at(300);
        const auto &spans = s.lane("alarms").spans;
        QCOMPARE(spans.size(), std::size_t(1));
        QCOMPARE(spans[0].label, QStringLiteral("*** VFIB"));
        QCOMPARE(spans[0].style, Style::AlarmHigh);
        QCOMPARE(spans[0].to.n, 300 * kTicksPerSecond);
    }

    /// Every time of an alarm has its bar, in the colour of the priority it then had.
    void anAlarmThatBecomesUrgentIsTwoBars()
    {
        Session s;
        const auto alarm = [&](const char *state, const char *priority, int second) {
            auto *changed = s.payload.mutable_alarm_changed();
            changed->set_alarm("hr");
            changed->set_state(state);
            changed->set_priority(priority);
            changed->set_text("HR LOW 45");
            s.at(second);
        };
        alarm("delay", "medium", 8);
        alarm("active", "medium", 10);
        alarm("acknowledged", "medium", 12);
        alarm("active", "high", 20);
        alarm("active", "high", 25);
        alarm("latched", "none", 30);
        alarm("inactive", "none", 40);
        alarm("active", "medium", 50);
        const auto &spans = s.lane("alarms").spans;
        QCOMPARE(spans.size(), std::size_t(3));
        QCOMPARE(spans[0].style, Style::AlarmMedium);
        QCOMPARE(spans[0].to.n, 20 * kTicksPerSecond);
        QCOMPARE(spans[1].style, Style::AlarmHigh);
        QCOMPARE(spans[1].label, QStringLiteral("*** HR LOW 45"));
        QCOMPARE(spans[1].to.n, 40 * kTicksPerSecond);
        QVERIFY(spans[2].open);
        QVERIFY(spans[0].name == spans[1].name && spans[1].name == spans[2].name);
    }

    void drugsAndShocksArePoints()
    {
        Session s;
        auto *drug = s.payload.mutable_drug_given();
        drug->set_drug("adrenaline");
        drug->mutable_dose()->set_value(1);
        drug->mutable_dose()->set_unit("mg");
        drug->set_mode("bolus");
        s.at(150);
        s.payload.mutable_shock_delivered()->mutable_energy()->set_value(200);
        s.payload.mutable_shock_delivered()->mutable_energy()->set_unit("J");
        s.at(180);
        const auto &points = s.lane("drugs").points;
        QCOMPARE(points.size(), std::size_t(2));
        QCOMPARE(points[0].label, QStringLiteral("Adrenaline 1 mg"));
        QCOMPARE(points[1].style, Style::Shock);
        QCOMPARE(points[1].label, QStringLiteral("200 J"));
    }

    void momentsAreSortedWithoutRepeats()
    {
        Session s;
        s.payload.mutable_said()->set_text("He is not responding");
        s.at(20);
        s.payload.mutable_phase_changed()->set_after("Arrest");
        s.at(10);
        s.payload.mutable_rule_fired()->set_name("Arrest at 95 seconds");
        s.at(20);
        const auto moments = s.builder.moments({});
        QCOMPARE(moments.size(), std::size_t(2));
        QCOMPARE(moments[0].n, 10 * kTicksPerSecond);
        QCOMPARE(s.builder.moments(QStringLiteral("team")).size(), std::size_t(1));
    }

    void unreadableEventsAreSkipped()
    {
        Session s;
        recording::Event broken;
        broken.id = 1;
        broken.type = "phase.changed";
        broken.payload = "\xff\xff\xff";
        s.builder.add(broken);
        QVERIFY(s.builder.moments({}).empty());
    }
};

QTEST_GUILESS_MAIN(TestLaneBuilder)
#include "tst_lane_builder.moc"
