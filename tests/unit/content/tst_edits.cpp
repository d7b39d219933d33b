// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/edits.h"
#include "core/content/rank.h"
#include "core/content/schema.h"
#include "random_document.h"
#include "resources/resources.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;
using ward::test::RandomContent;

namespace {

Document arrest()
{
    return *parseDocument(resources::file("scenarios/icu-arrest.ward.json"), "arrest",
                          Schema::shipped())
                .document;
}

Id named(const Document &document, const std::string &name)
{
    for (const Record *record : document.ofKind("entity")) {
        if (record->cell("name") == CellValue(name))
            return record->id;
    }
    return {};
}

} // namespace

class TestEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPatientLeavesWithEverythingThatNamesHim()
    {
        Document d = arrest();
        const Document before = d;
        const Id patient = named(d, "Patient, Mr Okafor");
        ChangeSet change;
        change.ops = removalOps(d, {patient});
        const auto inverse = apply(d, change, Schema::shipped());
        QVERIFY2(inverse, inverse ? "" : inverse.error().error.code().c_str());
        QVERIFY(!d.find(patient));
        for (const Record *record : d.canonical()) {
            for (const auto &cell : record->cells)
                QVERIFY(cell.second != CellValue(patient));
        }
        QVERIFY(
            parseDocument(writeDocument(d, Schema::shipped()), "d", Schema::shipped()).document);
        QVERIFY(apply(d, *inverse, Schema::shipped()));
        QVERIFY(d == before);
    }

    void anySelectionCanBeRemoved()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            RandomContent random(seed);
            Document d = random.document(60);
            const Document before = d;
            std::vector<Id> chosen;
            for (const Record *record : d.canonical()) {
                if (!record->parent.isNull() && random.below(5) == 0)
                    chosen.insert(chosen.begin() +
                                      static_cast<std::ptrdiff_t>(random.below(chosen.size() + 1)),
                                  record->id);
            }
            ChangeSet change;
            change.ops = removalOps(d, chosen);
            const auto inverse = apply(d, change, Schema::shipped());
            QVERIFY2(inverse, inverse ? "" : inverse.error().error.code().c_str());
            for (const Id &id : chosen)
                QVERIFY(!d.find(id));
            QVERIFY(apply(d, *inverse, Schema::shipped()));
            QVERIFY(d == before);
        }
    }

    void rebalancingKeepsTheOrder()
    {
        Document d;
        QVERIFY(d.add({Id(1, 1), "scenario", {}, {}, {}}));
        std::string rank;
        std::vector<Id> order;
        for (std::uint64_t i = 2; i < 42; ++i) {
            // Always at the front of the same gap: the worst case for the length of the keys.
            rank = rankBetween("A", rank, "q3");
            QVERIFY(rank.size() <= kLongestRank);
            QVERIFY(d.add({Id(1, i), "entity", Id(1, 1), rank, {}}));
            order.insert(order.begin(), Id(1, i));
            if (rank.size() > kRebalanceRank)
                break;
        }
        ChangeSet change;
        change.ops = rebalanceOps(d, Id(1, 1), "entity");
        QVERIFY(apply(d, change, Schema::shipped()));
        std::vector<Id> after;
        for (const Record *record : d.children(Id(1, 1))) {
            after.push_back(record->id);
            QVERIFY(record->rank.size() <= 3);
        }
        QCOMPARE(after, order);
        QVERIFY(rebalanceOps(d, Id(1, 1), "entity").empty());
    }
};

QTEST_GUILESS_MAIN(TestEdits)
#include "tst_edits.moc"
