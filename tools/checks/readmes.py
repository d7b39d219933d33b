# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
RULE = "every module folder has a one-screen README.md"
MODULES = ("core/base", "core/contract", "core/content", "core/messages", "core/world", "core/recording",
           "sim-engine/kernel", "sim-engine/sessions", "sim-engine/server", "sim-client", "editor",
           "viewport", "timeline", "qml", "app/studio", "app/cli", "resources", "translations", "tests",
           "packaging", "docs", "tools")


def run(root, files):
    findings = []
    for module in MODULES:
        readme = root / module / "README.md"
        if not readme.is_file():
            findings.append(f"{module}/README.md is missing")
        elif len(readme.read_text(encoding="utf-8").splitlines()) > 70:
            findings.append(f"{module}/README.md is longer than a screen")
    return findings
