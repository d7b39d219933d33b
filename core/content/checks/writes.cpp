// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/writes.h"

#include "core/content/units.h"

namespace ward::content {

std::optional<Write> writeOf(const Checker &checker, const Record &action)
{
    const std::string type = checker.text(action, "type");
    Write write;
    write.action = &action;
    write.entity = checker.subject(action);
    write.start = checker.seconds(action, "delay").value_or(0);
    write.end = write.start;
    if (type == "phase") {
        const Record *to = checker.target(action, "phase");
        write.entity = {};
        write.path = "phase";
        write.text = to ? to->id.toString() : std::string();
        return to ? std::optional(write) : std::nullopt;
    }
    if (type == "rhythm") {
        write.path = "rhythm.ecg";
        write.text = checker.text(action, "rhythm");
        return write;
    }
    if (type != "set" && type != "trend" && type != "device")
        return std::nullopt;
    const FieldSpec *spec = checker.namedField(action);
    if (!spec)
        return std::nullopt;
    write.path = checker.text(action, "field");
    write.text = checker.text(action, "value");
    write.relative = checker.flag(action, "relative");
    write.trend = type == "trend";
    if (write.trend) {
        write.end += checker.seconds(action, "over").value_or(0);
        write.mode = checker.text(action, "mode");
    }
    const auto quantity = parseQuantity(write.text, spec->unit.empty() ? "1" : spec->unit);
    if (quantity) {
        const auto number =
            convert(quantity->value, quantity->unit, spec->unit.empty() ? "1" : spec->unit);
        if (number)
            write.number = *number;
    }
    return write;
}

std::vector<Write> writesOf(const Checker &checker, const Behaviour &behaviour)
{
    std::vector<Write> writes;
    for (const Record *action : behaviour.actions) {
        if (auto write = writeOf(checker, *action))
            writes.push_back(*std::move(write));
    }
    return writes;
}

} // namespace ward::content
