// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/script_actions.h"

#include "core/content/cell_text.h"
#include "core/content/nearest.h"
#include "core/content/rank.h"
#include "core/content/units.h"
#include "sim-engine/kernel/scripts/script_view.h"

#include <cmath>
#include <set>

namespace ward::kernel {

namespace {

using content::CellValue;
using content::FieldSpec;
using content::FieldType;
using content::Record;
using scripts::Table;
using scripts::Value;

/// What an author recognises of a value that does not fit.
std::string shown(const Value &value)
{
    if (const auto *text = value.text())
        return text->substr(0, 60);
    if (value.isNumber())
        return content::formatNumber(value.number());
    if (const auto *flag = std::get_if<bool>(&value.data))
        return *flag ? "true" : "false";
    return value.table() ? "a table" : "nothing";
}

/// Reads one action's table into a record as an author would have written it.
class ActionReader
{
public:
    ActionReader(const Core &core, std::int64_t number)
        : m_core(core)
        , m_number(number)
    {
    }

    Result<content::Cells> read(const Value &asked)
    {
        const Table *table = asked.table();
        if (!table)
            return failure(fault("not-a-table", {{"value", shown(asked)}}));
        const content::KindSpec &kind = *m_core.schema.kind("action");
        if (const auto known = checkType(kind, asked.at("type")); !known)
            return failure(known.error());
        content::Cells cells;
        for (const auto &[key, value] : *table) {
            const auto *name = std::get_if<std::string>(&key);
            const FieldSpec *field = name ? kind.field(*name) : nullptr;
            if (!field) {
                const std::string said = name ? *name : std::to_string(std::get<0>(key));
                return failure(
                    fault("cell", {{"field", said},
                                   {"nearest", content::nearestName(said, kind.fieldNames())}}));
            }
            auto cell = cellOf(*field, value);
            if (!cell)
                return failure(cell.error());
            cells.insert_or_assign(*name, std::move(*cell));
        }
        if (const auto path = checkPath(asked.at("field")); !path)
            return failure(path.error());
        return cells;
    }

    Error fault(std::string_view what, std::vector<std::pair<std::string, MessageArg>> args) const
    {
        args.emplace_back("number", m_number);
        return {"kernel.script.action-" + std::string(what), std::move(args)};
    }

private:
    Result<> checkType(const content::KindSpec &kind, const Value &type) const
    {
        const std::string *name = type.text();
        const std::string &list = kind.field("type")->enumName;
        if (name && m_core.schema.enumValue(list, *name)) {
            if (*name == "script")
                return failure(fault("nested", {}));
            return {};
        }
        return failure(
            fault("type", {{"value", shown(type)}, {"nearest", nearestOf(list, shown(type))}}));
    }

    Result<> checkPath(const Value &path) const
    {
        const std::string *name = path.text();
        if (!name || name->empty() || m_core.world.layout().find(*name).isValid())
            return {};
        std::vector<std::string> known;
        for (const auto &component : m_core.world.layout().components()) {
            for (const auto &field : component.fields)
                known.push_back(component.name + "." + field.name);
        }
        return failure(
            fault("field", {{"value", *name}, {"nearest", content::nearestName(*name, known)}}));
    }

    std::string nearestOf(const std::string &list, const std::string &value) const
    {
        std::vector<std::string> known;
        for (const content::EnumValue &option : m_core.schema.enumValues(list))
            known.push_back(option.value);
        return content::nearestName(value, known);
    }

    Result<CellValue> cellOf(const FieldSpec &field, const Value &value) const
    {
        if (field.type == FieldType::Ref)
            return reference(field, value);
        if (field.type == FieldType::Vec3 && value.table())
            return CellValue(
                Vec3{value.at("x").number(), value.at("y").number(), value.at("z").number()});
        Result<CellValue> cell = content::cellFromText(m_core.schema, field, textFor(field, value));
        // Texts for people keep their blanks and may look like anything.
        if (value.text() && (field.type == FieldType::Text || field.type == FieldType::String))
            cell = CellValue(*value.text());
        if (cell && !content::checkValue(m_core.schema, field, *cell) &&
            (value.text() || value.isNumber() || std::holds_alternative<bool>(value.data)))
            return cell;
        const std::string nearest =
            field.type == FieldType::Enum ? nearestOf(field.enumName, shown(value)) : "";
        return failure(
            fault("value", {{"field", field.name}, {"value", shown(value)}, {"nearest", nearest}}));
    }

    static std::string textFor(const FieldSpec &field, const Value &value)
    {
        if (const auto *text = value.text())
            return *text;
        if (const auto *flag = std::get_if<bool>(&value.data))
            return *flag ? "true" : "false";
        if (!value.isNumber() || !std::isfinite(value.number()))
            return {};
        std::string number = content::formatNumber(value.number());
        // A free unit has none to fall back on.
        if (field.type == FieldType::Quantity && field.unit == "*")
            number += " 1";
        return number;
    }

