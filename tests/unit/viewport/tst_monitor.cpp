// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The monitor without a window: what is drawn when, what is written, what alarms say.
#include "tests/unit/viewport/monitor_fixture.h"
#include "viewport/monitor/monitor_reading.h"
#include "viewport/monitor/monitor_rows.h"
#include "viewport/monitor/patient_signals.h"
#include "viewport/monitor/trace_ribbon.h"
#include "viewport/monitor/wave_buffer.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <cmath>

using namespace ward;
using namespace ward::viewport;
using test::MonitorFixture;

namespace {

MonitorReading read(const std::shared_ptr<const world::World> &world, world::Handle patient)
{
    PatientSignals signals;
    signals.setWorld(world, patient);
    return readMonitor(signals);
}

MonitorReading read(const MonitorFixture &fixture)
{
    return read(fixture.world(), fixture.patient());
}

QString valueOf(const MonitorReading &reading, Channel channel)
{
    return reading.numbers[static_cast<std::size_t>(channel)].value;
}

QString noteOf(const MonitorReading &reading, Channel channel)
{
    return reading.numbers[static_cast<std::size_t>(channel)].note;
}

} // namespace

class tst_Monitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void bufferDrawsOnlyWhatIsNew();
    void bufferTakesAllAfterAJump_data();
    void bufferTakesAllAfterAJump();
    void bufferIsIndependentOfTheWay();
    void ribbonIsOneStripWithoutHoles();
    void ribbonBreaksWhereTheLineDoes();
    void numbers_data();
    void numbers();
    void unmeasuredIsDashes();
    void leadsOffIsNoFlatLine();
    void unzeroedLineSaysSo();
    void rowsFollowTheSensors();
    void alarms_data();
    void alarms();
    void mostUrgentAlarmFirst();
    void draftShowsItsVitals();
    void pastIsKeptAsItWas();
    void beyondTheTracksIsAGap();
    void rowsModel();
    void pressureScaleHoldsTheWave_data();
    void pressureScaleHoldsTheWave();
};

