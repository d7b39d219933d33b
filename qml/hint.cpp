// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/hint.h"

#include "qml/style_sheet.h"

#include <QApplication>
#include <QQuickItem>
#include <QQuickWindow>
#include <QScreen>
#include <QTextDocument>
#include <QTimerEvent>
#include <QToolTip>
#include <QWidget>
#include <QWindow>

#include <algorithm>

namespace ward::ui {

namespace {
constexpr int kDelayMs = 550;
constexpr int kWrapFrom = 90;
constexpr int kGap = 6;
/// Panels up to this wide are lists of controls: below one of them is always the next.
constexpr int kNarrow = 520;

/// The window that QToolTip shows its text in.
QWidget *tipWindow()
{
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->isVisible() && widget->inherits("QTipLabel"))
            return widget;
    }
    return nullptr;
}

/// A press is meant for what lies below: a tip is only looked at.
void letMouseThrough(QWidget &tip)
{
    tip.setAttribute(Qt::WA_TransparentForMouseEvents);
    if (QWindow *window = tip.windowHandle())
        window->setFlag(Qt::WindowTransparentForInput);
}

/// To the left or right of a narrow panel, level with the item; elsewhere the tip stays below it.
void standBeside(QWidget &tip, const QQuickItem &item)
{
    const QQuickWindow *panel = item.window();
    if (panel == nullptr || panel->width() > kNarrow || panel->height() < panel->width() / 2)
        return;
    const QScreen *screen = QApplication::screenAt(tip.pos());
    if (screen == nullptr)
        return;
    const QPoint middle = item.mapToGlobal(QPointF(0, item.height() / 2)).toPoint();
    const int left = item.mapToGlobal(item.mapFromScene(QPointF(0, 0))).toPoint().x();
    const QRect room = screen->availableGeometry();
    int x = left - kGap - tip.width();
    if (x < room.left())
        x = left + panel->width() + kGap;
    if (x + tip.width() > room.right())
        return;
    const int lowest = std::max(room.top(), room.bottom() - tip.height());
    tip.move(x, std::clamp(middle.y() - tip.height() / 2, room.top(), lowest));
}
} // namespace

Hint::~Hint()
{
    if (m_shown)
        QToolTip::hideText();
}

void Hint::setText(const QString &text)
{
    if (m_text == text)
        return;
    m_text = text;
    Q_EMIT textChanged();
}

void Hint::setActive(bool active)
{
    if (m_active == active)
        return;
    m_active = active;
    if (active) {
        m_delay.start(kDelayMs, this);
    } else {
        m_delay.stop();
        if (m_shown)
            QToolTip::hideText();
        m_shown = false;
    }
    Q_EMIT activeChanged();
}

void Hint::timerEvent(QTimerEvent *event)
{
    if (event->timerId() != m_delay.timerId())
        return;
    m_delay.stop();
    const auto *item = qobject_cast<QQuickItem *>(parent());
    if (m_text.isEmpty() || item == nullptr || !item->isVisible())
        return;
    m_shown = true;
    // Only rich text is wrapped, into a narrow column; short hints stay on one line. What people
    // typed is never read as markup.
    const bool wrap = m_text.size() > kWrapFrom || Qt::mightBeRichText(m_text);
    QToolTip::showText(item->mapToGlobal(QPointF(0, item->height() - 10)).toPoint(),
                       wrap ? QStringLiteral("<p>%1</p>").arg(m_text.toHtmlEscaped()) : m_text,
                       dressedWindow());
    if (QWidget *tip = tipWindow()) {
        letMouseThrough(*tip);
        standBeside(*tip, *item);
    }
}

} // namespace ward::ui
