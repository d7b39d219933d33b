// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/theme.h"
#include "qml/ui.h"
#include "qml/units.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QMouseEvent>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QQuickWidget>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)

using namespace ward::ui;

class TestControls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        setUpApplication();
        setUpEngine(m_engine);
    }

    void everyFileInstantiates_data()
    {
        QTest::addColumn<QUrl>("url");
        const QDir folder(QStringLiteral(":/qt/qml/Ward/Ui"));
        const QStringList files = folder.entryList({"*.qml"});
        QVERIFY(files.size() > 15);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << QUrl(QStringLiteral("qrc:/qt/qml/Ward/Ui/") + file);
    }
    void everyFileInstantiates()
    {
        QFETCH(QUrl, url);
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
        QQmlComponent component(&m_engine, url);
        QVERIFY2(component.isReady(), qPrintable(component.errorString()));
        const std::unique_ptr<QObject> object(component.create());
        QVERIFY2(object != nullptr, qPrintable(component.errorString()));
        auto *item = qobject_cast<QQuickItem *>(object.get());
        QVERIFY(item != nullptr);

        QQuickWidget host(&m_engine, nullptr);
        host.resize(400, 300);
        item->setParentItem(host.quickWindow()->contentItem());
        host.show();
        Theme::of(m_engine)->setDark(false);
        Units::of(m_engine)->setScale(2);
        QCoreApplication::processEvents();
        Theme::of(m_engine)->setDark(true);
        Units::of(m_engine)->setScale(1);
        QCoreApplication::processEvents();
        item->setParentItem(nullptr);
    }

    /// What a screen reader does when somebody presses a control with it.
    void pressingThroughAccessibilityClicks_data()
    {
        QTest::addColumn<QString>("file");
        for (const char *file : {"Button", "ToolButton", "AppCard", "ListRow"})
            QTest::newRow(file) << QString::fromLatin1(file);
    }
    void pressingThroughAccessibilityClicks()
    {
        QFETCH(QString, file);
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
        QAccessible::setActive(true);
        QQmlComponent component(&m_engine,
                                QUrl(QStringLiteral("qrc:/qt/qml/Ward/Ui/%1.qml").arg(file)));
        const std::unique_ptr<QObject> object(
            component.createWithInitialProperties({{"text", "Save"}, {"width", 200}}));
        auto *item = qobject_cast<QQuickItem *>(object.get());
        QVERIFY2(item != nullptr, qPrintable(component.errorString()));
        QQuickView view;
        item->setParentItem(view.contentItem());
        view.show();
        const QSignalSpy clicked(item, SIGNAL(clicked()));
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(item);
        QVERIFY(reader != nullptr && reader->actionInterface() != nullptr);
        reader->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(clicked.count(), 1);
        item->setParentItem(nullptr);
    }

    void draggingANumberIsFineWithShiftAndCoarseWithCtrl_data()
    {
        QTest::addColumn<Qt::KeyboardModifiers>("modifiers");
        QTest::addColumn<double>("gain");
        QTest::newRow("plain") << Qt::KeyboardModifiers() << 1.0;
        QTest::newRow("shift") << Qt::KeyboardModifiers(Qt::ShiftModifier) << 0.1;
        QTest::newRow("ctrl") << Qt::KeyboardModifiers(Qt::ControlModifier) << 10.0;
    }
    void draggingANumberIsFineWithShiftAndCoarseWithCtrl()
    {
        QFETCH(Qt::KeyboardModifiers, modifiers);
        QFETCH(double, gain);
        QQmlComponent component(&m_engine, QUrl("qrc:/qt/qml/Ward/Ui/NumberField.qml"));
        auto *field = qobject_cast<QQuickItem *>(
            component.createWithInitialProperties({{"text", "92"}, {"width", 200}}));
        QVERIFY(field != nullptr);
        QQuickView view;
        view.resize(300, 100);
        field->setParentItem(view.contentItem());
        view.show();
        const QSignalSpy scrubbed(field, SIGNAL(scrubbed(double)));
        const auto send = [&](QEvent::Type type, double x, Qt::MouseButton button,
                              Qt::MouseButtons buttons) {
            const QPointF at(x, 12);
            QMouseEvent event(type, at, view.mapToGlobal(at), button, buttons, modifiers);
            QCoreApplication::sendEvent(&view, &event);
        };
        send(QEvent::MouseButtonPress, 50, Qt::LeftButton, Qt::LeftButton);
        for (int x = 51; x <= 90; ++x)
            send(QEvent::MouseMove, x, Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseButtonRelease, 90, Qt::LeftButton, {});
        QVERIFY(!scrubbed.isEmpty());
        const double steps = scrubbed.last().first().toDouble();
        // 40 px less what it takes to begin a drag, four pixels a step.
        QVERIFY2(steps > 7 * gain && steps < 10.01 * gain, qPrintable(QString::number(steps)));
        delete field;
    }

private:
    QQmlEngine m_engine;
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
