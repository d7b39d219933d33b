// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The panel by keyboard, mouse and screen reader; with WARD_CATALOGUE_PICTURES set to a folder,
// pictures to be judged by eye.
#include "editor/catalogue/catalogue_model.h"
#include "editor/catalogue/prefab_shelf.h"
#include "qml/theme.h"
#include "qml/ui.h"

#include <QAccessible>
#include <QApplication>
#include <QDir>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_EditorPlugin)

using namespace ward;
using content::Catalogue;
using editor::CatalogueModel;
using editor::PrefabShelf;

namespace {

/// Controls a keyboard reaches that a screen reader would have nothing to say about.
QStringList nameless(QQuickItem *item)
{
    QStringList found;
    if (!item->isVisible())
        return found;
    if (item->activeFocusOnTab()) {
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(item);
        if (reader == nullptr || reader->text(QAccessible::Name).isEmpty())
            found.append(item->objectName() + u'?' + item->metaObject()->className());
    }
    for (QQuickItem *child : item->childItems())
        found += nameless(child);
    return found;
}

} // namespace

class TestCataloguePanel : public QObject
{
    Q_OBJECT

    QQmlEngine m_engine;
    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<PrefabShelf> m_shelf;
    std::unique_ptr<CatalogueModel> m_model;
    std::unique_ptr<QQuickView> m_view;

