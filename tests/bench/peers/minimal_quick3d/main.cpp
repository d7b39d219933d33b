// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// The peer of the start benchmark: the least a Qt Quick 3D program can do, one lit cube.
#include <QFile>
#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickView>

int main(int argc, char *argv[])
{
    QGuiApplication app(argc, argv);
    QQuickView view;
    view.setSource(QUrl(QStringLiteral("qrc:/scene.qml")));
    QObject::connect(&view, &QQuickView::frameSwapped, &app, [] {
        QFile ready(qEnvironmentVariable("WARD_READY_FILE"));
        if (!ready.exists())
            (void)ready.open(QIODevice::WriteOnly);
    });
    view.resize(1280, 800);
    view.show();
    return app.exec();
}
