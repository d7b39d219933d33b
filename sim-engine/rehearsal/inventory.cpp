// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/inventory.h"

#include "sim-engine/rehearsal/wording.h"

#include <array>

namespace ward::rehearsal {

namespace {

using content::Record;

std::string text(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? *value : std::string();
}

bool isEnabled(const Record &record)
{
    const auto *enabled = std::get_if<bool>(&record.cell("enabled"));
    return !enabled || *enabled;
}

} // namespace

Inventory::Inventory(const content::Document &document, const content::Schema &schema)
{
    const auto add = [this](Item::Kind kind, const Record &record, const Id &owner,
                            std::string name) {
        m_index.emplace(record.id, static_cast<int>(m_items.size()));
        m_items.push_back({kind, record.id, owner, std::move(name)});
    };
    for (const Record *record : document.canonical()) {
        if (record->kind == "phase") {
            add(Item::Kind::Phase, *record, record->parent, text(*record, "name"));
        } else if (record->kind == "rule" && isEnabled(*record)) {
            add(Item::Kind::Rule, *record, {}, text(*record, "name"));
            addParts(document, schema, record->id, record->id);
        } else if (record->kind == "event" && isEnabled(*record)) {
            add(Item::Kind::Event, *record, {}, text(*record, "name"));
            addParts(document, schema, record->id, record->id);
        } else if (record->kind == "script" && isEnabled(*record)) {
            add(Item::Kind::Script, *record, {}, text(*record, "name"));
        }
    }
}

void Inventory::addParts(const content::Document &document, const content::Schema &schema,
                         const Id &parent, const Id &owner)
{
    const auto add = [&](Item::Kind kind, const Record &record, std::string name) {
        m_index.emplace(record.id, static_cast<int>(m_items.size()));
        m_items.push_back({kind, record.id, owner, std::move(name)});
    };
    for (const Record *record : document.children(parent)) {
        if (record->kind == "trigger") {
            add(Item::Kind::Trigger, *record, sayTrigger(document, schema, *record));
            addParts(document, schema, record->id, owner);
        } else if (record->kind == "condition") {
            add(Item::Kind::Condition, *record, sayCondition(document, schema, *record));
            addParts(document, schema, record->id, owner);
        } else if (record->kind == "action" && text(*record, "type") == "say") {
            add(Item::Kind::Line, *record, text(*record, "text"));
        }
    }
}

int Inventory::indexOf(const Id &record) const
{
    const auto it = m_index.find(record);
    return it == m_index.end() ? -1 : it->second;
}

std::string_view nameOf(Item::Kind kind)
{
    constexpr std::array<std::string_view, 7> names = {"phase", "rule",  "trigger", "condition",
                                                       "line",  "event", "script"};
    return names[static_cast<std::size_t>(kind)];
}

} // namespace ward::rehearsal
