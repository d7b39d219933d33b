// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <algorithm>

namespace ward::content {

namespace {

const Prefab *prefabOf(const Document &document, const Catalogue &catalogue, const Id &entity)
{
    const Record *record = document.find(entity);
    const auto *reference = record ? std::get_if<std::string>(&record->cell("prefab")) : nullptr;
    return reference ? catalogue.prefab(*reference) : nullptr;
}

} // namespace

EffectiveValue effectiveValue(const Document &document, const Schema &schema,
                              const Catalogue &catalogue, const Id &entity, std::string_view kind,
                              std::string_view field)
{
    const bool own = kind == "entity";
    const Record *record = own ? document.find(entity) : document.component(entity, kind);
    if (record && !isAbsent(record->cell(field)))
        return {record->cell(field), ValueOrigin::Instance};
    if (const Prefab *prefab = prefabOf(document, catalogue, entity)) {
        if (own && field == "name")
            return {prefab->name, ValueOrigin::Prefab};
        if (const auto component = prefab->components.find(kind);
            component != prefab->components.end()) {
            if (const auto cell = component->second.find(field); cell != component->second.end())
                return {cell->second, ValueOrigin::Prefab};
        }
    }
    const FieldSpec *spec = schema.field(kind, field);
    if (spec && !isAbsent(spec->defaultValue))
        return {spec->defaultValue, ValueOrigin::SchemaDefault};
    return {};
}

std::vector<std::string> effectiveComponents(const Document &document, const Catalogue &catalogue,
                                             const Id &entity)
{
    std::vector<std::string> kinds;
    for (const Record *record : document.children(entity)) {
        const KindSpec *kind = Schema::shipped().kind(record->kind);
        if (kind && kind->component)
            kinds.push_back(record->kind);
    }
    if (const Prefab *prefab = prefabOf(document, catalogue, entity)) {
        for (const auto &component : prefab->components)
            kinds.push_back(component.first);
    }
    std::sort(kinds.begin(), kinds.end());
    kinds.erase(std::unique(kinds.begin(), kinds.end()), kinds.end());
    return kinds;
}

} // namespace ward::content
