// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/shown_fields.h"

#include "core/base/text.h"
#include "editor/inspector/field_number.h"
#include "sim-client/shown_world.h"

#include <cmath>

namespace ward::editor {

using content::CellValue;
using content::FieldSpec;

bool ShownFields::exists(const Id &entity) const
{
    return m_shown.hasWorld() && m_shown.world().find(entity) != world::kNoHandle;
}

bool ShownFields::hasComponent(const Id &entity, std::string_view kind) const
{
    if (!exists(entity))
        return false;
    const auto &world = m_shown.world();
    const int component = world.layout().componentIndex(kind);
    return component >= 0 && world.hasComponent(world.find(entity), component);
}

CellValue ShownFields::value(const Id &entity, std::string_view kind, const FieldSpec &field) const
{
    const auto &world = m_shown.world();
    if (field.recorded) {
        const auto ref = world.layout().find(kind, field.name);
        const world::Handle handle = world.find(entity);
        return ref.isValid() && handle != world::kNoHandle ? world.value(handle, ref) : CellValue();
    }
    return content::effectiveValue(m_shown.document(), m_schema, m_catalogue, entity, kind,
                                   field.name)
        .value;
}

QString ShownFields::text(const FieldSpec &field, const CellValue &value) const
{
    const double number = numberOf(value);
    if (!std::isnan(number))
        return numberText(field, number);
    if (const auto *text = std::get_if<std::string>(&value)) {
        if (field.type == content::FieldType::Enum) {
            if (const auto *option = m_schema.enumValue(field.enumName, *text))
                return toQString(option->label);
        }
        return toQString(*text);
    }
    if (const auto *ref = std::get_if<Id>(&value)) {
        const auto &world = m_shown.world();
        const world::Handle handle = world.find(*ref);
        return handle == world::kNoHandle ? QString() : toQString(world.name(handle));
    }
    return {};
}

} // namespace ward::editor
