// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sqlite.h"
#include "core/recording/reader.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::recording;
using test::RecordedSession;

class TestReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void lawSeekIsPlay();
    void lawSeekIsPlayWithASmallCache();
    void playVisitsEveryMoment();
    void outsideIsRefused();
    void eventsByIdAndByTime();
    void inputsFromAMoment();
    void marksAreAProjection();
    void sharedChunksAreSelfContained();
    void followsAWriter();
    void refusesOtherFiles_data();
    void refusesOtherFiles();
    void readsWhatIsLeftOfACutFile();
    void aDamagedChunkHarmsNothingElse();

private:
    std::unique_ptr<QTemporaryDir> m_folder = std::make_unique<QTemporaryDir>();
    std::string m_path = m_folder->filePath(QStringLiteral("a.wardrec")).toStdString();
    RecordedSession m_session{11, 30};
};

void TestReader::initTestCase()
{
    auto writer =
        RecordingWriter::create(m_path, m_session.info(), m_session.world().sharedLayout());
    QVERIFY(writer);
    QVERIFY(m_session.appendTo(**writer));
    for (int i = 0; i < 2000; ++i) {
        m_session.step();
        QVERIFY(m_session.appendTo(**writer));
    }
    QVERIFY((*writer)->finish());
}

void TestReader::lawSeekIsPlay()
{
    auto reader = RecordingReader::open(m_path).value();
    test::Dice dice(1);
    std::vector<Moment> moments;
    for (const auto &[moment, hash] : m_session.hashes())
        moments.push_back(moment);
    for (int i = 0; i < 1500; ++i) {
        const Moment moment = moments[std::size_t(dice.roll(int(moments.size())))];
        const auto world = reader->worldAt(moment.tick, moment.sub);
        QVERIFY2(world, world ? "" : world.error().code().c_str());
        QCOMPARE(world->tick().n, moment.tick.n);
        QCOMPARE(world->sub(), moment.sub);
        QCOMPARE(world->stateHash(), m_session.hashes().at(moment));
        // Without a sub-step: the last of the tick.
        auto last = m_session.hashes().upper_bound({moment.tick, UINT32_MAX});
        QCOMPARE(reader->worldAt(moment.tick).value().stateHash(), std::prev(last)->second);
    }
}

void TestReader::lawSeekIsPlayWithASmallCache()
{
    auto reader = RecordingReader::open(m_path, {.vfs = {}, .cachedChunks = 1}).value();
    test::Dice dice(2);
    for (int i = 0; i < 200; ++i) {
        const Tick tick{dice.roll(int(m_session.now().tick.n))};
        const auto expected = std::prev(m_session.hashes().upper_bound({tick, UINT32_MAX}));
        QCOMPARE(reader->worldAt(tick).value().stateHash(), expected->second);
    }
}

void TestReader::playVisitsEveryMoment()
{
    auto reader = RecordingReader::open(m_path).value();
    auto expected = m_session.hashes().begin();
    QVERIFY(reader->play([&](const world::World &world) {
        const bool same = Moment{world.tick(), world.sub()} == expected->first &&
                          world.stateHash() == expected->second;
        ++expected;
        return same;
    }));
    QVERIFY(expected == m_session.hashes().end());
}

void TestReader::outsideIsRefused()
{
    auto reader = RecordingReader::open(m_path).value();
    for (const std::int64_t tick :
         {std::int64_t(-1), m_session.now().tick.n + 1, std::int64_t(1) << 40}) {
        QCOMPARE(reader->worldAt(Tick{tick}).error().code(), std::string("recording.seek.outside"));
    }
    QCOMPARE(reader->worldAt(Tick{3}, 77).error().code(), std::string("recording.seek.outside"));
}

void TestReader::eventsByIdAndByTime()
{
    auto reader = RecordingReader::open(m_path).value();
    const auto &all = m_session.allEvents();
    QVERIFY(reader->events(0, INT32_MAX).value() == all);
    const auto page = reader->events(10, 5).value();
    QCOMPARE(page.size(), std::size_t(5));
    QCOMPARE(page.front().id, std::uint64_t(11));
    QVERIFY(reader->events(all.size(), 10).value().empty());
    test::Dice dice(3);
    for (int i = 0; i < 50; ++i) {
        const Tick from{dice.roll(1900)};
        const Tick to = from + dice.roll(200);
        std::vector<Event> expected;
        for (const Event &event : all) {
            if (event.tick >= from && event.tick <= to)
                expected.push_back(event);
        }
        QVERIFY(reader->eventsBetween(from, to).value() == expected);
    }
}

