# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import re

RULE = "includes follow the dependency rule of docs/architecture.md"

# folder -> what it may include besides itself. One row per module; the most specific folder counts.
ALLOWED = {
    "core/base": [],
    "core/contract": [],
    "core/contract/codec": ["core/base", "core/content", "events", "wire"],
    "core/content": ["core/base", "events"],
    "core/messages": ["core/base", "core/content"],
    "core/world/signals": ["core/base", "core/content", "core/world"],
    "core/world": ["core/base", "core/content", "events"],
    "core/recording": ["core/base", "core/content", "core/world", "events"],
    "sim-engine/kernel": ["core", "events"],
    "sim-engine/sessions": ["core", "sim-engine/kernel", "events"],
    "sim-engine/inquiry": ["core", "sim-engine/kernel", "events"],
    "sim-engine/rehearsal": ["core", "sim-engine/kernel", "sim-engine/sessions", "events"],
    "sim-engine/server": ["core", "sim-engine/inquiry", "sim-engine/kernel", "sim-engine/sessions", "events", "wire"],
    "sim-client": ["core", "events", "wire"],
    "qml": ["core/base"],
    "editor": ["core", "sim-client", "qml", "events"],
    "viewport": ["core", "sim-client", "qml", "events"],
    "timeline": ["core", "sim-client", "qml", "events"],
    "app/studio": ["core", "sim-client", "editor", "viewport", "timeline", "qml", "events"],
    # A recording that is a file is asked where it is: docs/adr/0016.
    "app/studio/session": ["core", "sim-client", "app/studio", "sim-engine/inquiry", "sim-engine/sessions", "events"],
    "app/cli": ["core", "sim-engine/kernel", "sim-engine/inquiry", "sim-engine/rehearsal", "sim-engine/sessions", "events"],
}
INCLUDE = re.compile(r'^\s*#include\s+["<]((?:core|sim-engine|sim-client|editor|viewport|timeline|qml|app|ward)/[^">]+)[">]')
GUI = re.compile(r"^\s*#include\s+<(QGui|QQml|QQuick|QWidget|QWindow|QPainter|QColor|QImage|QFont|QApplication)")


def module_of(name):
    fits = [m for m in ALLOWED if name.startswith(m + "/")]
    return max(fits, key=len) if fits else None


def target_of(include):
    if include.startswith("ward/v1/events/"):
        return "events"
    if include.startswith("ward/v1/wire/"):
        return "wire"
    return include


def run(root, files):
    findings = []
    for name in files:
        module = module_of(name)
        if not module or not name.endswith((".cpp", ".h")):
            continue
        allowed = ALLOWED[module] + [module]
        for number, line in enumerate((root / name).read_text(encoding="utf-8").splitlines(), 1):
            match = INCLUDE.match(line)
            if match:
                target = target_of(match.group(1))
                if not any(target == a or target.startswith(a + "/") for a in allowed):
                    findings.append(f"{name}:{number}: {module} may not include {match.group(1)}")
            if module.startswith(("core", "sim-engine")) and GUI.match(line):
                findings.append(f"{name}:{number}: core and sim-engine link QtCore only: {line.strip()}")
    return findings
