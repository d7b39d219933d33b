// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// Motion beside the database: what a kill leaves of it is found, what a commit or another recording
// has made old is passed over.
#include "core/base/clock.h"
#include "core/recording/motion_log.h"
#include "core/recording/reader.h"
#include "core/recording/verify.h"
#include "tests/support/recorded_session.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::recording;
using test::RecordedSession;

namespace {

constexpr std::int64_t kTickUs = 33'334;

QString suffixed(const QString &file, const char *suffix)
{
    return file + QLatin1String(suffix);
}

} // namespace

class TestMotionLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void piecesComeBack();
    void damageEndsTheLog();
    void holdsWhatTheDatabaseHasNotYet();
    void theWriterGoesOnBehindIt();
    void whatDoesNotFitIsPassedOver();
    void aCommitMeanwhileHidesNothing();
    void nothingIsLeftBehind();
    void anOrphanBelongsToNobody();

private:
    /// A session of its own clock, a tick every 33 ms.
    struct Run
    {
        explicit Run(const QString &path, std::uint64_t seed)
            : session(seed, 20)
        {
            options.clock = &clock;
            writer = RecordingWriter::create(path.toStdString(), session.info(),
                                             session.world().sharedLayout(), options)
                         .value();
            (void)session.appendTo(*writer);
        }
        /// False when the step came with events, which are committed.
        bool step()
        {
            session.step();
            clock.advanceUs(kTickUs);
            (void)session.appendTo(*writer);
            return session.events().empty();
        }
        ManualClock clock;
        WriterOptions options;
        RecordedSession session;
        std::unique_ptr<RecordingWriter> writer;
    };

    /// What a kill leaves, somewhere else.
    QString copyOf(const QString &path, bool withMotion)
    {
        const QString copy = m_folder->filePath(QStringLiteral("copy%1").arg(++m_copies));
        for (const char *part : {"", "-wal", "-motion"}) {
            if (withMotion || part != std::string_view("-motion"))
                (void)QFile::copy(suffixed(path, part), suffixed(copy, part));
        }
        return copy;
    }
    /// Until the log holds something that the database has not.
    void untilMotionWaits(Run &run)
    {
        const QString path = QString::fromStdString(run.writer->path());
        for (int quiet = 0; quiet < 8 || endOf(copyOf(path, false)) == endOf(copyOf(path, true));)
            quiet = run.step() ? quiet + 1 : 0;
    }
    static Moment endOf(const QString &path)
    {
        auto reader = RecordingReader::open(path.toStdString()).value();
        const world::World world = reader->worldAt(reader->info().value().last).value();
        return {world.tick(), world.sub()};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    int m_copies = 0;
};

void TestMotionLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(QStringLiteral("forløb.wardrec"));
}

void TestMotionLog::piecesComeBack()
{
    const MotionPiece first{kBeforeAll, 0, 0, {{Tick{7}, 2}, 0x1234567890abcdefu}, "frames"};
    const MotionPiece second{{Tick{59}, 0}, 4'000'000'000u, 1, {{Tick{60}, 0}, 2}, ""};
    const std::string bytes = encodeMotion(first) + encodeMotion(second);
    std::string_view log = bytes;
    for (const MotionPiece &piece : {first, second}) {
        const auto found = takeMotion(log);
        QVERIFY(found);
        QVERIFY(found->chunksEnd == piece.chunksEnd && found->end.at == piece.end.at);
        QCOMPARE(found->offset, piece.offset);
        QCOMPARE(found->baseHash, piece.baseHash);
        QCOMPARE(found->end.hash, piece.end.hash);
        QVERIFY(found->bytes == piece.bytes);
    }
    QVERIFY(log.empty() && !takeMotion(log));
}

void TestMotionLog::damageEndsTheLog()
{
    const MotionPiece piece{kBeforeAll, 3, 4, {{Tick{7}, 0}, 5}, "frames of a chunk"};
    const std::string whole = encodeMotion(piece);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        std::string_view cut = std::string_view(whole).substr(0, size);
        QVERIFY(!takeMotion(cut));
        QCOMPARE(cut.size(), size);
    }
    for (std::size_t bit = 0; bit < whole.size() * 8; ++bit) {
        std::string flipped = whole;
        flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ 1 << bit % 8);
        std::string_view log = flipped;
        QVERIFY2(!takeMotion(log), qPrintable(QString::number(bit)));
    }
}

