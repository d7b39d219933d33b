// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"

#include "core/content/nearest.h"
#include "core/content/unit_table.h"

#include <charconv>
#include <cmath>
#include <unordered_map>

namespace ward::content {

namespace {

using Index = std::unordered_map<std::string, const UnitRow *>;

const Index &byCode()
{
    static const Index index = [] {
        Index result;
        for (const UnitRow &row : unitTable())
            result.emplace(row.code, &row);
        return result;
    }();
    return index;
}

const Index &byAlias()
{
    static const Index index = [] {
        Index result = byCode();
        for (const UnitRow &row : unitTable()) {
            if (*row.display)
                result.emplace(row.display, &row);
            std::string_view rest = row.aliases;
            while (!rest.empty()) {
                const std::size_t bar = rest.find('|');
                result.emplace(std::string(rest.substr(0, bar)), &row);
                rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 1);
            }
        }
        return result;
    }();
    return index;
}

const UnitRow *findCode(std::string_view code)
{
    const auto it = byCode().find(std::string(code));
    return it == byCode().end() ? nullptr : it->second;
}

std::string_view trimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    return text;
}

/// Both micro signs of Unicode (U+00B5, U+03BC) → "u", as UCUM writes it.
std::string withoutMicroSign(std::string_view text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const std::string_view two = text.substr(i, 2);
        if (two == "\u00b5" || two == "\u03bc") {
            result += 'u';
            ++i;
        } else {
            result += text[i];
        }
    }
    return result;
}

const std::vector<std::string> &knownNames()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> result;
        for (const UnitRow &row : unitTable()) {
            if (*row.display && row.display != std::string_view(row.code))
                result.emplace_back(row.display);
            result.emplace_back(row.code);
        }
        return result;
    }();
    return names;
}

} // namespace

bool isKnownUnit(std::string_view code)
{
    return findCode(code) != nullptr;
}

std::string displayUnit(std::string_view code)
{
    const UnitRow *row = findCode(code);
    return row ? std::string(row->display) : std::string(code);
}

Result<std::string> unitFromText(std::string_view text)
{
    const std::string name = withoutMicroSign(trimmed(text));
    const auto it = byAlias().find(name);
    if (it != byAlias().end())
        return std::string(it->second->code);
    return failure("content.units.unknown", {{"unit", std::string(text.substr(0, 40))},
                                             {"nearest", nearestName(name, knownNames())}});
}

bool sameDimension(std::string_view a, std::string_view b)
{
    const UnitRow *rowA = findCode(a);
    const UnitRow *rowB = findCode(b);
    return rowA && rowB && rowA->dimension == rowB->dimension;
}

std::vector<std::string> unitsLike(std::string_view code)
{
    std::vector<std::string> result;
    const UnitRow *row = findCode(code);
    for (const UnitRow &other : unitTable()) {
        if (row && other.dimension == row->dimension)
            result.emplace_back(other.code);
    }
    return result;
}

Result<double> convert(double value, std::string_view from, std::string_view to)
{
    if (from == to)
        return value;
    const UnitRow *a = findCode(from);
    const UnitRow *b = findCode(to);
    if (!a || !b)
        return failure("content.units.unknown", {{"unit", std::string(a ? to : from)}});
    if (a->dimension != b->dimension) {
        return failure("content.units.incompatible",
                       {{"from", displayUnit(from)}, {"to", displayUnit(to)}});
    }
    // Factors are kept as fractions of whole numbers so that most conversions come out exact.
    const double canonical = value + a->offset;
    return canonical * (a->numerator * b->denominator) / (a->denominator * b->numerator) -
           b->offset;
}

Result<Quantity> parseQuantity(std::string_view text, std::string_view unitIfNone)
{
    std::string_view whole = trimmed(text);
    if (whole.size() > 1 && whole[0] == '+' && whole[1] != '-')
        whole.remove_prefix(1);
    double value = 0;
    const auto [end, problem] = std::from_chars(whole.data(), whole.data() + whole.size(), value,
                                                std::chars_format::general);
    const bool startsLikeNumber = !whole.empty() && (whole[0] == '-' || whole[0] == '.' ||
                                                     (whole[0] >= '0' && whole[0] <= '9'));
    if (problem != std::errc() || !startsLikeNumber || !std::isfinite(value))
        return failure("content.quantity.no-number", {{"text", std::string(text.substr(0, 40))}});
    const std::string_view unit =
        trimmed(whole.substr(static_cast<std::size_t>(end - whole.data())));
    if (unit.empty()) {
        if (unitIfNone.empty())
            return failure("content.quantity.no-unit", {{"text", std::string(text.substr(0, 40))}});
        return Quantity{value, std::string(unitIfNone)};
    }
    if (unit.size() > 1 && unit[0] == ',' && unit[1] >= '0' && unit[1] <= '9')
        return failure("content.quantity.decimal-comma",
                       {{"text", std::string(text.substr(0, 40))}});
    Result<std::string> code = unitFromText(unit);
    if (!code)
        return failure(std::move(code.error()));
    return Quantity{value, *std::move(code)};
}

std::string formatQuantity(const Quantity &quantity)
{
    return formatNumber(quantity.value) + ' ' + quantity.unit;
}

std::string formatNumber(double value)
{
    if (value == 0)
        return "0";
    char buffer[64];
    const double size = std::fabs(value);
    const std::to_chars_result result =
        size >= 1e-6 && size < 1e15
            ? std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::fixed)
            : std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific);
    return {buffer, result.ptr};
}

} // namespace ward::content
