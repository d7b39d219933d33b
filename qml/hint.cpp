// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/hint.h"

#include <QQuickItem>
#include <QTimerEvent>
#include <QToolTip>

namespace ward::ui {

namespace {
constexpr int kDelayMs = 550;
}

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
    // QToolTip wraps rich text only; escaping keeps what people typed from being read as markup.
    QToolTip::showText(item->mapToGlobal(QPointF(0, item->height() - 10)).toPoint(),
                       QStringLiteral("<span>%1</span>").arg(m_text.toHtmlEscaped()));
}

} // namespace ward::ui
