// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "core/content/schema.h"
#include "core/recording/recording_lock.h"
#include "resources/resources.h"
#include "tests/support/std_strings.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sstream>

using namespace ward;

namespace {

struct Outcome
{
    int code = -1;
    std::string out;
    std::string err;
};

Outcome ward_(const std::vector<std::string> &arguments)
{
    std::ostringstream out;
    std::ostringstream err;
    cli::Streams streams{out, err};
    const int code = cli::runCommandLine(arguments, streams);
    return {code, out.str(), err.str()};
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string write(const char *name, const std::string &bytes)
    {
        QFile file(m_folder.filePath(QLatin1String(name)));
        const bool ok = file.open(QIODevice::WriteOnly) &&
                        file.write(bytes.data(), static_cast<qint64>(bytes.size())) ==
                            static_cast<qint64>(bytes.size());
        Q_ASSERT(ok);
        return file.fileName().toStdString();
    }

private Q_SLOTS:
    void helpAndVersion()
    {
        QCOMPARE(ward_({}).code, cli::kUsage);
        const Outcome help = ward_({"--help"});
        QCOMPARE(help.code, cli::kOk);
        for (const cli::Command &command : cli::commands()) {
            QVERIFY(help.out.find(std::string("  ") + std::string(command.name) + ' ') !=
                    std::string::npos);
            const Outcome own = ward_({std::string(command.name), "--help"});
            QCOMPARE(own.code, cli::kOk);
            QVERIFY2(own.out.starts_with("usage: ward " + std::string(command.name)),
                     own.out.c_str());
            QVERIFY(own.err.empty());
            QCOMPARE(ward_({"help", std::string(command.name)}).out, own.out);
        }
        const Outcome version = ward_({"--version"});
        QCOMPARE(version.code, cli::kOk);
        QVERIFY2(version.out.starts_with("ward 0."), version.out.c_str());
    }

    void wrongUsage()
    {
        const Outcome unknown = ward_({"vaildate"});
        QCOMPARE(unknown.code, cli::kUsage);
        QVERIFY2(unknown.err.find("“validate”") != std::string::npos, unknown.err.c_str());
        QCOMPARE(ward_({"validate"}).code, cli::kUsage);
        QCOMPARE(ward_({"validate", "--strict", "x"}).code, cli::kUsage);
        QCOMPARE(ward_({"schema", "extra"}).code, cli::kUsage);
        QCOMPARE(ward_({"help", "vaildate"}).code, cli::kUsage);
    }

    void wrongUsageSaysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("says");
        const auto row = [](const char *words, const char *says) {
            QTest::newRow(words) << QString::fromUtf8(words) << QString::fromUtf8(says);
        };
        row("validate", "One scenario file or more expected, 0 given.");
        row("run a b", "One scenario file expected, 2 given.");
        row("run a --untill 1", "There is no option --untill here. Did you mean --until?");
        row("seek a", "--at is missing.");
        row("log a --limit x",
            "“x” cannot be given for --limit: a whole number from 0 to 9223372036854775807 is");
        row("seek a --at 1:75", "“1:75” cannot be given for --at: a time is seconds, MM:SS or");
        row("seek a --at=", "“” cannot be given for --at: a time is");
        row("why a --vital hr --at soon", "“soon” cannot be given for --at: a time is");
        row("log a --from x", "“x” cannot be given for --from: a time is");
        row("log a --from 1 --at 2", "--at names one moment; --from and --to are for a span.");
        row("run a --replace", "--replace is about the recording; it needs --record.");
        row("log", "One recording expected, 0 given.");
        row("verify a b", "One recording expected, 2 given.");
        row("import hl7 a -o b", "There is no import from “hl7”; only “pulse” can be imported.");
        row("import pulse a", "-o is missing.");
        row("schema x", "No file expected, 1 given.");
    }
    void wrongUsageSaysWhatIsWrong()
    {
        QFETCH(QString, words);
        QFETCH(QString, says);
        std::vector<std::string> arguments;
        for (const QString &word : words.split(u' '))
            arguments.push_back(word.toStdString());
        const Outcome outcome = ward_(arguments);
        QCOMPARE(outcome.code, cli::kUsage);
        QCOMPARE(outcome.out, std::string());
        const QString err = QString::fromStdString(outcome.err);
        QVERIFY2(err.startsWith(says), outcome.err.c_str());
        // Then the usage line and where to read more, not the whole help.
        QVERIFY2(err.contains(QStringLiteral("\nusage: ward ") + words.section(u' ', 0, 0)),
                 outcome.err.c_str());
        QVERIFY2(err.count(u'\n') <= 4, outcome.err.c_str());
    }