    Result<CellValue> reference(const FieldSpec &field, const Value &value) const
    {
        const std::string *name = value.text();
        std::vector<std::string> known;
        if (name && field.refKind == "phase") {
            for (const Phase &phase : m_core.definition.phases) {
                if (phase.name == *name || phase.id.toString() == *name)
                    return CellValue(phase.id);
                known.push_back(phase.name);
            }
        } else if (name) {
            const world::World &world = m_core.world;
            if (const world::Handle handle = entityNamed(world, *name); handle != world::kNoHandle)
                return CellValue(world.id(handle));
            for (const world::Handle handle : world.entities())
                known.emplace_back(world.name(handle));
        }
        return failure(
            fault("reference", {{"field", field.name},
                                {"value", shown(value)},
                                {"nearest", content::nearestName(shown(value), known)}}));
    }

    const Core &m_core;
    std::int64_t m_number;
};

Record made(const Core &core, const Script &script, std::uint64_t ordinal, std::string_view kind,
            const Id &parent, std::string rank)
{
    Record record;
    record.id = deriveId(script.id, Id(0, core.events.lastId() + 1), ordinal);
    record.kind = kind;
    record.parent = parent;
    record.rank = std::move(rank);
    return record;
}

/// The definition is made of a document, so the actions are put into one: a scenario with nothing
/// but them and stand-ins for what they refer to. So they pass what rules' actions pass.
Result<std::vector<Action>> compiled(const Core &core, const Script &script,
                                     const std::vector<content::Cells> &actions)
{
    content::Document document;
    std::uint64_t ordinal = 0;
    const std::vector<std::string> ranks = content::evenRanks(actions.size() + 1);
    Record scenario = made(core, script, ordinal++, "scenario", {}, ranks.front());
    Record holder = made(core, script, ordinal++, "event", scenario.id, ranks.front());
    holder.cells["name"] = script.name;
    const Id root = scenario.id;
    const Id owner = holder.id;
    const auto add = [&](Record record) { return document.add(std::move(record)); };
    auto added = add(std::move(scenario));
    std::set<Id> there;
    for (const Phase &phase : core.definition.phases) {
        there.insert(phase.id);
        if (added)
            added = add({phase.id, "phase", root, ranks.front(), {{"name", phase.name}}});
    }
    if (added)
        added = add(std::move(holder));
    for (std::size_t i = 0; i < actions.size() && added; ++i) {
        for (const auto &cell : actions[i]) {
            const auto *id = std::get_if<Id>(&cell.second);
            if (id && there.insert(*id).second && added)
                added = add({*id, "entity", root, ranks.front(), {}});
        }
        Record record = made(core, script, ordinal++, "action", owner, ranks[i + 1]);
        record.cells = actions[i];
        if (added)
            added = add(std::move(record));
    }
    if (!added)
        return failure(added.error());
    auto definition =
        Definition::compile(document, core.schema, core.world.layout(), core.bindings);
    if (!definition)
        return failure(definition.error());
    return std::move(definition->events.front().actions);
}

/// A list of tables; one action alone needs no list around it.
std::vector<const Value *> listOf(const Value &returned)
{
    std::vector<const Value *> out;
    const Table *table = returned.table();
    if (!table || !returned.at("type").isNil()) {
        if (!returned.isNil())
            out.push_back(&returned);
        return out;
    }
    for (const auto &entry : *table)
        out.push_back(&entry.second);
    return out;
}

} // namespace

Result<std::vector<ScriptAction>> readActions(const Core &core, const Script &script,
                                              const Value &returned)
{
    const std::vector<const Value *> list = listOf(returned);
    std::vector<ScriptAction> out;
    if (list.empty())
        return out;
    if (list.size() > scripts::kMostActions)
        return failure("kernel.script.too-many-actions",
                       {{"limit", static_cast<std::int64_t>(scripts::kMostActions)}});
    std::vector<content::Cells> cells;
    std::int64_t number = 0;
    for (const Value *asked : list) {
        auto read = ActionReader(core, ++number).read(*asked);
        if (!read)
            return failure(std::move(read.error()));
        cells.push_back(std::move(*read));
    }
    // One at a time only when all together are refused, to say which.
    auto actions = compiled(core, script, cells);
    for (std::size_t i = 0; i < cells.size() && !actions; ++i) {
        const auto alone = compiled(core, script, {cells[i]});
        if (alone)
            continue;
        const MessageArg *field = alone.error().message.arg("field");
        return failure("kernel.script.action-incomplete",
                       {{"number", static_cast<std::int64_t>(i + 1)},
                        {"field", field ? *field : MessageArg(std::string())}});
    }
    if (!actions)
        return failure(std::move(actions.error()));
    for (std::size_t i = 0; i < list.size(); ++i)
        out.push_back({std::move((*actions)[i]), *list[i]});
    return out;
}

} // namespace ward::kernel
