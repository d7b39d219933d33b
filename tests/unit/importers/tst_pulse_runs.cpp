// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/reader.h"
#include "core/recording/verify.h"
#include "sim-engine/sessions/headless.h"
#include "sim-engine/sessions/resimulation.h"
#include "tests/unit/importers/pulse_fixture.h"
#include "ward/v1/events/event.pb.h"

#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

std::string failures(const std::vector<recording::VerifyStep> &steps)
{
    std::string text;
    for (const recording::VerifyStep &step : steps) {
        if (step.outcome != recording::VerifyStep::Outcome::Ok)
            text += messages::render(step.message, "en") + '\n';
    }
    return text;
}

} // namespace

/// Every scenario that comes with Pulse runs to its end, does in the engine what the import says,
/// and its recording verifies, re-simulation included.
class TestPulseRuns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFile_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : pulseFiles())
            QTest::newRow(qPrintable(file)) << file;
    }
    void everyFile()
    {
        QFETCH(QString, file);
        const auto import = imported(pulseBytes(file), file.toStdString());
        QVERIFY2(import.document, describe(import.diagnostics).c_str());

        const QTemporaryDir dir;
        sessions::HeadlessOptions options;
        options.record = dir.filePath(QStringLiteral("out.wardrec")).toStdString();
        const auto result = sessions::runHeadless(*import.document, content::Schema::shipped(),
                                                  content::Catalogue::shipped(), options);
        QVERIFY2(result, result ? "" : messages::render(result.error(), "en").c_str());
        const auto &duration =
            std::get<content::Quantity>(import.document->scenario()->cell("duration"));
        QCOMPARE(result->end.n, tickScheduledAt({std::llround(duration.value * 1e6)}).n);

        checkEvents(options.record, *import.document);
        if (QTest::currentTestFailed())
            return;

        sessions::KernelResimulator resimulator;
        recording::VerifyOptions verifyOptions;
        verifyOptions.seeks = 10;
        verifyOptions.resimulator = &resimulator;
        const auto steps = recording::verify(options.record, verifyOptions);
        QVERIFY(!steps.empty());
        QVERIFY2(recording::holds(steps), failures(steps).c_str());
    }

private:
    /// As many actions performed and notes kept as the document has, in its order, none rejected.
    static void checkEvents(const std::string &path, const content::Document &document)
    {
        std::vector<std::string> expected;
        for (const ImportedEvent &event : eventsOf(document)) {
            for (const content::Record *action : event.actions) {
                const std::string name = textOf(*action, "name");
                expected.push_back(name.empty() ? "note " + textOf(*action, "text") : name);
            }
        }
        auto reader = recording::RecordingReader::open(path);
        QVERIFY2(reader, reader ? "" : messages::render(reader.error(), "en").c_str());
        std::vector<std::string> done;
        for (std::uint64_t after = 0;;) {
            const auto page = (*reader)->events(after, 1000);
            QVERIFY(page);
            if (page->empty())
                break;
            after = page->back().id;
            for (const recording::Event &event : *page) {
                const auto payload = recording::payloadOf(event);
                QVERIFY(payload);
                QVERIFY2(event.type != "action.rejected", payload->ShortDebugString().c_str());
                if (payload->has_action_performed())
                    done.push_back(payload->action_performed().action());
                else if (payload->has_noted())
                    done.push_back("note " + payload->noted().text());
            }
        }
        QCOMPARE(done.size(), expected.size());
        for (std::size_t i = 0; i < done.size(); ++i)
            QVERIFY2(done[i] == expected[i], (done[i] + " | " + expected[i]).c_str());
    }
};

QTEST_APPLESS_MAIN(TestPulseRuns)
#include "tst_pulse_runs.moc"
