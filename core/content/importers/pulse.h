// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"
#include "core/content/document.h"

#include <optional>
#include <string_view>

namespace ward::content {

class Catalogue;
class Schema;

namespace importers {

/// What came of reading a scenario of the Pulse Physiology Engine: a whole document or none, and
/// every finding with its line. Counted are the actions other than `AdvanceTime`; every one of them
/// is either understood (it acts on the patient) or kept as a note with what it said:
/// understood + notes = actions.
struct PulseImport
{
    std::optional<Document> document;
    Diagnostics diagnostics;
    int actions = 0;
    int understood = 0;
    int notes = 0;
};

/// Reads a Pulse scenario (JSON, `AnyAction`) and makes a Ward scenario of it: a bay with one bed,
/// the patient, and one scheduled event per moment. Pure and deterministic: ids derive from the
/// bytes, so that the same input gives the same document. `fileName` is named in findings and, its
/// last part, as the source. With any error there is no document. Codes `importers.*`; what each
/// Pulse action becomes stands in core/content/importers/README.md. Any thread.
[[nodiscard]] PulseImport importPulse(std::string_view bytes, std::string_view fileName,
                                      const Schema &schema, const Catalogue &catalogue);

} // namespace importers
} // namespace ward::content
