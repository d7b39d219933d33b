// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checker.h"

#include "core/content/checks/registry.h"
#include "core/content/units.h"

#include <algorithm>
#include <cassert>

namespace ward::content {

namespace {

Behaviour behaviourOf(const Checker &checker, const Record &record)
{
    Behaviour out;
    out.record = &record;
    out.scheduled = record.kind == "event";
    out.enabled = checker.flag(record, "enabled");
    if (out.scheduled) {
        out.at = checker.seconds(record, "at").value_or(0);
    } else {
        out.phase = checker.target(record, "phase");
        out.fire = checker.text(record, "fire");
        out.cooldown = checker.seconds(record, "cooldown").value_or(0);
        out.triggers = checker.document.children(record.id, "trigger");
        out.conditions = checker.document.children(record.id, "condition");
    }
    out.actions = checker.document.children(record.id, "action");
    return out;
}

} // namespace

Checker::Checker(const Document &document, const Schema &schema, const Catalogue &catalogue)
    : document(document)
    , schema(schema)
    , catalogue(catalogue)
    , records(document.canonical())
{
    for (const Record *record : records) {
        byKind[record->kind].push_back(record);
        for (const auto &[cell, value] : record->cells) {
            if (const auto *id = std::get_if<Id>(&value))
                referrers[*id].emplace_back(record, cell);
        }
        if (record->kind == "entity" && hasComponent(*record, "vitals"))
            patients.push_back(record);
        else if (record->kind == "action" && text(*record, "type") == "event")
            emitted.insert(text(*record, "event"));
    }
    for (const char *kind : {"event", "rule"}) {
        for (const Record *record : ofKind(kind))
            behaviours.push_back(behaviourOf(*this, *record));
    }
    if (const Record *scenario = document.scenario())
        plannedEnd = seconds(*scenario, "duration").value_or(0);
    reachable = reachablePhases(*this);
}

Diagnostic &Checker::report(const Record &record, std::string field, std::string code, Args args)
{
    return report(record, std::move(field), Message(std::move(code), std::move(args)));
}

Diagnostic &Checker::report(const Record &record, std::string field, Message message)
{
    const CheckInfo *info = checkInfo(message.code);
    assert(info && "every finding has its entry in the registry");
    Diagnostic d;
    d.severity = info ? info->severity : Severity::Error;
    d.record = record.id;
    d.field = std::move(field);
    d.message = std::move(message);
    findings.push_back(std::move(d));
    return findings.back();
}

const CellValue &Checker::cell(const Record &record, std::string_view field) const
{
    const CellValue &own = record.cell(field);
    if (!isAbsent(own))
        return own;
    const FieldSpec *spec = schema.field(record.kind, field);
    return spec ? spec->defaultValue : own;
}

std::string Checker::text(const Record &record, std::string_view field) const
{
    const auto *value = std::get_if<std::string>(&cell(record, field));
    return value ? *value : std::string();
}

bool Checker::flag(const Record &record, std::string_view field) const
{
    const auto *value = std::get_if<bool>(&cell(record, field));
    return value && *value;
}

std::int64_t Checker::integer(const Record &record, std::string_view field) const
{
    const auto *value = std::get_if<std::int64_t>(&cell(record, field));
    return value ? *value : 0;
}

std::optional<double> Checker::seconds(const Record &record, std::string_view field) const
{
    const auto *quantity = std::get_if<Quantity>(&cell(record, field));
    if (!quantity)
        return std::nullopt;
    const Result<double> value = convert(quantity->value, quantity->unit, "s");
    return value ? std::optional<double>(*value) : std::nullopt;
}

std::optional<double> Checker::level(const Record &record, std::string_view cell,
                                     const FieldSpec &spec) const
{
    const auto *quantity = std::get_if<Quantity>(&record.cell(cell));
    if (!quantity)
        return std::nullopt;
    const Result<double> value =
        convert(quantity->value, quantity->unit, spec.unit.empty() ? "1" : spec.unit);
    return value ? std::optional<double>(*value) : std::nullopt;
}

const Record *Checker::target(const Record &record, std::string_view field) const
{
    const auto *id = std::get_if<Id>(&cell(record, field));
    return id ? document.find(*id) : nullptr;
}

Id Checker::subject(const Record &record) const
{
    if (const auto *id = std::get_if<Id>(&record.cell("entity")))
        return *id;
    return patients.size() == 1 ? patients.front()->id : Id();
}

const FieldSpec *Checker::namedField(const Record &record) const
{
    const std::string path = text(record, "field");
    return path.empty() ? nullptr : schema.field(path);
}

std::string Checker::name(const Record &record) const
{
    for (const char *field : {"name", "text"}) {
        std::string own = text(record, field);
        if (!own.empty())
            return own;
    }
    if (record.kind == "entity") {
        if (const Prefab *own = prefab(record))
            return own->name;
    }
    const KindSpec *kind = schema.kind(record.kind);
    return kind ? kind->label : record.kind;
}

std::string Checker::label(const Record &record, std::string_view field) const
{
    const FieldSpec *spec = schema.field(record.kind, field);
    return spec ? spec->label : std::string(field);
}

std::string Checker::typeLabel(const Record &record) const
{
    const FieldSpec *spec = schema.field(record.kind, "type");
    const EnumValue *value =
        spec ? schema.enumValue(spec->enumName, text(record, "type")) : nullptr;
    return value ? value->label : text(record, "type");
}

const Prefab *Checker::prefab(const Record &entity) const
{
    return catalogue.prefab(text(entity, "prefab"));
}

bool Checker::hasComponent(const Record &entity, std::string_view kind) const
{
    if (document.component(entity.id, kind))
        return true;
    const Prefab *own = prefab(entity);
    return own && own->components.find(kind) != own->components.end();
}

const std::vector<const Record *> &Checker::ofKind(std::string_view kind) const
{
    static const std::vector<const Record *> none;
    const auto it = byKind.find(kind);
    return it == byKind.end() ? none : it->second;
}

CellValue Checker::effective(const Id &entity, std::string_view kind, std::string_view field) const
{
    return effectiveValue(document, schema, catalogue, entity, kind, field).value;
}

std::optional<double> Checker::number(const Id &entity, std::string_view kind,
                                      std::string_view field) const
{
    const CellValue value = effective(entity, kind, field);
    const FieldSpec *spec = schema.field(kind, field);
    const auto *quantity = std::get_if<Quantity>(&value);
    if (!quantity || !spec)
        return std::nullopt;
    const Result<double> converted = convert(quantity->value, quantity->unit, spec->unit);
    return converted ? std::optional<double>(*converted) : std::nullopt;
}

bool Checker::scriptsMention(std::string_view name) const
{
    const auto &scripts = ofKind("script");
    return !name.empty() && std::any_of(scripts.begin(), scripts.end(), [&](const Record *script) {
        return flag(*script, "enabled") && text(*script, "code").find(name) != std::string::npos;
    });
}

bool Checker::together(const Record &a, const Record &b) const
{
    return document.isWithin(a.id, b.id) || document.isWithin(b.id, a.id);
}

} // namespace ward::content
