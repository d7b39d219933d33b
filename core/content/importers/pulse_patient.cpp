// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_patient.h"

#include "core/content/cell_text.h"
#include "core/content/units.h"

#include <cmath>

namespace ward::content::importers {

namespace {

struct Baseline
{
    const char *pulse;
    const char *kind;
    const char *field;
};
constexpr Baseline kBaselines[] = {
    {"Weight", "patient", "weight"},
    {"Height", "patient", "height"},
    {"HeartRateBaseline", "vitals", "hr"},
    {"SystolicArterialPressureBaseline", "vitals", "sbp"},
    {"DiastolicArterialPressureBaseline", "vitals", "dbp"},
    {"MeanArterialPressureBaseline", "vitals", "map"},
    {"RespirationRateBaseline", "vitals", "rr"},
};

void readBaseline(const Json &person, const Baseline &row, const Schema &schema,
                  PulseReader &reader, PulsePatient &out)
{
    const auto scalar = reader.scalar(person, row.pulse);
    if (!scalar)
        return;
    const FieldSpec *field = schema.field(row.kind, row.field);
    const auto text = quantityText(*scalar, field->unit);
    const Result<CellValue> value =
        text ? cellFromText(schema, *field, *text) : failure("importers.pulse.parameter");
    if (!value) {
        reader.report(Severity::Warning, scalar->line, "importers.pulse.patient-value",
                      {{"name", std::string(row.pulse)}});
        return;
    }
    (row.kind == std::string_view("vitals") ? out.vitals : out.patient)[row.field] = *value;
}

void readAge(const Json &person, PulseReader &reader, PulsePatient &out)
{
    const auto age = reader.scalar(person, "Age");
    if (!age)
        return;
    const auto years = age->unit == "yr" ? std::optional(age->value()) : inUnit(*age, "d");
    const double inYears = years && age->unit != "yr" ? *years / 365.25 : years.value_or(-1);
    if (inYears >= 0 && inYears <= 130)
        out.patient["age"] = static_cast<std::int64_t>(std::floor(inYears));
    else
        reader.report(Severity::Warning, age->line, "importers.pulse.patient-value",
                      {{"name", std::string("Age")}});
}

/// Quantities in the unit of their field, or nothing.
std::optional<double> number(const Cells &cells, const char *name, const char *unit)
{
    const auto it = cells.find(name);
    const auto *quantity = it == cells.end() ? nullptr : std::get_if<Quantity>(&it->second);
    const Result<double> value = quantity ? convert(quantity->value, quantity->unit, unit)
                                          : Result<double>(failure("importers.pulse.parameter"));
    return value ? std::optional(*value) : std::nullopt;
}

void readPerson(const Json &person, const Schema &schema, PulseReader &reader, PulsePatient &out)
{
    if (person.members.empty())
        return; // nothing is said: the default adult
    for (const Baseline &row : kBaselines)
        readBaseline(person, row, schema, reader, out);
    readAge(person, reader, out);
    // Male is the first value of Pulse's enum, which Protobuf leaves out.
    out.patient["sex"] = std::string(reader.text(person, "Sex") == "Female" ? "female" : "male");
    out.weight = number(out.patient, "weight", "kg");
    // The default mean need not fit pressures that are given.
    const auto systolic = number(out.vitals, "sbp", "mm[Hg]");
    const auto diastolic = number(out.vitals, "dbp", "mm[Hg]");
    if (systolic && diastolic && !out.vitals.contains("map")) {
        out.vitals["map"] =
            Quantity{std::round(*diastolic + (*systolic - *diastolic) / 3), "mm[Hg]"};
    }
}

void nameFile(const Json &parent, const char *key, const char *code, PulseReader &reader)
{
    const Json *file = parent.find(key);
    if (!file)
        return;
    std::string names = file->text;
    for (const Json &item : file->items)
        names += (names.empty() ? "" : ", ") + item.text;
    reader.report(Severity::Info, file->line, code, {{"file", singleLine(names)}});
}

} // namespace

PulsePatient readPatient(const Json &root, const Schema &schema, PulseReader &reader)
{
    PulsePatient result;
    nameFile(root, "EngineStateFile", "importers.pulse.state-file", reader);
    nameFile(root, "DataRequestFile", "importers.pulse.request-file", reader);
    const Json *configuration = reader.object(root, "PatientConfiguration");
    if (!configuration)
        return result;
    nameFile(*configuration, "PatientFile", "importers.pulse.patient-file", reader);
    if (const Json *person = reader.object(*configuration, "Patient"))
        readPerson(*person, schema, reader, result);
    const Json *conditions = reader.object(*configuration, "Conditions");
    const Json *list = conditions ? reader.array(*conditions, "AnyCondition") : nullptr;
    for (std::size_t i = 0; list && i < list->items.size(); ++i) {
        const Json &item = list->items[i];
        const Json *group = item.members.size() == 1 ? &item.members[0].value : nullptr;
        if (!group || group->members.size() != 1 || !group->members[0].value.isObject()) {
            reader.report(Severity::Error, item.line, "importers.pulse.condition-shape");
            continue;
        }
        result.conditions.push_back({group->members[0].name, &group->members[0].value});
    }
    return result;
}

} // namespace ward::content::importers
