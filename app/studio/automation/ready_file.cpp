// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/ready_file.h"

#include "app/studio/studio.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickView>
#include <QQuickWidget>
#include <QSaveFile>

#include <chrono>

namespace ward::studio {

namespace {

qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

} // namespace

std::unique_ptr<ReadyFile> ReadyFile::fromEnvironment()
{
    const QString name = qEnvironmentVariable("WARD_READY_FILE");
    return name.isEmpty() ? nullptr : std::make_unique<ReadyFile>(name);
}

ReadyFile::ReadyFile(QString file)
    : m_file(std::move(file))
{
}

void ReadyFile::note(const char *step)
{
    m_steps.emplace_back(step, nowUs());
}

void ReadyFile::watch(Studio &studio, Shows what)
{
    connect(&studio.engine(), &EngineLink::changed, this,
            [this, &studio, online = false]() mutable {
                if (!std::exchange(online, online || studio.engine().isOnline()) && online)
                    note("engine");
            });
    what == Shows::StartPage ? watchStartPage(studio) : watchDocument(studio);
}

void ReadyFile::watchStartPage(Studio &studio)
{
    m_left = 1;
    connect(&studio, &Studio::shown, this, [this] { note("filled"); });
    // Queued from the render thread: the GUI thread takes events again, and every card answers.
    connect(
        &studio.home(), &StartWindow::drawn, this, [this] { over("page"); },
        Qt::SingleShotConnection);
}

void ReadyFile::watchDocument(Studio &studio)
{
    m_left = 3;
    Workbench &workbench = studio.workbench();
    connect(&workbench, &Workbench::opened, this, [this] { note("opened"); });
    // Queued: after everybody else has heard that it can be edited now.
    connect(
        &workbench.shown(), &client::ShownWorld::changed, this,
        [this, &workbench, &studio] {
            if (m_served || !workbench.draft() || !studio.panels().edit.canEdit())
                return;
            m_served = true;
            over("served");
        },
        Qt::QueuedConnection);
    QQuickView &scene = studio.scene().view();
    // Both on the render thread: what is taken over after the room was there is what gets shown.
    connect(
        &scene, &QQuickWindow::beforeSynchronizing, this, [this] { m_taken = m_taken || m_armed; },
        Qt::DirectConnection);
    connect(
        &scene, &QQuickWindow::frameSwapped, this,
        [this] {
            if (m_taken && m_armed.exchange(false))
                QMetaObject::invokeMethod(
                    this, [this] { over("frame"); }, Qt::QueuedConnection);
        },
        Qt::DirectConnection);
    // Queued: after everybody else who listens to the same signal.
    connect(
        &studio.workbench().shown(), &client::ShownWorld::changed, this,
        [this, &studio] {
            if (m_seen || !studio.workbench().shown().hasWorld() ||
                studio.panels().entities.count() == 0)
                return;
            m_seen = true;
            note("world");
            const auto arm = [this, &studio] {
                m_armed = true;
                studio.scene().view().update();
            };
            if (studio.scene().isShown())
                arm();
            else
                connect(&studio.scene(), &ScenePage::contentShown, this, arm);
            whenPainted(studio.window().panel(QStringLiteral("entities"))->view(), studio, "tree");
        },
        Qt::QueuedConnection);
}

void ReadyFile::whenPainted(QQuickWidget &view, Studio &studio, const char *step)
{
    connect(
        view.quickWindow(), &QQuickWindow::afterRendering, this,
        [this, &studio, &view, step] {
            // Drawn into its texture; the window puts it on the screen with its next update.
            QMetaObject::invokeMethod(
                this,
                [this, &studio, &view, step] {
                    m_drawn.push_back(step);
                    studio.window().installEventFilter(this);
                    view.update();
                },
                Qt::QueuedConnection);
        },
        Qt::SingleShotConnection);
    view.quickWindow()->update();
}

bool ReadyFile::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::UpdateRequest) {
        watched->removeEventFilter(this);
        for (const char *step : std::exchange(m_drawn, {}))
            QMetaObject::invokeMethod(
                this, [this, step] { over(step); }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

void ReadyFile::over(const char *step)
{
    note(step);
    if (--m_left > 0)
        return;
    QJsonObject steps;
    for (const auto &[name, at] : m_steps)
        steps.insert(QLatin1String(name), at);
    QSaveFile file(m_file);
    const QJsonObject all{{"ready_us", m_steps.back().second}, {"steps", steps}};
    if (!file.open(QIODevice::WriteOnly) ||
        file.write(QJsonDocument(all).toJson(QJsonDocument::Compact)) < 0 || !file.commit())
        qWarning().noquote() << "Cannot write" << m_file << file.errorString();
}

} // namespace ward::studio
