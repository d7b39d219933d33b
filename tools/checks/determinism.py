# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import re

RULE = "no libm transcendental, unseeded randomness or wall clock in engine logic"
PLACES = ("core/world/", "sim-engine/kernel/")
FORBIDDEN = re.compile(
    r"(?<![\w:.>])(?:std::)?(exp2?|expm1|log2?|log10|log1p|pow|sin|cos|tan|tanh|sinh|cosh|atan2?|asin|acos|cbrt|hypot|erf)\s*\("
    r"|std::(uniform_|normal_|bernoulli_|mt19937|random_device|hash\b)|\bq(Hash|rand)\b|QRandomGenerator|\brand\("
    r"|QDateTime::current|std::chrono::(system|steady)_clock")


def run(root, files):
    findings = []
    for name in files:
        if not name.startswith(PLACES) or not name.endswith((".cpp", ".h")):
            continue
        for number, line in enumerate((root / name).read_text(encoding="utf-8").splitlines(), 1):
            code = line.split("//")[0]
            if "math::" in code:
                code = re.sub(r"math::\w+", "", code)
            if FORBIDDEN.search(code):
                findings.append(f"{name}:{number}: {line.strip()[:90]}")
    return findings
