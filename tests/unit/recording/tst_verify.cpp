// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sqlite.h"
#include "core/recording/verify.h"
#include "tests/support/recorded_session.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::recording;
using test::RecordedSession;

namespace {

/// Knows the hashes of the session it was made from.
class Rerun final : public Resimulator
{
public:
    explicit Rerun(const RecordedSession &session)
        : m_hashes(session.hashes())
    {
    }
    int version = 1;
    std::int64_t wrongFrom = INT64_MAX;

    [[nodiscard]] int simVersion() const override { return version; }
    Result<> run(RecordingReader &, std::span<const Moment> moments,
                 const std::function<bool(const Moment &, std::uint64_t)> &visit) override
    {
        for (const Moment &moment : moments) {
            if (!visit(moment, m_hashes.at(moment) + (moment.tick.n >= wrongFrom ? 1 : 0)))
                break;
        }
        return {};
    }

private:
    std::map<Moment, std::uint64_t> m_hashes;
};

} // namespace

class TestVerify : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aWholeRecordingHolds();
    void anotherSimVersionIsNoFailure();
    void namesTheFirstDifference();
    void findsTampering_data();
    void findsTampering();
    void saysWhatCanBeRead();
    void aFileThatIsNone();

private:
    static std::vector<std::string> codes(const std::vector<VerifyStep> &steps)
    {
        std::vector<std::string> codes;
        for (const VerifyStep &step : steps)
            codes.push_back(step.message.code);
        return codes;
    }
    QTemporaryDir m_folder;
    std::string m_path = m_folder.filePath(QStringLiteral("a.wardrec")).toStdString();
    RecordedSession m_session{61, 16};
};

void TestVerify::initTestCase()
{
    WriterOptions options;
    options.pace = Pace::Headless;
    auto writer =
        RecordingWriter::create(m_path, m_session.info(), m_session.world().sharedLayout(), options)
            .value();
    QVERIFY(m_session.appendTo(*writer));
    while (m_session.lastEvent() < 1300) { // over one link of the chain
        m_session.step();
        QVERIFY(m_session.appendTo(*writer));
    }
    QVERIFY(writer->finish());
}

void TestVerify::aWholeRecordingHolds()
{
    Rerun rerun(m_session);
    const auto steps = verify(m_path, {.resimulator = &rerun});
    QVERIFY(holds(steps));
    QCOMPARE(codes(steps),
             (std::vector<std::string>{"recording.verify.checksums", "recording.verify.events",
                                       "recording.verify.seek", "recording.verify.resimulation"}));
}

void TestVerify::anotherSimVersionIsNoFailure()
{
    Rerun rerun(m_session);
    rerun.version = 5;
    const auto steps = verify(m_path, {.resimulator = &rerun});
    QVERIFY(holds(steps));
    QCOMPARE(steps.back().message.code,
             std::string("recording.verify.resimulation-not-comparable"));
    QCOMPARE(std::get<std::int64_t>(*steps.back().message.arg("recorded")), std::int64_t(1));
    QCOMPARE(std::get<std::int64_t>(*steps.back().message.arg("current")), std::int64_t(5));
}

void TestVerify::namesTheFirstDifference()
{
    Rerun rerun(m_session);
    rerun.wrongFrom = 1000;
    const auto steps = verify(m_path, {.resimulator = &rerun});
    QVERIFY(!holds(steps));
    QCOMPARE(steps.back().message.code, std::string("recording.verify.resimulation-differs"));
    QCOMPARE(std::get<MessageTime>(*steps.back().message.arg("at")).us, Tick{1019}.time().us);
}

