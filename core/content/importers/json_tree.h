// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::content::importers {

struct JsonMember;

/// A foreign JSON value with the line it stands in. Numbers keep their digits, so that times and
/// doses can be worked out exactly. Plain value.
struct Json
{
    enum class Type { Null, Bool, Number, String, Array, Object };

    Type type = Type::Null;
    int line = 0;                    ///< counted from 1
    std::string text;                ///< of a string or number; "true", "false"
    std::vector<Json> items;         ///< of an array
    std::vector<JsonMember> members; ///< of an object, in file order, none twice

    [[nodiscard]] bool isObject() const { return type == Type::Object; }
    [[nodiscard]] bool isArray() const { return type == Type::Array; }
    [[nodiscard]] bool isString() const { return type == Type::String; }
    [[nodiscard]] bool isNumber() const { return type == Type::Number; }
    /// The member called `name`; nullptr when there is none or this is no object.
    [[nodiscard]] const Json *find(std::string_view name) const;
};

struct JsonMember
{
    std::string name;
    Json value;
};

/// Files larger than this are refused before anything is read.
inline constexpr std::size_t kMaxImportBytes = 64u << 20;

/// The whole file or nothing; then `diagnostics` says why, with line and column. Codes
/// `importers.file.empty | encoding | syntax | truncated | too-large | nesting | duplicate-key`.
[[nodiscard]] std::optional<Json> parseJson(std::string_view bytes, std::string_view fileName,
                                            Diagnostics &diagnostics);

} // namespace ward::content::importers
