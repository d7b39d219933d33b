// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

namespace ward::rehearsal {

/// One thing of a scenario that a dry run can reach.
struct Item
{
    enum class Kind : std::uint8_t { Phase, Rule, Trigger, Condition, Line, Event, Script };
    Kind kind = Kind::Rule;
    Id record;
    Id owner;         ///< the rule or event a trigger, condition or line belongs to
    std::string name; ///< of triggers and conditions: what they say
    bool operator==(const Item &) const = default;
};

/// Everything in a scenario that a dry run can reach, in the order of the document: what a report
/// counts. Disabled rules, events and scripts are left out. Immutable; any thread.
class Inventory
{
public:
    Inventory(const content::Document &document, const content::Schema &schema);

    [[nodiscard]] const std::vector<Item> &items() const { return m_items; }
    /// −1 when the record is none of them.
    [[nodiscard]] int indexOf(const Id &record) const;

private:
    void addParts(const content::Document &document, const content::Schema &schema,
                  const Id &parent, const Id &owner);

    std::vector<Item> m_items;
    std::unordered_map<Id, int> m_index;
};

/// "rule", "phase" … for reports and messages.
[[nodiscard]] std::string_view nameOf(Item::Kind kind);

} // namespace ward::rehearsal
