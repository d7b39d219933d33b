// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "lane_item.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ward::timeline {

namespace {

constexpr qreal kRadius = 4;
constexpr qreal kMinLabelWidth = 26;
constexpr int kMaxRows = 4;

qreal seconds(Tick tick)
{
    return static_cast<qreal>(tick.n) / kTicksPerSecond;
}

} // namespace

double rulerStep(double secondsPerPixel, double minimumPixels)
{
    static constexpr std::array kSteps{0.1,   0.2,    0.5,    1.0,    2.0,    5.0,
                                       10.0,  15.0,   30.0,   60.0,   120.0,  300.0,
                                       600.0, 1800.0, 3600.0, 7200.0, 14400.0};
    for (const double step : kSteps) {
        if (step / secondsPerPixel >= minimumPixels)
            return step;
    }
    return kSteps.back();
}

LaneItem::LaneItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    setAntialiasing(true);
}

void LaneItem::setViewModel(TimelineViewModel *viewModel)
{
    if (viewModel == m_viewModel)
        return;
    if (m_viewModel)
        disconnect(m_viewModel, nullptr, this, nullptr);
    m_viewModel = viewModel;
    if (viewModel) {
        connect(viewModel, &TimelineViewModel::contentChanged, this, &LaneItem::contentChanged);
        connect(viewModel, &TimelineViewModel::viewChanged, this, [this] { update(); });
        connect(viewModel, &TimelineViewModel::loopChanged, this, [this] { update(); });
    }
    contentChanged();
    Q_EMIT viewModelChanged();
}

void LaneItem::setLane(const QString &lane)
{
    m_lane = lane;
    contentChanged();
    Q_EMIT laneChanged();
}

void LaneItem::setFields(const QStringList &fields)
{
    m_fields = fields;
    contentChanged();
    Q_EMIT fieldsChanged();
}

void LaneItem::setPalette(const QVariantMap &palette)
{
    m_palette = palette;
    update();
    Q_EMIT paletteChanged();
}

void LaneItem::setFontFamily(const QString &family)
{
    m_family = family;
    update();
    Q_EMIT paletteChanged();
}

void LaneItem::setFontSize(int size)
{
    m_fontSize = size;
    update();
    Q_EMIT paletteChanged();
}

qreal LaneItem::xAt(qreal s) const
{
    return (s - m_viewModel->viewFrom()) / (m_viewModel->viewTo() - m_viewModel->viewFrom()) *
           width();
}

QColor LaneItem::colour(const char *name) const
{
    return m_palette.value(QString::fromLatin1(name)).value<QColor>();
}

QColor LaneItem::colour(Style style) const
{
    switch (style) {
    case Style::Phase:
        return colour("stable");
    case Style::PhaseWarn:
        return colour("warn");
    case Style::PhaseBad:
        return colour("bad");
    case Style::PhaseGood:
        return colour("good");
    case Style::PhaseCalm:
        return colour("air");
    case Style::AlarmHigh:
        return colour("alarm");
    case Style::AlarmMedium:
        return colour("warn");
    case Style::AlarmLow:
        return colour("work");
    case Style::Work:
        return colour("work");
    case Style::Airway:
        return colour("air");
    case Style::Drug:
        return colour("drug");
    case Style::Shock:
        return colour("shock");
    case Style::Speech:
        return colour("team");
    case Style::Rule:
    case Style::Mark:
        return colour("accent");
    case Style::Event:
    case Style::Equipment:
    case Style::Instructor:
        return colour("text2");
    }
    return colour("text2");
}

const Lane *LaneItem::shownLane() const
{
    if (!m_viewModel || !m_fields.isEmpty())
        return nullptr;
    const std::vector<Lane> &lanes = m_viewModel->lanes();
    const auto found = std::find_if(lanes.begin(), lanes.end(),
                                    [this](const Lane &lane) { return lane.id == m_lane; });
    return found == lanes.end() ? nullptr : &*found;
}

