# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import json
import xml.etree.ElementTree

RULE = "JSON resources and translations parse"


def run(root, files):
    findings = []
    for name in files:
        if name.startswith("tests/"):  # goldens and corpora may be broken on purpose
            continue
        try:
            if name.endswith(".json"):
                json.loads((root / name).read_text(encoding="utf-8"))
            elif name.endswith((".ts", ".qrc", ".metainfo.xml", ".svg")):
                xml.etree.ElementTree.parse(root / name)
        except (ValueError, xml.etree.ElementTree.ParseError) as error:
            findings.append(f"{name}: {error}")
    return findings
