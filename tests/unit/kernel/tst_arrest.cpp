// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
//
// What a monitor shows of breathing, carbon dioxide and pressures when the circulation stops and
// comes back: numbers, the waves as they are drawn, the alarm. One of the scenes a clinician checks
// first. Sources of the limits stand in sim-engine/kernel/physiology/lungs.cpp and circulation.cpp.
#include "core/world/signals/waves.h"
#include "tests/support/scenario.h"
#include "tests/unit/kernel/expectations.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>

using namespace ward;
using namespace ward::test;

namespace {

constexpr double kOnset = 95; ///< of fibrillation in the shipped arrest

std::vector<world::Breath> breathsBetween(const Run &run, double from, double to)
{
    std::vector<world::Breath> found;
    for (const world::Breath &breath : run.world().tracks(run.patient())->breaths) {
        const double onset = static_cast<double>(breath.onsetUs) / 1e6;
        if (onset >= from && onset < to)
            found.push_back(breath);
    }
    return found;
}

signals::Waves wavesOf(const Run &run)
{
    const signals::ParameterReader reader(run.world().layout());
    return {*run.world().tracks(run.patient()), reader.read(run.world(), run.patient())};
}

double highestCo2(const signals::Waves &waves, double from, double to)
{
    double most = 0;
    for (auto us = static_cast<std::int64_t>(from * 1e6); us < static_cast<std::int64_t>(to * 1e6);
         us += 20'000)
        most = std::max(most, waves.co2(us));
    return most;
}

/// A patient who goes into fibrillation at 30 s.
ScenarioBuilder ventilatedPatient()
{
    ScenarioBuilder s = withDefibrillator();
    s.patient("airway", {{"device", "ett"},
                         {"vent_mode", "vc-cmv"},
                         {"vent_rate", "16 /min"},
                         {"vt", "480 mL"},
                         {"fio2", "0.4 1"}});
    return s;
}

} // namespace

class TestArrest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shippedArrest();
    void numbersNeverContradictTheWave();
    void compressionsAndBag();
    void compressionsWithoutBreaths();
    void ventilatorGoesOn();
    void returnOvershoots_data();
    void returnOvershoots();
    void plateausAreLevel();
    void firstBreathAfterApnoea();
    void whatIsDrawnStays_data();
    void whatIsDrawnStays();
    void pressureRunsOff();
};

void TestArrest::shippedArrest()
{
    Run run(*test::scenario(QStringLiteral("icu-arrest")));
    run.until(kOnset);
    WITHIN(run.value("numerics.rr"), 24, 28);
    WITHIN(run.value("numerics.etco2"), 37, 39);
    struct Moment
    {
        double after; ///< the onset, s
        double rrLow, rrHigh;
        double co2Low, co2High;
    };
    // Breathing slows down, gasps from about 12 s, ends at about a minute; the apnoea alarm comes
    // 20 s after the last breath. End-tidal CO2 falls with every breath and is 0 only in apnoea.
    constexpr Moment kMoments[] = {{10, 18, 26, 30, 38}, {20, 8, 18, 24, 34}, {30, 5, 12, 16, 29},
                                   {40, 4, 9, 11, 23},   {50, 3, 8, 7, 18},   {60, 3, 8, 5, 14}};
    double before = 38;
    for (const Moment &moment : kMoments) {
        run.until(kOnset + moment.after);
        WITHIN(run.value("numerics.rr"), moment.rrLow, moment.rrHigh);
        const double shown = run.value("numerics.etco2");
        WITHIN(shown, moment.co2Low, moment.co2High);
        QVERIFY2(shown <= before, std::to_string(shown).c_str());
        before = shown;
        QCOMPARE(run.text("alarms.apnoea"), std::string("inactive"));
        if (moment.after >= 20) {
            const auto breaths = breathsBetween(run, kOnset + moment.after - 6, 1e9);
            QVERIFY(breaths.size() <= 1);
            QVERIFY(breaths.empty() || breaths[0].kind == world::BreathKind::Gasp);
        }
    }
    QCOMPARE(run.value("vitals.rr"), 0.0); // it has ended
    for (double t = kOnset + 60; t < kOnset + 85; t += 1) {
        run.until(t);
        QCOMPARE(run.text("alarms.apnoea") == "active", run.value("numerics.rr") == 0);
    }
    QCOMPARE(run.text("alarms.apnoea"), std::string("active"));
    QCOMPARE(run.text("alarms.apnoea_priority"), std::string("high"));
    QCOMPARE(run.value("numerics.rr"), 0.0);
    QCOMPARE(run.value("numerics.etco2"), 0.0);
    WITHIN(highestCo2(wavesOf(run), kOnset + 75, kOnset + 85), 0, 0.5);
    QVERIFY(breathsBetween(run, kOnset + 64, 1e9).empty());
}

