// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/qml/guide_view_model.h"
#include "app/studio/qml/run_bar_view_model.h"
#include "app/studio/qml/start_view_model.h"
#include "app/studio/qml/top_bar_view_model.h"
#include "app/studio/shell/appearance.h"
#include "app/studio/shell/panel_view.h"

#include "qml/ui.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QQmlEngine>
#include <QQuickItem>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_StudioPlugin)

using namespace ward;
using namespace ward::studio;

class TestPages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        ui::setUpApplication();
        ui::setUpEngine(m_engine);
        m_settings = std::make_unique<QSettings>(m_folder.filePath("s.ini"), QSettings::IniFormat);
        m_appearance = std::make_unique<Appearance>(m_engine, *m_settings);
    }
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
    }

    void cardsAreAModel()
    {
        CardListModel model;
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy counted(&model, &CardListModel::countChanged);
        model.setItems({{"k", "Title", "Detail", "Note", {}, "bed"}});
        model.setItems({{"k", "Title", "Detail", "Note", {}, "bed"}});
        QCOMPARE(model.count(), 1);
        QCOMPARE(counted.count(), 1);
        QCOMPARE(model.data(model.index(0), CardListModel::DetailRole).toString(), "Detail");
    }

    void startPageOpensThings()
    {
        StartViewModel start;
        start.templates()->setItems({{"template:bay", "Empty bay", "Two beds", "", {}, "room"}});
        start.shipped()->setItems({{"shipped:a", "A", "Two patients", "", {}, "bed"},
                                   {"shipped:b", "B", "One patient", "", {}, "bed"}});
        start.recent()->setItems({{"/a/b.ward.json", "B", "/a/b.ward.json", "today", {}, "bed"}});
        start.recordings()->setItems({{"rec-1", "Run", "12:47", "yesterday", {}, "monitor"}});
        start.setState({.openTitle = "Bay B", .restoreTitle = "Bay C", .guideSteps = 10});
        PanelView view(m_engine);
        view.resize(1400, 1000);
        QVERIFY(view.showComponent(QUrl("qrc:/qt/qml/Ward/Studio/StartPage.qml"),
                                   {{"viewModel", QVariant::fromValue(&start)}}));
        view.show();
        QCoreApplication::processEvents();
        const QSignalSpy begun(&start, &StartViewModel::templateRequested);
        const QSignalSpy shipped(&start, &StartViewModel::shippedRequested);
        const QSignalSpy recent(&start, &StartViewModel::scenarioRequested);
        const QSignalSpy recording(&start, &StartViewModel::recordingRequested);
        const QSignalSpy back(&start, &StartViewModel::returnRequested);
        const QSignalSpy restored(&start, &StartViewModel::restoreRequested);
        const QSignalSpy guided(&start, &StartViewModel::guideRequested);
        for (const char *name :
             {"start.template.0", "start.shipped.0", "start.recent.0", "start.recording.0",
              "start.return.go", "start.restore.yes", "start.guide.go"})
            click(view, name);
        QCOMPARE(begun.value(0).value(0).toString(), "template:bay");
        QCOMPARE(shipped.value(0).value(0).toString(), "shipped:a");
        QCOMPARE(recent.value(0).value(0).toString(), "/a/b.ward.json");
        QCOMPARE(recording.value(0).value(0).toString(), "rec-1");
        QCOMPARE(back.count(), 1);
        QCOMPARE(restored.count(), 1);
        QCOMPARE(guided.count(), 1);
        // Cards are a row that the arrow keys walk along; Return opens.
        auto *first = item(view, "start.shipped.0");
        auto *second = item(view, "start.shipped.1");
        first->forceActiveFocus();
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(second->hasActiveFocus());
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(shipped.value(1).value(0).toString(), "shipped:b");
        QTest::keyClick(&view, Qt::Key_Left);
        QVERIFY(first->hasActiveFocus());
    }

    /// Nothing to list is said, and what does not apply is not there.
    void anEmptyStartPageSaysSo()
    {
        StartViewModel start;
        PanelView view(m_engine);
        view.resize(1000, 900);
        QVERIFY(view.showComponent(QUrl("qrc:/qt/qml/Ward/Studio/StartPage.qml"),
                                   {{"viewModel", QVariant::fromValue(&start)}}));
        for (const char *name : {"start.return", "start.restore", "start.guide", "start.dropping"})
            QVERIFY2(!view.root()->findChild<QQuickItem *>(name)->isVisible(), name);
        start.setState({.restoreTitle = "Bay C", .dropping = true});
        QVERIFY(view.root()->findChild<QQuickItem *>("start.restore")->isVisible());
        QVERIFY(view.root()->findChild<QQuickItem *>("start.dropping")->isVisible());
        QVERIFY(!view.root()->findChild<QQuickItem *>("start.guide")->isVisible());
    }

    void theGuideGoesOnWhenTheStepIsDoneOrSkipped()
    {
        GuideViewModel guide;
        QVERIFY(guide.steps() > 0 && guide.steps() <= 10);
        PanelView view(m_engine);
        view.resize(1280, 56);
        QVERIFY(view.showComponent(QUrl("qrc:/qt/qml/Ward/Studio/GuideBar.qml"),
                                   {{"viewModel", QVariant::fromValue(&guide)}}));
        view.show();
        guide.look({.turned = true}); // not begun: nobody is led anywhere
        QCOMPARE(guide.step(), 0);
        guide.begin(0);
        QVERIFY(guide.isShown());
        const auto fits = [&] {
            for (const char *name : {"guide.title", "guide.text"}) {
                auto *label = item(view, name);
                QVERIFY2(!label->property("truncated").toBool(),
                         qPrintable(label->property("text").toString()));
            }
        };
        QStringList titles;
        for (int step = 0; step < guide.steps(); ++step) {
            QCOMPARE(guide.step(), step);
            QVERIFY(!guide.text().isEmpty() && !titles.contains(guide.title()));
            titles += guide.title();
            QCOMPARE(item(view, "guide.title")->property("text").toString(), guide.title());
            fits();
            click(view, "guide.skip");
        }
        QVERIFY(guide.isOver());
        fits();
        QVERIFY(!item(view, "guide.skip")->isVisible());
        click(view, "guide.leave");
        QVERIFY(!guide.isShown());

        guide.begin(2);
        guide.look({.turned = true, .furnished = true});
        QCOMPARE(guide.step(), 2);
        guide.look({.selected = true, .changed = true}); // what was done already is not asked for
        QCOMPARE(guide.step(), 4);
        guide.begin(guide.steps()); // once more
        QCOMPARE(guide.step(), 0);
    }

    void topBarShowsStateAndAsks()
    {
        QAction save("Save");
        QAction rehearse("Rehearse");
        QAction palette("Palette");
        QAction home("Start page");
        TopBarViewModel top({&save, &rehearse, &palette, &home}, {"Author", "Run", "Debrief"});
        TopBarState state;
        state.place = "Library";
        state.title = "ICU bay";
        state.unsavedText = "3 unsaved changes";
        state.engineText = "Engine · local";
        state.workspace = 0;
        top.setState(state);
        PanelView view(m_engine);
        view.resize(1600, 44);
        QVERIFY(view.showComponent(QUrl("qrc:/qt/qml/Ward/Studio/TopBar.qml"),
                                   {{"viewModel", QVariant::fromValue(&top)}}));
        view.show();
        QCoreApplication::processEvents();
        QCOMPARE(item(view, "topBar.title")->property("text").toString(), "ICU bay");
        QVERIFY(item(view, "topBar.unsaved")->isVisible());
        const QSignalSpy saved(&save, &QAction::triggered);
        const QSignalSpy workspace(&top, &TopBarViewModel::workspaceRequested);
        click(view, "topBar.save");
        QCOMPARE(saved.count(), 1);
        click(view, "topBar.workspaces.2");
        QCOMPARE(workspace.value(0).value(0).toInt(), 2);
        save.setEnabled(false);
        QVERIFY(!item(view, "topBar.save")->isEnabled());
        state.unsavedText.clear();
        top.setState(state);
        QVERIFY(!item(view, "topBar.unsaved")->isVisible());

        // A scenario that cannot be edited keeps its name; else it is typed where it stands.
        const QSignalSpy renamed(&top, &TopBarViewModel::titleCommitted);
        click(view, "topBar.title");
        QVERIFY(!item(view, "topBar.titleField")->isVisible());
        state.titleEditable = true;
        top.setState(state);
        click(view, "topBar.title");
        QQuickItem *field = item(view, "topBar.titleField");
        QVERIFY(field->isVisible());
        QCOMPARE(field->property("text").toString(), "ICU bay");
        field->setProperty("text", "Night shift");
        QVERIFY(QMetaObject::invokeMethod(field, "accepted"));
        QVERIFY(QMetaObject::invokeMethod(field, "editingFinished"));
        QCOMPARE(renamed.value(0).value(0).toString(), "Night shift");
        QVERIFY(item(view, "topBar.title")->isVisible());
    }

    void runBarControls()
    {
        QAction play("Play");
        QAction step("Step");
        QAction stop("Stop");
        RunBarViewModel run({&play, &step, &stop}, {"0.1×", "1×", "10×"});
        run.spawnItems()->setItems(
            {{"defibrillator", "Defibrillator", "", "", {}, "defibrillator"}});
        RunBarState state;
        state.time = "02:31.4";
        state.phase = "Arrest";
        state.running = true;
        run.setState(state);
        PanelView view(m_engine);
        view.resize(1600, 52);
        QVERIFY(view.showComponent(QUrl("qrc:/qt/qml/Ward/Studio/RunBar.qml"),
                                   {{"viewModel", QVariant::fromValue(&run)}}));
        view.show();
        QCoreApplication::processEvents();
        const QSignalSpy played(&play, &QAction::triggered);
        const QSignalSpy rate(&run, &RunBarViewModel::rateRequested);
        const QSignalSpy spawn(&run, &RunBarViewModel::spawnRequested);
        click(view, "runBar.playPause");
        click(view, "runBar.rate.2");
        click(view, "runBar.spawn.defibrillator");
        QCOMPARE(played.count(), 1);
        QCOMPARE(rate.value(0).value(0).toInt(), 2);
        QCOMPARE(spawn.value(0).value(0).toString(), "defibrillator");
        QVERIFY(item(view, "runBar.spawn.defibrillator")->isEnabled());
        state.adds = false; // a past moment is looked at
        run.setState(state);
        QVERIFY(!item(view, "runBar.spawn.defibrillator")->isEnabled());
        QVERIFY(item(view, "runBar.playPause")->isEnabled());
        state.ended = true;
        run.setState(state);
        for (const char *name : {"runBar.playPause", "runBar.step", "runBar.stop", "runBar.rate"})
            QVERIFY2(!item(view, name)->isVisible(), name);
    }

private:
    static QQuickItem *item(const PanelView &view, const QString &name)
    {
        QList<QQuickItem *> open = {view.root()};
        while (!open.isEmpty()) {
            QQuickItem *next = open.takeFirst();
            if (next->objectName() == name)
                return next;
            open += next->childItems();
        }
        qFatal("There is no item %s", qPrintable(name));
    }
    static void click(PanelView &view, const QString &name)
    {
        const QQuickItem *target = item(view, name);
        const QPointF middle =
            target->mapToScene(QPointF(target->width() / 2, target->height() / 2));
        QTest::mouseClick(&view, Qt::LeftButton, {}, middle.toPoint());
    }

    QTemporaryDir m_folder;
    QQmlEngine m_engine;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
};

QTEST_MAIN(TestPages)
#include "tst_pages.moc"
