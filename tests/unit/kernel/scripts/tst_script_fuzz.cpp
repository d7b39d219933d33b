// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Generated and mutated programs: none crashes, none takes long, and two processes that differ in
// locale, addresses and processor features see the same. How many: WARD_SCRIPT_PROGRAMS (1200).
#include "tests/support/script_runner.h"
#include "tests/support/std_strings.h"
#include "tests/unit/kernel/scripts/program_generator.h"

#include "core/base/hash.h"
#include "sim-engine/kernel/scripts/limits.h"

#include <QProcess>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <map>

using namespace ward;
using namespace ward::scripts;
using namespace ward::scripts::test;

namespace {

struct Totals
{
    std::uint64_t digest = 0;
    std::int64_t mostInstructions = 0;
    double longestMs = 0;
    std::uint64_t longest = 0;       ///< number of the program
    std::map<std::string, int> ends; ///< how many ended with which code
};

Totals runAll(std::uint64_t programs)
{
    Totals totals;
    StateHasher hasher;
    Sandbox sandbox;
    std::string state;
    for (std::uint64_t number = 0; number < programs; ++number) {
        const std::string code = programNumber(number);
        for (int i = 0; i < 2; ++i) { // the second call goes on from the state of the first
            const Ran ran = runProgram(sandbox, code, i == 0 ? std::string() : state);
            state = ran.state;
            hasher.add(ran.digest());
            totals.mostInstructions = std::max(totals.mostInstructions, ran.usage.instructions);
            if (ran.cpuMs > totals.longestMs) {
                totals.longestMs = ran.cpuMs;
                totals.longest = number;
            }
            ++totals.ends[ran.code];
        }
    }
    totals.digest = hasher.digest();
    return totals;
}

/// What a child process prints, and the test reads.
int report(std::uint64_t programs)
{
    const Totals totals = runAll(programs);
    std::printf("digest %s\n", hexHash(totals.digest).c_str());
    std::printf("longest-ms %.3f\n", totals.longestMs);
    std::printf("longest %llu\n", static_cast<unsigned long long>(totals.longest));
    for (const auto &[code, count] : totals.ends)
        std::printf("end %s %d\n", code.empty() ? "well" : code.c_str(), count);
    return 0;
}

std::uint64_t wanted()
{
    const QByteArray set = qgetenv("WARD_SCRIPT_PROGRAMS");
    return set.isEmpty() ? 1200 : set.toULongLong();
}

/// The lines of one child; empty when it ended in any other way than well.
std::map<std::string, std::string> linesOf(const QProcessEnvironment &environment)
{
    QProcess child;
    child.setProcessEnvironment(environment);
    child.start(QCoreApplication::applicationFilePath(), {"--programs", QString::number(wanted())});
    std::map<std::string, std::string> lines;
    if (!child.waitForFinished(-1) || child.exitStatus() != QProcess::NormalExit ||
        child.exitCode() != 0)
        return lines;
    for (const QByteArray &line : child.readAllStandardOutput().split('\n')) {
        const auto space = line.lastIndexOf(' ');
        if (space > 0)
            lines[line.left(space).toStdString()] = line.mid(space + 1).toStdString();
    }
    return lines;
}

} // namespace

class TestScriptFuzz : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theGeneratorReachesTheLanguage();
    void twoProcessesSeeTheSame();
};

void TestScriptFuzz::theGeneratorReachesTheLanguage()
{
    const Totals totals = runAll(600);
    // Programs that end in each way; else the rest proves little.
    for (const char *code :
         {"", "kernel.script.syntax", "kernel.script.runtime", "kernel.script.budget",
          "kernel.script.memory", "kernel.script.result-content", "kernel.script.no-on"})
        QVERIFY2(totals.ends.contains(code), code);
    QVERIFY(totals.ends.at("kernel.script.syntax") < 600); // of 1200 calls
}

void TestScriptFuzz::twoProcessesSeeTheSame()
{
    QProcessEnvironment plain = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment other = plain;
    other.insert("LC_ALL", "de_DE.UTF-8");
    other.insert("MALLOC_PERTURB_", "85");
    other.insert("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2");
    const auto first = linesOf(plain);
    const auto second = linesOf(other);
    QVERIFY2(first.contains("digest"), "the first process did not end well");
    QVERIFY2(second.contains("digest"), "the second process did not end well");
    QCOMPARE(first.at("digest"), second.at("digest"));
    for (const auto &[key, value] : first) {
        if (key.starts_with("end "))
            QCOMPARE(second.at(key), value);
    }
    const double longest =
        std::max(std::stod(first.at("longest-ms")), std::stod(second.at("longest-ms")));
    qInfo("%llu programs, called twice in each of two processes: longest call %.2f ms of processor "
          "time (program %s)",
          static_cast<unsigned long long>(wanted()), longest, first.at("longest").c_str());
    // The promise is 50 ms; a loaded or instrumented machine may take longer.
    QVERIFY(longest < 500);
}

int main(int argc, char **argv)
{
    if (argc == 3 && std::string_view(argv[1]) == "--programs")
        return report(std::strtoull(argv[2], nullptr, 10));
    QCoreApplication app(argc, argv);
    TestScriptFuzz test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_script_fuzz.moc"
