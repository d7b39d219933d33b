// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/view_accessible.h"

#include "app/studio/shell/embedded_focus.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>
#include <QVariant>
#include <QWidget>
#include <QWindow>

namespace ward::studio {

namespace {

constexpr char kWindow[] = "ward_window";

/// A container whose only child is the root of what its window shows.
class ContainerAccessible : public QAccessibleWidget
{
public:
    explicit ContainerAccessible(QWidget *container)
        : QAccessibleWidget(container, QAccessible::Grouping)
        , m_window(windowOf(container))
    {
    }

    [[nodiscard]] int childCount() const override { return content() != nullptr ? 1 : 0; }
    [[nodiscard]] QAccessibleInterface *child(int index) const override
    {
        return index == 0 ? content() : nullptr;
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface *child) const override
    {
        return child != nullptr && child == content() ? 0 : -1;
    }
    [[nodiscard]] QAccessibleInterface *childAt(int x, int y) const override
    {
        QAccessibleInterface *inside = content();
        return inside != nullptr && inside->rect().contains(x, y) ? inside : nullptr;
    }
    [[nodiscard]] QAccessibleInterface *focusChild() const override
    {
        QAccessibleInterface *inside = content();
        return inside != nullptr ? inside->focusChild() : QAccessibleWidget::focusChild();
    }

private:
    [[nodiscard]] QAccessibleInterface *content() const
    {
        return m_window ? QAccessible::queryAccessibleInterface(m_window) : nullptr;
    }

    QPointer<QWindow> m_window;
};

QAccessibleInterface *accessibleOf(const QString &className, QObject *object)
{
    if (className != QLatin1String("QWindowContainer"))
        return nullptr;
    auto *container = static_cast<QWidget *>(object);
    return windowOf(container) != nullptr ? new ContainerAccessible(container) : nullptr;
}

} // namespace

QWidget *makeWindowContainer(QWindow *window, QWidget *parent)
{
    // Factories are asked from the last installed to the first; one installed twice counts once.
    QAccessible::installFactory(accessibleOf);
    QWidget *container = QWidget::createWindowContainer(window, parent);
    container->setProperty(kWindow, QVariant::fromValue<QObject *>(window));
    new EmbeddedFocus(window, container); // the container's child
    return container;
}

QWindow *windowOf(const QWidget *container)
{
    return qobject_cast<QWindow *>(container->property(kWindow).value<QObject *>());
}

} // namespace ward::studio
