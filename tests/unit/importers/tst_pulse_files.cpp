// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "tests/support/std_strings.h"
#include "tests/unit/importers/pulse_fixture.h"

#include <QSaveFile>
#include <QTest>

using namespace ward;
using namespace ward::content;
using namespace ward::test;

namespace {

const QString kGolden = QStringLiteral(WARD_SOURCE_DIR "/tests/golden/pulse/counts.txt");

/// "showcase/HeatStroke.json 12 5 7 14 1350": file, actions, understood, notes, moments, seconds.
QString countsOf(const QString &file, const importers::PulseImport &result)
{
    const auto *duration =
        result.document ? std::get_if<Quantity>(&result.document->scenario()->cell("duration"))
                        : nullptr;
    return QStringLiteral("%1 %2 %3 %4 %5 %6")
        .arg(file)
        .arg(result.actions)
        .arg(result.understood)
        .arg(result.notes)
        .arg(result.document ? eventsOf(*result.document).size() : 0)
        .arg(duration ? duration->value : -1);
}

} // namespace

/// The 58 scenarios that come with Pulse.
class TestPulseFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// The counts of every file; with WARD_ACCEPT_GOLDEN set the table is written anew.
    void countsAreAsAccepted()
    {
        const QStringList files = pulseFiles();
        QCOMPARE(files.size(), 58);
        QStringList lines;
        for (const QString &file : files) {
            const auto result = imported(pulseBytes(file), file.toStdString());
            QCOMPARE(result.understood + result.notes, result.actions);
            lines.append(countsOf(file, result));
        }
        const QByteArray table = "# file actions understood notes moments seconds\n" +
                                 (lines.join(QLatin1Char('\n')) + QLatin1Char('\n')).toUtf8();
        if (qEnvironmentVariableIsSet("WARD_ACCEPT_GOLDEN")) {
            QSaveFile out(kGolden);
            QVERIFY(out.open(QIODevice::WriteOnly));
            out.write(table);
            QVERIFY(out.commit());
        }
        QFile golden(kGolden);
        QVERIFY(golden.open(QIODevice::ReadOnly));
        const QList<QByteArray> expected = golden.readAll().split('\n');
        const QList<QByteArray> found = table.split('\n');
        for (int i = 0; i < expected.size() && i < found.size(); ++i)
            QCOMPARE(found[i], expected[i]);
        QCOMPARE(found.size(), expected.size());
    }

    void everyFile_data()
    {
        QTest::addColumn<QString>("file");
        for (const QString &file : pulseFiles())
            QTest::newRow(qPrintable(file)) << file;
    }
    void everyFile()
    {
        QFETCH(QString, file);
        const Schema &schema = Schema::shipped();
        const auto result = imported(pulseBytes(file), file.toStdString());
        QVERIFY2(result.document, describe(result.diagnostics).c_str());
        for (const Diagnostic &d : result.diagnostics)
            QVERIFY2(d.severity == Severity::Info, describe({d}).c_str());

        const std::string bytes = writeDocument(*result.document, schema);
        const ParsedDocument parsed = parseDocument(bytes, "out.ward.json", schema);
        QVERIFY2(parsed.document, describe(parsed.diagnostics).c_str());
        QVERIFY2(parsed.diagnostics.empty(), describe(parsed.diagnostics).c_str());
        QVERIFY(*parsed.document == *result.document);
        QCOMPARE(writeDocument(*parsed.document, schema), bytes);

        const Diagnostics checked = checkDocument(*parsed.document, schema, Catalogue::shipped());
        QVERIFY2(!hasErrors(checked), describe(checked).c_str());
        // What remains to be said: some are shorter than a session usually is, their times are of
        // another grid, and nobody has signed the numbers. Two of them try many drugs, some in a
        // small part of the usual dose, which an author should hear.
        for (const Diagnostic &d : checked) {
            const bool fewMilligrams = d.message.code == "content.drug.dose-implausible" &&
                                       (file.endsWith(QLatin1String("Comprehensive.json")) ||
                                        file.endsWith(QLatin1String("MultiDrug.json")));
            QVERIFY2(d.field == "duration" || d.message.code == "content.time.off-grid" ||
                         d.message.code == "content.review.missing" || fewMilligrams,
                     describe({d}).c_str());
        }

        checkRecords(*parsed.document, result);
    }

private:
    /// Order and number of what is in the document, against the counts.
    static void checkRecords(const Document &document, const importers::PulseImport &result)
    {
        double before = -1;
        int notes = 0;
        for (const ImportedEvent &event : eventsOf(document)) {
            QVERIFY(event.at > before);
            before = event.at;
            QVERIFY(!event.actions.empty());
            for (const Record *action : event.actions) {
                const std::string name = textOf(*action, "name");
                QVERIFY(name.empty() || Schema::shipped().action(name));
                if (textOf(*action, "text").find("(a note:") != std::string::npos)
                    ++notes;
            }
        }
        QCOMPARE(notes, result.notes);
        const auto &duration = std::get<Quantity>(document.scenario()->cell("duration"));
        QVERIFY(before <= duration.value);
    }
};

QTEST_APPLESS_MAIN(TestPulseFiles)
#include "tst_pulse_files.moc"
