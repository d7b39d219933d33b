// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file.h"
#include "core/base/hash.h"
#include "core/recording/verify.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QTest>

#include <sstream>

using namespace ward;
using namespace ward::recording;

namespace {

const std::string kFolder = WARD_SOURCE_DIR "/tests/golden/recording/";

/// Every moment and its state hash, every event's id and what it is: what a reader must find.
std::string contentOf(RecordingReader &reader)
{
    std::ostringstream out;
    const RecordingInfo info = reader.info().value();
    out << "session " << info.session.toString() << "\nevents " << info.events << "\nlast "
        << info.last.n << '\n';
    (void)reader.play([&](const world::World &world) {
        out << world.tick().n << ' ' << world.sub() << ' ' << hexHash(world.stateHash()) << '\n';
        return true;
    });
    const auto events = reader.events(0, INT32_MAX).value();
    for (const Event &event : events) {
        out << event.id << ' ' << event.tick.n << ' ' << event.sub << ' ' << event.aggregate << ' '
            << event.type << ' ' << event.actor << ' ' << hexHash(hash64(event.payload)) << '\n';
    }
    const auto marks = reader.marks().value();
    for (const Mark &mark : marks)
        out << "mark " << mark.id.toString() << ' ' << mark.from.n << ' ' << mark.label << '\n';
    const auto points = reader.clockMap().value();
    for (const ClockPoint &point : points)
        out << "clock " << point.tick.n << ' ' << point.reason << '\n';
    const world::FieldRef hr = reader.layout()->find("numerics.hr");
    const auto series = reader.series(1, hr, Tick{0}, info.last + 1, 30).value();
    for (const SeriesPoint &point : series.points)
        out << "hr " << point.set << ' ' << point.min << ' ' << point.max << ' ' << point.last
            << '\n';
    return out.str();
}

} // namespace

/// Recordings of released versions stay readable, whatever later versions write. With WARD_ACCEPT=1
/// the files of the present version are made anew (only before it is released).
class TestGolden : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsEveryRelease_data();
    void readsEveryRelease();
};

void TestGolden::initTestCase()
{
    if (!qEnvironmentVariableIsSet("WARD_ACCEPT"))
        return;
    const std::string path = kFolder + "ward-1.0.wardrec";
    QFile::remove(QString::fromStdString(path));
    test::RecordedSession session(1, 10, test::goldenLayout());
    WriterOptions options;
    options.pace = Pace::Headless;
    auto writer =
        RecordingWriter::create(path, session.info(), session.world().sharedLayout(), options)
            .value();
    QVERIFY(writer->addClockPoint({Tick{0}, 1'767'225'600'000, 1, 1, true, "start"}));
    QVERIFY(session.appendTo(*writer));
    while (session.now().tick.n < 400) {
        session.step();
        QVERIFY(session.appendTo(*writer));
    }
    QVERIFY(writer->addCheckpoint({session.now(), "private state", 7}));
    QVERIFY(writer->finish());
    auto reader = RecordingReader::open(path).value();
    QVERIFY(writeFileAtomically(kFolder + "ward-1.0.txt", contentOf(*reader)));
}

void TestGolden::readsEveryRelease_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("1.0") << QByteArray("ward-1.0");
}

void TestGolden::readsEveryRelease()
{
    QFETCH(QByteArray, name);
    const std::string stem = kFolder + name.toStdString();
    auto reader = RecordingReader::open(stem + ".wardrec");
    QVERIFY2(reader, reader ? "" : reader.error().code().c_str());
    QCOMPARE(contentOf(**reader), readFile(stem + ".txt").value());
    QVERIFY(holds(verify(stem + ".wardrec", {})));
    QCOMPARE((*reader)->checkpointBefore({Tick{9999}, 0}).value().bytes,
             std::string("private state"));
}

QTEST_GUILESS_MAIN(TestGolden)
#include "tst_golden.moc"
