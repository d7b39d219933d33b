// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "tests/support/pulse_law.h"
#include "tests/unit/importers/pulse_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::test;

namespace {

/// Pieces that mean something to the reader; put in anywhere they make new files of old ones.
constexpr std::string_view kPieces[] = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "-1",
    "0",
    "1e30",
    "1e-30",
    "0.5",
    "99999999999",
    "{}",
    "[]",
    "\"Infinity\"",
    "\"N\"",
    "\"mL/min\"",
    "\"On\"",
    "\"Off\"",
    "\"Severity\":",
    "\"Value\":",
    "\"Unit\":",
    "\"Comment\":\"a;b=c\\n\\u0007\"",
    "\xc3\xa9",
    "\xff",
    "e\xcc\x81",
    "\"Patient\":{\"Weight\":{\"ScalarMass\":{\"Value\":0,\"Unit\":\"kg\"}}}",
    "{\"PatientAction\":{\"Arrhythmia\":{}}},",
    "{\"AdvanceTime\":{\"Time\":{\"ScalarTime\":{\"Value\":0.0000000004,\"Unit\":\"s\"}}}},"};

std::string mutated(const std::string &whole, std::uint64_t seed)
{
    std::string text = whole;
    const std::uint64_t edits = 1 + randomBits(seed, 0, 0) % 3;
    for (std::uint64_t i = 1; i <= edits && !text.empty(); ++i) {
        const std::size_t at = randomBits(seed, i, 0) % text.size();
        const std::size_t length = randomBits(seed, i, 1) % 12;
        const std::string_view piece =
            kPieces[randomBits(seed, i, 2) % (sizeof kPieces / sizeof kPieces[0])];
        switch (randomBits(seed, i, 3) % 12) {
        case 0:
            text.erase(at, length);
            break;
        case 1:
            text.insert(at, piece);
            break;
        case 2:
            text.replace(at, length, piece);
            break;
        case 3:
            text.insert(at, text.substr(randomBits(seed, i, 4) % text.size(), length * 20));
            break;
        default: { // a number for a number: such files are read, not refused
            const std::size_t digit = text.find_first_of("0123456789", at);
            if (digit != std::string::npos)
                text.replace(digit, 1, std::to_string(randomBits(seed, i, 5) % 100'000));
            break;
        }
        }
    }
    return text;
}

} // namespace

/// Damaged and invented files, made of real ones: a bounded share of what the fuzzer does without
/// end.
class TestPulseMutated : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLawHolds()
    {
        int read = 0;
        int refused = 0;
        std::uint64_t seed = 0;
        for (const QString &file : pulseFiles()) {
            const std::string whole = pulseBytes(file);
            QCOMPARE(brokenPulseLaw(whole), std::string());
            if (whole.size() > 30'000)
                continue; // the two big ones repeat the same actions
            for (int i = 0; i < 60; ++i) {
                const std::string text = mutated(whole, ++seed);
                const std::string broken = brokenPulseLaw(text);
                QVERIFY2(broken.empty(), (broken + " in " + file.toStdString() + ", seed " +
                                          std::to_string(seed) + '\n' + text)
                                             .c_str());
                (imported(text).document ? read : refused) += 1;
            }
        }
        // Both sides of the law are met, else it says nothing.
        QVERIFY(read > 400);
        QVERIFY(refused > 400);
    }
};

QTEST_APPLESS_MAIN(TestPulseMutated)
#include "tst_pulse_mutated.moc"
