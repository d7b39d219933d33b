// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// The peer of the start benchmark: the least a Qt Quick 3D program can do, one lit cube. It writes
// WARD_READY_FILE as the Studio does: after its first frame, once the GUI thread takes events.
#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickView>
#include <QSaveFile>

#include <chrono>

namespace {

qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void writeReady()
{
    static bool written = false;
    if (std::exchange(written, true))
        return;
    QSaveFile file(qEnvironmentVariable("WARD_READY_FILE"));
    if (file.open(QIODevice::WriteOnly)) {
        file.write("{\"ready_us\":" + QByteArray::number(nowUs()) + "}");
        file.commit();
    }
}

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    QQuickView view;
    view.setSource(QUrl(QStringLiteral("qrc:/scene.qml")));
    // The signal comes from the render thread.
    QObject::connect(&view, &QQuickView::frameSwapped, &app, &writeReady, Qt::QueuedConnection);
    view.showMaximized();
    return QGuiApplication::exec();
}
