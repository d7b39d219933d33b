// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/ui.h"

#include <QQmlEngine>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuickTest>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)

/// Sets type face, icons and import paths up before the first test file is loaded.
class Setup : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void applicationAvailable() { ward::ui::setUpApplication(); }
    void qmlEngineAvailable(QQmlEngine *engine) { ward::ui::setUpEngine(*engine); }
};

QUICK_TEST_MAIN_WITH_SETUP(ward, Setup)
#include "main.moc"
