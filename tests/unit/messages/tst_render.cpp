// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"
#include "core/messages/viewer_locale.h"
#include "tests/support/std_strings.h"

#include <QLocale>
#include <QTest>

using namespace ward;

class TestRender : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsQuantitiesInDisplayUnits()
    {
        QCOMPARE(
            messages::render(
                Message("content.cell.out-of-range", {{"field", "MAP"},
                                                      {"value", MessageQuantity{375.031, "mm[Hg]"}},
                                                      {"low", MessageQuantity{0, "mm[Hg]"}},
                                                      {"high", MessageQuantity{300, "mm[Hg]"}}}),
                "en"),
            std::string(
                "MAP cannot be 375.031 mmHg: only values from 0 mmHg to 300 mmHg are possible."));
    }

    void roundsForPeople()
    {
        const std::string text = messages::render(
            Message("content.rule.unreachable-level",
                    {{"field", "FiO2"}, {"value", MessageQuantity{0.1 + 0.2, "1"}}}),
            "en");
        QVERIFY2(text.find("0.3,") != std::string::npos, text.c_str());
    }

    void showsTimes()
    {
        const std::string text =
            messages::render(Message("content.event.after-end", {{"event", "Arrest"},
                                                                 {"at", MessageTime{95'000'000}},
                                                                 {"end", MessageTime{60'000'000}}}),
                             "en");
        QVERIFY2(text.find("01:35.0") != std::string::npos, text.c_str());
        QVERIFY2(text.find("01:00.0") != std::string::npos, text.c_str());
    }

    void leavesOutPartsWithoutTheirArgument()
    {
        const auto unknown = [](std::string nearest) {
            return messages::render(
                Message("content.cell.unknown-field",
                        {{"field", "sp02"}, {"kind", "Vitals"}, {"nearest", std::move(nearest)}}),
                "en");
        };
        QCOMPARE(unknown("spo2"),
                 std::string("Vitals has no field “sp02”. Did you mean “spo2”? `ward schema` lists "
                             "the fields."));
        QCOMPARE(unknown(""),
                 std::string("Vitals has no field “sp02”. `ward schema` lists the fields."));
        QCOMPARE(messages::render(
                     Message("content.cell.unknown-field", {{"field", "x"}, {"kind", "K"}}), "en"),
                 std::string("K has no field “x”. `ward schema` lists the fields."));
    }

    void nestsMessages()
    {
        QCOMPARE(messages::render(
                     Message("content.cell.wrong-type", {{"field", "HR"},
                                                         {"expected", "@content.type.quantity"},
                                                         {"found", "@content.type.flag"}}),
                     "en"),
                 std::string("HR must be a number with its unit, such as “92 /min”, but true or "
                             "false was given."));
        // A text that only looks like a code stays a text, whoever wrote it.
        QVERIFY(
            messages::render(Message("content.quantity.no-number", {{"text", "@nonsense"}}), "en")
                .find("@nonsense") != std::string::npos);
    }

    void speaksTheViewersLanguage_data()
    {
        QTest::addColumn<QString>("locale");
        QTest::addColumn<QString>("text");
        const char *german = "Zur Phase „Arrest“ führt nichts.";
        QTest::newRow("German") << "de" << german;
        QTest::newRow("of Austria") << "de_AT" << german;
        QTest::newRow("with an encoding") << "de_DE.UTF-8" << german;
        QTest::newRow("English") << "en_GB"
                                 << "Nothing leads to the phase “Arrest”.";
        QTest::newRow("without a catalogue") << "fi_FI"
                                             << "Nothing leads to the phase “Arrest”.";
        QTest::newRow("C") << "C"
                           << "Nothing leads to the phase “Arrest”.";
    }

    void speaksTheViewersLanguage()
    {
        QFETCH(const QString, locale);
        QFETCH(const QString, text);
        QCOMPARE(
            QString::fromStdString(messages::render(
                Message("content.phase.unreachable", {{"phase", "Arrest"}}), locale.toStdString())),
            text);
    }

    void nestedSentencesAreInTheSameLanguage()
    {
        QCOMPARE(messages::render(
                     Message("content.cell.wrong-type", {{"field", "HR"},
                                                         {"expected", "@content.type.integer"},
                                                         {"found", "@content.type.text"}}),
                     "de"),
                 std::string("HR muss eine ganze Zahl sein, angegeben ist aber ein Text."));
    }

    void argumentsAreNotTemplates()
    {
        const std::string text = messages::render(
            Message("content.quantity.no-number", {{"text", "{text} [[x]]"}}), "en");
        QVERIFY2(text.find("“{text} [[x]]”") != std::string::npos, text.c_str());
    }

    void anUnknownCodeHidesNothing()
    {
        QCOMPARE(
            messages::render(Message("no.such.code", {{"n", std::int64_t{7}}, {"x", 0.5}}), "en"),
            std::string("no.such.code n=7 x=0.5"));
        QVERIFY(!messages::hasSentence("no.such.code"));
    }

    void errorsSayWhatWasBeingDone()
    {
        const Error error =
            Error("content.units.unknown", {{"unit", "parsec"}})
                .within(Message("content.schema.default", {{"where", "vitals.hr"}}));
        QCOMPARE(messages::render(error, "en"),
                 std::string("“parsec” is not a unit Ward knows. (in the default of vitals.hr)"));
    }

    /// Somebody's locale need not be their language: what was loaded counts, until then the locale.
    void theViewersLanguageIsTheOneThatWasLoaded()
    {
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(messages::viewerLocale(), std::string("en_US"));
        messages::setViewerLocale("de");
        QCOMPARE(messages::viewerLocale(), std::string("de"));
        messages::setViewerLocale({});
        QCOMPARE(messages::viewerLocale(), std::string("en_US"));
        QLocale::setDefault(before);
    }

    void diagnosticsAreOneLine()
    {
        content::Diagnostic d;
        d.severity = content::Severity::Warning;
        d.file = "a b.ward.json";
        d.line = 12;
        d.message = Message("content.phase.no-first");
        QCOMPARE(messages::renderDiagnostic(d, "en"),
                 std::string(
                     "a b.ward.json:12: warning content.phase.no-first The scenario has phases but "
                     "does not say which is the first."));
        d.line = 0;
        d.severity = content::Severity::Info;
        QVERIFY(messages::renderDiagnostic(d, "en").starts_with("a b.ward.json:1: info "));
    }
};

QTEST_GUILESS_MAIN(TestRender)
#include "tst_render.moc"
