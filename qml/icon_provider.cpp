// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/icon_provider.h"

#include <QFile>
#include <QPainter>

namespace ward::ui {

QIcon themedIcon(const QString &name)
{
    const QString own = QStringLiteral(":/ward/icons/%1.svg").arg(name);
    return QFile::exists(own) ? QIcon(own) : QIcon::fromTheme(name);
}

QPixmap tintedIcon(const QString &name, const QColor &color, const QSize &size)
{
    QPixmap pixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    themedIcon(name).paint(&painter, QRect(QPoint(), size));
    // Both icon sets are drawn in one ink; only their shape is used.
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), color);
    return pixmap;
}

QPixmap IconProvider::requestPixmap(const QString &id, QSize *size, const QSize &requested)
{
    const QString name = id.section(QLatin1Char('?'), 0, 0);
    const QColor color(id.section(QLatin1Char('?'), 1));
    const QSize wanted = requested.isEmpty() ? QSize(16, 16) : requested;
    *size = wanted;
    return tintedIcon(name, color.isValid() ? color : QColor(Qt::gray), wanted);
}

} // namespace ward::ui
