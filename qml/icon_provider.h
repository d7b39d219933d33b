// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QColor>
#include <QIcon>
#include <QQuickImageProvider>

namespace ward::ui {

/// An icon by name: Ward's own clinical ones (`resources/icons`) first, then the icon theme
/// (Breeze; freedesktop names). A null icon when there is neither. GUI thread.
[[nodiscard]] QIcon themedIcon(const QString &name);

/// The icon's shape in one colour, `size` device pixels square; transparent when there is no such
/// icon.
[[nodiscard]] QPixmap tintedIcon(const QString &name, const QColor &color, const QSize &size);

/// One of Ward's own icons has this name.
[[nodiscard]] bool hasOwnIcon(const QString &name);

/// The icon's shape in one colour at any size, read when it is painted first. GUI thread.
[[nodiscard]] QIcon inkedIcon(const QString &name, const QColor &ink);

/// `image://icon/<name>?<colour>` for QML; owned by the engine.
class IconProvider : public QQuickImageProvider
{
public:
    IconProvider()
        : QQuickImageProvider(QQuickImageProvider::Pixmap)
    {
    }
    QPixmap requestPixmap(const QString &id, QSize *size, const QSize &requested) override;
};

} // namespace ward::ui
