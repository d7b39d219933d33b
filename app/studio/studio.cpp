// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/studio.h"

#include "app/studio/status_line.h"
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "qml/theme.h"
#include "qml/ui.h"
#include "viewport/qml/scene_camera.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QQuickView>
#include <QThreadPool>
#include <QTimer>

#include <utility>

namespace ward::studio {

namespace {

constexpr char kGeometryKey[] = "window/geometry";
/// After the start page is there; then one part after another, so that it answers meanwhile.
constexpr int kMakeAfterMs = 60;
/// Longer than any engine needs that starts at all.
constexpr int kLongestHoldMs = 4000;

} // namespace

Studio::Studio(const Options &options, EngineLink &engine, TokenStore &tokens,
               std::future<Gallery> gallery)
    : m_options(options)
    , m_appearance((ui::setUpEngine(m_qml), m_qml), m_settings)
    , m_engine(engine)
    , m_signIn(m_engine, tokens)
    , m_open(m_settings)
    , m_recent(m_settings)
    , m_startPage(m_engine, m_recent)
    , m_gallery(std::move(gallery))
    , m_home(m_qml, QUrl(QStringLiteral("qrc:/qt/qml/Ward/Studio/HomeScreen.qml")))
    , m_toaster(&m_home)
{
    if (!m_options.theme.isEmpty())
        m_appearance.setDark(m_options.theme != QLatin1String("light"));
    m_actions.prepare = [this] { m_making.finish(); };
    addActions();
    m_topBar = std::make_unique<TopBarViewModel>(
        TopBarViewModel::Actions{.save = m_actions.action(QStringLiteral("file.save")),
                                 .rehearse = m_actions.action(QStringLiteral("run.start")),
                                 .palette = m_actions.action(QStringLiteral("view.palette")),
                                 .home = m_actions.action(QStringLiteral("view.start"))},
        QStringList{tr("Author"), tr("Run"), tr("Debrief")});
    m_appearance.addWindow(&m_home);
    m_home.addActions(m_actions.all());
    m_home.setWindowTitle(QStringLiteral("Ward"));
    m_home.mayClose = [this] { return mayClose(); };
    placeWindow(m_home);
    connect(&m_appearance, &Appearance::changed, this,
            [this] { m_actions.paintIcons(m_appearance.theme().tx2()); });
    m_actions.paintIcons(m_appearance.theme().tx2());
    connectHome();
    connectSignIn();
    planParts();
    showGuideOnHome();
    updateBars();
    updateActions();
}

Studio::~Studio()
{
    m_making.finish();
    m_workspaces->save();
    m_settings.setValue(kGeometryKey, front().saveGeometry());
    m_open.forget();
    m_workbench->close();
    m_engine.shutDown();
    // What shows goes before what it shows.
    m_home.hide();
    m_home.view().setSource(QUrl());
    m_window->hide();
    for (PanelView *view : m_window->findChildren<PanelView *>())
        view->setSource(QUrl());
    m_scene->view().setSource(QUrl());
}

QWidget &Studio::front()
{
    return m_window && m_window->isVisible() && !m_home.isVisible()
               ? static_cast<QWidget &>(*m_window)
               : m_home;
}

void Studio::start()
{
    if (!m_options.engine.isEmpty())
        signIn(m_options.engine);
    else if (m_engine.level() == EngineLink::Level::Bad) // before anybody listened
        tell(ui::Toaster::Kind::Error, sentence(m_engine.sentence()), QStringLiteral("engine"));
    if (!m_options.file.isEmpty())
        return showFile();
    // Empty first: what is in it is made while the window manager finds its place.
    m_home.showEmpty();
    connect(
        &m_home, &StartWindow::drawn, this,
        [this] {
            StartState state = startPage().state();
            state.drawn = true;
            startPage().setState(state);
            if (m_options.engine.isEmpty())
                m_engine.startLocal();
            QThreadPool::globalInstance()->start([self = QPointer(this)] {
                readContent();
                QMetaObject::invokeMethod(
                    QCoreApplication::instance(),
                    [self] {
                        if (self)
                            self->m_making.start(kMakeAfterMs);
                    },
                    Qt::QueuedConnection);
            });
        },
        Qt::SingleShotConnection);
    fillHome();
    offerRestore();
    const auto show = [this] {
        m_home.showPage();
        Q_EMIT shown();
    };
    if (m_home.isSettled())
        show();
    else
        connect(&m_home, &StartWindow::settled, this, show, Qt::SingleShotConnection);
}

/// A file is named: its room is what people wait for, and it needs every part.
void Studio::showFile()
{
    m_making.finish();
    placeWindow(*m_window);
    m_window->showPage(m_scene->widget());
    m_topView->prepare();
    m_toaster.setWindow(m_window.get());
    // Without content first: the window manager gives the window its size, and everything in it is
    // drawn once, in that size.
    m_window->showEmpty();
    connect(
        m_window.get(), &ShellWindow::settled, this,
        [this] {
            m_window->showContent([this] { m_workbench->openFile(m_options.file); });
            if (m_workbench->plane() == Workbench::Plane::None && !m_workbench->isOpening())
                goHome();
            Q_EMIT shown();
        },
        Qt::SingleShotConnection);
}

/// The main window takes the place of the start page; `fill` lays out what is in it.
void Studio::showMain(const std::function<void()> &fill)
{
    m_toaster.setWindow(m_window.get());
    m_topView->prepare();
    if (m_window->isVisible()) {
        fill();
        return m_home.hide();
    }
    m_window->restoreGeometry(m_home.saveGeometry());
    if (m_window->isFilled()) {
        m_window->comeBack(fill);
        return m_home.hide();
    }
    m_window->showEmpty();
    connect(
        m_window.get(), &ShellWindow::settled, this,
        [this, fill] {
            m_window->showContent(fill);
            m_home.hide();
        },
        Qt::SingleShotConnection);
}

void Studio::placeWindow(QWidget &window)
{
    window.resize(1600, 960);
    if (!window.restoreGeometry(m_settings.value(kGeometryKey).toByteArray()))
        window.setWindowState(window.windowState() | Qt::WindowMaximized);
}

/// Until a scenario can be changed, only what is needed for that is done.
void Studio::holdBack()
{
    const client::SessionReplica *draft = m_workbench->draft();
    const bool waits =
        m_workbench->plane() == Workbench::Plane::Draft && (draft == nullptr || !draft->isReady());
    if (waits == m_waits)
        return;
    m_waits = waits;
    m_scene->setHeld(waits);
    if (waits)
        m_held.start(kLongestHoldMs);
    else
        m_held.stop();
}

void Studio::opened(Workbench::Plane plane)
{
    m_panels->selection.clear();
    if (plane != Workbench::Plane::Run && !isGuidesRoom())
        m_guide.leave();
    m_scene->prepare();
    // A run starts in the view its scenario was left in; anything else is shown whole, once it is
    // there.
    m_frameRoom = plane != Workbench::Plane::Run;
    showMain([this, plane] {
        m_window->showPage(m_scene->widget());
        m_status->setVisible(true);
        m_workspaces->activate(plane == Workbench::Plane::Draft ? Workspace::Author
                               : plane == Workbench::Plane::Run ? Workspace::Run
                                                                : Workspace::Debrief);
        m_scene->scene().showAll();
        if (m_workbench->shown().hasWorld()) {
            showRoom();
            showViews();
        }
        updateBars();
        updateActions();
    });
    rememberSession();
}

/// The view of what was just opened: not again when the engine answers, somebody may have turned
/// it.
void Studio::showRoom()
{
    if (!std::exchange(m_frameRoom, false))
        return;
    m_scene->scene().resetCamera();
    showViews();
    if (const auto before = std::exchange(m_restoring, {}); before && before->distance > 0) {
        viewport::SceneCamera &camera = *m_scene->scene().camera();
        camera.rig().lookAt(before->target, before->yaw, before->pitch, before->distance);
        camera.settle();
        if (m_workbench->shown().world().find(before->selected) != world::kNoHandle)
            m_panels->selection.select(before->selected);
    }
}

void Studio::tell(ui::Toaster::Kind kind, const QString &text, const QString &key)
{
    m_appearance.styleWidgets();
    m_toaster.show(kind, text, key);
}

QString Studio::sentence(const Message &message) const
{
    return QString::fromStdString(messages::render(message, messages::viewerLocale()));
}

QString Studio::sentence(const Error &error) const
{
    return QString::fromStdString(messages::render(error, messages::viewerLocale()));
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
    if (!m_workbench || !m_workbench->isRunLive() || !m_options.tourDir.isEmpty())
        return true;
    QMessageBox box(QMessageBox::Question, tr("A session is running"), what, QMessageBox::NoButton,
                    &front());
    QPushButton *end = box.addButton(accept, QMessageBox::AcceptRole);
    box.addButton(tr("Go on"), QMessageBox::RejectRole);
    box.exec();
    return box.clickedButton() == end;
}

} // namespace ward::studio
