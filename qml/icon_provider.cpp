// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/icon_provider.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>

namespace ward::ui {

namespace {

QString ownFile(const QString &name)
{
    return QStringLiteral(":/ward/icons/%1.svg").arg(name);
}

/// Reads and tints the picture when it is painted first.
class TintedIconEngine : public QIconEngine
{
public:
    TintedIconEngine(QString name, const QColor &ink)
        : m_name(std::move(name))
        , m_ink(ink)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        QPixmap picture = pixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state);
        picture.setDevicePixelRatio(ratio);
        painter->drawPixmap(rect.topLeft(), picture);
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        QColor ink = m_ink;
        if (mode == QIcon::Disabled)
            ink.setAlphaF(ink.alphaF() * 0.45F);
        return tintedIcon(m_name, ink, size);
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIconEngine(*this); }

private:
    QString m_name;
    QColor m_ink;
};

} // namespace

QIcon themedIcon(const QString &name)
{
    const QString own = ownFile(name);
    return QFile::exists(own) ? QIcon(own) : QIcon::fromTheme(name);
}

bool hasOwnIcon(const QString &name)
{
    return QFile::exists(ownFile(name));
}

QIcon inkedIcon(const QString &name, const QColor &ink)
{
    return QIcon(new TintedIconEngine(name, ink));
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
