// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/hint.h"

#include <QQuickItem>
#include <QTextDocument>
#include <QTimerEvent>
#include <QToolTip>

namespace ward::ui {

namespace {
constexpr int kDelayMs = 550;
constexpr int kWrapFrom = 90;
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
                       wrap ? QStringLiteral("<p>%1</p>").arg(m_text.toHtmlEscaped()) : m_text);
}

} // namespace ward::ui
