// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/messages/messages.h"
#include "tests/support/std_strings.h"

#include <QTest>

using namespace ward;
using namespace ward::content;

namespace {

// S scenario, E entity, V vitals of E, M a monitor on a second entity D.
const QString kHead = R"({"ward":"1.0","schema":"1.0","records":[
)";
const QString kScenario = R"({"id":"0192f0c1-7aff-7000-8000-000000000001","kind":"scenario"},
)";
const QString kEntity =
    R"({"id":"0192f0c1-7aff-7000-8000-000000000002","kind":"entity","parent":"0192f0c1-7aff-7000-8000-000000000001","rank":"A"},
)";
const QString kTail =
    R"({"id":"0192f0c1-7aff-7000-8000-000000000009","kind":"objective","parent":"0192f0c1-7aff-7000-8000-000000000001","rank":"A"}
]}
)";

QString vitals(const QString &cells)
{
    return R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"vitals","parent":"0192f0c1-7aff-7000-8000-000000000002","cells":{)" +
           cells + "}},\n";
}

QString component(const QString &kind, const QString &cells)
{
    return QStringLiteral(
               R"({"id":"0192f0c1-7aff-7000-8000-000000000004","kind":"%1","parent":"0192f0c1-7aff-7000-8000-000000000002","cells":{)")
               .arg(kind) +
           cells + "}},\n";
}

QString file(const QString &records)
{
    return kHead + kScenario + kEntity + records + kTail;
}

} // namespace

