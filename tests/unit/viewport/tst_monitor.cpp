// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The monitor without a window: what is drawn when, what is written, what alarms say.
#include "tests/unit/viewport/monitor_fixture.h"
#include "viewport/monitor/alarm_bell.h"
#include "viewport/monitor/alarm_tone.h"
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
    void noPulsationHasOnlyAMean();
    void aCuffPressureGrowsOld_data();
    void aCuffPressureGrowsOld();
    void limitsStandBesideTheirNumbers();
    void alarmsGoFirstWhereRoomIsShort();
    void aVitalThatMovesBendsTheWave_data();
    void aVitalThatMovesBendsTheWave();
    void pressureScaleHoldsTheWave_data();
    void pressureScaleHoldsTheWave();
    void furtherPressures();
    void unzeroedPressuresSaySo_data();
    void unzeroedPressuresSaySo();
    void themesCanBeRead_data();
    void themesCanBeRead();
    void heldRowsAreMarked();
    void pausedAudioIsRead();
    void tonesKeepTheStandard_data();
    void tonesKeepTheStandard();
    void bellRingsForTheMostUrgent();
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
    QCOMPARE(noteOf(measured, Channel::Nibp), QStringLiteral("just now"));
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
    // What is over comes after what is wrong now, however urgent it was.
    texts.clear();
    fixture.alarm("vfib", "latched", "high");
    for (const ShownAlarm &alarm : read(fixture).alarms)
        texts.append(alarm.text.section(u' ', 0, 0));
    QCOMPARE(texts, QStringList({"SpO2", "TEMP", "ECG", "VFIB", "ASYSTOLE"}));
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
    // One scale for all that it can hold: low pressures are seen to be low.
    QCOMPARE(r.pressureLow, 0.0);
    if (systolic <= 130)
        QCOMPARE(r.pressureHigh, 150.0);
}

/// An arterial line in fibrillation measures a mean; "18/18" is no blood pressure.
void tst_Monitor::noPulsationHasOnlyAMean()
{
    MonitorFixture fixture;
    fixture.set("numerics.abp_s", 18.0).set("numerics.abp_d", 18.0).set("numerics.abp_m", 18.0);
    fixture.clear("numerics.pulse");
    const MonitorReading r = read(fixture);
    QCOMPARE(valueOf(r, Channel::Abp), QStringLiteral("--/--"));
    QCOMPARE(r.numbers[static_cast<std::size_t>(Channel::Abp)].detail, QStringLiteral("(18)"));
    QCOMPARE(r.numbers[static_cast<std::size_t>(Channel::Pleth)].detail,
             QStringLiteral("Pulse --"));
    fixture.set("numerics.abp_s", 50.0).set("numerics.abp_d", 25.0); // compressions
    QCOMPARE(valueOf(read(fixture), Channel::Abp), QStringLiteral("50/25"));
}

void tst_Monitor::aCuffPressureGrowsOld_data()
{
    QTest::addColumn<int>("measured");
    QTest::addColumn<int>("now");
    QTest::addColumn<QString>("note");
    QTest::addColumn<bool>("old");
    QTest::newRow("now") << 60 << 60 << "just now" << false;
    QTest::newRow("a minute") << 22 << 120 << "1 min ago" << false;
    QTest::newRow("a quarter") << 0 << 900 << "15 min ago" << true;
}

void tst_Monitor::aCuffPressureGrowsOld()
{
    QFETCH(int, measured);
    QFETCH(int, now);
    QFETCH(QString, note);
    QFETCH(bool, old);
    MonitorFixture fixture;
    fixture.set("numerics.nibp_at", static_cast<double>(measured));
    fixture.at(SimTime::fromSeconds(now));
    const MonitorReading r = read(fixture);
    QCOMPARE(noteOf(r, Channel::Nibp), note);
    QCOMPARE(r.nibpOld, old);
}

void tst_Monitor::limitsStandBesideTheirNumbers()
{
    MonitorFixture fixture;
    const auto limitsOf = [&](Channel channel) {
        return read(fixture).numbers[static_cast<std::size_t>(channel)].limits;
    };
    fixture.set("limits.hr_low", 50.0).set("limits.hr_high", 120.0);
    QCOMPARE(limitsOf(Channel::Ecg), QStringLiteral("50–120"));
    fixture.set("limits.hr_high", 140.0);
    QCOMPARE(limitsOf(Channel::Ecg), QStringLiteral("50–140"));
    fixture.set("limits.spo2_low", 90.0).set("limits.cvp_high", 12.0);
    QCOMPARE(limitsOf(Channel::Pleth), QStringLiteral("≥ 90"));
    QCOMPARE(limitsOf(Channel::Cvp), QStringLiteral("≤ 12"));
    fixture.set("limits.map_low", 60.0).set("limits.map_high", 120.0);
    QCOMPARE(limitsOf(Channel::Abp), QStringLiteral("(60–120)")); // of the mean
    fixture.clear("limits.hr_low").clear("limits.hr_high");
    QVERIFY(limitsOf(Channel::Ecg).isEmpty());
}

