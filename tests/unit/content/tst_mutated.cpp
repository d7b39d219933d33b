// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/proto_codec.h"
#include "core/content/schema.h"
#include "core/content/units.h"
#include "random_document.h"
#include "resources/resources.h"
#include "tests/support/std_strings.h"
#include "ward/v1/events/change_set.pb.h"

#include <google/protobuf/stubs/logging.h>

#include <QTest>

using namespace ward;
using namespace ward::content;
using ward::test::RandomContent;

namespace {

/// Flips, cuts, doubles and splices, the way damaged and hand-edited files look.
std::string mutated(std::string text, RandomContent &random)
{
    static const char *const pieces[] = {"\"",     "{",    "}",    "[",       "]",       ",",
                                         ":",      "\\",   "null", "1e308",   "-",       "\xff",
                                         "\"id\"", "true", "\n",   "92 /min", "\\ud83e", "0"};
    for (std::uint64_t n = 1 + random.below(4); n-- > 0 && !text.empty();) {
        const std::size_t at = random.below(text.size());
        switch (random.below(5)) {
        case 0:
            text[at] =
                static_cast<char>(random.below(4) ? '0' + random.below(75) : random.below(256));
            break;
        case 1:
            text.erase(at, 1 + random.below(40));
            break;
        case 2:
            text.insert(at, pieces[random.below(std::size(pieces))]);
            break;
        case 3:
            text.insert(at, text.substr(random.below(text.size()), random.below(300)));
            break;
        default:
            text.resize(at);
            break;
        }
    }
    return text;
}

} // namespace

/// A bounded share of what the fuzzer does without end: no input may crash, hang or half-load.
class TestMutated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void documents()
    {
        const Schema &schema = Schema::shipped();
        std::vector<std::string> corpus;
        RandomContent random(11);
        for (std::size_t i = 0; i < 12; ++i)
            corpus.push_back(writeDocument(random.document(1 + i), schema));
        int loaded = 0;
        int refused = 0;
        for (int i = 0; i < 3000; ++i) {
            const std::string bytes = mutated(corpus[random.below(corpus.size())], random);
            const ParsedDocument parsed = parseDocument(bytes, "mutated", schema);
            if (!parsed.document) {
                ++refused;
                QVERIFY(hasErrors(parsed.diagnostics));
                continue;
            }
            ++loaded;
            QVERIFY(!hasErrors(parsed.diagnostics));
            // Whatever loads keeps the law, and can be checked.
            const std::string saved = writeDocument(*parsed.document, schema);
            const ParsedDocument again = parseDocument(saved, "again", schema);
            QVERIFY(again.document);
            QVERIFY(*again.document == *parsed.document);
            QCOMPARE(writeDocument(*again.document, schema), saved);
            (void)checkDocument(*parsed.document, schema, Catalogue::shipped());
        }
        QVERIFY2(loaded > 20 && refused > 20, std::to_string(loaded).c_str());
    }

    void catalogues()
    {
        const std::string whole(resources::file("catalogue/ward.icu-1.0.json"));
        RandomContent random(12);
        for (int i = 0; i < 300; ++i)
            (void)Catalogue::parse(mutated(whole, random), Schema::shipped());
    }

    void schemas()
    {
        const std::string whole(resources::file("schema/ward-1.0.schema.json"));
        RandomContent random(13);
        for (int i = 0; i < 300; ++i)
            (void)Schema::parse(mutated(whole, random));
    }

    void quantities()
    {
        RandomContent random(14);
        for (int i = 0; i < 20000; ++i) {
            const std::string text = mutated("37.5 °C and 0.1 ug/kg/min", random).substr(0, 12);
            if (const Result<Quantity> quantity = parseQuantity(text))
                QCOMPARE(*parseQuantity(formatQuantity(*quantity)), *quantity);
        }
    }

    void changeSets()
    {
        const google::protobuf::LogSilencer quiet; // damaged texts are what this is about
        RandomContent random(15);
        const Document document = random.document(30);
        v1::events::ChangeSet message;
        toProto(random.change(document, 10), message);
        const std::string bytes = message.SerializeAsString();
        for (int i = 0; i < 3000; ++i) {
            v1::events::ChangeSet received;
            if (!received.ParseFromString(mutated(bytes, random)))
                continue;
            const Result<ChangeSet> change = fromProto(received);
            if (!change)
                continue;
            Document copy = document;
            if (!apply(copy, *change, Schema::shipped()))
                QVERIFY(copy == document);
        }
    }
};

QTEST_GUILESS_MAIN(TestMutated)
#include "tst_mutated.moc"
