// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/engine/engine_link.h"
#include "app/studio/engine/engine_sign_in.h"
#include "app/studio/engine/token_store.h"
#include "app/studio/options.h"
#include "app/studio/panels.h"
#include "app/studio/qml/run_bar_view_model.h"
#include "app/studio/qml/start_view_model.h"
#include "app/studio/qml/top_bar_view_model.h"
#include "app/studio/scene_page.h"
#include "app/studio/session/workbench.h"
#include "app/studio/shell/action_set.h"
#include "app/studio/shell/appearance.h"
#include "app/studio/shell/shell_window.h"
#include "app/studio/shell/workspaces.h"
#include "qml/toaster.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QSettings>
#include <QTimer>

#include <memory>

namespace ward::studio {

class ConnectDialog;
class StatusLine;

/// The composition root: makes everything once and connects it. Modules never know one another;
/// what one tells, this passes to the others. GUI thread.
class Studio : public QObject
{
    Q_OBJECT

public:
    /// `engine` and `tokens` outlive it; the local engine may be starting already.
    Studio(const Options &options, EngineLink &engine, TokenStore &tokens);
    ~Studio() override;

    /// Shows the window, calls the engine elsewhere, opens what the command line names.
    void start();

    [[nodiscard]] ActionSet &actions() { return m_actions; }
    [[nodiscard]] ShellWindow &window() { return m_window; }
    [[nodiscard]] Workbench &workbench() { return m_workbench; }
    [[nodiscard]] Panels &panels() { return m_panels; }
    [[nodiscard]] ScenePage &scene() { return m_scene; }
    [[nodiscard]] EngineLink &engine() { return m_engine; }
    [[nodiscard]] ui::Toaster &toaster() { return m_toaster; }
    [[nodiscard]] Workspaces &workspaces() { return m_workspaces; }
    [[nodiscard]] StartViewModel &startPage() { return m_start; }
    [[nodiscard]] RunBarViewModel &runBar() { return *m_runBar; }

Q_SIGNALS:
    /// The first frame after which the start page can be used.
    void ready();

private:
    using Workspace = Workspaces::Workspace;

    // studio_actions.cpp
    void addActions();
    void addFileActions();
    void addEditActions();
    void addViewActions();
    void addRunActions();
    void addSpawnActions();
    void updateActions();
    void showMenu(QQuickItem *below);
    void showEngineMenu(QQuickItem *below);
    void showSpawnMenu(QQuickItem *below);
    void showContextMenu(const Id &entity, const QPoint &at);

    // studio_commands.cpp
    void browse();
    void saveAs();
    void connectToEngine();
    void useOwnEngine();
    void retryEngine();
    void connectSignIn();
    void signIn(const QString &address, const QString &token = {});
    ConnectDialog &connectDialog();
    void goHome();
    void goTo(Workspace workspace);
    void togglePlay();
    void spawn(const QString &prefab);
    void removeSelection();
    void duplicateSelection();
    void nextRate(int step);

    // studio_bars.cpp
    void updateBars();
    void updateClock();

    // studio_start_page.cpp
    void fillStartPage();
    void listRecordings();
    void offerRunningSession();

    // studio.cpp
    void buildWindow();
    void connectParts();
    void showContent();
    void holdBack();
    void prepareNext(int pauseMs);
    void opened(Workbench::Plane plane);
    void tell(ui::Toaster::Kind kind, const QString &text, const QString &key = {});
    [[nodiscard]] QString sentence(const Message &message) const;
    [[nodiscard]] QString sentence(const Error &error) const;
    bool mayClose();
    /// Before something else is opened.
    bool mayLeaveSession();
    /// Asks before a running session ends; true when none does.
    bool mayEndRun(const QString &what, const QString &accept);

    Options m_options;
    QSettings m_settings;
    QQmlEngine m_qml;
    Appearance m_appearance;
    ActionSet m_actions;
    ShellWindow m_window;
    Workspaces m_workspaces;
    ui::Toaster m_toaster;
    EngineLink &m_engine;
    EngineSignIn m_signIn;
    Workbench m_workbench;
    Panels m_panels;
    ScenePage m_scene;
    StartViewModel m_start;
    std::unique_ptr<TopBarViewModel> m_topBar;
    std::unique_ptr<RunBarViewModel> m_runBar;
    PanelView *m_startView = nullptr;
    PanelView *m_runView = nullptr;
    StatusLine *m_status = nullptr;
    QPointer<ConnectDialog> m_connectDialog;
    bool m_sessionsAsked = false;
    bool m_frameRoom = false;
    QTimer m_held; ///< runs while nothing else shall be in the engine's way
    bool m_waits = false;
};

/// Speeds a run can have, as the run bar offers them.
[[nodiscard]] const std::vector<client::Rate> &runRates();

} // namespace ward::studio
