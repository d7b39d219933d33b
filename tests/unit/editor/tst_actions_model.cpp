// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/actions/actions_model.h"
#include "editor/actions/expected_doses.h"
#include "editor/selection.h"
#include "sim-client/shown_world.h"
#include "tests/support/scenario.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using editor::ActionsModel;

class TestActionsModel : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    client::ShownWorld m_shown;
    editor::Selection m_selection;

    static int rowOf(const ActionsModel &model, const QString &name)
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (model.data(model.index(row), ActionsModel::NameRole) == name)
                return row;
        }
        return -1;
    }
    static QVariantMap argument(const ActionsModel &model, int row, int index)
    {
        const auto all = model.data(model.index(row), ActionsModel::ArgumentsRole).toList();
        return all.value(index).toMap();
    }

private Q_SLOTS:
    void everyActionOfTheSchemaHasARow()
    {
        ActionsModel model(m_shown, m_selection, m_schema);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), int(m_schema.actions().size()));
        for (const content::ActionSpec &spec : m_schema.actions())
            QVERIFY2(rowOf(model, QString::fromStdString(spec.name)) >= 0, spec.name.c_str());
    }

    void groupsStandTogether()
    {
        const ActionsModel model(m_shown, m_selection, m_schema);
        QStringList seen;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString group = model.data(model.index(row), ActionsModel::GroupRole).toString();
            if (!seen.isEmpty() && seen.last() == group)
                continue;
            QVERIFY2(!seen.contains(group), qPrintable(group));
            seen.append(group);
        }
        QCOMPARE(seen.first(), QStringLiteral("Assess and call"));
    }

    void argumentsStartWithTheirDefaults()
    {
        ActionsModel model(m_shown, m_selection, m_schema);
        const int cpr = rowOf(model, QStringLiteral("cpr.start"));
        const QVariantMap rate = argument(model, cpr, 0);
        QCOMPARE(rate[QStringLiteral("label")].toString(), QStringLiteral("Rate"));
        QCOMPARE(rate[QStringLiteral("text")].toString(), QStringLiteral("110"));
        QCOMPARE(rate[QStringLiteral("unit")].toString(), QStringLiteral("/min"));
        QVERIFY(model.data(model.index(cpr), ActionsModel::ReadyRole).toBool());

        const int bolus = rowOf(model, QStringLiteral("drug.bolus"));
        QVERIFY(!model.data(model.index(bolus), ActionsModel::ReadyRole).toBool());
        QSignalSpy changes(&model, &ActionsModel::dataChanged);
        model.choose(bolus, 0, 0);
        model.setText(bolus, 1, QStringLiteral(" 1 mg "));
        QCOMPARE(changes.size(), 2);
        QCOMPARE(argument(model, bolus, 0)[QStringLiteral("current")].toInt(), 0);
        QCOMPARE(argument(model, bolus, 1)[QStringLiteral("text")].toString(),
                 QStringLiteral("1 mg"));
        QVERIFY(model.data(model.index(bolus), ActionsModel::ReadyRole).toBool());
    }

    void filter_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("found");
        QTest::addColumn<QString>("drug");
        QTest::newRow("label") << "compressions"
                               << "cpr.stop" << QString();
        QTest::newRow("name") << "bvm."
                              << "bvm.squeeze" << QString();
        QTest::newRow("group") << "monitoring"
                               << "monitor.nibp" << QString();
        QTest::newRow("drug") << "adrena"
                              << "drug.bolus"
                              << "adrenaline";
        QTest::newRow("synonym") << "Epineph"
                                 << "drug.bolus"
                                 << "adrenaline";
    }
    void filter()
    {
        QFETCH(QString, filter);
        QFETCH(QString, found);
        QFETCH(QString, drug);
        ActionsModel model(m_shown, m_selection, m_schema);
        const int all = model.rowCount();
        model.setFilter(filter);
        const int row = rowOf(model, found);
        QVERIFY(row >= 0);
        QVERIFY(model.rowCount() < all);
        if (!drug.isEmpty()) {
            const QVariantMap which = argument(model, row, 0);
            const int current = which[QStringLiteral("current")].toInt();
            QCOMPARE(which[QStringLiteral("text")].toString(), drug);
            QCOMPARE(which[QStringLiteral("choices")].toStringList().value(current).toLower(),
                     drug);
            QVERIFY(model.data(model.index(row), ActionsModel::OpenRole).toBool());
        }
        model.setFilter({});
        QCOMPARE(model.rowCount(), all);
    }

    void dosesOfTheRules_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<QStringList>("doses");
        QTest::newRow("arrest") << "icu-arrest"
                                << QStringList{"adrenaline 1 mg iv", "amiodarone 300 mg iv"};
        QTest::newRow("anaphylaxis: the route follows from the amount, an unstated amount is usual")
            << "anaphylaxis"
            << QStringList{"adrenaline 0.5 mg im", "adrenaline 1 mg iv", "chlorphenamine 10 mg iv"};
        // Vasopressors are infusions: their rate is for the user to say.
        QTest::newRow("septic shock")
            << "septic-shock"
            << QStringList{"piperacillin-tazobactam 4.5 g iv", "ceftriaxone 1 g iv"};
    }
    void dosesOfTheRules()
    {
        QFETCH(QString, scenario);
        QFETCH(QStringList, doses);
        QStringList found;
        for (const auto &dose : editor::expectedDoses(*test::scenario(scenario), m_schema))
            found.append(QString::fromStdString(dose.drug + ' ' + dose.dose + ' ' + dose.route));
        QCOMPARE(found, doses);
    }

    void anExpectedDoseIsOneLineAtTheTop()
    {
        client::ShownWorld shown;
        ActionsModel model(shown, m_selection, m_schema);
        QAbstractItemModelTester tester(&model,
                                        QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int actions = model.rowCount();
        const content::Document arrest = *test::scenario(QStringLiteral("icu-arrest"));
        shown.setDocument(arrest,
                          *world::instantiate(arrest, m_schema, content::Catalogue::shipped()));
        QCOMPARE(model.rowCount(), actions + 2);
        const auto at = [&](int role) { return model.data(model.index(0), role); };
        QCOMPARE(at(ActionsModel::LabelRole).toString(), QStringLiteral("Adrenaline 1 mg IV"));
        QVERIFY(at(ActionsModel::ReadyRole).toBool());
        QVERIFY(at(ActionsModel::ArgumentsRole).toList().isEmpty());
        // What was typed into the form of another drug does not change it.
        model.setFilter(QStringLiteral("amiod"));
        QCOMPARE(at(ActionsModel::LabelRole).toString(), QStringLiteral("Amiodarone 300 mg IV"));
        model.setFilter({});
        QCOMPARE(at(ActionsModel::LabelRole).toString(), QStringLiteral("Adrenaline 1 mg IV"));

        QVERIFY(model.isExpectedReady("cpr.start", {}));
        QVERIFY(model.isExpectedReady("drug.bolus", "adrenaline"));
        QVERIFY(!model.isExpectedReady("drug.bolus", {}));
        QVERIFY(!model.isExpectedReady("drug.infusion", "noradrenaline"));
        QVERIFY(!model.isExpectedReady("no.such", {}));
    }

    void whatNeedsDetailsIsOpenedInTheList()
    {
        ActionsModel model(m_shown, m_selection, m_schema);
        model.setFilter(QStringLiteral("compressions"));
        const QSignalSpy revealed(&model, &ActionsModel::revealed);
        model.performExpected("drug.infusion", "noradrenaline");
        QCOMPARE(model.filter(), QString());
        const int row = rowOf(model, QStringLiteral("drug.infusion"));
        QCOMPARE(revealed.value(0).value(0).toInt(), row);
        QVERIFY(model.data(model.index(row), ActionsModel::OpenRole).toBool());
        QCOMPARE(argument(model, row, 0)[QStringLiteral("text")].toString(),
                 QStringLiteral("noradrenaline"));
    }

    void withoutASessionNothingIsDone()
    {
        ActionsModel model(m_shown, m_selection, m_schema);
        QVERIFY(!model.isAvailable());
        QVERIFY(model.target().isEmpty());
        model.perform(rowOf(model, QStringLiteral("recognise"))); // must not touch a session
    }
};

QTEST_GUILESS_MAIN(TestActionsModel)
#include "tst_actions_model.moc"
