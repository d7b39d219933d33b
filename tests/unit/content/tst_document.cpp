// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

Record record(std::uint64_t id, const char *kind, std::uint64_t parent, const char *rank = "")
{
    return {Id(0, id), kind, parent ? Id(0, parent) : Id(), rank, {}};
}

Document small()
{
    Document document;
    (void)document.add(record(1, "scenario", 0));
    (void)document.add(record(2, "entity", 1, "B"));
    (void)document.add(record(3, "entity", 1, "A"));
    (void)document.add(record(4, "entity", 2, "A"));
    (void)document.add(record(5, "vitals", 4));
    return document;
}

} // namespace

class TestDocument : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ordersSiblings()
    {
        const Document document = small();
        const auto children = document.children(Id(0, 1));
        QCOMPARE(children.size(), std::size_t{2});
        QCOMPARE(children[0]->id, Id(0, 3));
        std::vector<std::uint64_t> order;
        for (const Record *r : document.canonical())
            order.push_back(r->id.low());
        QCOMPARE(order, (std::vector<std::uint64_t>{1, 3, 2, 4, 5}));
        QCOMPARE(document.component(Id(0, 4), "vitals")->id, Id(0, 5));
        QVERIFY(!document.component(Id(0, 2), "vitals"));
        QVERIFY(document.isWithin(Id(0, 5), Id(0, 2)));
        QVERIFY(document.isWithin(Id(0, 2), Id(0, 2)));
        QVERIFY(!document.isWithin(Id(0, 2), Id(0, 5)));
        QCOMPARE(document.ofKind("entity").size(), std::size_t{3});
    }

    void refuses()
    {
        Document document = small();
        const Document before = document;
        const auto code = [](const Result<> &result) {
            return result ? std::string() : result.error().code();
        };
        QCOMPARE(code(document.add(record(0, "entity", 1))), std::string("content.document.no-id"));
        QCOMPARE(code(document.add(record(2, "entity", 1))),
                 std::string("content.document.duplicate-id"));
        QCOMPARE(code(document.add(record(9, "entity", 8))),
                 std::string("content.document.no-parent"));
        QCOMPARE(code(document.add(record(9, "entity", 1, "a0"))),
                 std::string("content.document.bad-rank"));
        QCOMPARE(code(document.add(record(9, "scenario", 0))),
                 std::string("content.document.second-scenario"));
        QCOMPARE(code(document.add(record(9, "entity", 0))),
                 std::string("content.document.parent"));
        QCOMPARE(code(document.remove(Id(0, 2))), std::string("content.document.not-a-leaf"));
        QCOMPARE(code(document.remove(Id(0, 99))), std::string("content.document.no-record"));
        QCOMPARE(code(document.move(Id(0, 2), Id(0, 4), "A")),
                 std::string("content.document.cycle"));
        QCOMPARE(code(document.move(Id(0, 2), Id(0, 2), "A")),
                 std::string("content.document.cycle"));
        QCOMPARE(code(document.move(Id(0, 1), Id(0, 2), "A")),
                 std::string("content.document.parent"));
        QCOMPARE(code(document.set(Id(0, 99), "hr", true)),
                 std::string("content.document.no-record"));
        QVERIFY(document == before);
    }

    void movesAndErases()
    {
        Document document = small();
        QVERIFY(document.move(Id(0, 4), Id(0, 3), "C"));
        QVERIFY(document.isWithin(Id(0, 5), Id(0, 3)));
        QVERIFY(document.children(Id(0, 2)).empty());
        QVERIFY(document.set(Id(0, 5), "hr", Quantity{92, "/min"}));
        QVERIFY(document.set(Id(0, 5), "hr", CellValue()));
        QVERIFY(document.find(Id(0, 5))->cells.empty());
        QVERIFY(document.remove(Id(0, 5)));
        QVERIFY(document.remove(Id(0, 4)));
        QCOMPARE(document.size(), std::size_t{3});
    }

    void aDeepTreeNeedsNoStack()
    {
        Document document;
        (void)document.add(record(1, "scenario", 0));
        for (std::uint64_t i = 2; i < 50000; ++i)
            QVERIFY(document.add(record(i, "entity", i - 1)));
        QCOMPARE(document.canonical().size(), std::size_t{49999});
        QVERIFY(document.isWithin(Id(0, 49999), Id(0, 1)));
    }
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
