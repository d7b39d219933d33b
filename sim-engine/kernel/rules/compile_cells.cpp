// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/units.h"
#include "sim-engine/kernel/rules/compiler.h"

#include <utility>

namespace ward::kernel {

namespace {

using content::CellValue;

/// Vitals whose number on the monitor has another name, and what stands for it meanwhile.
struct Shown
{
    std::string_view vital;
    std::string_view number;
    std::string_view instead;
};
constexpr Shown kShown[] = {
    {"vitals.sbp", "numerics.abp_s", "numerics.nibp_s"},
    {"vitals.dbp", "numerics.abp_d", "numerics.nibp_d"},
    {"vitals.map", "numerics.abp_m", "numerics.nibp_m"},
};

} // namespace

void Compiler::keep(const CellReader &cells)
{
    if (!m_error)
        m_error = cells.error();
}

Id Compiler::reference(CellReader &cells, std::string_view name)
{
    const Id id = cells.as<Id>(name);
    if (!id.isNull() && !m_document.find(id))
        cells.fail("kernel.definition.dangling", name);
    return id;
}

FieldTarget Compiler::target(CellReader &cells, bool fieldNeeded)
{
    FieldTarget out;
    out.entity = reference(cells, "entity");
    const std::string path = cells.text("field");
    if (path.empty()) {
        if (fieldNeeded)
            cells.fail("kernel.definition.missing", "field");
        return out;
    }
    out.field = m_layout.find(path);
    out.spec = m_schema.field(path);
    if (!out.field.isValid() || !out.spec)
        cells.fail("kernel.definition.unknown-field", "field");
    return out;
}

FieldTarget Compiler::shownTarget(CellReader &cells, bool always)
{
    FieldTarget out = target(cells, true);
    if (!out.spec || !(always || cells.as<bool>("shown")))
        return out;
    const std::string path = m_layout.path(out.field);
    if (path.starts_with("numerics."))
        return out;
    std::string number = path.starts_with("vitals.") ? "numerics." + path.substr(7) : "";
    std::string_view instead;
    for (const Shown &shown : kShown) {
        if (path == shown.vital) {
            number = shown.number;
            instead = shown.instead;
        }
    }
    const world::FieldRef field = m_layout.find(number);
    if (!field.isValid()) {
        cells.fail("kernel.definition.not-shown", "field");
        return out;
    }
    out.field = field;
    out.spec = m_schema.field(number);
    if (!instead.empty())
        out.instead = m_layout.find(instead);
    return out;
}

FieldTarget Compiler::alarmTarget(CellReader &cells, std::int32_t &state)
{
    FieldTarget out;
    out.entity = reference(cells, "entity");
    const std::string path = "alarms." + required(cells, "alarm");
    out.field = m_layout.find(path);
    out.spec = m_schema.field(path);
    if (!out.field.isValid() || !out.spec || out.spec->enumName != "alarm_state") {
        cells.fail("kernel.definition.alarm", "alarm");
        return out;
    }
    const auto &values = m_layout.field(out.field).values;
    const auto it = std::find(values.begin(), values.end(), cells.text("alarm_state"));
    if (it == values.end())
        cells.fail("kernel.definition.value", "alarm_state");
    state = static_cast<std::int32_t>(it - values.begin());
    return out;
}

std::optional<double> Compiler::number(CellReader &cells, std::string_view name,
                                       const FieldTarget &target, Measure measure)
{
    const CellValue value = cells.value(name);
    if (const auto *plain = std::get_if<double>(&value))
        return *plain;
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return static_cast<double>(*whole);
    const auto *quantity = std::get_if<content::Quantity>(&value);
    if (!quantity)
        return std::nullopt;
    if (!target.spec || target.spec->unit.empty())
        return quantity->value;
    const auto converted = content::convert(quantity->value, quantity->unit, target.spec->unit);
    const auto zero = content::convert(0, quantity->unit, target.spec->unit);
    if (!converted || !zero) {
        cells.fail("kernel.definition.unit", name);
        return std::nullopt;
    }
    return measure == Measure::Difference ? *converted - *zero : *converted;
}

double Compiler::inSteps(CellReader &cells, std::string_view name, const FieldTarget &target,
                         Measure measure)
{
    const auto value = number(cells, name, target, measure);
    if (!value) {
        cells.fail("kernel.definition.missing", name);
        return 0;
    }
    return target.field.isValid() ? *value / m_layout.field(target.field).step : *value;
}

std::string Compiler::required(CellReader &cells, std::string_view name)
{
    std::string text = cells.text(name);
    if (text.empty())
        cells.fail("kernel.definition.missing", name);
    return text;
}

std::string Compiler::drugName(CellReader &cells, std::string_view name)
{
    const std::string text = cells.text(name);
    if (text.empty())
        return text;
    const content::DrugSpec *drug = m_schema.drug(text);
    if (!drug)
        cells.fail("kernel.definition.drug", name);
    return drug ? drug->name : text;
}

int Compiler::rhythm(CellReader &cells)
{
    const int index = m_bindings.rhythmIndex(cells.text("rhythm"));
    if (index < 0)
        cells.fail("kernel.definition.missing", "rhythm");
    return index;
}

CellValue Compiler::fieldValue(CellReader &cells, const FieldTarget &target, bool relative)
{
    if (!target.spec)
        return {};
    if (relative) {
        auto difference = content::parseQuantity(cells.text("value"), target.spec->unit);
        if (!difference) {
            cells.fail("kernel.definition.value", "value");
            return {};
        }
        return *difference;
    }
    auto value = content::cellFromText(m_schema, *target.spec, cells.text("value"));
    if (!value) {
        cells.fail("kernel.definition.value", "value");
        return {};
    }
    return *value;
}

} // namespace ward::kernel
