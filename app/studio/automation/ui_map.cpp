// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/ui_map.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QQuickItem>
#include <QQuickView>
#include <QQuickWidget>
#include <QSaveFile>
#include <QWidget>

namespace ward::studio {

namespace {

constexpr int kIntervalMs = 120;

QString textOf(const QObject *object)
{
    // Never what is typed into a password field.
    if (const auto *line = qobject_cast<const QLineEdit *>(object))
        return line->displayText();
    for (const char *name : {"text", "currentText", "title", "windowTitle"}) {
        const QVariant value = object->property(name);
        if (value.isValid() && !value.toString().isEmpty())
            return value.toString();
    }
    return {};
}

void add(QJsonObject &map, const QObject *object, const QRect &rect, bool enabled, bool focus)
{
    map.insert(object->objectName(), QJsonObject{{"x", rect.x()},
                                                 {"y", rect.y()},
                                                 {"w", rect.width()},
                                                 {"h", rect.height()},
                                                 {"text", textOf(object)},
                                                 {"enabled", enabled},
                                                 {"focus", focus}});
}

/// What a clipping ancestor hides is not on the screen; what it cuts is only as large as seen.
void addItems(QJsonObject &map, const QQuickItem *item, const QPoint &origin, const QRectF &clip)
{
    if (!item->isVisible() || item->opacity() <= 0)
        return;
    const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    const QRectF seen = item->clip() ? clip.intersected(rect) : clip;
    if (!item->objectName().isEmpty() && seen.intersects(rect)) {
        add(map, item, seen.intersected(rect).toRect().translated(origin), item->isEnabled(),
            item->hasActiveFocus());
    }
    for (const QQuickItem *child : item->childItems())
        addItems(map, child, origin, seen);
}

void addWidgets(QJsonObject &map, const QWidget *widget)
{
    if (!widget->isVisible() || widget->visibleRegion().isEmpty())
        return;
    const QPoint origin = widget->mapToGlobal(QPoint());
    if (!widget->objectName().isEmpty())
        add(map, widget, QRect(origin, widget->size()), widget->isEnabled(), widget->hasFocus());
    if (const auto *quick = qobject_cast<const QQuickWidget *>(widget);
        quick && quick->rootObject())
        addItems(map, quick->rootObject(), origin, QRectF(QPointF(), widget->size()));
    for (const QObject *child : widget->children()) {
        const auto *inner = qobject_cast<const QWidget *>(child);
        if (inner && !inner->isWindow())
            addWidgets(map, inner);
    }
}

} // namespace

UiMap::UiMap(QString file, QObject *parent)
    : QObject(parent)
    , m_file(std::move(file))
{
    connect(&m_timer, &QTimer::timeout, this, &UiMap::write);
    m_timer.start(kIntervalMs);
}

QJsonObject UiMap::describe()
{
    QJsonObject map;
    for (const QWidget *window : QApplication::topLevelWidgets())
        addWidgets(map, window);
    for (const QWindow *window : QGuiApplication::allWindows()) {
        // The windows behind QQuickWidgets are no views and are never shown themselves.
        const auto *view = qobject_cast<const QQuickView *>(window);
        if (view && view->isVisible() && view->rootObject()) {
            addItems(map, view->rootObject(), view->mapToGlobal(QPoint()),
                     QRectF(QPointF(), view->size()));
        }
    }
    return map;
}

void UiMap::write()
{
    QJsonObject map = describe();
    map.insert(QStringLiteral("beat"), ++m_beat);
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(map).toJson(QJsonDocument::Compact));
        file.commit();
    }
}

} // namespace ward::studio
