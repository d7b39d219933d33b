// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/held_vitals.h"
#include "ward/v1/events/event.pb.h"

#include <QtTest>

using namespace ward;
using recording::HeldVitals;

namespace {

recording::Event hold(std::int64_t tick, world::Handle patient, const char *field, bool held)
{
    v1::events::Payload payload;
    payload.mutable_vital_held()->set_field(field);
    payload.mutable_vital_held()->set_held(held);
    recording::Event event = recording::makeEvent(payload);
    event.tick = Tick{tick};
    event.aggregate = patient;
    return event;
}

using Fields = std::vector<std::string>;

} // namespace

class TestHeldVitals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsAnyMoment()
    {
        HeldVitals held;
        held.take(std::vector{hold(30, 5, "vitals.hr", true), hold(60, 5, "vitals.spo2", true),
                              hold(60, 7, "vitals.hr", true)});
        v1::events::Payload other;
        other.mutable_said();
        recording::Event said = recording::makeEvent(other);
        said.tick = Tick{70};
        held.take(std::vector{said, hold(90, 5, "vitals.hr", true), // moved, still one hold
                              hold(120, 5, "vitals.hr", false)});
        QCOMPARE(held.at(5, Tick{29}), Fields{});
        QCOMPARE(held.at(5, Tick{30}), Fields{"vitals.hr"});
        QCOMPARE(held.at(5, Tick{119}), (Fields{"vitals.hr", "vitals.spo2"}));
        QCOMPARE(held.at(5, Tick{120}), Fields{"vitals.spo2"});
        QCOMPARE(held.at(7, Tick{200}), Fields{"vitals.hr"});
        QCOMPARE(held.at(6, Tick{200}), Fields{});
        held.clear();
        QCOMPARE(held.at(5, Tick{119}), Fields{});
    }
};

QTEST_GUILESS_MAIN(TestHeldVitals)
#include "tst_held_vitals.moc"
