// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/studio/engine/engine_link.h"
#include "app/studio/engine/engine_sign_in.h"
#include "app/studio/engine/token_store.h"
#include "app/studio/home/gallery.h"
#include "app/studio/home/start_page.h"
#include "app/studio/home/start_window.h"
#include "app/studio/options.h"
#include "app/studio/panels.h"
#include "app/studio/qml/guide_view_model.h"
#include "app/studio/qml/run_bar_view_model.h"
#include "app/studio/qml/top_bar_view_model.h"
#include "app/studio/room_monitor.h"
#include "app/studio/scene_page.h"
#include "app/studio/session/open_session.h"
#include "app/studio/session/workbench.h"
#include "app/studio/shell/action_set.h"
#include "app/studio/shell/appearance.h"
#include "app/studio/shell/idle_work.h"
#include "app/studio/shell/shell_window.h"
#include "app/studio/shell/speaker.h"
#include "app/studio/shell/workspaces.h"
#include "qml/toaster.h"
#include "viewport/monitor/alarm_bell.h"

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QSettings>
#include <QTimer>

#include <functional>
#include <future>
#include <memory>
#include <optional>

namespace ward::studio {

class ConnectDialog;
class PromoteDialog;
class SpawnPalette;
class StatusLine;

/// The composition root: makes everything once and connects it. Modules never know one another;
/// what one tells, this passes to the others. Without a file to open, the start page comes first
/// and everything else is made behind it in slices; whoever asks for a part before gets it at once.
/// GUI thread.
class Studio : public QObject
{
    Q_OBJECT

public:
    /// `engine` and `tokens` outlive it; the local engine may be starting already. `gallery` is
    /// waited for when the start page is shown first.
    Studio(const Options &options, EngineLink &engine, TokenStore &tokens,
           std::future<Gallery> gallery);
    ~Studio() override;

    /// Shows the window, calls the engine elsewhere, opens what the command line names.
    void start();

    [[nodiscard]] ActionSet &actions() { return m_actions; }
    [[nodiscard]] StartWindow &home() { return m_home; }
    [[nodiscard]] ShellWindow &window() { return made(m_window); }
    [[nodiscard]] Workbench &workbench() { return made(m_workbench); }
    [[nodiscard]] Panels &panels() { return made(m_panels); }
    [[nodiscard]] ScenePage &scene() { return made(m_scene); }
    [[nodiscard]] RoomMonitor &roomMonitor() { return made(m_roomMonitor); }
    [[nodiscard]] Workspaces &workspaces() { return made(m_workspaces); }
    [[nodiscard]] EngineLink &engine() { return m_engine; }
    [[nodiscard]] ui::Toaster &toaster() { return m_toaster; }
    [[nodiscard]] StartViewModel &startPage() { return m_startPage.viewModel(); }
    [[nodiscard]] RunBarViewModel &runBar() { return *m_runBar; }
    /// The window people look at: dialogs and notices belong to it.
    [[nodiscard]] QWidget &front();

Q_SIGNALS:
    /// The start page, or the window for a scenario, is filled and about to be painted.
    void shown();
    /// Every part has been made.
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
    void updateFirstActions();
    void showMenu(QQuickItem *below);
    void showEngineMenu(QQuickItem *below);
    void showSpawnMenu(QQuickItem *below);
    void showContextMenu(const Id &entity, const QPoint &at);

    // studio_spawning.cpp
    void addSpawnPalette();
    void updateSpawnPalette(bool edits);
    void showSpawnPalette();
    void followRun();
    bool offerPromotion();
    void promote(const QStringList &keys);

    // studio_scene_actions.cpp
    void addSceneActions();
    void addSceneEditActions();
    void addSceneViewActions();
    void addSceneLookActions();
    void updateSceneActions();
    [[nodiscard]] QString viewsKey();
    void showViews();
    void toggleLock(const std::vector<Id> &ids);

