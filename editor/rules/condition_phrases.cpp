// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/text.h"
#include "editor/rules/rule_writer.h"

namespace ward::editor {

using content::Record;

void RuleWriter::condition(const Record &record)
{
    if (flag(record, "negate"))
        word(tr("not"));
    const std::string type = typeOf(record);
    if (type == "group") {
        group(record);
    } else if (type == "in-phase") {
        word(tr("in"));
        target(record, "phase");
    } else if (type == "happened") {
        const std::string event = text(record, "event");
        subject(m_schema.action(event) ? actionLabel(event) : drugLabel(event));
        if (const std::int64_t count = whole(record, "count", 1); count > 1)
            value(QStringLiteral("%1×").arg(count));
        word(tr("done"));
        optional(record, tr("within"), "within");
    } else if (type == "rhythm-is") {
        subject(tr("Rhythm"));
        word(tr("is"));
        value(enumLabel("ecg_rhythm", text(record, "rhythm")), record, "rhythm");
    } else if (type.starts_with("vital-")) {
        vitalCondition(record, type);
    } else if (type == "entity-state" || type == "entity-count" || type == "connected") {
        entityCondition(record, type);
    } else if (type == "random") {
        word(tr("by chance"));
        const auto *p = std::get_if<double>(&record.cell("probability"));
        const double percent = 100 * (p ? *p : 1);
        value(QString::number(percent, 'g', 4) + QChar(0x00a0) + u'%');
    } else if (type == "score-above" || type == "score-below") {
        subject(tr("Score"));
        word(type == "score-below" ? tr("below") : tr("above"));
        value(points(whole(record, "points")), record, "points");
    } else if (type == "alarm") {
        subject(alarmName(record));
        word(tr("is"));
        value(enumCell(record, "alarm_state"), record, "alarm_state");
    } else if (type == "variable") {
        subject(toQString(text(record, "variable")));
        if (!has(record, "threshold") && !has(record, "upper")) {
            word(tr("is"));
            value(toQString(text(record, "value")));
        }
        if (has(record, "threshold")) {
            word(tr("is at least"));
            amount(record, "threshold");
        }
        if (has(record, "upper")) {
            word(tr("is at most"));
            amount(record, "upper");
        }
    } else {
        subject(enumLabel("condition", type));
    }
}

void RuleWriter::group(const Record &record)
{
    const std::string combine = text(record, "combine");
    bool first = true;
    if (combine == "not")
        word(tr("none of"));
    for (const Record *child : m_document.children(record.id, "condition")) {
        if (!first)
            word(combine == "any" ? tr("or") : tr("and"));
        condition(*child);
        first = false;
    }
    if (first)
        subject({});
}

void RuleWriter::vitalCondition(const Record &record, const std::string &type)
{
    vital(record);
    if (type == "vital-unknown") {
        word(tr("is not measured"));
        return;
    }
    if (type == "vital-inside" || type == "vital-outside") {
        word(type == "vital-inside" ? tr("between") : tr("outside"));
        amount(record, "threshold");
        word(tr("and"));
        amount(record, "upper");
        return;
    }
    word(type == "vital-below"   ? tr("below")
         : type == "vital-above" ? tr("above")
                                 : enumLabel("condition", type));
    amount(record, "threshold");
}

void RuleWriter::entityCondition(const Record &record, const std::string &type)
{
    if (type == "entity-state") {
        vital(record);
        word(tr("is"));
        value(fieldValue(record), record, "value");
    } else if (type == "entity-count") {
        word(tr("at least"));
        value(QString::number(whole(record, "count", 1)));
        const QString prefab = prefabName(record);
        subject(prefab.isEmpty() ? tr("anything") : prefab);
        if (has(record, "entity")) {
            word(tr("in"));
            target(record, "entity");
        }
    } else {
        subject(entityName(record));
        word(tr("is connected to"));
        subject(has(record, "to") ? refName(record, "to") : tr("anything"));
    }
}

} // namespace ward::editor
