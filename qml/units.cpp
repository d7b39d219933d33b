// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/units.h"

#include <QQmlEngine>

#include <algorithm>

namespace ward::ui {

Units *Units::of(QQmlEngine &engine)
{
    return engine.singletonInstance<Units *>(qmlTypeId("Ward.Ui", 1, 0, "Units"));
}

void Units::setScale(qreal scale)
{
    const qreal clamped = std::clamp(scale, kMinScale, kMaxScale);
    if (qFuzzyCompare(clamped, m_scale))
        return;
    m_scale = clamped;
    Q_EMIT changed();
}

int Units::px(qreal px) const
{
    const int scaled = qRound(px * m_scale);
    return px > 0 ? std::max(1, scaled) : scaled;
}

} // namespace ward::ui
