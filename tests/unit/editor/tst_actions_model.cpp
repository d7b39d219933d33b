// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/actions/actions_model.h"
#include "editor/selection.h"
#include "sim-client/shown_world.h"

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