void TestReader::inputsFromAMoment()
{
    auto reader = RecordingReader::open(m_path).value();
    std::vector<Event> expected;
    for (const Event &event : m_session.allEvents()) {
        if (event.origin == Origin::Input && event.tick.n >= 500)
            expected.push_back(event);
    }
    QVERIFY(reader->inputsFrom({Tick{500}, 0}).value() == expected);
    QVERIFY(!expected.empty());
}

void TestReader::marksAreAProjection()
{
    auto reader = RecordingReader::open(m_path).value();
    const auto marks = reader->marks().value();
    std::size_t expected = 0;
    for (const Event &event : m_session.allEvents())
        expected += event.type == "mark.added";
    QVERIFY(expected > 3);
    QCOMPARE(marks.size(), expected);
    QCOMPARE(marks.front().label, std::string("Look here"));
    QCOMPARE(marks.front().to.n, marks.front().from.n + 30);
}

void TestReader::sharedChunksAreSelfContained()
{
    auto reader = RecordingReader::open(m_path).value();
    for (const std::int64_t tick : {0, 777, 1500}) {
        const auto chunk = reader->chunkAt(Tick{tick}, world::VisibilityClass::Author).value();
        QVERIFY(chunk.final);
        for (const auto &[moment, hash] : m_session.hashes()) {
            if (moment < chunk.first || moment > chunk.last)
                continue;
            const auto world = worldInChunk(chunk.data, reader->layout(), moment);
            QVERIFY(world);
            QCOMPARE(world->stateHash(), hash);
        }
        const auto learner = reader->chunkAt(Tick{tick}, world::VisibilityClass::Learner).value();
        QVERIFY(worldInChunk(learner.data, reader->layout(), {Tick{tick}, 0}));
        QCOMPARE(
            worldInChunk(chunk.data.substr(9), reader->layout(), {Tick{tick}, 0}).error().code(),
            std::string("recording.chunk.malformed"));
    }
}

void TestReader::followsAWriter()
{
    const std::string path = m_folder->filePath(QStringLiteral("live.wardrec")).toStdString();
    RecordedSession session(12);
    auto writer =
        RecordingWriter::create(path, session.info(), session.world().sharedLayout()).value();
    QVERIFY(session.appendTo(*writer));
    auto reader = RecordingReader::open(path).value();
    test::Dice dice(4);
    for (int i = 0; i < 300; ++i) {
        session.step();
        QVERIFY(session.appendTo(*writer));
        if (i % 7 != 0)
            continue;
        QVERIFY(writer->sync());
        const RecordingInfo info = reader->info().value();
        QVERIFY(!info.closed);
        QCOMPARE(info.last.n, session.now().tick.n);
        QCOMPARE(reader->worldAt(info.last).value().stateHash(), session.world().stateHash());
        const Tick back{dice.roll(int(info.last.n) + 1)};
        const auto expected = std::prev(session.hashes().upper_bound({back, UINT32_MAX}));
        QCOMPARE(reader->worldAt(back).value().stateHash(), expected->second);
    }
    QVERIFY(!reader->chunkAt(session.now().tick, world::VisibilityClass::Author).value().final);
    QVERIFY(writer->finish());
    QVERIFY(reader->info().value().closed);
    QCOMPARE(reader->worldAt(session.now().tick).value().stateHash(), session.world().stateHash());
}

void TestReader::refusesOtherFiles_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("missing") << 0 << QByteArray("base.file.missing");
    QTest::newRow("text") << 1 << QByteArray("recording.open.not-a-recording");
    QTest::newRow("empty") << 2 << QByteArray("recording.open.not-a-recording");
    QTest::newRow("other database") << 3 << QByteArray("recording.open.not-a-recording");
    QTest::newRow("newer version") << 4 << QByteArray("recording.open.newer-version");
    QTest::newRow("first page only") << 5 << QByteArray("recording.open.truncated");
    QTest::newRow("half a page") << 6 << QByteArray("recording.open.truncated");
}

