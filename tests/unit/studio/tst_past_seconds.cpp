// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/past_seconds.h"

#include "tests/support/still_source.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>

using namespace ward;
using namespace ward::studio;

namespace {

/// Counts how often it is read.
class CountedSource final : public test::StillSource
{
public:
    CountedSource(Tick last, std::shared_ptr<std::atomic<int>> reads)
        : StillSource(QStringLiteral("icu-arrest"), last)
        , m_reads(std::move(reads))
    {
    }

    Result<world::World> worldAt(Tick tick, std::optional<std::uint32_t> sub) override
    {
        ++*m_reads;
        return StillSource::worldAt(tick, sub);
    }

private:
    std::shared_ptr<std::atomic<int>> m_reads;
};

Tick second(std::int64_t s)
{
    return Tick{s * kTicksPerSecond};
}

} // namespace

class TestPastSeconds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_reads = std::make_shared<std::atomic<int>>(0);
        m_source = [reads = m_reads, last = second(200)] {
            return std::make_unique<CountedSource>(last, reads);
        };
    }

    void readsWhatASweepNeedsOnce()
    {
        PastSeconds past;
        past.setSource(m_source);
        QVERIFY(past.at(second(99)) == nullptr);
        past.want(Tick{100 * kTicksPerSecond + 7});
        constexpr std::int64_t first = 100 - PastSeconds::kSeconds + 1;
        QTRY_VERIFY(past.at(second(first)) != nullptr);
        for (std::int64_t s = first; s <= 100; ++s) {
            QVERIFY(past.at(second(s)) != nullptr);
            QCOMPARE(past.at(second(s))->tick(), second(s));
        }
        QVERIFY(past.at(second(first - 1)) == nullptr);
        QVERIFY(past.at(Tick{second(99).n + 1}) == nullptr); // no whole second
        QCOMPARE(m_reads->load(), PastSeconds::kSeconds);

        // A moment two seconds on needs two more; the same second again needs nothing.
        past.want(second(102));
        past.want(Tick{second(102).n + 3});
        QTRY_VERIFY(past.at(second(102)) != nullptr && past.at(second(101)) != nullptr);
        QCOMPARE(m_reads->load(), PastSeconds::kSeconds + 2);
    }

    void theBeginningHasNoEarlierSeconds()
    {
        PastSeconds past;
        past.setSource(m_source);
        past.want(second(3));
        QTRY_VERIFY(past.at(second(1)) != nullptr);
        QVERIFY(past.at(Tick{0}) == nullptr);
        QCOMPARE(m_reads->load(), 3);
    }

    void whatCannotBeReadStaysAGap()
    {
        PastSeconds past;
        past.setSource(m_source);
        past.want(second(203));
        QTRY_VERIFY(past.at(second(180)) != nullptr);
        QVERIFY(past.at(second(200)) != nullptr);
        QVERIFY(past.at(second(201)) == nullptr);
    }

    void anotherSessionForgetsAll()
    {
        PastSeconds past;
        const QSignalSpy arrived(&past, &PastSeconds::arrived);
        past.setSource(m_source);
        past.want(second(10));
        QTRY_VERIFY(arrived.count() > 0);
        past.setSource({});
        QVERIFY(past.at(second(10)) == nullptr);
        past.want(second(10));
        QCOMPARE(m_reads->load(), 10);
    }

private:
    std::shared_ptr<std::atomic<int>> m_reads;
    client::ShownWorld::SourceFactory m_source;
};

QTEST_GUILESS_MAIN(TestPastSeconds)
#include "tst_past_seconds.moc"
