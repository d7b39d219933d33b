// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QPointer>
#include <QQmlListProperty>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

class QMenu;

namespace ward::ui {

/// One line of a PopupMenu; without text it is a separator.
class MenuEntry : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text MEMBER text NOTIFY changed FINAL)
    Q_PROPERTY(QString iconName MEMBER iconName NOTIFY changed FINAL)
    Q_PROPERTY(bool enabled MEMBER enabled NOTIFY changed FINAL)
    Q_PROPERTY(bool checkable MEMBER checkable NOTIFY changed FINAL)
    Q_PROPERTY(bool checked MEMBER checked NOTIFY changed FINAL)

public:
    using QObject::QObject;

    QString text;
    QString iconName;
    bool enabled = true;
    bool checkable = false;
    bool checked = false;

Q_SIGNALS:
    void changed();
    void triggered();
};

/// A context menu of a QML panel, shown as a top-level window. Declare MenuEntry objects inside.
class PopupMenu : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQmlListProperty<QObject> entries READ entries CONSTANT FINAL)
    Q_PROPERTY(QString title MEMBER title NOTIFY titleChanged FINAL)
    Q_CLASSINFO("DefaultProperty", "entries")

public:
    explicit PopupMenu(QObject *parent = nullptr)
        : QObject(parent)
    {
    }
    ~PopupMenu() override;

    /// What a screen reader calls the menu.
    QString title;

    [[nodiscard]] QQmlListProperty<QObject> entries();

    /// At the mouse.
    Q_INVOKABLE void popup();
    /// Below an item.
    Q_INVOKABLE void openBelow(QQuickItem *item);

Q_SIGNALS:
    void titleChanged();

private:
    void openAt(const QPoint &position);

    QList<QObject *> m_entries;
    QPointer<QMenu> m_menu;
};

} // namespace ward::ui
