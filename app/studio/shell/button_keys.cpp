// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/button_keys.h"

#include <QAbstractButton>
#include <QKeyEvent>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>

namespace ward::studio {

namespace {

bool wantsSpace(const QObject *watched)
{
    if (qobject_cast<const QAbstractButton *>(watched) != nullptr)
        return true;
    const auto *panel = qobject_cast<const QQuickWidget *>(watched);
    const QQuickItem *item = panel == nullptr ? nullptr : panel->quickWindow()->activeFocusItem();
    if (item == nullptr || !item->inherits("QQuickAbstractButton"))
        return false;
    const int reason = item->property("focusReason").toInt();
    return reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
           reason == Qt::ShortcutFocusReason;
}

} // namespace

bool ButtonKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    if (key->key() != Qt::Key_Space || key->modifiers() != Qt::NoModifier || !wantsSpace(watched))
        return false;
    event->accept();
    return true;
}

} // namespace ward::studio
