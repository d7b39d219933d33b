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
            QString::fromUtf8("when SpO2 · Bed 3 below 88 % clear 91 % for 20 s then trend "
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
    void nothingForAnUnknownRecord()
    {
        QVERIFY(editor::ruleSentence(example(), content::Schema::shipped(), Id(9, 9)).empty());
    }
};

QTEST_GUILESS_MAIN(TestRuleSentence)
#include "tst_rule_sentence.moc"
