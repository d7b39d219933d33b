// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "tests/support/std_strings.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

const char *const kHead = "{\"ward\":\"1.0\",\"schema\":\"1.0\",\"records\":[\n";
const char *const kScenario = R"({"id":"0192f0c1-7aff-7000-8000-000000000001","kind":"scenario"})";

std::string golden(const char *name)
{
    QFile file(QStringLiteral(WARD_SOURCE_DIR "/tests/golden/content/%1.ward.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

ParsedDocument parse(const std::string &bytes)
{
    return parseDocument(bytes, "test.ward.json", Schema::shipped());
}

} // namespace

/// What the codec accepts and what it writes; test diagnostics.cpp has what it refuses.
class TestDocumentCodec : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesTheCanonicalForm()
    {
        Document document;
        QVERIFY(
            document.add({Id(1, 1), "scenario", {}, {}, {{"name", std::string("A \"B\"\n\\")}}}));
        QVERIFY(document.add({Id(1, 3), "entity", Id(1, 1), "B", {}}));
        QVERIFY(document.add({Id(1, 2), "entity", Id(1, 1), "A", {{"hidden", true}}}));
        QVERIFY(
            document.add({Id(1, 4),
                          "transform",
                          Id(1, 3),
                          {},
                          {{"rotation", Quat{1, 0, -0.0, 0}}, {"position", Vec3{0.1, 2, -3.5}}}}));
        QVERIFY(document.add({Id(1, 5),
                              "vitals",
                              Id(1, 3),
                              {},
                              {{"hr", Quantity{92, "/min"}}, {"gcs", std::int64_t{15}}}}));
        QCOMPARE(writeDocument(document, Schema::shipped()), golden("canonical"));
    }

    void readsAnyLayout()
    {
        const ParsedDocument good = parse(golden("any-layout"));
        QVERIFY(good.document);
        const Record *vitals = good.document->ofKind("vitals").front();
        QCOMPARE(vitals->cell("hr"), CellValue(Quantity{92, "/min"}));
        QCOMPARE(vitals->cell("temp"), CellValue(Quantity{99.5, "[degF]"}));
        const Record *entity = good.document->ofKind("entity").front();
        QCOMPARE(std::get<std::string>(entity->cell("name")), std::string("\u00c9douard 🫀"));
        // Written canonically, the second reading gives the same document.
        const std::string saved = writeDocument(*good.document, Schema::shipped());
        QVERIFY(*parse(saved).document == *good.document);
        QCOMPARE(good.places.at(vitals->id).cells.at("hr").line, 3);
    }

    void theDocumentedExampleIsCanonical()
    {
        QFile page(QStringLiteral(WARD_SOURCE_DIR "/docs/formats/scenario.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        const std::string text = page.readAll().toStdString();
        const std::size_t heading = text.find("## Worked example");
        QVERIFY(heading != std::string::npos);
        const std::size_t begin = text.find("```\n", heading) + 4;
        const std::string example = text.substr(begin, text.find("```", begin) - begin);
        const ParsedDocument parsed = parse(example);
        QVERIFY(parsed.document);
        QVERIFY(parsed.diagnostics.empty());
        QCOMPARE(writeDocument(*parsed.document, Schema::shipped()), example);
    }

    void aNewerMinorOpensReadOnlyAndKeepsWhatItDoesNotKnow()
    {
        const std::string bytes = golden("newer-minor");
        const ParsedDocument parsed = parse(bytes);
        QVERIFY(parsed.document);
        QVERIFY(parsed.readOnly);
        QCOMPARE(parsed.diagnostics.size(), std::size_t{1});
        QCOMPARE(parsed.diagnostics[0].severity, Severity::Warning);
        QCOMPARE(parsed.diagnostics[0].message.code, std::string("content.file.newer-minor"));
        std::string expected = bytes;
        expected.replace(expected.find("1.7"), 3, "1.0");
        QCOMPARE(writeDocument(*parsed.document, Schema::shipped()), expected);
    }

    void placesNameEveryRecordAndCell()
    {
        const ParsedDocument parsed = parse(
            std::string(kHead) + kScenario + ",\n" +
            R"({"id":"0192f0c1-7aff-7000-8000-000000000002","kind":"entity","parent":"0192f0c1-7aff-7000-8000-000000000001","cells":{"hidden":true,"name":"Ä","locked":false}})" +
            "\n]}");
        QVERIFY(parsed.document);
        const RecordPlace &place =
            parsed.places.at(*Id::parse("0192f0c1-7aff-7000-8000-000000000002"));
        QCOMPARE(place.place.line, 3);
        QCOMPARE(place.place.column, 1);
        const int hidden = place.cells.at("hidden").column;
        // true,"name": stand between; then "Ä","locked": with Ä as one character.
        QCOMPARE(place.cells.at("name").column, hidden + 12);
        QCOMPARE(place.cells.at("locked").column, hidden + 12 + 13);
        Diagnostics findings(1);
        findings[0].record = *Id::parse("0192f0c1-7aff-7000-8000-000000000002");
        findings[0].field = "name";
        locate(findings, parsed.places, "f");
        QCOMPARE(findings[0].line, 3);
        QCOMPARE(findings[0].column, hidden + 12);
        QCOMPARE(findings[0].file, std::string("f"));
    }

    void aHundredMegabytesAreRefusedBeforeReading()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("big.ward.json");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.resize(100ll << 20)); // sparse: reading it would find zeros, not "too large"
        file.close();
        const LoadedDocument loaded = loadDocument(path.toStdString(), Schema::shipped());
        QVERIFY(loaded.unreadable);
        QVERIFY(loaded.bytes.empty());
        QVERIFY(!loaded.parsed.document);
        QCOMPARE(loaded.parsed.diagnostics.size(), std::size_t{1});
        QCOMPARE(loaded.parsed.diagnostics[0].message.code, std::string("base.file.too-large"));
    }

    void aHundredMegabytesInMemoryAreRefusedToo()
    {
        const ParsedDocument parsed = parse(std::string(100u << 20, ' '));
        QVERIFY(!parsed.document);
        QCOMPARE(parsed.diagnostics[0].message.code, std::string("content.file.too-large"));
    }

    void aMissingFileIsUnreadable()
    {
        const LoadedDocument loaded = loadDocument("/nowhere/at/all.ward.json", Schema::shipped());
        QVERIFY(loaded.unreadable);
        QCOMPARE(loaded.parsed.diagnostics[0].message.code, std::string("base.file.missing"));
    }
};

QTEST_GUILESS_MAIN(TestDocumentCodec)
#include "tst_document_codec.moc"
