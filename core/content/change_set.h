// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/content/document.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace ward::content {

class Schema;

enum class Scope { Definition, Session };

struct SetOp
{
    Id record;
    std::string cell;
    CellValue before;
    CellValue after;
    bool operator==(const SetOp &) const = default;
};
struct AddOp
{
    Record record;
    bool operator==(const AddOp &) const = default;
};
struct RemoveOp
{
    Record was; ///< the whole record; a subtree leaves children first
    bool operator==(const RemoveOp &) const = default;
};
struct MoveOp
{
    Id record;
    Id parentBefore;
    std::string rankBefore;
    Id parentAfter;
    std::string rankAfter;
    bool operator==(const MoveOp &) const = default;
};
struct TextStep
{
    enum class Kind { Retain, Insert, Delete } kind = Kind::Retain;
    std::uint32_t length = 0; ///< code points, for Retain
    std::string text;         ///< inserted or deleted
    bool operator==(const TextStep &) const = default;
};
struct TextOp
{
    Id record;
    std::string cell;
    std::string locale;
    std::vector<TextStep> delta;
    bool operator==(const TextOp &) const = default;
};

/// The text after a delta, normal form C; nothing when the delta does not fit the text.
[[nodiscard]] std::optional<std::string> editedText(const std::string &before,
                                                    const std::vector<TextStep> &delta);

using Op = std::variant<SetOp, AddOp, RemoveOp, MoveOp, TextOp>;

/// The one vocabulary of change: produced by the inspector, executed by the engine on a document or
/// a running world, stored by revisions, inverted by undo, phrased by the history panel. Plain
/// data.
struct ChangeSet
{
    Id id;
    Id base;
    std::string intent; ///< phrase code, e.g. "edit.set"
    std::string actor;
    std::string client;
    Scope scope = Scope::Definition;
    SimTime at; ///< session scope only
    std::vector<Op> ops;
    std::string note;
    bool operator==(const ChangeSet &) const = default;
};

/// A cell whose value was not what the change-set expected.
struct Clash
{
    Id record;
    std::string cell;
    CellValue expected;
    CellValue current;
};

/// Why a change-set was not applied; then nothing of it was.
struct ApplyError
{
    Error error; ///< `content.change.*`
    std::vector<Clash> clashes;
};

/// Validates against the schema (kinds, fields, types, units, hard ranges, references) and applies
/// all or nothing. Definition scope rejects a differing `before` per cell. Equal values are
/// dropped. Returns the inverse (new id = null, ops reversed), which restores the document exactly.
[[nodiscard]] tl::expected<ChangeSet, ApplyError> apply(Document &document, const ChangeSet &change,
                                                        const Schema &schema);

} // namespace ward::content