    // studio_commands.cpp
    void browse();
    void saveAs();
    void saveReport();
    void connectToEngine();
    void useOwnEngine();
    void retryEngine();
    void connectSignIn();
    void signIn(const QString &address, const QString &token = {});
    ConnectDialog &connectDialog();
    void goTo(Workspace workspace);
    void togglePlay();
    void spawn(const QString &prefab);
    void removeSelection();
    void duplicateSelection();
    void nextRate(int step);

    // studio_bars.cpp
    [[nodiscard]] bool areFramesShown() const;
    void showFrames(bool shown);
    void updateBars();
    void updateClock();

    // studio_home.cpp
    void fillHome();
    void goHome();
    void connectHome();
    void openDropped(const QStringList &files);
    void openFrom(const QString &what, void (Workbench::*open)(const QString &));
    void offerRestore();
    void restore(const OpenSession &before);
    void rememberSession();
    void offerRunningSession();

    // studio_opening.cpp
    void connectOpening();
    void showOpening();

    // studio_guide.cpp
    [[nodiscard]] bool isGuidesRoom() const;
    void showGuideOnHome();
    void beginGuide();
    void connectGuide();
    void updateGuide();
    void lookForGuide();

    // studio_monitors.cpp
    void connectMonitors();
    void ringAlarms();
    void setMuted(bool muted);
    void toggleRoomMonitor();

    // studio_parts.cpp
    template <typename Part>
    [[nodiscard]] Part &made(const std::unique_ptr<Part> &part)
    {
        m_making.finish();
        return *part;
    }
    void planParts();
    void makeBars();
    void makeWindow();
    void makePanels();
    void connectBars();
    void connectWorkbench();
    void connectPanels();
    void connectAuthors();

    // studio.cpp
    void showFile();
    void showMain(const std::function<void()> &fill);
    void placeWindow(QWidget &window);
    void holdBack();
    void prepareNext(int pauseMs);
    void opened(Workbench::Plane plane);
    void showRoom();
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
    EngineLink &m_engine;
    EngineSignIn m_signIn;
    OpenSessionStore m_open;
    std::optional<OpenSession> m_restoring; ///< until what was open is there again
    RecentFiles m_recent;
    StartPage m_startPage;
    std::future<Gallery> m_gallery;
    std::unique_ptr<TopBarViewModel> m_topBar;
    StartWindow m_home;
    ui::Toaster m_toaster;
    IdleWork m_making; ///< makes what follows
    std::unique_ptr<ShellWindow> m_window;
    std::unique_ptr<Workspaces> m_workspaces;
    std::unique_ptr<Workbench> m_workbench;
    std::unique_ptr<Panels> m_panels;
    std::unique_ptr<ScenePage> m_scene;
    std::unique_ptr<RoomMonitor> m_roomMonitor;
    Speaker m_speaker;
    viewport::AlarmBell m_bell{m_speaker};
    std::unique_ptr<RunBarViewModel> m_runBar;
    PanelView *m_topView = nullptr;
    PanelView *m_runView = nullptr;
    PanelView *m_guideView = nullptr;
    StatusLine *m_status = nullptr;
    GuideViewModel m_guide;
    GuideFacts m_guideFacts;
    std::optional<Vec3> m_guideEye; ///< where the camera stood when the guide began
    bool m_guideThere = false;      ///< its room is open, or was saved as a file since
    int m_guideAt = -1;             ///< step whose panel was raised
    QPointer<ConnectDialog> m_connectDialog;
    std::unique_ptr<editor::CatalogueModel> m_things; ///< of the spawn palette
    QPointer<PromoteDialog> m_promoteDialog;
    QPointer<SpawnPalette> m_spawnPalette;
    QTimer m_slow;        ///< runs while something is being opened and nobody has noticed yet
    double m_opened = -1; ///< how much of it
    bool m_runWasLive = false;
    bool m_sessionsAsked = false;
    bool m_frameRoom = false;
    QTimer m_held; ///< runs while nothing else shall be in the engine's way
    bool m_waits = false;
};

/// Speeds a run can have, as the run bar offers them.
[[nodiscard]] const std::vector<client::Rate> &runRates();

} // namespace ward::studio