/// Everything that is refused: code, line, column, field, and a sentence for each.
class TestDiagnostics : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        QTest::addColumn<int>("column"); // 0 = not compared
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("says"); // part of the sentence

        const auto row = [](const char *name, const QString &text, const char *code, int line,
                            int column = 0, const char *field = "", const QString &says = {}) {
            QTest::newRow(name) << text << code << line << column << field << says;
        };
        row("empty", "", "content.file.empty", 1, 1);
        row("blank", " \n ", "content.file.empty", 1, 1);
        row("not JSON", "hello", "content.file.syntax", 1, 1);
        row("a list", "[1]", "content.file.not-a-scenario", 1, 1);
        row("a number", "42", "content.file.not-a-scenario", 1, 1);
        row("another JSON", R"({"name":"package"})", "content.file.unknown-key", 1, 2);
        row("no header", R"({"records":[]})", "content.file.no-header", 1, 12);
        row("header after the records", R"({"records":[],"ward":"1.0","schema":"1.0"})",
            "content.file.no-header", 1);
        row("no records", R"({"ward":"1.0","schema":"1.0"})", "content.file.no-header", 1);
        row("newer major", R"({"ward":"2.0","schema":"1.0","records":[]})",
            "content.file.newer-major", 1, 0, "", "update Ward");
        row("newer schema", R"({"ward":"1.0","schema":"7.3","records":[]})",
            "content.file.newer-major", 1, 0, "", "7.3");
        row("older major", R"({"ward":"1.0","schema":"0.9","records":[]})",
            "content.file.older-major", 1);
        row("version as number", R"({"ward":1,"schema":"1.0","records":[]})",
            "content.file.bad-version", 1, 9);
        row("cut off in a record", file("").left(230), "content.file.truncated", 4);
        row("cut off after a comma", kHead + kScenario, "content.file.truncated", 3);
        row("trailing text", file("") + "x", "content.file.syntax", 6);
        row("comma missing",
            kHead + R"({"id":"0192f0c1-7aff-7000-8000-000000000001" "kind":"scenario"}]})",
            "content.file.syntax", 2, 45, "", "a comma or “}” is missing");
        row("comma missing at the end of a line",
            kHead + kScenario.left(kScenario.lastIndexOf(u',')) + "\n" + kEntity + "]}",
            "content.file.syntax", 2, 0, "", "a comma or “]” is missing");
        row("colon missing",
            kHead + R"({"id" "0192f0c1-7aff-7000-8000-000000000001","kind":"scenario"}]})",
            "content.file.syntax", 2, 6, "", "a colon is missing");
        row("key twice in header", R"({"ward":"1.0","ward":"1.0","schema":"1.0","records":[]})",
            "content.file.duplicate-key", 1, 15);
        row("records twice", R"({"ward":"1.0","schema":"1.0","records":[],"records":[]})",
            "content.file.duplicate-key", 1, 43);
        row("not a record", file("7,\n"), "content.file.not-a-record", 4, 1);
        row("a record that is a list", file("[1],\n"), "content.file.wrong-shape", 4, 1);
        row("unknown member",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kindd":"note"},)"
                 "\n"),
            "content.file.unknown-key", 4, 46, "", "“kind”");
        row("member twice",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003","id":"x","kind":"note"},)"
                 "\n"),
            "content.file.duplicate-key", 4, 46);
        row("id as number",
            file(R"({"id":7,"kind":"note"},)"
                 "\n"),
            "content.file.wrong-shape", 4, 7);
        row("cells as text",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"note","cells":"x"},)"
                 "\n"),
            "content.file.wrong-shape", 4, 68);
        row("no id",
            file(R"({"kind":"note"},)"
                 "\n"),
            "content.record.no-id", 4, 1);
        row("bad id",
            file(R"({"id":"bed-3","kind":"note"},)"
                 "\n"),
            "content.record.bad-id", 4, 7, "", "bed-3");
        row("no kind",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003"},)"
                 "\n"),
            "content.record.no-kind", 4, 1);
        row("unknown kind",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entitty","parent":"0192f0c1-7aff-7000-8000-000000000001"},)"
                "\n"),
            "content.record.unknown-kind", 4, 53, "", "Did you mean “entity”?");
        row("engine's kind",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"numerics","parent":"0192f0c1-7aff-7000-8000-000000000002"},)"
                "\n"),
            "content.record.not-authored", 4, 53);
        row("id twice", file(kEntity), "content.record.duplicate-id", 4, 7, "", "line 3");
        row("second scenario",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"scenario"},)"
                 "\n"),
            "content.record.second-scenario", 4, 1, "", "line 2");
        row("scenario with a parent",
            kHead + kEntity +
                R"({"id":"0192f0c1-7aff-7000-8000-000000000001","kind":"scenario","parent":"0192f0c1-7aff-7000-8000-000000000002"}]})",
            "content.record.root-parent", 3, 73);
        row("no scenario", R"({"ward":"1.0","schema":"1.0","records":[]})",
            "content.record.no-scenario", 1, 1);
        row("no parent",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entity"},)"
                 "\n"),
            "content.record.no-parent", 4, 1);
        row("parent that is not there",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entity","parent":"0192f0c1-7aff-7000-8000-0000000000ff"},)"
                "\n"),
            "content.record.dangling-parent", 4, 71, "", "0000000000ff");
        row("malformed parent",
            file(R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entity","parent":"Bed"},)"
                 "\n"),
            "content.record.bad-parent", 4, 71);
        row("wrong parent",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"trigger","parent":"0192f0c1-7aff-7000-8000-000000000002"},)"
                "\n"),
            "content.record.wrong-parent", 4, 72);
        row("cycle",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entity","parent":"0192f0c1-7aff-7000-8000-000000000004"},
{"id":"0192f0c1-7aff-7000-8000-000000000004","kind":"entity","parent":"0192f0c1-7aff-7000-8000-000000000003"},)"
                "\n"),
            "content.record.cycle", 4, 1);
        row("own parent",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entity","parent":"0192f0c1-7aff-7000-8000-000000000003"},)"
                "\n"),
            "content.record.cycle", 4, 1);
        row("bad rank",
            file(
                R"({"id":"0192f0c1-7aff-7000-8000-000000000003","kind":"entity","parent":"0192f0c1-7aff-7000-8000-000000000001","rank":"a0"},)"
                "\n"),
            "content.record.bad-rank", 4, 117);
        row("second component", file(vitals("") + component("vitals", "")),
            "content.record.second-component", 5, 1);
        // The cells of line 4 begin in column 119.
        row("unknown field", file(vitals(R"("heartrate":"92 /min")")), "content.cell.unknown-field",
            4, 119, "heartrate");
        row("misspelt field", file(vitals(R"("sp02":"92 %")")), "content.cell.unknown-field", 4,
            119, "sp02", "Did you mean “spo2”?");
        row("field twice", file(vitals(R"("hr":"92 /min","hr":"93 /min")")),
            "content.file.duplicate-key", 4, 134);
        row("wrong unit", file(vitals(R"("hr":"92 kPa")")), "content.cell.wrong-unit", 4, 124, "hr",
            "use /min");
        row("unknown unit", file(vitals(R"("sbp":"96 mmHgg")")), "content.units.unknown", 4, 125,
            "sbp", "“mmHg”");
        row("no unit", file(vitals(R"("hr":92)")), "content.quantity.no-unit", 4, 124, "hr");
        row("no unit in text", file(vitals(R"("hr":"92")")), "content.quantity.no-unit", 4, 124,
            "hr");
        row("no number", file(vitals(R"("hr":"fast")")), "content.quantity.no-number", 4, 124,
            "hr");
        row("flag for a quantity", file(vitals(R"("hr":true)")), "content.cell.wrong-type", 4, 124,
            "hr", "true or false");
        row("null", file(vitals(R"("hr":null)")), "content.cell.wrong-type", 4, 124, "hr");
        row("object", file(vitals(R"("hr":{"value":92,"unit":["/min",{"a":[[]]}]})")),
            "content.cell.wrong-type", 4, 124, "hr");
        row("impossible value", file(vitals(R"("hr":"900 /min")")), "content.cell.out-of-range", 4,
            124, "hr", "0 /min to 500 /min");
        row("engine's field", file(component("defibrillator", R"("charged":true)")),
            "content.cell.not-authored", 4, 0, "charged");
        row("no such rhythm", file(component("rhythm", R"("ecg":"vf-corse")")),
            "content.cell.unknown-enum", 4, 0, "ecg", "“vf-coarse”");
        row("vector too short", file(component("transform", R"("position":[1,2])")),
            "content.cell.wrong-type", 4, 0, "position");
        row("vector of texts", file(component("transform", R"("position":["1","2","3"])")),
            "content.cell.wrong-type", 4, 0, "position");
        row("no rotation", file(component("transform", R"("rotation":[1,1,1,1])")),
            "content.cell.not-a-rotation", 4, 0, "rotation");
        row("deep value", file(component("transform", R"("position":[[[[1]]]])")),
            "content.file.nesting", 4, 0);
        row("dangling reference",
            file(component("monitor", R"("patient":"0192f0c1-7aff-7000-8000-0000000000ff")")),
            "content.cell.dangling-reference", 4, 0, "patient", "0000000000ff");
        row("reference to another kind",
            file(component("monitor", R"("patient":"0192f0c1-7aff-7000-8000-000000000009")")),
            "content.cell.wrong-reference", 4, 0, "patient");
        row("reference that is no id", file(component("monitor", R"("patient":"Mr Okafor")")),
            "content.cell.wrong-type", 4, 0, "patient");
        row("control character", file(component("device", "\"label\":\"a\\u0007b\"")),
            "content.cell.control-character", 4, 0, "label");
        row("raw control character",
            file(component("device", "\"label\":\"a\x01"
                                     "b\"")),
            "content.file.syntax", 4);
        row("lone surrogate", file(component("device", R"("label":"\ud800")")),
            "content.file.syntax", 4);
        row("number too big", file(component("transform", R"("position":[1e999,0,0])")),
            "content.file.syntax", 4);
        row("not a number", file(component("transform", R"("position":[NaN,0,0])")),
            "content.file.syntax", 4);
    }
    void finds()
    {
        QFETCH(QString, text);
        QFETCH(QString, code);
        QFETCH(int, line);
        QFETCH(int, column);
        QFETCH(QString, field);
        QFETCH(QString, says);
        const ParsedDocument parsed =
            parseDocument(text.toStdString(), "bad.ward.json", Schema::shipped());
        QVERIFY(!parsed.document);
        const Diagnostic *found = nullptr;
        for (const Diagnostic &d : parsed.diagnostics) {
            QVERIFY2(messages::hasSentence(d.message.code), d.message.code.c_str());
            QCOMPARE(d.file, std::string("bad.ward.json"));
            if (!found && d.message.code == code.toStdString())
                found = &d;
        }
        QVERIFY2(found, parsed.diagnostics.empty() ? "nothing found"
                                                   : parsed.diagnostics[0].message.code.c_str());
        QCOMPARE(found->severity, Severity::Error);
        QCOMPARE(found->line, line);
        if (column > 0)
            QCOMPARE(found->column, column);
        QCOMPARE(found->field, field.toStdString());
        const std::string sentence = messages::renderDiagnostic(*found, "en");
        QVERIFY2(QString::fromStdString(sentence).contains(says), sentence.c_str());
        QVERIFY2(sentence.find('{') == std::string::npos || code.contains("not-a-scenario"),
                 sentence.c_str());
    }

    void reportsEveryFindingAtOnce()
    {
        const ParsedDocument parsed =
            parseDocument(file(vitals(R"("hr":"92 kPa","spo2":94,"temp":"99 Cel")") +
                               component("rhythm", R"("ecg":"vf")"))
                              .toStdString(),
                          "bad", Schema::shipped());
        QCOMPARE(parsed.diagnostics.size(), std::size_t{4});
        for (std::size_t i = 1; i < parsed.diagnostics.size(); ++i)
            QVERIFY(parsed.diagnostics[i - 1].line <= parsed.diagnostics[i].line);
    }

    void invalidUtf8IsPlaced_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("stray continuation") << QByteArray("\x80");
        QTest::newRow("overlong") << QByteArray("\xc0\xaf");
        QTest::newRow("overlong of three") << QByteArray("\xe0\x80\xaf");
        QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80");
        QTest::newRow("beyond Unicode") << QByteArray("\xf4\x90\x80\x80");
        QTest::newRow("Latin-1") << QByteArray("\xe9t");
    }
    void invalidUtf8IsPlaced()
    {
        QFETCH(QByteArray, bytes);
        QByteArray text = file(component("device", R"("label":"ab@")")).toUtf8();
        const qsizetype at = text.indexOf('@');
        text.replace(at, 1, bytes);
        const ParsedDocument parsed = parseDocument(text.toStdString(), "bad", Schema::shipped());
        QVERIFY(!parsed.document);
        QCOMPARE(parsed.diagnostics.size(), std::size_t{1});
        QCOMPARE(parsed.diagnostics[0].message.code, std::string("content.file.encoding"));
        QCOMPARE(parsed.diagnostics[0].line, 4);
        QCOMPARE(parsed.diagnostics[0].column, static_cast<int>(at - text.lastIndexOf('\n', at)));
    }

    void depthIsNoDanger_data()
    {
        QTest::addColumn<QByteArray>("open");
        QTest::newRow("lists") << QByteArray("[");
        QTest::newRow("objects") << QByteArray(R"({"a":)");
    }
    void depthIsNoDanger()
    {
        QFETCH(QByteArray, open);
        const std::string deep =
            file(component("device", "\"label\":")).toStdString().substr(0, 400) +
            open.repeated(200'000).toStdString();
        const std::string inCell =
            (kHead + kScenario + kEntity + component("device", "\"label\":@")).toStdString();
        const std::string bytes =
            inCell.substr(0, inCell.find('@')) + open.repeated(200'000).toStdString();
        for (const std::string &text : {deep, bytes, open.repeated(500'000).toStdString()}) {
            const ParsedDocument parsed = parseDocument(text, "deep", Schema::shipped());
            QVERIFY(!parsed.document);
            QVERIFY(!parsed.diagnostics.empty());
        }
    }

    void aFloodOfFindingsIsCut()
    {
        QString records;
        for (int i = 0; i < 5000; ++i)
            records += "7,\n";
        const ParsedDocument parsed =
            parseDocument(file(records).toStdString(), "bad", Schema::shipped());
        QVERIFY(parsed.diagnostics.size() < 600);
        QCOMPARE(parsed.diagnostics.back().message.code, std::string("content.file.too-many"));
    }

    void everyPrefixOfAFileIsRefusedAndNamed()
    {
        const std::string whole = file(vitals(R"("hr":"92 /min")")).toStdString();
        QVERIFY(parseDocument(whole, "f", Schema::shipped()).document);
        for (std::size_t length = 0; length + 2 < whole.size(); ++length) {
            const ParsedDocument parsed =
                parseDocument(std::string_view(whole).substr(0, length), "f", Schema::shipped());
            QVERIFY(!parsed.document);
            QVERIFY(!parsed.diagnostics.empty());
        }
    }
};

QTEST_GUILESS_MAIN(TestDiagnostics)
#include "tst_diagnostics.moc"
