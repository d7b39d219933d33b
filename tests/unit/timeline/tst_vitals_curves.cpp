// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/schema.h"
#include "timeline/vitals_curves.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace ward;
using namespace ward::timeline;

namespace {

constexpr float kNaN = std::numeric_limits<float>::quiet_NaN();

std::vector<std::vector<float>> columns(const VitalsCurves &curves, std::vector<float> first)
{
    std::vector<std::vector<float>> all(curves.curves().size(),
                                        std::vector<float>(first.size(), kNaN));
    all.front() = std::move(first);
    return all;
}

} // namespace

class TestVitalsCurves : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatNobodySawIsUnread()
    {
        VitalsCurves curves;
        QVERIFY(!curves.unread(0));
        QCOMPARE(curves.unread(10), std::pair(std::size_t{0}, std::size_t{10}));
        QCOMPARE(curves.fill(0, columns(curves, {80, 81, kNaN})), std::size_t{3});
        QCOMPARE(curves.unread(10), std::pair(std::size_t{3}, std::size_t{10}));
        // A hole in the middle: the stretch holds it, and nothing known at either end.
        QCOMPARE(curves.fill(5, columns(curves, {85, 86, 87, 88, 89})), std::size_t{5});
        QCOMPARE(curves.unread(10), std::pair(std::size_t{3}, std::size_t{5}));
        QCOMPARE(curves.fill(2, columns(curves, {70, 83, 84, 70})), std::size_t{2});
        QVERIFY(!curves.unread(10));
        const std::vector<float> &values = curves.curves().front().values;
        QCOMPARE(values.size(), std::size_t{10});
        QVERIFY(std::isnan(values[2])); // "not measured" is an answer and stays
        QCOMPARE(values[3], 83.0F);
        QCOMPARE(values[5], 85.0F); // what was known before stays
        curves.clear();
        QCOMPARE(curves.unread(3), std::pair(std::size_t{0}, std::size_t{3}));
    }

    void worldsAreKnownSeconds()
    {
        auto layout =
            std::make_shared<world::Layout>(world::Layout::fromSchema(content::Schema::shipped()));
        world::World world(layout);
        const world::Handle patient =
            world.createEntity(*Id::parse("018f0000-0000-7000-8000-000000000001"));
        VitalsCurves curves;
        curves.setPatient(patient);
        world.setTick(Tick{4 * kTicksPerSecond});
        curves.add(world);
        QCOMPARE(curves.unread(5), std::pair(std::size_t{0}, std::size_t{4}));
        QCOMPARE(curves.fill(0, columns(curves, {1, 2, 3, 4, 5})), std::size_t{4});
        QVERIFY(!curves.unread(5));
        QVERIFY(std::isnan(curves.curves().front().values[4]));
    }
};

QTEST_GUILESS_MAIN(TestVitalsCurves)
#include "tst_vitals_curves.moc"
