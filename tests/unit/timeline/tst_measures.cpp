// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "timeline/debrief/debrief_report.h"
#include "timeline/debrief/expected_model.h"
#include "timeline/debrief/marks_model.h"
#include "timeline/debrief/measures.h"
#include "timeline/debrief/measures_model.h"

#include "ward/v1/events/event.pb.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using namespace ward::timeline;
namespace ev = ward::v1::events;

namespace {

Id idOf(std::uint64_t n)
{
    return Id(0x0192f0c17a007000ULL, n);
}

/// A session as its events tell it, and a scenario that asks for things.
class Session
{
public:
    Session()
    {
        content::Record scenario;
        scenario.id = idOf(1);
        scenario.kind = "scenario";
        (void)document.add(scenario);
    }

    void phaseOf(std::uint64_t id, const char *name)
    {
        content::Record phase;
        phase.id = idOf(id);
        phase.kind = "phase";
        phase.parent = idOf(1);
        (void)document.add(phase);
        (void)document.set(idOf(id), "name", std::string(name));
    }
    void asks(const char *text, const char *action, double within, std::uint64_t phase = 0)
    {
        content::Record item;
        item.id = idOf(++m_items);
        item.kind = "checklist";
        item.parent = idOf(1);
        item.rank = "R" + std::to_string(m_items);
        (void)document.add(item);
        (void)document.set(item.id, "text", std::string(text));
        (void)document.set(item.id, "action", std::string(action));
        if (within > 0)
            (void)document.set(item.id, "within", content::Quantity{within, "s"});
        if (phase > 0)
            (void)document.set(item.id, "phase", idOf(phase));
    }

    void at(double second, const ev::Payload &payload, std::uint64_t cause = 0)
    {
        recording::Event event = recording::makeEvent(payload);
        event.id = ++m_events;
        event.tick = tick(second);
        event.aggregate = 2;
        event.cause = cause;
        facts.add(event);
    }
    void enters(double second, std::uint64_t phase, const char *name)
    {
        ev::Payload payload;
        payload.mutable_phase_changed()->set_after(name);
        payload.mutable_phase_changed()->set_phase(idOf(phase).toBytes());
        at(second, payload);
    }
    void does(double second, const char *action, const char *drug = nullptr)
    {
        ev::Payload payload;
        payload.mutable_action_performed()->set_action(action);
        if (drug != nullptr) {
            ev::NamedCell *arg = payload.mutable_action_performed()->add_args();
            arg->set_name("drug");
            arg->mutable_cell()->set_text(drug);
        }
        at(second, payload);
    }
    void compresses(double second, bool running)
    {
        ev::Payload payload;
        payload.mutable_compressions_changed()->set_running(running);
        at(second, payload);
    }
    void rhythm(double second, const char *before, const char *after)
    {
        ev::Payload payload;
        payload.mutable_rhythm_changed()->set_before(before);
        payload.mutable_rhythm_changed()->set_after(after);
        at(second, payload);
    }

    [[nodiscard]] std::vector<Measure> measures(double end, bool over = true) const
    {
        return takeMeasures({facts, document, content::Schema::shipped(), curves, tick(end), over});
    }
    [[nodiscard]] Measure measure(const QString &title, double end, bool over = true) const
    {
        for (const Measure &m : measures(end, over)) {
            if (m.title == title)
                return m;
        }
        Measure none;
        none.value = QStringLiteral("(no such measure)");
        return none;
    }

    static Tick tick(double second) { return {std::llround(second * kTicksPerSecond)}; }

    content::Document document;
    SessionFacts facts;
    std::vector<Curve> curves;

private:
    std::uint64_t m_items = 100;
    std::uint64_t m_events = 0;
};

Session arrest()
{
    Session s;
    s.phaseOf(10, "Stable");
    s.phaseOf(11, "Arrest");
    s.phaseOf(12, "ROSC");
    s.asks("Compressions started", "cpr.start", 30, 11);
    s.enters(0, 10, "Stable");
    s.enters(95, 11, "Arrest");
    return s;
}

} // namespace