void TestArrest::numbersNeverContradictTheWave()
{
    // Each second: what the number says is what the last breaths draw, within 15 %.
    Run run(*test::scenario(QStringLiteral("icu-arrest")));
    for (double t = 80; t <= 180; t += 1) {
        run.until(t);
        const double shown = run.value("numerics.etco2");
        const double drawn = highestCo2(wavesOf(run), t - 15.5, t - 0.4);
        if (run.value("numerics.rr") == 0) {
            QCOMPARE(shown, 0.0);
            WITHIN(drawn, 0, 1);
        } else if (!breathsBetween(run, t - 15, t - 4).empty()) {
            QVERIFY2(shown > 4, std::to_string(t).c_str());
            QVERIFY2(drawn >= 0.85 * shown, std::to_string(t).c_str());
        }
    }
}

void TestArrest::compressionsAndBag()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(30);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(120);
    ACT(run, "cpr.start", "rate=110 /min; depth=5.5 cm");
    ACT(run, "bvm.start", "rate=10 /min");
    for (double t = 160; t <= 300; t += 20) {
        run.until(t);
        WITHIN(run.value("numerics.etco2"), 10, 20);
        WITHIN(run.value("numerics.rr"), 9, 11);
        QVERIFY(run.text("alarms.apnoea") != "active");
    }
}

void TestArrest::compressionsWithoutBreaths()
{
    ScenarioBuilder s;
    Run run(s.document());
    run.until(30);
    ACT(run, "phys.arrhythmia", "rhythm=asystole");
    run.until(130);
    ACT(run, "drug.bolus", "drug=rocuronium; dose=90 mg"); // not even a gasp
    ACT(run, "cpr.start");
    run.until(200);
    QCOMPARE(run.value("numerics.rr"), 0.0);
    QCOMPARE(run.value("numerics.etco2"), 0.0);
    WITHIN(highestCo2(wavesOf(run), 190, 199), 0, 0.5);
}

void TestArrest::ventilatorGoesOn()
{
    Run run(ventilatedPatient().document());
    run.until(30);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    double before = run.value("numerics.etco2");
    for (double t = 35; t <= 120; t += 5) {
        run.until(t);
        WITHIN(run.value("numerics.rr"), 15, 17);
        const double shown = run.value("numerics.etco2");
        QVERIFY2(shown <= before, std::to_string(t).c_str());
        before = shown;
        QVERIFY(run.text("alarms.apnoea") != "active");
    }
    // 1.4 to 0.4 %: to three tenths.
    WITHIN(before / 40, 0.02, 0.3);
}

void TestArrest::returnOvershoots_data()
{
    QTest::addColumn<bool>("ventilated");
    QTest::newRow("bag") << false;
    QTest::newRow("ventilator") << true;
}

void TestArrest::returnOvershoots()
{
    QFETCH(bool, ventilated);
    Run run((ventilated ? ventilatedPatient() : withDefibrillator()).document());
    run.until(30);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(60);
    ACT(run, "cpr.start");
    if (!ventilated)
        ACT(run, "bvm.start");
    UNTIL_CHARGED(run, 180);
    ACT(run, "cpr.stop");
    ACT(run, "defib.shock");
    run.until(215);
    const double peak = run.value("numerics.etco2");
    WITHIN(peak, 42, 60); // abruptly, and above what it was
    run.until(420);
    const double later = run.value("numerics.etco2");
    WITHIN(later, 34, 46);
    QVERIFY2(later <= peak - 3, (std::to_string(peak) + " " + std::to_string(later)).c_str());
    WITHIN(run.value("numerics.rr"), 12, 24);
}

void TestArrest::plateausAreLevel()
{
    // However fast it falls, a breath that is on its way out keeps its own height.
    Run run(ventilatedPatient().document());
    run.until(30);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    run.until(41);
    const auto breaths = breathsBetween(run, 34, 38);
    QVERIFY(!breaths.empty());
    const world::Breath &breath = breaths.front();
    const std::int64_t plateau = breath.onsetUs + breath.periodUs * 3 / 4;
    const double drawn = wavesOf(run).co2(plateau);
    run.until(45);
    QCOMPARE(wavesOf(run).co2(plateau), drawn);
}

void TestArrest::firstBreathAfterApnoea()
{
    // What a breath brings is what has gathered meanwhile, not the nothing that was seen.
    ScenarioBuilder s;
    Run run(s.document());
    run.until(10);
    ACT(run, "oxygen.set", "device=non-rebreather; flow=15 L/min");
    ACT(run, "drug.bolus", "drug=rocuronium; dose=90 mg");
    run.until(130);
    QCOMPARE(run.value("numerics.etco2"), 0.0);
    ACT(run, "bvm.start", "rate=10 /min");
    run.until(142);
    WITHIN(run.value("numerics.etco2"), 43, 60);
}

/// What a monitor has drawn of one wave: a sample every 10 ms, up to where all beats are known.
struct Strip
{
    const char *name = "";
    double (signals::Waves::*wave)(std::int64_t) const = nullptr;
    double unit = 0; ///< what may differ at most
    std::vector<double> samples;

