// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/popup_accessible.h"

#include <QAccessible>
#include <QAccessibleObject>
#include <QAccessibleWidget>
#include <QApplication>
#include <QComboBox>
#include <QMenu>

namespace ward::studio {

namespace {

/// Whether it is the window's popup; `owner` nullptr: nobody's. Menus in menus and the list of a
/// combo box are in the tree already, below what opens them.
bool belongsTo(const QWidget *popup, const QObject *owner)
{
    const QWidget *parent = popup->parentWidget();
    if (parent == nullptr || owner == nullptr)
        return parent == owner;
    return qobject_cast<const QComboBox *>(parent) == nullptr && parent->window() == owner;
}

/// Open popups that belong to a window, or to none (nullptr).
QList<QWidget *> popupsOf(const QObject *owner)
{
    QList<QWidget *> popups;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (widget->windowType() == Qt::Popup && widget->isVisible() && belongsTo(widget, owner))
            popups.append(widget);
    }
    return popups;
}

QAccessibleInterface *interfaceOf(QWidget *widget)
{
    return QAccessible::queryAccessibleInterface(widget);
}

/// `Base` and, after its own children, the popups.
template <typename Base>
class WithPopups : public Base
{
public:
    using Base::Base;

    [[nodiscard]] int childCount() const override
    {
        return Base::childCount() + int(popupsOf(owner()).size());
    }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        const int own = Base::childCount();
        if (index < own)
            return Base::child(index);
        const QList<QWidget *> popups = popupsOf(owner());
        return index - own < popups.size() ? interfaceOf(popups.at(index - own)) : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        if (child == nullptr)
            return -1;
        const QList<QWidget *> popups = popupsOf(owner());
        for (int i = 0; i < popups.size(); ++i) {
            if (child->object() == popups.at(i))
                return Base::childCount() + i;
        }
        return Base::indexOfChild(child);
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        for (QWidget *popup : popupsOf(owner())) {
            if (popup->geometry().contains(x, y))
                return interfaceOf(popup);
        }
        return Base::childAt(x, y);
    }

private:
    /// A popup without a parent is the program's.
    [[nodiscard]] const QObject *owner() const
    {
        QObject *object = Base::object();
        return object == QCoreApplication::instance() ? nullptr : object;
    }
};

class WindowAccessible : public WithPopups<QAccessibleWidget>
{
public:
    explicit WindowAccessible(QWidget *window)
        : WithPopups(window, QAccessible::Window)
    {
    }
};

QAccessibleInterface *accessibleOf(const QString &className, QObject *object)
{
    if (className == QLatin1String("QApplication"))
        return new WithPopups<QAccessibleApplication>;
    if (className != QLatin1String("QMainWindow") && className != QLatin1String("QWidget"))
        return nullptr;
    auto *widget = static_cast<QWidget *>(object);
    return widget->windowType() == Qt::Window ? new WindowAccessible(widget) : nullptr;
}

} // namespace

void tellOfPopups()
{
    QAccessible::installFactory(accessibleOf);
}

void tellOfActions(const QMenu &menu)
{
    for (QAction *action : menu.actions()) {
        if (QAccessibleInterface *line = QAccessible::queryAccessibleInterface(action))
            QAccessible::deleteAccessibleInterface(QAccessible::uniqueId(line));
        if (const QMenu *inner = action->menu())
            tellOfActions(*inner);
    }
}

} // namespace ward::studio
