// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/scenario_builder.h"
#include "tests/support/std_strings.h"

#include <QTest>

// Macros, so that a failure names the line of the test.

/// An action on the patient that must be possible.
#define ACT(run, ...) QCOMPARE((run).act(__VA_ARGS__), std::string())

/// Time passes until then, and a defibrillator that must be in the room is charged.
#define UNTIL_CHARGED(run, ...) QCOMPARE((run).untilCharged(__VA_ARGS__), std::string())

/// A number within limits, both included.
#define WITHIN(actual, low, high)                                                                  \
    do {                                                                                           \
        const double v = (actual);                                                                 \
        QVERIFY2(v >= (low) && v <= (high), std::to_string(v).c_str());                            \
    } while (false)

namespace ward::test {

[[nodiscard]] inline ScenarioBuilder withDefibrillator()
{
    ScenarioBuilder s;
    s.entity("Defibrillator", "defibrillator", s.room());
    return s;
}

} // namespace ward::test
