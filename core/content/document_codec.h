// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"
#include "core/content/document.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace ward::content {

class Schema;

/// Counted from 1; the column counts characters.
struct Place
{
    int line = 0;
    int column = 0;
};
struct RecordPlace
{
    Place place;
    std::map<std::string, Place, std::less<>> cells;
};
using Places = std::map<Id, RecordPlace>;

/// What came of reading a `.ward.json`: either a whole document or none, and every finding.
struct ParsedDocument
{
    std::optional<Document> document;
    Diagnostics diagnostics;
    Places places;         ///< where each record and cell stands in the text
    bool readOnly = false; ///< written by a newer minor schema; unknown cells are kept
};

/// Reads docs/formats/scenario.md. Never half-loads: with any error there is no document. Streams;
/// refuses files over `kMaxDocumentBytes` before reading them.
[[nodiscard]] ParsedDocument parseDocument(std::string_view bytes, std::string_view fileName,
                                           const Schema &schema);
/// The canonical bytes: parse → write → parse is the identity and write → parse → write gives the
/// same bytes.
[[nodiscard]] std::string writeDocument(const Document &document, const Schema &schema);

/// Reads and parses a file; one that cannot be read gives its `base.file.*` as the only diagnostic
/// and sets `unreadable`.
struct LoadedDocument
{
    ParsedDocument parsed;
    std::string bytes;
    bool unreadable = false;
};
[[nodiscard]] LoadedDocument loadDocument(const std::string &path, const Schema &schema);

/// Gives findings that know only record and field (those of `checks`) their file and place.
void locate(Diagnostics &diagnostics, const Places &places, std::string_view fileName);

inline constexpr std::size_t kMaxDocumentBytes = 64u << 20;

} // namespace ward::content
