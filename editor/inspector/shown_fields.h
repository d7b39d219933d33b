// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/schema.h"

#include <QString>

#include <string_view>

namespace ward::client {
class ShownWorld;
}

namespace ward::editor {

/// Reads fields of the shown world, and says their values in words. What the engine records comes
/// from the world, everything else from the definition. GUI thread.
class ShownFields
{
public:
    ShownFields(const client::ShownWorld &shown, const content::Schema &schema,
                const content::Catalogue &catalogue)
        : m_shown(shown)
        , m_schema(schema)
        , m_catalogue(catalogue)
    {
    }

    [[nodiscard]] bool exists(const Id &entity) const;
    [[nodiscard]] bool hasComponent(const Id &entity, std::string_view kind) const;
    /// Absent where the entity, the component or the value is.
    [[nodiscard]] content::CellValue value(const Id &entity, std::string_view kind,
                                           const content::FieldSpec &field) const;
    /// Choices by their label, references by the name of what they refer to; empty when unset.
    [[nodiscard]] QString text(const content::FieldSpec &field,
                               const content::CellValue &value) const;

private:
    const client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
};

} // namespace ward::editor
