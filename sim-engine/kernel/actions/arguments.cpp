// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/actions/arguments.h"

#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>
#include <cmath>

namespace ward::kernel {

namespace {

using content::ActionArg;
using content::ActionSpec;
using content::CellValue;

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// A drug is dosed by mass, per kg, in units or by volume, whatever the schema's example says.
bool isDose(const ActionSpec &action, const ActionArg &arg)
{
    return action.name.starts_with("drug.") && (arg.name == "dose" || arg.name == "rate");
}

bool isDoseUnit(const ActionArg &arg, std::string_view unit)
{
    static constexpr std::string_view amounts[] = {"mg",   "mg/kg",   "mL",   "mL/kg",
                                                   "[iU]", "[iU]/kg", "mmol", "meq"};
    static constexpr std::string_view rates[] = {"ug/kg/min", "mg/h",   "mL/h",
                                                 "mL/kg/h",   "[iU]/h", "[iU]/kg/h"};
    const auto fits = [&](std::string_view known) { return content::sameDimension(known, unit); };
    return arg.name == "dose" ? std::any_of(std::begin(amounts), std::end(amounts), fits)
                              : std::any_of(std::begin(rates), std::end(rates), fits);
}

tl::unexpected<Error> refused(std::string code, const ActionSpec &action, const ActionArg &arg,
                              std::vector<std::pair<std::string, MessageArg>> more = {})
{
    std::vector<std::pair<std::string, MessageArg>> args = {{"action", action.label},
                                                            {"argument", arg.name}};
    args.insert(args.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
    return failure(std::move(code), std::move(args));
}

Result<CellValue> quantityOf(const ActionSpec &action, const ActionArg &arg, const CellValue &given)
{
    content::Quantity quantity;
    if (const auto *q = std::get_if<content::Quantity>(&given)) {
        quantity = *q;
    } else if (const auto *text = std::get_if<std::string>(&given)) {
        auto parsed = content::parseQuantity(*text, arg.unit);
        if (!parsed)
            return refused("kernel.argument.quantity", action, arg, {{"value", *text}});
        quantity = *parsed;
    } else if (const auto *number = std::get_if<double>(&given)) {
        quantity = {*number, arg.unit};
    } else if (const auto *whole = std::get_if<std::int64_t>(&given)) {
        quantity = {static_cast<double>(*whole), arg.unit};
    } else {
        return refused("kernel.argument.type", action, arg);
    }
    if (!std::isfinite(quantity.value))
        return refused("kernel.argument.type", action, arg);
    if (!content::sameDimension(quantity.unit, arg.unit)) {
        if (!isDose(action, arg) || !isDoseUnit(arg, quantity.unit))
            return refused("kernel.argument.unit", action, arg,
                           {{"value", MessageQuantity{quantity.value, quantity.unit}},
                            {"expected", content::displayUnit(arg.unit)}});
        if (quantity.value < 0)
            return refused("kernel.argument.negative", action, arg);
        return quantity;
    }
    const double value = content::convert(quantity.value, quantity.unit, arg.unit).value_or(0);
    if (arg.hard && (value < arg.hard->low || value > arg.hard->high))
        return refused("kernel.argument.range", action, arg,
                       {{"value", MessageQuantity{quantity.value, quantity.unit}},
                        {"low", MessageQuantity{arg.hard->low, arg.unit}},
                        {"high", MessageQuantity{arg.hard->high, arg.unit}}});
    return quantity;
}

Result<CellValue> resolve(const content::Schema &schema, const ActionSpec &action,
                          const ActionArg &arg, const CellValue &given)
{
    if (arg.type == "quantity")
        return quantityOf(action, arg, given);
    const auto *text = std::get_if<std::string>(&given);
    if (!text)
        return refused("kernel.argument.type", action, arg);
    if (arg.type == "enum") {
        if (!schema.enumValue(arg.enumName, *text)) {
            std::vector<std::string> names;
            for (const content::EnumValue &value : schema.enumValues(arg.enumName))
                names.push_back(value.value);
            return refused("kernel.argument.value", action, arg,
                           {{"value", *text}, {"nearest", content::nearestName(*text, names)}});
        }
    } else if (arg.type == "drug") {
        const content::DrugSpec *drug = schema.drug(*text);
        if (!drug)
            return refused(
                "kernel.argument.drug", action, arg,
                {{"value", *text}, {"nearest", content::nearestName(*text, schema.drugNames())}});
        return CellValue(drug->name);
    }
    return CellValue(*text);
}

} // namespace

Result<content::Cells> resolveArguments(const content::Schema &schema, const ActionSpec &action,
                                        const content::Cells &given)
{
    content::Cells out;
    for (const ActionArg &arg : action.args) {
        const auto it = given.find(arg.name);
        const bool absent = it == given.end() || content::isAbsent(it->second);
        if (absent && arg.defaultText.empty() && arg.type != "string")
            return refused("kernel.argument.missing", action, arg);
        auto value = resolve(schema, action, arg, absent ? CellValue(arg.defaultText) : it->second);
        if (!value)
            return failure(std::move(value.error()));
        out[arg.name] = std::move(*value);
    }
    for (const auto &[name, value] : given) {
        if (out.contains(name) || content::isAbsent(value))
            continue;
        std::vector<std::string> names;
        for (const ActionArg &arg : action.args)
            names.push_back(arg.name);
        return failure("kernel.argument.unknown", {{"action", action.label},
                                                   {"argument", name},
                                                   {"nearest", content::nearestName(name, names)}});
    }
    return out;
}

Result<content::Cells> parseArguments(std::string_view text)
{
    content::Cells out;
    while (!trimmed(text).empty()) {
        const std::size_t end = std::min(text.find(';'), text.size());
        const std::string_view part = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (part.empty())
            continue;
        const std::size_t equals = part.find('=');
        const std::string key(trimmed(part.substr(0, std::min(equals, part.size()))));
        if (equals == std::string_view::npos || key.empty())
            return failure("kernel.argument.malformed", {{"text", std::string(part)}});
        out[key] = std::string(trimmed(part.substr(equals + 1)));
    }
    return out;
}

double argumentIn(const content::Cells &args, std::string_view name, std::string_view unit)
{
    const auto it = args.find(name);
    if (it == args.end())
        return 0;
    const auto *quantity = std::get_if<content::Quantity>(&it->second);
    return quantity ? content::convert(quantity->value, quantity->unit, unit).value_or(0) : 0;
}

std::string argumentText(const content::Cells &args, std::string_view name)
{
    const auto it = args.find(name);
    const auto *text = it == args.end() ? nullptr : std::get_if<std::string>(&it->second);
    return text ? *text : std::string();
}

} // namespace ward::kernel
