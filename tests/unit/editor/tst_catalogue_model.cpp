// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/catalogue/catalogue_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using editor::CatalogueModel;

class TestCatalogueModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsByNameSynonymAndCapability_data()
    {
        QTest::addColumn<QString>("search");
        QTest::addColumn<QString>("first");
        QTest::newRow("name") << "venti"
                              << "Ventilator";
        QTest::newRow("synonym") << "ambu"
                                 << "Bag-valve-mask";
        QTest::newRow("short form") << "defib"
                                    << "Defibrillator";
        QTest::newRow("capability") << "defib.pacing"
                                    << "Defibrillator";
    }
    void findsByNameSynonymAndCapability()
    {
        QFETCH(QString, search);
        QFETCH(QString, first);
        CatalogueModel model(content::Catalogue::shipped());
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setFilter(search);
        QVERIFY(model.rowCount() > 0);
        QCOMPARE(model.data(model.index(0), CatalogueModel::NameRole).toString(), first);
    }

    void everythingIsThereWithoutASearch()
    {
        CatalogueModel model(content::Catalogue::shipped());
        QCOMPARE(model.rowCount(), model.total());
        QVERIFY(model.total() >= 45);
        model.setFilter(QStringLiteral("nothing like this"));
        QCOMPARE(model.rowCount(), 0);
    }

    void placeAsksForTheFullReference()
    {
        CatalogueModel model(content::Catalogue::shipped());
        model.setFilter(QStringLiteral("defib"));
        QSignalSpy asked(&model, &CatalogueModel::placeRequested);
        model.place(0);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("ward.icu@1.0.0#defibrillator"));
        model.place(99);
        QCOMPARE(asked.count(), 1);
    }
};

QTEST_GUILESS_MAIN(TestCatalogueModel)
#include "tst_catalogue_model.moc"
