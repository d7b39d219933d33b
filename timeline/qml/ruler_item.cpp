// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "ruler_item.h"

#include "lane_item.h"

#include <QFontMetricsF>
#include <QPainter>

#include <cmath>

namespace ward::timeline {

namespace {

/// As short as the step allows: 02:30, 02:30.5, 1:02:30.
QString label(double seconds, double step)
{
    QString text = TimelineViewModel::formatSeconds(seconds);
    if (step >= 1)
        text.chop(2);
    return text;
}

} // namespace

RulerItem::RulerItem(QQuickItem *parent)
    : QQuickPaintedItem(parent)
{
    for (const auto changed :
         {&RulerItem::lookChanged, &RulerItem::coveredFromChanged, &RulerItem::coveredWidthChanged})
        connect(this, changed, this, [this] { update(); });
}

void RulerItem::setViewModel(TimelineViewModel *viewModel)
{
    if (viewModel == m_viewModel)
        return;
    if (m_viewModel)
        disconnect(m_viewModel, nullptr, this, nullptr);
    m_viewModel = viewModel;
    if (viewModel) {
        connect(viewModel, &TimelineViewModel::viewChanged, this, [this] { update(); });
        connect(viewModel, &TimelineViewModel::loopChanged, this, [this] { update(); });
    }
    update();
    Q_EMIT viewModelChanged();
}

void RulerItem::paint(QPainter *painter)
{
    if (!m_viewModel || width() < 2)
        return;
    const double from = m_viewModel->viewFrom();
    const double span = m_viewModel->viewTo() - from;
    const auto xAt = [&](double s) { return (s - from) / span * width(); };
    if (m_viewModel->loopTo() > m_viewModel->loopFrom() && m_viewModel->loopFrom() >= 0) {
        const double left = xAt(m_viewModel->loopFrom());
        painter->fillRect(QRectF(left, height() - 4, xAt(m_viewModel->loopTo()) - left, 4), m_loop);
    }
    QFont font(m_family);
    font.setPixelSize(m_fontSize);
    painter->setFont(font);
    painter->setPen(m_ink);
    const QFontMetricsF metrics(font);
    const double step = rulerStep(span / width(), 80);
    for (double s = std::ceil(from / step) * step; s <= m_viewModel->viewTo(); s += step) {
        const QRectF box(xAt(s) - 40, 0, 80, height());
        const QString text = label(s, step);
        const qreal half = metrics.horizontalAdvance(text) / 2 + 2;
        const bool covered =
            xAt(s) + half > m_coveredFrom && xAt(s) - half < m_coveredFrom + m_coveredWidth;
        if (box.left() >= -20 && box.right() <= width() + 20 && !covered)
            painter->drawText(box, Qt::AlignCenter, text);
    }
}

} // namespace ward::timeline
