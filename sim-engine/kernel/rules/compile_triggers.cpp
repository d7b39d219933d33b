// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/rules/compiler.h"

namespace ward::kernel {

using content::Record;

int Compiler::addTrigger(const Record &record, const Rule &rule, int parent)
{
    CellReader cells(record, m_schema, rule.name);
    Trigger trigger;
    trigger.id = record.id;
    trigger.rule = static_cast<int>(m_out.rules.size());
    trigger.parent = parent;
    trigger.type = cells.enumeration<TriggerType>("type", kTriggerNames);
    trigger.at = cells.time("at");
    trigger.every = cells.time("every");
    trigger.duration = cells.time("duration");
    trigger.within = cells.time("within");
    trigger.atStart = cells.enumeration<AtStart>("at_start", kAtStartNames);
    trigger.phase = reference(cells, "phase");
    trigger.prefab = cells.text("prefab");
    trigger.nth = static_cast<int>(cells.as<std::int64_t>("nth"));
    trigger.target.entity = reference(cells, "entity");
    trigger.compares = cells.has("threshold");
    if (trigger.isLevel())
        readLevel(cells, trigger);
    else if (trigger.isPlace())
        readPlace(cells, trigger);
    else if (trigger.isClock())
        readClock(cells, trigger, rule);
    else if (trigger.isFact())
        readFact(cells, trigger);
    const auto inside = m_document.children(record.id, "trigger");
    if (trigger.isComposite() && inside.empty())
        cells.fail("kernel.definition.nothing-inside", "type");
    if (trigger.type == TriggerType::Absence && trigger.within.us <= 0)
        cells.fail("kernel.definition.missing", "within");
    keep(cells);

    const bool composite = trigger.isComposite();
    const int index = static_cast<int>(m_out.triggers.size());
    m_out.triggers.push_back(std::move(trigger));
    if (composite) {
        std::vector<int> children;
        for (const Record *child : inside)
            children.push_back(addTrigger(*child, rule, index));
        m_out.triggers[static_cast<std::size_t>(index)].children = std::move(children);
    }
    return index;
}

void Compiler::readLevel(CellReader &cells, Trigger &trigger)
{
    Bounds &bounds = trigger.bounds;
    switch (trigger.type) {
    case TriggerType::ScoreAbove:
    case TriggerType::ScoreBelow:
        trigger.target.field = m_bindings.score;
        bounds.low = bounds.clear = static_cast<double>(cells.as<std::int64_t>("points"));
        return;
    case TriggerType::Alarm:
        trigger.target = alarmTarget(cells, trigger.alarmState);
        return;
    case TriggerType::Variable:
        trigger.name = required(cells, "variable");
        bounds.low = inSteps(cells, "threshold", trigger.target);
        bounds.clear = number(cells, "clear", trigger.target).value_or(bounds.low);
        return;
    default:
        break;
    }
    trigger.target = shownTarget(cells);
    const auto optional = [&](std::string_view name, double otherwise, Measure measure) {
        return cells.has(name) ? inSteps(cells, name, trigger.target, measure) : otherwise;
    };
    const bool changes =
        trigger.type == TriggerType::VitalRising || trigger.type == TriggerType::VitalFalling;
    bounds.low =
        inSteps(cells, "threshold", trigger.target, changes ? Measure::Difference : Measure::Level);
    bounds.clear = optional("clear", bounds.low, Measure::Level);
    bounds.margin = optional("margin", 0, Measure::Difference);
    if (trigger.type == TriggerType::VitalInside || trigger.type == TriggerType::VitalOutside) {
        bounds.high = inSteps(cells, "upper", trigger.target);
        if (bounds.high < bounds.low)
            cells.fail("kernel.definition.range", "upper");
    }
    if (changes && trigger.within.us <= 0)
        cells.fail("kernel.definition.missing", "within");
    if (changes && bounds.low <= 0)
        cells.fail("kernel.definition.value", "threshold");
}

void Compiler::readPlace(CellReader &cells, Trigger &trigger)
{
    trigger.zone = reference(cells, "zone");
    FieldTarget metres;
    metres.spec = m_schema.field("trigger", "radius");
    trigger.radius = number(cells, "radius", metres).value_or(0);
    trigger.margin = number(cells, "margin", metres, Measure::Difference).value_or(0);
    if (trigger.type == TriggerType::EntityMoved) {
        if (trigger.zone.isNull())
            cells.fail("kernel.definition.missing", "zone");
        return;
    }
    if (const Id to = reference(cells, "to"); !to.isNull())
        trigger.zone = to;
    if (trigger.target.entity.isNull() && trigger.prefab.empty())
        cells.fail("kernel.definition.missing", "entity");
}

void Compiler::readClock(CellReader &cells, Trigger &trigger, const Rule &rule)
{
    if (trigger.type == TriggerType::Every) {
        if (trigger.every.us <= 0)
            cells.fail("kernel.definition.missing", "every");
        return;
    }
    if (!cells.has("at"))
        cells.fail("kernel.definition.missing", "at");
    if (trigger.type == TriggerType::At)
        return;
    if (trigger.phase.isNull())
        trigger.phase = rule.phase;
    if (trigger.phase.isNull())
        cells.fail("kernel.definition.missing", "phase");
}

void Compiler::readFact(CellReader &cells, Trigger &trigger)
{
    switch (trigger.type) {
    case TriggerType::Event:
    case TriggerType::Cue:
        trigger.name = required(cells, "event");
        break;
    case TriggerType::Action:
        trigger.name = required(cells, "action");
        break;
    case TriggerType::EntityUsed:
        trigger.name = cells.text("action");
        if (trigger.target.entity.isNull() && trigger.prefab.empty())
            cells.fail("kernel.definition.missing", "entity");
        break;
    case TriggerType::Drug:
        trigger.name = drugName(cells, "drug");
        trigger.route = cells.text("route");
        if (cells.has("dose"))
            trigger.dose = cells.as<content::Quantity>("dose");
        break;
    case TriggerType::PhaseEntered:
    case TriggerType::PhaseLeft:
        if (trigger.phase.isNull())
            cells.fail("kernel.definition.missing", "phase");
        break;
    case TriggerType::TrendReached:
        trigger.target = target(cells, false);
        break;
    case TriggerType::Timer:
        trigger.name = required(cells, "timer");
        break;
    case TriggerType::Variable:
        trigger.name = required(cells, "variable");
        break;
    default:
        break;
    }
}

} // namespace ward::kernel