void TestVerify::findsTampering_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::addColumn<int>("step");
    QTest::addColumn<QByteArray>("code");
    const QByteArray open = "DROP TRIGGER event_is_immutable_u;DROP TRIGGER event_is_immutable_d;";
    QTest::newRow("an event's time") << open + "UPDATE event SET wall=wall+1 WHERE id=40" << 1
                                     << QByteArray("recording.chain.broken");
    QTest::newRow("an event's actor") << QByteArray("UPDATE actor SET name='somebody' WHERE id=1")
                                      << 1 << QByteArray("recording.chain.broken");
    QTest::newRow("an event gone")
        << open + "DELETE FROM event WHERE id=41" << 1 << QByteArray("recording.chain.gap");
    QTest::newRow("the last events gone")
        << open + "DELETE FROM event WHERE id>1200" << 1 << QByteArray("recording.chain.broken");
    QTest::newRow("the last link gone") << QByteArray("DELETE FROM chain WHERE last_event>1000")
                                        << 1 << QByteArray("recording.chain.broken");
    QTest::newRow("a chunk") << QByteArray(
                                    "UPDATE chunk SET data=zeroblob(90) WHERE first_tick=120")
                             << 0 << QByteArray("recording.chunk.damaged");
    QTest::newRow("a chunk gone") << QByteArray("DELETE FROM chunk WHERE first_tick=120") << 2
                                  << QByteArray("recording.verify.moment-missing");
    QTest::newRow("a hash") << QByteArray("UPDATE chunk SET hash=hash+1 WHERE first_tick=120") << 2
                            << QByteArray("recording.verify.hash-differs");
    const QByteArray last = " WHERE first_tick=(SELECT max(first_tick) FROM chunk)";
    QTest::newRow("an end before the beginning")
        << "UPDATE chunk SET last_tick=-1" + last << 2 << QByteArray("recording.chunk.malformed");
    QTest::newRow("an end beyond all time")
        << "UPDATE chunk SET last_tick=9223372036854775807" + last << 2
        << QByteArray("recording.chunk.malformed");
    QTest::newRow("an end beyond what is there")
        << "UPDATE chunk SET last_tick=last_tick+900000000" + last << 2
        << QByteArray("recording.verify.moment-missing");
}

void TestVerify::findsTampering()
{
    QFETCH(QByteArray, sql);
    QFETCH(int, step);
    QFETCH(QByteArray, code);
    const QString copy = m_folder.filePath(QStringLiteral("t.wardrec"));
    QFile::remove(copy);
    QVERIFY(QFile::copy(QString::fromStdString(m_path), copy));
    {
        auto db = sqlite::Database::open(copy.toStdString(),
                                         {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}});
        const auto done = db->exec(sql.toStdString());
        QVERIFY2(done, done ? "" : done.error().code().c_str());
    }
    Rerun rerun(m_session);
    const auto steps = verify(copy.toStdString(), {.resimulator = &rerun});
    QVERIFY(!holds(steps));
    QCOMPARE(QByteArray::fromStdString(steps[std::size_t(step)].message.code), code);
    QCOMPARE(steps[std::size_t(step)].outcome, VerifyStep::Outcome::Failed);
    // Nothing is simulated towards states that are not there.
    QCOMPARE(steps.size(), std::size_t(4));
    QCOMPARE(steps[3].message.code == "recording.verify.resimulation-not-tried",
             steps[2].outcome == VerifyStep::Outcome::Failed);
}

void TestVerify::saysWhatCanBeRead()
{
    using Span = RecordingReader::Span;
    const auto spansAfter = [&](const char *sql) {
        const QString copy = m_folder.filePath(QStringLiteral("s.wardrec"));
        QFile::remove(copy);
        QFile::copy(QString::fromStdString(m_path), copy);
        if (auto db = sqlite::Database::open(copy.toStdString(),
                                             {.mode = sqlite::OpenMode::ReadWrite, .vfs = {}}))
            (void)db->exec(sql);
        return RecordingReader::open(copy.toStdString()).value()->readableSpans();
    };
    const Tick last = RecordingReader::open(m_path).value()->info()->last;
    QCOMPARE(spansAfter(""), (std::vector<Span>{{Tick{0}, last}}));
    // The chunk that holds tick 130, whatever its first tick.
    const auto before = [&](const char *column) {
        auto db = sqlite::Database::open(m_path, {}).value();
        return Tick{*db.scalar(std::string("SELECT ") + column +
                               " FROM chunk WHERE first_tick<=130 ORDER BY first_tick DESC "
                               "LIMIT 1")};
    };
    const Tick from = before("first_tick");
    const Tick to = before("last_tick");
    for (const char *sql :
         {"DELETE FROM chunk WHERE first_tick=(SELECT max(first_tick) FROM chunk WHERE "
          "first_tick<=130)",
          "UPDATE chunk SET data=zeroblob(90) WHERE first_tick=(SELECT max(first_tick) FROM chunk "
          "WHERE first_tick<=130)"}) {
        const auto spans = spansAfter(sql);
        QCOMPARE(spans.size(), std::size_t(2));
        QCOMPARE(spans[0].from.n, 0);
        QVERIFY(spans[0].to < from);
        QVERIFY(spans[0].to.n >= from.n - 60);
        QVERIFY(spans[1].from > from && spans[1].from <= to + 60);
        QCOMPARE(spans[1].to.n, last.n);
    }
    QVERIFY(spansAfter("DELETE FROM chunk; DELETE FROM tail").empty());
}

void TestVerify::aFileThatIsNone()
{
    const auto steps = verify(m_path + ".no", {});
    QCOMPARE(steps.size(), std::size_t(1));
    QVERIFY(!holds(steps));
}

QTEST_GUILESS_MAIN(TestVerify)
#include "tst_verify.moc"
