// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/record.h"

#include <map>
#include <string_view>
#include <vector>

namespace ward::content {

/// A scenario's records. Holds only well-formed trees (one scenario record, every parent present,
/// no cycle); meaning is checked by `checks`. Value type; one thread at a time.
class Document
{
public:
    [[nodiscard]] bool isEmpty() const { return m_records.empty(); }
    [[nodiscard]] std::size_t size() const { return m_records.size(); }
    [[nodiscard]] const Record *find(const Id &id) const;
    /// The one record of kind "scenario", or nullptr while empty.
    [[nodiscard]] const Record *scenario() const;
    /// Children of `parent` ascending by (rank, id); all kinds, or one.
    [[nodiscard]] std::vector<const Record *> children(const Id &parent) const;
    [[nodiscard]] std::vector<const Record *> children(const Id &parent,
                                                       std::string_view kind) const;
    /// The component record of `kind` on `entity`, or nullptr.
    [[nodiscard]] const Record *component(const Id &entity, std::string_view kind) const;
    /// Every record, canonical order: depth first, siblings by (kind, rank, id).
    [[nodiscard]] std::vector<const Record *> canonical() const;
    [[nodiscard]] std::vector<const Record *> ofKind(std::string_view kind) const;
    [[nodiscard]] bool isWithin(const Id &record, const Id &ancestor) const;

    /// Primitive edits; each fails with `content.document.*` and then changes nothing.
    Result<> add(Record record);
    Result<> remove(const Id &id); ///< only a leaf
    Result<> move(const Id &id, const Id &parent, std::string rank);
    Result<> set(const Id &id, std::string_view cell, CellValue value); ///< monostate erases

    bool operator==(const Document &o) const { return m_records == o.m_records; }

private:
    void link(const Record &record);
    void unlink(const Record &record);

    std::map<Id, Record> m_records;
    std::map<Id, std::vector<Id>> m_children; ///< ascending by (rank, id)
    Id m_scenario;
};

} // namespace ward::content
