# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
"""What a program built from an older contract reads, it still reads rightly.

The same rules as `buf breaking` with the category WIRE (core/contract/buf.yaml), and that fields keep
their names, because JSON over HTTP uses them. The contracts of releases are descriptor sets in
core/contract/released/; `tools/release-contract` writes one.

Where buf is (`npm ci --prefix tools/contract`, or on the PATH), `buf lint` and `buf breaking` run as well,
and the rule's line says so.
"""
import shutil
import subprocess
import tempfile
import pathlib

PROMISE = "the contract can still be read by whoever was built from a released one"
RULE = PROMISE

INT32, UINT32, INT64, UINT64, BOOL, ENUM = 5, 13, 3, 4, 8, 14
SINT32, SINT64, FIXED32, SFIXED32, FIXED64, SFIXED64 = 17, 18, 7, 15, 6, 16
STRING, BYTES, MESSAGE = 9, 12, 11
# Kinds whose bytes on the wire mean the same.
SAME_ON_WIRE = [{INT32, UINT32, INT64, UINT64, BOOL}, {SINT32, SINT64}, {FIXED32, SFIXED32},
                {FIXED64, SFIXED64}]


def parse(data):
    """A Protobuf message as {field number: [values]}; varints as int, the rest as bytes."""
    fields, at = {}, 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return value

    while at < len(data):
        key = varint()
        if key & 7 == 0:
            value = varint()
        elif key & 7 == 2:
            size = varint()
            value = data[at:at + size]
            at += size
        else:
            size = 8 if key & 7 == 1 else 4
            value = data[at:at + size]
            at += size
        fields.setdefault(key >> 3, []).append(value)
    return fields


def text(fields, number):
    return fields.get(number, [b""])[0].decode()


def ranges(fields, number, inclusive):
    """Reserved numbers as pairs, both ends included."""
    pairs = []
    for entry in fields.get(number, []):
        found = parse(entry)
        end = found.get(2, [0])[0]
        pairs.append((found.get(1, [0])[0], end if inclusive else end - 1))
    return pairs


class Contract:
    def __init__(self, data):
        self.messages, self.enums = {}, {}
        for file in parse(data).get(1, []):
            found = parse(file)
            package = text(found, 2)
            for message in found.get(4, []):
                self.add_message(package, parse(message))
            for enum in found.get(5, []):
                self.add_enum(package, parse(enum))

    def add_message(self, scope, found):
        name = f"{scope}.{text(found, 1)}"
        oneofs = [text(parse(o), 1) for o in found.get(8, [])]
        fields = {}
        for entry in found.get(2, []):
            f = parse(entry)
            fields[f[3][0]] = {
                "name": text(f, 1), "label": f.get(4, [1])[0], "type": f.get(5, [0])[0],
                "refers": text(f, 6), "oneof": oneofs[f[9][0]] if 9 in f else None}
        self.messages[name] = {"fields": fields, "reserved": ranges(found, 9, False),
                               "names": {n.decode() for n in found.get(10, [])}}
        for nested in found.get(3, []):
            self.add_message(name, parse(nested))
        for enum in found.get(4, []):
            self.add_enum(name, parse(enum))

    def add_enum(self, scope, found):
        values = {}
        for entry in found.get(2, []):
            v = parse(entry)
            values[v.get(2, [0])[0]] = text(v, 1)
        self.enums[f"{scope}.{text(found, 1)}"] = {"values": values,
                                                   "reserved": ranges(found, 4, True)}


def is_reserved(pairs, number):
    return any(first <= number <= last for first, last in pairs)


def same_on_wire(old, new):
    return old == new or any(old in kinds and new in kinds for kinds in SAME_ON_WIRE)


def compare(old, new):
    findings = []
    for name, was in old.messages.items():
        now = new.messages.get(name)
        if not now:
            findings.append(f"message {name} is gone")
            continue
        for number, field in was["fields"].items():
            where = f"{name}.{field['name']} = {number}"
            found = now["fields"].get(number)
            if not found:
                if not is_reserved(now["reserved"], number) or field["name"] not in now["names"]:
                    findings.append(f"{where} is gone; reserve its number and its name")
                continue
            if found["name"] != field["name"]:
                findings.append(f"{where} is called {found['name']} now")
            if not same_on_wire(field["type"], found["type"]) or field["refers"] != found["refers"]:
                findings.append(f"{where} has another type")
            if field["label"] != found["label"]:
                findings.append(f"{where} has another label (optional, repeated)")
            if field["oneof"] != found["oneof"]:
                findings.append(f"{where} moved into or out of a oneof")
        for pair in was["reserved"]:
            if not all(is_reserved(now["reserved"], n) or n in now["fields"]
                       for n in range(pair[0], min(pair[1], pair[0] + 1000) + 1)):
                findings.append(f"{name} no longer reserves {pair[0]} to {pair[1]}")
    for name, was in old.enums.items():
        now = new.enums.get(name)
        if not now:
            findings.append(f"enum {name} is gone")
            continue
        for number, value in was["values"].items():
            if number not in now["values"]:
                if not is_reserved(now["reserved"], number):
                    findings.append(f"{name}.{value} = {number} is gone; reserve its number")
            elif now["values"][number] != value:
                findings.append(f"{name}.{value} = {number} is called {now['values'][number]} now")
    return findings


