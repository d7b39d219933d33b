// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/automation/tour.h"
#include "app/studio/studio.h"
#include "core/world/instantiate.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_controller.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMouseEvent>
#include <QQuickItem>
#include <QQuickView>

namespace ward::studio {

namespace {
constexpr int kLookMs = 50;
}

void Tour::trigger(const char *action)
{
    m_studio.actions().action(QLatin1String(action))->trigger();
}

void Tour::raise(const char *panel)
{
    m_studio.window().panel(QLatin1String(panel))->takeFocus();
}

void Tour::type(const char *panel, const char *field, const QString &text)
{
    PanelView &view = m_studio.window().panel(QLatin1String(panel))->view();
    auto *item = view.root()->findChild<QQuickItem *>(QLatin1String(field));
    m_typing = {&view, item, text};
    typeWhenFocused();
}

/// As a person who looks where the cursor is: keys that come before it would be the scene's.
void Tour::typeWhenFocused()
{
    if (!m_typing || m_typing->view.isNull() || m_typing->field.isNull())
        return;
    PanelView &view = *m_typing->view;
    QQuickItem *field = m_typing->field;
    if (!field->hasActiveFocus()) {
        view.setFocus();
        field->forceActiveFocus();
    }
    if (!field->hasActiveFocus()) {
        QTimer::singleShot(kLookMs, this, &Tour::typeWhenFocused);
        return;
    }
    const QString text = std::exchange(m_typing, {})->text;
    const auto send = [&view](int key, const QString &written,
                              Qt::KeyboardModifiers modifiers = {}) {
        for (const QEvent::Type event : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent stroke(event, key, modifiers, written);
            QCoreApplication::sendEvent(&view, &stroke);
        }
    };
    send(Qt::Key_A, {}, Qt::ControlModifier);
    if (text.isEmpty())
        send(Qt::Key_Backspace, {});
    for (const QChar c : text)
        send(c.toUpper().unicode(), QString(c));
}

void Tour::typeIntoPalette(const QString &text)
{
    if (QWidget *popup = QApplication::activePopupWidget()) {
        if (auto *line = popup->findChild<QLineEdit *>())
            line->setText(text);
    }
}

void Tour::closePopup()
{
    if (QWidget *popup = QApplication::activePopupWidget())
        popup->close();
}

QPointF Tour::topOf(const char *prefab) const
{
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    const world::World &world = m_studio.workbench().shown().world();
    const Pose pose = world::worldPose(world, catalogue, world.find(entityOf(prefab)));
    const content::Prefab *found = catalogue.prefab(prefab);
    const double height = found == nullptr ? 1 : found->size.y;
    const auto point =
        m_studio.scene().scene().camera()->view().project(pose.position + Vec3{0, height, 0});
    return point ? QPointF(point->x, point->y) : QPointF();
}

QPointF Tour::gizmoHandle() const
{
    using viewport::GizmoShape;
    for (const GizmoShape &shape : m_studio.scene().scene().controller().gizmo().shapes()) {
        if (shape.handle == viewport::Handle::X && shape.kind == GizmoShape::Kind::Line &&
            shape.points.size() > 1) {
            const auto &from = shape.points.front();
            const auto &to = shape.points.back();
            return {from.x + 0.75 * (to.x - from.x), from.y + 0.75 * (to.y - from.y)};
        }
    }
    return {};
}

void Tour::pointInScene(const QPointF &at, Mouse what)
{
    QQuickView &view = m_studio.scene().view();
    const QPointF global = view.mapToGlobal(at.toPoint());
    const auto send = [&](QEvent::Type type, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, global, button, buttons, Qt::NoModifier);
        QCoreApplication::sendEvent(&view, &event);
    };
    const bool held = what == Mouse::Move && !m_hand.isNull();
    if (what != Mouse::Release)
        send(QEvent::MouseMove, Qt::NoButton, held ? Qt::LeftButton : Qt::NoButton);
    if (what == Mouse::Press || what == Mouse::Click) {
        send(QEvent::MouseButtonPress, Qt::LeftButton, Qt::LeftButton);
        m_hand = at;
    }
    if (what == Mouse::Release || what == Mouse::Click) {
        send(QEvent::MouseButtonRelease, Qt::LeftButton, {});
        m_hand = {};
    }
}

Id Tour::entityOf(const char *prefab) const
{
    const world::World &world = m_studio.workbench().shown().world();
    for (const world::Handle handle : world.entities()) {
        if (world.prefab(handle).ends_with(std::string("#") + prefab))
            return world.id(handle);
    }
    return {};
}

int Tour::countOf(const char *prefab) const
{
    const world::World &world = m_studio.workbench().shown().world();
    int count = 0;
    for (const world::Handle handle : world.entities())
        count += world.prefab(handle).ends_with(std::string("#") + prefab) ? 1 : 0;
    return count;
}

QString Tour::heartRate() const
{
    const world::World &world = m_studio.workbench().shown().world();
    const auto value =
        world.quantity(world.find(entityOf("patient")), world.layout().find("vitals.hr"));
    return value ? QString::number(qRound(*value)) : QString();
}

double Tour::placeOf(const char *prefab) const
{
    const world::World &world = m_studio.workbench().shown().world();
    return world::worldPose(world, content::Catalogue::shipped(), world.find(entityOf(prefab)))
        .position.x;
}

} // namespace ward::studio
