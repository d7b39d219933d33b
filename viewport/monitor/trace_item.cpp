// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/trace_item.h"

#include <QImage>
#include <QPainter>
#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGImageNode>
#include <QSGRendererInterface>
#include <QSGTexture>
#include <QSGVertexColorMaterial>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ward::viewport {

namespace {

constexpr double kErasePixels = 12; ///< width of the erase bar
constexpr double kOverflow = 0.3;   ///< how far a wave may leave its row, in heights

std::uint8_t premultiplied(int channel, int alpha)
{
    return static_cast<std::uint8_t>(channel * alpha / 255);
}

} // namespace

TraceItem::TraceItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents, true);
    m_throttle.setSingleShot(true);
    connect(&m_throttle, &QTimer::timeout, this, &TraceItem::refresh);
    connect(this, &TraceItem::lookChanged, this, &TraceItem::look);
}

TraceItem::~TraceItem() = default;

void TraceItem::setViewModel(MonitorViewModel *viewModel)
{
    if (m_viewModel == viewModel)
        return;
    if (m_viewModel)
        m_viewModel->disconnect(this);
    m_viewModel = viewModel;
    if (m_viewModel) {
        connect(m_viewModel, &MonitorViewModel::advanced, this, &TraceItem::onAdvanced);
        connect(m_viewModel, &MonitorViewModel::redrawn, this, &TraceItem::redraw);
    }
    redraw();
    Q_EMIT viewModelChanged();
}

void TraceItem::setChannel(int channel)
{
    const auto wanted = static_cast<Channel>(std::clamp(channel, 0, kChannelCount - 1));
    if (m_channel == wanted)
        return;
    m_channel = wanted;
    configure();
    redraw();
    Q_EMIT channelChanged();
}

void TraceItem::setColor(const QColor &color)
{
    if (m_color == color)
        return;
    m_color = color;
    Q_EMIT lookChanged();
}

void TraceItem::setMinimum(double minimum)
{
    if (m_minimum == minimum)
        return;
    m_minimum = minimum;
    Q_EMIT lookChanged();
}

void TraceItem::setMaximum(double maximum)
{
    if (m_maximum == maximum)
        return;
    m_maximum = maximum;
    Q_EMIT lookChanged();
}

void TraceItem::setLineWidth(double width)
{
    if (m_lineWidth == width)
        return;
    m_lineWidth = width;
    Q_EMIT lookChanged();
}

void TraceItem::setMmPerSecond(double speed)
{
    if (m_mmPerSecond == speed || speed <= 0)
        return;
    m_mmPerSecond = speed;
    Q_EMIT lookChanged();
}

void TraceItem::setPixelsPerMm(double density)
{
    if (m_pixelsPerMm == density || density <= 0)
        return;
    m_pixelsPerMm = density;
    Q_EMIT lookChanged();
}

void TraceItem::setInterval(int ms)
{
    if (m_interval == ms)
        return;
    m_interval = ms;
    Q_EMIT intervalChanged();
}

void TraceItem::look()
{
    configure();
    refresh();
}

void TraceItem::redraw()
{
    m_buffer.invalidate();
    refresh();
}

void TraceItem::onAdvanced()
{
    if (!isVisible())
        return;
    if (m_interval <= 0)
        refresh();
    else if (!m_throttle.isActive())
        m_throttle.start(m_interval);
}

void TraceItem::refresh()
{
    if (!isVisible() || !m_viewModel || width() < 2)
        return;
    if (m_buffer.size() == 0)
        configure();
    m_buffer.advance(m_viewModel->traceTimeUs(),
                     [this](std::int64_t us) { return m_viewModel->sample(m_channel, us); });
    update();
}

void TraceItem::configure()
{
    if (width() < 2)
        return;
    const double seconds = width() / (m_mmPerSecond * m_pixelsPerMm);
    m_buffer.configure(style(m_channel).stepUs, static_cast<std::int64_t>(seconds * 1e6));
}

void TraceItem::geometryChange(const QRectF &now, const QRectF &before)
{
    QQuickItem::geometryChange(now, before);
    if (now.size() != before.size()) {
        configure();
        refresh();
    }
}

void TraceItem::itemChange(ItemChange change, const ItemChangeData &data)
{
    QQuickItem::itemChange(change, data);
    if (change == ItemVisibleHasChanged && data.boolValue)
        refresh();
}