/// What alarms is the last to give way; the heart rate never does.
void tst_Monitor::alarmsGoFirstWhereRoomIsShort()
{
    MonitorFixture fixture;
    fixture.set("sensors.cvp", true).set("numerics.cvp", 14.0);
    MonitorRows rows;
    const auto rankOf = [&](Channel channel) {
        rows.setReading(read(fixture));
        for (int i = 0; i < rows.rowCount(); ++i) {
            const QModelIndex index = rows.index(i);
            if (index.data(MonitorRows::ChannelRole).toInt() == static_cast<int>(channel))
                return index.data(MonitorRows::RankRole).toInt();
        }
        return -1;
    };
    QCOMPARE(rankOf(Channel::Cvp), 5);
    fixture.alarm("cvp", "active", "medium");
    QCOMPARE(rankOf(Channel::Cvp), 1);
    QCOMPARE(rankOf(Channel::Ecg), 0);
    fixture.alarm("spo2", "active", "high");
    QCOMPARE(rankOf(Channel::Pleth), 1);
    QCOMPARE(rankOf(Channel::Cvp), 2);
    QCOMPARE(rankOf(Channel::Ecg), 0);
}

void tst_Monitor::aVitalThatMovesBendsTheWave_data()
{
    QTest::addColumn<bool>("history");
    QTest::newRow("live, few worlds a second") << false;
    QTest::newRow("replay") << true;
}