    template <typename Item = QQuickItem>
    [[nodiscard]] Item *item(const char *name) const
    {
        return m_view->rootObject()->findChild<Item *>(QLatin1String(name));
    }
    [[nodiscard]] int current() const
    {
        return item("catalogueGrid")->property("currentIndex").toInt();
    }
    /// Cards belong to the grid, not to the panel.
    [[nodiscard]] QQuickItem *card(const char *name) const
    {
        auto *content = item("catalogueGrid")->property("contentItem").value<QQuickItem *>();
        for (QQuickItem *child : content->childItems()) {
            if (child->objectName() == QStringLiteral("prefab:") + QLatin1String(name))
                return child;
        }
        return nullptr;
    }
    void key(int key) const { QTest::keyClick(m_view.get(), Qt::Key(key)); }
    void type(const QString &text) const
    {
        for (const QChar c : text)
            QTest::keyClick(m_view.get(), c.toLatin1());
    }

private Q_SLOTS:
    void initTestCase()
    {
        ui::setUpApplication();
        ui::setUpEngine(m_engine);
        QAccessible::setActive(true);
    }
    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        m_shelf = std::make_unique<PrefabShelf>(*m_settings);
        m_model = std::make_unique<CatalogueModel>(Catalogue::shipped(), *m_shelf);
        m_view = std::make_unique<QQuickView>(&m_engine, nullptr);
        m_view->setResizeMode(QQuickView::SizeRootObjectToView);
        m_view->setInitialProperties(
            {{QStringLiteral("viewModel"), QVariant::fromValue(m_model.get())}});
        m_view->resize(290, 420);
        m_view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Ward/Editor/CataloguePanel.qml")));
        QCOMPARE(m_view->status(), QQuickView::Ready);
        m_view->show();
        m_view->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        QTest::failOnWarning(
            QRegularExpression(QStringLiteral("^(?!This plugin does not support )")));
    }
    void cleanup()
    {
        m_view.reset();
        m_model.reset();
    }

    /// Type, go down to what was found, keep it, place it: no mouse.
    void everythingByKeyboard()
    {
        const QSignalSpy placed(m_model.get(), &CatalogueModel::placeRequested);
        item("catalogueSearch")->forceActiveFocus();
        type(QStringLiteral("pump"));
        QCOMPARE(m_model->filter(), QStringLiteral("pump"));
        QVERIFY(m_model->count() >= 3);
        key(Qt::Key_Down);
        QVERIFY(item("catalogueGrid")->hasActiveFocus());
        QCOMPARE(current(), 0);
        key(Qt::Key_Right);
        QCOMPARE(current(), 1);
        key(Qt::Key_F);
        QVERIFY(m_shelf->isFavourite(m_model->prefabAt(1)));
        QCOMPARE(current(), 1);
        key(Qt::Key_Return);
        QCOMPARE(placed.count(), 1);
        QCOMPARE(placed[0][0].toString(), m_model->prefabAt(1));
        key(Qt::Key_End);
        QCOMPARE(current(), m_model->count() - 1);
        key(Qt::Key_Home);
        QCOMPARE(current(), 0);
        key(Qt::Key_Up);
        QVERIFY(item("catalogueSearch")->hasActiveFocus());
        // Escape empties the search first.
        key(Qt::Key_Escape);
        QCOMPARE(m_model->count(), m_model->total());
        key(Qt::Key_Return);
        QCOMPARE(placed.count(), 2);
        QCOMPARE(placed[1][0].toString(), m_model->prefabAt(0));
    }

    void tabReachesEveryControl()
    {
        m_shelf->setFavourite(m_model->prefabAt(0), true);
        item("catalogueSearch")->forceActiveFocus();
        QSet<QString> reached;
        for (int k = 0; k < 12; ++k) {
            QVERIFY(m_view->activeFocusItem() != nullptr);
            for (QQuickItem *at = m_view->activeFocusItem(); at != nullptr; at = at->parentItem())
                reached.insert(at->objectName());
            key(Qt::Key_Tab);
        }
        for (const char *name :
             {"catalogueSearch", "catalogueCategory", "catalogueFavourites", "catalogueRecent",
              "catalogueGrid", "catalogueFavourite", "cataloguePlace"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
        QCOMPARE(nameless(m_view->rootObject()), QStringList());
    }

    void aScreenReaderHearsWhatACardIs()
    {
        m_model->setFilter(QStringLiteral("defibrillator"));
        m_model->toggleFavourite(0);
        QTRY_VERIFY(card("Defibrillator") != nullptr);
        QAccessibleInterface *reader = QAccessible::queryAccessibleInterface(card("Defibrillator"));
        QVERIFY(reader != nullptr);
        QCOMPARE(reader->text(QAccessible::Name), QStringLiteral("Defibrillator"));
        const QString said = reader->text(QAccessible::Description);
        for (const char *part : {"favourite", "Resuscitation", "cm", "Shock", "Pacing"})
            QVERIFY2(said.contains(QLatin1String(part)), qPrintable(said));
        const QSignalSpy placed(m_model.get(), &CatalogueModel::placeRequested);
        reader->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(placed.count(), 1);
    }

    void doubleClickPlacesAndTheStarKeeps()
    {
        m_model->setFilter(QStringLiteral("stool"));
        QTRY_VERIFY(card("Stool") != nullptr);
        const QSignalSpy placed(m_model.get(), &CatalogueModel::placeRequested);
        const QPoint middle = card("Stool")->mapToScene(QPointF(40, 40)).toPoint();
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, middle);
        QTRY_COMPARE(placed.count(), 1);
        QTRY_VERIFY(item("catalogueDetail")->isVisible());
        QQuickItem *star = item("catalogueFavourite");
        QTest::mouseClick(
            m_view.get(), Qt::LeftButton, {},
            star->mapToScene(QPointF(star->width() / 2, star->height() / 2)).toPoint());
        QVERIFY(m_shelf->isFavourite(m_model->prefabAt(0)));
    }

    void whatIsNotFoundSaysSo_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<CatalogueModel::Choice>("choice");
        QTest::addColumn<bool>("canWiden");
        QTest::newRow("search") << "xylophone" << CatalogueModel::Choice::All << false;
        QTest::newRow("search in favourites")
            << "defib" << CatalogueModel::Choice::Favourites << true;
        QTest::newRow("no favourites") << QString() << CatalogueModel::Choice::Favourites << true;
        QTest::newRow("nothing placed") << QString() << CatalogueModel::Choice::Recent << true;
    }
    void whatIsNotFoundSaysSo()
    {
        QFETCH(QString, search);
        QFETCH(CatalogueModel::Choice, choice);
        QFETCH(bool, canWiden);
        QVERIFY(!item("catalogueEmpty")->isVisible());
        m_model->setFilter(search);
        m_model->setChoice(choice);
        QTRY_VERIFY(item("catalogueEmpty")->isVisible());
        QVERIFY(!item("catalogueEmpty")->property("title").toString().isEmpty());
        QVERIFY(!item("catalogueDetail")->isVisible());
        QCOMPARE(item("catalogueEmpty.action")->isVisible(), canWiden);
        if (canWiden) {
            item("catalogueEmpty.action")->forceActiveFocus();
            key(Qt::Key_Space);
            QTRY_VERIFY(!item("catalogueEmpty")->isVisible());
            QVERIFY(m_model->count() > 0);
        }
    }

    void pictures_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("dark");
        for (const QSize size :
             {QSize(290, 330), QSize(290, 420), QSize(240, 250), QSize(480, 560)}) {
            for (const bool dark : {true, false})
                QTest::addRow("%dx%d %s", size.width(), size.height(), dark ? "dark" : "light")
                    << size << dark;
        }
    }
    void pictures()
    {
        QFETCH(QSize, size);
        QFETCH(bool, dark);
        ui::Theme::of(m_engine)->setDark(dark);
        m_view->setColor(ui::Theme::palette(dark).bg1);
        for (const char *id : {"defibrillator", "nurse"})
            m_shelf->setFavourite(QString::fromStdString(Catalogue::shipped().reference(
                                      *Catalogue::shipped().prefab(id))),
                                  true);
        m_view->resize(size);
        QTRY_COMPARE(m_view->rootObject()->size().toSize(), size);
        const QString folder = qEnvironmentVariable("WARD_CATALOGUE_PICTURES");
        for (const char *search : {"", "defib", "nurse", "xylophone"}) {
            m_model->setFilter(QLatin1String(search));
            item("catalogueGrid")->setProperty("currentIndex", 0);
            const QQuickItem *grid = item("catalogueGrid");
            // However little room there is, a row of cards is whole.
            QVERIFY(grid->height() >= grid->property("cellHeight").toDouble());
            QVERIFY(grid->mapRectToScene(grid->boundingRect()).right() <= size.width());
            if (folder.isEmpty())
                continue;
            QTest::qWait(300); // pictures are loaded on another thread
            QVERIFY(m_view->grabWindow().save(QStringLiteral("%1/%2x%3-%4-%5.png")
                                                  .arg(folder)
                                                  .arg(size.width())
                                                  .arg(size.height())
                                                  .arg(dark ? "dark" : "light", search)));
        }
        ui::Theme::of(m_engine)->setDark(true);
    }
};

QTEST_MAIN(TestCataloguePanel)
#include "tst_catalogue_panel.moc"
