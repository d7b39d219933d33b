// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/action_set.h"
#include "app/studio/shell/appearance.h"
#include "app/studio/shell/button_keys.h"
#include "app/studio/shell/command_palette.h"
#include "app/studio/shell/idle_work.h"
#include "app/studio/shell/promote_dialog.h"
#include "app/studio/shell/shell_window.h"
#include "app/studio/shell/spawn_palette.h"
#include "app/studio/shell/workspaces.h"

#include "qml/style_sheet.h"
#include "qml/theme.h"
#include "qml/ui.h"
#include "qml/units.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPointer>
#include <QPushButton>
#include <QQmlEngine>
#include <QQuickItem>
#include <QSettings>
#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QStyle>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QWindow>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)

using namespace ward;
using namespace ward::studio;

namespace {

const QStringList kPanels = {"entities", "catalogue", "inspector", "monitor", "rules", "problems",
                             "log",      "timeline",  "measures",  "marks",   "why"};

/// Asks every accessible object below `interface` for what a screen reader asks for.
int readAll(QAccessibleInterface *interface)
{
    if (interface == nullptr || !interface->isValid())
        return 0;
    int read = 1;
    (void)interface->text(QAccessible::Name);
    (void)interface->role();
    (void)interface->state();
    (void)interface->rect();
    for (int i = 0; i < interface->childCount(); ++i)
        read += readAll(interface->child(i));
    return read;
}

} // namespace

/// Asks for the style of the window it is in while that goes: what a layout does, or whoever looks
/// for an accessible name. Qt's style sheets then remember a widget that is no more.
struct AsksToTheLast : QWidget
{
    using QWidget::QWidget;
    ~AsksToTheLast() override
    {
        (void)parentWidget()->style()->pixelMetric(QStyle::PM_DefaultFrameWidth, nullptr,
                                                   parentWidget());
    }
};

/// A window with every panel, each holding a button of Ward.Ui.
struct Shell
{
    explicit Shell(const QString &file)
        : settings(file, QSettings::IniFormat)
        , engineSetUp((ui::setUpEngine(engine), true))
        , appearance(engine, settings)
        , window(engine, appearance)
        , workspaces(window, appearance, settings)
    {
        auto *page = new QWidget;
        page->setFocusPolicy(Qt::StrongFocus);
        window.addPage(page);
        for (const QString &id : kPanels) {
            PanelHost *host = window.addPanel({id, id, QString()});
            const bool shown = host->view().showComponent(QUrl("qrc:/qt/qml/Ward/Ui/Button.qml"),
                                                          {{"text", id}, {"objectName", id}});
            Q_ASSERT(shown);
        }
        window.resize(1600, 900);
        window.show();
        workspaces.activate(Workspaces::Workspace::Author);
        QCoreApplication::processEvents();
    }

    QSettings settings;
    QQmlEngine engine;
    bool engineSetUp;
    Appearance appearance;
    ShellWindow window;
    Workspaces workspaces;
};

class TestShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        ui::setUpApplication();
        QAccessible::setActive(true);
        QVERIFY(m_folder.isValid());
    }
    void init()
    {
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
        m_file = m_folder.filePath(QStringLiteral("settings-%1.ini").arg(++m_number));
    }

    /// The look is changed often, and dialogs come and go between.
    void theLookChangesAfterWidgetsWent()
    {
        Shell shell(m_file);
        for (int i = 0; i < 20; ++i) {
            std::vector<std::unique_ptr<QWidget>> dialogs;
            for (int k = 0; k < 50; ++k) {
                dialogs.push_back(std::make_unique<QWidget>(&shell.window));
                dialogs.back()->ensurePolished();
                new AsksToTheLast(dialogs.back().get());
            }
            dialogs.clear();
            shell.appearance.setDark(i % 2 == 1);
            shell.appearance.setScalePercent(100 + i % 3 * 10);
            QCOMPARE(shell.appearance.theme().isDark(), i % 2 == 1);
        }
    }
    /// Menus and dialogs of a window look like it.
    void dialogsAreDressedAsTheirWindow()
    {
        Shell shell(m_file);
        QWidget dialog(&shell.window, Qt::Dialog);
        QPushButton button(&dialog);
        const auto size = [&] {
            button.ensurePolished();
            return button.font().pixelSize();
        };
        const int before = size();
        shell.appearance.setScalePercent(200);
        QCOMPARE(size(), 2 * before);
        QCOMPARE(ui::dressedWindow(), &shell.window);
    }

    /// What stands in a panel is larger, and so is the panel, as long as the scene has room.
    void panelsGrowWithTheInterface()
    {
        Shell shell(m_file);
        const auto width = [&](const char *id) {
            QCoreApplication::processEvents();
            return shell.window.panel(QLatin1String(id))->width();
        };
        const int tree = width("entities");
        const int fields = width("inspector");
        shell.appearance.setScalePercent(125);
        QVERIFY2(width("entities") > tree * 1.15, qPrintable(QString::number(width("entities"))));
        QVERIFY2(width("inspector") > fields * 1.15,
                 qPrintable(QString::number(width("inspector"))));
        shell.appearance.setScalePercent(100);
        QVERIFY2(std::abs(width("entities") - tree) <= 4,
                 qPrintable(QString::number(width("entities"))));
        // A layout that was left at another scale, and one that is laid out at this one.
        shell.workspaces.leave();
        shell.appearance.setScalePercent(125);
        shell.workspaces.activate(Workspaces::Workspace::Author);
        QVERIFY2(width("entities") > tree * 1.15, qPrintable(QString::number(width("entities"))));
        shell.workspaces.reset();
        QVERIFY(width("inspector") > fields * 1.15);
        shell.appearance.setScalePercent(200);
        QVERIFY(width("entities") + width("inspector") < shell.window.width() * 0.7);
    }

    /// A menu takes its look from the window that is worked in, not from one that waits hidden.
    void theWindowThatIsSeenDressesMenus()
    {
        Shell shell(m_file);
        QWidget hidden;
        hidden.setStyleSheet(QStringLiteral("QMenu { color: red }"));
        QCOMPARE(ui::dressedWindow(), &shell.window);
        shell.window.hide();
        QWidget other;
        other.setStyleSheet(QStringLiteral("QMenu { color: blue }"));
        other.show();
        QVERIFY(QTest::qWaitForWindowExposed(&other));
        QCOMPARE(ui::dressedWindow(), &other);
    }

    /// What is in the window is laid out once, in the size the window manager gives it.
    void aWindowIsFilledWhenItHasItsPlace()
    {
        QSettings settings(m_file, QSettings::IniFormat);
        QQmlEngine engine;
        ui::setUpEngine(engine);
        Appearance appearance(engine, settings);
        ShellWindow window(engine, appearance);
        auto *page = new QWidget;
        window.addPage(page);
        QSignalSpy settled(&window, &ShellWindow::settled);
        window.showEmpty();
        QVERIFY(window.isVisible());
        QVERIFY(!page->isVisible());
        QVERIFY(settled.wait());
        bool seen = false;
        bool painted = true;
        window.showContent([&] {
            seen = page->isVisible();
            painted = window.updatesEnabled();
        });
        QVERIFY(seen);
        QVERIFY(!painted);
        QVERIFY(window.updatesEnabled());
        QTest::qWait(0);
        QCOMPARE(settled.count(), 1);
    }

    void workThatCanWaitIsDoneInSlicesOrAtOnce()
    {
        QString order;
        IdleWork work;
        const QSignalSpy done(&work, &IdleWork::done);
        for (const char step : {'a', 'b', 'c'})
            work.add([&order, &work, step] {
                order += QLatin1Char(step);
                work.finish(); // a step that needs the others gets nothing, and does not hang
            });
        QTimer others;
        connect(&others, &QTimer::timeout, &work, [&order] {
            if (!order.isEmpty() && !order.endsWith('-'))
                order += QLatin1Char('-');
        });
        others.start(0);
        work.start(0);
        QVERIFY(order.isEmpty());
        QTRY_VERIFY(work.isDone());
        others.stop();
        // Between two steps other people's events have their turn.
        QVERIFY2(order.startsWith("a-b-c"), qPrintable(order));
        QCOMPARE(done.count(), 1);

        order.clear();
        for (const char step : {'x', 'y'})
            work.add([&order, step] { order += QLatin1Char(step); });
        work.finish();
        QCOMPARE(order, "xy");
        QCOMPARE(done.count(), 2);
    }

    void aPanelIsMadeWhenItIsSeen()
    {
        Shell shell(m_file);
        const QUrl url(QStringLiteral("qrc:/qt/qml/Ward/Ui/Button.qml"));
        PanelHost *seen = shell.window.addPanel({"seen", "Seen", QString()});
        PanelHost *prepared = shell.window.addPanel({"prepared", "Prepared", QString()});
        for (PanelHost *host : {seen, prepared}) {
            host->hide();
            host->view().showLater(url, {{"text", host->spec().id}});
            QVERIFY(host->view().root() == nullptr);
        }
        QVERIFY(prepared->view().prepare());
        QVERIFY(!prepared->view().prepare());
        seen->show();
        QCoreApplication::processEvents();
        QVERIFY(!seen->view().prepare());
        for (PanelHost *host : {seen, prepared}) {
            QVERIFY(host->view().root() != nullptr);
            QCOMPARE(host->view().root()->property("text").toString(), host->spec().id);
        }
    }

    void floatTabAndDockEveryPanel()
    {
        Shell shell(m_file);
        for (const QString &id : kPanels) {
            PanelHost *host = shell.window.panel(id);
            QVERIFY(host != nullptr);
            QQuickItem *item = host->view().root();
            QVERIFY(item != nullptr);
            PanelHost *other = shell.window.panel(id == "inspector" ? "rules" : "inspector");
            for (int round = 0; round < 2; ++round) {
                host->setFloating(true);
                host->show();
                QCoreApplication::processEvents();
                QVERIFY(host->isFloating());
                QVERIFY(readAll(QAccessible::queryAccessibleInterface(&host->view())) > 1);
                host->setFloating(false);
                other->show();
                shell.window.tabifyDockWidget(other, host);
                QCoreApplication::processEvents();
                QVERIFY2(shell.window.tabifiedDockWidgets(host).contains(other), qPrintable(id));
                host->raise();
                QCoreApplication::processEvents();
                shell.window.addDockWidget(Qt::BottomDockWidgetArea, host);
                QCoreApplication::processEvents();
                // Nothing was built again on the way.
                QCOMPARE(host->view().root(), item);
                QVERIFY(readAll(QAccessible::queryAccessibleInterface(&shell.window)) > 10);
            }
        }
    }

    void layoutsAreRemembered()
    {
        {
            Shell shell(m_file);
            shell.window.panel("catalogue")->hide();
            shell.workspaces.activate(Workspaces::Workspace::Run);
            QCoreApplication::processEvents();
            QVERIFY(shell.window.panel("timeline")->isVisible());
            shell.workspaces.activate(Workspaces::Workspace::Author);
            QVERIFY(shell.window.panel("catalogue")->isHidden());
            QVERIFY(!shell.window.panel("entities")->isHidden());
            shell.workspaces.save();
        }
        Shell again(m_file);
        QVERIFY(again.window.panel("catalogue")->isHidden());
        again.workspaces.reset();
        QVERIFY(!again.window.panel("catalogue")->isHidden());
    }

    void leavingHidesEverythingAndComingBackRestores()
    {
        Shell shell(m_file);
        shell.workspaces.leave();
        for (const PanelHost *host : shell.window.panels())
            QVERIFY(host->isHidden());
        shell.workspaces.activate(Workspaces::Workspace::Author);
        QVERIFY(!shell.window.panel("entities")->isHidden());
        QVERIFY(shell.window.panel("timeline")->isHidden());
    }

    /// Closing a scenario and opening another one at once, from any workspace into any other.
    void workspacesComeBackInAWindowThatWasHidden()
    {
        using Workspace = Workspaces::Workspace;
        Shell shell(m_file);
        shell.window.showMaximized();
        const auto settle = [] {
            for (int i = 0; i < 5; ++i)
                QCoreApplication::processEvents();
        };
        const auto comeBack = [&](Workspace workspace) {
            shell.workspaces.leave();
            QCoreApplication::processEvents(); // as the program does, before it hides the window
            const QByteArray geometry = shell.window.saveGeometry();
            shell.window.hide();
            shell.window.restoreGeometry(geometry);
            shell.window.comeBack([&] { shell.workspaces.activate(workspace); });
        };
        for (const Workspace before : {Workspace::Run, Workspace::Debrief, Workspace::Author}) {
            shell.workspaces.activate(before);
            settle();
            for (const Workspace after : {Workspace::Debrief, Workspace::Author, Workspace::Run}) {
                comeBack(after);
                settle();
                comeBack(after == Workspace::Author ? Workspace::Debrief : Workspace::Author);
                settle();
                QVERIFY(shell.window.isVisible());
                QVERIFY(shell.window.panel("rules")->isVisible());
            }
        }
    }

    void f6GoesRoundAndBack()
    {
        Shell shell(m_file);
        QApplication::setActiveWindow(&shell.window);
        shell.window.page()->setFocus();
        QList<QWidget *> forward;
        for (int i = 0; i < 20; ++i) {
            shell.window.focusNext(1);
            QWidget *focused = QApplication::focusWidget();
            QVERIFY(focused != nullptr);
            forward.append(focused);
            if (focused == shell.window.page())
                break;
        }
        QCOMPARE(forward.last(), shell.window.page());
        // Author shows entities, catalogue, inspector, monitor and one of the tabs at the bottom.
        QCOMPARE(forward.size(), 6);
        shell.window.focusNext(-1);
        QCOMPARE(QApplication::focusWidget(), forward[forward.size() - 2]);
    }

    void spaceOnAButtonIsTheButtons()
    {
        Shell shell(m_file);
        QApplication::setActiveWindow(&shell.window);
        ActionSet actions;
        int played = 0;
        QAction *play =
            actions.add({"run.playPause", "Run", "Play", {Qt::Key_Space}}, [&] { ++played; });
        shell.window.addAction(play);
        PanelHost *host = shell.window.panel("entities");
        host->takeFocus();
        QCoreApplication::processEvents();
        const QSignalSpy clicked(host->view().root(), SIGNAL(clicked()));
        QTest::keyClick(&host->view(), Qt::Key_Space);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(played, 0);
    }

    void appearanceReachesQmlAndWidgetsAndIsKept()
    {
        {
            Shell shell(m_file);
            QVERIFY(shell.appearance.theme().isDark());
            shell.appearance.setDark(false);
            shell.appearance.setScalePercent(150);
            QCoreApplication::processEvents();
            QVERIFY(QApplication::palette().color(QPalette::Window).lightness() > 200);
            QCOMPARE(shell.appearance.units().row(), 41);
        }
        Shell again(m_file);
        QVERIFY(!again.appearance.theme().isDark());
        QCOMPARE(again.appearance.scalePercent(), 150);
        again.appearance.setDark(true);
        again.appearance.setScalePercent(100);
    }

    void paletteFindsAndRuns()
    {
        Shell shell(m_file);
        ActionSet actions;
        QStringList done;
        actions.add({"file.save", "File", "Save", {QKeySequence::Save}}, [&] { done << "save"; });
        actions.add({"view.resetLayout", "View", "Reset layout"}, [&] { done << "reset"; });
        actions.add({"edit.undo", "Edit", "Undo"}, [&] { done << "undo"; })->setEnabled(false);
        CommandPaletteModel model(actions);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 3);
        model.setTyped("undo");
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsEnabled));
        model.setTyped("e");
        QCOMPARE(model.actionAt(2)->objectName(), "edit.undo");
        // A word instead of an empty box, which cannot be taken.
        model.setTyped("zzz");
        QCOMPARE(model.rowCount(), 1);
        QVERIFY(model.data(model.index(0), Qt::DisplayRole).toString().startsWith("Nothing found"));
        QVERIFY(model.actionAt(0) == nullptr);
        QVERIFY(model.flags(model.index(0)) == Qt::NoItemFlags);

        auto *palette = new CommandPalette(actions, &shell.window);
        palette->popup();
        auto *line = palette->findChild<QLineEdit *>("palette.line");
        QTest::keyClicks(line, "reset");
        QCOMPARE(line->accessibleDescription(), "View: Reset layout");
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(done, QStringList{"reset"});

        // What is typed while the window system still gives the keys to the scene is not lost.
        QWindow scene;
        scene.show();
        auto *again = new CommandPalette(actions, &shell.window);
        again->popup();
        for (const int key : {Qt::Key_S, Qt::Key_A, Qt::Key_V, Qt::Key_E, Qt::Key_Return}) {
            QKeyEvent press(QEvent::KeyPress, key, Qt::NoModifier,
                            key == Qt::Key_Return ? QString() : QString(QChar(key)).toLower());
            QCoreApplication::sendEvent(&scene, &press);
        }
        QTRY_COMPARE(done, QStringList({"reset", "save"}));
    }

    void spaceIsTheButtonsThatHasTheKeyboard()
    {
        Shell shell(m_file);
        shell.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&shell.window));
        ButtonKeys keys;
        PanelView &view = shell.window.panel(QStringLiteral("entities"))->view();
        QQuickItem *button = view.rootObject();
        view.setFocus();
        const auto keeps = [&](QObject *focus, int key) {
            QKeyEvent event(QEvent::ShortcutOverride, key, Qt::NoModifier);
            event.ignore();
            return keys.eventFilter(focus, &event) && event.isAccepted();
        };
        button->setFocus(false);
        button->forceActiveFocus(Qt::TabFocusReason);
        QTRY_VERIFY(button->hasActiveFocus());
        QVERIFY(keeps(&view, Qt::Key_Space));
        QVERIFY(!keeps(&view, Qt::Key_M));
        // It was only clicked: the key does what it does everywhere.
        button->setFocus(false);
        button->forceActiveFocus(Qt::MouseFocusReason);
        QVERIFY(!keeps(&view, Qt::Key_Space));
        QCheckBox box;
        QVERIFY(keeps(&box, Qt::Key_Space));
        QVERIFY(!keeps(&shell.window, Qt::Key_Space));
    }

    void theSpawnPaletteFindsAndChooses()
    {
        QStandardItemModel all;
        constexpr int kPrefab = Qt::UserRole + 1;
        all.setItemRoleNames({{Qt::DisplayRole, "name"}, {kPrefab, "prefab"}});
        for (const char *name : {"Defibrillator", "Stool", "Infusion pump"}) {
            auto *item = new QStandardItem(QLatin1String(name));
            item->setData(QString(QLatin1String(name)).toLower(), kPrefab);
            all.appendRow(item);
        }
        QSortFilterProxyModel things;
        things.setSourceModel(&all);
        QWidget window;
        window.resize(900, 700);
        window.show();
        const QPointer<SpawnPalette> palette = new SpawnPalette(
            things, [&](const QString &typed) { things.setFilterFixedString(typed); }, &window);
        QStringList chosen;
        connect(palette, &SpawnPalette::chosen, this,
                [&](const QString &prefab) { chosen << prefab; });
        palette->popup(QRect(0, 0, 900, 700));
        auto *line = palette->findChild<QLineEdit *>(QStringLiteral("spawn.line"));
        auto *list = palette->findChild<QListView *>();
        const auto *note = palette->findChild<QLabel *>(QStringLiteral("spawn.note"));
        QVERIFY(line != nullptr && list != nullptr && note != nullptr);
        QVERIFY(!line->accessibleName().isEmpty() && !list->accessibleName().isEmpty());
        QCOMPARE(list->model()->rowCount(), 3);
        QTest::keyClick(line, Qt::Key_Down);
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClicks(line, QStringLiteral("zzz"));
        QVERIFY(note->text().contains(QStringLiteral("Try another word")));
        // Nothing found, nothing chosen: the palette stays.
        QTest::keyClick(line, Qt::Key_Return);
        QTest::qWait(10);
        QVERIFY(palette && palette->isVisible() && chosen.isEmpty());
        line->clear();
        QTest::keyClicks(line, QStringLiteral("pump"));
        QCOMPARE(list->model()->rowCount(), 1);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(chosen, QStringList{"infusion pump"});
        QTRY_VERIFY(palette.isNull());
    }

    void whatIsNotWantedIsNotPromoted()
    {
        QWidget window;
        PromoteDialog dialog({{"a", "Defibrillator", "on Med cart · 01:12", {}},
                              {"b", "Stool 2", "in the room · 01:40", {}}},
                             &window);
        QStringList promoted;
        connect(&dialog, &PromoteDialog::promoted, this,
                [&](const QStringList &keys) { promoted = keys; });
        dialog.show();
        QVERIFY(!dialog.isModal());
        auto *add = dialog.findChild<QPushButton *>(QStringLiteral("promote.add"));
        QCOMPARE(dialog.chosen(), (QStringList{"a", "b"}));
        const auto boxes = dialog.findChildren<QCheckBox *>();
        QCOMPARE(boxes.size(), 2);
        for (QCheckBox *box : boxes)
            box->setChecked(false);
        QVERIFY(!add->isEnabled());
        boxes.first()->setChecked(true);
        QVERIFY(add->isEnabled());
        add->click();
        QCOMPARE(promoted, QStringList{"a"});
        QVERIFY(!dialog.isVisible());
    }

private:
    QTemporaryDir m_folder;
    QString m_file;
    int m_number = 0;
};

QTEST_MAIN(TestShell)
#include "tst_shell.moc"
