# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import hashlib
import json

RULE = "every model of the catalogue is there, passed the Khronos glTF validator as it is, and is used"
BUDGET = 20_000


def run(root, files):
    folder = root / "resources"
    report = json.loads((folder / "models/validation.json").read_text(encoding="utf-8"))["models"]
    findings, used = [], set()
    for path in sorted((folder / "catalogue").glob("*.json")):
        package = json.loads(path.read_text(encoding="utf-8"))
        if "language" in package:  # names of the prefabs of another file
            continue
        for prefab in package["prefabs"]:
            looks = [prefab, *prefab.get("variants", [])]
            models = [one["model"] for look in looks for one in (look, *look.get("lod", [])) if "model" in one]
            used |= {model.removeprefix("models/") for model in models}
            for name in [*models, prefab["thumbnail"]]:
                if not (folder / name).is_file():
                    findings.append(f"{path.relative_to(root)}: {prefab['id']}: {name} is missing")
    for path in sorted((folder / "models").glob("*.glb")):
        name, found = path.relative_to(root), report.get(path.name)
        if found is None or found["sha256"] != hashlib.sha256(path.read_bytes()).hexdigest():
            findings.append(f"{name}: changed since it was validated: ./dev models --validate")
            continue
        if found["errors"] or found["warnings"]:
            findings.append(f"{name}: {found['errors']} errors, {found['warnings']} warnings")
        if found["triangles"] > BUDGET:
            findings.append(f"{name}: {found['triangles']} triangles, at most {BUDGET}")
        if path.name not in used:
            findings.append(f"{name}: no prefab uses it")
    for name in sorted(set(report) - {p.name for p in (folder / "models").glob("*.glb")}):
        findings.append(f"resources/models/validation.json: {name} is no more")
    return findings