void tst_Monitor::bufferDrawsOnlyWhatIsNew()
{
    WaveBuffer buffer;
    buffer.configure(4'000, 2'000'000);
    QCOMPARE(buffer.size(), 500);
    QCOMPARE(buffer.head(), -1);
    const auto source = [](std::int64_t us) {
        return TraceSample{static_cast<float>(us), TraceSample::Kind::Line};
    };
    buffer.advance(10'000'000, source);
    QCOMPARE(buffer.computed(), 500);
    QCOMPARE(buffer.head(), 2500 % 500);
    buffer.advance(10'016'000, source);
    QCOMPARE(buffer.computed(), 504);
    buffer.advance(10'016'000, source); // time stands still
    QCOMPARE(buffer.computed(), 504);
    // What was drawn stays, even when the source now says otherwise.
    buffer.advance(10'020'000, [](std::int64_t) {
        return TraceSample{-1, TraceSample::Kind::Line};
    });
    QCOMPARE(buffer.computed(), 505);
    QCOMPARE(buffer.samples()[static_cast<std::size_t>(buffer.head())].value, -1.0F);
    QCOMPARE(buffer.samples()[static_cast<std::size_t>(buffer.head() - 1)].value, 10'016'000.0F);
    buffer.configure(4'000, 2'000'000); // nothing differs
    QCOMPARE(buffer.head(), 2505 % 500);
    buffer.configure(4'000, 3'000'000);
    QCOMPARE(buffer.head(), -1);
}

void tst_Monitor::bufferTakesAllAfterAJump_data()
{
    QTest::addColumn<qint64>("to");
    QTest::newRow("back a little") << qint64{9'990'000};
    QTest::newRow("back far") << qint64{1'000'000};
    QTest::newRow("to the start") << qint64{0};
    QTest::newRow("ahead") << qint64{12'000'000};
    QTest::newRow("far ahead") << qint64{500'000'000};
}

void tst_Monitor::bufferTakesAllAfterAJump()
{
    QFETCH(qint64, to);
    WaveBuffer buffer;
    buffer.configure(10'000, 3'000'000);
    const auto source = [](std::int64_t us) {
        return TraceSample{static_cast<float>(us), TraceSample::Kind::Line};
    };
    buffer.advance(10'000'000, source);
    buffer.advance(to, source);
    QCOMPARE(buffer.computed(), 600);
    QVERIFY(buffer.head() >= 0);
    QCOMPARE(buffer.samples()[static_cast<std::size_t>(buffer.head())].value,
             static_cast<float>(to));
}

void tst_Monitor::bufferIsIndependentOfTheWay()
{
    const auto source = [](std::int64_t us) {
        return TraceSample{static_cast<float>(std::sin(static_cast<double>(us) / 1e5)),
                           TraceSample::Kind::Line};
    };
    WaveBuffer steps;
    WaveBuffer jump;
    steps.configure(4'000, 2'000'000);
    jump.configure(4'000, 2'000'000);
    for (std::int64_t us = -500'000; us <= 5'000'000; us += 16'683)
        steps.advance(us, source);
    steps.advance(5'000'000, source);
    jump.advance(5'000'000, source);
    QCOMPARE(steps.head(), jump.head());
    for (int i = 0; i < steps.size(); ++i)
        QCOMPARE(steps.samples()[static_cast<std::size_t>(i)].value,
                 jump.samples()[static_cast<std::size_t>(i)].value);
}

void tst_Monitor::ribbonIsOneStripWithoutHoles()
{
    std::vector<RibbonPoint> points;
    for (int i = 0; i < 200; ++i) {
        const auto x = static_cast<float>(i);
        points.push_back({x, 50 + 40 * std::sin(x * 0.2F), i > 0});
    }
    std::vector<RibbonVertex> strip;
    makeRibbon(points, 1.8F, 1, {62, 224, 127, 255}, strip);
    QVERIFY(strip.size() > 200 * 6 - 10);
    double area = 0;
    for (std::size_t i = 2; i < strip.size(); ++i) {
        const RibbonVertex &a = strip[i - 2];
        const RibbonVertex &b = strip[i - 1];
        const RibbonVertex &c = strip[i];
        for (const RibbonVertex &v : {a, b, c}) {
            QVERIFY(std::isfinite(v.x) && std::isfinite(v.y));
            QVERIFY(v.x > -4 && v.x < 204 && v.y > 2 && v.y < 98);
            QVERIFY(v.r <= v.a && v.g <= v.a && v.b <= v.a); // premultiplied
        }
        if (a.a == 255 && b.a == 255 && c.a == 255)
            area += std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) / 2;
    }
    double length = 0;
    for (std::size_t i = 1; i < points.size(); ++i)
        length += std::hypot(points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
    // The core is as wide as the line without its feather.
    QVERIFY(std::abs(area / length - 0.8) < 0.12);
}

void tst_Monitor::ribbonBreaksWhereTheLineDoes()
{
    const RibbonPoint points[] = {{0, 0, false}, {10, 0, true}, {30, 0, false}, {40, 0, true}};
    std::vector<RibbonVertex> strip;
    makeRibbon(points, 2, 1, {255, 255, 255, 255}, strip);
    for (std::size_t i = 2; i < strip.size(); ++i) {
        const RibbonVertex &a = strip[i - 2];
        const RibbonVertex &b = strip[i - 1];
        const RibbonVertex &c = strip[i];
        const float area = std::abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
        const float low = std::min({a.x, b.x, c.x});
        const float high = std::max({a.x, b.x, c.x});
        QVERIFY(area < 1e-4F || high <= 10.01F || low >= 29.99F);
    }
    makeRibbon({}, 2, 1, {255, 255, 255, 255}, strip);
    QVERIFY(strip.empty());
    const RibbonPoint one[] = {{5, 5, false}};
    makeRibbon(one, 2, 1, {255, 255, 255, 255}, strip);
    QVERIFY(strip.empty());
}

void tst_Monitor::numbers_data()
{
    QTest::addColumn<double>("value");
    QTest::addColumn<int>("decimals");
    QTest::addColumn<QString>("text");
    QTest::newRow("whole") << 93.0 << 0 << QStringLiteral("93");
    QTest::newRow("zero") << 0.0 << 0 << QStringLiteral("0");
    QTest::newRow("one decimal") << 37.0 << 1 << QStringLiteral("37.0");
    QTest::newRow("negative") << -4.0 << 0 << QStringLiteral("−4");
    QTest::newRow("minus zero") << -0.2 << 0 << QStringLiteral("0");
    QTest::newRow("not a number") << std::nan("") << 0 << QStringLiteral("--");
}

void tst_Monitor::numbers()
{
    QFETCH(double, value);
    QFETCH(int, decimals);
    QFETCH(QString, text);
    QCOMPARE(numberText(value, decimals), text);
    QCOMPARE(numberText(std::nullopt, decimals), QStringLiteral("--"));
}

void tst_Monitor::unmeasuredIsDashes()
{
    MonitorFixture fixture;
    for (const char *numeric : {"hr", "pulse", "spo2", "abp_s", "abp_d", "abp_m", "rr", "etco2",
                                "temp", "nibp_s", "nibp_d", "nibp_m", "nibp_at"})
        fixture.clear(std::string("numerics.") + numeric);
    const MonitorReading r = read(fixture);
    for (const Channel c :
         {Channel::Ecg, Channel::Pleth, Channel::Co2, Channel::Resp, Channel::Temp})
        QCOMPARE(valueOf(r, c), QStringLiteral("--"));
    QCOMPARE(valueOf(r, Channel::Abp), QStringLiteral("--/--"));
    QCOMPARE(valueOf(r, Channel::Nibp), QStringLiteral("--/--"));
    const MonitorReading measured = read(MonitorFixture());
    QCOMPARE(valueOf(measured, Channel::Ecg), QStringLiteral("76"));
    QCOMPARE(valueOf(measured, Channel::Abp), QStringLiteral("118/72"));
    QCOMPARE(measured.numbers[static_cast<std::size_t>(Channel::Abp)].detail,
             QStringLiteral("(87)"));
    QCOMPARE(valueOf(measured, Channel::Temp), QStringLiteral("37.1"));
    QCOMPARE(valueOf(measured, Channel::Nibp), QStringLiteral("121/74"));
    QCOMPARE(noteOf(measured, Channel::Nibp), QStringLiteral("00:00:12"));
}

void tst_Monitor::leadsOffIsNoFlatLine()
{
    MonitorFixture fixture;
    fixture.set("sensors.ecg", false).clear("numerics.hr");
    PatientSignals signals;
    signals.setWorld(fixture.world(), fixture.patient());
    QCOMPARE(signals.sample(Channel::Ecg, 58'000'000).kind, TraceSample::Kind::Dashed);
    QCOMPARE(signals.sample(Channel::Pleth, 58'000'000).kind, TraceSample::Kind::Line);
    const MonitorReading r = readMonitor(signals);
    QCOMPARE(valueOf(r, Channel::Ecg), QStringLiteral("--"));
    QCOMPARE(noteOf(r, Channel::Ecg), QStringLiteral("Leads off"));
    // Asystole is a line, and a rate of 0.
    MonitorFixture arrest;
    arrest.set("rhythm.ecg", "asystole")
        .set("numerics.hr", 0.0)
        .tracks({signals::Rhythm::Asystole, 0, 0});
    PatientSignals flat;
    flat.setWorld(arrest.world(), arrest.patient());
    QCOMPARE(flat.sample(Channel::Ecg, 58'000'000).kind, TraceSample::Kind::Line);
    QVERIFY(std::abs(flat.sample(Channel::Ecg, 58'000'000).value) < 0.05F);
    QCOMPARE(valueOf(readMonitor(flat), Channel::Ecg), QStringLiteral("0"));
    QVERIFY(noteOf(readMonitor(flat), Channel::Ecg).isEmpty());
}

void tst_Monitor::unzeroedLineSaysSo()
{
    MonitorFixture fixture;
    fixture.set("sensors.abp_zeroed", false);
    PatientSignals signals;
    signals.setWorld(fixture.world(), fixture.patient());
    const MonitorReading r = readMonitor(signals);
    QCOMPARE(noteOf(r, Channel::Abp), QStringLiteral("Zero transducer"));
    QCOMPARE(valueOf(r, Channel::Abp), QStringLiteral("--/--")); // whatever the numerics hold
    QCOMPARE(signals.sample(Channel::Abp, 58'000'000).value, 0.0F);
    QVERIFY(r.pressureLow <= 0);
}

void tst_Monitor::rowsFollowTheSensors()
{
    MonitorFixture fixture;
    using List = std::vector<Channel>;
    QVERIFY((read(fixture).waves == List{Channel::Ecg, Channel::EcgSecond, Channel::Abp,
                                         Channel::Pleth, Channel::Co2, Channel::Resp}));
    fixture.set("sensors.abp", false).set("sensors.cvp", true);
    QVERIFY((read(fixture).waves == List{Channel::Ecg, Channel::EcgSecond, Channel::Pleth,
                                         Channel::Cvp, Channel::Co2, Channel::Resp}));
    fixture.set("sensors.ecg", false).set("sensors.co2", false).set("sensors.cvp", false);
    QVERIFY((read(fixture).waves == List{Channel::Ecg, Channel::Pleth, Channel::Resp}));
}

void tst_Monitor::alarms_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("priority");
    QTest::addColumn<QString>("numeric");
    QTest::addColumn<double>("value");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const char *state, const char *priority,
                        const char *numeric, double value, const char *text) {
        QTest::addRow("%s %s %s", name, state, text)
            << QString::fromLatin1(name) << QString::fromLatin1(state)
            << QString::fromLatin1(priority) << QString::fromLatin1(numeric) << value
            << QString::fromLatin1(text);
    };
    row("vfib", "active", "high", "", 0, "VFIB");
    row("asystole", "latched", "high", "", 0, "ASYSTOLE");
    row("apnoea", "active", "high", "", 0, "APNOEA");
    row("vtach", "latched", "high", "", 0, "V-TACH");
    row("brady", "active", "high", "", 0, "EXTREME BRADY");
    row("hr", "active", "medium", "hr", 44, "HR LOW 44");
    row("cvp", "active", "medium", "cvp", 15, "CVP HIGH 15");
    row("icp", "active", "high", "icp", 28, "ICP HIGH 28");
    row("signal", "active", "medium", "", 0, "SpO2 NO PULSE");
    row("probe", "active", "low", "", 0, "SpO2 PROBE OFF");
    row("hr", "active", "medium", "hr", 128, "HR HIGH 128");
    row("spo2", "acknowledged", "medium", "spo2", 88, "SpO2 LOW 88");
    row("abp", "active", "high", "abp_m", 51, "MAP LOW 51");
    row("abp", "active", "medium", "abp_s", 172, "ABP HIGH 172");
    row("rr", "active", "medium", "rr", 27, "RR HIGH 27");
    row("etco2", "active", "medium", "etco2", 22, "EtCO2 LOW 22");
    row("temp", "active", "medium", "temp", 39, "TEMP HIGH 39");
    row("leads", "active", "low", "", 0, "ECG LEADS OFF");
    row("hr", "delay", "medium", "hr", 128, "");
    row("hr", "inactive", "none", "hr", 128, "");
}

void tst_Monitor::alarms()
{
    QFETCH(QString, name);
    QFETCH(QString, state);
    QFETCH(QString, priority);
    QFETCH(QString, numeric);
    QFETCH(double, value);
    QFETCH(QString, text);
    MonitorFixture fixture;
    fixture.alarm(name.toStdString(), state.toStdString(), priority.toStdString());
    if (!numeric.isEmpty())
        fixture.set("numerics." + numeric.toStdString(), value);
    const MonitorReading r = read(fixture);
    if (text.isEmpty()) {
        QVERIFY(r.alarms.empty());
        return;
    }
    QCOMPARE(static_cast<int>(r.alarms.size()), 1);
    QCOMPARE(r.alarms.front().text, text);
    QCOMPARE(r.alarms.front().silent, state == QStringLiteral("acknowledged"));
    QCOMPARE(r.alarms.front().latched, state == QStringLiteral("latched"));
}

void tst_Monitor::mostUrgentAlarmFirst()
{
    MonitorFixture fixture;
    fixture.alarm("temp", "active", "medium").alarm("leads", "active", "low");
    fixture.alarm("spo2", "active", "high").alarm("vfib", "active", "high");
    fixture.alarm("asystole", "acknowledged", "high").set("rhythm.ecg", "vf-coarse");
    const MonitorReading r = read(fixture);
    QStringList texts;
    for (const ShownAlarm &alarm : r.alarms)
        texts.append(alarm.text.section(u' ', 0, 0));
    QCOMPARE(texts, QStringList({"VFIB", "SpO2", "TEMP", "ECG", "ASYSTOLE"}));
    // The limits are those of this patient.
    fixture.alarm("vfib", "inactive", "none").set("numerics.spo2", 88.0);
    QCOMPARE(read(fixture).alarms.front().text, QStringLiteral("SpO2 LOW 88"));
    fixture.set("limits.spo2_low", 85.0);
    QCOMPARE(read(fixture).alarms.front().text, QStringLiteral("SpO2"));
}

void tst_Monitor::draftShowsItsVitals()
{
    MonitorFixture fixture;
    for (const char *numeric :
         {"hr", "pulse", "spo2", "abp_s", "abp_d", "abp_m", "rr", "etco2", "temp"})
        fixture.clear(std::string("numerics.") + numeric);
    fixture.at({}).tracks({signals::Rhythm::Asystole, 0, 0}).set("vitals.hr", 110.0);
    PatientSignals draft;
    draft.setWorld(fixture.world(), fixture.patient());
    QVERIFY(draft.isPreview());
    QCOMPARE(valueOf(readMonitor(draft), Channel::Ecg), QStringLiteral("110"));
    float high = 0;
    for (std::int64_t us = -3'000'000; us < 0; us += 4'000)
        high = std::max(high, draft.sample(Channel::Ecg, us).value);
    QVERIFY(high > 0.8F);
    fixture.set("sensors.spo2", false);
    draft.setWorld(fixture.world(), fixture.patient());
    QCOMPARE(valueOf(readMonitor(draft), Channel::Pleth), QStringLiteral("--"));
    fixture.set("rhythm.ecg", "vf-coarse");
    draft.setWorld(fixture.world(), fixture.patient());
    QCOMPARE(valueOf(readMonitor(draft), Channel::Ecg), QStringLiteral("--"));
}

/// A jump back within the last two minutes, or to where a history answers, draws what was then.
void tst_Monitor::pastIsKeptAsItWas()
{
    const auto worldAt = [](std::int64_t seconds) {
        MonitorFixture fixture;
        fixture.at(SimTime::fromSeconds(seconds));
        fixture.set("vitals.sbp", seconds < 30 ? 120.0 : 60.0)
            .set("vitals.dbp", seconds < 30 ? 80.0 : 30.0);
        fixture.set("sensors.co2", seconds < 30);
        fixture.tracks({signals::Rhythm::Sinus, 75, 15});
        return std::pair(fixture.world(), fixture.patient());
    };
    PatientSignals live;
    for (std::int64_t s = 1; s <= 40; ++s)
        live.setWorld(worldAt(s).first, worldAt(s).second);
    QCOMPARE(live.sample(Channel::Co2, 20'000'000).kind, TraceSample::Kind::Line);
    QCOMPARE(live.sample(Channel::Co2, 35'000'000).kind, TraceSample::Kind::Dashed);
    const auto highest = [](const PatientSignals &signals, std::int64_t from) {
        float high = 0;
        for (std::int64_t us = from; us < from + 2'000'000; us += 8'000)
            high = std::max(high, signals.sample(Channel::Abp, us).value);
        return high;
    };
    QVERIFY(highest(live, 25'000'000) > 100);
    QVERIFY(highest(live, 35'000'000) < 75);

    PatientSignals recorded;
    int asked = 0;
    recorded.setWorld(worldAt(40).first, worldAt(40).second);
    QVERIFY(highest(recorded, 26'000'000) < 75); // nobody knows better
    recorded.setHistory([&](Tick tick) {
        ++asked;
        return worldAt(tick.n / kTicksPerSecond).first;
    });
    QVERIFY(highest(recorded, 26'000'000) > 100);
    QCOMPARE(recorded.sample(Channel::Co2, 8'000'000).kind, TraceSample::Kind::Line);
    const int before = asked;
    QVERIFY(highest(recorded, 26'000'000) > 100);
    QCOMPARE(asked, before); // kept
    recorded.setHistory([](Tick) { return nullptr; });
    QVERIFY(highest(recorded, 26'000'000) < 75);
}

void tst_Monitor::beyondTheTracksIsAGap()
{
    MonitorFixture fixture;
    PatientSignals signals;
    signals.setWorld(fixture.world(), fixture.patient());
    QCOMPARE(signals.sample(Channel::Ecg, -1).kind, TraceSample::Kind::Gap);
    QCOMPARE(signals.sample(Channel::Resp, 30'000'000).kind, TraceSample::Kind::Gap);
    QCOMPARE(signals.sample(Channel::Resp, 50'000'000).kind, TraceSample::Kind::Line);
    signals.setWorld(nullptr, world::kNoHandle);
    QCOMPARE(signals.sample(Channel::Ecg, 50'000'000).kind, TraceSample::Kind::Gap);
    QVERIFY(readMonitor(signals).waves.empty());
}

void tst_Monitor::rowsModel()
{
    MonitorRows rows;
    QAbstractItemModelTester tester(&rows, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&rows, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&rows, &QAbstractItemModel::dataChanged);
    MonitorFixture fixture;
    rows.setReading(read(fixture));
    QCOMPARE(rows.rowCount(), 6);
    QCOMPARE(resets.count(), 1);
    rows.setReading(read(fixture));
    QCOMPARE(changes.count(), 0);
    fixture.set("numerics.hr", 131.0).alarm("hr", "active", "medium");
    rows.setReading(read(fixture));
    QCOMPARE(changes.count(), 1);
    const QModelIndex ecg = rows.index(0);
    QCOMPARE(rows.data(ecg, MonitorRows::ValueRole).toString(), QStringLiteral("131"));
    QCOMPARE(rows.data(ecg, MonitorRows::AlarmLevelRole).toInt(), 2);
    QVERIFY(rows.data(ecg, MonitorRows::AlarmFlashesRole).toBool());
    QCOMPARE(rows.data(ecg, MonitorRows::RankRole).toInt(), 0);
    QCOMPARE(rows.data(rows.index(1), MonitorRows::RankRole).toInt(),
             5); // the second lead goes first
    fixture.set("sensors.co2", false);
    rows.setReading(read(fixture));
    QCOMPARE(rows.rowCount(), 5);
    QCOMPARE(resets.count(), 2);
}

void tst_Monitor::pressureScaleHoldsTheWave_data()
{
    QTest::addColumn<double>("systolic");
    QTest::addColumn<double>("diastolic");
    for (const auto &[s, d] : {std::pair{118.0, 72.0},
                               {68.0, 34.0},
                               {210.0, 120.0},
                               {50.0, 25.0},
                               {150.0, 40.0},
                               {280.0, 140.0},
                               {130.0, 95.0}})
        QTest::addRow("%g/%g", s, d) << s << d;
}

void tst_Monitor::pressureScaleHoldsTheWave()
{
    QFETCH(double, systolic);
    QFETCH(double, diastolic);
    MonitorFixture fixture;
    fixture.set("vitals.sbp", systolic).set("vitals.dbp", diastolic);
    PatientSignals signals;
    signals.setWorld(fixture.world(), fixture.patient());
    const MonitorReading r = readMonitor(signals);
    for (std::int64_t us = 53'000'000; us < 59'500'000; us += 8'000) {
        QVERIFY(signals.sample(Channel::Abp, us).value <= r.pressureHigh);
        QVERIFY(signals.sample(Channel::Abp, us).value >= r.pressureLow);
    }
    // Low pressures are seen to be low.
    if (systolic < 92)
        QCOMPARE(r.pressureHigh, 100.0);
}

QTEST_GUILESS_MAIN(tst_Monitor)
#include "tst_monitor.moc"
