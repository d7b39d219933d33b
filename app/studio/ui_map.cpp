// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/ui_map.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QQuickItem>
#include <QQuickView>
#include <QQuickWidget>
#include <QSaveFile>

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

void add(QJsonObject &map, const QObject *object, const QPoint &at, const QSize &size)
{
    map.insert(object->objectName(), QJsonObject{{"x", at.x()},
                                                 {"y", at.y()},
                                                 {"w", size.width()},
                                                 {"h", size.height()},
                                                 {"text", textOf(object)}});
}

void addItems(QJsonObject &map, const QQuickItem *item)
{
    if (!item->isVisible())
        return;
    if (!item->objectName().isEmpty() && item->width() > 0 && item->height() > 0) {
        add(map, item, item->mapToGlobal(QPointF(0, 0)).toPoint(), item->size().toSize());
    }
    for (const QQuickItem *child : item->childItems())
        addItems(map, child);
}

void addWidgets(QJsonObject &map, const QWidget *widget)
{
    if (!widget->isVisible() || widget->visibleRegion().isEmpty())
        return;
    if (!widget->objectName().isEmpty())
        add(map, widget, widget->mapToGlobal(QPoint(0, 0)), widget->size());
    if (const auto *quick = qobject_cast<const QQuickWidget *>(widget)) {
        if (quick->rootObject() != nullptr)
            addItems(map, quick->rootObject());
    }
    for (const QObject *child : widget->children()) {
        const auto *inner = qobject_cast<const QWidget *>(child);
        if (inner != nullptr && !inner->isWindow())
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

void UiMap::write()
{
    QJsonObject map;
    for (const QWidget *window : QApplication::topLevelWidgets())
        addWidgets(map, window);
    for (const QWindow *window : QGuiApplication::allWindows()) {
        const auto *view = qobject_cast<const QQuickView *>(window);
        if (view != nullptr && view->isVisible() && view->rootObject() != nullptr)
            addItems(map, view->rootObject());
    }
    const QByteArray json = QJsonDocument(map).toJson(QJsonDocument::Compact);
    if (json == m_last)
        return;
    QSaveFile out(m_file);
    if (out.open(QIODevice::WriteOnly) && out.write(json) == json.size() && out.commit())
        m_last = json;
}

} // namespace ward::studio