class TestMeasures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// What the checklist waits for while the session runs: overdue first, then the least time
    /// left; what is done, and what is to come in a later phase, is not waited for.
    void whatIsExpectedNow()
    {
        Session session;
        session.phaseOf(5, "Arrest");
        session.phaseOf(6, "After");
        session.asks("Call for help", "call.help", 20, 5);
        session.asks("Start compressions", "cpr.start", 30, 5);
        session.asks("Shock", "defib.shock", 120, 5);
        session.asks("Look for the cause", "rhythm.check", 0, 5);
        session.asks("Blood gas", "lab.abg", 60, 6);
        session.enters(95, 5, "Arrest");
        const auto tick = [](std::int64_t second) { return Tick{second * kTicksPerSecond}; };
        ExpectedModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const auto shown = [&] {
            QStringList lines;
            for (int row = 0; row < model.rowCount(); ++row) {
                const QModelIndex at = model.index(row);
                lines << model.data(at, ExpectedModel::TitleRole).toString() + u'|' +
                             model.data(at, ExpectedModel::WaitRole).toString() +
                             (model.data(at, ExpectedModel::OverdueRole).toBool()
                                  ? QStringLiteral("!")
                                  : QString());
            }
            return lines;
        };
        model.setMeasures(session.measures(100, false), tick(100));
        QCOMPARE(shown(), (QStringList{QStringLiteral("Call for help|0:15 left"),
                                       QStringLiteral("Start compressions|0:25 left"),
                                       QStringLiteral("Shock|1:55 left"),
                                       QStringLiteral("Look for the cause|")}));
        QCOMPARE(model.data(model.index(1), ExpectedModel::ActionRole).toString(),
                 QStringLiteral("cpr.start"));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.setMeasures(session.measures(120, false), tick(120));
        QCOMPARE(shown().first(), QStringLiteral("Call for help|overdue by 0:05!"));
        QCOMPARE(reset.count(), 0); // the same lines
        session.does(121, "call.help");
        session.does(122, "cpr.start");
        model.setMeasures(session.measures(124, false), tick(124));
        QCOMPARE(shown(), (QStringList{QStringLiteral("Shock|1:31 left"),
                                       QStringLiteral("Look for the cause|")}));
        model.setMeasures({}, tick(124));
        QCOMPARE(model.rowCount(), 0);
    }

    void timesCountFromTheirPhase_data()
    {
        QTest::addColumn<double>("done"); // −1: never
        QTest::addColumn<double>("end");
        QTest::addColumn<bool>("over");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("state");
        QTest::addColumn<double>("evidence");
        const auto row = [](const char *name, double done, double end, bool over, const char *value,
                            MeasureState state, double evidence) {
            QTest::newRow(name) << done << end << over << QString::fromLatin1(value)
                                << static_cast<int>(state) << evidence;
        };
        row("in time", 117, 300, true, "0:22", MeasureState::Met, 117);
        row("at the last moment", 125, 300, true, "0:30", MeasureState::Met, 125);
        row("late", 150, 300, true, "0:55", MeasureState::Late, 150);
        row("never", -1, 131, true, "not done by 02:11", MeasureState::Missed, 125);
        row("still time", -1, 110, false, "not yet", MeasureState::Open, 95);
        row("time is up while it runs", -1, 126, false, "not done by 02:06", MeasureState::Missed,
            125);
        row("ended before the time was up", -1, 110, true, "the session ended first",
            MeasureState::Without, 95);
        row("before it was asked for", 60, 300, true, "before", MeasureState::Met, 60);
    }

    void timesCountFromTheirPhase()
    {
        QFETCH(const double, done);
        QFETCH(const double, end);
        QFETCH(const bool, over);
        QFETCH(const QString, value);
        QFETCH(const int, state);
        QFETCH(const double, evidence);
        Session s = arrest();
        if (done >= 0)
            s.does(done, "cpr.start");
        const Measure m = s.measure(QStringLiteral("Compressions started"), end, over);
        QCOMPARE(m.value, value);
        QCOMPARE(m.target, QStringLiteral("within 0:30"));
        QCOMPARE(static_cast<int>(m.state), state);
        QCOMPARE(m.evidence, std::optional(Session::tick(evidence)));
    }

    void whatWasNotReachedDoesNotApply()
    {
        Session s = arrest();
        s.asks("Target pressure reached", "monitor.nibp", 60, 12);
        const Measure m = s.measure(QStringLiteral("Target pressure reached"), 300);
        QCOMPARE(m.state, MeasureState::Without);
        QCOMPARE(m.value, QStringLiteral("n/a"));
        QVERIFY(m.detail.contains(QStringLiteral("ROSC")));
        QVERIFY(!m.evidence);
    }

    /// An item that names a drug is met by that drug alone.
    void aNamedDrugIsThatDrug()
    {
        Session s = arrest();
        s.asks("Adrenaline 1 mg given", "drug.bolus", 300, 11);
        s.does(120, "drug.bolus", "amiodarone");
        const QString title = QStringLiteral("Adrenaline 1 mg given");
        QCOMPARE(s.measure(title, 200, false).state, MeasureState::Open);
        s.does(180, "drug.bolus", "adrenaline");
        QCOMPARE(s.measure(title, 200).value, QStringLiteral("1:25"));
        // What no item asks for is a figure of its own.
        const Measure other = s.measure(QStringLiteral("First Amiodarone"), 200);
        QCOMPARE(other.value, QStringLiteral("0:25"));
        QCOMPARE(other.state, MeasureState::Figure);
    }

    void oneCompressionBeginsThem()
    {
        Session s = arrest();
        s.does(100, "cpr.compress");
        QCOMPARE(s.measure(QStringLiteral("Compressions started"), 200).value,
                 QStringLiteral("0:05"));
    }

    /// Without a checklist an arrest asks for what every arrest asks for, from the loss of the
    /// pulse.
    void anArrestWithoutAChecklist()
    {
        Session s;
        s.phaseOf(10, "Start");
        s.enters(0, 10, "Start");
        s.does(5, "iv.access");
        QVERIFY(s.measures(20).empty());
        s.rhythm(50, "sinus", "vf-coarse");
        s.does(58, "recognise");
        s.does(170, "defib.shock");
        const Measure recognised = s.measure(QStringLiteral("Arrest recognised"), 200);
        QCOMPARE(recognised.value, QStringLiteral("0:08"));
        QVERIFY(recognised.detail.contains(QStringLiteral("00:50")));
        QVERIFY(recognised.target.isEmpty());
        QCOMPARE(s.measure(QStringLiteral("First shock"), 200).value, QStringLiteral("2:00"));
        const Measure help = s.measure(QStringLiteral("Help called"), 200);
        QCOMPARE(help.value, QStringLiteral("not done by 03:20"));
        QCOMPARE(help.state, MeasureState::Missed);
    }

    void compressionFraction_data()
    {
        using Switches = QList<std::pair<double, bool>>;
        QTest::addColumn<Switches>("compressions");
        QTest::addColumn<double>("rosc"); // −1: never
        QTest::addColumn<QString>("share");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("pause");
        const QString none = QStringLiteral("(no such measure)");
        QTest::newRow("none") << Switches{} << -1.0 << "0 %"
                              << static_cast<int>(MeasureState::Missed) << none;
        QTest::newRow("all") << Switches{{100, true}} << -1.0 << "100 %"
                             << static_cast<int>(MeasureState::Met) << none;
        QTest::newRow("with a pause") << Switches{{110, true}, {150, false}, {165, true}} << -1.0
                                      << "75 %" << static_cast<int>(MeasureState::Met) << "0:15";
        QTest::newRow("stopped for good") << Switches{{110, true}, {130, false}} << -1.0 << "20 %"
                                          << static_cast<int>(MeasureState::Missed) << "1:10";
        QTest::newRow("only while there is no pulse")
            << Switches{{105, true}, {190, false}} << 120.0 << "75 %"
            << static_cast<int>(MeasureState::Met) << none;
        QTest::newRow("already going on at the loss")
            << Switches{{90, true}, {150, false}} << 150.0 << "100 %"
            << static_cast<int>(MeasureState::Met) << none;
    }

    void compressionFraction()
    {
        using Switches = QList<std::pair<double, bool>>;
        QFETCH(const Switches, compressions);
        QFETCH(const double, rosc);
        QFETCH(const QString, share);
        QFETCH(const int, state);
        QFETCH(const QString, pause);
        Session s;
        s.rhythm(10, "sinus", "sinus-tachycardia"); // both have a pulse: no event of this measure
        bool lost = false;
        for (const auto &[second, running] : compressions) {
            if (!lost && second >= 100) {
                s.rhythm(100, "sinus-tachycardia", "vf-coarse");
                lost = true;
            }
            s.compresses(second, running);
        }
        if (!lost)
            s.rhythm(100, "sinus-tachycardia", "vf-coarse");
        if (rosc > 0)
            s.rhythm(rosc, "vf-coarse", "sinus");
        const Measure m = s.measure(QStringLiteral("Compression fraction"), 200);
        QCOMPARE(m.value, share);
        QCOMPARE(static_cast<int>(m.state), state);
        QCOMPARE(m.target, QStringLiteral("≥ 60 %"));
        QVERIFY(!m.source.isEmpty());
        QCOMPARE(s.measure(QStringLiteral("Longest pause of compressions"), 200).value, pause);
    }

    void shocksAndAlarms()
    {
        Session s;
        ev::Payload payload;
        auto *alarm = payload.mutable_alarm_changed();
        alarm->set_alarm("vfib");
        alarm->set_text("VFIB");
        alarm->set_priority("high");
        alarm->set_state("active");
        s.at(97, payload);
        alarm->set_before("active"); // its text changes: the same alarm
        s.at(99, payload);
        s.does(90, "alarm.acknowledge"); // of another one, before
        const QString title = QStringLiteral("First high alarm acknowledged");
        QCOMPARE(s.measure(title, 131).value, QStringLiteral("not done by 02:11"));
        s.does(105, "alarm.pause");
        QCOMPARE(s.measure(title, 131).value, QStringLiteral("0:08"));
        for (const bool indicated : {true, false}) {
            ev::Payload shock;
            shock.mutable_shock_delivered()->set_indicated(indicated);
            s.at(indicated ? 120 : 140, shock);
        }
        const Measure shocks = s.measure(QStringLiteral("Shocks right for the rhythm"), 200);
        QCOMPARE(shocks.value, QStringLiteral("1 of 2"));
        QCOMPARE(shocks.state, MeasureState::Missed);
        QCOMPARE(shocks.evidence, std::optional(Session::tick(140)));
    }

    void shocksWhileSomebodyTouchesThePatient()
    {
        Session s;
        const QString title = QStringLiteral("Everybody clear at the shock");
        for (const double at : {100.0, 220.0, 340.0}) {
            ev::Payload shock;
            shock.mutable_shock_delivered()->set_indicated(true);
            shock.mutable_shock_delivered()->set_not_clear(at == 220.0);
            s.at(at, shock);
            if (at == 100.0)
                QCOMPARE(s.measure(title, 150).title, QString()); // nothing to speak of
        }
        const Measure clear = s.measure(title, 400);
        QCOMPARE(clear.value, QStringLiteral("2 of 3"));
        QCOMPARE(clear.state, MeasureState::Missed);
        QCOMPARE(clear.evidence, std::optional(Session::tick(220)));
    }

    void compressionsWithAPulse_data()
    {
        using Switches = QList<std::pair<double, bool>>;
        QTest::addColumn<Switches>("compressions");
        QTest::addColumn<double>("lostAgain"); // −1: never
        QTest::addColumn<QString>("value");    // empty: nothing to speak of
        QTest::newRow("none") << Switches{} << -1.0 << "";
        QTest::newRow("only while there is none")
            << Switches{{60, true}, {100, false}} << -1.0 << "";
        QTest::newRow("a cycle after the shock")
            << Switches{{60, true}, {220, false}} << -1.0 << "";
        QTest::newRow("goes on") << Switches{{60, true}, {250, false}} << -1.0 << "0:30";
        QTest::newRow("begins anew")
            << Switches{{60, true}, {110, false}, {300, true}, {310, false}} << -1.0 << "0:10";
        QTest::newRow("lost again") << Switches{{60, true}} << 230.0 << "0:10";
    }

    void compressionsWithAPulse()
    {
        using Switches = QList<std::pair<double, bool>>;
        QFETCH(const Switches, compressions);
        QFETCH(const double, lostAgain);
        QFETCH(const QString, value);
        Session s;
        s.rhythm(50, "sinus", "vf-coarse");
        s.rhythm(100, "vf-coarse", "sinus");
        if (lostAgain > 0)
            s.rhythm(lostAgain, "sinus", "pea");
        for (const auto &[at, on] : compressions)
            s.compresses(at, on);
        const Measure m = s.measure(QStringLiteral("Compressions with a pulse"), 400);
        QCOMPARE(m.value, value.isEmpty() ? QStringLiteral("(no such measure)") : value);
        if (!value.isEmpty())
            QCOMPARE(m.state, MeasureState::Missed);
    }

    void secondsOutOfRange()
    {
        Session s;
        Curve map;
        map.field = QStringLiteral("numerics.abp_m");
        const float n = std::numeric_limits<float>::quiet_NaN();
        map.values = {70, 65, 64, n, 40, 66};
        Curve spo2;
        spo2.field = QStringLiteral("numerics.spo2");
        spo2.values = {n, n};
        s.curves = {map, spo2};
        const Measure m = s.measure(QStringLiteral("MAP below 65 mmHg"), 6);
        QCOMPARE(m.value, QStringLiteral("0:02"));
        QCOMPARE(m.evidence, std::optional(Session::tick(2)));
        QCOMPARE(s.measures(6).size(), std::size_t(1)); // what was not measured has no figure
    }

    void scoresNameTheirRule()
    {
        Session s;
        ev::Payload fired;
        fired.mutable_rule_fired()->set_name("Nobody has called");
        s.at(115, fired);
        ev::Payload scored;
        scored.mutable_scored()->set_points(-2);
        scored.mutable_scored()->set_total(-2);
        s.at(115, scored, 1);
        const Measure m = s.measure(QStringLiteral("Nobody has called"), 131);
        QCOMPARE(m.value, QStringLiteral("−2"));
        QCOMPARE(m.section, QStringLiteral("Score −2"));
        QCOMPARE(m.evidence, std::optional(Session::tick(115)));
    }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "0:00";
        QTest::newRow("rounded") << 21.6 << "0:22";
        QTest::newRow("minutes") << 134.0 << "2:14";
        QTest::newRow("hours") << 3750.0 << "1:02:30";
    }

    void durations()
    {
        QFETCH(const double, seconds);
        QFETCH(const QString, text);
        QCOMPARE(durationText(seconds), text);
    }

    void modelsChangeInPlace()
    {
        MeasuresModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        Session s = arrest();
        model.setMeasures(s.measures(100, false));
        QCOMPARE(resets.count(), 1);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data(MeasuresModel::TickRole).toLongLong(), Session::tick(95).n);
        s.does(117, "cpr.start");
        model.setMeasures(s.measures(120, false));
        QCOMPARE(resets.count(), 1);
        QCOMPARE(changes.count(), 1);
        QCOMPARE(model.index(0).data(MeasuresModel::MeasuredRole).toString(),
                 QStringLiteral("0:22"));
        model.setMeasures(s.measures(121, false));
        QCOMPARE(changes.count(), 1);
    }

    void marksAreInTheOrderOfTheirTime()
    {
        Session s;
        for (const auto &[from, label] :
             {std::pair(95, "Ventricular fibrillation"), std::pair(20, "Looked back at")}) {
            ev::Payload payload;
            auto *mark = payload.mutable_mark_added();
            mark->set_label(label);
            mark->set_from_tick(from * kTicksPerSecond);
            mark->set_automatic(from == 95);
            s.at(100, payload);
        }
        MarksModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setMarks(s.facts.marks);
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.index(0).data(MarksModel::LabelRole).toString(),
                 QStringLiteral("Looked back at"));
        QCOMPARE(model.index(1).data(MarksModel::TimeRole).toString(), QStringLiteral("01:35.0"));
        QVERIFY(model.index(1).data(MarksModel::AutomaticRole).toBool());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setMarks(s.facts.marks);
        QCOMPARE(resets.count(), 0);
    }

    /// One page that needs nothing from elsewhere, and in which no name becomes markup.
    void reportHoldsWhatWasMeasured()
    {
        Session s = arrest();
        s.does(117, "cpr.start");
        ev::Payload payload;
        payload.mutable_mark_added()->set_label("<b>Late</b> & loud");
        s.at(120, payload);
        Curve hr;
        hr.label = QStringLiteral("HR");
        hr.colour = QStringLiteral("ecg");
        hr.high = 300;
        hr.step = 20;
        hr.values = {80, 90, 100};
        hr.known = {true, true, true};
        s.curves = {hr};
        const auto measures = s.measures(131);
        const QString html = debriefReport(
            {QStringLiteral("Arrest <1>"), Session::tick(131), measures, s.facts, s.curves});
        QVERIFY(html.contains(QStringLiteral("<h1>Arrest &lt;1&gt;</h1>")));
        QVERIFY(html.contains(QStringLiteral("Compressions started")));
        QVERIFY(html.contains(QStringLiteral("within 0:30")));
        QVERIFY(html.contains(QStringLiteral("01:57.0")));
        QVERIFY(html.contains(QStringLiteral("&lt;b&gt;Late&lt;/b&gt; &amp; loud")));
        QVERIFY(!html.contains(QStringLiteral("<b>Late")));
        QVERIFY(html.contains(QStringLiteral("<path d='M")));
        QVERIFY(!html.contains(QStringLiteral("http")));
        QVERIFY(!html.contains(QStringLiteral("<script")));
    }
};

QTEST_GUILESS_MAIN(TestMeasures)
#include "tst_measures.moc"
