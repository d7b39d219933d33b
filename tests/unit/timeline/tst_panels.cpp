// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The panels of a debriefing over a recording: what stands in them, and where a click leads.
#include "qml/ui.h"
#include "sim-client/shown_world.h"
#include "tests/support/quick_items.h"
#include "tests/support/still_source.h"
#include "timeline/debrief/debrief_view_model.h"
#include "timeline/qml/lane_item.h"
#include "timeline/timeline_view_model.h"

#include "ward/v1/events/event.pb.h"

#include <QApplication>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_TimelinePlugin)

using namespace ward;
using namespace ward::timeline;
namespace ev = ward::v1::events;

using test::named;

namespace {

QStringList textsOf(QQuickItem *item)
{
    QStringList texts;
    if (!item->isVisible())
        return texts;
    if (item->inherits("QQuickText"))
        texts += item->property("text").toString();
    for (QQuickItem *child : item->childItems())
        texts += textsOf(child);
    return texts;
}

} // namespace

class TestTimelinePanels : public QObject
{
    Q_OBJECT

    static constexpr Tick kLast{131 * kTicksPerSecond};
    QQmlEngine m_engine;
    client::ShownWorld m_shown;
    std::unique_ptr<TimelineViewModel> m_timeline;
    std::unique_ptr<DebriefViewModel> m_debrief;

    static std::vector<recording::Event> arrest()
    {
        std::vector<recording::Event> events;
        const auto add = [&](int second, const ev::Payload &payload) {
            events.push_back(recording::makeEvent(payload));
            events.back().id = events.size();
            events.back().tick = {second * kTicksPerSecond};
            events.back().aggregate = 2;
        };
        const auto phase = [&](int second, const char *name) {
            ev::Payload payload;
            payload.mutable_phase_changed()->set_after(name);
            add(second, payload);
        };
        phase(0, "Stable");
        phase(95, "Arrest");
        ev::Payload rhythm;
        rhythm.mutable_rhythm_changed()->set_before("sinus");
        rhythm.mutable_rhythm_changed()->set_after("vf-coarse");
        add(95, rhythm);
        for (const char *name : {"vfib", "abp", "signal", "cvp", "etco2", "rr"}) {
            ev::Payload alarm;
            alarm.mutable_alarm_changed()->set_alarm(name);
            alarm.mutable_alarm_changed()->set_text(name);
            alarm.mutable_alarm_changed()->set_state("active");
            alarm.mutable_alarm_changed()->set_priority(
                std::string_view(name) == "vfib" ? "high" : "medium");
            add(100, alarm);
        }
        ev::Payload mark;
        mark.mutable_mark_added()->set_label("No call for help after 20 s");
        mark.mutable_mark_added()->set_from_tick(115 * kTicksPerSecond);
        mark.mutable_mark_added()->set_automatic(true);
        add(115, mark);
        return events;
    }

