// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"
#include "core/content/document.h"

#include <optional>
#include <string>
#include <string_view>

namespace ward::content {

class Schema;

/// What came of reading a `.ward.json`: either a whole document or none, and every finding.
struct ParsedDocument
{
    std::optional<Document> document;
    Diagnostics diagnostics;
    bool readOnly = false; ///< written by a newer minor schema; unknown cells are kept
};

/// Reads docs/formats/scenario.md. Never half-loads: with any error there is no document. Streams;
/// refuses files over `kMaxDocumentBytes` before reading them.
[[nodiscard]] ParsedDocument parseDocument(std::string_view bytes, std::string_view fileName,
                                           const Schema &schema);
/// The canonical bytes: parse → write → parse is the identity and write → parse → write gives the
/// same bytes.
[[nodiscard]] std::string writeDocument(const Document &document, const Schema &schema);

inline constexpr std::size_t kMaxDocumentBytes = 64u << 20;

} // namespace ward::content
