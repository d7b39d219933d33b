// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/shell/panel_view.h"

#include "qml/theme.h"

#include <QGuiApplication>
#include <QLoggingCategory>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>

#include <utility>

namespace ward::studio {

PanelView::PanelView(QQmlEngine &engine, QWidget *parent)
    : QQuickWidget(&engine, parent)
{
    setResizeMode(QQuickWidget::SizeRootObjectToView);
    setFocusPolicy(Qt::StrongFocus);
    const ui::Theme *theme = ui::Theme::of(engine);
    setClearColor(theme->bg1());
    connect(theme, &ui::Theme::changed, this, [this, theme] { setClearColor(theme->bg1()); });
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &PanelView::followWindow);
}

bool PanelView::showComponent(const QUrl &url, const QVariantMap &properties)
{
    auto *component = new QQmlComponent(engine(), url, this);
    QObject *object =
        component->isReady()
            ? component->createWithInitialProperties(properties, engine()->rootContext())
            : nullptr;
    auto *item = qobject_cast<QQuickItem *>(object);
    if (item == nullptr) {
        qWarning().noquote() << "Panel" << url << "cannot be shown:" << component->errorString();
        delete object;
        delete component;
        return false;
    }
    // setContent keeps the item when the panel floats or docks; nothing is built again.
    setContent(url, component, item);
    return true;
}

void PanelView::showLater(const QUrl &url, const QVariantMap &properties)
{
    m_laterUrl = url;
    m_laterProperties = properties;
    hide();
}

bool PanelView::prepare()
{
    if (m_laterUrl.isEmpty())
        return false;
    showComponent(std::exchange(m_laterUrl, {}), std::exchange(m_laterProperties, {}));
    show();
    return true;
}

QQuickItem *PanelView::root() const
{
    return rootObject();
}

bool PanelView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && quickWindow()->activeFocusItem() != nullptr) {
        event->ignore();
        QCoreApplication::sendEvent(quickWindow()->activeFocusItem(), event);
        if (event->isAccepted())
            return true;
    }
    return QQuickWidget::event(event);
}

/// Quick gives the focus to nothing in a window without the keys, and widgets are not told again
/// when it has them: what was typed would be nobody's, and shortcuts the scene's.
void PanelView::followWindow(QWindow *focused)
{
    if (focused == nullptr || !hasFocus() || focused != window()->windowHandle() ||
        quickWindow()->contentItem()->hasFocus())
        return;
    QFocusEvent event(QEvent::FocusIn, Qt::ActiveWindowFocusReason);
    QCoreApplication::sendEvent(this, &event);
}

void PanelView::focusInEvent(QFocusEvent *event)
{
    QQuickWidget::focusInEvent(event);
    if (rootObject() != nullptr && quickWindow()->activeFocusItem() == quickWindow()->contentItem())
        rootObject()->forceActiveFocus(event->reason());
}

} // namespace ward::studio
