// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/compiler.h"
#include "sim-engine/kernel/rules/revision.h"

#include <algorithm>
#include <tuple>

namespace ward::kernel {

using content::Record;

Compiler::Compiler(const content::Document &document, const content::Schema &schema,
                   const world::Layout &layout, const Bindings &bindings)
    : m_document(document)
    , m_schema(schema)
    , m_layout(layout)
    , m_bindings(bindings)
{
}

Result<Definition> Compiler::run()
{
    const Record *scenario = m_document.scenario();
    if (!scenario)
        return failure("kernel.definition.empty");
    CellReader cells(*scenario, m_schema, "");
    m_out.title = cells.text("name");
    m_out.initialPhase = cells.as<Id>("initial_phase");
    addPhases(*scenario, 1);
    if (m_out.initialPhase.isNull() && !m_out.phases.empty())
        m_out.initialPhase = m_out.phases.front().id;
    if (!m_out.initialPhase.isNull() && !m_out.phase(m_out.initialPhase))
        return failure("kernel.definition.dangling",
                       {{"name", m_out.title}, {"field", std::string("initial_phase")}});
    for (const Record *record : m_document.children(scenario->id, "event"))
        addEvent(*record);
    for (const Record *record : m_document.children(scenario->id, "rule"))
        addRule(*record);
    if (m_error)
        return failure(*m_error);
    order();
    for (std::size_t i = 0; i < m_out.triggers.size(); ++i) {
        if (m_out.triggers[i].isFact())
            m_out.facts.push_back(static_cast<int>(i));
    }
    std::sort(m_out.remembered.begin(), m_out.remembered.end());
    m_out.remembered.erase(std::unique(m_out.remembered.begin(), m_out.remembered.end()),
                           m_out.remembered.end());
    return std::move(m_out);
}

void Compiler::addPhases(const Record &parent, int depth)
{
    for (const Record *record : m_document.children(parent.id, "phase")) {
        Phase phase;
        phase.id = record->id;
        phase.name = CellReader(*record, m_schema, "").text("name");
        phase.parent = depth > 1 ? parent.id : Id();
        phase.depth = depth;
        const auto inside = m_document.children(record->id, "phase");
        if (!inside.empty())
            phase.firstChild = inside.front()->id;
        m_out.phases.push_back(std::move(phase));
        addPhases(*record, depth + 1);
    }
}

void Compiler::addEvent(const Record &record)
{
    CellReader cells(record, m_schema, {});
    if (!cells.as<bool>("enabled"))
        return;
    ScheduledEvent event;
    event.id = record.id;
    event.name = cells.text("name");
    event.at = cells.time("at");
    keep(cells);
    event.actions = actions(record, event.name);
    m_out.events.push_back(std::move(event));
}

void Compiler::addRule(const Record &record)
{
    const std::string name = CellReader(record, m_schema, {}).text("name");
    CellReader cells(record, m_schema, name);
    if (!cells.as<bool>("enabled"))
        return;
    Rule rule;
    rule.id = record.id;
    rule.name = name;
    rule.revision = ruleRevision(m_document, record.id);
    rule.phase = reference(cells, "phase");
    const Phase *phase = m_out.phase(rule.phase);
    if (!rule.phase.isNull() && !phase)
        cells.fail("kernel.definition.dangling", "phase");
    rule.depth = phase ? phase->depth : 0;
    rule.fire = cells.enumeration<Fire>("fire", kFireNames);
    rule.cooldown = cells.time("cooldown");
    rule.queue = static_cast<int>(cells.as<std::int64_t>("queue"));
    rule.priority = static_cast<int>(cells.as<std::int64_t>("priority"));
    keep(cells);
    for (const Record *child : m_document.children(record.id, "trigger"))
        rule.triggers.push_back(addTrigger(*child, rule, -1));
    std::uint32_t number = 0;
    rule.conditions = conditions(record, rule.name, number);
    rule.actions = actions(record, rule.name);
    noteRhythms(rule);
    m_out.rules.push_back(std::move(rule));
}

void Compiler::noteRhythms(const Rule &rule)
{
    for (const Action &action : rule.actions) {
        const bool sets = action.type == ActionType::Set && action.target.field == m_bindings.ecg;
        int rhythm = action.type == ActionType::Rhythm ? action.rhythm : -1;
        if (sets) {
            if (const auto *name = std::get_if<std::string>(&action.value))
                rhythm = m_bindings.rhythmIndex(*name);
        }
        if (rhythm >= 0 && m_bindings.rhythms[static_cast<std::size_t>(rhythm)].pulse)
            m_out.rhythmByRule.push_back(action.target.entity);
    }
}

/// Ranks everything that can be due at the same tick by (rank, id).
void Compiler::order()
{
    struct Entry
    {
        const Record *record;
        std::uint32_t *order;
    };
    std::vector<Entry> entries;
    const auto add = [&](const Id &id, std::uint32_t &order) {
        entries.push_back({m_document.find(id), &order});
    };
    for (ScheduledEvent &event : m_out.events) {
        add(event.id, event.order);
        for (Action &action : event.actions)
            add(action.id, action.order);
    }
    for (Rule &rule : m_out.rules) {
        add(rule.id, rule.order);
        for (Action &action : rule.actions)
            add(action.id, action.order);
    }
    std::sort(entries.begin(), entries.end(), [](const Entry &a, const Entry &b) {
        return std::tie(a.record->rank, a.record->id) < std::tie(b.record->rank, b.record->id);
    });
    std::uint32_t next = 0;
    for (const Entry &entry : entries)
        *entry.order = next++;
}

Result<Definition> Definition::compile(const content::Document &document,
                                       const content::Schema &schema, const world::Layout &layout,
                                       const Bindings &bindings)
{
    return Compiler(document, schema, layout, bindings).run();
}

} // namespace ward::kernel