void LaneItem::contentChanged()
{
    // Each span takes the first row that is free again; two alarms at once never hide each other.
    std::vector<Tick> ends;
    m_rowOf.clear();
    if (const Lane *lane = shownLane()) {
        for (const Span &span : lane->spans) {
            auto row =
                std::find_if(ends.begin(), ends.end(), [&](Tick end) { return end <= span.from; });
            if (row == ends.end() && ends.size() < kMaxRows)
                row = ends.insert(ends.end(), span.to);
            else if (row == ends.end())
                row = std::min_element(ends.begin(), ends.end());
            *row = std::max(*row, span.to);
            m_rowOf.push_back(static_cast<int>(row - ends.begin()));
        }
    }
    const int rows = std::max(1, static_cast<int>(ends.size()));
    if (rows != m_rows) {
        m_rows = rows;
        Q_EMIT rowsChanged();
    }
    update();
}

QString LaneItem::labelAt(qreal x, qreal y) const
{
    const Lane *lane = shownLane();
    if (lane == nullptr)
        return {};
    for (auto point = lane->points.rbegin(); point != lane->points.rend(); ++point) {
        if (std::abs(xAt(seconds(point->at)) - x) < 7)
            return TimelineViewModel::formatSeconds(seconds(point->at)) + QLatin1Char(' ') +
                   point->label;
    }
    const int row = static_cast<int>(y / height() * m_rows);
    for (std::size_t i = std::min(lane->spans.size(), m_rowOf.size()); i-- > 0;) {
        const Span &span = lane->spans[i];
        if (m_rowOf[i] == row && x >= xAt(seconds(span.from)) - 2 &&
            x <= std::max(xAt(seconds(span.to)) + 2, xAt(seconds(span.from)) + 10)) {
            return QStringLiteral("%1 – %2 %3")
                .arg(TimelineViewModel::formatSeconds(seconds(span.from)),
                     span.open ? QStringLiteral("…")
                               : TimelineViewModel::formatSeconds(seconds(span.to)),
                     span.label);
        }
    }
    return {};
}

void LaneItem::paint(QPainter *painter)
{
    if (!m_viewModel || width() < 2)
        return;
    painter->setRenderHint(QPainter::Antialiasing);
    QFont font(m_family);
    font.setPixelSize(m_fontSize);
    painter->setFont(font);
    paintGrid(*painter);
    if (!m_fields.isEmpty()) {
        for (const Curve &curve : m_viewModel->curves()) {
            if (m_fields.contains(curve.field))
                paintCurve(*painter, curve);
        }
        return;
    }
    if (const Lane *lane = shownLane()) {
        paintSpans(*painter, *lane);
        paintPoints(*painter, *lane);
    }
}

void LaneItem::paintGrid(QPainter &painter) const
{
    const qreal span = m_viewModel->viewTo() - m_viewModel->viewFrom();
    const double step = rulerStep(span / width(), 80);
    painter.setPen(QPen(colour("grid"), 1));
    for (double s = std::ceil(m_viewModel->viewFrom() / step) * step; s <= m_viewModel->viewTo();
         s += step) {
        const qreal x = std::round(xAt(s)) + 0.5;
        painter.drawLine(QPointF(x, 0), QPointF(x, height()));
    }
}

void LaneItem::paintSpans(QPainter &painter, const Lane &lane) const
{
    const QFontMetricsF metrics(painter.font());
    const qreal rowHeight = height() / m_rows;
    const qreal tall = rowHeight - (m_rows > 1 ? 2 : 4);
    std::vector<qreal> next(static_cast<std::size_t>(m_rows), width());
    // From the end, so that each label knows where the next thing of its row begins.
    for (std::size_t i = std::min(lane.spans.size(), m_rowOf.size()); i-- > 0;) {
        const Span &span = lane.spans[i];
        const auto row = static_cast<std::size_t>(m_rowOf[i]);
        const qreal left = xAt(seconds(span.from));
        const qreal right = std::max(left + 3, xAt(seconds(span.to)));
        const qreal end = std::exchange(next[row], left);
        if (left > width() || (right < 0 && end < 0))
            continue;
        const bool mark = span.style == Style::Mark;
        const qreal top = static_cast<qreal>(row) * rowHeight + (rowHeight - tall) / 2;
        const QRectF box(left, top, std::max<qreal>(right - left, mark ? 10 : 3), tall);
        QColor fill = colour(span.style);
        if (mark) {
            painter.setPen(QPen(fill, 1.2));
            fill.setAlphaF(0.25F);
        } else {
            painter.setPen(Qt::NoPen);
        }
        painter.setBrush(fill);
        painter.drawRoundedRect(box, kRadius, kRadius);
        if (span.label.isEmpty())
            continue;
        // A label keeps inside its span, or follows a short one where there is more room.
        const qreal baseline = top + tall / 2 + metrics.ascent() / 2 - 1;
        const qreal inside = std::min(box.right(), width()) - std::max(box.left(), 0.0) - 10;
        const qreal after = std::min(end, width()) - box.right() - 10;
        const bool follows = metrics.horizontalAdvance(span.label) > inside && after > inside;
        const qreal room = follows ? after : inside;
        if (room <= kMinLabelWidth)
            continue;
        painter.setPen(colour(follows ? "text2" : "text"));
        painter.drawText(
            QPointF(follows ? box.right() + 5 : std::max(box.left(), 0.0) + 6, baseline),
            metrics.elidedText(span.label, Qt::ElideRight, room));
    }
}