void TestReader::refusesOtherFiles()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, code);
    const QString path = m_folder->filePath(QStringLiteral("other%1").arg(kind));
    const QString good = QString::fromStdString(m_path);
    if (kind == 1 || kind == 2) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(kind == 1 ? 9000 : 0, 'x'));
    } else if (kind == 3) {
        auto db = sqlite::Database::open(path.toStdString(),
                                         {.mode = sqlite::OpenMode::Create, .vfs = {}});
        QVERIFY(db->exec("CREATE TABLE t(a)"));
    } else if (kind >= 4) {
        QVERIFY(QFile::copy(good, path));
        QFile file(path);
        if (kind == 4) {
            auto db = sqlite::Database::open(path.toStdString(),
                                             {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}});
            QVERIFY(db->exec("PRAGMA user_version=2"));
        } else {
            QVERIFY(file.resize(kind == 5 ? 4096 : 2000));
        }
    }
    const auto reader = RecordingReader::open(path.toStdString());
    QVERIFY(!reader);
    QCOMPARE(QByteArray::fromStdString(reader.error().code()), code);
}

void TestReader::readsWhatIsLeftOfACutFile()
{
    const QString path = m_folder->filePath(QStringLiteral("cut.wardrec"));
    QVERIFY(QFile::copy(QString::fromStdString(m_path), path));
    QFile file(path);
    const qint64 size = file.size();
    int readable = 0;
    for (const double part : {0.95, 0.8, 0.6, 0.4, 0.3}) {
        QVERIFY(file.resize(qint64(double(size) * part)));
        const auto reader = RecordingReader::open(path.toStdString());
        if (!reader) {
            QCOMPARE(reader.error().code(), std::string("recording.open.truncated"));
            continue;
        }
        QVERIFY(!(*reader)->warnings().empty());
        QCOMPARE((*reader)->warnings().front().code, std::string("recording.open.partial"));
        // Whatever is given is right; whatever is not has a reason.
        int right = 0;
        for (const auto &[moment, hash] : m_session.hashes()) {
            if (moment.tick.n % 50 != 0)
                continue;
            const auto world = (*reader)->worldAt(moment.tick, moment.sub);
            if (world) {
                QCOMPARE(world->stateHash(), hash);
                ++right;
            } else {
                QVERIFY(!world.error().code().empty());
            }
        }
        const auto events = (*reader)->events(0, INT32_MAX);
        if (events) {
            for (std::size_t i = 0; i < events->size(); ++i)
                QVERIFY((*events)[i] == m_session.allEvents()[i]);
        }
        readable += right;
        QVERIFY(!(*reader)->damage().value_or(std::vector<Message>{Message("x")}).empty());
    }
    QVERIFY2(readable > 20, QByteArray::number(readable));
}

void TestReader::aDamagedChunkHarmsNothingElse()
{
    const std::string path = m_folder->filePath(QStringLiteral("damaged.wardrec")).toStdString();
    QVERIFY(QFile::copy(QString::fromStdString(m_path), QString::fromStdString(path)));
    {
        auto db = sqlite::Database::open(path, {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}});
        QVERIFY(db->exec("UPDATE chunk SET data=substr(data,1,50)||"
                         "CASE WHEN substr(data,51,1)=x'00' THEN x'ff' ELSE x'00' END||"
                         "substr(data,52) WHERE first_tick=600"));
    }
    auto reader = RecordingReader::open(path).value();
    const auto gone = reader->worldAt(Tick{630});
    QVERIFY(!gone);
    QCOMPARE(gone.error().code(), std::string("recording.chunk.damaged"));
    QCOMPARE(std::get<MessageTime>(*gone.error().message.arg("from")).us, std::int64_t(20'000'000));
    for (const std::int64_t tick : {599, 660, 0, 1900}) {
        const auto expected = std::prev(m_session.hashes().upper_bound({Tick{tick}, UINT32_MAX}));
        QCOMPARE(reader->worldAt(Tick{tick}).value().stateHash(), expected->second);
    }
    QCOMPARE(reader->damage().value().front().code, std::string("recording.chunk.damaged"));
}

QTEST_GUILESS_MAIN(TestReader)
#include "tst_reader.moc"