void TestMotionLog::holdsWhatTheDatabaseHasNotYet()
{
    Run run(m_path, 31);
    for (int round = 0; round < 12; ++round) {
        untilMotionWaits(run);
        // At most 110 ms and the tick they end in.
        const Moment kept = endOf(copyOf(m_path, true));
        QVERIFY(run.session.now().tick.n - kept.tick.n <= 5);
        // Also whoever looks while it is written sees it, every moment as it was.
        auto reader = RecordingReader::open(m_path.toStdString()).value();
        int moments = 0;
        QVERIFY(reader->play([&](const world::World &world) {
            ++moments;
            return run.session.hashes().at({world.tick(), world.sub()}) == world.stateHash();
        }));
        QCOMPARE(moments, int(std::distance(run.session.hashes().begin(),
                                            run.session.hashes().upper_bound(kept))));
        const auto ends = reader->chunkHashes().value();
        for (const HashedMoment &end : ends)
            QCOMPARE(end.hash, run.session.hashes().at(end.at));
    }
}

void TestMotionLog::theWriterGoesOnBehindIt()
{
    for (const std::uint64_t seed : {41, 42, 43, 44}) {
        const QString path = suffixed(m_path, std::to_string(seed).c_str());
        Run run(path, seed);
        untilMotionWaits(run);
        const QString copy = copyOf(path, true);
        const Moment kept = endOf(copy);
        auto resumed = RecordingWriter::resume(copy.toStdString());
        QVERIFY2(resumed, resumed ? "" : resumed.error().code().c_str());
        QVERIFY((*resumed)->resumedAt()->last == kept);
        RecordedSession session(seed, 20);
        while (session.now() < kept)
            session.step();
        QCOMPARE((*resumed)->resumedAt()->world.stateHash(), session.world().stateHash());
        for (int i = 0; i < 150; ++i) {
            session.step();
            QVERIFY(session.appendTo(**resumed));
        }
        QVERIFY((*resumed)->finish());
        auto reader = RecordingReader::open(copy.toStdString()).value();
        QVERIFY(reader->damage().value().empty());
        for (const auto &[moment, hash] : session.hashes())
            QCOMPARE(reader->worldAt(moment.tick, moment.sub).value().stateHash(), hash);
    }
}

/// A power cut can take commits and leave the log, and a commit leaves the log as it is.
void TestMotionLog::whatDoesNotFitIsPassedOver()
{
    Run run(m_path, 51);
    QStringList copies;
    for (int i = 0; i < 9; ++i) {
        untilMotionWaits(run);
        copies << copyOf(m_path, true);
    }
    for (const QString &database : copies) {
        const QString alone = copyOf(database, false);
        const Moment without = endOf(alone);
        for (const QString &log : copies) {
            const QString mixed = copyOf(database, false);
            QVERIFY(QFile::copy(suffixed(log, "-motion"), suffixed(mixed, "-motion")));
            auto reader = RecordingReader::open(mixed.toStdString()).value();
            QVERIFY(endOf(mixed) >= without);
            QVERIFY(reader->play([&](const world::World &world) {
                return run.session.hashes().at({world.tick(), world.sub()}) == world.stateHash();
            }));
            if (log == database)
                QVERIFY(endOf(mixed) > without); // else this shows nothing
        }
    }
}

/// A reader has the log, then the writer commits and goes on, then the reader looks at the
/// database.
void TestMotionLog::aCommitMeanwhileHidesNothing()
{
    Run run(m_path, 52);
    for (int round = 0; round < 6; ++round) {
        untilMotionWaits(run);
        const QString before = copyOf(m_path, true);
        const Moment seen = endOf(before);
        while (run.step()) // until an event is committed
            continue;
        untilMotionWaits(run);
        const QString after = copyOf(m_path, false);
        QVERIFY(QFile::copy(suffixed(before, "-motion"), suffixed(after, "-motion")));
        QVERIFY(endOf(after) > seen);
    }
}

void TestMotionLog::nothingIsLeftBehind()
{
    const QString log = suffixed(m_path, "-motion");
    {
        Run run(m_path, 61);
        untilMotionWaits(run);
        QVERIFY(QFile::exists(log));
        const Moment end = run.session.now();
        run.writer.reset();
        QVERIFY(!QFile::exists(log));
        QVERIFY(endOf(m_path) == end);
    }
    auto resumed = RecordingWriter::resume(m_path.toStdString()).value();
    QVERIFY(resumed->finish());
    QVERIFY(!QFile::exists(log));
}

void TestMotionLog::anOrphanBelongsToNobody()
{
    {
        Run run(m_path, 71);
        untilMotionWaits(run);
        const QString copy = copyOf(m_path, true);
        run.writer.reset();
        QVERIFY(QFile::remove(m_path));
        QVERIFY(QFile::rename(suffixed(copy, "-motion"), suffixed(m_path, "-motion")));
    }
    for (const char *part : {"-wal", "-shm"})
        QFile::remove(suffixed(m_path, part));
    RecordedSession session(71, 20);
    auto writer = RecordingWriter::create(m_path.toStdString(), session.info(),
                                          session.world().sharedLayout())
                      .value();
    QVERIFY(!QFile::exists(suffixed(m_path, "-motion")));
}

QTEST_GUILESS_MAIN(TestMotionLog)
#include "tst_motion_log.moc"
