// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/citations.h"
#include "editor/rules/rule_changes.h"

#include "core/content/checks/checks.h"
#include "editor/rules/rule_sentence.h"
#include "tests/support/scenario.h"

#include <QtTest>

using namespace ward;
using content::Document;
using content::Quantity;
using content::Record;
using editor::RuleChanges;

/// What a person does with rules, on the shipped arrest scenario: every gesture applies, its
/// inverse brings everything back, and what comes out has no error.
class TestRuleChanges : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    const Document m_shipped = *test::scenario(QStringLiteral("icu-arrest"));
    const Id m_patient = test::entityNamed(m_shipped, "Patient, Mr Okafor");
    const Id m_nurse = test::entityNamed(m_shipped, "Nurse, lead");

    RuleChanges on(const Document &document) const
    {
        return {document, m_schema, {m_patient}, {m_nurse}};
    }
    /// False when it does not apply or cannot be taken back exactly.
    bool apply(Document &document, RuleChanges::Ops ops) const
    {
        content::ChangeSet change;
        change.ops = std::move(ops);
        const Document before = document;
        const auto inverse = content::apply(document, change, m_schema);
        if (!inverse)
            return false;
        Document again = document;
        return content::apply(again, *inverse, m_schema).has_value() && again == before;
    }
    int errors(const Document &document) const
    {
        const auto found =
            content::checkDocument(document, m_schema, content::Catalogue::shipped());
        return static_cast<int>(std::count_if(found.begin(), found.end(), [](const auto &d) {
            return d.severity == content::Severity::Error;
        }));
    }
    QString sentence(const Document &document, const Id &rule) const
    {
        QStringList words;
        for (const editor::Token &token : editor::ruleSentence(document, m_schema, rule)) {
            if (token.kind != editor::Token::Kind::Break)
                words << token.text;
        }
        return words.join(u' ').replace(QChar(0x00a0), QChar(u' '));
    }
    static Id part(const Document &document, const Id &rule, const char *kind)
    {
        const auto parts = document.children(rule, kind);
        return parts.empty() ? Id() : parts.front()->id;
    }

