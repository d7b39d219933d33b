// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rule_sentence.h"
#include "tests/support/scenario.h"

#include <QtTest>

using namespace ward;
using content::Quantity;
using content::Record;

namespace {

QString plain(const std::vector<editor::Token> &tokens)
{
    QStringList words;
    for (const editor::Token &token : tokens) {
        if (token.kind != editor::Token::Kind::Break)
            words << token.text;
    }
    return words.join(u' ').replace(QChar(0x00a0), QChar(u' '));
}

Record record(int id, const char *kind, int parent, content::Cells cells)
{
    Record made;
    made.id = Id(0, std::uint64_t(id));
    made.kind = kind;
    made.parent = parent ? Id(0, std::uint64_t(parent)) : Id();
    made.rank = "r" + std::to_string(10 + id) + "z";
    made.cells = std::move(cells);
    return made;
}

content::Document example()
{
    content::Document document;
    const std::vector<Record> records{
        record(1, "scenario", 0, {{"name", std::string("Test")}}),
        record(2, "entity", 1, {{"name", std::string("Bed 3")}}),
        record(3, "entity", 2, {{"name", std::string("Patient, Mr Okafor")}}),
        record(4, "patient", 3, {}),
        record(5, "phase", 1, {{"name", std::string("Deterioration")}}),
        record(6, "rule", 1, {{"name", std::string("Desaturation")}}),
        record(7, "trigger", 6,
               {{"type", std::string("vital-below")},
                {"field", std::string("vitals.spo2")},
                {"entity", Id(0, 3)},
                {"threshold", Quantity{88, "%"}},
                {"clear", Quantity{91, "%"}},
                {"duration", Quantity{20, "s"}}}),
        record(8, "action", 6,
               {{"type", std::string("trend")},
                {"field", std::string("vitals.hr")},
                {"entity", Id(0, 3)},
                {"value", std::string("135 /min")},
                {"over", Quantity{60, "s"}}}),
        record(9, "action", 6,
               {{"type", std::string("phase")}, {"phase", Id(0, 5)}, {"delay", Quantity{30, "s"}}}),
        record(10, "event", 1, {{"name", std::string("Arrest")}, {"at", Quantity{95, "s"}}}),
        record(11, "action", 10,
               {{"type", std::string("rhythm")}, {"rhythm", std::string("vf-coarse")}}),
    };
    for (const Record &r : records) {
        if (!document.add(r))
            return {};
    }
    return document;
}

} // namespace

