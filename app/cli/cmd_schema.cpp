// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/arguments.h"
#include "app/cli/command.h"
#include "app/cli/usage.h"
#include "core/content/cell_text.h"
#include "core/content/schema.h"
#include "core/content/unit_table.h"
#include "core/content/units.h"
#include "core/messages/messages.h"
#include "resources/resources.h"

namespace ward::cli {

namespace {

constexpr std::string_view kHelp = "usage: ward schema [--json]\n"
                                   "\n"
                                   "Prints what a scenario may hold: kinds with their fields, "
                                   "units, hard and plausible ranges and\n"
                                   "defaults; the learner actions with their arguments; drugs; "
                                   "units. With --json the schema file\n"
                                   "itself.\n"
                                   "\n"
                                   "Exit code: 0 ok, 2 wrong usage.\n";

using content::FieldSpec;
using content::Range;

std::string range(const std::optional<Range> &value)
{
    return value ? content::formatNumber(value->low) + " to " + content::formatNumber(value->high)
                 : std::string();
}

std::string typeOf(const FieldSpec &field)
{
    switch (field.type) {
    case content::FieldType::Quantity:
        return field.unit == "*" ? "quantity" : "quantity " + field.unit;
    case content::FieldType::Integer:
        return "int";
    case content::FieldType::Number:
        return "number";
    case content::FieldType::Flag:
        return "bool";
    case content::FieldType::Enum:
        return "enum " + field.enumName;
    case content::FieldType::String:
        return "string";
    case content::FieldType::Text:
        return "text";
    case content::FieldType::Ref:
        return "ref " + field.refKind;
    case content::FieldType::Vec3:
        return "vec3";
    case content::FieldType::Quat:
        return "quat";
    case content::FieldType::Set:
        return "set";
    case content::FieldType::Curve:
        return "curve";
    }
    return {};
}

void printField(const FieldSpec &field, std::ostream &out)
{
    out << "  " << field.name << ": " << typeOf(field);
    if (field.hard)
        out << ", possible " << range(field.hard);
    if (field.plausible)
        out << ", plausible " << range(field.plausible);
    if (!content::isAbsent(field.defaultValue))
        out << ", default " << content::cellToText(field.defaultValue);
    if (!field.authored)
        out << ", engine only";
    out << "  (" << field.label << ")\n";
}

void printKinds(const content::Schema &schema, std::ostream &out)
{
    out << "kinds\n";
    for (const content::KindSpec &kind : schema.kinds()) {
        out << '\n' << kind.name;
        std::string separator = "  under ";
        for (const std::string &parent : kind.parents) {
            out << separator << parent;
            separator = ", ";
        }
        out << (kind.authored ? "" : "  engine only") << '\n';
        for (const FieldSpec &field : kind.fields)
            printField(field, out);
    }
}

void printActions(const content::Schema &schema, std::ostream &out)
{
    out << "\nlearner actions\n\n";
    for (const content::ActionSpec &action : schema.actions()) {
        out << action.name << "  " << action.label << ". " << action.docs
            << (action.target == "scenario"     ? " (scenario or instructor only)"
                : action.target == "instructor" ? " (instructor only)"
                                                : "")
            << '\n';
        for (const content::ActionArg &arg : action.args) {
            out << "  " << arg.name << ": " << arg.type;
            if (!arg.unit.empty())
                out << ' ' << arg.unit;
            if (!arg.enumName.empty())
                out << ' ' << arg.enumName;
            if (arg.hard)
                out << ", possible " << range(arg.hard);
            if (arg.defaultText.empty())
                out << ", required";
            else
                out << ", default " << arg.defaultText;
            out << '\n';
        }
    }
}

void printLists(const content::Schema &schema, std::ostream &out)
{
    out << "\ndrugs\n\n";
    for (const content::DrugSpec &drug : schema.drugs()) {
        out << drug.name;
        for (const std::string &synonym : drug.synonyms)
            out << " | " << synonym;
        out << '\n';
        for (const content::DrugDose &dose : drug.doses) {
            const std::string low = content::formatQuantity(dose.low);
            const std::string high = content::formatQuantity(dose.high);
            out << "  " << (dose.infusion ? "infusion " : "bolus ") << dose.route << ": " << low;
            if (high != low)
                out << " to " << high;
            out << " (" << dose.use << ")\n";
        }
        if (!drug.acts)
            out << "  recorded; without an effect on the vitals\n";
        if (drug.strength)
            out << "  usually made up: " << content::formatQuantity(*drug.strength) << '\n';
        if (!drug.source.empty())
            out << "  source: " << drug.source << '\n';
        if (!drug.checked.empty()) {
            out << "  compared with the source: ";
            for (const std::string &figure : drug.checked)
                out << (&figure == &drug.checked.front() ? "" : ", ") << figure;
            out << '\n';
        }
        out << "  reviewed by: " << (drug.reviewedBy.empty() ? "nobody yet" : drug.reviewedBy)
            << '\n';
    }
    out << "\nunits\n\n";
    for (const content::UnitRow &unit : content::unitTable()) {
        out << unit.code;
        if (*unit.display && unit.display != std::string_view(unit.code))
            out << "  " << unit.display;
        out << '\n';
    }
    out << "\nenums\n";
    std::string last;
    for (const content::KindSpec &kind : schema.kinds()) {
        for (const FieldSpec &field : kind.fields) {
            if (field.enumName.empty() ||
                last.find('|' + field.enumName + '|') != std::string::npos)
                continue;
            last += '|' + field.enumName + '|';
            out << '\n' << field.enumName << '\n';
            for (const content::EnumValue &value : schema.enumValues(field.enumName))
                out << "  " << value.value << "  " << value.label << '\n';
        }
    }
}

int run(const std::vector<std::string> &words, Streams &streams)
{
    const Result<Arguments> arguments = readArguments(words, {"--json"}, {});
    if (!arguments)
        return refuseUsage(streams, kSchemaCommand, arguments.error().message);
    if (!arguments->words.empty()) {
        return refuseUsage(streams, kSchemaCommand,
                           wrongWords("cli.words.none", arguments->words.size()));
    }
    if (arguments->has("--json")) {
        streams.out << resources::file("schema/ward-1.0.schema.json");
        return kOk;
    }
    const content::Schema &schema = content::Schema::shipped();
    streams.out << "schema " << schema.version().major << '.' << schema.version().minor << "\n\n";
    printKinds(schema, streams.out);
    printActions(schema, streams.out);
    printLists(schema, streams.out);
    return kOk;
}

} // namespace

const Command kSchemaCommand = {"schema", "print kinds, fields, units, drugs and learner actions",
                                kHelp, run};

} // namespace ward::cli
