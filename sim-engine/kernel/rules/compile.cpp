// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/content/units.h"
#include "sim-engine/kernel/rules/cell_reader.h"
#include "sim-engine/kernel/rules/definition.h"

#include <algorithm>
#include <array>

namespace ward::kernel {

namespace {

using content::CellValue;
using content::Record;

constexpr std::array<std::string_view, 10> kTriggers = {
    "at",   "vital-below", "vital-above",   "event",      "action",
    "drug", "shock",       "phase-entered", "phase-left", "cue"};
constexpr std::array<std::string_view, 3> kAtStart = {"cross", "fire", "wait-clear"};
constexpr std::array<std::string_view, 3> kCombine = {"all", "any", "not"};
constexpr std::array<std::string_view, 7> kConditions = {
    "group", "in-phase", "happened", "rhythm-is", "vital-below", "vital-above", "entity-state"};
constexpr std::array<std::string_view, 11> kActions = {
    "set", "trend", "rhythm", "spawn", "remove", "phase", "say", "mark", "note", "event", "score"};
constexpr std::array<std::string_view, 3> kCurves = {"linear", "ease", "exponential"};
constexpr std::array<std::string_view, 3> kModes = {"replace", "add", "queue"};
constexpr std::array<std::string_view, 2> kFires = {"once", "every"};

class Compiler
{
public:
    Compiler(const content::Document &document, const content::Schema &schema,
             const world::Layout &layout, const Bindings &bindings)
        : m_document(document)
        , m_schema(schema)
        , m_layout(layout)
        , m_bindings(bindings)
    {
    }

    Result<Definition> run()
    {
        const Record *scenario = m_document.scenario();
        if (!scenario)
            return failure("kernel.definition.empty");
        CellReader cells(*scenario, m_schema, "");
        m_out.title = cells.text("name");
        m_out.initialPhase = cells.as<Id>("initial_phase");
        for (const Record *record : m_document.children(scenario->id, "phase"))
            m_out.phases.push_back({record->id, CellReader(*record, m_schema, "").text("name")});
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
        std::sort(m_out.remembered.begin(), m_out.remembered.end());
        m_out.remembered.erase(std::unique(m_out.remembered.begin(), m_out.remembered.end()),
                               m_out.remembered.end());
        return std::move(m_out);
    }

private:
    void keep(const CellReader &cells)
    {
        if (!m_error)
            m_error = cells.error();
    }
    /// A reference to a record that must exist.
    Id reference(CellReader &cells, std::string_view name)
    {
        const Id id = cells.as<Id>(name);
        if (!id.isNull() && !m_document.find(id))
            cells.fail("kernel.definition.dangling", name);
        return id;
    }
    FieldTarget target(CellReader &cells, bool fieldNeeded)
    {
        FieldTarget out;
        out.entity = reference(cells, "entity");
        const std::string path = cells.text("field");
        if (path.empty()) {
            if (fieldNeeded)
                cells.fail("kernel.definition.missing", "field");
            return out;
        }
        out.field = m_layout.find(path);
        out.spec = m_schema.field(path);
        if (!out.field.isValid() || !out.spec)
            cells.fail("kernel.definition.unknown-field", "field");
        return out;
    }
    /// A threshold in steps of the field.
    double inSteps(CellReader &cells, std::string_view name, const FieldTarget &target)
    {
        const CellValue value = cells.value(name);
        double number = 0;
        if (const auto *quantity = std::get_if<content::Quantity>(&value)) {
            number = quantity->value;
            if (target.spec && !target.spec->unit.empty()) {
                const auto converted =
                    content::convert(quantity->value, quantity->unit, target.spec->unit);
                if (!converted) {
                    cells.fail("kernel.definition.unit", name);
                    return 0;
                }
                number = *converted;
            }
        } else if (const auto *plain = std::get_if<double>(&value)) {
            number = *plain;
        } else if (const auto *whole = std::get_if<std::int64_t>(&value)) {
            number = static_cast<double>(*whole);
        } else {
            cells.fail("kernel.definition.missing", name);
        }
        return target.field.isValid() ? number / m_layout.field(target.field).step : number;
    }

    void addEvent(const Record &record)
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

