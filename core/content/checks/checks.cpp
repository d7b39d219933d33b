// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checks.h"

#include "core/content/checks/checker.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content {

std::string Checker::name(const Record &record) const
{
    for (const char *field : {"name", "text"}) {
        const std::string own = text(record, field);
        if (!own.empty())
            return own;
    }
    if (record.kind == "entity") {
        if (const Prefab *prefab = catalogue.prefab(text(record, "prefab")))
            return prefab->name;
    }
    const KindSpec *kind = schema.kind(record.kind);
    return kind ? kind->label : record.kind;
}

bool Checker::hasComponent(const Record &entity, std::string_view kind) const
{
    if (document.component(entity.id, kind))
        return true;
    const Prefab *prefab = catalogue.prefab(text(entity, "prefab"));
    return prefab && prefab->components.find(kind) != prefab->components.end();
}

Checker::Checker(const Document &document, const Schema &schema, const Catalogue &catalogue)
    : document(document)
    , schema(schema)
    , catalogue(catalogue)
    , records(document.canonical())
{
    int patients = 0;
    for (const Record *record : records) {
        if (record->kind == "entity")
            patients += hasComponent(*record, "vitals") ? 1 : 0;
        else if (record->kind == "action")
            emitted.insert(text(*record, "event"));
    }
    hasOnePatient = patients == 1;
}

std::vector<const Record *> Checker::ofKind(std::string_view kind) const
{
    std::vector<const Record *> result;
    for (const Record *record : records) {
        if (record->kind == kind)
            result.push_back(record);
    }
    return result;
}

std::optional<double> Checker::number(const Id &entity, std::string_view kind,
                                      std::string_view field) const
{
    const EffectiveValue value = effectiveValue(document, schema, catalogue, entity, kind, field);
    const FieldSpec *spec = schema.field(kind, field);
    const auto *quantity = std::get_if<Quantity>(&value.value);
    if (!quantity || !spec)
        return std::nullopt;
    const Result<double> converted = convert(quantity->value, quantity->unit, spec->unit);
    return converted ? std::optional<double>(*converted) : std::nullopt;
}

Diagnostics checkDocument(const Document &document, const Schema &schema,
                          const Catalogue &catalogue)
{
    Checker checker(document, schema, catalogue);
    checkEntities(checker);
    checkValues(checker);
    checkRules(checker);
    checkFlow(checker);
    checkSources(checker);
    return std::move(checker.findings);
}

} // namespace ward::content
