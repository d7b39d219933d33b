// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/entities/entity_list_model.h"
#include "editor/selection.h"
#include "tests/support/scenario.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include <random>

using namespace ward;
using editor::EntityListModel;

class TestEntityListModel : public QObject
{
    Q_OBJECT

    const content::Catalogue &m_catalogue = content::Catalogue::shipped();
    std::optional<content::Document> m_document;
    std::optional<world::World> m_world;

    static QStringList names(const EntityListModel &model)
    {
        QStringList names;
        for (int row = 0; row < model.rowCount(); ++row)
            names << model.data(model.index(row), EntityListModel::NameRole).toString();
        return names;
    }

    /// Groups with nine things in each; on the second of every group lies another.
    [[nodiscard]] world::World groups(int count) const
    {
        world::World world(m_world->sharedLayout());
        world.createEntity(Id(0, 1));
        for (int i = 0; i < count; ++i) {
            world::Handle group = world::kNoHandle;
            for (int k = 0; k < 10; ++k) {
                const world::Handle handle =
                    world.createEntity(Id(0, std::uint64_t(2 + i * 10 + k)));
                world.setText(handle, world.layout().find("entity", "name"),
                              std::to_string(i) + "." + std::to_string(k));
                world.setParent(handle, k == 0 ? 1 : k == 2 ? handle - 1 : group);
                if (k == 0)
                    group = handle;
            }
        }
        return world;
    }

    [[nodiscard]] bool isLikeNew(const EntityListModel &model, const world::World &world,
                                 const editor::Selection &selection) const
    {
        EntityListModel fresh(m_catalogue, selection);
        fresh.setWorld(&world, [](const Id &) { return true; });
        if (fresh.rowCount() != model.rowCount())
            return false;
        for (int row = 0; row < fresh.rowCount(); ++row) {
            for (const int role : fresh.roleNames().keys()) {
                if (fresh.data(fresh.index(row), role) != model.data(model.index(row), role))
                    return false;
            }
        }
        return true;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_document = test::scenario(QStringLiteral("icu-arrest"));
        QVERIFY(m_document);
        auto world = world::instantiate(*m_document, content::Schema::shipped(), m_catalogue);
        QVERIFY(world.has_value());
        m_world = *std::move(world);
    }