    void addRule(const Record &record)
    {
        CellReader cells(record, m_schema, {});
        if (!cells.as<bool>("enabled"))
            return;
        Rule rule;
        rule.id = record.id;
        rule.name = cells.text("name");
        rule.phase = reference(cells, "phase");
        rule.fire = cells.enumeration<Fire>("fire", kFires);
        rule.cooldown = cells.time("cooldown");
        rule.priority = static_cast<int>(cells.as<std::int64_t>("priority"));
        keep(cells);
        for (const Record *child : m_document.children(record.id, "trigger"))
            addTrigger(*child, rule);
        rule.conditions = conditions(record, rule.name);
        rule.actions = actions(record, rule.name);
        for (const Action &action : rule.actions) {
            const bool sets =
                action.type == ActionType::Set && action.target.field == m_bindings.ecg;
            int rhythm = action.type == ActionType::Rhythm ? action.rhythm : -1;
            if (sets) {
                if (const auto *name = std::get_if<std::string>(&action.value))
                    rhythm = m_bindings.rhythmIndex(*name);
            }
            if (rhythm >= 0 && m_bindings.rhythms[static_cast<std::size_t>(rhythm)].pulse)
                m_out.rhythmByRule.push_back(action.target.entity);
        }
        m_out.rules.push_back(std::move(rule));
    }

    void addTrigger(const Record &record, Rule &rule)
    {
        CellReader cells(record, m_schema, rule.name);
        Trigger trigger;
        trigger.id = record.id;
        trigger.rule = static_cast<int>(m_out.rules.size());
        trigger.type = cells.enumeration<TriggerType>("type", kTriggers);
        trigger.target = target(cells, trigger.isThreshold());
        trigger.at = cells.time("at");
        trigger.duration = cells.time("duration");
        trigger.atStart = cells.enumeration<AtStart>("at_start", kAtStart);
        trigger.phase = reference(cells, "phase");
        trigger.nth = static_cast<int>(cells.as<std::int64_t>("nth"));
        if (trigger.isThreshold()) {
            trigger.threshold = inSteps(cells, "threshold", trigger.target);
            trigger.clear =
                cells.has("clear") ? inSteps(cells, "clear", trigger.target) : trigger.threshold;
        }
        switch (trigger.type) {
        case TriggerType::At:
            if (!cells.has("at"))
                cells.fail("kernel.definition.missing", "at");
            break;
        case TriggerType::Event:
        case TriggerType::Cue:
            trigger.name = cells.text("event");
            if (trigger.name.empty())
                cells.fail("kernel.definition.missing", "event");
            break;
        case TriggerType::Action:
            trigger.name = cells.text("action");
            if (trigger.name.empty())
                cells.fail("kernel.definition.missing", "action");
            break;
        case TriggerType::Drug:
            trigger.name = drugName(cells, "drug");
            if (cells.has("dose"))
                trigger.dose = cells.as<content::Quantity>("dose");
            break;
        case TriggerType::PhaseEntered:
        case TriggerType::PhaseLeft:
            if (trigger.phase.isNull())
                cells.fail("kernel.definition.missing", "phase");
            break;
        default:
            break;
        }
        keep(cells);
        rule.triggers.push_back(static_cast<int>(m_out.triggers.size()));
        m_out.triggers.push_back(std::move(trigger));
    }

    std::string drugName(CellReader &cells, std::string_view name)
    {
        const std::string text = cells.text(name);
        if (text.empty())
            return text;
        const content::DrugSpec *drug = m_schema.drug(text);
        if (!drug)
            cells.fail("kernel.definition.drug", name);
        return drug ? drug->name : text;
    }

    std::vector<Condition> conditions(const Record &parent, const std::string &owner)
    {
        std::vector<Condition> out;
        for (const Record *record : m_document.children(parent.id, "condition")) {
            CellReader cells(*record, m_schema, owner);
            Condition condition;
            condition.id = record->id;
            condition.type = cells.enumeration<ConditionType>("type", kConditions);
            condition.combine = cells.enumeration<Combine>("combine", kCombine);
            condition.negate = cells.as<bool>("negate");
            const bool threshold = condition.type == ConditionType::VitalBelow ||
                                   condition.type == ConditionType::VitalAbove;
            condition.target =
                target(cells, threshold || condition.type == ConditionType::EntityState);
            if (threshold)
                condition.threshold = inSteps(cells, "threshold", condition.target);
            if (condition.type == ConditionType::EntityState)
                condition.value = fieldValue(cells, condition.target);
            condition.phase = reference(cells, "phase");
            if (condition.type == ConditionType::InPhase && condition.phase.isNull())
                cells.fail("kernel.definition.missing", "phase");
            if (condition.type == ConditionType::Happened) {
                condition.event = cells.text("event");
                if (condition.event.empty())
                    cells.fail("kernel.definition.missing", "event");
                else if (const content::DrugSpec *drug = m_schema.drug(condition.event))
                    condition.event = drug->name;
                m_out.remembered.push_back(condition.event);
            }
            if (cells.has("within") && cells.time("within").us > 0)
                condition.within = cells.time("within");
            if (condition.type == ConditionType::RhythmIs)
                condition.rhythm = rhythm(cells);
            condition.count = static_cast<int>(cells.as<std::int64_t>("count"));
            keep(cells);
            condition.children = conditions(*record, owner);
            out.push_back(std::move(condition));
        }
        return out;
    }

