// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/theme.h"
#include "qml/ui.h"
#include "qml/units.h"

#include <QApplication>
#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWidget>
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

private:
    QQmlEngine m_engine;
};

QTEST_MAIN(TestControls)
#include "tst_controls.moc"
