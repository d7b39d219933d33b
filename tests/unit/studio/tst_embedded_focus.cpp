// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The keys stay with an embedded window when the outer one is activated behind its back, as window
// managers do at a click; a widget that asked for them keeps them.
#include "app/studio/shell/view_accessible.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>
#include <QWindow>

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
