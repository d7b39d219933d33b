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
constexpr qreal kGap = 5; ///< between a bar and the label beside it

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
        connect(viewModel, &TimelineViewModel::cursorChanged, this, &LaneItem::readOut);
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
    readOut();
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
    const Lane *lane = wholeLane();
    return lane != nullptr && m_folded ? &m_foldedLane : lane;
}

void LaneItem::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    contentChanged();
    Q_EMIT foldedChanged();
}

const Lane *LaneItem::wholeLane() const
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
    const Lane *whole = wholeLane();
    const auto before = std::pair(m_rows.count, m_allRows);
    m_rows = whole != nullptr ? arrangeRows(*whole) : LaneRows{};
    m_allRows = m_rows.count;
    if (whole != nullptr && m_folded) {
        m_foldedLane = foldedLane(*whole);
        m_rows = arrangeRows(m_foldedLane);
    }
    if (std::pair(m_rows.count, m_allRows) != before)
        Q_EMIT rowsChanged();
    if (const Curve *curve =
            m_viewModel && m_fields.size() == 1 ? m_viewModel->curve(m_fields.front()) : nullptr)
        m_scale = scaleOf(*curve);
    readOut();
    update();
}

void LaneItem::readOut()
{
    const Curve *curve =
        m_viewModel && m_fields.size() == 1 ? m_viewModel->curve(m_fields.front()) : nullptr;
    if (curve == nullptr)
        return;
    const auto value = valueAt(*curve, m_viewModel->cursor());
    const QString text = value ? QString::number(std::lround(*value)) : QStringLiteral("--");
    const QString top = QString::number(m_scale.high);
    const QString bottom = QString::number(m_scale.low);
    const QColor ink = colour(curve->colour.toLatin1().constData());
    if (text == m_value && top == m_scaleTop && bottom == m_scaleBottom && ink == m_ink &&
        m_name == curve->label)
        return;
    m_name = curve->label;
    m_value = text;
    m_scaleTop = top;
    m_scaleBottom = bottom;
    m_ink = ink;
    Q_EMIT readoutChanged();
}

/// Where the present is: nothing has happened beyond it, so nothing is written there.
qreal LaneItem::nowX() const
{
    return std::min(width(), m_viewModel->isGrowing() ? xAt(m_viewModel->end()) : width());
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
    const qreal rowHeight = height() / m_rows.count;
    const qreal tall = rowHeight - (m_rows.count > 1 ? 2 : 4);
    const std::size_t count = std::min(lane.spans.size(), m_rows.rowOf.size());
    const auto rows = static_cast<std::size_t>(m_rows.count);
    // From the end, so that each label knows where the next thing of its row begins.
    std::vector<qreal> after(count);
    std::vector<qreal> next(rows, nowX());
    for (std::size_t i = count; i-- > 0;) {
        const auto row = static_cast<std::size_t>(m_rows.rowOf[i]);
        after[i] = std::exchange(next[row], xAt(seconds(lane.spans[i].from)));
    }
    std::vector<qreal> taken(rows, 0); // by what has been drawn in the row
    for (std::size_t i = 0; i < count; ++i) {
        const Span &span = lane.spans[i];
        const auto row = static_cast<std::size_t>(m_rows.rowOf[i]);
        const qreal left = xAt(seconds(span.from));
        const qreal right = std::max(left + 3, xAt(seconds(span.to)));
        if (left > width() || (right < 0 && after[i] < 0))
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
        const qreal before = std::exchange(taken[row], box.right());
        if (span.label.isEmpty())
            continue;
        const qreal wide = metrics.horizontalAdvance(span.label);
        const qreal from = std::max(box.left(), 0.0);
        const LabelSpot spot =
            placeLabel(wide, {std::min(box.right(), width()) - from - 2 * kGap,
                              from - before - 2 * kGap, after[i] - box.right() - 2 * kGap});
        if (spot.place == LabelPlace::None)
            continue;
        const qreal shown = std::min(wide, spot.room);
        qreal x = from + kGap + 1;
        if (spot.place == LabelPlace::After) {
            x = box.right() + kGap;
            taken[row] = x + shown;
        } else if (spot.place == LabelPlace::Before) {
            x = from - kGap - shown;
        }
        painter.setPen(colour(spot.place == LabelPlace::Inside ? "text" : "text2"));
        painter.drawText(QPointF(x, top + tall / 2 + metrics.ascent() / 2 - 1),
                         metrics.elidedText(span.label, Qt::ElideRight, spot.room));
    }
}

void LaneItem::paintPoints(QPainter &painter, const Lane &lane) const
{
    const QFontMetricsF metrics(painter.font());
    const qreal top = 2;
    const qreal tall = height() - 4;
    const qreal baseline = height() / 2 + metrics.ascent() / 2 - 1;
    const qreal now = nowX();
    qreal taken = 0; // by what has been drawn
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
        const qreal next = i + 1 < lane.points.size()
                               ? std::min(xAt(seconds(lane.points[i + 1].at)) - 8, now)
                               : now;
        const qreal wide = metrics.horizontalAdvance(point.label);
        const LabelSpot spot =
            placeLabel(wide, {0, x - half - kGap - taken - kGap, next - x - half - kGap});
        taken = std::max(taken, x + half);
        if (spot.place == LabelPlace::None)
            continue;
        const qreal shown = std::min(wide, spot.room);
        const bool follows = spot.place == LabelPlace::After;
        painter.setPen(colour("text2"));
        painter.drawText(QPointF(follows ? x + half + kGap : x - half - kGap - shown, baseline),
                         metrics.elidedText(point.label, Qt::ElideRight, spot.room));
        if (follows)
            taken = x + half + kGap + shown;
    }
}

void LaneItem::paintCurve(QPainter &painter, const Curve &curve) const
{
    const QColor ink = colour(curve.colour.toLatin1().constData());
    const auto y = [&](double value) {
        const double share = (value - m_scale.low) / (m_scale.high - m_scale.low);
        return height() - 3 - std::clamp(share, 0.0, 1.0) * (height() - 6);
    };
    // The range in which the patient's monitor keeps quiet.
    if (curve.limitLow || curve.limitHigh) {
        QColor band = ink;
        band.setAlphaF(0.13F);
        const qreal top = y(curve.limitHigh.value_or(m_scale.high));
        const qreal bottom = y(curve.limitLow.value_or(m_scale.low));
        const qreal left = std::max(0.0, xAt(0));
        painter.fillRect(QRectF(left, top, nowX() - left, bottom - top), band);
    }
    painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const auto count = static_cast<int>(curve.values.size());
    const int first = std::max(0, static_cast<int>(m_viewModel->viewFrom()) - 1);
    const int last = std::min(count - 1, static_cast<int>(m_viewModel->viewTo()) + 1);
    // Not more points than pixels: minimum and maximum of each pixel's seconds keep every spike.
    const double perPixel = (m_viewModel->viewTo() - m_viewModel->viewFrom()) / width();
    QPainterPath path;
    for (const CurvePoint &point :
         pointsOf(curve, first, last, std::max(1, static_cast<int>(perPixel)))) {
        const QPointF at(xAt(point.second), y(static_cast<double>(point.low)));
        point.joined ? path.lineTo(at) : path.moveTo(at);
        if (point.high > point.low)
            path.lineTo(at.x(), y(static_cast<double>(point.high)));
    }
    painter.drawPath(path);
}

} // namespace ward::timeline