    std::unique_ptr<QQuickView> show(const char *file, QObject *viewModel, QSize size)
    {
        auto view = std::make_unique<QQuickView>(&m_engine, nullptr);
        view->setResizeMode(QQuickView::SizeRootObjectToView);
        view->setInitialProperties({{QStringLiteral("viewModel"), QVariant::fromValue(viewModel)}});
        view->resize(size);
        view->setSource(
            QUrl(QStringLiteral("qrc:/qt/qml/Ward/Timeline/") + QString::fromLatin1(file)));
        if (view->status() != QQuickView::Ready)
            return nullptr;
        view->show();
        return QTest::qWaitForWindowExposed(view.get()) ? std::move(view) : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::setUpApplication();
        ui::setUpEngine(m_engine);
        m_shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"), kLast);
        });
        QTRY_VERIFY(m_shown.hasWorld());
        m_timeline = std::make_unique<TimelineViewModel>(m_shown, content::Schema::shipped());
        m_debrief =
            std::make_unique<DebriefViewModel>(*m_timeline, m_shown, content::Schema::shipped());
        m_timeline->setHistory([](const Stretch &stretch, const std::vector<Curve> &curves) {
            std::vector<float> values;
            for (std::int64_t s = stretch.from; s < stretch.to; ++s)
                values.push_back(s < 95 ? 92 : 40);
            return std::vector<std::vector<float>>(curves.size(), values);
        });
        m_timeline->setRecording(arrest(), kLast);
        QTRY_COMPARE(m_timeline->valuesAt(30).count(QStringLiteral("92")), 5);
        QTRY_VERIFY(!m_debrief->taken().empty());
    }

    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void everyAlarmHasARowAndEmptyLanesNone()
    {
        const auto view = show("TimelinePanel.qml", m_timeline.get(), {1280, 520});
        QVERIFY(view);
        const auto lane = [&](const char *title) {
            return named(view->rootObject(), QStringLiteral("lane:") + QLatin1String(title));
        };
        QVERIFY(lane("Alarms") != nullptr && lane("Alarms")->isVisible());
        // One row until somebody opens it, below what was done and the vitals; never over the
        // ruler.
        QVERIFY(lane("Alarms")->height() < 30);
        QVERIFY(lane("Alarms")->y() > lane("EtCO2")->y());
        QVERIFY(lane("Drugs and shocks")->y() < lane("HR")->y());
        QQuickItem *fold = named(view->rootObject(), QStringLiteral("laneFold:alarms"));
        QVERIFY(fold != nullptr && fold->isVisible());
        QVERIFY(QMetaObject::invokeMethod(fold, "clicked"));
        QVERIFY(lane("Alarms")->height() >= 6 * 15);
        const QQuickItem *scroll = named(view->rootObject(), QStringLiteral("timelineScroll"));
        QVERIFY(scroll != nullptr && scroll->clip() && scroll->y() >= 20);
        for (const char *empty : {"Compressions", "Drugs and shocks", "Airway", "Equipment"})
            QVERIFY2(!lane(empty)->isVisible(), empty);
        QVERIFY(textsOf(lane("Not done"))
                    .contains(QStringLiteral("Compressions · Drugs and shocks · Airway")));
    }

    /// Name, value at the cursor and the ends of the scale stand before each curve.
    void vitalsSayWhatTheyAre()
    {
        const auto view = show("TimelinePanel.qml", m_timeline.get(), {1280, 520});
        QVERIFY(view);
        QQuickItem *heart = named(view->rootObject(), QStringLiteral("lane:HR"));
        QVERIFY(heart != nullptr);
        m_timeline->seek(30);
        QTRY_COMPARE(m_shown.tick().n, 30 * kTicksPerSecond);
        QVERIFY2(textsOf(heart).contains(QStringLiteral("92")),
                 qPrintable(textsOf(heart).join(u' ')));
        m_timeline->seek(120);
        QTRY_COMPARE(m_shown.tick().n, 120 * kTicksPerSecond);
        const QStringList texts = textsOf(heart);
        for (const char *text : {"HR", "40"})
            QVERIFY2(texts.contains(QLatin1String(text)), qPrintable(texts.join(u' ')));
    }

    void measuresLeadToTheirEvidence()
    {
        const auto view = show("MeasuresPanel.qml", m_debrief.get(), {372, 460});
        QVERIFY(view);
        view->grabWindow();
        const QStringList texts = textsOf(view->rootObject());
        QVERIFY2(texts.contains(QStringLiteral("Compressions started")),
                 qPrintable(texts.join(u'|')));
        QVERIFY(texts.contains(QStringLiteral("not done by 02:11")));
        QVERIFY(m_debrief->missed() > 0);
        // Called within 20 s of the arrest at 95 s: the moment when that time was up.
        int row = -1;
        for (std::size_t i = 0; i < m_debrief->taken().size(); ++i) {
            if (m_debrief->taken()[i].title == QStringLiteral("Help called"))
                row = static_cast<int>(i);
        }
        QQuickItem *help = named(view->rootObject(), QStringLiteral("measure%1").arg(row));
        QVERIFY(help != nullptr);
        QTest::mouseClick(view.get(), Qt::LeftButton, {},
                          help->mapToScene(help->boundingRect().center()).toPoint());
        QTRY_COMPARE(m_shown.tick().n, 115 * kTicksPerSecond);
        QSignalSpy asked(m_debrief.get(), &DebriefViewModel::reportRequested);
        QQuickItem *report = named(view->rootObject(), QStringLiteral("measuresReport"));
        QTest::mouseClick(view.get(), Qt::LeftButton, {},
                          report->mapToScene(report->boundingRect().center()).toPoint());
        QCOMPARE(asked.count(), 1);
        QVERIFY(m_debrief->report(QStringLiteral("Arrest"))
                    .contains(QStringLiteral("No call for help after 20 s")));
    }

    void marksLeadToTheirMoment()
    {
        const auto view = show("MarksPanel.qml", m_debrief.get(), {372, 300});
        QVERIFY(view);
        view->grabWindow();
        m_timeline->seek(10);
        QTRY_COMPARE(m_shown.tick().n, 10 * kTicksPerSecond);
        QQuickItem *mark = named(view->rootObject(), QStringLiteral("mark0"));
        QVERIFY(mark != nullptr);
        QVERIFY(textsOf(mark).contains(QStringLiteral("No call for help after 20 s")));
        // A recording is finished: nothing is added to it.
        QVERIFY(!named(view->rootObject(), QStringLiteral("marksNote"))->isVisible());
        QTest::mouseClick(view.get(), Qt::LeftButton, {},
                          mark->mapToScene(mark->boundingRect().center()).toPoint());
        QTRY_COMPARE(m_shown.tick().n, 115 * kTicksPerSecond);
    }
};

QTEST_MAIN(TestTimelinePanels)
#include "tst_panels.moc"