class TestRuleSentence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRuleReadsAsASentence()
    {
        const auto document = example();
        QCOMPARE(
            plain(editor::ruleSentence(document, content::Schema::shipped(), Id(0, 6))),
            QString::fromUtf8("when SpO2 · Bed 3 below 88 % until back at 91 % for 20 s then trend "
                              "HR · Bed 3 to 135 /min over 60 s · after 30 s go to Deterioration"));
    }
    void aScheduledEventReadsAsASentence()
    {
        const auto document = example();
        QCOMPARE(plain(editor::ruleSentence(document, content::Schema::shipped(), Id(0, 10))),
                 QStringLiteral("at 01:35 then rhythm VF, coarse"));
    }
    void everyShippedRuleHasASentenceWithoutIds()
    {
        for (const char *name : {"icu-arrest", "septic-shock", "anaphylaxis"}) {
            const auto document = test::scenario(QString::fromLatin1(name));
            QVERIFY2(document, name);
            for (const char *kind : {"rule", "event"}) {
                for (const Record *r : document->ofKind(kind)) {
                    const QString text =
                        plain(editor::ruleSentence(*document, content::Schema::shipped(), r->id));
                    QVERIFY2(text.size() > 8, qPrintable(text));
                    QVERIFY2(!text.contains(
                                 QRegularExpression(QStringLiteral("[0-9a-f]{8}-|vitals\\."))),
                             qPrintable(text));
                }
            }
        }
    }
    void everyTypeHasWords_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("type");
        for (const char *kind : {"trigger", "condition", "action"}) {
            for (const content::EnumValue &value : content::Schema::shipped().enumValues(kind))
                QTest::addRow("%s %s", kind, value.value.c_str())
                    << kind << QString::fromStdString(value.value);
            QTest::addRow("%s of a newer version", kind) << kind << "teleport";
        }
    }
    /// Whether everything is filled in or nothing, no word of the sentence is blank.
    void everyTypeHasWords()
    {
        QFETCH(QString, kind);
        QFETCH(QString, type);
        auto document = example();
        QVERIFY(document.add(record(20, "rule", 1, {{"name", std::string("R")}})));
        QVERIFY(document.add(
            record(21, kind.toUtf8().constData(), 20, {{"type", type.toStdString()}})));
        const auto tokens = editor::ruleSentence(document, content::Schema::shipped(), Id(0, 20));
        int words = 0;
        for (const editor::Token &token : tokens) {
            if (token.kind == editor::Token::Kind::Break)
                continue;
            QVERIFY2(!token.text.trimmed().isEmpty(), qPrintable(plain(tokens)));
            words += token.kind == editor::Token::Kind::Keyword ? 0 : 1;
        }
        QVERIFY2(words > 0, qPrintable(plain(tokens)));
        if (type == QLatin1String("teleport"))
            QVERIFY(plain(tokens).contains(type));
    }
    void newWordsReadAsSentences_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<content::Cells>("cells");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char *kind, const content::Cells &cells, const char *sentence) {
            QTest::newRow(sentence) << kind << cells << QString::fromUtf8(sentence);
        };
        const auto text = [](const char *t) { return std::string(t); };
        row("trigger", {{"type", text("every")}, {"every", Quantity{30, "s"}}}, "every 30 s");
        row("trigger",
            {{"type", text("phase-time")}, {"at", Quantity{10, "s"}}, {"phase", Id(0, 5)}},
            "at 00:10 in Deterioration");
        row("trigger",
            {{"type", text("vital-inside")},
             {"field", text("vitals.hr")},
             {"entity", Id(0, 3)},
             {"shown", true},
             {"threshold", Quantity{60, "/min"}},
             {"upper", Quantity{90, "/min"}}},
            "when shown HR · Bed 3 between 60 /min and 90 /min");
        row("trigger",
            {{"type", text("vital-rising")},
             {"field", text("vitals.hr")},
             {"threshold", Quantity{20, "/min"}},
             {"within", Quantity{60, "s"}}},
            "when HR rises by 20 /min within 60 s");
        row("trigger",
            {{"type", text("entity-moved")}, {"prefab", text("nurse")}, {"zone", Id(0, 2)}},
            "when nurse comes within 1 m of Bed 3");
        row("trigger", {{"type", text("drug")}, {"dose", Quantity{1, "mg"}}, {"route", text("im")}},
            "when any drug given at least 1 mg by im");
        row("condition", {{"type", text("random")}, {"probability", 0.25}}, "if by chance 25 %");
        row("condition", {{"type", text("vital-unknown")}, {"field", text("vitals.spo2")}},
            "if SpO2 is not measured");
        row("condition", {{"type", text("entity-count")}, {"prefab", text("nurse")}},
            "if at least 1 nurse");
        row("action",
            {{"type", text("timer")}, {"timer", text("shock")}, {"over", Quantity{120, "s"}}},
            "then start Timer shock for 120 s");
        row("action", {{"type", text("prompt")}, {"text", text("Help?")}},
            "then prompt the instructor “Help?”");
        row("action",
            {{"type", text("trend")},
             {"field", text("vitals.hr")},
             {"value", text("140 /min")},
             {"over", Quantity{60, "s"}},
             {"ceiling", Quantity{130, "/min"}}},
            "then trend HR to 140 /min over 60 s not above 130 /min");
        row("action",
            {{"type", text("alarm")},
             {"alarm_command", text("set-limits")},
             {"alarm", text("hr")},
             {"low", Quantity{40, "/min"}}},
            "then set the limits of hr low 40 /min");
    }
    void newWordsReadAsSentences()
    {
        QFETCH(QString, kind);
        QFETCH(content::Cells, cells);
        QFETCH(QString, sentence);
        auto document = example();
        QVERIFY(document.add(record(20, "rule", 1, {{"name", std::string("R")}})));
        QVERIFY(document.add(record(21, kind.toUtf8().constData(), 20, cells)));
        QCOMPARE(plain(editor::ruleSentence(document, content::Schema::shipped(), Id(0, 20))),
                 sentence);
    }
    void whatAnAbsenceWaitsForIsSaid()
    {
        auto document = example();
        const std::vector<Record> records{
            record(20, "rule", 1, {{"name", std::string("R")}, {"fire", std::string("every")}}),
            record(21, "trigger", 20,
                   {{"type", std::string("absence")}, {"within", Quantity{60, "s"}}}),
            record(22, "trigger", 21,
                   {{"type", std::string("action")}, {"action", std::string("pulse.check")}}),
            record(23, "trigger", 21,
                   {{"type", std::string("cue")}, {"event", std::string("helped")}}),
        };
        for (const Record &r : records)
            QVERIFY(document.add(r));
        QCOMPARE(plain(editor::ruleSentence(document, content::Schema::shipped(), Id(0, 20))),
                 QStringLiteral("when no Check for a pulse or helped within 60 s · every time"));
    }
    void nothingForAnUnknownRecord()
    {
        QVERIFY(editor::ruleSentence(example(), content::Schema::shipped(), Id(9, 9)).empty());
    }
};

QTEST_GUILESS_MAIN(TestRuleSentence)
#include "tst_rule_sentence.moc"