private Q_SLOTS:
    void whatIsBegunIsWholeAndSound_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("says");
        QTest::newRow("value") << "value"
                               << "when SpO2 · Bed 3 below 90 % until back at 92 % for 10 s then "
                                  "mark Worth a look";
        QTest::newRow("time") << "time"
                              << "at 01:00 then mark Worth a look";
        QTest::newRow("done") << "done"
                              << "when Call for help then mark Worth a look";
    }
    void whatIsBegunIsWholeAndSound()
    {
        QFETCH(QString, kind);
        QFETCH(QString, says);
        Document document = m_shipped;
        const RuleChanges changes = on(document);
        const auto [id, ops] = kind == u"value"  ? changes.whenValue()
                               : kind == u"time" ? changes.atTime()
                                                 : changes.whenDone();
        QVERIFY(apply(document, ops));
        QCOMPARE(sentence(document, id), says);
        QCOMPARE(errors(document), 0);
        const QStringList kinds = on(document).kinds();
        QVERIFY(kinds.size() >= 6);
        for (int kind = 0; kind < kinds.size(); ++kind) {
            Document more = document;
            QVERIFY2(apply(more, on(more).also(id, kind)), qPrintable(kinds[kind]));
            QCOMPARE(more.children(id, "action").size(),
                     document.children(id, "action").size() + 1);
            QCOMPARE(errors(more), errors(document));
        }
        QVERIFY(on(document).also(id, int(kinds.size())).empty());
        const int mark =
            int(kinds.indexOf(QString::fromStdString(m_schema.enumValue("action", "mark")->label)));
        QVERIFY(apply(document, on(document).also(id, mark)));
        QCOMPARE(document.children(id, "action").size(), std::size_t(2));
    }

    void aRuleAboutAValueNeedsAPatient()
    {
        const RuleChanges changes(m_shipped, m_schema, {}, {});
        QVERIFY(changes.whenValue().second.empty());
        QVERIFY(!changes.whenDone().second.empty());
    }

    void theFirstPhaseIsWhereASessionBegins()
    {
        Document document = m_shipped;
        const auto [third, more] = on(document).phase();
        QCOMPARE(more.size(), std::size_t(1)); // the scenario has a first phase already
        QVERIFY(apply(document, more));
        Document bare;
        Record scenario = *m_shipped.scenario();
        scenario.cells.erase("initial_phase");
        QVERIFY(bare.add(scenario));
        const auto [first, ops] = on(bare).phase();
        QVERIFY(apply(bare, ops));
        QVERIFY(bare.scenario()->cell("initial_phase") == content::CellValue(first));
    }

    void namesDoNotRepeat()
    {
        Document document = m_shipped;
        const auto [one, first] = on(document).atTime();
        QVERIFY(apply(document, first));
        const auto [two, second] = on(document).atTime();
        QVERIFY(apply(document, second));
        QVERIFY(document.find(one)->cell("name") != document.find(two)->cell("name"));
    }

    void whatIsTypedIsUnderstood_data()
    {
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shows");
        QTest::newRow("number") << "trigger"
                                << "threshold"
                                << "85"
                                << "85 %";
        QTest::newRow("relative") << "trigger"
                                  << "threshold"
                                  << "-2"
                                  << "88 %";
        QTest::newRow("unit") << "trigger"
                              << "duration"
                              << "0.5 min"
                              << "30 s";
        QTest::newRow("text") << "action"
                              << "text"
                              << "Look"
                              << "Look";
        QTest::newRow("name") << "rule"
                              << "name"
                              << "Sats drop"
                              << "Sats drop";
        QTest::newRow("clock") << "event"
                               << "at"
                               << "2:30"
                               << "02:30";
        QTest::newRow("seconds") << "event"
                                 << "at"
                                 << "95"
                                 << "01:35";
        QTest::newRow("minutes") << "event"
                                 << "at"
                                 << "3 min"
                                 << "03:00";
    }
    void whatIsTypedIsUnderstood()
    {
        QFETCH(QString, where);
        QFETCH(QString, cell);
        QFETCH(QString, text);
        QFETCH(QString, shows);
        Document document = m_shipped;
        const auto [id, begun] =
            where == u"event" ? on(document).atTime() : on(document).whenValue();
        QVERIFY(apply(document, begun));
        const Id record = where == u"event" || where == u"rule"
                              ? id
                              : part(document, id, where.toUtf8().constData());
        const std::string name = cell.toStdString();
        QCOMPARE(on(document).editorOf(record, name), RuleChanges::Editor::Text);
        auto ops = on(document).type(record, name, text.toStdString());
        QVERIFY(ops.has_value());
        QVERIFY(apply(document, *ops));
        QCOMPARE(on(document).typed(record, name), shows);
    }

    /// A source vouches for the number it was written for, and not silently for another one.
    void aChangedNumberTakesItsSourceAlong()
    {
        Document document = m_shipped;
        const auto rules = document.ofKind("rule");
        const auto desaturation = std::find_if(rules.begin(), rules.end(), [](const auto *rule) {
            return rule->cell("name") == content::CellValue(std::string("Desaturation"));
        });
        QVERIFY(desaturation != rules.end());
        const Id rule = (*desaturation)->id;
        const Id trigger = part(document, rule, "trigger");
        const auto cell = [&](const char *name) {
            const auto *text = std::get_if<std::string>(&document.find(rule)->cell(name));
            return text ? QString::fromStdString(*text) : QString();
        };
        const auto type = [&](const Id &record, const char *name, const char *text) {
            auto ops = on(document).type(record, name, text);
            return ops && apply(document, editor::withCitations(document, m_schema, *ops));
        };
        const QString source = cell("source");
        const QString before = on(document).typed(trigger, "threshold");
        QVERIFY(!source.isEmpty() && !before.isEmpty());
        QVERIFY(type(rule, "reviewed_by", "Dr Test"));
        QCOMPARE(cell("reviewed_by"), QStringLiteral("Dr Test"));

        QVERIFY(type(trigger, "threshold", "81"));
        QVERIFY2(cell("source").startsWith(source) && cell("source").contains("was for") &&
                     cell("source").contains(before),
                 qPrintable(cell("source")));
        QVERIFY(cell("reviewed_by").isEmpty());
        // The number of the source stays named, however often it is changed …
        const QString noted = cell("source");
        QVERIFY(type(trigger, "threshold", "82"));
        QCOMPARE(cell("source"), noted);
        // … and when it is back, the source is as it was. Nobody has reviewed that.
        QVERIFY(type(trigger, "threshold", before.toUtf8().constData()));
        QCOMPARE(cell("source"), source);
        QVERIFY(cell("reviewed_by").isEmpty());
        // Words are no numbers, and who writes the source means it.
        QVERIFY(type(rule, "name", "Sats"));
        QCOMPARE(cell("source"), source);
        QVERIFY(type(rule, "source", "Another guideline"));
        QCOMPARE(cell("source"), QStringLiteral("Another guideline"));
        // A reviewer vouches for the number without a source, too.
        QVERIFY(type(rule, "source", "") && cell("source").isEmpty());
        QVERIFY(type(rule, "reviewed_by", "Dr Test"));
        QVERIFY(type(trigger, "threshold", "81"));
        QVERIFY(cell("reviewed_by").isEmpty());
        QVERIFY(cell("source").isEmpty());
    }

    void nonsenseIsRefused()
    {
        Document document = m_shipped;
        const auto [id, begun] = on(document).whenValue();
        QVERIFY(apply(document, begun));
        const Id trigger = part(document, id, "trigger");
        for (const char *text : {"lots", "85 furlong", "3 s"})
            QVERIFY2(!on(document).type(trigger, "threshold", text), text);
        const auto [event, timed] = on(document).atTime();
        QVERIFY(apply(document, timed));
        QVERIFY(!on(document).type(event, "at", "2:xx"));
    }

    /// Another vital takes numbers of its own unit, and the sentence stays whole.
    void anotherVitalTakesItsOwnNumbers()
    {
        Document document = m_shipped;
        const auto [id, begun] = on(document).whenValue();
        QVERIFY(apply(document, begun));
        const Id trigger = part(document, id, "trigger");
        const QStringList vitals = on(document).options(trigger, "field");
        QCOMPARE(vitals.value(on(document).option(trigger, "field")), QStringLiteral("SpO2"));
        QVERIFY(vitals.contains(QStringLiteral("HR")));
        QVERIFY(apply(document, on(document).choose(trigger, "field",
                                                    int(vitals.indexOf(QStringLiteral("HR"))))));
        const auto threshold = std::get<Quantity>(document.find(trigger)->cell("threshold"));
        QCOMPARE(threshold.unit, std::string("/min"));
        QVERIFY(content::isAbsent(document.find(trigger)->cell("clear")));
        QCOMPARE(errors(document), 0);
        QVERIFY(on(document)
                    .choose(trigger, "field", on(document).option(trigger, "field"))
                    .empty()); // it is that already
    }

    void everyKindOfThingCanHappen()
    {
        Document document = m_shipped;
        const auto [id, begun] = on(document).atTime();
        QVERIFY(apply(document, begun));
        const QStringList kinds = on(document).options(part(document, id, "action"), "type");
        QVERIFY2(kinds.size() >= 8, qPrintable(kinds.join(u' ')));
        for (int i = 0; i + 1 < kinds.size(); ++i) { // the last one takes it away
            const Id action = part(document, id, "action");
            const auto ops = on(document).choose(action, "type", i);
            if (ops.empty()) {
                QCOMPARE(on(document).option(action, "type"), i);
                continue;
            }
            QVERIFY2(apply(document, ops), qPrintable(kinds.value(i)));
            QCOMPARE(on(document).option(part(document, id, "action"), "type"), i);
            QVERIFY2(errors(document) == 0, qPrintable(kinds.value(i)));
        }
        QVERIFY(apply(document, on(document).choose(part(document, id, "action"), "type",
                                                    int(kinds.size()) - 1)));
        QVERIFY(document.children(id, "action").empty());
    }

    /// Every chip of every shipped sentence that can be changed has a way that leads somewhere.
    void shippedSentencesCanBeChanged()
    {
        for (const char *name : {"icu-arrest", "septic-shock", "anaphylaxis"}) {
            const Document document = *test::scenario(QString::fromLatin1(name));
            const RuleChanges changes(document, m_schema,
                                      {test::entityNamed(m_shipped, "Patient, Mr Okafor")}, {});
            int open = 0;
            for (const char *kind : {"rule", "event"}) {
                for (const Record *rule : document.ofKind(kind)) {
                    for (const editor::Token &token :
                         editor::ruleSentence(document, m_schema, rule->id)) {
                        if (token.record.isNull())
                            continue;
                        QVERIFY(document.find(token.record));
                        const auto how = changes.editorOf(token.record, token.cell);
                        open += how != RuleChanges::Editor::None;
                        if (how == RuleChanges::Editor::Choice)
                            QVERIFY(!changes.options(token.record, token.cell).isEmpty());
                    }
                }
            }
            QVERIFY2(open > 20, name);
        }
    }
};

QTEST_GUILESS_MAIN(TestRuleChanges)
#include "tst_rule_changes.moc"
