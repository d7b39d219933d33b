// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_values.h"

#include "core/content/cell_text.h"
#include "core/content/units.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <span>

namespace ward::content::importers {

namespace {

/// Value of a unit name as a power of ten of the base; nothing for other names.
struct Power
{
    std::string_view unit;
    int power;
};
constexpr Power kMasses[] = {{"kg", 9}, {"g", 6}, {"mg", 3}, {"ug", 0}, {"ng", -3}};
constexpr Power kVolumes[] = {{"m^3", 6}, {"L", 3}, {"dL", 2}, {"mL", 0}, {"uL", -3}};

std::optional<int> powerOf(std::span<const Power> table, std::string_view unit)
{
    for (const Power &row : table) {
        if (row.unit == unit)
            return row.power;
    }
    return std::nullopt;
}

bool isFiniteWord(std::string_view text)
{
    return text != "Infinity" && text != "-Infinity" && text != "NaN";
}

bool isWrapper(std::string_view key)
{
    return key.starts_with("Scalar");
}

/// Members that hold the base message of a message, with the comment.
constexpr std::string_view kBases[] = {"Action",
                                       "PatientAction",
                                       "EquipmentAction",
                                       "EnvironmentAction",
                                       "InhalerAction",
                                       "MechanicalVentilatorAction",
                                       "MechanicalVentilatorMode",
                                       "AnesthesiaMachineAction",
                                       "BagValveMaskAction",
                                       "ECMOAction"};

void flattenInto(const Json &value, const std::string &path, std::string &out);

void append(const std::string &path, const std::string &text, std::string &out)
{
    std::string clean = singleLine(text);
    for (char &c : clean) {
        if (c == ';')
            c = ',';
    }
    out += (out.empty() ? "" : "; ") + (path.empty() ? "value" : path) + '=' + clean;
}

void flattenObject(const Json &value, const std::string &path, std::string &out)
{
    const Json *number = value.find("Value");
    const Json *unit = value.find("Unit");
    const bool isScalar =
        (number && !number->isObject()) || (unit && unit->isString() && value.members.size() == 1);
    if (isScalar) {
        const std::string tail = unit && !unit->text.empty() ? ' ' + unit->text : "";
        append(path, (number ? number->text : "0") + tail, out);
        return;
    }
    if (value.members.empty() && !path.empty())
        append(path, "yes", out); // a message that says all by being there
    for (const auto &[key, member] : value.members) {
        const bool isBase =
            std::find(std::begin(kBases), std::end(kBases), key) != std::end(kBases);
        if (key == "Comment" || key.empty() || (isBase && member.members.empty()))
            continue;
        const bool hidden = isWrapper(key) || isBase;
        if (isWrapper(key) && member.isObject() && member.members.empty())
            append(path, "0", out);
        else if (hidden)
            flattenInto(member, path, out);
        else
            flattenInto(member, path.empty() ? key : path + '.' + key, out);
    }
}

/// Lists of one thing for each lung or gas are told by its name, others by their number.
void flattenArray(const Json &value, const std::string &path, std::string &out)
{
    for (std::size_t i = 0; i < value.items.size(); ++i) {
        const Json &item = value.items[i];
        const Json *name = item.find("Compartment") ? item.find("Compartment") : item.find("Name");
        if (name && name->isString() && item.members.size() == 2) {
            const bool isFirst = &item.members[0].value == name;
            flattenInto(item.members[isFirst ? 1 : 0].value, path + '[' + name->text + ']', out);
        } else {
            flattenInto(item, path + '[' + std::to_string(i + 1) + ']', out);
        }
    }
}

void flattenInto(const Json &value, const std::string &path, std::string &out)
{
    if (value.isObject())
        flattenObject(value, path, out);
    else if (value.isArray())
        flattenArray(value, path, out);
    else
        append(path, value.text, out);
}

} // namespace

void PulseReader::report(Severity severity, int line, std::string code,
                         std::vector<std::pair<std::string, MessageArg>> args)
{
    Diagnostic d;
    d.severity = severity;
    d.file = m_fileName;
    d.line = line;
    d.message = Message(std::move(code), std::move(args));
    m_diagnostics.push_back(std::move(d));
}

void PulseReader::wrongType(const Json &value, std::string_view name, std::string_view expected)
{
    report(Severity::Error, value.line, "importers.pulse.wrong-type",
           {{"name", std::string(name.substr(0, 60))}, {"expected", std::string(expected)}});
}

const Json *PulseReader::object(const Json &parent, std::string_view name)
{
    const Json *value = parent.find(name);
    if (!value || value->isObject())
        return value;
    wrongType(*value, name, "@content.type.object");
    return nullptr;
}

const Json *PulseReader::array(const Json &parent, std::string_view name)
{
    const Json *value = parent.find(name);
    if (!value || value->isArray())
        return value;
    wrongType(*value, name, "@content.type.list");
    return nullptr;
}

std::string PulseReader::text(const Json &parent, std::string_view name)
{
    const Json *value = parent.find(name);
    if (!value)
        return {};
    if (value->isString())
        return value->text;
    wrongType(*value, name, "@content.type.text");
    return {};
}

std::optional<Scalar> PulseReader::scalar(const Json &parent, std::string_view name)
{
    const Json *value = object(parent, name);
    if (!value)
        return std::nullopt;
    // Plain scalars stand without the wrapper that names the dimension.
    if (value->members.size() == 1 && isWrapper(value->members[0].name)) {
        value = object(*value, value->members[0].name);
        if (!value)
            return std::nullopt;
    }
    Scalar result;
    result.line = value->line;
    result.unit = text(*value, "Unit");
    const Json *number = value->find("Value");
    if (!number)
        return result;
    result.line = number->line;
    if (number->isString() && !isFiniteWord(number->text)) {
        result.finite = false;
        return result;
    }
    const auto decimal = number->isNumber() ? Decimal::parse(number->text) : std::nullopt;
    if (!decimal) {
        wrongType(*number, name, "@content.type.number");
        return std::nullopt;
    }
    result.number = *decimal;
    return result;
}

std::optional<std::int64_t> nanoseconds(const Scalar &time)
{
    struct Row
    {
        std::string_view unit;
        Decimal factor; ///< in seconds
    };
    static constexpr Row kRows[] = {{"s", {1, 0}},      {"ms", {1, -3}},   {"us", {1, -6}},
                                    {"min", {60, 0}},   {"hr", {3600, 0}}, {"h", {3600, 0}},
                                    {"day", {86400, 0}}};
    for (const Row &row : kRows) {
        if (row.unit != time.unit)
            continue;
        const auto seconds = time.number.times(row.factor);
        return seconds ? seconds->inUnitsOf(-9) : std::nullopt;
    }
    return std::nullopt;
}

std::optional<Decimal> micrograms(const Scalar &concentration, const Scalar &volume)
{
    const std::size_t slash = concentration.unit.find('/');
    if (slash == std::string::npos || !concentration.finite || !volume.finite)
        return std::nullopt;
    const std::string_view unit = concentration.unit;
    const auto mass = powerOf(kMasses, unit.substr(0, slash));
    const auto per = powerOf(kVolumes, unit.substr(slash + 1));
    const auto amount = powerOf(kVolumes, volume.unit);
    auto product = concentration.number.times(volume.number);
    if (!mass || !per || !amount || !product)
        return std::nullopt;
    product->exponent += *mass - *per + *amount;
    return product;
}

std::optional<double> microgramsPerMinute(const Scalar &concentration, const Scalar &rate)
{
    const auto perMinute = inUnit(rate, "mL/min");
    if (!perMinute)
        return std::nullopt;
    const auto perMillilitre = micrograms(concentration, Scalar{{1, 0}, "mL", 0, true});
    return perMillilitre ? std::optional(perMillilitre->value() * *perMinute) : std::nullopt;
}

std::optional<double> inUnit(const Scalar &scalar, std::string_view unit)
{
    if (!scalar.finite)
        return std::nullopt;
    // "unitless" is how Pulse says so.
    const Result<std::string> code =
        scalar.unit.empty() ? std::string("1") : unitFromText(scalar.unit);
    if (!code)
        return std::nullopt;
    const Result<double> value = convert(scalar.value(), *code, unit);
    return value ? std::optional(*value) : std::nullopt;
}

std::optional<std::string> quantityText(const Scalar &scalar, std::string_view unitIfNone)
{
    if (!scalar.finite)
        return std::nullopt;
    const Result<std::string> code =
        scalar.unit.empty() ? std::string(unitIfNone) : unitFromText(scalar.unit);
    if (!code)
        return std::nullopt;
    return formatQuantity({scalar.value(), *code});
}

double sixDigits(double value)
{
    char text[32];
    const auto written =
        std::to_chars(text, text + sizeof text, value, std::chars_format::scientific, 5);
    double result = value;
    std::from_chars(text, written.ptr, result);
    return result;
}

std::string spacedWords(std::string_view camel)
{
    std::string result;
    for (std::size_t i = 0; i < camel.size(); ++i) {
        const auto c = static_cast<unsigned char>(camel[i]);
        const bool startsWord =
            i > 0 && std::isupper(c) && std::islower(static_cast<unsigned char>(camel[i - 1]));
        if (startsWord)
            result += ' ';
        // Capitals that belong to an abbreviation ("PEEP") stay.
        const bool nextIsUpper =
            i + 1 < camel.size() && std::isupper(static_cast<unsigned char>(camel[i + 1]));
        result += startsWord && !nextIsUpper ? static_cast<char>(std::tolower(c)) : camel[i];
    }
    return result;
}

std::string singleLine(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        const bool blank = static_cast<unsigned char>(c) <= 0x20 || c == 0x7f;
        if (!blank)
            result += c;
        else if (!result.empty() && result.back() != ' ')
            result += ' ';
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return normalised(std::move(result));
}

std::string flattened(const Json &body)
{
    std::string result;
    flattenInto(body, {}, result);
    return result;
}

std::string commentOf(const Json &body)
{
    if (const Json *comment = body.find("Comment"); comment && comment->isString())
        return singleLine(comment->text);
    for (const std::string_view base : kBases) {
        if (const Json *inner = body.find(base)) {
            if (std::string comment = commentOf(*inner); !comment.empty())
                return comment;
        }
    }
    return {};
}

} // namespace ward::content::importers
