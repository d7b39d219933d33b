// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/capability_names.h"
#include "editor/catalogue/catalogue_model.h"
#include "editor/catalogue/prefab_shelf.h"

#include <QAbstractItemModelTester>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace ward;
using content::Catalogue;
using editor::CatalogueModel;
using editor::PrefabShelf;

namespace {

QStringList namesIn(const CatalogueModel &model)
{
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(model.data(model.index(row), CatalogueModel::NameRole).toString());
    return names;
}

QString referenceOf(const char *id)
{
    const Catalogue &catalogue = Catalogue::shipped();
    return QString::fromStdString(catalogue.reference(*catalogue.prefab(id)));
}

} // namespace

class TestCatalogueModel : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<PrefabShelf> m_shelf;
    std::unique_ptr<CatalogueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")),
                                                 QSettings::IniFormat);
        m_settings->clear();
        m_shelf = std::make_unique<PrefabShelf>(*m_settings);
        m_model = std::make_unique<CatalogueModel>(Catalogue::shipped(), *m_shelf);
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
        m_shelf.reset();
    }

    void findsByNameSynonymAndCapability_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("foundBy");
        QTest::newRow("name") << "venti"
                              << "Ventilator" << QString();
        QTest::newRow("synonym") << "ambu"
                                 << "Bag-valve-mask"
                                 << "Ambu";
        QTest::newRow("short form") << "defib"
                                    << "Defibrillator" << QString();
        QTest::newRow("capability") << "defib.pacing"
                                    << "Defibrillator"
                                    << "defib.pacing";
    }
    void findsByNameSynonymAndCapability()
    {
        QFETCH(QString, search);
        QFETCH(QString, first);
        QFETCH(QString, foundBy);
        m_model->setFilter(search);
        QVERIFY(m_model->rowCount() > 0);
        const QModelIndex index = m_model->index(0);
        QCOMPARE(m_model->data(index, CatalogueModel::NameRole).toString(), first);
        QCOMPARE(m_model->data(index, CatalogueModel::FoundByRole).toString(), foundBy);
    }

    void everythingIsThereWithoutASearch()
    {
        QCOMPARE(m_model->rowCount(), m_model->total());
        QVERIFY(m_model->total() >= 45);
        QVERIFY(!m_model->isRestricted());
        m_model->setFilter(QStringLiteral("nothing like this"));
        QCOMPARE(m_model->rowCount(), 0);
    }

    /// Each category shows its own, and together they show everything once.
    void categoriesDivideTheCatalogue()
    {
        const QStringList categories = m_model->categories();
        QVERIFY(categories.size() > 8);
        int together = 0;
        for (int k = 1; k < categories.size(); ++k) {
            m_model->setCategory(k);
            QVERIFY(m_model->isRestricted());
            QVERIFY(m_model->rowCount() > 0);
            const QString name =
                m_model->data(m_model->index(0), CatalogueModel::CategoryRole).toString();
            QCOMPARE(categories[k], QStringLiteral("%1 (%2)").arg(name).arg(m_model->rowCount()));
            for (int row = 0; row < m_model->rowCount(); ++row)
                QCOMPARE(m_model->data(m_model->index(row), CatalogueModel::CategoryRole), name);
            together += m_model->rowCount();
        }
        QCOMPARE(together, m_model->total());
        m_model->setCategory(static_cast<int>(categories.size()));
        QVERIFY(m_model->rowCount() < m_model->total());
        m_model->widen();
        QCOMPARE(m_model->rowCount(), m_model->total());
    }

    void searchLooksWithinTheChoice()
    {
        m_shelf->setFavourite(referenceOf("nurse"), true);
        m_model->setChoice(CatalogueModel::Choice::Favourites);
        m_model->setFilter(QStringLiteral("defib"));
        QCOMPARE(m_model->rowCount(), 0);
        QVERIFY(m_model->isRestricted());
        m_model->widen();
        QCOMPARE(m_model->filter(), QStringLiteral("defib"));
        QCOMPARE(namesIn(*m_model).value(0), QStringLiteral("Defibrillator"));
    }

    void favouritesAreKeptAcrossSessionsAndVersions()
    {
        m_model->setFilter(QStringLiteral("defib"));
        QSignalSpy changed(m_model.get(), &CatalogueModel::dataChanged);
        m_model->toggleFavourite(0);
        QCOMPARE(changed.count(), 1);
        QVERIFY(m_model->data(m_model->index(0), CatalogueModel::FavouriteRole).toBool());
        m_settings->sync();

        QSettings again(m_settings->fileName(), QSettings::IniFormat);
        PrefabShelf shelf(again);
        QVERIFY(shelf.isFavourite(QStringLiteral("ward.icu@9.9.9#defibrillator")));
        QVERIFY(!shelf.isFavourite(QStringLiteral("other@1.0.0#defibrillator")));
        CatalogueModel model(Catalogue::shipped(), shelf);
        model.setChoice(CatalogueModel::Choice::Favourites);
        QCOMPARE(namesIn(model), QStringList{QStringLiteral("Defibrillator")});
        model.toggleFavourite(0);
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(shelf.favourites().isEmpty());
        model.toggleFavourite(0);
        QVERIFY(shelf.favourites().isEmpty());
    }

    void whatWasPlacedComesFirstAmongTheLatest()
    {
        m_model->setChoice(CatalogueModel::Choice::Recent);
        QCOMPARE(m_model->rowCount(), 0);
        for (const char *id : {"nurse", "defibrillator", "stool", "nurse"})
            m_shelf->use(referenceOf(id));
        QCOMPARE(namesIn(*m_model), QStringList({"Nurse", "Stool", "Defibrillator"}));
        m_model->setChoice(CatalogueModel::Choice::All);
        QCOMPARE(namesIn(*m_model).first(), QStringLiteral("AED"));
        m_model->setLatestFirst(true);
        QCOMPARE(namesIn(*m_model).mid(0, 4),
                 QStringList({"Nurse", "Stool", "Defibrillator", "AED"}));
        m_settings->sync();
        QSettings again(m_settings->fileName(), QSettings::IniFormat);
        QCOMPARE(PrefabShelf(again).recent(), m_shelf->recent());
        for (const content::Prefab &prefab : Catalogue::shipped().prefabs())
            m_shelf->use(QString::fromStdString(prefab.id));
        QCOMPARE(m_shelf->recent().size(), std::size_t(PrefabShelf::kMostRecent));
    }

    /// Every capability of the shipped catalogue has a name for people; another's shows as it is.
    void badgesSayWhatAThingCanDo()
    {
        for (const content::Prefab &prefab : Catalogue::shipped().prefabs()) {
            for (const std::string &capability : prefab.capabilities)
                QVERIFY2(!editor::capabilityName(capability).contains(u'.'), capability.c_str());
        }
        QCOMPARE(editor::capabilityName("acme.zap"), QStringLiteral("acme.zap"));
        m_model->setFilter(QStringLiteral("defibrillator"));
        const QModelIndex index = m_model->index(0);
        const QStringList badges = m_model->data(index, CatalogueModel::BadgesRole).toStringList();
        QVERIFY(badges.contains(QStringLiteral("Shock")));
        QVERIFY(badges.contains(QStringLiteral("Pacing")));
        QVERIFY(m_model->data(index, CatalogueModel::ScreenRole).toBool());
        QCOMPARE(m_model->package(), QStringLiteral("ward.icu 1.0.0"));
    }

    void placeAsksForTheFullReference()
    {
        m_model->setFilter(QStringLiteral("defib"));
        QSignalSpy asked(m_model.get(), &CatalogueModel::placeRequested);
        m_model->place(0);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("ward.icu@1.0.0#defibrillator"));
        m_model->place(99);
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCatalogueModel)
#include "tst_catalogue_model.moc"
