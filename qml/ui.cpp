// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/ui.h"

#include "qml/icon_provider.h"

#include <QIcon>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickStyle>
#include <QQuickWindow>
#include <QStandardPaths>

#include <memory>

namespace ward::ui {

void setUpApplication(const QList<QByteArray> &fonts)
{
    // Not every platform plugin knows where icon themes are.
    QStringList folders = QIcon::themeSearchPaths();
    for (const QString &base :
         QStandardPaths::standardLocations(QStandardPaths::GenericDataLocation)) {
        if (const QString icons = base + QStringLiteral("/icons"); !folders.contains(icons))
            folders.append(icons);
    }
    QIcon::setThemeSearchPaths(folders);
    QIcon::setThemeName(QStringLiteral("breeze-dark"));
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    QQuickStyle::setStyle(QStringLiteral("Basic"));
    installFonts(fonts);
    // Nothing is turned or zoomed: glyphs are drawn as the font engine makes them, sharp, and
    // without a distance field for each of them when a program starts.
    QQuickWindow::setTextRenderType(QQuickWindow::NativeTextRendering);
}

void setUpEngine(QQmlEngine &engine)
{
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.addImageProvider(QStringLiteral("icon"), new IconProvider);
    // The singletons can be found from C++ only once their module has been imported.
    QQmlComponent component(&engine);
    component.setData("import QtQml\nimport Ward.Ui\nQtObject {}", QUrl());
    const std::unique_ptr<QObject> imported(component.create());
    Q_ASSERT_X(imported != nullptr, "setUpEngine", qPrintable(component.errorString()));
}

} // namespace ward::ui
