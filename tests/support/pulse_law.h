// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/importers/pulse.h"
#include "core/content/schema.h"

#include <string>
#include <string_view>

namespace ward::test {

/// What holds for any bytes: they are refused with an error, or they become a scenario without
/// errors that saves and loads unchanged, with every action counted. Returns what does not hold.
inline std::string brokenPulseLaw(std::string_view bytes)
{
    using namespace ward::content;
    const Schema &schema = Schema::shipped();
    const Catalogue &catalogue = Catalogue::shipped();
    const auto result = importers::importPulse(bytes, "law.json", schema, catalogue);
    if (!result.document)
        return hasErrors(result.diagnostics) ? "" : "refused without a reason";
    if (hasErrors(result.diagnostics))
        return "a document in spite of errors";
    if (result.understood + result.notes != result.actions)
        return "actions that are neither understood nor kept";
    const std::string saved = writeDocument(*result.document, schema);
    const ParsedDocument parsed = parseDocument(saved, "law.ward.json", schema);
    if (!parsed.document)
        return "what is written cannot be read: " + parsed.diagnostics.front().message.code;
    if (writeDocument(*parsed.document, schema) != saved)
        return "saved twice, the bytes differ";
    for (const Diagnostic &d : checkDocument(*parsed.document, schema, catalogue)) {
        if (d.severity == Severity::Error)
            return "an error in the document: " + d.message.code + ' ' + d.field;
    }
    return {};
}

} // namespace ward::test
