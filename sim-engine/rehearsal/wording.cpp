// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/rehearsal/wording.h"

#include "core/content/cell_text.h"
#include "core/messages/messages.h"

#include <utility>
#include <vector>

namespace ward::rehearsal {

namespace {

using content::Document;
using content::Record;
using content::Schema;

/// Dry runs are told on the command line, in English.
std::string say(const std::string &code, std::vector<std::pair<std::string, MessageArg>> args)
{
    return messages::render(Message("rehearsal.say." + code, std::move(args)), "en");
}

std::string listed(const std::vector<std::string> &parts)
{
    std::string out;
    for (const std::string &part : parts) {
        if (!part.empty())
            out = out.empty() ? part : say("list", {{"first", out}, {"next", part}});
    }
    return out;
}

/// What the cells of one record mean to a person.
class Cells
{
public:
    Cells(const Document &document, const Schema &schema, const Record &record)
        : m_document(document)
        , m_schema(schema)
        , m_record(record)
    {
    }

    [[nodiscard]] std::string text(std::string_view cell) const
    {
        const auto *value = std::get_if<std::string>(&m_record.cell(cell));
        return value ? *value : std::string();
    }
    [[nodiscard]] bool flag(std::string_view cell) const
    {
        const auto *value = std::get_if<bool>(&m_record.cell(cell));
        return value && *value;
    }
    /// The cell as it would be typed; empty when it is unset.
    [[nodiscard]] std::string value(std::string_view cell) const
    {
        return content::cellToText(m_record.cell(cell));
    }
    [[nodiscard]] std::string choice(std::string_view list, std::string_view cell,
                                     const char *otherwise = "") const
    {
        const std::string chosen = text(cell).empty() ? otherwise : text(cell);
        const content::EnumValue *known = m_schema.enumValue(list, chosen);
        return known ? known->label : chosen;
    }
    [[nodiscard]] std::string nameOf(std::string_view cell) const
    {
        const auto *id = std::get_if<Id>(&m_record.cell(cell));
        const Record *record = id ? m_document.find(*id) : nullptr;
        const auto *name = record ? std::get_if<std::string>(&record->cell("name")) : nullptr;
        return name ? *name : std::string();
    }
    /// A vital, or another field, and whose it is.
    [[nodiscard]] std::string field() const
    {
        const content::FieldSpec *known = m_schema.field(text("field"));
        const std::string label = known ? known->label : text("field");
        const std::string owner = nameOf("entity");
        if (owner.empty() || label.empty())
            return label + owner;
        return say("field", {{"field", label}, {"owner", owner}});
    }
    /// What is done or happens: a learner's action by its label, an event by its own name.
    [[nodiscard]] std::string deed(std::string_view cell) const
    {
        const content::ActionSpec *known = m_schema.action(text(cell));
        return known ? known->label : text(cell);
    }
    [[nodiscard]] std::string drug() const
    {
        const content::DrugSpec *known = m_schema.drug(text("drug"));
        return known ? known->label : text("drug");
    }

private:
    const Document &m_document;
    const Schema &m_schema;
    const Record &m_record;
};

/// Everything a trigger or condition is about, in the order one would ask.
std::string about(const Cells &cells)
{
    std::vector<std::string> parts{cells.field()};
    if (cells.text("field").empty())
        parts = {cells.nameOf("entity")};
    for (const char *cell : {"action", "event"})
        parts.push_back(cells.deed(cell));
    parts.push_back(cells.drug());
    parts.push_back(cells.choice("ecg_rhythm", "rhythm"));
    for (const char *cell : {"phase", "zone", "to"})
        parts.push_back(cells.nameOf(cell));
    for (const char *cell : {"alarm", "timer", "variable", "value", "prefab", "threshold", "upper",
                             "at", "every", "count", "points", "probability"})
        parts.push_back(cells.value(cell));
    return listed(parts);
}

} // namespace

std::string sayCondition(const Document &document, const Schema &schema, const Record &condition)
{
    const Cells cells(document, schema, condition);
    const std::string type = cells.text("type");
    const std::string no = cells.flag("negate") ? "not-" : "";
    if (type == "happened")
        return say(no + "happened",
                   {{"event", cells.deed("event")}, {"within", cells.value("within")}});
    if (type == "rhythm-is")
        return say(no + "rhythm", {{"owner", cells.nameOf("entity")},
                                   {"rhythm", cells.choice("ecg_rhythm", "rhythm")}});
    if (type == "in-phase")
        return say(no + "in-phase", {{"phase", cells.nameOf("phase")}});
    for (const char *side : {"below", "above", "inside", "outside"}) {
        if (type == std::string("vital-") + side)
            return say(no + side, {{"field", cells.field()},
                                   {"threshold", cells.value("threshold")},
                                   {"upper", cells.value("upper")}});
    }
    return say(no + "condition", {{"condition", cells.choice("condition", "type", "group")},
                                  {"about", about(cells)}});
}

std::string sayTrigger(const Document &document, const Schema &schema, const Record &trigger)
{
    const Cells cells(document, schema, trigger);
    return say("trigger", {{"trigger", cells.choice("trigger", "type", "at")},
                           {"about", about(cells)},
                           {"within", cells.value("within")}});
}

} // namespace ward::rehearsal
