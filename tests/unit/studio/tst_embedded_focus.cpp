// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The keys stay with an embedded window when the outer one is activated behind its back, as window
// managers do at a click; a widget that asked for them keeps them.
#include "app/studio/shell/panel_view.h"
#include "app/studio/shell/view_accessible.h"
#include "qml/ui.h"

#include <QApplication>
#include <QLineEdit>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>
#include <QTimer>
#include <QVBoxLayout>
#include <QWindow>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)

using namespace ward;
using namespace ward::studio;

namespace {

struct Outer
{
    QWidget window;
    QWindow *inner = new QWindow;
    QLineEdit edit;

    Outer()
    {
        auto *fill = new QVBoxLayout(&window);
        QWidget *container = makeWindowContainer(inner, &window);
        container->setFocusPolicy(Qt::StrongFocus);
        container->setMinimumSize(200, 100);
        fill->addWidget(container);
        fill->addWidget(&edit);
        window.show();
    }

    void activateOuter() { window.windowHandle()->requestActivate(); }
};

} // namespace

class TestEmbeddedFocus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keysComeBackAfterAClick()
    {
        Outer outer;
        QVERIFY(QTest::qWaitForWindowActive(&outer.window));
        outer.inner->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
        QTest::mousePress(outer.inner, Qt::LeftButton, {}, QPoint(20, 20));
        int lost = 0;
        connect(qGuiApp, &QGuiApplication::focusWindowChanged, &outer.window,
                [&lost, &outer](QWindow *now) { lost += now != outer.inner; });
        outer.activateOuter();
        QTRY_COMPARE(lost, 1);
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
        QTest::mouseRelease(outer.inner, Qt::LeftButton, {}, QPoint(20, 20));
    }

    void keysComeBackWithTheWindow()
    {
        Outer outer;
        QVERIFY(QTest::qWaitForWindowActive(&outer.window));
        outer.inner->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
        QWidget other;
        other.show();
        other.windowHandle()->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), other.windowHandle());
        outer.activateOuter();
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
    }

    /// On a busy machine the click that activated the outer window is handled after the keys were
    /// asked back, and before they came.
    void aWidgetThatAsksLateHasThem()
    {
        Outer outer;
        QVERIFY(QTest::qWaitForWindowActive(&outer.window));
        outer.inner->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
        QTest::mouseClick(outer.inner, Qt::LeftButton, {}, QPoint(20, 20));
        QTimer late;
        late.setSingleShot(true);
        connect(&late, &QTimer::timeout, &outer.edit,
                [&outer] { outer.edit.setFocus(Qt::MouseFocusReason); });
        connect(qGuiApp, &QGuiApplication::focusWindowChanged, &late, [&](QWindow *now) {
            if (now == outer.window.windowHandle() && QApplication::focusWidget() == nullptr)
                late.start(0);
        });
        outer.activateOuter();
        QTRY_COMPARE(QApplication::focusWidget(), &outer.edit);
        QTest::qWait(600);
        QCOMPARE(QApplication::focusWidget(), &outer.edit);
        QCOMPARE(QGuiApplication::focusWindow(), outer.window.windowHandle());
    }

    /// A panel that asks for the keys while the embedded window has them (F6, a click).
    void aPanelThatAsksHasThem()
    {
        QQmlEngine engine;
        ui::setUpEngine(engine);
        Outer outer;
        auto *panel = new PanelView(engine, &outer.window);
        outer.window.layout()->addWidget(panel);
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nFocusScope { TextInput { focus: true } }", {});
        panel->setContent({}, &component, component.create());
        QVERIFY(QTest::qWaitForWindowActive(&outer.window));
        outer.inner->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
        panel->setFocus(Qt::TabFocusReason);
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.window.windowHandle());
        QTRY_VERIFY(panel->quickWindow()->activeFocusItem() != nullptr);
        QVERIFY(panel->quickWindow()->activeFocusItem()->inherits("QQuickTextInput"));
        QTest::qWait(400);
        QCOMPARE(QApplication::focusWidget(), panel);
    }

    void aWidgetThatAskedKeepsThem()
    {
        Outer outer;
        QVERIFY(QTest::qWaitForWindowActive(&outer.window));
        outer.inner->requestActivate();
        QTRY_COMPARE(QGuiApplication::focusWindow(), outer.inner);
        outer.activateOuter();
        outer.edit.setFocus(Qt::MouseFocusReason);
        QTRY_COMPARE(QApplication::focusWidget(), &outer.edit);
        QTest::qWait(400);
        QCOMPARE(QApplication::focusWidget(), &outer.edit);
        QCOMPARE(QGuiApplication::focusWindow(), outer.window.windowHandle());
    }
};

QTEST_MAIN(TestEmbeddedFocus)
#include "tst_embedded_focus.moc"