def describe(root, protos):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "now.binpb"
        made = subprocess.run(["protoc", f"--descriptor_set_out={out}", "-I", "core/contract", *protos],
                              cwd=root, capture_output=True, text=True)
        if made.returncode != 0:
            return None, made.stderr.strip()
        return out.read_bytes(), None


def find_buf(root):
    local = root / "tools/contract/node_modules/.bin/buf"
    return str(local) if local.exists() else shutil.which("buf")


def varint(value):
    out = b""
    while value >= 0x80:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])


def with_places(data):
    """The descriptor set with an empty source_code_info (9) in each file: buf wants one, protoc leaves it out."""
    out = b""
    for file in parse(data).get(1, []):
        if 9 not in parse(file):
            file += bytes([9 << 3 | 2, 0])
        out += bytes([1 << 3 | 2]) + varint(len(file)) + file
    return out


def run_buf(root, buf, released):
    findings = []

    def ask(*arguments):
        done = subprocess.run([buf, *arguments], cwd=root, capture_output=True, text=True)
        said = (done.stdout + done.stderr).strip().splitlines()
        if done.returncode != 0:
            findings.extend(f"buf {arguments[0]}: {line}" for line in said or ["failed"])

    ask("lint", "core/contract")
    with tempfile.TemporaryDirectory() as folder:
        for path in released:
            against = pathlib.Path(folder) / path.name
            against.write_bytes(with_places(path.read_bytes()))
            ask("breaking", "core/contract", "--against", str(against))
    return findings


def run(root, files):
    global RULE
    if not shutil.which("protoc"):
        return ["protoc is missing (protobuf-compiler): the contract was not compared"]
    protos = [f for f in files if f.startswith("core/contract/") and f.endswith(".proto")]
    released = sorted((root / "core/contract/released").glob("*.binpb"))
    if not released:
        return ["core/contract/released/: no contract to compare with"]
    data, error = describe(root, protos)
    if error:
        return [error]
    now = Contract(data)
    findings = self_test()
    for path in released:
        for finding in compare(Contract(path.read_bytes()), now):
            findings.append(f"{path.relative_to(root)}: {finding}")
    buf = find_buf(root)
    RULE = PROMISE + (" (own comparison, buf lint, buf breaking)" if buf else
                      " (own comparison only: buf is not installed, npm ci --prefix tools/contract)")
    return findings + (run_buf(root, buf, released) if buf else [])


def self_test():
    """That what must be found is found: a rule that cannot fail is none."""
    def contract(fields, reserved=(), names=(), values=None):
        c = Contract(b"")
        c.messages["m"] = {"fields": fields, "reserved": list(reserved), "names": set(names)}
        c.enums["e"] = {"values": values or {0: "A"}, "reserved": []}
        return c

    def field(name="a", kind=INT64, label=1, refers="", oneof=None):
        return {"name": name, "label": label, "type": kind, "refers": refers, "oneof": oneof}

    old = contract({1: field()}, values={0: "A", 1: "B"})
    broken = {
        "number": contract({2: field()}, values={0: "A", 1: "B"}),
        "gone": contract({}, values={0: "A", 1: "B"}),
        "name": contract({1: field("b")}, values={0: "A", 1: "B"}),
        "type": contract({1: field(kind=STRING)}, values={0: "A", 1: "B"}),
        "message": contract({1: field(kind=MESSAGE, refers=".x")}, values={0: "A", 1: "B"}),
        "label": contract({1: field(label=3)}, values={0: "A", 1: "B"}),
        "oneof": contract({1: field(oneof="o")}, values={0: "A", 1: "B"}),
        "enum": contract({1: field()}),
        "enum name": contract({1: field()}, values={0: "A", 1: "C"}),
    }
    fine = [contract({1: field(kind=UINT64), 2: field("b")}, values={0: "A", 1: "B", 2: "C"}),
            contract({}, [(1, 1)], ["a"], values={0: "A", 1: "B"})]
    findings = [f"self-test: a changed {what} is not found" for what, new in broken.items()
                if not compare(old, new)]
    return findings + ["self-test: a compatible change is refused" for new in fine
                       if compare(old, new)]
