# SPDX-FileCopyrightText: 2026 The Ward authors
# SPDX-License-Identifier: Apache-2.0
import re

RULE = "contract follows buf's STANDARD naming rules, numbers are unique, nothing required, no maps"

TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\])*"|[A-Za-z_][\w.]*|-?\d+|[{}()<>\[\];=,]', re.S)
PASCAL = re.compile(r"^[A-Z][A-Za-z0-9]*$")
SNAKE = re.compile(r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")
UPPER = re.compile(r"^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")


def upper_snake(name):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).upper()


def tokens(text):
    for match in TOKEN.finditer(text):
        token = match.group(0)
        if not token.startswith(("//", "/*")):
            yield token, text.count("\n", 0, match.start()) + 1


class Proto:
    def __init__(self, name, text, findings):
        self.name, self.findings = name, findings
        self.tokens, self.at = list(tokens(text)), 0
        self.package, self.syntax, self.imports = None, None, []

    def say(self, line, text):
        self.findings.append(f"{self.name}:{line}: {text}")

    def next(self):
        token = self.tokens[self.at]
        self.at += 1
        return token

    def until(self, end):
        taken = []
        while True:
            token, line = self.next()
            if token == end:
                return taken
            taken.append((token, line))

    def run(self):
        while self.at < len(self.tokens):
            token, line = self.next()
            if token == "syntax":
                self.syntax = self.until(";")[1][0]
            elif token == "package":
                self.package = self.until(";")[0][0]
            elif token == "import":
                words = [t for t, _ in self.until(";")]
                if len(words) > 1:
                    self.say(line, f"import {words[0]} is not allowed")
                self.imports.append((words[-1].strip('"'), line))
            elif token == "option":
                self.until(";")
            elif token == "message":
                self.message()
            elif token == "enum":
                self.enum()
            else:
                self.say(line, f"unexpected {token}")
                return

    def message(self):
        name, line = self.next()
        if not PASCAL.match(name):
            self.say(line, f"message {name} is not PascalCase")
        self.next()
        self.fields(name, set(), set())

    def fields(self, name, numbers, names):
        while True:
            token, line = self.next()
            if token == "}":
                return
            if token == "message":
                self.message()
            elif token == "enum":
                self.enum()
            elif token == "oneof":
                group, group_line = self.next()
                if not SNAKE.match(group):
                    self.say(group_line, f"oneof {group} is not lower_snake_case")
                self.next()
                self.fields(name, numbers, names)
            elif token in ("reserved", "option"):
                self.until(";")
            else:
                words = [t for t, _ in self.until(";")]
                if token == "required":
                    self.say(line, "required fields cannot evolve")
                if token == "map":
                    self.say(line, "maps have no order and are not allowed")
                    continue
                equals = words.index("=")
                field, number = words[equals - 1], words[equals + 1]
                if not SNAKE.match(field):
                    self.say(line, f"field {field} is not lower_snake_case")
                if number in numbers or field in names:
                    self.say(line, f"{name} has {field} = {number} twice")
                numbers.add(number)
                names.add(field)

    def enum(self):
        name, line = self.next()
        if not PASCAL.match(name):
            self.say(line, f"enum {name} is not PascalCase")
        self.next()
        prefix, first, numbers = upper_snake(name) + "_", True, set()
        while True:
            token, line = self.next()
            if token == "}":
                return
            words = [t for t, _ in self.until(";")]
            if token in ("option", "reserved"):
                continue
            if not UPPER.match(token) or not token.startswith(prefix):
                self.say(line, f"enum value {token} does not start with {prefix}")
            if first and (words[1] != "0" or token != prefix + "UNSPECIFIED"):
                self.say(line, f"the first value of {name} must be {prefix}UNSPECIFIED = 0")
            if words[1] in numbers:
                self.say(line, f"{name} has the number {words[1]} twice")
            numbers.add(words[1])
            first = False


def run(root, files):
    findings = []
    base = "core/contract/"
    protos = [f for f in files if f.startswith(base) and f.endswith(".proto")]
    for name in protos:
        text = (root / name).read_text(encoding="utf-8")
        proto = Proto(name, text, findings)
        proto.run()
        short = name[len(base):]
        if not SNAKE.match(short.rsplit("/", 1)[-1][: -len(".proto")]):
            proto.say(1, "file name is not lower_snake_case")
        if proto.syntax != '"proto3"':
            proto.say(1, "syntax must be proto3")
        if not proto.package or proto.package.replace(".", "/") != short.rsplit("/", 1)[0]:
            proto.say(1, f"package {proto.package} does not match its folder")
        for path, line in proto.imports:
            if base + path not in protos:
                proto.say(line, f"import of {path}, which is not part of the contract")
            elif not used(root / (base + path), text, proto.package):
                proto.say(line, f"{path} is imported and not used")
    return findings


def used(path, text, package):
    """Whether any top-level type of the imported file is named in the text."""
    imported = path.read_text(encoding="utf-8")
    types = re.findall(r"^(?:message|enum) (\w+)", imported, re.M)
    return any(re.search(rf"\b{t}\b", text) for t in types)
