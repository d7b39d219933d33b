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
    connect(&studio, &Studio::ready, this, [this, &studio] {
        note("filled");
        auto *page = studio.window().findChild<QQuickWidget *>(QStringLiteral("start"));
        Q_ASSERT(page != nullptr);
        whenPainted(*page, studio, "page");
    });
}

void ReadyFile::watchDocument(Studio &studio)
{
    m_left = 2;
    connect(&studio.workbench(), &Workbench::opened, this, [this] { note("opened"); });
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
            m_armed = true;
            studio.scene().view().update();
            whenPainted(studio.window().panel(QStringLiteral("entities"))->view(), studio, "tree");
        },
        Qt::QueuedConnection);
}

void ReadyFile::whenPainted(QQuickWidget &view, Studio &studio, const char *step)
{
    auto *once = new QObject(this);
    connect(view.quickWindow(), &QQuickWindow::afterRendering, once, [this, once, &studio, step] {
        once->deleteLater();
        // Drawn into its texture; the window puts it on the screen.
        QMetaObject::invokeMethod(
            this,
            [this, &studio, step] {
                studio.window().repaint();
                over(step);
            },
            Qt::QueuedConnection);
    });
    view.quickWindow()->update();
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
