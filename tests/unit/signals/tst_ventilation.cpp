// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/schema.h"
#include "core/world/signals/typical_tracks.h"
#include "core/world/signals/ventilation.h"

#include <QtTest>

#include <algorithm>
#include <cmath>

using namespace ward;
using namespace ward::signals;
using Mode = VentilatorSettings::Mode;

namespace {

constexpr std::int64_t kFrom = 4'000'000;
constexpr std::int64_t kTo = 14'000'000;

Ventilation ventilation(Mode mode, world::BreathKind kind = world::BreathKind::Ventilator)
{
    TypicalTracks typical;
    typical.breathRate = 15;
    typical.breathKind = kind;
    typical.toUs = 16'000'000;
    VentilatorSettings settings;
    settings.mode = mode;
    settings.peep = 8;
    settings.peak = 24;
    settings.normalVolume = 480;
    return {typical.make(), {}, settings};
}

struct Extent
{
    double low = 1e9;
    double high = -1e9;
    double sum = 0;
};

template <typename Curve>
Extent over(const Curve &curve)
{
    Extent out;
    for (std::int64_t us = kFrom; us < kTo; us += 5'000) {
        const double value = curve(us);
        out.low = std::min(out.low, value);
        out.high = std::max(out.high, value);
        out.sum += value;
    }
    return out;
}

} // namespace

class TestVentilation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void goesFromPeepToThePeak_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("volume") << static_cast<int>(Mode::Volume);
        QTest::newRow("pressure") << static_cast<int>(Mode::Pressure);
    }
    void goesFromPeepToThePeak()
    {
        QFETCH(int, mode);
        const Ventilation v = ventilation(static_cast<Mode>(mode));
        const Extent pressure = over([&](std::int64_t us) { return v.pressure(us); });
        QVERIFY2(std::abs(pressure.low - 8) < 0.3, qPrintable(QString::number(pressure.low)));
        QVERIFY2(std::abs(pressure.high - 24) < 0.5, qPrintable(QString::number(pressure.high)));
    }

    void volumeIsTheTidalVolumeAndComesBack()
    {
        const Ventilation v = ventilation(Mode::Volume);
        const Extent volume = over([&](std::int64_t us) { return v.volume(us); });
        QVERIFY(std::abs(volume.high - 480) < 5);
        QVERIFY(volume.low > -1 && volume.low < 25);
    }

    void flowIsTheSlopeOfTheVolume()
    {
        const Ventilation v = ventilation(Mode::Volume);
        const Extent flow = over([&](std::int64_t us) { return v.flow(us); });
        QVERIFY(flow.high > 15 && flow.high < 60);
        QVERIFY(flow.low < -20 && flow.low > -90);
        // What goes in comes out: mL over whole breaths.
        const double balance = flow.sum * 5'000 / 60'000;
        QVERIFY2(std::abs(balance) < 480, qPrintable(QString::number(balance)));
    }

    void aPressureModeHoldsItsPlateau()
    {
        const Ventilation flat = ventilation(Mode::Pressure);
        const Ventilation ramp = ventilation(Mode::Volume);
        // A quarter of a second into a breath: full pressure here, a rising one there.
        int plateaus = 0;
        for (std::int64_t us = kFrom; us < kTo; us += 10'000) {
            if (ramp.flow(us) > 5 && flat.pressure(us) > 23) {
                ++plateaus;
                QVERIFY(ramp.pressure(us) < 24.01);
            }
        }
        QVERIFY(plateaus > 50);
        const Extent a = over([&](std::int64_t us) { return flat.pressure(us); });
        const Extent b = over([&](std::int64_t us) { return ramp.pressure(us); });
        QVERIFY(a.sum > b.sum * 1.05);
    }

    void whoDrawsHimselfDipsBelowPeep()
    {
        const Ventilation v = ventilation(Mode::Cpap, world::BreathKind::Spontaneous);
        const Extent pressure = over([&](std::int64_t us) { return v.pressure(us); });
        QVERIFY(pressure.low < 7.6 && pressure.low > 6);
        QVERIFY(pressure.high < 10);
    }

    void settingsAreThoseOfTheWorld()
    {
        world::World world(std::make_shared<const world::Layout>(
            world::Layout::fromSchema(content::Schema::shipped())));
        const world::Handle patient = world.createEntity(Id(1, 1));
        const auto &layout = world.layout();
        world.addComponent(patient, layout.componentIndex("airway"));
        world.addComponent(patient, layout.componentIndex("patient"));
        QCOMPARE(readVentilator(world, patient).mode, Mode::Off);
        QVERIFY(world.setValue(patient, layout.find("airway.vent_mode"), std::string("pc-ac")));
        QCOMPARE(readVentilator(world, patient).mode, Mode::Off); // set, but nobody is connected
        world.setRaw(patient, layout.find("airway.ventilated"), 1);
        world.setQuantity(patient, layout.find("airway.peep"), 10);
        world.setQuantity(patient, layout.find("airway.ppeak"), 27);
        world.setQuantity(patient, layout.find("patient.weight"), 60);
        const VentilatorSettings settings = readVentilator(world, patient);
        QCOMPARE(settings.mode, Mode::Pressure);
        QCOMPARE(settings.peep, 10.0);
        QCOMPARE(settings.peak, 27.0);
        QCOMPARE(settings.normalVolume, 390.0);
    }
};

QTEST_GUILESS_MAIN(TestVentilation)
#include "tst_ventilation.moc"
