// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/studio.h"

#include "app/studio/status_line.h"
#include "core/messages/messages.h"
#include "qml/theme.h"
#include "qml/ui.h"
#include "viewport/qml/scene_displays.h"

#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QQuickView>
#include <QStatusBar>
#include <QTimer>

#include <algorithm>

namespace ward::studio {

namespace {

constexpr char kGeometryKey[] = "window/geometry";
constexpr char kOpenKey[] = "session/open";
/// After the start page is there; then one part after another, so that it answers meanwhile.
constexpr int kPrepareAfterMs = 600;
/// Longer than any engine needs that starts at all.
constexpr int kLongestHoldMs = 4000;
constexpr int kPreparePauseMs = 40;

std::string locale()
{
    return QLocale().name().toStdString();
}

} // namespace

Studio::Studio(const Options &options, EngineLink &engine, TokenStore &tokens)
    : m_options(options)
    , m_appearance((ui::setUpEngine(m_qml), m_qml), m_settings)
    , m_window(m_qml, m_appearance)
    , m_workspaces(m_window, m_settings)
    , m_toaster(&m_window)
    , m_engine(engine)
    , m_signIn(m_engine, tokens)
    , m_workbench(m_engine, m_settings, content::Schema::shipped(), content::Catalogue::shipped())
    , m_panels(m_workbench.shown(), content::Schema::shipped(), content::Catalogue::shipped())
    , m_scene(m_qml, m_workbench.shown(), m_panels.selection, m_panels.edit,
              content::Catalogue::shipped())
{
    addActions();
    buildWindow();
    connectParts();
    connectSignIn();
    updateBars();
    updateActions();
}

Studio::~Studio()
{
    m_workspaces.save();
    m_settings.setValue(kGeometryKey, m_window.saveGeometry());
    m_settings.remove(kOpenKey);
    m_workbench.close();
    m_engine.shutDown();
    // What shows goes before what it shows.
    m_window.hide();
    for (PanelView *view : m_window.findChildren<PanelView *>())
        view->setSource(QUrl());
    m_scene.view().setSource(QUrl());
}

void Studio::start()
{
    // Without content first: the window manager gives the window its size, and everything in it is
    // drawn once, in that size.
    m_window.showEmpty();
    if (!m_options.engine.isEmpty())
        signIn(m_options.engine);
    else if (m_engine.level() == EngineLink::Level::Bad) // before anybody listened
        tell(ui::Toaster::Kind::Error, sentence(m_engine.sentence()), QStringLiteral("engine"));
    connect(&m_window, &ShellWindow::settled, this, &Studio::showContent, Qt::SingleShotConnection);
}

void Studio::showContent()
{
    const bool named = !m_options.file.isEmpty();
    if (named)
        m_window.showPage(m_scene.widget());
    m_window.showContent([this, named] {
        if (named)
            m_workbench.openFile(m_options.file);
        if (m_workbench.plane() != Workbench::Plane::None)
            return;
        m_window.showPage(m_startView);
        fillStartPage();
    });
    const QString before = m_settings.value(kOpenKey).toString();
    if (!named && !before.isEmpty() && m_options.tourDir.isEmpty()) {
        // The last session did not end by itself: nothing is lost, the engine saved every edit.
        m_toaster.show(ui::Toaster::Kind::Info,
                       tr("Ward did not close properly last time. Your work was kept."),
                       QStringLiteral("restore"), tr("Open it again"), [this, before] {
                           isShipped(before)
                               ? m_workbench.openShipped(before.section(QLatin1Char(':'), 1))
                               : m_workbench.openFile(before);
                       });
    }
    Q_EMIT ready();
    QTimer::singleShot(kPrepareAfterMs, this, [this] { prepareNext(kPreparePauseMs); });
}

/// Until a scenario can be changed, only what is needed for that is done.
void Studio::holdBack()
{
    const client::SessionReplica *draft = m_workbench.draft();
    const bool waits =
        m_workbench.plane() == Workbench::Plane::Draft && (draft == nullptr || !draft->isReady());
    if (waits == m_waits)
        return;
    m_waits = waits;
    m_scene.setHeld(waits);
    if (waits)
        m_held.start(kLongestHoldMs);
    else
        m_held.stop();
}

/// Makes the next part that is needed once something is open, until something is: then whatever is
/// shown is made at once, and the rest when it is seen first.
void Studio::prepareNext(int pauseMs)
{
    if (m_workbench.plane() != Workbench::Plane::None)
        return;
    const auto &panels = m_window.panels();
    if (m_scene.prepare() || std::any_of(panels.begin(), panels.end(), [](const PanelHost *host) {
            return host->view().prepare();
        }))
        QTimer::singleShot(pauseMs, this, [this, pauseMs] { prepareNext(pauseMs); });
}

void Studio::buildWindow()
{
    const QStringList workspaces = {tr("Author"), tr("Run"), tr("Debrief")};
    m_topBar = std::make_unique<TopBarViewModel>(
        TopBarViewModel::Actions{.save = m_actions.action(QStringLiteral("file.save")),
                                 .rehearse = m_actions.action(QStringLiteral("run.start")),
                                 .palette = m_actions.action(QStringLiteral("view.palette")),
                                 .home = m_actions.action(QStringLiteral("view.start"))},
        workspaces);
    QStringList rates;
    for (const client::Rate &rate : runRates())
        rates.append(QLocale().toString(rate.value(), 'g', 3) + QStringLiteral("×"));
    m_runBar = std::make_unique<RunBarViewModel>(
        RunBarViewModel::Actions{.playPause = m_actions.action(QStringLiteral("run.playPause")),
                                 .step = m_actions.action(QStringLiteral("run.step")),
                                 .stop = m_actions.action(QStringLiteral("run.stop")),
                                 .mark = m_actions.action(QStringLiteral("run.mark")),
                                 .goLive = m_actions.action(QStringLiteral("run.live"))},
        rates);

    const QString module = QStringLiteral("qrc:/qt/qml/Ward/Studio/");
    m_window.addBar(QStringLiteral("top"), 44)
        ->showComponent(QUrl(module + QStringLiteral("TopBar.qml")),
                        {{QStringLiteral("viewModel"), QVariant::fromValue(m_topBar.get())}});
    m_runView = m_window.addBar(QStringLiteral("run"), 52);
    m_runView->showLater(QUrl(module + QStringLiteral("RunBar.qml")),
                         {{QStringLiteral("viewModel"), QVariant::fromValue(m_runBar.get())}});

    m_startView = new PanelView(m_qml);
    m_startView->setObjectName(QStringLiteral("start"));
    m_startView->setAccessibleName(tr("Start page"));
    m_startView->showLater(QUrl(module + QStringLiteral("StartPage.qml")),
                           {{QStringLiteral("viewModel"), QVariant::fromValue(&m_start)}});
    m_window.addPage(m_startView);
    m_window.addPage(m_scene.widget());
    m_panels.build(m_window);
    for (PanelHost *host : m_window.panels()) {
        host->hide();
        QAction *toggle = host->toggleViewAction();
        m_actions
            .add({QStringLiteral("view.panel.") + host->spec().id, tr("Panel"), host->spec().title},
                 [host] {
                     host->isVisible() && !host->visibleRegion().isEmpty() ? host->hide()
                                                                           : host->takeFocus();
                 })
            ->setCheckable(toggle->isCheckable());
    }
    m_status = new StatusLine(m_window);
    m_status->setVisible(false);
    m_window.addActions(m_actions.all());
    m_window.setWindowTitle(QStringLiteral("Ward"));
    m_window.resize(1600, 960);
    if (!m_window.restoreGeometry(m_settings.value(kGeometryKey).toByteArray()))
        m_window.setWindowState(m_window.windowState() | Qt::WindowMaximized);
    m_window.mayClose = [this] { return mayClose(); };
}

void Studio::connectParts()
{
    connect(m_topBar.get(), &TopBarViewModel::workspaceRequested, this,
            [this](int index) { goTo(Workspace(index)); });
    connect(m_topBar.get(), &TopBarViewModel::menuRequested, this, &Studio::showMenu);
    connect(m_topBar.get(), &TopBarViewModel::engineMenuRequested, this, &Studio::showEngineMenu);
    connect(m_runBar.get(), &RunBarViewModel::rateRequested, this,
            [this](int index) { m_workbench.setRate(runRates().at(std::size_t(index))); });
    connect(m_runBar.get(), &RunBarViewModel::spawnRequested, this, &Studio::spawn);
    connect(m_runBar.get(), &RunBarViewModel::moreRequested, this, &Studio::showSpawnMenu);

    connect(&m_start, &StartViewModel::browseRequested, this, &Studio::browse);
    connect(&m_start, &StartViewModel::connectRequested, this, &Studio::connectToEngine);
    connect(&m_start, &StartViewModel::scenarioRequested, this, [this](const QString &file) {
        if (mayLeaveSession())
            m_workbench.openFile(file);
    });
    connect(&m_start, &StartViewModel::shippedRequested, this, [this](const QString &name) {
        if (mayLeaveSession())
            m_workbench.openShipped(name);
    });
    connect(&m_start, &StartViewModel::recordingRequested, this, [this](const QString &recording) {
        if (mayLeaveSession())
            m_workbench.openRecording(recording, recording);
    });
    connect(&m_window, &ShellWindow::filesDropped, this, [this](const QStringList &files) {
        if (!files.isEmpty() && mayLeaveSession())
            m_workbench.openFile(files.first());
    });

    connect(&m_engine, &EngineLink::changed, this, [this] {
        updateBars();
        updateActions();
        if (!m_engine.isOnline())
            return;
        listRecordings();
        offerRunningSession();
    });
    connect(&m_engine, &EngineLink::told, this,
            [this](EngineLink::Level level, const Message &message) {
                if (level == EngineLink::Level::Bad) {
                    return m_toaster.show(ui::Toaster::Kind::Error, sentence(message),
                                          QStringLiteral("engine"), tr("Try again"),
                                          [this] { retryEngine(); });
                }
                tell(level == EngineLink::Level::Good ? ui::Toaster::Kind::Good
                                                      : ui::Toaster::Kind::Warning,
                     sentence(message), QStringLiteral("engine"));
            });

    m_held.setSingleShot(true);
    connect(&m_held, &QTimer::timeout, this, [this] { m_scene.setHeld(false); });
    connect(&m_workbench, &Workbench::changed, this, [this] {
        holdBack();
        updateBars();
        updateActions();
    });
    connect(&m_workbench, &Workbench::opened, this, &Studio::opened);
    connect(&m_workbench, &Workbench::failed, this, [this](const Error &why) {
        tell(ui::Toaster::Kind::Error, sentence(why), QString::fromStdString(why.code()));
        // It was shown from its file, and the engine does not take it.
        if (m_workbench.plane() == Workbench::Plane::None && m_window.page() != m_startView)
            goHome();
    });
    connect(&m_panels.actions, &editor::ActionsModel::refused, this, [this](const Message &why) {
        tell(ui::Toaster::Kind::Warning, sentence(why), QString::fromStdString(why.code));
    });
    connect(&m_workbench, &Workbench::told, this, [this](const Message &message) {
        tell(ui::Toaster::Kind::Info, sentence(message), QString::fromStdString(message.code));
    });
    connect(&m_workbench, &Workbench::recordingRead, &m_panels, &Panels::setRecording);
    viewport::SceneDisplays *displays = m_scene.scene().displays();
    connect(&m_workbench, &Workbench::pastChanged, this,
            [this, displays](const client::ShownWorld::SourceFactory &source) {
                m_panels.setPast(source);
                displays->setHistory(m_panels.history());
            });
    connect(&m_panels, &Panels::historyGrew, displays, &viewport::SceneDisplays::historyGrew);
    // Queued: what was just opened takes the page's place, and it is filled when somebody comes
    // back.
    connect(
        &m_workbench.recent(), &RecentFiles::changed, this,
        [this] {
            if (m_window.page() == m_startView)
                fillStartPage();
        },
        Qt::QueuedConnection);

    const auto refuse = [this](const Message &why) {
        tell(ui::Toaster::Kind::Warning, sentence(why), QStringLiteral("edit"));
    };
    connect(&m_workbench, &Workbench::refused, this, refuse);
    connect(&m_panels.edit, &editor::EditController::refused, this, refuse);
    connect(&m_panels.inspector, &editor::InspectorModel::rejected, this, refuse);
    connect(&m_panels.selection, &editor::Selection::changed, this, &Studio::updateActions);
    connect(&m_panels.catalogue, &editor::CatalogueModel::placeRequested, this, &Studio::spawn);
    connect(&m_panels.entities, &editor::EntitiesViewModel::frameRequested, &m_scene.scene(),
            &viewport::SceneViewModel::frameSelection);
    connect(&m_panels.problems, &editor::ProblemsModel::countsChanged, this, &Studio::updateBars);
    connect(&m_panels.rules, &editor::RulesModel::phaseChanged, this, &Studio::updateBars);
    connect(&m_panels.rules, &editor::RulesModel::countsChanged, this, &Studio::updateBars);
    connect(&m_panels.entities, &editor::EntitiesViewModel::countChanged, this,
            &Studio::updateBars);
    connect(&m_workbench.shown(), &client::ShownWorld::changed, this, [this] {
        if (m_frameRoom && m_workbench.shown().hasWorld()) {
            m_frameRoom = false;
            m_scene.scene().resetCamera();
        }
        updateClock();
    });
    connect(&m_scene.scene(), &viewport::SceneViewModel::placingChanged, this,
            &Studio::updateClock);
    connect(&m_scene.scene(), &viewport::SceneViewModel::framesPerSecondChanged, this,
            [this] { m_status->setFramesPerSecond(m_scene.scene().framesPerSecond()); });
    connect(&m_scene, &ScenePage::contextRequested, this, &Studio::showContextMenu);
    connect(m_status, &StatusLine::problemsRequested, this,
            [this] { m_window.panel(QStringLiteral("problems"))->takeFocus(); });
    connect(&m_workspaces, &Workspaces::changed, this, &Studio::updateBars);

    connect(&m_appearance, &Appearance::changed, this,
            [this] { m_actions.paintIcons(m_appearance.theme().tx2()); });
    m_actions.paintIcons(m_appearance.theme().tx2());
    auto *seconds = new QTimer(this);
    connect(seconds, &QTimer::timeout, this, &Studio::updateBars);
    seconds->start(1000);
}

void Studio::opened(Workbench::Plane plane)
{
    m_panels.selection.clear();
    m_scene.prepare();
    m_window.showPage(m_scene.widget());
    m_status->setVisible(true);
    m_workspaces.activate(plane == Workbench::Plane::Draft ? Workspace::Author
                          : plane == Workbench::Plane::Run ? Workspace::Run
                                                           : Workspace::Debrief);
    m_settings.setValue(kOpenKey, m_workbench.source());
    // A run starts in the view its scenario was left in; anything else is shown whole, once it is
    // there.
    m_frameRoom = plane != Workbench::Plane::Run;
    if (m_frameRoom && m_workbench.shown().hasWorld()) {
        m_frameRoom = false; // not again when the engine answers: somebody may have turned it
        m_scene.scene().resetCamera();
    }
    updateBars();
    updateActions();
}

void Studio::tell(ui::Toaster::Kind kind, const QString &text, const QString &key)
{
    m_toaster.show(kind, text, key);
}

QString Studio::sentence(const Message &message) const
{
    return QString::fromStdString(messages::render(message, locale()));
}

QString Studio::sentence(const Error &error) const
{
    return QString::fromStdString(messages::render(error, locale()));
}

bool Studio::mayClose()
{
    return mayEndRun(tr("The session that is running ends when Ward closes. Its recording is kept, "
                        "and every change to the scenario is saved."),
                     tr("End the session and close"));
}

bool Studio::mayLeaveSession()
{
    return mayEndRun(tr("The session that is running ends when you go on. Its recording is kept, "
                        "and every change to the scenario is saved."),
                     tr("End the session"));
}

bool Studio::mayEndRun(const QString &what, const QString &accept)
{
    if (!m_workbench.isRunLive() || !m_options.tourDir.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Question, tr("A session is running"), what, QMessageBox::NoButton,
                    &m_window);
    QPushButton *end = box.addButton(accept, QMessageBox::AcceptRole);
    box.addButton(tr("Go on"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == end;
}

} // namespace ward::studio
