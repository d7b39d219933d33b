// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/units.h"
#include "sim-engine/kernel/rules/compiler.h"

namespace ward::kernel {

using content::Record;

std::vector<Action> Compiler::actions(const Record &parent, const std::string &owner)
{
    std::vector<Action> out;
    for (const Record *record : m_document.children(parent.id, "action")) {
        CellReader cells(*record, m_schema, owner);
        Action action;
        action.id = record->id;
        action.type = cells.enumeration<ActionType>("type", kActionNames);
        action.delay = cells.time("delay");
        action.over = cells.time("over");
        action.text = cells.text("text");
        action.severity = cells.text("severity");
        action.points = static_cast<int>(cells.as<std::int64_t>("points"));
        action.name = cells.text("name");
        action.args = cells.text("args");
        action.target.entity = reference(cells, "entity");
        action.phase = reference(cells, "phase");
        readAction(cells, action);
        keep(cells);
        out.push_back(std::move(action));
    }
    return out;
}

void Compiler::readAction(CellReader &cells, Action &action)
{
    switch (action.type) {
    case ActionType::Set:
    case ActionType::Device:
        readWrite(cells, action);
        break;
    case ActionType::Trend:
        readTrend(cells, action);
        break;
    case ActionType::StopTrend:
        action.target = target(cells, false);
        break;
    case ActionType::Rhythm:
        action.rhythm = rhythm(cells);
        break;
    case ActionType::Spawn:
    case ActionType::Move:
    case ActionType::Attach:
        readPlacing(cells, action);
        break;
    case ActionType::Phase:
        if (!m_out.phase(action.phase))
            cells.fail("kernel.definition.missing", "phase");
        break;
    case ActionType::Event:
        action.event = required(cells, "event");
        break;
    case ActionType::Alarm:
        readAlarm(cells, action);
        break;
    case ActionType::Sound:
    case ActionType::Timer:
    case ActionType::Variable:
        readNamed(cells, action);
        break;
    case ActionType::Prompt:
        action.text = required(cells, "text");
        break;
    case ActionType::Script:
        action.script = reference(cells, "script");
        if (action.script.isNull())
            cells.fail("kernel.definition.missing", "script");
        break;
    case ActionType::Remove:
    case ActionType::Say:
    case ActionType::Mark:
    case ActionType::Note:
    case ActionType::Score:
        break;
    }
}

void Compiler::readWrite(CellReader &cells, Action &action)
{
    action.relative = action.type == ActionType::Set && cells.as<bool>("relative");
    if (action.type == ActionType::Device && cells.text("field").empty()) {
        action.target.field = m_layout.find("device.power");
        action.target.spec = m_schema.field("device.power");
    } else {
        action.target = target(cells, true);
    }
    if (action.type == ActionType::Device && action.target.entity.isNull())
        cells.fail("kernel.definition.missing", "entity");
    action.value = fieldValue(cells, action.target, action.relative);
}

void Compiler::readTrend(CellReader &cells, Action &action)
{
    action.target = target(cells, true);
    action.relative = cells.as<bool>("relative");
    action.curve = cells.enumeration<Curve>("curve", kCurveNames);
    action.mode = cells.enumeration<TrendMode>("mode", kTrendModeNames);
    action.tau = cells.time("tau");
    action.value = fieldValue(cells, action.target, action.relative);
    action.until = number(cells, "until", action.target);
    action.floor = number(cells, "floor", action.target);
    action.ceiling = number(cells, "ceiling", action.target);
    if (action.target.spec && action.target.spec->type != content::FieldType::Quantity &&
        action.target.spec->type != content::FieldType::Integer)
        cells.fail("kernel.definition.not-a-number", "field");
    if (action.floor && action.ceiling && *action.ceiling < *action.floor)
        cells.fail("kernel.definition.range", "ceiling");
}

void Compiler::readPlacing(CellReader &cells, Action &action)
{
    action.parent = reference(cells, "parent");
    action.socket = cells.text("socket");
    if (const auto position = cells.value("position"); std::holds_alternative<Vec3>(position))
        action.position = std::get<Vec3>(position);
    if (action.type == ActionType::Spawn) {
        action.prefab = required(cells, "prefab");
        return;
    }
    if (action.target.entity.isNull())
        cells.fail("kernel.definition.missing", "entity");
    if (action.type == ActionType::Attach && action.parent.isNull())
        cells.fail("kernel.definition.missing", "parent");
    const bool moves = action.type == ActionType::Move;
    if (!moves)
        action.over = {};
    action.curve = cells.enumeration<Curve>("curve", kCurveNames);
    if (moves && !action.position && (action.parent.isNull() || action.over.us > 0))
        cells.fail("kernel.definition.missing", "position");
    // On the way it stays with whom it is.
    if (moves && action.over.us > 0 && !action.parent.isNull())
        cells.fail("kernel.definition.move-over-parent", "parent");
}

void Compiler::readAlarm(CellReader &cells, Action &action)
{
    if (!cells.has("alarm_command")) {
        cells.fail("kernel.definition.missing", "alarm_command");
        return;
    }
    action.alarmCommand = cells.enumeration<AlarmCommand>("alarm_command", kAlarmCommandNames);
    action.alarm = cells.text("alarm");
    if (action.alarmCommand == AlarmCommand::SetLimits) {
        readLimits(cells, action);
        return;
    }
    for (std::size_t i = 0; i < kAlarms; ++i) {
        if (alarmName(static_cast<Alarm>(i)) == action.alarm)
            action.onlyAlarm = static_cast<Alarm>(i);
    }
    if (!action.alarm.empty() && !action.onlyAlarm)
        cells.fail("kernel.definition.alarm", "alarm");
}

void Compiler::readLimits(CellReader &cells, Action &action)
{
    required(cells, "alarm");
    for (const std::string_view side : {"low", "high"}) {
        if (!cells.has(side))
            continue;
        FieldTarget limit;
        const std::string path = "limits." + action.alarm + "_" + std::string(side);
        limit.field = m_layout.find(path);
        limit.spec = m_schema.field(path);
        if (!limit.spec)
            cells.fail("kernel.definition.limit", "alarm");
        if (number(cells, side, limit))
            (side == "low" ? action.low : action.high) = cells.as<content::Quantity>(side);
    }
    if (!action.low && !action.high)
        cells.fail("kernel.definition.missing", "low");
}

void Compiler::readNamed(CellReader &cells, Action &action)
{
    if (action.type == ActionType::Sound) {
        action.sound = required(cells, "sound");
        return;
    }
    if (action.type == ActionType::Timer) {
        action.timer = required(cells, "timer");
        action.timerOperation =
            cells.enumeration<TimerOperation>("timer_operation", kTimerOperationNames);
        if (action.timerOperation != TimerOperation::Stop && action.over.us <= 0)
            cells.fail("kernel.definition.missing", "over");
        return;
    }
    action.variable = required(cells, "variable");
    action.variableOperation =
        cells.enumeration<VariableOperation>("variable_operation", kVariableOperationNames);
    const auto value = content::parseQuantity(required(cells, "value"), "1");
    if (!value)
        cells.fail("kernel.definition.value", "value");
    action.number = value ? value->value : 0;
}

} // namespace ward::kernel