    void showsTheTreeParentsFirst()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setWorld(&*m_world, [](const Id &) { return true; });
        QCOMPARE(model.entityCount(),
                 int(m_world->entities().size()) - 1); // not the scenario itself
        const Id patient = m_world->id(test::handleNamed(*m_world, "Patient, Mr Okafor"));
        const int row = model.rowOf(patient);
        QVERIFY(row > 0);
        const int depth = model.data(model.index(row), EntityListModel::DepthRole).toInt();
        QVERIFY(depth > 0);
        // The nearest row above with a smaller depth is its parent.
        int up = row - 1;
        while (model.data(model.index(up), EntityListModel::DepthRole).toInt() >= depth)
            --up;
        const world::Handle parent = m_world->parent(m_world->find(patient));
        QCOMPARE(model.idAt(up), m_world->id(parent));
    }

    void collapsingHidesTheSubtreeAndRevealOpensIt()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setWorld(&*m_world, [](const Id &) { return true; });
        const int all = model.rowCount();
        model.setExpandedAll(false);
        QVERIFY(model.rowCount() < all);
        const Id patient = m_world->id(test::handleNamed(*m_world, "Patient, Mr Okafor"));
        QCOMPARE(model.rowOf(patient), -1);
        QVERIFY(model.reveal(patient) >= 0);
        model.setExpandedAll(true);
        QCOMPARE(model.rowCount(), all);
    }

    void searchKeepsAncestors()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        model.setWorld(&*m_world, [](const Id &) { return true; });
        model.setFilter(QStringLiteral("okafor"));
        const QStringList shown = names(model);
        QVERIFY(shown.contains(QStringLiteral("Patient, Mr Okafor")));
        QVERIFY(shown.size() < model.entityCount());
        model.setFilter(QStringLiteral("kind:actor"));
        QVERIFY(names(model).contains(QStringLiteral("Physician")));
        model.setFilter(QStringLiteral("no such thing"));
        QCOMPARE(model.rowCount(), 0);
    }

    void spawnedAndSelectedAreMarked()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        world::World running = *m_world;
        const Id fresh(7, 7);
        const world::Handle handle = running.createEntity(fresh);
        running.setParent(handle, 1);
        running.setText(handle, running.layout().find("entity", "name"), "Defibrillator");
        model.setWorld(&running, [&](const Id &id) { return m_document->find(id) != nullptr; });
        const int row = model.rowOf(fresh);
        QVERIFY(row >= 0);
        QVERIFY(model.data(model.index(row), EntityListModel::SpawnedRole).toBool());
        QSignalSpy changed(&model, &EntityListModel::dataChanged);
        selection.select(fresh);
        model.selectionChanged();
        QCOMPARE(changed.count(), 1);
        QVERIFY(model.data(model.index(row), EntityListModel::SelectedRole).toBool());
    }

    /// Put below another parent, a thing moves with what is on it; all other rows stay.
    void whatGoesToAnotherParentMoves_data()
    {
        QTest::addColumn<int>("thing");
        QTest::addColumn<int>("onto");
        QTest::newRow("down") << 3 << 22;
        QTest::newRow("up") << 23 << 2;
        QTest::newRow("with what is on it") << 12 << 22;
        QTest::newRow("to the top") << 13 << 1;
    }
    void whatGoesToAnotherParentMoves()
    {
        QFETCH(int, thing);
        QFETCH(int, onto);
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        world::World world = groups(3);
        model.setWorld(&world, [](const Id &) { return true; });
        QSignalSpy moved(&model, &EntityListModel::rowsMoved);
        QSignalSpy inserted(&model, &EntityListModel::rowsInserted);
        QSignalSpy removed(&model, &EntityListModel::rowsRemoved);
        world.setParent(world::Handle(thing), world::Handle(onto));
        QVERIFY(model.setWorld(&world, [](const Id &) { return true; }));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(inserted.count() + removed.count(), 0);
        QVERIFY(isLikeNew(model, world, selection));
    }

    void oneThingIsOneRow()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        world::World world = groups(3);
        model.setWorld(&world, [](const Id &) { return true; });
        QSignalSpy changed(&model, &EntityListModel::dataChanged);
        world.setText(15, world.layout().find("entity", "name"), "Other");
        QVERIFY(model.setWorld(&world, [](const Id &) { return true; }));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed[0][0].toModelIndex(), changed[0][1].toModelIndex());
        QCOMPARE(model.idAt(changed[0][0].toModelIndex().row()), world.id(15));
        QVERIFY(!model.setWorld(&world, [](const Id &) { return true; }));
        QCOMPARE(changed.count(), 1);
    }

    /// Whatever happens to a world, the rows are those of a model that sees it for the first time.
    void lawRowsAreThoseOfANewModel()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        world::World world = groups(4);
        std::mt19937 random(7);
        const auto any = [&] {
            const auto &alive = world.entities();
            return alive[std::uniform_int_distribution<std::size_t>(1, alive.size() - 1)(random)];
        };
        for (int i = 0; i < 300; ++i) {
            const world::Handle one = any();
            switch (std::uniform_int_distribution<int>(0, 4)(random)) {
            case 0:
                world.setText(one, world.layout().find("entity", "name"), std::to_string(i));
                break;
            case 1: {
                const world::Handle fresh = world.createEntity(Id(9, std::uint64_t(i)));
                world.setParent(fresh, one);
                break;
            }
            case 2: {
                // Never below itself.
                world::Handle onto = any();
                for (world::Handle up = onto; up != world::kNoHandle; up = world.parent(up)) {
                    if (up == one)
                        onto = 1;
                }
                world.setParent(one, onto);
                break;
            }
            case 3:
                if (world.children(one).empty() && world.entities().size() > 20)
                    world.destroyEntity(one);
                break;
            default:
                model.setExpanded(world.id(one), i % 2 == 0);
            }
            model.setWorld(&world, [](const Id &) { return true; });
            if (i % 10 == 0) {
                model.setExpandedAll(true);
                QVERIFY2(isLikeNew(model, world, selection), qPrintable(QString::number(i)));
            }
        }
    }

    void twentyThousandRowsFold()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        world::World big(m_world->sharedLayout());
        big.createEntity(Id(0, 1));
        world::Handle group = 1;
        for (int i = 2; i <= 20'001; ++i) {
            const world::Handle handle = big.createEntity(Id(0, std::uint64_t(i)));
            big.setParent(handle, i % 100 == 2 ? 1 : group);
            if (i % 100 == 2)
                group = handle;
        }
        model.setWorld(&big, [](const Id &) { return true; });
        QCOMPARE(model.rowCount(), 20'000);
        model.setExpandedAll(false);
        QCOMPARE(model.rowCount(), 200);
    }

    void whatOthersHaveSelectedIsMarked()
    {
        editor::Selection selection;
        EntityListModel model(m_catalogue, selection);
        model.setWorld(&*m_world, [](const Id &) { return true; });
        const Id patient = m_world->id(test::handleNamed(*m_world, "Patient, Mr Okafor"));
        const auto at = [&](int role) {
            return model.data(model.index(model.rowOf(patient)), role);
        };
        QCOMPARE(at(EntityListModel::AuthorColourRole).toInt(), -1);
        editor::AuthorTag tag;
        tag.add(QStringLiteral("Ben"), 3);
        tag.add(QStringLiteral("Cleo"), 1);
        QSignalSpy changed(&model, &EntityListModel::dataChanged);
        model.setAuthors({{patient, tag}});
        QCOMPARE(changed.count(), 1); // one row, not the whole tree
        QCOMPARE(changed[0][0].toModelIndex().row(), model.rowOf(patient));
        QCOMPARE(at(EntityListModel::AuthorColourRole).toInt(), 3);
        QCOMPARE(at(EntityListModel::AuthorNameRole).toString(), QStringLiteral("Ben, Cleo"));
        model.setAuthors({{patient, tag}});
        QCOMPARE(changed.count(), 1);
        model.setAuthors({});
        QCOMPARE(at(EntityListModel::AuthorNameRole).toString(), QString());
    }
};

QTEST_GUILESS_MAIN(TestEntityListModel)
#include "tst_entity_list_model.moc"