    void drawUpTo(const signals::Waves &waves, std::int64_t us)
    {
        while (static_cast<std::int64_t>(samples.size()) * 10'000 <= us)
            samples.push_back((waves.*wave)(static_cast<std::int64_t>(samples.size()) * 10'000));
    }
    /// Where what a later state draws of the last `seconds` differs most, and by how much.
    [[nodiscard]] std::pair<double, double> difference(const signals::Waves &waves,
                                                       std::size_t seconds) const
    {
        std::pair<double, double> most;
        for (std::size_t i = samples.size() - std::min(samples.size(), seconds * 100);
             i < samples.size(); ++i) {
            const auto us = static_cast<std::int64_t>(i) * 10'000;
            const double by = std::abs((waves.*wave)(us)-samples[i]);
            if (by > most.second)
                most = {static_cast<double>(us) / 1e6, by};
        }
        return most;
    }
};

void TestArrest::whatIsDrawnStays_data()
{
    QTest::addColumn<bool>("bleeds");
    QTest::newRow("full vessels") << false;
    QTest::newRow("empty vessels") << true; // the pulse swings with the breath
}

void TestArrest::whatIsDrawnStays()
{
    // Fibrillation, compressions, a shock, the return: the vitals move all the time. What has been
    // drawn in the last 8 s, which is what a monitor shows, stays where it is; and each new sample
    // goes on from the last one. At most 0.3 mmHg and 1 % of a pulse of difference; where the
    // pulmonary artery stands still: its vitals say how high, and rise with the veins.
    QFETCH(bool, bleeds);
    Run run(ventilatedPatient().document());
    std::array strips{Strip{"ABP", &signals::Waves::abp, 0.3, {}},
                      Strip{"pleth", &signals::Waves::pleth, 0.01, {}},
                      Strip{"PAP", &signals::Waves::pap, 2, {}}};
    for (int tick = 1; tick <= 150 * 30; ++tick) {
        if (tick == 5 * 30 && bleeds)
            ACT(run, "phys.haemorrhage", "rate=1500 mL/min");
        if (tick == 45 * 30)
            ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
        if (tick == 65 * 30)
            ACT(run, "cpr.start");
        if (tick == 104 * 30)
            ACT(run, "defib.charge");
        if (tick == 110 * 30)
            ACT(run, "cpr.stop");
        if (tick == 112 * 30)
            ACT(run, "defib.shock", "energy=200 J");
        run.until(tick / 30.0);
        const signals::Waves waves = wavesOf(run);
        for (Strip &strip : strips) {
            const auto [at, by] = strip.difference(waves, tick % 30 == 0 ? 8 : 0);
            QVERIFY2(by <= strip.unit, qPrintable(QStringLiteral("%1 at %2 s, seen at %3 s: %4")
                                                      .arg(QLatin1String(strip.name))
                                                      .arg(at)
                                                      .arg(tick / 30.0)
                                                      .arg(by)));
            const double before =
                strip.samples.empty()
                    ? 0
                    : std::abs((waves.*strip.wave)(
                                   static_cast<std::int64_t>(strip.samples.size() - 1) * 10'000) -
                               strip.samples.back());
            QVERIFY2(before <= strip.unit, qPrintable(QStringLiteral("%1 jumps by %2 at %3 s")
                                                          .arg(QLatin1String(strip.name))
                                                          .arg(before)
                                                          .arg(tick / 30.0)));
            strip.drawUpTo(waves, run.world().tick().time().us - signals::kDisplayLagUs);
        }
    }
}

void TestArrest::pressureRunsOff()
{
    // From the last beat the arteries empty into the veins: always downwards, half of the way in
    // some seconds, to the pressure of a standing circulation, which number and wave agree on.
    Run run(ventilatedPatient().document());
    run.until(30);
    ACT(run, "phys.arrhythmia", "rhythm=vf-coarse");
    Strip abp{"ABP", &signals::Waves::abp, 0, {}};
    while (run.world().tick().n < 75 * 30) {
        run.until(static_cast<double>(run.world().tick().n + 1) / 30);
        abp.drawUpTo(wavesOf(run), run.world().tick().time().us - signals::kDisplayLagUs);
    }
    const auto mean = [&](std::size_t second) {
        double sum = 0;
        for (std::size_t i = second * 100; i < second * 100 + 100; ++i)
            sum += abp.samples[i];
        return sum / 100;
    };
    for (std::size_t second = 32; second < 44; ++second)
        QVERIFY2(mean(second + 1) < mean(second) + 0.3, std::to_string(second).c_str());
    WITHIN(mean(33), 30, 62);
    WITHIN(mean(40), 17, 26);
    for (std::size_t second = 45; second < 74; ++second)
        WITHIN(mean(second), signals::kStandstillPressure - 1, signals::kStandstillPressure + 1);
    WITHIN(run.value("vitals.map"), signals::kStandstillPressure - 1,
           signals::kStandstillPressure + 1);
}

QTEST_APPLESS_MAIN(TestArrest)
#include "tst_arrest.moc"
