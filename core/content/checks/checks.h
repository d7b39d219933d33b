// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"

namespace ward::content {

class Catalogue;
class Document;
class Schema;

/// Everything that can be said against the meaning of a well-formed document: errors keep it from
/// running as written, warnings are improbable or useless, infos are things to know. Findings carry
/// record and field; `locate` adds the place in a file. Pure; any thread.
[[nodiscard]] Diagnostics checkDocument(const Document &document, const Schema &schema,
                                        const Catalogue &catalogue);

} // namespace ward::content
