// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/arguments.h"

#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

namespace {

std::string_view trimmed(std::string_view text)
{
    const auto begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos)
        return {};
    return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
}

/// Doses and rates may be by mass, per kg, in units or by volume, whatever the schema's example.
bool isDose(const ActionSpec &action, const ActionArg &arg)
{
    return action.name.starts_with("drug.") && (arg.name == "dose" || arg.name == "rate");
}

void report(Checker &checker, const Record &record, const ActionSpec &action, std::string code,
            Checker::Args args)
{
    args.emplace_back("action", action.label);
    checker.report(record, "args", std::move(code), std::move(args));
}

void checkQuantity(Checker &checker, const Record &record, const ActionSpec &action,
                   const ActionArg &arg, const std::string &text)
{
    const auto quantity = parseQuantity(text, arg.unit);
    const auto value =
        quantity ? convert(quantity->value, quantity->unit, arg.unit) : Result<double>(0);
    if (quantity && !value && isDose(action, arg))
        return;
    if (!quantity || !value) {
        report(checker, record, action, "content.action.bad-value",
               {{"argument", arg.name}, {"value", text}, {"expected", displayUnit(arg.unit)}});
    } else if (arg.hard && (*value < arg.hard->low || *value > arg.hard->high)) {
        report(checker, record, action, "content.action.out-of-range",
               {{"argument", arg.name},
                {"value", MessageQuantity{*value, arg.unit}},
                {"low", MessageQuantity{arg.hard->low, arg.unit}},
                {"high", MessageQuantity{arg.hard->high, arg.unit}}});
    }
}

void checkArgument(Checker &checker, const Record &record, const ActionSpec &action,
                   const ActionArg &arg, const std::string &text)
{
    if (arg.type == "quantity") {
        checkQuantity(checker, record, action, arg, text);
    } else if (arg.type == "enum" && !checker.schema.enumValue(arg.enumName, text)) {
        std::vector<std::string> names;
        for (const EnumValue &value : checker.schema.enumValues(arg.enumName))
            names.push_back(value.value);
        report(checker, record, action, "content.action.bad-value",
               {{"argument", arg.name}, {"value", text}, {"nearest", nearestName(text, names)}});
    } else if (arg.type == "drug" && !checker.schema.drug(text)) {
        report(checker, record, action, "content.action.bad-value",
               {{"argument", arg.name},
                {"value", text},
                {"nearest", nearestName(text, checker.schema.drugNames())}});
    }
}

/// What a note that names a learner action would be refused for when its time comes.
void checkNote(Checker &checker, const Record &record, const ActionSpec &action)
{
    const ArgumentTexts given = argumentTexts(checker.text(record, "args"));
    for (const ActionArg &arg : action.args) {
        const auto it = given.find(arg.name);
        if (it != given.end())
            checkArgument(checker, record, action, arg, it->second);
        else if (arg.defaultText.empty() && arg.type != "string")
            report(checker, record, action, "content.action.missing-argument",
                   {{"argument", arg.name}});
    }
    for (const auto &[name, value] : given) {
        std::vector<std::string> known;
        for (const ActionArg &arg : action.args)
            known.push_back(arg.name);
        if (std::find(known.begin(), known.end(), name) == known.end())
            report(checker, record, action, "content.action.unknown-argument",
                   {{"argument", name}, {"nearest", nearestName(name, known)}});
    }
    const Record *entity = checker.document.find(checker.subject(record));
    if (action.target == "any" || (entity && checker.hasComponent(*entity, "vitals")))
        return;
    if (entity || checker.patients.size() != 1) {
        Diagnostic &found = checker.report(record, "entity", "content.action.not-a-patient",
                                           {{"action", action.label}});
        addPatients(checker, found, record, "entity");
    }
}

} // namespace

ArgumentTexts argumentTexts(std::string_view text)
{
    ArgumentTexts out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        const std::size_t equals = part.find('=');
        if (!part.empty() && equals != std::string_view::npos)
            out[std::string(trimmed(part.substr(0, equals)))] =
                std::string(trimmed(part.substr(equals + 1)));
    }
    return out;
}

void checkArguments(Checker &checker)
{
    for (const Record *record : checker.ofKind("action")) {
        if (checker.text(*record, "type") != "note")
            continue;
        if (const ActionSpec *action = checker.schema.action(checker.text(*record, "name")))
            checkNote(checker, *record, *action);
    }
}

} // namespace ward::content