    void aRecordingThatCannotBeMadeIsThree()
    {
        const std::string scenario = WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json";
        const auto record = [&](const std::string &path) {
            return ward_({"run", scenario, "--until", "0:01", "--record", path});
        };
        const Outcome nowhere = record(m_folder.filePath("none/x.wardrec").toStdString());
        QCOMPARE(nowhere.code, cli::kUnreadable);
        QVERIFY2(nowhere.err.find("none/x.wardrec does not exist. Nothing was run") !=
                     std::string::npos,
                 nowhere.err.c_str());
        const std::string there = write("there.wardrec", "kept");
        const Outcome taken = record(there);
        QCOMPARE(taken.code, cli::kUnreadable);
        QVERIFY2(taken.err.find("already") != std::string::npos, taken.err.c_str());
        QCOMPARE(record(m_folder.path().toStdString()).code, cli::kUnreadable);
        if (QFileInfo::exists(QStringLiteral("/proc/self")))
            QCOMPARE(record("/proc/x.wardrec").code, cli::kUnreadable);
        QFile kept(QString::fromStdString(there));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("kept"));
    }

    void whatComesAfterTheEndIsNamed()
    {
        const std::string scenario = WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json";
        const std::string script = write(
            "late.jsonl", "{\"t\":1,\"action\":\"recognise\",\"target\":\"Patient, Mr Okafor\"}\n"
                          "{\"t\":\"05:00\",\"action\":\"recognise\",\"target\":\"Patient, Mr "
                          "Okafor\"}\n");
        const Outcome outcome = ward_({"run", scenario, "--until", "0:02", "--actions", script});
        QCOMPARE(outcome.code, cli::kOk);
        QVERIFY2(outcome.err.find("late.jsonl:2: warning sessions.learner.after-end") !=
                     std::string::npos,
                 outcome.err.c_str());
        QVERIFY(outcome.err.find("late.jsonl:1") == std::string::npos);
    }

    void validateAcceptsTheShippedScenarios()
    {
        for (const std::string &name : resources::list("scenarios")) {
            const Outcome outcome =
                ward_({"validate", std::string(WARD_SOURCE_DIR "/resources/scenarios/") + name});
            // Nothing but remarks.
            for (const QString &line :
                 QString::fromStdString(outcome.out).split(u'\n', Qt::SkipEmptyParts))
                QVERIFY2(line.contains(QStringLiteral(": info content.")), qPrintable(line));
            QCOMPARE(outcome.code, cli::kOk);
        }
    }

    void validateListsTheChecks()
    {
        const Outcome text = ward_({"validate", "--list"});
        QCOMPARE(text.code, cli::kOk);
        QVERIFY(
            text.out.find("\ncontent.rule.clear-side  error  A clear level on the wrong side\n") !=
            std::string::npos);
        const Outcome page = ward_({"validate", "--list", "--markdown"});
        QVERIFY(page.out.starts_with("# Checks\n"));
        QCOMPARE(ward_({"validate", "--list", "x.ward.json"}).code, cli::kUsage);
    }

    void validateOffersAndMakesFixes()
    {
        std::string bytes(resources::file("scenarios/icu-arrest.ward.json"));
        const std::string good = "\"drug\":\"noradrenaline\",\"patient\"";
        const std::size_t at = bytes.find(good);
        QVERIFY(at != std::string::npos);
        std::string bad = bytes;
        bad.replace(at, good.size(), "\"drug\":\"noradrenalin\",\"patient\"");
        const std::string path = write("misspelt.ward.json", bad);

        const Outcome offered = ward_({"validate", "--fixes", path});
        QCOMPARE(offered.code, cli::kFindings);
        QVERIFY2(offered.out.find("\n  safe fix: Write “noradrenaline”.\n") != std::string::npos,
                 offered.out.c_str());
        QFile file(QString::fromStdString(path));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), bad); // only offered
        file.close();

        const Outcome made = ward_({"validate", "--fix", path});
        QCOMPARE(made.code, cli::kOk);
        QVERIFY2(made.out.find("fixed: ") == 0, made.out.c_str());
        QVERIFY(made.out.find("error content.drug.unknown") != std::string::npos);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), bytes);
        file.close();

        // The second time there is nothing to do, which is said, and the file is left alone.
        const Outcome again = ward_({"validate", "--fix", path});
        QCOMPARE(again.code, cli::kOk);
        QVERIFY2(again.out.starts_with("fixed: nothing in " + path), again.out.c_str());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().toStdString(), bytes);
    }

    /// Where something is missing is said, and what.
    void brokenJsonIsPlaced()
    {
        const std::string bytes(resources::file("scenarios/icu-arrest.ward.json"));
        const auto broken = [&](const char *from, const char *to) {
            std::string text = bytes;
            const std::size_t at = text.find(from);
            text.replace(at, std::string_view(from).size(), to);
            return ward_({"validate", write("broken.ward.json", text)}).out;
        };
        const std::string colon = broken("\"kind\":\"scenario\"", "\"kind\" \"scenario\"");
        QVERIFY2(colon.find(":2: error content.file.syntax ") != std::string::npos &&
                     colon.find("a colon is missing between a name and its value") !=
                         std::string::npos &&
                     colon.find(" [column 52]\n") != std::string::npos,
                 colon.c_str());
        // A comma that is missing at the end of a line is missing there, not in the next one.
        const std::size_t line = bytes.find("},\n") + 1;
        std::string text = bytes;
        text.erase(line, 1);
        const std::string comma = ward_({"validate", write("broken.ward.json", text)}).out;
        QVERIFY2(comma.find(":2: error content.file.syntax ") != std::string::npos &&
                     comma.find("a comma or “]” is missing") != std::string::npos &&
                     comma.find("[column ") != std::string::npos,
                 comma.c_str());
        const std::string kind = broken("\"kind\":\"scenario\"", "\"kind\":\"scenari\"");
        QVERIFY2(kind.find(":2: error content.record.unknown-kind ") != std::string::npos &&
                     kind.find("[column 53]") != std::string::npos,
                 kind.c_str());
    }

    /// A folder is one wherever a file is wanted.
    void aFolderIsNoFile()
    {
        const std::string folder = m_folder.path().toStdString();
        const std::string scenario = WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json";
        const std::string says = folder + " is a folder; name a file.";
        for (const std::vector<std::string> &words :
             std::vector<std::vector<std::string>>{{"validate", folder},
                                                   {"run", folder},
                                                   {"run", scenario, "--actions", folder},
                                                   {"run", scenario, "--record", folder},
                                                   {"rehearse", folder},
                                                   {"import", "pulse", folder, "-o", "x.ward.json"},
                                                   {"import", "pulse", scenario, "-o", folder},
                                                   {"seek", folder, "--at", "1"},
                                                   {"log", folder},
                                                   {"verify", folder},
                                                   {"why", folder, "--vital", "hr"}}) {
            const Outcome outcome = ward_(words);
            QCOMPARE(outcome.code, cli::kUnreadable);
            QVERIFY2((outcome.out + outcome.err).find(says) != std::string::npos,
                     (outcome.out + outcome.err).c_str());
        }
    }

    void aRunTellsWhatItReached()
    {
        const std::string scenario = WARD_SOURCE_DIR "/resources/scenarios/icu-arrest.ward.json";
        const std::string recording = m_folder.filePath("told.wardrec").toStdString();
        const Outcome made = ward_({"run", scenario, "--until", "1:40", "--record", recording});
        QCOMPARE(made.code, cli::kOk);
        QVERIFY2(made.out.find("\nphase Arrest\nscore ") != std::string::npos, made.out.c_str());
        QVERIFY(made.out.find("\nmarks ") != std::string::npos);
        QVERIFY(made.out.find("\nrecording " + recording + "\nhash ") != std::string::npos);
        // Without --replace it is kept, with it the new one takes its place.
        QCOMPARE(ward_({"run", scenario, "--until", "0:05", "--record", recording}).code,
                 cli::kUnreadable);
        QCOMPARE(ward_({"seek", recording, "--at", "1:30"}).code, cli::kOk);
        // What cannot run takes nothing's place.
        QCOMPARE(
            ward_({"run", write("no.ward.json", "{"), "--record", recording, "--replace"}).code,
            cli::kFindings);
        QCOMPARE(ward_({"seek", recording, "--at", "1:30"}).code, cli::kOk);
        const Outcome replaced =
            ward_({"run", scenario, "--until", "0:05", "--record", recording, "--replace"});
        QVERIFY2(replaced.code == cli::kOk, replaced.err.c_str());
        QCOMPARE(ward_({"seek", recording, "--at", "1:30"}).code, cli::kFindings);
        // Of what is no recording, and of one that is being made, it keeps its hands.
        const std::string other = write("mine.txt", "kept");
        const Outcome refused =
            ward_({"run", scenario, "--until", "0:05", "--record", other, "--replace"});
        QCOMPARE(refused.code, cli::kUnreadable);
        QVERIFY2(refused.err.find("it was not replaced") != std::string::npos, refused.err.c_str());
        QFile kept(QString::fromStdString(other));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), QByteArray("kept"));
        const auto held = recording::lockRecording(recording);
        QVERIFY(held && *held);
        const Outcome busy =
            ward_({"run", scenario, "--until", "0:05", "--record", recording, "--replace"});
        QCOMPARE(busy.code, cli::kUnreadable);
        QVERIFY2(busy.err.find("is being recorded by another program") != std::string::npos,
                 busy.err.c_str());
        // A run has an end.
        const Outcome endless = ward_({"run", scenario, "--until", "99999999"});
        QCOMPARE(endless.code, cli::kUsage);
        QVERIFY2(endless.err.find("a run takes at most 24:00:00") != std::string::npos,
                 endless.err.c_str());
    }

    void validateNamesEachFinding()
    {
        std::string bytes(resources::file("scenarios/icu-arrest.ward.json"));
        const auto replace = [&](const std::string &from, const std::string &to) {
            const std::size_t at = bytes.find(from);
            QVERIFY2(at != std::string::npos, from.c_str());
            bytes.replace(at, from.size(), to);
        };
        replace("\"hr\":\"92 /min\"", "\"hr\":\"920 /min\"");
        const std::string path = write("bad.ward.json", bytes);
        const Outcome outcome = ward_({"validate", path});
        QCOMPARE(outcome.code, cli::kFindings);
        const auto line =
            1 + std::count(bytes.begin(),
                           bytes.begin() + static_cast<std::ptrdiff_t>(bytes.find("920 /min")),
                           '\n');
        const std::size_t at = bytes.find("\"920 /min\"");
        const std::size_t column = at - bytes.rfind('\n', at);
        QCOMPARE(outcome.out,
                 path + ':' + std::to_string(line) +
                     ": error content.cell.out-of-range HR cannot be 920 /min: only values from "
                     "0 /min to 500 /min are possible. [hr, column " +
                     std::to_string(column) + "]\n");
    }

    void severityDecidesTheExitCode_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        QTest::newRow("info only") << "\"patient\":\"0192f0c1-7a01-7000-8000-000000000004\""
                                   << "\"power\":true" << 0 << ": info content.monitor.unbound ";
        QTest::newRow("warning") << "\"hr\":\"92 /min\""
                                 << "\"hr\":\"280 /min\"" << 1
                                 << ": warning content.value.implausible ";
        QTest::newRow("error of meaning")
            << "\"map\":\"71 mm[Hg]\""
            << "\"map\":\"14 kPa\"" << 1 << ": error content.vitals.pressure-order ";
        QTest::newRow("unknown prefab")
            << "ward.icu@1.0.0#med-cart"
            << "ward.icu@1.0.0#med-crat" << 1 << ": error content.prefab.unknown ";
        QTest::newRow("truncated") << "]}\n"
                                   << "" << 1 << ": error content.file.truncated ";
    }
    void severityDecidesTheExitCode()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QFETCH(QString, says);
        std::string bytes(resources::file("scenarios/icu-arrest.ward.json"));
        // The monitor's cell, not the first reference to the patient.
        const std::size_t monitor = bytes.find("\"kind\":\"monitor\"");
        std::size_t at = bytes.find(from.toStdString(), from.startsWith("\"patient") ? monitor : 0);
        if (from == "]}\n")
            at = bytes.size() - 3;
        QVERIFY(at != std::string::npos);
        bytes.replace(at, static_cast<std::size_t>(from.toUtf8().size()), to.toStdString());
        const Outcome outcome = ward_({"validate", write("changed.ward.json", bytes)});
        QVERIFY2(QString::fromStdString(outcome.out).contains(says), outcome.out.c_str());
        QCOMPARE(outcome.code, code);
    }

    void unreadableFilesAreThree()
    {
        const Outcome missing =
            ward_({"validate", m_folder.filePath("nothing.ward.json").toStdString()});
        QCOMPARE(missing.code, cli::kUnreadable);
        QVERIFY2(missing.out.find(":1: error base.file.missing ") != std::string::npos,
                 missing.out.c_str());
        // The others are examined all the same.
        const Outcome both =
            ward_({"validate", "/nowhere.ward.json", write("empty.ward.json", "")});
        QCOMPARE(both.code, cli::kUnreadable);
        QVERIFY(both.out.find("content.file.empty") != std::string::npos);
    }

    void schemaPrintsWhatThereIs()
    {
        const Outcome text = ward_({"schema"});
        QCOMPARE(text.code, cli::kOk);
        for (const char *part :
             {"\nvitals  under entity\n",
              "  hr: quantity /min, possible 0 to 500, plausible 20 to 250, default 80 /min",
              "\ndefib.shock  ", "  energy: quantity J, possible 2 to 400, default 200 J",
              "\nadrenaline | epinephrine\n", "\nmm[Hg]  mmHg\n", "  vf-coarse  VF, coarse"})
            QVERIFY2(text.out.find(part) != std::string::npos, part);
        for (const content::ActionSpec &action : content::Schema::shipped().actions())
            QVERIFY2(text.out.find('\n' + action.name + "  ") != std::string::npos,
                     action.name.c_str());
        const Outcome json = ward_({"schema", "--json"});
        QCOMPARE(json.code, cli::kOk);
        QVERIFY(content::Schema::parse(json.out));
    }

    void arguments()
    {
        const auto read =
            cli::readArguments({"a", "--json", "--until", "20:00", "--seed=7", "--", "--b"},
                               {"--json"}, {"--until", "--seed"});
        QVERIFY(read);
        QCOMPARE(read->words, (std::vector<std::string>{"a", "--b"}));
        QVERIFY(read->has("--json"));
        QCOMPARE(read->option("--until"), std::string("20:00"));
        QCOMPARE(read->option("--seed"), std::string("7"));
        QCOMPARE(read->option("--none", "x"), std::string("x"));
        const auto code = [](const Result<cli::Arguments> &result) {
            return result ? std::string() : result.error().code();
        };
        QCOMPARE(code(cli::readArguments({"--jsn"}, {"--json"}, {})),
                 std::string("cli.usage.unknown-option"));
        QCOMPARE(code(cli::readArguments({"--until"}, {}, {"--until"})),
                 std::string("cli.usage.no-value"));
        QCOMPARE(code(cli::readArguments({"--a=1", "--a=2"}, {}, {"--a"})),
                 std::string("cli.usage.repeated"));
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
