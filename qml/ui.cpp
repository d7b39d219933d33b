// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/ui.h"

#include "qml/icon_provider.h"
#include "qml/tabular_font.h"

#include <QIcon>
#include <QQmlEngine>
#include <QQuickStyle>

namespace ward::ui {

void setUpApplication()
{
    QIcon::setThemeName(QStringLiteral("breeze-dark"));
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    installFonts();
}

void setUpEngine(QQmlEngine &engine)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
}

} // namespace ward::ui