std::vector<RibbonPoint> TraceItem::points() const
{
    std::vector<RibbonPoint> points;
    const std::vector<TraceSample> &samples = m_buffer.samples();
    const int count = m_buffer.size();
    const int head = m_buffer.head();
    if (head < 0 || m_maximum <= m_minimum)
        return points;
    points.reserve(samples.size());
    const double step = width() / count;
    const int gap = std::max(2, static_cast<int>(kErasePixels / step));
    const double scale = height() / (m_maximum - m_minimum);
    bool joined = false;
    for (int i = 0; i < count; ++i) {
        const TraceSample &sample = samples[static_cast<std::size_t>(i)];
        const int ahead = (i - head + count) % count;
        bool drawn = sample.kind != TraceSample::Kind::Gap && (ahead == 0 || ahead > gap);
        double y = height() - (static_cast<double>(sample.value) - m_minimum) * scale;
        if (sample.kind == TraceSample::Kind::Dashed) {
            // Half-way up and broken: plainly no signal, and plainly no flat line.
            y = height() * 0.55;
            drawn = drawn && std::fmod(i * step, 14.0) < 7.0;
        }
        if (!drawn) {
            joined = false;
            continue;
        }
        y = std::clamp(y, -kOverflow * height(), (1 + kOverflow) * height());
        points.push_back({static_cast<float>(i * step), static_cast<float>(y), joined});
        joined = true;
    }
    return points;
}

QSGNode *TraceItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    const bool software =
        window()->rendererInterface()->graphicsApi() == QSGRendererInterface::Software;
    return software ? imageNode(old) : ribbonNode(old);
}

QSGNode *TraceItem::ribbonNode(QSGNode *old)
{
    const auto alpha = m_color.alpha();
    const RibbonColor color{premultiplied(m_color.red(), alpha),
                            premultiplied(m_color.green(), alpha),
                            premultiplied(m_color.blue(), alpha), static_cast<std::uint8_t>(alpha)};
    const std::vector<RibbonPoint> line = points();
    const double feather = 1.0 / std::max(window()->effectiveDevicePixelRatio(), 1.0);
    makeRibbon(line, static_cast<float>(m_lineWidth), static_cast<float>(feather), color,
               m_vertices);
    auto *node = static_cast<QSGGeometryNode *>(old);
    if (node == nullptr) {
        node = new QSGGeometryNode;
        auto *geometry = new QSGGeometry(QSGGeometry::defaultAttributes_ColoredPoint2D(), 0);
        geometry->setDrawingMode(QSGGeometry::DrawTriangleStrip);
        geometry->setVertexDataPattern(QSGGeometry::StreamPattern);
        node->setGeometry(geometry);
        node->setMaterial(new QSGVertexColorMaterial);
        node->setFlags(QSGNode::OwnsGeometry | QSGNode::OwnsMaterial);
    }
    QSGGeometry *geometry = node->geometry();
    static_assert(sizeof(RibbonVertex) == sizeof(QSGGeometry::ColoredPoint2D));
    geometry->allocate(static_cast<int>(m_vertices.size()));
    if (!m_vertices.empty())
        std::memcpy(geometry->vertexData(), m_vertices.data(),
                    m_vertices.size() * sizeof(RibbonVertex));
    node->markDirty(QSGNode::DirtyGeometry);
    return node;
}

/// The software renderer knows no geometry: the line is painted into a picture.
QSGNode *TraceItem::imageNode(QSGNode *old)
{
    auto *node = static_cast<QSGImageNode *>(old);
    if (node == nullptr) {
        node = window()->createImageNode();
        node->setOwnsTexture(true);
    }
    const double ratio = window()->effectiveDevicePixelRatio();
    const double margin = kOverflow * height() + m_lineWidth;
    const QSizeF size(width(), height() + 2 * margin);
    QImage image((size * ratio).toSize().expandedTo(QSize(1, 1)),
                 QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(ratio);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_color, m_lineWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.translate(0, margin);
    QPolygonF run;
    for (const RibbonPoint &point : points()) {
        if (!point.joined) {
            painter.drawPolyline(run);
            run.clear();
        }
        run.append(QPointF(point.x, point.y));
    }
    painter.drawPolyline(run);
    painter.end();
    node->setTexture(window()->createTextureFromImage(image));
    node->setRect(QRectF(QPointF(0, -margin), size));
    node->markDirty(QSGNode::DirtyMaterial);
    return node;
}

} // namespace ward::viewport
