// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/screen_window.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QScreen>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace ward::studio {

ScreenWindow::ScreenWindow(QQmlEngine &engine)
    : QQuickView(&engine, nullptr)
{
    setColor(Qt::black);
    setResizeMode(QQuickView::SizeRootObjectToView);
    connect(qGuiApp, &QGuiApplication::screenRemoved, this, &ScreenWindow::screenGone);
    connect(qGuiApp, &QGuiApplication::screenAdded, this, [this] {
        if (isVisible() && m_filled.isEmpty() && !m_small)
            place();
    });
}

void ScreenWindow::open(const QScreen *taken, const QString &wanted)
{
    m_taken = taken != nullptr ? taken->name() : QString();
    m_wanted = wanted;
    m_small = false;
    place();
}

QString ScreenWindow::filledScreen() const
{
    return m_filled;
}

void ScreenWindow::place()
{
    QScreen *other = nullptr;
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen->name() == m_taken)
            continue;
        if (other == nullptr || screen->name() == m_wanted)
            other = screen;
    }
    if (other != nullptr)
        fill(other);
    else
        shrink();
}

void ScreenWindow::fill(QScreen *screen)
{
    setScreen(screen);
    setGeometry(screen->geometry());
    showFullScreen();
    m_wanted = screen->name();
    if (std::exchange(m_filled, screen->name()) != screen->name())
        Q_EMIT filledScreenChanged();
}

void ScreenWindow::shrink()
{
    QScreen *there = screen() != nullptr && QGuiApplication::screens().contains(screen())
                         ? screen()
                         : QGuiApplication::primaryScreen();
    if (there == nullptr)
        return; // no screen at all; one that comes is told by screenAdded
    const QRect room = there->availableGeometry();
    const QSize size(std::min(960, room.width() * 3 / 4), std::min(600, room.height() * 3 / 4));
    setScreen(there);
    showNormal();
    setGeometry(QRect(room.center() - QPoint(size.width() / 2, size.height() / 2), size));
    if (!std::exchange(m_filled, QString()).isEmpty())
        Q_EMIT filledScreenChanged();
}

void ScreenWindow::screenGone(QScreen *screen)
{
    if (!isVisible() || screen->name() != m_filled)
        return;
    // Qt is still taking the screen away, and hides windows meanwhile.
    QTimer::singleShot(0, this, [this] {
        place();
        if (m_filled.isEmpty())
            Q_EMIT displaced();
    });
}

void ScreenWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->key() == Qt::Key_F11) {
        m_small = !m_filled.isEmpty();
        m_small ? shrink() : fill(screen());
    } else {
        QQuickView::keyPressEvent(event);
    }
}

void ScreenWindow::mouseDoubleClickEvent(QMouseEvent *event)
{
    QQuickView::mouseDoubleClickEvent(event);
    m_small = !m_filled.isEmpty();
    m_small ? shrink() : fill(screen());
}

bool ScreenWindow::event(QEvent *event)
{
    const bool closes = event->type() == QEvent::Close;
    const bool done = QQuickView::event(event);
    if (closes && event->isAccepted()) {
        m_filled.clear();
        Q_EMIT closed();
    }
    return done;
}

} // namespace ward::studio
