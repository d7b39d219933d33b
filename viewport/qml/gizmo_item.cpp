// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/gizmo_item.h"

#include "viewport/qml/scene_controller.h"
#include "viewport/qml/scene_view_model.h"

#include <QPainter>
#include <QPainterPath>

namespace ward::viewport {
namespace {

// The colours that every 3D tool gives its axes, tuned to the dark scene; no clinical signals.
const QColor kRed(0xff, 0x6b, 0x6b);
const QColor kGreen(0x58, 0xd6, 0x8d);
const QColor kBlue(0x5d, 0xa9, 0xff);
const QColor kViolet(0x9a, 0xa1, 0xff);
const QColor kHot(0xff, 0xf1, 0xb8);
const QColor kOutline(0x0c, 0x0f, 0x13, 0x9c);

/// Axes in the colours of the mock: red X, blue up, green towards the front.
QColor axisColour(Handle handle)
{
    switch (handle) {
    case Handle::X:
    case Handle::YZ:
    case Handle::TurnX:
        return kRed;
    case Handle::Z:
    case Handle::XY:
    case Handle::TurnZ:
        return kGreen;
    case Handle::Surface:
        return kViolet;
    default:
        return kBlue;
    }
}

QPolygonF polygon(const GizmoShape &shape, const QPointF &offset)
{
    QPolygonF out;
    out.reserve(static_cast<qsizetype>(shape.points.size()));
    for (const ScreenPoint &p : shape.points)
        out << QPointF(p.x, p.y) + offset;
    return out;
}

void stroke(QPainter &painter, const QPolygonF &line, const QColor &colour, double width)
{
    QPen pen(kOutline, width + 2.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    QColor outline = kOutline;
    outline.setAlphaF(kOutline.alphaF() * colour.alphaF());
    pen.setColor(outline);
    painter.setPen(pen);
    painter.drawPolyline(line);
    pen.setColor(colour);
    pen.setWidthF(width);
    painter.setPen(pen);
    painter.drawPolyline(line);
}

} // namespace

GizmoItem::GizmoItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
    setSize({Gizmo::kReach * 2, Gizmo::kReach * 2});
    setVisible(false);
}

void GizmoItem::setViewModel(SceneViewModel *viewModel)
{
    if (viewModel == m_viewModel)
        return;
    if (m_viewModel != nullptr)
        m_viewModel->controller().disconnect(this);
    m_viewModel = viewModel;
    if (m_viewModel != nullptr)
        connect(&m_viewModel->controller(), &SceneController::gizmoChanged, this,
                &GizmoItem::follow);
    follow();
    Q_EMIT viewModelChanged();
}

void GizmoItem::follow()
{
    const bool shown =
        m_viewModel != nullptr && !m_viewModel->controller().gizmo().shapes().empty();
    setVisible(shown);
    if (!shown)
        return;
    const ScreenPoint &centre = m_viewModel->controller().gizmo().centre();
    setPosition({std::floor(centre.x - Gizmo::kReach), std::floor(centre.y - Gizmo::kReach)});
    update();
}

void GizmoItem::paint(QPainter *painter)
{
    if (m_viewModel == nullptr)
        return;
    const SceneController &controller = m_viewModel->controller();
    const Gizmo &gizmo = controller.gizmo();
    const QPointF offset = -position();
    painter->setRenderHint(QPainter::Antialiasing);
    const Handle hot = controller.hotHandle();
    const bool dragging = controller.isDragging();

    // In the move gizmo the one ring is the accent colour: it belongs to the thing, not to an axis.
    const bool moving =
        std::any_of(gizmo.shapes().begin(), gizmo.shapes().end(),
                    [](const auto &s) { return s.kind == GizmoShape::Kind::Centre; });
    if (moving) {
        QPolygonF ring;
        for (const GizmoShape &shape : gizmo.shapes()) {
            if (shape.kind == GizmoShape::Kind::Ring || shape.kind == GizmoShape::Kind::RingBack)
                ring << polygon(shape, offset);
        }
        QPainterPath disc;
        const QRectF box = ring.boundingRect();
        disc.addEllipse(box);
        painter->setPen(Qt::NoPen);
        QColor fill = kViolet;
        fill.setAlphaF(0.13F);
        painter->setBrush(fill);
        painter->drawPath(disc);
    }
    painter->setBrush(Qt::NoBrush);

    for (const GizmoShape &shape : gizmo.shapes()) {
        const bool isHot = shape.handle == hot;
        const bool turnsInMove = moving && isTurn(shape.handle);
        QColor colour = isHot ? kHot : turnsInMove ? kViolet : axisColour(shape.handle);
        if (dragging && !isHot)
            colour.setAlphaF(0.28F);
        const QPolygonF points = polygon(shape, offset);
        switch (shape.kind) {
        case GizmoShape::Kind::Line:
            stroke(*painter, points, colour, isHot ? 4 : 3);
            break;
        case GizmoShape::Kind::Ring:
            stroke(*painter, points, colour, isHot ? 3.4 : 2.4);
            break;
        case GizmoShape::Kind::RingBack:
            colour.setAlphaF(colour.alphaF() * (moving ? 0.85F : 0.3F));
            stroke(*painter, points, colour, isHot ? 3 : moving ? 2.4 : 1.8);
            break;
        case GizmoShape::Kind::Arrow: {
            painter->setPen(QPen(kOutline, 1.4));
            painter->setBrush(colour);
            painter->drawPolygon(points);
            painter->setBrush(Qt::NoBrush);
            break;
        }
        case GizmoShape::Kind::Plane: {
            QColor fill = colour;
            fill.setAlphaF(fill.alphaF() * (isHot ? 0.55F : 0.3F));
            painter->setPen(QPen(colour, 1.2));
            painter->setBrush(fill);
            painter->drawPolygon(points);
            painter->setBrush(Qt::NoBrush);
            break;
        }
        case GizmoShape::Kind::Centre:
            painter->setPen(QPen(kOutline, 1.6));
            painter->setBrush(isHot ? kHot : QColor(0xf2, 0xf3, 0xff));
            painter->drawEllipse(points.first(), 5.2, 5.2);
            painter->setBrush(Qt::NoBrush);
            break;
        }
    }
}

} // namespace ward::viewport
