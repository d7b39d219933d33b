// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/checks/checker.h"
#include "core/content/units.h"

#include <algorithm>
#include <cmath>

namespace ward::content {

namespace {

/// A mean pressure this far from D + (S − D)/3 is more likely a slip than a waveform.
constexpr double kMeanTolerance = 15;

void checkPlausible(Checker &checker, const Record &record, const FieldSpec &field,
                    const CellValue &value)
{
    const auto *quantity = std::get_if<Quantity>(&value);
    if (!quantity || !field.plausible || field.unit == "*")
        return;
    const Result<double> number = convert(quantity->value, quantity->unit, field.unit);
    if (!number || (*number >= field.plausible->low && *number <= field.plausible->high))
        return;
    checker.report(Severity::Warning, record, field.name, "content.value.implausible",
                   {{"field", field.label},
                    {"value", MessageQuantity{*number, field.unit}},
                    {"low", MessageQuantity{field.plausible->low, field.unit}},
                    {"high", MessageQuantity{field.plausible->high, field.unit}}});
}

bool hasPulse(const Checker &checker, const Id &entity)
{
    const EffectiveValue rhythm = effectiveValue(checker.document, checker.schema,
                                                 checker.catalogue, entity, "rhythm", "ecg");
    const auto *name = std::get_if<std::string>(&rhythm.value);
    const EnumValue *value = name ? checker.schema.enumValue("ecg_rhythm", *name) : nullptr;
    return !value || value->pulse;
}

void checkPressures(Checker &checker, const Record &entity)
{
    const Record *own = checker.document.component(entity.id, "vitals");
    if (!own || !hasPulse(checker, entity.id))
        return;
    const auto s = checker.number(entity.id, "vitals", "sbp");
    const auto m = checker.number(entity.id, "vitals", "map");
    const auto d = checker.number(entity.id, "vitals", "dbp");
    if (!s || !m || !d)
        return;
    const Checker::Args args = {{"systolic", MessageQuantity{*s, "mm[Hg]"}},
                                {"mean", MessageQuantity{*m, "mm[Hg]"}},
                                {"diastolic", MessageQuantity{*d, "mm[Hg]"}}};
    const char *field = isAbsent(own->cell("map")) ? "sbp" : "map";
    if (!(*s > *m && *m > *d))
        checker.report(Severity::Error, *own, field, "content.vitals.pressure-order", args);
    else if (std::fabs(*m - (*d + (*s - *d) / 3)) > kMeanTolerance)
        checker.report(Severity::Warning, *own, field, "content.vitals.mean-unlikely", args);
    const auto pulmonaryS = checker.number(entity.id, "vitals", "pap_s");
    const auto pulmonaryD = checker.number(entity.id, "vitals", "pap_d");
    if (pulmonaryS && pulmonaryD && *pulmonaryS <= *pulmonaryD)
        checker.report(Severity::Error, *own, "pap_s", "content.vitals.pulmonary-order");
}

bool isClinicalNumber(const FieldSpec &field, const CellValue &value)
{
    if (field.importance != Importance::Clinical)
        return false;
    if (const auto *quantity = std::get_if<Quantity>(&value))
        return quantity->value != 0;
    return std::holds_alternative<std::int64_t>(value);
}

bool holdsNumbers(const Checker &checker, const Record &record)
{
    for (const auto &[name, value] : record.cells) {
        const FieldSpec *field = checker.schema.field(record.kind, name);
        if (field && isClinicalNumber(*field, value))
            return true;
        // The target of a set or trend is text, but a number all the same.
        if (record.kind == "action" && name == "value" && parseQuantity(checker.text(record, name)))
            return true;
    }
    return false;
}

bool namesSource(const Checker &checker, const Record &record)
{
    return !checker.text(record, "source").empty();
}

/// A rule's numbers stand in its triggers and conditions too.
bool ruleHoldsNumbers(const Checker &checker, const Record &rule)
{
    std::vector<const Record *> open{&rule};
    while (!open.empty()) {
        const Record *record = open.back();
        open.pop_back();
        if (record->kind != "action" && holdsNumbers(checker, *record))
            return true;
        for (const Record *child : checker.document.children(record->id))
            open.push_back(child);
    }
    return false;
}

} // namespace

void checkValues(Checker &checker)
{
    for (const Record *record : checker.records) {
        const KindSpec *kind = checker.schema.kind(record->kind);
        if (!kind)
            continue;
        for (const auto &[name, value] : record->cells) {
            const FieldSpec *field = kind->field(name);
            if (!field)
                continue;
            if (auto problem = checkValue(checker.schema, *field, value)) {
                Diagnostic d;
                d.record = record->id;
                d.field = name;
                d.message = *std::move(problem);
                checker.findings.push_back(std::move(d));
            } else {
                checkPlausible(checker, *record, *field, value);
            }
        }
        if (record->kind == "entity")
            checkPressures(checker, *record);
    }
}

void checkSources(Checker &checker)
{
    for (const Record *record : checker.records) {
        const KindSpec *kind = checker.schema.kind(record->kind);
        if (!kind || !kind->field("source") || namesSource(checker, *record))
            continue;
        const Record *parent = checker.document.find(record->parent);
        if (record->kind == "action" && parent && namesSource(checker, *parent))
            continue;
        const bool numbers = record->kind == "rule" ? ruleHoldsNumbers(checker, *record)
                                                    : holdsNumbers(checker, *record);
        if (numbers) {
            const bool inside = kind->component || record->kind == "action";
            checker.report(Severity::Info, *record, {}, "content.source.missing",
                           {{"kind", kind->label},
                            {"name", checker.name(inside && parent ? *parent : *record)}});
        }
    }
}

} // namespace ward::content
