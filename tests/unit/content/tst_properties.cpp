// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/document_codec.h"
#include "core/content/proto_codec.h"
#include "random_document.h"
#include "tests/support/std_strings.h"
#include "ward/v1/events/change_set.pb.h"

#include <QTest>

using namespace ward;
using namespace ward::content;
using ward::test::RandomContent;

namespace {

std::string firstFinding(const ParsedDocument &parsed)
{
    return parsed.diagnostics.empty()
               ? std::string("none")
               : std::to_string(parsed.diagnostics[0].line) + ' ' +
                     parsed.diagnostics[0].message.code + ' ' + parsed.diagnostics[0].field;
}

} // namespace

/// Laws that hold for every document and every change-set.
class TestProperties : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saveLoadSaveIsByteIdentical()
    {
        const Schema &schema = Schema::shipped();
        for (std::uint64_t seed = 1; seed <= 120; ++seed) {
            RandomContent random(seed);
            const Document document = random.document(2 + seed * 3);
            const std::string saved = writeDocument(document, schema);
            const ParsedDocument loaded = parseDocument(saved, "random", schema);
            QVERIFY2(loaded.document, firstFinding(loaded).c_str());
            QVERIFY(*loaded.document == document);
            QCOMPARE(writeDocument(*loaded.document, schema), saved);
            QCOMPARE(loaded.places.size(), document.size());
        }
    }

    void aThousandChangeSetsAreUndoneExactly()
    {
        const Schema &schema = Schema::shipped();
        int applied = 0;
        std::size_t ops = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            RandomContent random(seed + 5000);
            Document document = random.document(60);
            const Document first = document;
            std::vector<ChangeSet> inverses;
            for (int i = 0; i < 50; ++i) {
                const Document before = document;
                const ChangeSet change = random.change(document, 1 + random.below(6));
                auto inverse = apply(document, change, schema);
                QVERIFY2(inverse, inverse ? "" : inverse.error().error.code().c_str());
                ++applied;
                ops += change.ops.size();
                // There and back and there again.
                Document back = document;
                auto redo = apply(back, *inverse, schema);
                QVERIFY2(redo, redo ? "" : redo.error().error.code().c_str());
                QVERIFY(back == before);
                QVERIFY(apply(back, *redo, schema));
                QVERIFY(back == document);
                inverses.push_back(*std::move(inverse));
            }
            const ParsedDocument loaded =
                parseDocument(writeDocument(document, schema), "changed", schema);
            QVERIFY2(loaded.document, firstFinding(loaded).c_str());
            QVERIFY(*loaded.document == document);
            for (auto inverse = inverses.rbegin(); inverse != inverses.rend(); ++inverse)
                QVERIFY(apply(document, *inverse, schema));
            QVERIFY(document == first);
        }
        QCOMPARE(applied, 1000);
        QVERIFY2(ops > 1000, std::to_string(ops).c_str());
    }

    void aRefusedChangeSetChangesNothing()
    {
        const Schema &schema = Schema::shipped();
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            RandomContent random(seed + 9000);
            Document document = random.document(40);
            const Document before = document;
            ChangeSet change = random.change(document, 8);
            change.ops.push_back(SetOp{random.id(), "hr", {}, Quantity{92, "/min"}});
            const auto refused = apply(document, change, schema);
            QVERIFY(!refused);
            QCOMPARE(refused.error().error.code(), std::string("content.change.no-record"));
            QVERIFY(document == before);
        }
    }

    void changeSetsSurviveProtobuf()
    {
        for (std::uint64_t seed = 1; seed <= 60; ++seed) {
            RandomContent random(seed + 100);
            const Document document = random.document(50);
            const ChangeSet change = random.change(document, 12);
            v1::events::ChangeSet message;
            toProto(change, message);
            v1::events::ChangeSet received;
            QVERIFY(received.ParseFromString(message.SerializeAsString()));
            const Result<ChangeSet> back = fromProto(received);
            QVERIFY(back);
            QVERIFY(*back == change);
        }
    }

    void cellTextRoundTrips()
    {
        const Schema &schema = Schema::shipped();
        RandomContent random(77);
        const Document document = random.document(400);
        for (const Record *record : document.canonical()) {
            for (const auto &[name, value] : record->cells) {
                const FieldSpec &field = *schema.field(record->kind, name);
                if (field.type == FieldType::Set || field.type == FieldType::Curve)
                    continue;
                const Result<CellValue> back = cellFromText(schema, field, cellToText(value));
                QVERIFY2(back, (record->kind + '.' + name).c_str());
                QVERIFY2(*back == value, (record->kind + '.' + name).c_str());
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestProperties)
#include "tst_properties.moc"
