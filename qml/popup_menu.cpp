// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/popup_menu.h"

#include "qml/icon_provider.h"
#include "qml/style_sheet.h"

#include <QCursor>
#include <QMenu>

namespace ward::ui {

PopupMenu::~PopupMenu()
{
    delete m_menu;
}

QQmlListProperty<QObject> PopupMenu::entries()
{
    return {this, &m_entries};
}

void PopupMenu::popup()
{
    openAt(QCursor::pos());
}

void PopupMenu::openBelow(QQuickItem *item)
{
    openAt(item->mapToGlobal(QPointF(0, item->height() + 2)).toPoint());
}

void PopupMenu::openAt(const QPoint &position)
{
    delete m_menu;
    m_menu = new QMenu;
    if (const QWidget *window = dressedWindow())
        m_menu->setStyleSheet(window->styleSheet());
    m_menu->setObjectName(objectName());
    m_menu->setAccessibleName(title);
    m_menu->setAttribute(Qt::WA_DeleteOnClose);
    for (QObject *object : std::as_const(m_entries)) {
        auto *entry = qobject_cast<MenuEntry *>(object);
        if (entry == nullptr)
            continue;
        if (entry->text.isEmpty()) {
            m_menu->addSeparator();
            continue;
        }
        QAction *action = m_menu->addAction(entry->text);
        action->setObjectName(entry->objectName());
        const QColor ink = m_menu->palette().color(QPalette::Text);
        if (!entry->iconName.isEmpty())
            action->setIcon(QIcon(tintedIcon(entry->iconName, ink, QSize(32, 32))));
        action->setEnabled(entry->enabled);
        action->setCheckable(entry->checkable);
        action->setChecked(entry->checked);
        connect(action, &QAction::triggered, entry, &MenuEntry::triggered);
    }
    m_menu->popup(position);
}

} // namespace ward::ui
