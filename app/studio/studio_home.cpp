// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/studio.h"

#include "viewport/qml/scene_camera.h"

#include <QLocale>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>

/// The start page: what is opened from it, and what went on while no studio was there.
namespace ward::studio {

void Studio::fillHome()
{
    if (m_gallery.valid())
        m_startPage.setGallery(m_gallery.get());
    m_startPage.refresh();
    m_home.makePage({{QStringLiteral("viewModel"), QVariant::fromValue(&startPage())},
                     {QStringLiteral("topBar"), QVariant::fromValue(m_topBar.get())}});
}

void Studio::goHome()
{
    m_workspaces->leave();
    m_toaster.setWindow(&m_home);
    if (m_window->isVisible())
        m_home.restoreGeometry(m_window->saveGeometry());
    fillHome();
    m_home.showPage();
    // After its docks, which have just been hidden, are laid out: a layout that is restored over
    // one that is still to be done makes QMainWindow crash. What is opened at once keeps the
    // window.
    QTimer::singleShot(0, this, [this] {
        if (m_workbench->plane() == Workbench::Plane::None && m_home.isVisible())
            m_window->hide();
    });
    updateBars();
    updateActions();
}

void Studio::openFrom(const QString &what, void (Workbench::*open)(const QString &))
{
    m_making.finish();
    if (mayLeaveSession())
        (m_workbench.get()->*open)(what);
}

void Studio::connectHome()
{
    StartViewModel &page = startPage();
    connect(&page, &StartViewModel::browseRequested, this, &Studio::browse);
    connect(&page, &StartViewModel::connectRequested, this, &Studio::connectToEngine);
    connect(&page, &StartViewModel::scenarioRequested, this,
            [this](const QString &file) { openFrom(file, &Workbench::reopen); });
    connect(&page, &StartViewModel::shippedRequested, this,
            [this](const QString &source) { openFrom(source, &Workbench::reopen); });
    connect(&page, &StartViewModel::templateRequested, this,
            [this](const QString &source) { openFrom(source, &Workbench::openTemplate); });
    connect(&page, &StartViewModel::recordingRequested, this,
            [this](const QString &recording) { openFrom(recording, &Workbench::openRecording); });
    connect(&page, &StartViewModel::returnRequested, this, [this] {
        m_making.finish();
        goTo(m_workspaces->current());
    });
    connect(&page, &StartViewModel::guideRequested, this, &Studio::beginGuide);
    connect(&m_home, &StartWindow::filesDropped, this, &Studio::openDropped);
    connect(&m_home, &StartWindow::dragged, this, [this](bool over) {
        StartState state = startPage().state();
        state.dropping = over;
        startPage().setState(state);
    });
    connect(m_topBar.get(), &TopBarViewModel::workspaceRequested, this,
            [this](int index) { goTo(Workspace(index)); });
    connect(m_topBar.get(), &TopBarViewModel::menuRequested, this, [this](QQuickItem *below) {
        m_making.finish();
        showMenu(below);
    });
    connect(m_topBar.get(), &TopBarViewModel::engineMenuRequested, this, &Studio::showEngineMenu);
    connect(&m_engine, &EngineLink::changed, this, [this] {
        updateBars();
        updateActions();
        if (m_engine.isOnline())
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
}

void Studio::openDropped(const QStringList &files)
{
    if (!files.isEmpty())
        openFrom(files.first(), &Workbench::openFile);
}

void Studio::offerRestore()
{
    const auto before = m_open.read();
    if (!before || !m_options.tourDir.isEmpty())
        return;
    StartState state = startPage().state();
    state.restoreTitle = before->title.isEmpty() ? tr("Your scenario") : before->title;
    state.restoreText =
        tr("“%1” was open at %2. Every change is there, and you are where you were.")
            .arg(state.restoreTitle, QLocale().toString(before->seen, QLocale::ShortFormat));
    startPage().setState(state);
    const auto answered = [this] {
        StartState now = startPage().state();
        now.restoreTitle.clear();
        now.restoreText.clear();
        startPage().setState(now);
    };
    connect(
        &startPage(), &StartViewModel::restoreRequested, this,
        [this, answered, before = *before] {
            answered();
            restore(before);
        },
        Qt::SingleShotConnection);
    connect(
        &startPage(), &StartViewModel::restoreDeclined, this,
        [this, answered] {
            answered();
            m_open.forget();
        },
        Qt::SingleShotConnection);
}

void Studio::restore(const OpenSession &before)
{
    m_making.finish();
    m_restoring = before;
    m_workbench->reopen(before.source);
}

/// Once a second while something is open: a program that is killed loses no more than that.
void Studio::rememberSession()
{
    const QString source = m_workbench->source();
    if (m_workbench->plane() == Workbench::Plane::None || source.isEmpty())
        return;
    const viewport::CameraRig &rig = m_scene->scene().camera()->rig();
    const Vec3 away = rig.view().pose.position - rig.target();
    OpenSession now{.source = source,
                    .title = m_workbench->title(),
                    .seen = QDateTime::currentDateTime(),
                    .selected = m_panels->selection.primary(),
                    .target = rig.target(),
                    .yaw = std::atan2(away.x, away.z),
                    .pitch = 0,
                    .distance = viewport::length(away)};
    if (now.distance > 0)
        now.pitch = std::asin(std::clamp(away.y / now.distance, -1.0, 1.0));
    m_open.remember(now);
}

void Studio::offerRunningSession()
{
    if (std::exchange(m_sessionsAsked, true))
        return;
    m_engine.connection().listSessions([this](const Result<std::vector<client::SessionInfo>> &all) {
        m_making.finish();
        if (!all || (m_workbench->plane() != Workbench::Plane::None && !m_workbench->isUnserved()))
            return;
        for (const client::SessionInfo &session : *all) {
            if (session.kind == client::SessionKind::Draft && session.clients > 0) {
                m_toaster.show(ui::Toaster::Kind::Warning,
                               tr("%n other(s) work on “%1” at this engine.",
                                  "people who have the same scenario open", int(session.clients))
                                   .arg(QString::fromStdString(session.title)),
                               QStringLiteral("restore"), tr("Join"),
                               [this, session] { m_workbench->joinDraft(session); });
                return;
            }
            if (session.kind != client::SessionKind::Run ||
                session.clock.state == client::ClockState::Ended)
                continue;
            m_toaster.show(ui::Toaster::Kind::Warning,
                           tr("The session “%1” is still open at %2.")
                               .arg(QString::fromStdString(session.title),
                                    QString::fromStdString(formatTime(session.clock.tick.time()))),
                           QStringLiteral("restore"), tr("Go to it"),
                           [this, session] { m_workbench->join(session); });
            return;
        }
    });
}

} // namespace ward::studio
