// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "editor/rules/rule_writer.h"

namespace ward::editor {

using content::Record;

void RuleWriter::trigger(const Record &record)
{
    const std::string type = typeOf(record);
    keyword(type == "at" || type == "phase-time" ? tr("at")
            : type == "every"                    ? tr("every")
                                                 : tr("when"));
    triggerPhrase(record);
}

void RuleWriter::triggerPhrase(const Record &record)
{
    const std::string type = typeOf(record);
    if (type == "at" || type == "every" || type == "phase-time") {
        clockTrigger(record, type);
    } else if (type.starts_with("vital-")) {
        vitalTrigger(record, type);
    } else if (type.starts_with("entity-")) {
        entityTrigger(record, type);
    } else if (type == "absence") {
        word(tr("no"));
        parts(record, tr("or"));
        optional(record, tr("within"), "within");
        if (has(record, "phase")) {
            word(tr("in"));
            target(record, "phase");
        }
    } else if (type == "sequence") {
        word(tr("all of"));
        parts(record, tr("and"));
        optional(record, tr("within"), "within");
    } else {
        somethingHappens(record, type);
    }
    if (const std::int64_t nth = whole(record, "nth"); nth > 0) {
        word(tr("from the"));
        value(QStringLiteral("%1×").arg(nth));
    }
}

void RuleWriter::clockTrigger(const Record &record, const std::string &type)
{
    if (type == "every") {
        amount(record, "every");
        optional(record, tr("beginning after"), "at");
    } else {
        time(record, "at");
    }
    if (has(record, "phase")) {
        word(tr("in"));
        target(record, "phase");
    } else if (type == "phase-time") {
        word(tr("in its phase"));
    }
}

void RuleWriter::vitalTrigger(const Record &record, const std::string &type)
{
    vital(record);
    if (type == "vital-below" || type == "vital-above") {
        word(type == "vital-below" ? tr("below") : tr("above"), record, "type");
        amount(record, "threshold");
        optional(record, tr("until back at"), "clear");
    } else if (type == "vital-inside" || type == "vital-outside") {
        word(type == "vital-inside" ? tr("between") : tr("outside"));
        amount(record, "threshold");
        word(tr("and"));
        amount(record, "upper");
    } else if (type == "vital-rising" || type == "vital-falling") {
        word(type == "vital-rising" ? tr("rises by") : tr("falls by"));
        amount(record, "threshold");
        optional(record, tr("within"), "within");
    } else {
        word(enumLabel("trigger", type));
    }
    optional(record, tr("margin"), "margin");
    optional(record, tr("for"), "duration");
}

void RuleWriter::entityTrigger(const Record &record, const std::string &type)
{
    subject(entityName(record));
    if (type == "entity-added") {
        word(tr("appears"));
    } else if (type == "entity-removed") {
        word(tr("is taken away"));
    } else if (type == "entity-used") {
        word(tr("is used"));
        if (const std::string action = text(record, "action"); !action.empty()) {
            word(tr("for"));
            subject(actionLabel(action), record, "action");
        }
    } else if (type == "entity-moved") {
        word(tr("comes within"));
        value(has(record, "radius") ? quantity(record, "radius")
                                    : spaced(content::Quantity{1, "m"}));
        word(tr("of"));
        target(record, "zone");
    } else if (type == "entity-connected") {
        word(tr("is connected to"));
        subject(has(record, "to")     ? refName(record, "to")
                : has(record, "zone") ? refName(record, "zone")
                                      : tr("anything"));
    } else {
        word(enumLabel("trigger", type));
    }
    optional(record, tr("for"), "duration");
}

void RuleWriter::somethingHappens(const Record &record, const std::string &type)
{
    if (type == "action") {
        subject(actionLabel(text(record, "action")), record, "action");
    } else if (type == "cue") {
        subject(toQString(text(record, "event")), record, "event");
    } else if (type == "event") {
        subject(quoted(momentName(text(record, "event"))), record, "event");
        word(tr("is noted"));
    } else if (type == "drug") {
        const std::string drug = text(record, "drug");
        subject(drug.empty() ? tr("any drug") : drugLabel(drug), record, "drug");
        word(tr("given"));
        optional(record, tr("at least"), "dose");
        if (const std::string route = text(record, "route"); !route.empty()) {
            word(tr("by"));
            value(toQString(route));
        }
    } else if (type == "shock") {
        subject(tr("Shock"));
        word(tr("delivered"));
    } else if (type == "phase-entered" || type == "phase-left") {
        word(type == "phase-entered" ? tr("entering") : tr("leaving"));
        target(record, "phase");
    } else if (type == "trend-reached") {
        vital(record);
        word(tr("has arrived"));
    } else if (type == "score-above" || type == "score-below") {
        subject(tr("Score"));
        word(type == "score-below" ? tr("below") : tr("above"));
        value(points(whole(record, "points")), record, "points");
        optional(record, tr("for"), "duration");
    } else if (type == "alarm") {
        subject(alarmName(record));
        word(tr("is"));
        value(enumCell(record, "alarm_state"), record, "alarm_state");
        optional(record, tr("for"), "duration");
    } else if (type == "timer") {
        subject(tr("Timer %1").arg(toQString(text(record, "timer"))));
        word(tr("elapses"));
    } else if (type == "variable") {
        subject(toQString(text(record, "variable")));
        word(has(record, "threshold") ? tr("is at least") : tr("changes"));
        if (has(record, "threshold"))
            amount(record, "threshold");
    } else {
        subject(enumLabel("trigger", type));
    }
}

void RuleWriter::parts(const Record &record, const QString &joint)
{
    bool first = true;
    for (const Record *part : m_document.children(record.id, "trigger")) {
        if (!first)
            word(joint);
        triggerPhrase(*part);
        first = false;
    }
    if (first)
        subject({});
}

} // namespace ward::editor
