// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/recording_loader.h"
#include "tests/support/still_source.h"

#include <QCoreApplication>
#include <QTest>
#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <memory>

using namespace ward;
using namespace ward::studio;

namespace {

std::unique_ptr<recording::RecordingSource> gone()
{
    return nullptr;
}

/// A recording of so many events, made while they are asked for.
class LongSource : public test::StillSource
{
public:
    explicit LongSource(std::uint64_t count, std::atomic<int> *pages = nullptr)
        : test::StillSource(QStringLiteral("icu-arrest"), Tick{30})
        , m_count(count)
        , m_pages(pages)
    {
    }
    Result<recording::RecordingInfo> info() override
    {
        recording::RecordingInfo info;
        info.events = m_count;
        return info;
    }
    Result<std::vector<recording::Event>> events(std::uint64_t after, int limit) override
    {
        std::vector<recording::Event> page;
        for (std::uint64_t id = after + 1; id <= m_count && int(page.size()) < limit; ++id) {
            recording::Event event;
            event.id = id;
            page.push_back(event);
        }
        if (m_pages != nullptr)
            ++*m_pages;
        return page;
    }

private:
    std::uint64_t m_count;
    std::atomic<int> *m_pages;
};

/// Everything that was read has been told, or never will be.
void finishReading()
{
    QThreadPool::globalInstance()->waitForDone();
    QCoreApplication::processEvents();
}

} // namespace

class TestRecordingLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRecordingThatIsGoneSaysSo()
    {
        RecordingLoader loader;
        std::string code;
        loader.load(gone, [&code](const Result<LoadedRecording> &loaded) {
            code = loaded ? "loaded" : loaded.error().code();
        });
        QVERIFY(code.empty()); // never before load() returns
        finishReading();
        QCOMPARE(code, std::string("studio.recording.gone"));
    }

    void onlyTheNewestRequestCounts()
    {
        RecordingLoader loader;
        std::vector<int> answers;
        for (const int request : {1, 2, 3})
            loader.load(gone, [&answers, request](const auto &) { answers.push_back(request); });
        finishReading();
        QCOMPARE(answers, std::vector<int>{3});
    }

    /// How far it is, page by page, until all is read.
    void tellsHowFarItIs()
    {
        RecordingLoader loader;
        QList<double> done;
        std::size_t read = 0;
        connect(&loader, &RecordingLoader::progressed, this,
                [&done](double share) { done.append(share); });
        loader.load([] { return std::make_unique<LongSource>(10'000); },
                    [&read](const auto &loaded) { read = loaded ? loaded->events.size() : 0; });
        QTRY_COMPARE(read, std::size_t(10'000));
        QCOMPARE(done.size(), 10);
        QVERIFY(std::is_sorted(done.begin(), done.end()));
        QCOMPARE(done.last(), 1.0);
    }

    /// Nobody waits for the rest of an hour that nobody wants.
    void whatIsAbandonedIsNotReadToItsEnd()
    {
        std::atomic<int> pages = 0;
        RecordingLoader loader;
        bool told = false;
        connect(&loader, &RecordingLoader::progressed, this, [&] { loader.abandon(); });
        loader.load([&pages] { return std::make_unique<LongSource>(100'000'000, &pages); },
                    [&told](const auto &) { told = true; });
        QTRY_VERIFY(pages > 0);
        QTRY_VERIFY(QThreadPool::globalInstance()->activeThreadCount() == 0);
        finishReading();
        QVERIFY(!told);
    }

    void whatIsAbandonedIsNotTold()
    {
        int answers = 0;
        {
            RecordingLoader loader;
            loader.load(gone, [&answers](const auto &) { ++answers; });
            loader.abandon();
            finishReading();
            loader.load(gone, [&answers](const auto &) { ++answers; });
        } // and neither is what a loader had begun that is no more
        finishReading();
        QCOMPARE(answers, 0);
    }
};

QTEST_GUILESS_MAIN(TestRecordingLoader)
#include "tst_recording_loader.moc"
