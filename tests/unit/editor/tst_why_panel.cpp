// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The panel that answers "why", at the size it has in a dock: what is seen, and what keys do.
#include "editor/log/log_model.h"
#include "editor/why/why_model.h"
#include "qml/ui.h"
#include "sim-client/shown_world.h"
#include "sim-client/why_desk.h"
#include "tests/support/quick_items.h"
#include "tests/support/still_source.h"

#include "ward/v1/events/event.pb.h"

#include <QApplication>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_EditorPlugin)

using namespace ward;
using editor::WhyModel;
namespace ev = ward::v1::events;

using test::named;

namespace {

class TestDesk : public client::WhyDesk
{
public:
    void ask(const client::WhyQuestion & /*question*/, client::WhyAnswered answered) override
    {
        waiting = std::move(answered);
    }
    void withdraw() override { waiting = {}; }
    client::WhyAnswered waiting;
};

} // namespace

class TestWhyPanel : public QObject
{
    Q_OBJECT

    QQmlEngine m_engine;
    client::ShownWorld m_shown;
    std::unique_ptr<editor::LogModel> m_log;
    std::unique_ptr<WhyModel> m_why;
    TestDesk m_desk;
    std::unique_ptr<QQuickView> m_view;

    [[nodiscard]] QQuickItem *item(const char *name) const
    {
        return named(m_view->rootObject(), QLatin1String(name));
    }
    void press(Qt::Key key) { QTest::keyClick(m_view.get(), key); }

    static client::Why chain()
    {
        client::Why why;
        why.at = {95 * kTicksPerSecond};
        for (std::uint64_t id : {2, 1})
            why.chain.push_back({id,
                                 {std::int64_t(90 + id) * kTicksPerSecond},
                                 "rule.fired",
                                 "scenario",
                                 false,
                                 Message("inquiry.yes")});
        why.root = Message("inquiry.root.clock", {{"at", MessageTime{91'000'000}}});
        return why;
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::setUpApplication();
        ui::setUpEngine(m_engine);
        m_shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"),
                                                       Tick{200 * kTicksPerSecond});
        });
        QTRY_VERIFY(m_shown.hasWorld());
        m_log = std::make_unique<editor::LogModel>(m_shown, content::Schema::shipped());
        std::vector<recording::Event> events;
        for (int id : {1, 2}) {
            ev::Payload fired;
            fired.mutable_rule_fired()->set_name("Arrest");
            fired.mutable_rule_fired()->set_rule(
                m_shown.document().ofKind("rule").front()->id.toBytes());
            events.push_back(recording::makeEvent(fired));
            events.back().id = std::uint64_t(id);
            events.back().tick = {(90 + id) * kTicksPerSecond};
        }
        m_log->setRecordedEvents(events);
        m_why = std::make_unique<WhyModel>(m_shown, *m_log, content::Schema::shipped());
        m_view = std::make_unique<QQuickView>(&m_engine, nullptr);
        m_view->setResizeMode(QQuickView::SizeRootObjectToView);
        m_view->setInitialProperties(
            {{QStringLiteral("viewModel"), QVariant::fromValue(m_why.get())}});
        m_view->resize(372, 460);
        m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Ward/Editor/WhyPanel.qml")));
        QCOMPARE(m_view->status(), QQuickView::Ready);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->requestActivate();
    }
    void init()
    {
        QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
        m_why->setDesk(&m_desk);
    }

    void emptyItSaysWhatCanBeAsked()
    {
        QVERIFY(item("whyState")->isVisible());
        QVERIFY(item("whyState")->property("text").toString().contains("Right-click an event"));
        QVERIFY(item("whyVital:0")->isVisible());
        m_why->setDesk(nullptr);
        QVERIFY(!item("whyVital:0")->isVisible());
        QVERIFY(item("whyState")->property("text").toString().contains("Start a run"));
    }

    void waitsWithACancel()
    {
        QVERIFY(QMetaObject::invokeMethod(item("whyVital:1"), "clicked"));
        QVERIFY(bool(m_desk.waiting));
        QVERIFY(item("whyState")->property("text").toString().contains("SpO2"));
        QQuickItem *cancel = item("whyState.action");
        QVERIFY(cancel && cancel->isVisible());
        QCOMPARE(cancel->property("text").toString(), QStringLiteral("Cancel"));
        QVERIFY(QMetaObject::invokeMethod(cancel, "clicked"));
        QVERIFY(!m_desk.waiting);
        QVERIFY(!cancel->isVisible());
    }

    void anErrorIsASentence()
    {
        m_why->askEvent(2);
        std::exchange(m_desk.waiting, {})(failure("server.limit.why"));
        QVERIFY(item("whyState")->isVisible());
        QCOMPARE(item("whyState")->property("text").toString(), m_why->problem());
        QCOMPARE(item("whyState.action")->property("text").toString(), QStringLiteral("Ask again"));
    }

    /// Nothing is cut off at the width of a dock, and keys lead where clicks do.
    void theChainIsReadAndFollowedByKeys()
    {
        m_why->askEvent(2);
        std::exchange(m_desk.waiting, {})(chain());
        auto *list = item("whyList");
        QVERIFY(list->isVisible() && !item("whyState")->isVisible());
        QTRY_COMPARE(list->property("count").toInt(), 4);
        for (const char *line : {"why:0", "why:1", "why:2", "why:3"}) {
            QTRY_VERIFY(item(line) != nullptr);
            QVERIFY(item(line)->width() <= 372 && item(line)->height() > 20);
        }
        QSignalSpy seek(m_why.get(), &WhyModel::seekRequested);
        QSignalSpy rule(m_why.get(), &WhyModel::ruleRequested);
        // Who asked reads: keys are the answer's.
        QVERIFY(list->hasActiveFocus());
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(seek.size(), 1);
        QCOMPARE(seek.front().front().toLongLong(), 91 * kTicksPerSecond);
        press(Qt::Key_R);
        QCOMPARE(rule.size(), 1);
        QTRY_VERIFY(item("whyRule:2")->isVisible());
        press(Qt::Key_W);
        QVERIFY(bool(m_desk.waiting));
        QVERIFY(!list->isVisible());
        press(Qt::Key_Escape); // back to the answer that was there
        QVERIFY(!m_desk.waiting);
        QVERIFY(list->isVisible());
        // A click does the same.
        QTRY_VERIFY(item("why:1") != nullptr);
        QQuickItem *line = item("why:1");
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {},
                          line->mapToScene({60, line->height() / 2}).toPoint());
        QTRY_COMPARE(seek.size(), 2);
        QCOMPARE(seek.back().front().toLongLong(), 92 * kTicksPerSecond);
    }
};

QTEST_MAIN(TestWhyPanel)
#include "tst_why_panel.moc"
