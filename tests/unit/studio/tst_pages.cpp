// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
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
        start.shipped()->setItems({{"icu-arrest", "Arrest", "Two patients", "", {}, "bed"}});
        start.recent()->setItems({{"/a/b.ward.json", "B", "/a/b.ward.json", "today", {}, "bed"}});
        start.recordings()->setItems({{"rec-1", "Run", "12:47", "yesterday", {}, "monitor"}});
        PanelView view(m_engine);
        view.resize(1400, 900);
        QVERIFY(view.showComponent(QUrl("qrc:/qt/qml/Ward/Studio/StartPage.qml"),
                                   {{"viewModel", QVariant::fromValue(&start)}}));
        view.show();
        QCoreApplication::processEvents();
        const QSignalSpy shipped(&start, &StartViewModel::shippedRequested);
        const QSignalSpy recent(&start, &StartViewModel::scenarioRequested);
        const QSignalSpy recording(&start, &StartViewModel::recordingRequested);
        click(view, "start.shipped.0");
        click(view, "start.recent.0");
        click(view, "start.recording.0");
        QCOMPARE(shipped.value(0).value(0).toString(), "icu-arrest");
        QCOMPARE(recent.value(0).value(0).toString(), "/a/b.ward.json");
        QCOMPARE(recording.value(0).value(0).toString(), "rec-1");
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
    }

    void runBarControls()
    {
        QAction play("Play");
        QAction step("Step");
        QAction stop("Stop");
        QAction mark("Mark");
        QAction live("Live");
        RunBarViewModel run({&play, &step, &stop, &mark, &live}, {"0.1×", "1×", "10×"});
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
        state.recordingOnly = true;
        run.setState(state);
        QVERIFY(!item(view, "runBar.playPause")->isVisible());
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
