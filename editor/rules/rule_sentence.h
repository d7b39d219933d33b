// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"

#include <QString>

#include <string>
#include <vector>

namespace ward::editor {

/// One piece of a rule's sentence, drawn by its kind.
struct Token
{
    enum class Kind {
        Keyword, ///< WHEN, IF, THEN
        Word,    ///< plain text between chips
        Subject, ///< a vital, an entity, an action: violet chip
        Value,   ///< a number or choice: grey chip
        Break,   ///< new line
    };
    Kind kind = Kind::Word;
    QString text;
    Id record = {}; ///< the cell it shows, null where no single one is meant
    std::string cell = {};
    bool operator==(const Token &) const = default;
};

/// A rule or a scheduled event as one sentence: `WHEN SpO2 · Bed 3 below 88 % clear 91 % for 20 s
/// THEN …`.
[[nodiscard]] std::vector<Token> ruleSentence(const content::Document &document,
                                              const content::Schema &schema, const Id &rule);

} // namespace ward::editor
