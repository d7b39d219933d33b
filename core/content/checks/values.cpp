// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/math.h"
#include "core/content/cell_text.h"
#include "core/content/checks/fixes.h"
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
    checker.report(record, field.name, "content.value.implausible",
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

void reportPulmonary(Checker &checker, const Record &vitals, bool swapped)
{
    Diagnostic &found = checker.report(vitals, "pap_s", "content.vitals.pulmonary-order");
    if (swapped && !isAbsent(vitals.cell("pap_s")) && !isAbsent(vitals.cell("pap_d")))
        found.fixes.push_back(swapFix(checker, FixKind::Choice, vitals, "pap_s", "pap_d"));
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
    const double usual = std::round(*d + (*s - *d) / 3);
    Diagnostic *found = nullptr;
    if (!(*s > *m && *m > *d))
        found = &checker.report(*own, field, "content.vitals.pressure-order", args);
    else if (std::fabs(*m - usual) > kMeanTolerance)
        found = &checker.report(*own, field, "content.vitals.mean-unlikely", args);
    if (found && *s > usual && usual > *d)
        found->fixes.push_back(
            setFix(checker, FixKind::Choice, *own, "map", Quantity{usual, "mm[Hg]"}));
    const auto pulmonaryS = checker.number(entity.id, "vitals", "pap_s");
    const auto pulmonaryD = checker.number(entity.id, "vitals", "pap_d");
    if (pulmonaryS && pulmonaryD && *pulmonaryS <= *pulmonaryD)
        reportPulmonary(checker, *own, *pulmonaryS < *pulmonaryD);
}

/// Bicarbonate by Henderson and Hasselbalch with pK' 6.1; the solubility of carbon dioxide is
/// 0.0300 to 0.0307 mmol/L per mmHg, depending on the textbook.
double bicarbonateOf(double ph, double carbonDioxide, double solubility)
{
    return solubility * carbonDioxide * math::pow(10, ph - 6.1);
}

/// An author who writes all three writes one too many: they go together as far as what they are
/// rounded to allows.
void checkBloodGas(Checker &checker, const Record &entity)
{
    const Record *own = checker.document.component(entity.id, "vitals");
    if (!own || isAbsent(own->cell("ph")) || isAbsent(own->cell("paco2")) ||
        isAbsent(own->cell("hco3")))
        return;
    const auto ph = checker.number(entity.id, "vitals", "ph");
    const auto paco2 = checker.number(entity.id, "vitals", "paco2");
    const auto hco3 = checker.number(entity.id, "vitals", "hco3");
    if (!ph || !paco2 || !hco3)
        return;
    constexpr double kHalfPh = 0.0051; // as it is written and recorded: 0.01
    constexpr double kHalfPressure = 0.51;
    constexpr double kHalfBicarbonate = 0.51; // often rounded to whole numbers
    const double low = bicarbonateOf(*ph - kHalfPh, *paco2 - kHalfPressure, 0.0300);
    const double high = bicarbonateOf(*ph + kHalfPh, *paco2 + kHalfPressure, 0.0307);
    if (*hco3 >= low - kHalfBicarbonate && *hco3 <= high + kHalfBicarbonate)
        return;
    const double expected = std::round(bicarbonateOf(*ph, *paco2, 0.0307) * 10) / 10;
    Diagnostic &found = checker.report(*own, "hco3", "content.vitals.gases-disagree",
                                       {{"ph", MessageQuantity{*ph, "1"}},
                                        {"paco2", MessageQuantity{*paco2, "mm[Hg]"}},
                                        {"hco3", MessageQuantity{*hco3, "mmol/L"}},
                                        {"expected", MessageQuantity{expected, "mmol/L"}}});
    if (expected >= 1 && expected <= 80)
        found.fixes.push_back(
            setFix(checker, FixKind::Choice, *own, "hco3", Quantity{expected, "mmol/L"}));
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
                checker.report(*record, name, *std::move(problem));
            } else {
                checkPlausible(checker, *record, *field, value);
            }
        }
        if (record->kind == "entity") {
            checkPressures(checker, *record);
            checkBloodGas(checker, *record);
        }
    }
}

} // namespace ward::content
