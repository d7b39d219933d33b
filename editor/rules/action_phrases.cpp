// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "editor/rules/rule_writer.h"

namespace ward::editor {

using content::Record;

void RuleWriter::action(const Record &record)
{
    const auto *delay = std::get_if<content::Quantity>(&record.cell("delay"));
    if (delay && delay->value > 0) {
        word(tr("after"));
        amount(record, "delay");
    }
    const std::string type = typeOf(record);
    if (type == "set" || type == "trend" || type == "stop-trend" || type == "device" ||
        type == "variable")
        valueAction(record, type);
    else if (type == "spawn" || type == "remove" || type == "move" || type == "attach")
        placeAction(record, type);
    else if (type == "alarm")
        alarmAction(record);
    else if (type == "timer")
        timerAction(record);
    else
        toldAction(record, type);
}

void RuleWriter::valueAction(const Record &record, const std::string &type)
{
    if (type == "variable") {
        const bool adds = text(record, "variable_operation") == "add";
        word(adds ? tr("add") : tr("set"));
        adds ? value(toQString(text(record, "value")))
             : subject(toQString(text(record, "variable")));
        word(tr("to"));
        adds ? subject(toQString(text(record, "variable")))
             : value(toQString(text(record, "value")));
        return;
    }
    if (type == "stop-trend") {
        word(tr("stop the trend of"));
        has(record, "field") ? vital(record) : subject(entityName(record));
        return;
    }
    word(type == "trend" ? tr("trend") : tr("set"), record, "type");
    if (type == "device" && !has(record, "field"))
        subject(entityName(record));
    else
        vital(record);
    word(flag(record, "relative") ? tr("by") : tr("to"));
    value(fieldValue(record), record, "value");
    if (type != "trend")
        return;
    if (!has(record, "over") && has(record, "tau")) {
        optional(record, tr("with the time constant"), "tau");
    } else {
        word(tr("over"));
        amount(record, "over");
    }
    optional(record, tr("until"), "until");
    optional(record, tr("not below"), "floor");
    optional(record, tr("not above"), "ceiling");
}

void RuleWriter::placeAction(const Record &record, const std::string &type)
{
    if (type == "spawn") {
        word(tr("bring in"));
        subject(prefabName(record));
        return;
    }
    if (type == "remove") {
        word(tr("remove"));
        target(record, "entity");
        return;
    }
    word(type == "move" ? tr("move") : tr("attach"));
    target(record, "entity");
    if (has(record, "parent")) {
        word(tr("to"));
        target(record, "parent");
    }
    if (const auto *at = std::get_if<Vec3>(&record.cell("position"))) {
        word(tr("to the place"));
        value(QStringLiteral("%1 · %2 · %3 m").arg(at->x).arg(at->y).arg(at->z));
    }
}

void RuleWriter::alarmAction(const Record &record)
{
    const std::string command = text(record, "alarm_command");
    const bool all = text(record, "alarm").empty();
    if (command == "set-limits") {
        word(tr("set the limits of"));
        subject(toQString(text(record, "alarm")));
        optional(record, tr("low"), "low");
        optional(record, tr("high"), "high");
    } else if (command == "acknowledge") {
        word(tr("acknowledge"));
        subject(all ? tr("all alarms") : alarmName(record));
    } else if (command == "pause" || command == "resume") {
        word(command == "pause" ? tr("pause the sound of") : tr("resume the sound of"));
        subject(tr("all alarms"));
    } else {
        word(enumLabel("action", "alarm"));
        subject(enumLabel("alarm_command", command));
    }
}

void RuleWriter::timerAction(const Record &record)
{
    const std::string operation = text(record, "timer_operation");
    const QString name = tr("Timer %1").arg(toQString(text(record, "timer")));
    if (operation == "stop") {
        word(tr("stop"));
        subject(name);
        return;
    }
    word(operation == "add" ? tr("lengthen") : tr("start"));
    subject(name);
    word(operation == "add" ? tr("by") : tr("for"));
    amount(record, "over");
}

void RuleWriter::toldAction(const Record &record, const std::string &type)
{
    if (type == "rhythm") {
        word(tr("rhythm"), record, "type");
        subject(enumLabel("ecg_rhythm", text(record, "rhythm")), record, "rhythm");
    } else if (type == "phase") {
        word(tr("go to"), record, "type");
        target(record, "phase");
    } else if (type == "say") {
        const QString who = refName(record, "entity");
        subject(who.isEmpty() ? tr("the team") : who, record, "entity");
        word(tr("says"), record, "type");
        value(quoted(toQString(text(record, "text"))), record, "text");
    } else if (type == "mark") {
        word(tr("mark"), record, "type");
        value(toQString(text(record, "text")), record, "text");
    } else if (type == "note") {
        word(tr("note"));
        const std::string name = text(record, "name");
        value(name.empty() ? toQString(text(record, "text")) : actionLabel(name), record,
              name.empty() ? "text" : "name");
    } else if (type == "event") {
        //: a rule notes that a moment has come, for other rules to wait for
        word(tr("note"));
        value(quoted(momentName(text(record, "event"))), record, "event");
    } else if (type == "score") {
        word(tr("score"), record, "type");
        value(points(whole(record, "points")), record, "points");
    } else if (type == "sound") {
        word(tr("play the sound"));
        value(toQString(text(record, "sound")));
    } else if (type == "prompt") {
        word(tr("prompt the instructor"), record, "type");
        value(quoted(toQString(text(record, "text"))), record, "text");
    } else if (type == "script") {
        word(tr("run the script"));
        target(record, "script");
    } else {
        word(enumLabel("action", type));
    }
}

} // namespace ward::editor