void LaneItem::paintPoints(QPainter &painter, const Lane &lane) const
{
    const QFontMetricsF metrics(painter.font());
    const qreal top = 2;
    const qreal tall = height() - 4;
    const qreal baseline = height() / 2 + metrics.ascent() / 2 - 1;
    for (std::size_t i = 0; i < lane.points.size(); ++i) {
        const Point &point = lane.points[i];
        const qreal x = xAt(seconds(point.at));
        if (x < -200 || x > width() + 10)
            continue;
        const QColor fill = colour(point.style);
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        const qreal middle = height() / 2;
        qreal half = 4;
        if (point.style == Style::Shock) {
            half = 6;
            painter.drawPolygon(
                QPolygonF({{x, middle - 8}, {x + 6, middle}, {x, middle + 8}, {x - 6, middle}}));
        } else if (point.style == Style::Drug) {
            painter.drawEllipse(QPointF(x, middle), 4, 4);
        } else if (point.style == Style::Equipment) {
            painter.drawRect(QRectF(x - 4, middle - 4, 8, 8));
        } else {
            half = 2.5;
            painter.drawRoundedRect(QRectF(x - 2.5, top + 1, 5, tall - 2), 2, 2);
        }
        const qreal next =
            i + 1 < lane.points.size() ? xAt(seconds(lane.points[i + 1].at)) - 8 : width();
        const qreal room = next - x - half - 5;
        if (room > kMinLabelWidth) {
            painter.setPen(colour("text2"));
            painter.drawText(QPointF(x + half + 5, baseline),
                             metrics.elidedText(point.label, Qt::ElideRight, room));
        }
    }
}

void LaneItem::paintCurve(QPainter &painter, const Curve &curve) const
{
    painter.setPen(QPen(colour(curve.colour.toLatin1().constData()), 1.6, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto count = static_cast<int>(curve.values.size());
    const int first = std::max(0, static_cast<int>(m_viewModel->viewFrom()) - 1);
    const int last = std::min(count - 1, static_cast<int>(m_viewModel->viewTo()) + 1);
    // Not more points than pixels: minimum and maximum of each pixel's seconds keep every spike.
    const double perPixel = (m_viewModel->viewTo() - m_viewModel->viewFrom()) / width();
    const int stride = std::max(1, static_cast<int>(perPixel));
    const auto y = [&](float value) {
        const double share = (static_cast<double>(value) - curve.low) / (curve.high - curve.low);
        return height() - 3 - std::clamp(share, 0.0, 1.0) * (height() - 6);
    };
    QPainterPath path;
    bool drawing = false;
    for (int s = first; s <= last; s += stride) {
        float low = std::numeric_limits<float>::quiet_NaN();
        float high = low;
        for (int i = s; i < std::min(s + stride, count); ++i) {
            const float value = curve.values[i];
            if (std::isnan(value))
                continue;
            low = std::isnan(low) ? value : std::min(low, value);
            high = std::isnan(high) ? value : std::max(high, value);
        }
        if (std::isnan(low)) {
            drawing = false;
            continue;
        }
        const qreal x = xAt(s);
        drawing ? path.lineTo(x, y(low)) : path.moveTo(x, y(low));
        if (high > low)
            path.lineTo(x, y(high));
        drawing = true;
    }
    painter.drawPath(path);
}

} // namespace ward::timeline
