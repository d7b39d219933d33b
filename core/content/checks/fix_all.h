// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"
#include "core/content/document.h"

namespace ward::content {

class Catalogue;
class Schema;

struct FixedDocument
{
    Document document;
    Diagnostics fixed; ///< the findings that are gone, each with the one fix that was made
};

/// Makes every safe quick fix, and those that only then become possible. Pure; any thread.
[[nodiscard]] FixedDocument applySafeFixes(Document document, const Schema &schema,
                                           const Catalogue &catalogue);

} // namespace ward::content
