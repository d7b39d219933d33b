// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "editor/edit_controller.h"
#include "editor/rules/rule_list.h"
#include "editor/rules/rules_model.h"
#include "sim-client/shown_world.h"
#include "tests/support/still_source.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace ward;
using editor::ListedRule;
using editor::RulesModel;

/// Finding a rule among those of the shipped arrest scenario.
class TestRuleList : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    std::optional<content::Document> m_document;
    std::vector<ListedRule> m_all;

    [[nodiscard]] QStringList found(const QString &words, const Id &phase = {}) const
    {
        QStringList names;
        for (const ListedRule &rule : editor::filtered(m_all, {words, phase}, *m_document))
            names << rule.name;
        return names;
    }
    [[nodiscard]] Id phase(const char *name) const
    {
        for (const content::Record *record : m_document->ofKind("phase")) {
            if (std::get<std::string>(record->cell("name")) == name)
                return record->id;
        }
        return {};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_document = test::scenario(QStringLiteral("icu-arrest"));
        QVERIFY(m_document);
        m_all = editor::listedRules(*m_document, m_schema);
        QCOMPARE(m_all.size(),
                 m_document->ofKind("rule").size() + m_document->ofKind("event").size());
    }

    void wordsOfNamesSentencesAndSources()
    {
        QCOMPARE(found(QStringLiteral("desaturation")), QStringList{"Desaturation"});
        QVERIFY(found(QStringLiteral("ARREST clock")).contains("Arrest clock"));
        // Not in its name, but in what it says.
        const QStringList drug = found(QStringLiteral("amiodarone 300"));
        QVERIFY2(drug.contains("Amiodarone"), qPrintable(drug.join('|')));
        QVERIFY(found(QStringLiteral("nolan")).contains("Low pressure after ROSC"));
        QVERIFY(found(QStringLiteral("desaturation nolan")).isEmpty());
        QCOMPARE(found({}).size(), qsizetype(m_all.size()));
    }

    /// What counts in every phase counts in this one, and is told apart.
    void aPhaseHasItsOwnAndThoseOfEveryPhase()
    {
        const Id arrest = phase("Arrest");
        QVERIFY(!arrest.isNull());
        const auto shown = editor::filtered(m_all, {{}, arrest}, *m_document);
        QVERIFY(shown.size() < m_all.size());
        bool always = false;
        for (const ListedRule &rule : shown) {
            QCOMPARE(rule.phase.isNull(), rule.group == ListedRule::Group::Always);
            QVERIFY(rule.phase.isNull() || rule.phase == arrest);
            QVERIFY(!always || rule.group == ListedRule::Group::Always); // its own come first
            always = rule.group == ListedRule::Group::Always;
        }
        QVERIFY(always);
        QCOMPARE(shown.front().group, ListedRule::Group::Phase);
        QVERIFY(!found({}, phase("Post-arrest care")).contains("First shock"));
    }

    void thePanelsModelFollowsAndLeadsOutOfTheFilter()
    {
        client::ShownWorld shown;
        shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"), Tick{300});
        });
        QTRY_VERIFY(shown.hasWorld());
        editor::EditController edit(shown, m_schema, content::Catalogue::shipped());
        RulesModel model(shown, edit, m_schema);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const int all = model.rowCount();
        QCOMPARE(all, int(m_all.size()));
        model.setFilter(QStringLiteral("desaturation"));
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.shownCount(), 1);
        QCOMPARE(model.ruleCount(), all);
        model.setFilter(QStringLiteral("xyzzy"));
        QCOMPARE(model.rowCount(), 0);
        QVERIFY(model.isFiltering());
        model.clearFilter();
        QCOMPARE(model.rowCount(), all);
        model.setChosenPhase(QString::fromStdString(phase("ROSC").toString()));
        QVERIFY(model.rowCount() < all);
        QCOMPARE(model.data(model.index(0), RulesModel::GroupRole).toString(),
                 QStringLiteral("always")); // ROSC has no rules of its own
        // Who is led to a rule sees it, whatever was searched.
        const auto first = std::find_if(m_all.begin(), m_all.end(), [](const ListedRule &rule) {
            return rule.name == QStringLiteral("First shock");
        });
        QSignalSpy revealed(&model, &RulesModel::revealed);
        QVERIFY(model.reveal(first->id, {}));
        QVERIFY(!model.isFiltering());
        QCOMPARE(revealed.front().front().toInt(), int(first - m_all.begin()));
        QVERIFY(!model.reveal(Id(1, 2), {}));
    }
};

QTEST_GUILESS_MAIN(TestRuleList)
#include "tst_rule_list.moc"
