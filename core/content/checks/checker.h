// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/checks.

#include "core/content/catalogue.h"
#include "core/content/diagnostic.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ward::content {

/// What every check works on. Made once for a document: what several checks ask for is found once.
struct Checker
{
    Checker(const Document &document, const Schema &schema, const Catalogue &catalogue);

    const Document &document;
    const Schema &schema;
    const Catalogue &catalogue;
    const std::vector<const Record *> records; ///< canonical order
    bool hasOnePatient = false;
    std::set<std::string> emitted; ///< names of events that actions emit
    Diagnostics findings;

    using Args = std::vector<std::pair<std::string, MessageArg>>;
    void report(Severity severity, const Record &record, std::string field, std::string code,
                Args args = {})
    {
        Diagnostic d;
        d.severity = severity;
        d.record = record.id;
        d.field = std::move(field);
        d.message = Message(std::move(code), std::move(args));
        findings.push_back(std::move(d));
    }

    /// The cell, or the schema's default for it.
    [[nodiscard]] const CellValue &cell(const Record &record, std::string_view field) const
    {
        const CellValue &own = record.cell(field);
        if (!isAbsent(own))
            return own;
        const FieldSpec *spec = schema.field(record.kind, field);
        return spec ? spec->defaultValue : own;
    }
    [[nodiscard]] std::string text(const Record &record, std::string_view field) const
    {
        const auto *value = std::get_if<std::string>(&cell(record, field));
        return value ? *value : std::string();
    }
    [[nodiscard]] const Record *target(const Record &record, std::string_view field) const
    {
        const auto *id = std::get_if<Id>(&cell(record, field));
        return id ? document.find(*id) : nullptr;
    }
    /// The record's name, its prefab's, or its kind.
    [[nodiscard]] std::string name(const Record &record) const;
    [[nodiscard]] bool hasComponent(const Record &entity, std::string_view kind) const;
    [[nodiscard]] std::vector<const Record *> ofKind(std::string_view kind) const;
    /// The effective value in the field's own unit; nothing when unset or no number.
    [[nodiscard]] std::optional<double> number(const Id &entity, std::string_view kind,
                                               std::string_view field) const;
};

void checkValues(Checker &checker);
void checkSources(Checker &checker);
void checkEntities(Checker &checker);
void checkRules(Checker &checker);
void checkFlow(Checker &checker);

} // namespace ward::content
