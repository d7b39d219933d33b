// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/importers/pulse_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::content;
using namespace ward::test;

namespace {

QByteArray advance(const char *time)
{
    return QByteArray("{\"AnyAction\":[\n{\"AdvanceTime\":{\"Time\":{\"ScalarTime\":") + time +
           "}}}]}";
}

} // namespace

/// Whatever is no Pulse scenario is refused with a reason and a line, and gives no document.
class TestPulseRefused : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        QTest::addColumn<int>("line");
        const auto row = [](const char *name, const QByteArray &bytes, const char *code, int line) {
            QTest::newRow(name) << bytes << QStringLiteral("importers.") + QString::fromUtf8(code)
                                << line;
        };
        row("empty", "", "file.empty", 1);
        row("no JSON", "x", "file.syntax", 1);
        row("truncated", "{\"AnyAction\":[\n{\"AdvanceTime\":", "file.truncated", 2);
        row("a list", "[1, 2]", "pulse.no-actions", 1);
        row("a number", "7", "pulse.no-actions", 1);
        row("no AnyAction", "{\n\"PatientConfiguration\":{}}", "pulse.no-actions", 1);
        row("empty AnyAction", "{\n\"AnyAction\":[]}", "pulse.no-actions", 2);
        row("AnyAction no list", "{\n\n\"AnyAction\":{}}", "pulse.wrong-type", 3);
        row("action no object", "{\"AnyAction\":[\n\"go\"]}", "pulse.action-shape", 2);
        row("action empty", "{\"AnyAction\":[\n{}]}", "pulse.action-shape", 2);
        row("two in one", "{\"AnyAction\":[\n{\"AdvanceTime\":{},\"PatientAction\":{}}]}",
            "pulse.action-shape", 2);
        row("group of nothing", "{\"AnyAction\":[{\n\"PatientAction\":\n{}}]}",
            "pulse.action-shape", 3);
        row("group no object", "{\"AnyAction\":[{\n\"PatientAction\":\n3}]}", "pulse.action-shape",
            3);
        row("body no object", "{\"AnyAction\":[{\"PatientAction\":\n{\"Arrhythmia\":\"x\"}}]}",
            "pulse.action-shape", 2);
        row("rhythm a number",
            "{\"AnyAction\":[{\"PatientAction\":{\"Arrhythmia\":{\n\"Rhythm\":5}}}]}",
            "pulse.wrong-type", 2);
        row("value a text",
            "{\"AnyAction\":[{\"PatientAction\":{\"AsthmaAttack\":{\"Severity\":\n"
            "{\"Scalar0To1\":{\n\"Value\":\"much\"}}}}}]}",
            "pulse.wrong-type", 3);
        row("value a list",
            "{\"AnyAction\":[{\"PatientAction\":{\"AsthmaAttack\":{\"Severity\":\n[1]}}}]}",
            "pulse.wrong-type", 2);
        row("value with too many digits",
            advance("{\"Value\":1.23456789012345678901,\"Unit\":\"s\"}"), "pulse.wrong-type", 2);
        row("time missing", "{\"AnyAction\":[\n{\"AdvanceTime\":{}}]}", "pulse.time", 2);
        row("time backward", advance("{\"Value\":-1,\"Unit\":\"s\"}"), "pulse.time", 2);
        row("time without unit", advance("{\"Value\":1}"), "pulse.time", 2);
        row("time in litres", advance("{\"Value\":1,\"Unit\":\"L\"}"), "pulse.time", 2);
        row("time for ever", advance("{\"Value\":\"Infinity\",\"Unit\":\"s\"}"), "pulse.time", 2);
        row("over a day", advance("{\"Value\":25,\"Unit\":\"hr\"}"), "pulse.too-long", 2);
        row("over all limits", advance("{\"Value\":1e30,\"Unit\":\"hr\"}"), "pulse.time", 2);
        row("condition of no shape",
            "{\"PatientConfiguration\":{\"Conditions\":{\"AnyCondition\":[\n3]}},\"AnyAction\":["
            "{\"PatientAction\":{\"Urinate\":{}}}]}",
            "pulse.condition-shape", 2);
        row("description no text",
            "{\n\"Description\":{},\"AnyAction\":[{\"PatientAction\":{\"Urinate\":{}}}]}",
            "pulse.wrong-type", 2);
        row("too many actions",
            "{\n\"AnyAction\":[" +
                QByteArray("{\"PatientAction\":{\"Urinate\":{}}},").repeated(100'000) +
                "{\"PatientAction\":{\"Urinate\":{}}}]}",
            "pulse.too-many-actions", 2);
        row("too large", QByteArray((64 << 20) + 1, ' '), "file.too-large", 1);
        row("another scenario format", "{\"ward\":\"1.0\",\"schema\":\"1.0\",\"records\":[]}",
            "pulse.no-actions", 1);
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        const auto result = imported(bytes.toStdString());
        QVERIFY(!result.document);
        const Diagnostic *error = nullptr;
        for (const Diagnostic &d : result.diagnostics) {
            if (d.severity == Severity::Error && !error)
                error = &d;
        }
        QVERIFY(error);
        QTEST(QString::fromStdString(error->message.code), "code");
        QTEST(error->line, "line");
        QVERIFY(messages::hasSentence(error->message.code));
        QVERIFY2(describe(result.diagnostics).find('{') == std::string::npos ||
                     error->message.code.ends_with("-shape"),
                 describe(result.diagnostics).c_str());
    }

    /// Every beginning of a real file is refused, never half read.
    void everyTruncationIsRefused()
    {
        const std::string whole = pulseBytes(QStringLiteral("combined/Gus.json"));
        QVERIFY(whole.size() > 1000);
        QVERIFY(imported(whole).document);
        const std::size_t last = whole.find_last_of('}');
        for (std::size_t size = 0; size < last; size += 7) {
            const auto result = imported(whole.substr(0, size));
            QVERIFY2(!result.document, std::to_string(size).c_str());
            QVERIFY(hasErrors(result.diagnostics));
        }
    }

    /// Every error of a file is said, not only the first.
    void saysAllErrors()
    {
        const auto result =
            imported("{\"AnyAction\":[\n3,\n{\"PatientAction\":{\"Arrhythmia\":{\"Rhythm\":5}}},\n"
                     "{}]}");
        QVERIFY(!result.document);
        QCOMPARE(result.diagnostics.size(), std::size_t(3));
    }
};

QTEST_APPLESS_MAIN(TestPulseRefused)
#include "tst_pulse_refused.moc"
