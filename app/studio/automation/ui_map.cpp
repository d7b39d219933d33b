// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/ui_map.h"

#include <QApplication>
#include <QJsonDocument>
#include <QQuickItem>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QSaveFile>
#include <QWidget>

namespace ward::studio {

namespace {

constexpr int kIntervalMs = 120;

QJsonObject entry(const QRect &rect, const QString &text, bool enabled, bool focus)
{
    return {{QStringLiteral("x"), rect.x()},     {QStringLiteral("y"), rect.y()},
            {QStringLiteral("w"), rect.width()}, {QStringLiteral("h"), rect.height()},
            {QStringLiteral("text"), text},      {QStringLiteral("enabled"), enabled},
            {QStringLiteral("focus"), focus}};
}

void addItems(const QQuickItem *item, const QPoint &origin, const QRectF &clip, QJsonObject &map)
{
    if (!item->isVisible() || item->opacity() <= 0)
        return;
    const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    const QRectF seen = item->clip() ? clip.intersected(rect) : clip;
    if (!item->objectName().isEmpty() && seen.intersects(rect)) {
        QString text = item->property("text").toString();
        if (text.isEmpty())
            text = item->property("currentText").toString();
        map.insert(item->objectName(), entry(seen.intersected(rect).toRect().translated(origin),
                                             text, item->isEnabled(), item->hasActiveFocus()));
    }
    for (const QQuickItem *child : item->childItems())
        addItems(child, origin, seen, map);
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
    const QWidgetList widgets = QApplication::allWidgets();
    for (QWidget *widget : widgets) {
        if (!widget->isVisible())
            continue;
        if (!widget->objectName().isEmpty() &&
            !widget->objectName().startsWith(QLatin1String("qt_"))) {
            map.insert(QStringLiteral("widget:") + widget->objectName(),
                       entry(QRect(widget->mapToGlobal(QPoint()), widget->size()),
                             widget->windowTitle(), widget->isEnabled(), widget->hasFocus()));
        }
        if (const auto *quick = qobject_cast<QQuickWidget *>(widget); quick && quick->rootObject())
            addItems(quick->rootObject(), widget->mapToGlobal(QPoint()),
                     QRectF(QPointF(), widget->size()), map);
    }
    const QWindowList windows = QGuiApplication::allWindows();
    for (QWindow *window : windows) {
        const auto *quick = qobject_cast<QQuickWindow *>(window);
        // The windows behind QQuickWidgets are never shown themselves.
        if (quick && quick->isVisible() && quick->handle())
            addItems(quick->contentItem(), window->mapToGlobal(QPoint()),
                     QRectF(QPointF(), window->size()), map);
    }
    return map;
}

void UiMap::write()
{
    const QByteArray bytes = QJsonDocument(describe()).toJson(QJsonDocument::Compact);
    if (bytes == m_last)
        return;
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        m_last = bytes;
}

} // namespace ward::studio