    int rhythm(CellReader &cells)
    {
        const int index = m_bindings.rhythmIndex(cells.text("rhythm"));
        if (index < 0)
            cells.fail("kernel.definition.missing", "rhythm");
        return index;
    }

    /// The value of a set or trend; a relative one is a difference, which no range limits.
    CellValue fieldValue(CellReader &cells, const FieldTarget &target, bool relative = false)
    {
        if (!target.spec)
            return {};
        if (relative) {
            auto difference = content::parseQuantity(cells.text("value"), target.spec->unit);
            if (!difference) {
                cells.fail("kernel.definition.value", "value");
                return {};
            }
            return *difference;
        }
        auto value = content::cellFromText(m_schema, *target.spec, cells.text("value"));
        if (!value) {
            cells.fail("kernel.definition.value", "value");
            return {};
        }
        return *value;
    }

    std::vector<Action> actions(const Record &parent, const std::string &owner)
    {
        std::vector<Action> out;
        for (const Record *record : m_document.children(parent.id, "action")) {
            CellReader cells(*record, m_schema, owner);
            Action action;
            action.id = record->id;
            action.type = cells.enumeration<ActionType>("type", kActions);
            action.delay = cells.time("delay");
            action.target =
                target(cells, action.type == ActionType::Set || action.type == ActionType::Trend);
            action.relative = cells.as<bool>("relative");
            action.over = cells.time("over");
            action.curve = cells.enumeration<Curve>("curve", kCurves);
            action.mode = cells.enumeration<TrendMode>("mode", kModes);
            action.phase = reference(cells, "phase");
            action.text = cells.text("text");
            action.socket = cells.text("socket");
            action.severity = cells.text("severity");
            action.event = cells.text("event");
            action.points = static_cast<int>(cells.as<std::int64_t>("points"));
            action.name = cells.text("name");
            action.args = cells.text("args");
            action.prefab = cells.text("prefab");
            if (action.type == ActionType::Set || action.type == ActionType::Trend)
                action.value = fieldValue(cells, action.target, action.relative);
            if (action.type == ActionType::Trend && action.target.spec &&
                action.target.spec->type != content::FieldType::Quantity &&
                action.target.spec->type != content::FieldType::Integer)
                cells.fail("kernel.definition.not-a-number", "field");
            if (action.type == ActionType::Rhythm)
                action.rhythm = rhythm(cells);
            if (action.type == ActionType::Phase && action.phase.isNull())
                cells.fail("kernel.definition.missing", "phase");
            if (action.type == ActionType::Event && action.event.empty())
                cells.fail("kernel.definition.missing", "event");
            if (action.type == ActionType::Spawn) {
                if (action.prefab.empty())
                    cells.fail("kernel.definition.missing", "prefab");
                action.target.entity = reference(cells, "parent");
            }
            keep(cells);
            out.push_back(std::move(action));
        }
        return out;
    }

    /// Ranks everything that can be due at the same tick by (rank, id).
    void order()
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

    const content::Document &m_document;
    const content::Schema &m_schema;
    const world::Layout &m_layout;
    const Bindings &m_bindings;
    Definition m_out;
    std::optional<Error> m_error;
};

} // namespace

Result<Definition> Definition::compile(const content::Document &document,
                                       const content::Schema &schema, const world::Layout &layout,
                                       const Bindings &bindings)
{
    return Compiler(document, schema, layout, bindings).run();
}

const Phase *Definition::phase(const Id &id) const
{
    for (const Phase &candidate : phases) {
        if (candidate.id == id)
            return &candidate;
    }
    return nullptr;
}

bool Definition::rulesDecideRhythm(const Id &patient) const
{
    return std::any_of(rhythmByRule.begin(), rhythmByRule.end(),
                       [&](const Id &id) { return id.isNull() || id == patient; });
}

} // namespace ward::kernel
