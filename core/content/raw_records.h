// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content: the JSON side of the document codec, before the schema is asked.

#include "core/content/document_codec.h"
#include "core/content/schema.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ward::content {

/// A JSON value with its place. Arrays nest at most twice; what an object held is not kept.
struct RawValue
{
    enum class Type { Null, Bool, Integer, Double, String, Array, Object } type = Type::Null;
    bool flag = false;
    std::int64_t integer = 0;
    double number = 0;
    std::string text;
    std::vector<RawValue> items;
    Place place;

    [[nodiscard]] bool isNumber() const { return type == Type::Integer || type == Type::Double; }
};

struct RawCell
{
    std::string name;
    RawValue value;
    Place place;
};

struct RawRecord
{
    Place place;
    std::string id;
    std::string kind;
    std::string parent;
    std::string rank;
    Place idPlace; ///< of the value; the record's own where there is none
    Place kindPlace;
    Place parentPlace;
    Place rankPlace;
    bool hasId = false;
    bool hasKind = false;
    bool hasParent = false;
    bool broken = false; ///< a member had the wrong shape: what it lacks was reported there
    std::vector<RawCell> cells;
};

struct RawFile
{
    SchemaVersion format; ///< the header's "ward"
    SchemaVersion schema;
    std::vector<RawRecord> records;
    Diagnostics diagnostics; ///< line, column, message
    bool gaveUp = false;     ///< the rest could not be read; what there is means nothing
};

/// Syntax, encoding, header, keys. Never recurses, so that depth cannot exhaust the stack.
[[nodiscard]] RawFile readRawRecords(std::string_view bytes, SchemaVersion newestKnown);

} // namespace ward::content
