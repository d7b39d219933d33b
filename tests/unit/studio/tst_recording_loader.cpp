// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/recording_loader.h"

#include <QCoreApplication>
#include <QTest>
#include <QThreadPool>

#include <memory>

using namespace ward;
using namespace ward::studio;

namespace {

std::unique_ptr<recording::RecordingSource> gone()
{
    return nullptr;
}

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
