// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"
#include "sim-engine/kernel/rules/compiler.h"

namespace ward::kernel {

using content::Record;

std::vector<Condition> Compiler::conditions(const Record &parent, const std::string &owner,
                                            std::uint32_t &number)
{
    std::vector<Condition> out;
    for (const Record *record : m_document.children(parent.id, "condition")) {
        CellReader cells(*record, m_schema, owner);
        Condition condition;
        condition.id = record->id;
        condition.type = cells.enumeration<ConditionType>("type", kConditionNames);
        condition.combine = cells.enumeration<Combine>("combine", kCombineNames);
        condition.negate = cells.as<bool>("negate");
        condition.number = number++;
        condition.target.entity = reference(cells, "entity");
        condition.count = static_cast<int>(cells.as<std::int64_t>("count"));
        readCondition(cells, condition);
        keep(cells);
        condition.children = conditions(*record, owner, number);
        out.push_back(std::move(condition));
    }
    return out;
}

void Compiler::readCondition(CellReader &cells, Condition &condition)
{
    Bounds &bounds = condition.bounds;
    switch (condition.type) {
    case ConditionType::Group:
        break;
    case ConditionType::InPhase:
        condition.phase = reference(cells, "phase");
        if (condition.phase.isNull())
            cells.fail("kernel.definition.missing", "phase");
        break;
    case ConditionType::Happened:
        readHappened(cells, condition);
        break;
    case ConditionType::RhythmIs:
        condition.rhythm = rhythm(cells);
        break;
    case ConditionType::VitalBelow:
    case ConditionType::VitalAbove:
        condition.target = shownTarget(cells);
        bounds.low = inSteps(cells, "threshold", condition.target);
        break;
    case ConditionType::VitalInside:
    case ConditionType::VitalOutside:
        condition.target = shownTarget(cells);
        bounds.low = inSteps(cells, "threshold", condition.target);
        bounds.high = inSteps(cells, "upper", condition.target);
        if (bounds.high < bounds.low)
            cells.fail("kernel.definition.range", "upper");
        break;
    case ConditionType::VitalUnknown:
        condition.target = shownTarget(cells, true);
        break;
    case ConditionType::EntityState:
        condition.target = target(cells, true);
        condition.value = fieldValue(cells, condition.target);
        break;
    case ConditionType::EntityCount:
        condition.prefab = cells.text("prefab");
        break;
    case ConditionType::Connected:
        condition.to = reference(cells, "to");
        condition.prefab = cells.text("prefab");
        if (condition.target.entity.isNull() && condition.prefab.empty())
            cells.fail("kernel.definition.missing", "entity");
        break;
    case ConditionType::Random:
        condition.probability = cells.as<double>("probability");
        if (const auto whole = cells.as<std::int64_t>("probability"); whole != 0)
            condition.probability = static_cast<double>(whole);
        break;
    case ConditionType::ScoreAbove:
    case ConditionType::ScoreBelow:
        bounds.low = static_cast<double>(cells.as<std::int64_t>("points"));
        break;
    case ConditionType::Alarm:
        condition.target = alarmTarget(cells, condition.alarmState);
        break;
    case ConditionType::Variable:
        readVariable(cells, condition);
        break;
    }
}

void Compiler::readHappened(CellReader &cells, Condition &condition)
{
    condition.event = required(cells, "event");
    if (const content::DrugSpec *drug = m_schema.drug(condition.event))
        condition.event = drug->name;
    m_out.remembered.push_back(condition.event);
    if (cells.has("within") && cells.time("within").us > 0)
        condition.within = cells.time("within");
}

void Compiler::readVariable(CellReader &cells, Condition &condition)
{
    condition.event = required(cells, "variable");
    const auto low = number(cells, "threshold", {});
    const auto high = number(cells, "upper", {});
    condition.hasLow = low.has_value();
    condition.hasHigh = high.has_value();
    condition.bounds.low = low.value_or(0);
    condition.bounds.high = high.value_or(0);
    if (condition.hasLow || condition.hasHigh)
        return;
    const auto same = content::parseQuantity(required(cells, "value"), "1");
    if (!same)
        cells.fail("kernel.definition.value", "value");
    else
        condition.hasLow = condition.hasHigh = true;
    condition.bounds.low = condition.bounds.high = same ? same->value : 0;
}

} // namespace ward::kernel
