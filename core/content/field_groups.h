// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"

#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// A heading under which a patient's fields stand, and those fields ("vitals.hr") in their order.
struct FieldGroup
{
    std::string name;
    std::string label;
    std::vector<std::string> fields;
};

/// Which fields stand together for whoever reads them, as the schema says it (`groups`, `coupled`):
/// the headings of a patient in the order in which a nurse looks for them, since the components
/// would mix a heart rate with a haemoglobin; and what is read as one, as "120 / 80 (93)".
/// Immutable, any thread.
class FieldGroups
{
public:
    /// Those of the shipped schema, as people of this locale ("de_DE") read them. Lives as long as
    /// the program; a broken one is a programming error and asserts.
    [[nodiscard]] static const FieldGroups &shipped(std::string_view locale = {});
    /// From the schema's bytes and those of a translation (`headings` by name; empty: none). No
    /// field stands twice. Codes `content.schema.malformed`.
    [[nodiscard]] static Result<FieldGroups> parse(const Schema &schema, std::string_view bytes,
                                                   std::string_view translation = {},
                                                   std::vector<std::string> *missing = nullptr);

    [[nodiscard]] const std::vector<FieldGroup> &patient() const { return m_patient; }
    /// What a coupled group is called, "ABP"; empty where it is not read as one.
    [[nodiscard]] std::string labelOf(std::string_view coupled) const;
    /// What is read together with this field of the kind, and itself, in the schema's order.
    [[nodiscard]] std::vector<const FieldSpec *> together(const KindSpec &kind,
                                                          const FieldSpec &field) const;

private:
    struct Coupled
    {
        std::string name;
        std::string label;
    };

    std::vector<FieldGroup> m_patient;
    std::vector<Coupled> m_coupled;
};

} // namespace ward::content
