// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/edit_controller.h"
#include "editor/problems/problems_model.h"
#include "sim-client/shown_world.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace ward;
using namespace ward::test;
using editor::ProblemsModel;

namespace {

/// A trigger of the arrest that clears on the wrong side, and a thing nobody can put right.
content::ChangeSet breaking(const content::Document &document)
{
    content::ChangeSet change;
    for (const content::Record *trigger : document.ofKind("trigger")) {
        const auto *type = std::get_if<std::string>(&trigger->cell("type"));
        if (!type || *type != "vital-below" ||
            !std::holds_alternative<content::Quantity>(trigger->cell("clear")))
            continue;
        auto clear = std::get<content::Quantity>(trigger->cell("clear"));
        clear.value = std::get<content::Quantity>(trigger->cell("threshold")).value - 10;
        change.ops.emplace_back(
            content::SetOp{trigger->id, "clear", trigger->cell("clear"), clear});
        break;
    }
    return change;
}

int rowOf(const ProblemsModel &model, const QString &sentence)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.data(model.index(row), ProblemsModel::SentenceRole).toString() == sentence)
            return row;
    }
    return -1;
}

} // namespace

/// Problems that the panel puts right, in the draft of an engine.
class TestQuickFixes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneStepThatCanBeTakenBack()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const auto draft = ana.follow(ana.openArrest());
        QVERIFY(draft);
        client::ShownWorld shown;
        shown.setReplica(draft.get());
        const auto &schema = content::Schema::shipped();
        const auto &catalogue = content::Catalogue::shipped();
        editor::EditController edit(shown, schema, catalogue);
        ProblemsModel model(shown, schema, catalogue);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QObject::connect(&model, &ProblemsModel::fixRequested, &edit,
                         &editor::EditController::apply);
        QCOMPARE(model.errors(), 0);

        const content::ChangeSet change = breaking(draft->document());
        QCOMPARE(change.ops.size(), std::size_t{1});
        const std::string whole =
            content::writeDocument(draft->document(), content::Schema::shipped());
        draft->apply(change);
        QVERIFY(waitFor([&] { return model.errors() == 1; }));
        const auto at = [&](int role) { return model.data(model.index(0), role).toString(); };
        const QString problem = at(ProblemsModel::SentenceRole);
        QVERIFY2(at(ProblemsModel::FixRole).startsWith(QStringLiteral("Set ")),
                 qPrintable(at(ProblemsModel::FixRole)));
        QVERIFY(waitFor([&] { return draft->pendingEdits() == 0; }));
        const std::uint64_t before = draft->changeIndex();

        model.fix(-1);
        model.fix(model.count());
        model.fix(0);
        QVERIFY(waitFor([&] { return rowOf(model, problem) < 0; }));
        QVERIFY(waitFor([&] { return draft->changeIndex() == before + 1; }));
        QCOMPARE(model.errors(), 0);

        // One undo brings the problem back, the next one the scenario as it was.
        draft->undo();
        QVERIFY(waitFor([&] { return rowOf(model, problem) >= 0; }));
        draft->undo();
        QVERIFY(waitFor([&] { return rowOf(model, problem) < 0; }));
        QCOMPARE(content::writeDocument(draft->document(), content::Schema::shipped()), whole);
    }

    /// In a run, or without an engine, the panel shows what is wrong and offers nothing.
    void onlyWhatIsEditableIsFixed()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string session = ana.openArrest();
        const auto draft = ana.follow(session);
        QVERIFY(draft);
        draft->apply(breaking(draft->document()));
        QVERIFY(waitFor([&] { return draft->pendingEdits() == 0; }));
        const auto run = ana.follow(ana.startRun(session, true));
        QVERIFY(run);
        client::ShownWorld shown;
        ProblemsModel model(shown, content::Schema::shipped(), content::Catalogue::shipped());
        const auto fixes = [&] {
            int count = 0;
            for (int row = 0; row < model.rowCount(); ++row)
                count += model.data(model.index(row), ProblemsModel::FixRole).toString().isEmpty()
                             ? 0
                             : 1;
            return count;
        };
        shown.setReplica(run.get());
        QVERIFY(waitFor([&] { return model.errors() == 1; }));
        QCOMPARE(fixes(), 0);
        bool asked = false;
        QObject::connect(&model, &ProblemsModel::fixRequested, &model, [&] { asked = true; });
        model.fix(0);
        QVERIFY(!asked);
        shown.setReplica(draft.get());
        QVERIFY(waitFor([&] { return fixes() > 0; }));
        model.fix(0);
        QVERIFY(asked);
    }
};

QTEST_GUILESS_MAIN(TestQuickFixes)
#include "tst_quick_fixes.moc"