/// Vitals that fall from world to world, as at the onset of fibrillation: no step in the traces.
void tst_Monitor::aVitalThatMovesBendsTheWave()
{
    QFETCH(bool, history);
    const auto worldAt = [](std::int64_t seconds) {
        MonitorFixture fixture;
        fixture.at(SimTime::fromSeconds(seconds));
        const double share = std::clamp((seconds - 50) / 8.0, 0.0, 1.0);
        fixture.set("vitals.etco2", 38 - 34 * share);
        fixture.set("vitals.sbp", 120 - 90 * share).set("vitals.dbp", 80 - 60 * share);
        signals::TypicalTracks tracks{signals::Rhythm::Sinus, 75, 12};
        tracks.fromUs = 30'000'000; // the same beats in every world
        tracks.toUs = seconds * 1'000'000;
        fixture.setTracks(tracks.make());
        return std::pair(fixture.world(), fixture.patient());
    };
    // The steepest a wave of such a patient is anyway, between two samples.
    const auto steepest = [](const std::function<double(std::int64_t)> &value) {
        double most = 0;
        for (std::int64_t us = 51'000'000; us < 58'000'000; us += 4'000)
            most = std::max(most, std::abs(value(us + 4'000) - value(us)));
        return most;
    };
    PatientSignals steady;
    steady.setWorld(worldAt(50).first, worldAt(50).second);
    std::map<std::int64_t, double> drawn[2];
    PatientSignals signals;
    const Channel channels[] = {Channel::Abp, Channel::Co2};
    if (history) {
        signals.setWorld(worldAt(64).first, worldAt(64).second);
        signals.setHistory([&](Tick tick) { return worldAt(tick.n / kTicksPerSecond).first; });
    }
    for (std::int64_t second = 50; second <= 60; ++second) {
        if (!history)
            signals.setWorld(worldAt(second).first, worldAt(second).second);
        const std::int64_t until = second * 1'000'000 - signals::kDisplayLagUs + 33'333;
        for (std::int64_t us = (until - 1'000'000) / 4'000 * 4'000; us < until; us += 4'000) {
            for (int c = 0; c < 2; ++c)
                drawn[c].try_emplace(us, signals.sample(channels[c], us).value);
        }
    }
    for (int c = 0; c < 2; ++c) {
        const double usual = steepest(
            [&](std::int64_t us) { return steady.sample(channels[c], us - 8'000'000).value; });
        const double most = steepest([&](std::int64_t us) { return drawn[c].at(us); });
        QVERIFY(usual > 0);
        QVERIFY2(most <= 1.15 * usual,
                 qPrintable(QStringLiteral("%1: %2, usually %3").arg(c).arg(most).arg(usual)));
    }
}

/// Pulmonary artery and intracranial pressure where they are measured, with scales that hold them.
void tst_Monitor::furtherPressures()
{
    MonitorFixture fixture;
    fixture.set("sensors.pap", true).set("sensors.icp", true);
    fixture.set("vitals.pap_s", 34.0).set("vitals.pap_d", 18.0).set("vitals.icp", 24.0);
    fixture.set("numerics.pap_s", 34.0).set("numerics.pap_d", 18.0).set("numerics.pap_m", 23.0);
    fixture.set("numerics.icp", 24.0).set("numerics.cpp", 63.0);
    PatientSignals signals;
    signals.setWorld(fixture.world(), fixture.patient());
    const MonitorReading r = readMonitor(signals);
    QVERIFY((r.waves == std::vector<Channel>{Channel::Ecg, Channel::EcgSecond, Channel::Abp,
                                             Channel::Pleth, Channel::Pap, Channel::Icp,
                                             Channel::Co2, Channel::Resp}));
    QCOMPARE(valueOf(r, Channel::Pap), QStringLiteral("34/18"));
    QCOMPARE(r.numbers[static_cast<std::size_t>(Channel::Pap)].detail, QStringLiteral("(23)"));
    QCOMPARE(valueOf(r, Channel::Icp), QStringLiteral("24"));
    QCOMPARE(r.numbers[static_cast<std::size_t>(Channel::Icp)].detail, QStringLiteral("CPP 63"));
    MonitorRows rows;
    rows.setReading(r);
    for (const Channel channel : {Channel::Pap, Channel::Icp}) {
        int at = -1;
        for (int i = 0; i < rows.rowCount(); ++i) {
            if (rows.index(i).data(MonitorRows::ChannelRole).toInt() == static_cast<int>(channel))
                at = i;
        }
        QVERIFY(at >= 0);
        double low = 1e9;
        double high = -1e9;
        for (std::int64_t us = 52'000'000; us < 59'000'000; us += 8'000) {
            const TraceSample sample = signals.sample(channel, us);
            QCOMPARE(sample.kind, TraceSample::Kind::Line);
            low = std::min<double>(low, sample.value);
            high = std::max<double>(high, sample.value);
        }
        QVERIFY(low >= rows.index(at).data(MonitorRows::MinimumRole).toDouble());
        QVERIFY(high <= rows.index(at).data(MonitorRows::MaximumRole).toDouble());
        QVERIFY2(high - low > 3, qPrintable(QString::number(high - low)));
    }
    // Who alarms is where it is measured.
    fixture.alarm("icp", "active", "high").alarm("pap", "active", "medium");
    const MonitorReading alarmed = read(fixture);
    QCOMPARE(alarmed.alarms.size(), std::size_t{2});
    QVERIFY(alarmed.alarms[0].channel == Channel::Icp);
    QVERIFY(alarmed.alarms[1].channel == Channel::Pap);
}

void tst_Monitor::unzeroedPressuresSaySo_data()
{
    QTest::addColumn<QString>("sensor");
    QTest::addColumn<int>("channel");
    QTest::newRow("cvp") << QStringLiteral("cvp") << static_cast<int>(Channel::Cvp);
    QTest::newRow("pap") << QStringLiteral("pap") << static_cast<int>(Channel::Pap);
    QTest::newRow("icp") << QStringLiteral("icp") << static_cast<int>(Channel::Icp);
}

void tst_Monitor::unzeroedPressuresSaySo()
{
    QFETCH(QString, sensor);
    QFETCH(int, channel);
    const std::string flag = "sensors." + sensor.toStdString();
    MonitorFixture fixture;
    fixture.set(flag, true).set(flag + "_zeroed", false);
    PatientSignals signals;
    signals.setWorld(fixture.world(), fixture.patient());
    const MonitorReading r = readMonitor(signals);
    QCOMPARE(noteOf(r, static_cast<Channel>(channel)), QStringLiteral("Zero transducer"));
    QVERIFY(valueOf(r, static_cast<Channel>(channel)).startsWith(QStringLiteral("--")));
    const TraceSample sample = signals.sample(static_cast<Channel>(channel), 58'000'000);
    QCOMPARE(sample.kind, TraceSample::Kind::Line);
    QCOMPARE(sample.value, 0.0F);
    fixture.set(flag + "_zeroed", true);
    QVERIFY(noteOf(read(fixture), static_cast<Channel>(channel)).isEmpty());
}

void tst_Monitor::themesCanBeRead_data()
{
    QTest::addColumn<QString>("theme");
    for (const MonitorTheme &theme : monitorThemes())
        QTest::newRow(std::string(theme.id).c_str())
            << QString::fromStdString(std::string(theme.id));
}

/// Every colour of a theme on its ground: a contrast of at least 4.5:1 (WCAG 2.1, 1.4.3).
void tst_Monitor::themesCanBeRead()
{
    QFETCH(QString, theme);
    const MonitorTheme &look = monitorTheme(theme.toStdString());
    QCOMPARE(QString::fromStdString(std::string(look.id)), theme);
    const auto luminance = [](std::uint32_t rgb) {
        const auto part = [rgb](unsigned shift) {
            const double c = (rgb >> shift & 0xffU) / 255.0;
            return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
    };
    std::vector<std::uint32_t> inks(look.channels.begin(), look.channels.end());
    inks.push_back(look.ink);
    inks.push_back(look.dim);
    for (const std::uint32_t ink : inks) {
        const double contrast = (luminance(ink) + 0.05) / (luminance(look.ground) + 0.05);
        QVERIFY2(contrast >= 4.5, qPrintable(QString::number(ink, 16)));
    }
    // A name nobody knows is the standard one, and a theme changes colours in place.
    QCOMPARE(&monitorTheme("nobody's"), &monitorThemes().front());
    MonitorRows rows;
    rows.setReading(read(MonitorFixture()));
    QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
    rows.setTheme(look);
    QCOMPARE(changed.size(), &look == &monitorThemes().front() ? 0 : 1);
    QCOMPARE(rows.index(0).data(MonitorRows::InkRole).value<QColor>(),
             QColor::fromRgb(look.channels[0]));
}

void tst_Monitor::heldRowsAreMarked()
{
    MonitorRows rows;
    rows.setReading(read(MonitorFixture()));
    const auto held = [&] {
        QList<int> channels;
        for (int i = 0; i < rows.rowCount(); ++i) {
            if (rows.index(i).data(MonitorRows::HeldRole).toBool())
                channels.append(rows.index(i).data(MonitorRows::ChannelRole).toInt());
        }
        return channels;
    };
    QVERIFY(held().isEmpty());
    QSignalSpy changed(&rows, &QAbstractItemModel::dataChanged);
    rows.setHeld(1U << static_cast<unsigned>(channelOfVital("vitals.map")));
    QCOMPARE(held(), QList<int>{static_cast<int>(Channel::Abp)});
    rows.setHeld(1U << static_cast<unsigned>(channelOfVital("vitals.hr")));
    QCOMPARE(held(), QList<int>{static_cast<int>(Channel::Ecg)}); // its second lead has no number
    rows.setHeld(0);
    QVERIFY(held().isEmpty());
    QCOMPARE(changed.size(), 3);
    QVERIFY(channelOfVital("vitals.glucose") == kNoChannel);
}

void tst_Monitor::pausedAudioIsRead()
{
    MonitorFixture fixture;
    fixture.alarm("vfib", "active", "high");
    QVERIFY(!read(fixture).audioPaused);
    fixture.set("alarms.audio_paused", true);
    QVERIFY(read(fixture).audioPaused);
    QCOMPARE(read(fixture).alarms.size(), std::size_t{1}); // it is seen all the same
}

void tst_Monitor::tonesKeepTheStandard_data()
{
    QTest::addColumn<int>("level");
    QTest::addColumn<int>("pulses");
    QTest::newRow("high") << 3 << 10;
    QTest::newRow("medium") << 2 << 3;
    QTest::newRow("low") << 1 << 2;
}

/// IEC 60601-1-8:2006, tables 3 and 4.
void tst_Monitor::tonesKeepTheStandard()
{
    QFETCH(int, level);
    QFETCH(int, pulses);
    const auto priority = static_cast<AlarmLevel>(level);
    const ToneRhythm &rhythm = toneRhythm(priority);
    QCOMPARE(static_cast<int>(rhythm.pulses.size()), pulses);
    const auto within = [](int value, int low, int high) { return value >= low && value <= high; };
    const auto pause = [&](int i) { // before pulse i
        const TonePulse &before = rhythm.pulses[static_cast<std::size_t>(i - 1)];
        return rhythm.pulses[static_cast<std::size_t>(i)].startMs - before.startMs -
               before.lengthMs;
    };
    const bool high = priority == AlarmLevel::High;
    for (const TonePulse &pulse : rhythm.pulses)
        QVERIFY(within(pulse.lengthMs, high ? 75 : 125, high ? 200 : 250));
    for (int i = 1; i < pulses; ++i) {
        if (!high) {
            QVERIFY(within(pause(i), 125, 250));
            continue;
        }
        const int x = pause(1);
        QVERIFY(within(x, 50, 125));
        if (i == 5)
            QVERIFY(within(pause(i), 350, 1'300));
        else
            QCOMPARE(pause(i), i == 3 || i == 8 ? 2 * x + rhythm.pulses[0].lengthMs : x);
    }
    QVERIFY(within(rhythm.restMs, priority == AlarmLevel::Low ? 15'000 : 2'500,
                   high ? 15'000 : 30'000));
    QVERIFY(rhythm.hertz >= 150 && rhythm.hertz <= 1'000);

    // The samples: silent between pulses, loud in them, soft at their ends, rich in overtones.
    const std::vector<std::int16_t> samples = makeTone(priority);
    QCOMPARE(static_cast<int>(samples.size()), rhythm.burstMs() * kToneRate / 1000);
    const auto loudest = [&](int fromMs, int toMs) {
        int most = 0;
        for (int i = fromMs * kToneRate / 1000; i < toMs * kToneRate / 1000; ++i)
            most = std::max(most, std::abs(static_cast<int>(samples[static_cast<std::size_t>(i)])));
        return most;
    };
    for (int i = 0; i < pulses; ++i) {
        const TonePulse &pulse = rhythm.pulses[static_cast<std::size_t>(i)];
        const int middle = loudest(pulse.startMs + 40, pulse.startMs + pulse.lengthMs - 40);
        QVERIFY(middle > 5'000 && middle < 30'000);
        QVERIFY(loudest(pulse.startMs, pulse.startMs + 3) < middle / 4);
        QVERIFY(loudest(pulse.startMs + pulse.lengthMs - 3, pulse.startMs + pulse.lengthMs) <
                middle / 4);
        if (i > 0)
            QCOMPARE(loudest(pulse.startMs - pause(i) + 1, pulse.startMs), 0);
    }
    const auto power = [&](double hertz) { // of the first pulse
        const int count = rhythm.pulses[0].lengthMs * kToneRate / 1000;
        double re = 0;
        double im = 0;
        for (int i = 0; i < count; ++i) {
            const double angle = 2 * M_PI * hertz * i / kToneRate;
            re += samples[static_cast<std::size_t>(i)] * std::cos(angle);
            im += samples[static_cast<std::size_t>(i)] * std::sin(angle);
        }
        return re * re + im * im;
    };
    double most = 0;
    for (int k = 1; k <= 8; ++k)
        most = std::max(most, power(rhythm.hertz * k));
    int peaks = 0;
    for (int k = 1; k <= 8; ++k) {
        const double hertz = rhythm.hertz * k;
        peaks += hertz >= 300 && hertz <= 4'000 && 10 * std::log10(most / power(hertz)) <= 15;
    }
    QVERIFY2(peaks >= 4, qPrintable(QString::number(peaks)));
}

namespace {

class HeardTones : public ToneOutput
{
public:
    void play(AlarmLevel level) override { heard.append(static_cast<int>(level)); }
    void stop() override { heard.append(0); }
    QList<int> heard;
};

} // namespace

void tst_Monitor::bellRingsForTheMostUrgent()
{
    HeardTones tones;
    AlarmBell bell(tones);
    bell.ring(AlarmLevel::Medium);
    bell.ring(AlarmLevel::Medium); // every world says so again
    QCOMPARE(tones.heard, QList<int>{2});
    bell.ring(AlarmLevel::High); // at once
    QCOMPARE(tones.heard, QList<int>({2, 3}));
    bell.ring(AlarmLevel::Low); // when the burst is over
    QCOMPARE(tones.heard, QList<int>({2, 3}));
    QTRY_COMPARE_WITH_TIMEOUT(tones.heard, QList<int>({2, 3, 1}), 20'000);
    bell.ring(AlarmLevel::None);
    QCOMPARE(tones.heard, QList<int>({2, 3, 1, 0}));
    bell.ring(AlarmLevel::None);
    QCOMPARE(tones.heard, QList<int>({2, 3, 1, 0}));
}

QTEST_GUILESS_MAIN(tst_Monitor)
#include "tst_monitor.moc"
