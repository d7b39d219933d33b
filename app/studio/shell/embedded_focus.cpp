// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/embedded_focus.h"

#include <QApplication>
#include <QEvent>
#include <QWidget>
#include <QWindow>

#include <utility>

namespace ward::studio {
namespace {

/// Within this time after a click the window manager's answer to it is expected.
constexpr int kAnswerMs = 500;
/// Without a click the outer window may have been activated by one that is still to come, on a
/// widget of its own: that one goes first.
constexpr int kPatienceMs = 150;

} // namespace

EmbeddedFocus::EmbeddedFocus(QWindow *window, QWidget *container)
    : QObject(container)
    , m_window(window)
    , m_container(container)
{
    window->installEventFilter(this);
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &EmbeddedFocus::giveBack);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &EmbeddedFocus::follow);
    connect(qApp, &QApplication::focusChanged, this,
            [this](QWidget *, QWidget *now) { followWidget(now); });
}

bool EmbeddedFocus::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        m_pressed.start();
        m_had = true;
        m_taker.clear();
    }
    return QObject::eventFilter(watched, event);
}

void EmbeddedFocus::follow(QWindow *focused)
{
    m_soon.stop();
    if (m_window.isNull() || focused == nullptr)
        return;
    if (focused == m_window) {
        m_asked = false;
        m_had = m_taker.isNull();
        // Its container has taken the focus from every widget by now.
        if (const QPointer<QWidget> taker = std::exchange(m_taker, {}))
            taker->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (m_had && focused == m_container->window()->windowHandle())
        m_soon.start(m_pressed.isValid() && m_pressed.elapsed() < kAnswerMs ? 0 : kPatienceMs);
}

void EmbeddedFocus::followWidget(QWidget *focused)
{
    if (m_asked && focused != nullptr && focused != m_container &&
        m_container->window()->isAncestorOf(focused))
        m_taker = focused;
}

void EmbeddedFocus::giveBack()
{
    if (m_window.isNull() || !m_container->isVisible() ||
        QGuiApplication::focusWindow() != m_container->window()->windowHandle())
        return;
    if (QApplication::focusWidget() != nullptr && QApplication::focusWidget() != m_container) {
        m_had = false;
        return;
    }
    m_asked = true;
    m_taker.clear();
    m_window->requestActivate();
}

} // namespace ward::studio
