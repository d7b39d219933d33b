// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/ui_map.h"

#include "app/studio/shell/view_accessible.h"

#include <QApplication>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
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
    for (const char *name : {"text", "currentText", "title", "windowTitle", "placeholderText"}) {
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

/// What somebody can do something with, whether or not it says so to assistive technology.
bool isControl(const QQuickItem *item)
{
    return item->activeFocusOnTab() || item->inherits("QQuickAbstractButton") ||
           item->inherits("QQuickTextInput") || item->inherits("QQuickTextEdit");
}

/// How many controls are seen.
int controlsIn(const QQuickItem *item, const QRectF &clip)
{
    if (!item->isVisible() || item->opacity() <= 0)
        return 0;
    const QRectF rect = item->mapRectToScene(QRectF(0, 0, item->width(), item->height()));
    const QRectF seen = item->clip() ? clip.intersected(rect) : clip;
    int count = isControl(item) && seen.intersects(rect) ? 1 : 0;
    for (const QQuickItem *child : item->childItems())
        count += controlsIn(child, seen);
    return count;
}

const QQuickView *viewIn(const QWidget *container)
{
    return qobject_cast<const QQuickView *>(windowOf(container));
}

/// For a test of accessibility: what something is called, and how much there is to find in it.
void addControls(QJsonObject &map, const QWidget *widget, const QString &title, int controls)
{
    QJsonObject entry = map.value(widget->objectName()).toObject();
    entry.insert(QStringLiteral("title"), title);
    entry.insert(QStringLiteral("controls"), controls);
    map.insert(widget->objectName(), entry);
}

void addPanel(QJsonObject &map, const QWidget *panel, const QQuickItem *root)
{
    addControls(map, panel, panel->accessibleName(),
                controlsIn(root, QRectF(QPointF(), panel->size())));
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

/// Where the lines of a menu are, and how many can be chosen.
void addMenu(QJsonObject &map, const QMenu *menu)
{
    int controls = 0;
    for (QAction *action : menu->actions()) {
        if (action->isSeparator() || !action->isVisible())
            continue;
        ++controls;
        const QRect rect = menu->actionGeometry(action);
        map.insert(QStringLiteral("menu:") + action->text(),
                   QJsonObject{{"x", menu->mapToGlobal(rect.topLeft()).x()},
                               {"y", menu->mapToGlobal(rect.topLeft()).y()},
                               {"w", rect.width()},
                               {"h", rect.height()},
                               {"text", action->text()},
                               {"enabled", action->isEnabled()}});
    }
    const QString name = menu->accessibleName();
    addControls(map, menu, name.isEmpty() ? menu->title() : name, controls);
}

/// A list, and its rows that are seen.
int controlsOf(const QListView *list)
{
    int count = 1;
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QRect rect = list->visualRect(list->model()->index(row, 0));
        count += list->viewport()->rect().intersects(rect) ? 1 : 0;
    }
    return count;
}

/// What is open over the panels: a line to type in, and a list.
void addPopup(QJsonObject &map, const QWidget *popup)
{
    int controls = 0;
    for (const auto *line : popup->findChildren<QLineEdit *>())
        controls += line->isVisible() ? 1 : 0;
    for (const auto *list : popup->findChildren<QListView *>())
        controls += list->isVisible() ? controlsOf(list) : 0;
    addControls(map, popup, popup->accessibleName(), controls);
}

void addWidgets(QJsonObject &map, const QWidget *widget)
{
    if (!widget->isVisible() || widget->visibleRegion().isEmpty())
        return;
    const QPoint origin = widget->mapToGlobal(QPoint());
    if (!widget->objectName().isEmpty())
        add(map, widget, QRect(origin, widget->size()), widget->isEnabled(), widget->hasFocus());
    if (const auto *quick = qobject_cast<const QQuickWidget *>(widget);
        quick && quick->rootObject()) {
        addItems(map, quick->rootObject(), origin, QRectF(QPointF(), widget->size()));
        addPanel(map, quick, quick->rootObject());
    }
    if (const QQuickView *view = viewIn(widget); view && view->rootObject())
        addPanel(map, widget, view->rootObject());
    if (const auto *menu = qobject_cast<const QMenu *>(widget))
        addMenu(map, menu);
    else if (widget->windowType() == Qt::Popup)
        addPopup(map, widget);
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

/// Every Quick view that there is by now: how often they drew tells whether they rest.
void UiMap::watchFrames()
{
    for (const QWindow *window : QGuiApplication::allWindows()) {
        const auto *view = qobject_cast<const QQuickView *>(window);
        if (view != nullptr)
            connect(view, &QQuickWindow::frameSwapped, this, &UiMap::countFrame,
                    Qt::ConnectionType(Qt::QueuedConnection | Qt::UniqueConnection));
    }
}

void UiMap::countFrame()
{
    ++m_frames;
}

void UiMap::write()
{
    watchFrames();
    QJsonObject map = describe();
    map.insert(QStringLiteral("beat"), ++m_beat);
    map.insert(QStringLiteral("frames"), m_frames);
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(QJsonDocument(map).toJson(QJsonDocument::Compact));
        file.commit();
    }
}

} // namespace ward::studio
