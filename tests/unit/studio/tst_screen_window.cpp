// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// A window on a screen of its own, while screens come and go. The offscreen platform lends them.
#include "app/studio/shell/screen_window.h"

#include <QGuiApplication>
#include <QJsonArray>
#include <QJsonObject>
#include <QQmlEngine>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <private/qguiapplication_p.h>
#include <qpa/qplatformintegration.h>
#include <qpa/qplatformnativeinterface.h>

using namespace ward::studio;

namespace {

void plugIn(const QStringList &names)
{
    QJsonArray screens;
    int x = 0;
    for (const QString &name : names) {
        const int width = name == QLatin1String("desk") ? 1280 : 1920;
        screens.append(QJsonObject{{"name", name},
                                   {"x", x},
                                   {"y", 0},
                                   {"width", width},
                                   {"height", 800},
                                   {"logicalDpi", 96},
                                   {"logicalBaseDpi", 96},
                                   {"dpr", 1}});
        x += width;
    }
    using SetConfiguration = void (*)(const QJsonObject &, QPlatformNativeInterface *);
    QPlatformNativeInterface *platform =
        QGuiApplicationPrivate::platformIntegration()->nativeInterface();
    const auto set = reinterpret_cast<SetConfiguration>(
        platform->nativeResourceForIntegration("setConfiguration"));
    QVERIFY(set != nullptr);
    set({{"synchronousWindowSystemEvents", true},
         {"windowFrameMargins", false},
         {"screens", screens}},
        platform);
}

QScreen *screen(const QString &name)
{
    for (QScreen *screen : QGuiApplication::screens()) {
        if (screen->name() == name)
            return screen;
    }
    return nullptr;
}

} // namespace

class TestScreenWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { plugIn({"desk", "bedside"}); }

    void fillsAScreenOfItsOwn()
    {
        QQmlEngine engine;
        ScreenWindow window(engine);
        window.open(screen("desk"));
        QCOMPARE(window.filledScreen(), QStringLiteral("bedside"));
        QCOMPARE(window.screen(), screen("bedside"));
        QCOMPARE(window.visibility(), QWindow::FullScreen);
        QSignalSpy closed(&window, &ScreenWindow::closed);
        QTest::keyClick(&window, Qt::Key_Escape);
        QCOMPARE(closed.size(), 1);
        QVERIFY(!window.isVisible());
        QVERIFY(window.filledScreen().isEmpty());
    }

    void prefersTheOneItWasOn()
    {
        plugIn({"desk", "bedside", "wall"});
        QQmlEngine engine;
        ScreenWindow window(engine);
        window.open(screen("desk"), QStringLiteral("wall"));
        QCOMPARE(window.filledScreen(), QStringLiteral("wall"));
        window.open(screen("desk"), QStringLiteral("a screen that is gone"));
        QCOMPARE(window.filledScreen(), QStringLiteral("bedside"));
    }

    void outlivesItsScreenAndGoesBack()
    {
        QQmlEngine engine;
        ScreenWindow window(engine);
        window.open(screen("desk"));
        QCOMPARE(window.filledScreen(), QStringLiteral("bedside"));
        QSignalSpy displaced(&window, &ScreenWindow::displaced);
        plugIn({"desk"});
        QTRY_COMPARE(displaced.size(), 1);
        QTRY_VERIFY(window.isVisible());
        QCOMPARE(window.screen(), screen("desk"));
        QCOMPARE(window.visibility(), QWindow::Windowed);
        QVERIFY(screen("desk")->geometry().contains(window.geometry()));
        QVERIFY(window.filledScreen().isEmpty());
        plugIn({"desk", "bedside"});
        QTRY_COMPARE(window.filledScreen(), QStringLiteral("bedside"));
        QCOMPARE(window.screen(), screen("bedside"));
        QCOMPARE(window.visibility(), QWindow::FullScreen);
        QCOMPARE(displaced.size(), 1);
    }

    void goesToAnotherFreeScreenFirst()
    {
        plugIn({"desk", "bedside", "wall"});
        QQmlEngine engine;
        ScreenWindow window(engine);
        window.open(screen("desk"), QStringLiteral("wall"));
        QSignalSpy displaced(&window, &ScreenWindow::displaced);
        plugIn({"desk", "bedside"});
        QTRY_COMPARE(window.filledScreen(), QStringLiteral("bedside"));
        QVERIFY(displaced.isEmpty());
    }

    void isAnOrdinaryWindowWithoutASecondScreen()
    {
        plugIn({"desk"});
        QQmlEngine engine;
        ScreenWindow window(engine);
        window.open(screen("desk"));
        QCOMPARE(window.visibility(), QWindow::Windowed);
        QTest::keyClick(&window, Qt::Key_F11);
        QCOMPARE(window.visibility(), QWindow::FullScreen);
        QTest::keyClick(&window, Qt::Key_F11);
        QCOMPARE(window.visibility(), QWindow::Windowed);
        // Whoever made it small keeps it small when a screen comes.
        plugIn({"desk", "bedside"});
        QTest::qWait(50);
        QCOMPARE(window.visibility(), QWindow::Windowed);
    }

    /// What is closed does not come back by itself.
    void staysClosed()
    {
        QQmlEngine engine;
        ScreenWindow window(engine);
        window.open(screen("desk"));
        window.close();
        plugIn({"desk"});
        plugIn({"desk", "bedside"});
        QTest::qWait(50);
        QVERIFY(!window.isVisible());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_QUICK_BACKEND", "software");
    QGuiApplication app(argc, argv);
    TestScreenWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_screen_window.moc"
