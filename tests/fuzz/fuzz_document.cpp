// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "core/content/checks/checks.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "tests/fuzz/fuzz_target.h"

#include <cstdint>
#include <cstdlib>

/// Whatever loads keeps the law save → load → save, and can be checked; whatever does not, says
/// why.
WARD_FUZZ_TARGET(document)
{
    using namespace ward::content;
    const Schema &schema = Schema::shipped();
    const ParsedDocument parsed =
        parseDocument({reinterpret_cast<const char *>(data), size}, "fuzz", schema);
    if (!parsed.document) {
        if (!hasErrors(parsed.diagnostics))
            std::abort();
        return 0;
    }
    const std::string saved = writeDocument(*parsed.document, schema);
    const ParsedDocument again = parseDocument(saved, "again", schema);
    // A file of a newer minor version keeps cells that 1.0 does not know; it is never written
    // as 1.0.
    if (!parsed.readOnly && (!again.document || !(*again.document == *parsed.document) ||
                             writeDocument(*again.document, schema) != saved))
        std::abort();
    (void)checkDocument(*parsed.document, schema, Catalogue::shipped());
    return 0;
}
