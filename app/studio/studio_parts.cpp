// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/language.h"
#include "app/studio/status_line.h"
#include "app/studio/studio.h"
#include "qml/theme.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_commands.h"
#include "viewport/qml/scene_displays.h"

#include <QLocale>
#include <QTimer>

#include <algorithm>

/// What is behind the start page: made in this order, a slice at a time, and connected.
namespace ward::studio {

namespace {
const QString kModule = QStringLiteral("qrc:/qt/qml/Ward/Studio/");
/// After the start page is there; then one part after another, so that it answers meanwhile.
constexpr int kPrepareAfterMs = 600;
constexpr int kPreparePauseMs = 40;
} // namespace

void Studio::planParts()
{
    const auto schema = schemaForUser;
    const auto catalogue = catalogueForUser;
    m_making.add([this] { m_appearance.styleWidgets(); });
    m_making.add([this, schema, catalogue] {
        m_workbench =
            std::make_unique<Workbench>(m_engine, m_settings, m_recent, schema(), catalogue());
    });
    m_making.add([this, schema, catalogue] {
        m_panels =
            std::make_unique<Panels>(m_workbench->shown(), schema(), catalogue(), m_settings);
    });
    m_making.add([this, catalogue] {
        m_scene = std::make_unique<ScenePage>(m_qml, m_workbench->shown(), m_panels->selection,
                                              m_panels->edit, catalogue());
    });
    m_making.add([this] {
        m_roomMonitor = std::make_unique<RoomMonitor>(m_qml, m_workbench->shown(), m_settings);
    });
    m_making.add([this] {
        addSpawnActions();
        addSceneActions();
        addSpawnPalette();
        m_actions.paintIcons(m_appearance.theme().tx2());
        makeWindow();
    });
    m_making.add([this] { makeBars(); });
    m_making.add([this] { makePanels(); });
    m_making.add([this] {
        connectBars();
        connectWorkbench();
        connectPanels();
        connectMonitors();
        connectGuide();
        updateBars();
        updateActions();
    });
    connect(&m_making, &IdleWork::done, this, [this] {
        QTimer::singleShot(kPrepareAfterMs, this, [this] { prepareNext(kPreparePauseMs); });
        Q_EMIT ready();
    });
}

/// Makes the next part that is needed once something is open, until something is: then whatever is
/// shown is made at once, and the rest when it is seen first.
void Studio::prepareNext(int pauseMs)
{
    if (m_workbench->plane() != Workbench::Plane::None)
        return;
    const auto &panels = m_window->panels();
    if (m_topView->prepare() || m_scene->prepare() ||
        std::any_of(panels.begin(), panels.end(),
                    [](const PanelHost *host) { return host->view().prepare(); }))
        QTimer::singleShot(pauseMs, this, [this, pauseMs] { prepareNext(pauseMs); });
}

void Studio::makeWindow()
{
    m_window = std::make_unique<ShellWindow>(m_qml, m_appearance);
    m_workspaces = std::make_unique<Workspaces>(*m_window, m_appearance, m_settings);
    m_window->addPage(m_scene->widget());
    m_window->setWindowTitle(QStringLiteral("Ward"));
    m_window->mayClose = [this] {
        const bool closes = mayClose();
        if (closes)
            m_roomMonitor->close(); // else the program would live on for it
        return closes;
    };
}

void Studio::makeBars()
{
    QStringList rates;
    for (const client::Rate &rate : runRates())
        rates.append(QLocale().toString(rate.value(), 'g', 3) + QStringLiteral("×"));
    m_runBar = std::make_unique<RunBarViewModel>(
        RunBarViewModel::Actions{
            .playPause = m_actions.action(QStringLiteral("run.playPause")),
            .step = m_actions.action(QStringLiteral("run.step")),
            .stop = m_actions.action(QStringLiteral("run.stop")),
        },
        rates);
    m_topView = m_window->addBar(QStringLiteral("top"), 44);
    m_topView->showLater(QUrl(kModule + QStringLiteral("TopBar.qml")),
                         {{QStringLiteral("viewModel"), QVariant::fromValue(m_topBar.get())}});
    m_runView = m_window->addBar(QStringLiteral("run"), 52);
    m_runView->showLater(QUrl(kModule + QStringLiteral("RunBar.qml")),
                         {{QStringLiteral("viewModel"), QVariant::fromValue(m_runBar.get())}});
    m_guideView = m_window->addBar(QStringLiteral("guide"), 56);
    m_guideView->showLater(QUrl(kModule + QStringLiteral("GuideBar.qml")),
                           {{QStringLiteral("viewModel"), QVariant::fromValue(&m_guide)}});
    m_topView->setAccessibleName(tr("Scenario and program"));
    m_runView->setAccessibleName(tr("Run"));
    m_guideView->setAccessibleName(tr("Guide"));
    m_status = new StatusLine(*m_window);
    m_status->setVisible(false);
    m_status->setFramesPerSecond(0);
    m_status->setFramesShown(areFramesShown());
}

void Studio::makePanels()
{
    m_panels->build(*m_window);
    for (PanelHost *host : m_window->panels()) {
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
    m_window->addActions(m_actions.all());
}

void Studio::connectBars()
{
    connect(m_runBar.get(), &RunBarViewModel::rateRequested, this,
            [this](int index) { m_workbench->setRate(runRates().at(std::size_t(index))); });
    connect(m_runBar.get(), &RunBarViewModel::spawnRequested, this, &Studio::spawn);
    connect(m_runBar.get(), &RunBarViewModel::moreRequested, this, &Studio::showSpawnMenu);
    connect(&m_panels->timeline, &timeline::TimelineViewModel::markRequested,
            m_actions.action(QStringLiteral("run.mark")), &QAction::trigger);
    connect(m_window.get(), &ShellWindow::filesDropped, this, &Studio::openDropped);
    connect(m_status, &StatusLine::problemsRequested, this,
            [this] { m_window->panel(QStringLiteral("problems"))->takeFocus(); });
    connect(m_workspaces.get(), &Workspaces::changed, this, &Studio::updateBars);
    connect(m_workspaces.get(), &Workspaces::changed, this, &Studio::updateGuide);
    auto *seconds = new QTimer(this);
    connect(seconds, &QTimer::timeout, this, [this] {
        updateBars();
        rememberSession();
        lookForGuide();
        m_workspaces->save();
    });
    seconds->start(1000);
}

void Studio::connectWorkbench()
{
    m_held.setSingleShot(true);
    connect(&m_held, &QTimer::timeout, this, [this] { m_scene->setHeld(false); });
    connect(m_workbench.get(), &Workbench::changed, this, [this] {
        holdBack();
        updateBars();
        updateActions();
        followRun();
    });
    connect(m_workbench.get(), &Workbench::opened, this, &Studio::opened);
    connectOpening();
    connect(m_workbench.get(), &Workbench::failed, this, [this](const Error &why) {
        tell(ui::Toaster::Kind::Error, sentence(why), QString::fromStdString(why.code()));
        // It was shown from its file, and the engine does not take it.
        if (m_workbench->plane() == Workbench::Plane::None && !m_home.isVisible())
            goHome();
    });
    connect(&m_panels->actions, &editor::ActionsModel::refused, this, [this](const Message &why) {
        tell(ui::Toaster::Kind::Warning, sentence(why), QString::fromStdString(why.code));
    });
    connect(m_workbench.get(), &Workbench::told, this, [this](const Message &message) {
        tell(ui::Toaster::Kind::Info, sentence(message), QString::fromStdString(message.code));
    });
    connect(m_workbench.get(), &Workbench::recordingRead, m_panels.get(), &Panels::setRecording);
    viewport::SceneDisplays *displays = m_scene->scene().displays();
    connect(m_workbench.get(), &Workbench::pastChanged, this,
            [this, displays](const client::ShownWorld::SourceFactory &source) {
                m_panels->setPast(source);
                m_panels->why.setDesk(m_workbench->whyDesk());
                displays->setHistory(m_panels->history());
            });
    connect(m_panels.get(), &Panels::historyGrew, displays, &viewport::SceneDisplays::historyGrew);
}

void Studio::connectPanels()
{
    const auto refuse = [this](const Message &why) {
        // What was done in the scene is answered where one looks.
        if (m_scene->takeRefusal(sentence(why)))
            return;
        tell(ui::Toaster::Kind::Warning, sentence(why), QStringLiteral("edit"));
    };
    connect(m_workbench.get(), &Workbench::refused, this, refuse);
    connect(&m_panels->edit, &editor::EditController::refused, this, refuse);
    connect(&m_panels->inspector, &editor::InspectorModel::rejected, this, refuse);
    connect(&m_panels->rules, &editor::RulesModel::rejected, this, refuse);
    connect(&m_panels->selection, &editor::Selection::changed, this, &Studio::updateActions);
    connect(&m_panels->debrief, &timeline::DebriefViewModel::reportRequested, this,
            &Studio::saveReport);
    connect(&m_panels->debrief, &timeline::DebriefViewModel::noteRequested, this,
            [this](const QString &text) { m_workbench->addMark(text, QStringLiteral("note")); });
    connect(&m_panels->catalogue, &editor::CatalogueModel::placeRequested, this, &Studio::spawn);
    connect(&m_scene->scene(), &viewport::SceneViewModel::spawnRequested, &m_panels->shelf,
            &editor::PrefabShelf::use);
    connect(&m_panels->entities, &editor::EntitiesViewModel::frameRequested, &m_scene->scene(),
            &viewport::SceneViewModel::frameSelection);
    connect(&m_panels->problems, &editor::ProblemsModel::countsChanged, this, &Studio::updateBars);
    connect(&m_panels->rules, &editor::RulesModel::phaseChanged, this, &Studio::updateBars);
    connect(&m_panels->rules, &editor::RulesModel::editableChanged, this, &Studio::updateBars);
    connect(m_topBar.get(), &TopBarViewModel::titleCommitted, this, [this](const QString &title) {
        if (const auto *scenario = m_workbench->shown().document().scenario())
            m_panels->rules.type(QString::fromStdString(scenario->id.toString()),
                                 QStringLiteral("name"), title);
    });
    connect(&m_panels->rules, &editor::RulesModel::countsChanged, this, &Studio::updateBars);
    connect(&m_panels->entities, &editor::EntitiesViewModel::countChanged, this,
            &Studio::updateBars);
    connect(&m_workbench->shown(), &client::ShownWorld::changed, this, [this] {
        if (m_workbench->shown().hasWorld())
            showRoom();
        updateClock();
    });
    connect(&m_scene->scene(), &viewport::SceneViewModel::placingChanged, this,
            &Studio::updateClock);
    connect(&m_scene->scene(), &viewport::SceneViewModel::framesPerSecondChanged, this,
            [this] { m_status->setFramesPerSecond(m_scene->scene().framesPerSecond()); });
    connect(m_scene.get(), &ScenePage::marksChanged, this, [this] {
        m_panels->entities.setMarks(m_scene->scene().commands().visibility().hidden(),
                                    m_scene->locked());
        updateActions();
    });
    connect(&m_panels->entities, &editor::EntitiesViewModel::showRequested, this,
            [this](const Id &entity) { m_scene->scene().commands().visibility().show({entity}); });
    connect(&m_panels->entities, &editor::EntitiesViewModel::lockRequested, this,
            [this](const Id &entity) { toggleLock({entity}); });
    connect(m_scene.get(), &ScenePage::contextRequested, this, &Studio::showContextMenu);
    connectAuthors();
}

/// Where the other people in the scenario are, and where this one is.
void Studio::connectAuthors()
{
    editor::AuthorsModel *authors = &m_panels->authors;
    viewport::SceneCamera *camera = m_scene->scene().camera();
    const auto look = [authors, camera] { authors->setCamera(camera->view().pose); };
    connect(camera, &viewport::SceneCamera::viewChanged, authors, look);
    look();
    connect(authors, &editor::AuthorsModel::changed, this, [this, authors] {
        QList<viewport::SceneAuthor> others;
        for (const editor::AuthorMark &author : authors->others()) {
            others.append({author.name, author.colour,
                           QList<Id>(author.selection.begin(), author.selection.end()),
                           author.camera});
        }
        m_scene->scene().setAuthors(others);
    });
    connect(&m_panels->conflicts, &editor::ConflictsModel::rowsInserted, this, [this] {
        // The choice is made in the Inspector, wherever the edit was.
        PanelHost *fields = m_window->panel(QStringLiteral("inspector"));
        if (!fields->isVisible() || fields->visibleRegion().isEmpty())
            fields->takeFocus();
    });
}

} // namespace ward::studio
