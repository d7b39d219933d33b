// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/hint.h"
#include "qml/icon_provider.h"
#include "qml/list_popup.h"
#include "qml/popup_menu.h"
#include "qml/toaster.h"
#include "qml/ui.h"

#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

using namespace ward::ui;

class TestPopups : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpApplication(); }
    void init() { QTest::failOnWarning(QRegularExpression("^(?!This plugin does not support )")); }

    void listIsATopLevelWindowAndAnswersOnce()
    {
        QQuickView view;
        view.resize(300, 200);
        view.show();
        QQuickItem anchor;
        anchor.setParentItem(view.contentItem());
        anchor.setSize(QSizeF(120, 25));
        ListPopup popup;
        popup.setAnchor(&anchor);
        popup.setModel({"Sinus rhythm", "Sinus tachycardia", "VF, coarse"});
        popup.setCurrentIndex(1);
        const QSignalSpy picked(&popup, &ListPopup::picked);
        popup.open();
        QVERIFY(popup.isOpened());
        QWidget *window = QApplication::activePopupWidget();
        QVERIFY(window != nullptr);
        QVERIFY(window->isWindow());
        auto *list = window->findChild<QListView *>("listPopup.view");
        QCOMPARE(list->currentIndex().row(), 1);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(picked.count(), 1);
        QCOMPARE(picked[0][0].toInt(), 2);
        QTRY_VERIFY(!popup.isOpened());
    }

    void longListsCanBeFiltered()
    {
        QQuickView view;
        view.show();
        QQuickItem anchor;
        anchor.setParentItem(view.contentItem());
        ListPopup popup;
        popup.setAnchor(&anchor);
        QStringList rows;
        for (int i = 0; i < 40; ++i)
            rows.append(QString("Rhythm %1").arg(i));
        popup.setModel(rows);
        const QSignalSpy picked(&popup, &ListPopup::picked);
        popup.open();
        QWidget *window = QApplication::activePopupWidget();
        auto *filter = window->findChild<QLineEdit *>("listPopup.filter");
        QVERIFY(filter->isVisible());
        QTest::keyClicks(filter, "37");
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(picked.value(0).value(0).toInt(), 37);
    }

    void hintsLetTheMouseThroughAndHideNoRow()
    {
        QQuickView view;
        view.resize(300, 400);
        view.setPosition(400, 100);
        view.show();
        QQuickItem row;
        row.setParentItem(view.contentItem());
        row.setPosition(QPointF(200, 60));
        row.setSize(QSizeF(60, 24));
        Hint hint(&row);
        hint.setText("Do: Start compressions");
        hint.setActive(true);
        const auto tip = []() -> QWidget * {
            for (QWidget *widget : QApplication::topLevelWidgets()) {
                if (widget->isVisible() && widget->inherits("QTipLabel"))
                    return widget;
            }
            return nullptr;
        };
        QTRY_VERIFY(tip() != nullptr);
        QTRY_VERIFY(tip()->windowHandle()->flags() & Qt::WindowTransparentForInput);
        QVERIFY(tip()->testAttribute(Qt::WA_TransparentForMouseEvents));
        const QRect panel(view.mapToGlobal(QPoint(0, 0)), view.size());
        QVERIFY2(!tip()->geometry().intersects(panel), "the tip covers rows of its panel");
        hint.setActive(false);
        QTRY_VERIFY(tip() == nullptr);
    }

    void escapeAnswersNothing()
    {
        QQuickView view;
        view.show();
        QQuickItem anchor;
        anchor.setParentItem(view.contentItem());
        ListPopup popup;
        popup.setAnchor(&anchor);
        popup.setModel({"a", "b"});
        const QSignalSpy picked(&popup, &ListPopup::picked);
        popup.open();
        QTest::keyClick(QApplication::activePopupWidget()->findChild<QListView *>(),
                        Qt::Key_Escape);
        QTRY_VERIFY(!popup.isOpened());
        QCOMPARE(picked.count(), 0);
    }

    void aMenuIsMadeOfItsEntries()
    {
        PopupMenu menu;
        MenuEntry rename;
        rename.text = "Rename";
        MenuEntry separator;
        MenuEntry remove;
        remove.text = "Delete";
        remove.enabled = false;
        auto entries = menu.entries();
        for (MenuEntry *entry : {&rename, &separator, &remove})
            entries.append(&entries, entry);
        const QSignalSpy triggered(&rename, &MenuEntry::triggered);
        menu.popup();
        auto *shown = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(shown != nullptr);
        QCOMPARE(shown->actions().size(), 3);
        QVERIFY(shown->actions()[1]->isSeparator());
        QVERIFY(!shown->actions()[2]->isEnabled());
        shown->actions()[0]->trigger();
        QCOMPARE(triggered.count(), 1);
        shown->close();
    }

    void noticesOfOneStateReplaceEachOther()
    {
        QWidget window;
        window.resize(900, 600);
        window.show();
        Toaster toaster(&window);
        toaster.show(Toaster::Kind::Warning, "The engine is being started again.", "engine");
        toaster.show(Toaster::Kind::Info, "Saved.");
        toaster.show(Toaster::Kind::Good, "The engine is running again.", "engine");
        QCOMPARE(toaster.texts(), QStringList({"Saved.", "The engine is running again."}));
        toaster.dismiss("engine");
        QCOMPARE(toaster.texts(), QStringList{"Saved."});
    }

    void aNoticeCanDoSomething()
    {
        QWidget window;
        window.resize(900, 600);
        window.show();
        Toaster toaster(&window);
        int done = 0;
        toaster.show(Toaster::Kind::Error, "The engine does not answer.", {}, "Try again",
                     [&done] { ++done; });
        auto *button = window.findChild<QPushButton *>("toast.action");
        QVERIFY(button != nullptr);
        button->click();
        QCOMPARE(done, 1);
        QTRY_VERIFY(toaster.texts().isEmpty());
    }

    void thereAreNeverManyNotices()
    {
        QWidget window;
        window.show();
        Toaster toaster(&window);
        for (int i = 0; i < 12; ++i)
            toaster.show(Toaster::Kind::Error, QString("Error %1").arg(i));
        QVERIFY(toaster.texts().size() <= 4);
        QCOMPARE(toaster.texts().last(), "Error 11");
    }

    void everyOwnIconDraws_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList files = QDir(":/ward/icons").entryList({"*.svg"});
        QVERIFY(files.size() > 20);
        for (const QString &file : files)
            QTest::newRow(qPrintable(file)) << file.chopped(4);
    }
    void everyOwnIconDraws()
    {
        QFETCH(QString, name);
        const QImage image = tintedIcon(name, Qt::red, QSize(32, 32)).toImage();
        int inked = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                inked += image.pixelColor(x, y).alpha() > 128 ? 1 : 0;
        }
        QVERIFY2(inked > 20 && inked < 800, qPrintable(QString::number(inked)));
        QVERIFY(tintedIcon("no-such-icon-at-all", Qt::red, QSize(16, 16))
                    .toImage()
                    .pixelColor(8, 8)
                    .alpha() == 0);
    }
};

QTEST_MAIN(TestPopups)
#include "tst_popups.moc"
