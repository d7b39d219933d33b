// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rule_sentence.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/content/units.h"

#include <QCoreApplication>

#include <cmath>

namespace ward::editor {

using content::Record;

namespace {

/// Builds the tokens of one rule from its records.
class Writer
{
    Q_DECLARE_TR_FUNCTIONS(RuleSentence)
public:
    Writer(const content::Document &document, const content::Schema &schema)
        : m_document(document)
        , m_schema(schema)
    {
    }

    std::vector<Token> take() { return std::move(m_tokens); }

    void trigger(const Record &record)
    {
        const std::string type = text(record, "type");
        keyword(tr("when"));
        if (type == "at") {
            m_tokens.back().text = tr("at");
            value(time(record, "at"));
        } else if (type == "vital-below" || type == "vital-above") {
            vital(record);
            word(type == "vital-below" ? tr("below") : tr("above"));
            value(quantity(record, "threshold"));
            if (has(record, "clear")) {
                word(tr("clear"));
                value(quantity(record, "clear"));
            }
            if (has(record, "duration")) {
                word(tr("for"));
                value(quantity(record, "duration"));
            }
        } else if (type == "action" || type == "cue" || type == "event") {
            subject(type == "action" ? actionLabel(text(record, "action"))
                                     : toQString(text(record, "event")));
        } else if (type == "drug") {
            subject(drugLabel(text(record, "drug")));
            word(tr("given"));
            if (has(record, "dose")) {
                word(tr("at least"));
                value(quantity(record, "dose"));
            }
        } else if (type == "shock") {
            subject(tr("Shock"));
            word(tr("delivered"));
        } else if (type == "phase-entered" || type == "phase-left") {
            word(type == "phase-entered" ? tr("entering") : tr("leaving"));
            subject(refName(record, "phase"));
        }
        const auto *nth = std::get_if<std::int64_t>(&record.cell("nth"));
        if (nth && *nth > 0) {
            word(tr("from the"));
            value(QStringLiteral("%1×").arg(*nth));
        }
    }

    void condition(const Record &record)
    {
        if (flag(record, "negate"))
            word(tr("not"));
        const std::string type = text(record, "type");
        if (type == "group") {
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
        } else if (type == "in-phase") {
            word(tr("in"));
            subject(refName(record, "phase"));
        } else if (type == "happened") {
            const std::string event = text(record, "event");
            subject(m_schema.action(event) ? actionLabel(event) : drugLabel(event));
            const auto *count = std::get_if<std::int64_t>(&record.cell("count"));
            if (count && *count > 1)
                value(QStringLiteral("%1×").arg(*count));
            word(tr("done"));
            if (has(record, "within")) {
                word(tr("within"));
                value(quantity(record, "within"));
            }
        } else if (type == "rhythm-is") {
            subject(tr("Rhythm"));
            word(tr("is"));
            value(enumLabel("ecg_rhythm", text(record, "rhythm")));
        } else if (type == "vital-below" || type == "vital-above") {
            vital(record);
            word(type == "vital-below" ? tr("below") : tr("above"));
            value(quantity(record, "threshold"));
        } else {
            vital(record);
            word(tr("is"));
            value(toQString(text(record, "value")));
        }
    }

    void action(const Record &record)
    {
        const auto *delay = std::get_if<content::Quantity>(&record.cell("delay"));
        if (delay && delay->value > 0) {
            word(tr("after"));
            value(quantity(record, "delay"));
        }
        const std::string type = text(record, "type");
        if (type == "set" || type == "trend") {
            word(type == "set" ? tr("set") : tr("trend"));
            vital(record);
            word(flag(record, "relative") ? tr("by") : tr("to"));
            value(fieldValue(record));
            if (type == "trend") {
                word(tr("over"));
                value(quantity(record, "over"));
            }
        } else if (type == "rhythm") {
            word(tr("rhythm"));
            subject(enumLabel("ecg_rhythm", text(record, "rhythm")));
        } else if (type == "phase") {
            word(tr("go to"));
            subject(refName(record, "phase"));
        } else if (type == "say") {
            subject(refName(record, "entity"));
            word(tr("says"));
            value(QStringLiteral("“%1”").arg(toQString(text(record, "text"))));
        } else if (type == "mark") {
            word(tr("mark"));
            value(toQString(text(record, "text")));
        } else if (type == "note") {
            word(tr("note"));
            const std::string name = text(record, "name");
            value(name.empty() ? toQString(text(record, "text")) : actionLabel(name));
        } else if (type == "spawn") {
            word(tr("spawn"));
            subject(toQString(text(record, "prefab")).section(u'#', -1));
        } else if (type == "remove") {
            word(tr("remove"));
            subject(refName(record, "entity"));
        } else if (type == "event") {
            word(tr("emit"));
            subject(toQString(text(record, "event")));
        } else if (type == "score") {
            word(tr("score"));
            const auto *points = std::get_if<std::int64_t>(&record.cell("points"));
            value(QString::number(points ? *points : 0).replace(u'-', QChar(0x2212)));
        }
    }

    void keyword(const QString &text) { m_tokens.push_back({Token::Kind::Keyword, text}); }
    void word(const QString &text) { m_tokens.push_back({Token::Kind::Word, text}); }
    void lineBreak() { m_tokens.push_back({Token::Kind::Break, {}}); }
    QString time(const Record &record, std::string_view cell) const
    {
        const auto *at = std::get_if<content::Quantity>(&record.cell(cell));
        const auto seconds = at ? content::convert(at->value, at->unit, "s").value_or(0.0) : 0.0;
        QString text = toQString(formatTime(SimTime{std::llround(seconds * 1e6)}));
        if (text.endsWith(QLatin1String(".0")))
            text.chop(2);
        return text;
    }
    void value(const QString &text) { m_tokens.push_back({Token::Kind::Value, text}); }
    void subject(const QString &text) { m_tokens.push_back({Token::Kind::Subject, text}); }

private:
    static std::string text(const Record &record, std::string_view cell)
    {
        const auto *value = std::get_if<std::string>(&record.cell(cell));
        return value ? *value : std::string();
    }
    static bool flag(const Record &record, std::string_view cell)
    {
        const auto *value = std::get_if<bool>(&record.cell(cell));
        return value && *value;
    }
    static bool has(const Record &record, std::string_view cell)
    {
        return !content::isAbsent(record.cell(cell));
    }
    static QString quantity(const Record &record, std::string_view cell)
    {
        const auto *q = std::get_if<content::Quantity>(&record.cell(cell));
        return q ? spaced(*q) : QString();
    }
    static QString spaced(const content::Quantity &q)
    {
        return (toQString(content::formatNumber(q.value)) + QChar(0x00a0) +
                toQString(content::displayUnit(q.unit)))
            .trimmed();
    }
    QString fieldValue(const Record &record) const
    {
        const std::string given = text(record, "value");
        const content::FieldSpec *field = m_schema.field(text(record, "field"));
        if (field && field->type == content::FieldType::Enum)
            return enumLabel(field->enumName, given);
        if (const auto q = content::parseQuantity(given, field ? field->unit : std::string()))
            return spaced(*q);
        return toQString(given);
    }
    QString refName(const Record &record, std::string_view cell) const
    {
        const Id *id = std::get_if<Id>(&record.cell(cell));
        const Record *target = id ? m_document.find(*id) : nullptr;
        return target ? toQString(text(*target, "name")) : QString();
    }
    QString enumLabel(std::string_view name, const std::string &value) const
    {
        const auto *option = m_schema.enumValue(name, value);
        return option ? toQString(option->label) : toQString(value);
    }
    QString actionLabel(const std::string &name) const
    {
        const auto *action = m_schema.action(name);
        return action ? toQString(action->label) : toQString(name);
    }
    QString drugLabel(const std::string &name) const
    {
        const auto *drug = m_schema.drug(name);
        return drug ? toQString(drug->label) : toQString(name);
    }
    /// "SpO2 · Bed 3": the place says which patient, shorter than the name.
    void vital(const Record &record)
    {
        const content::FieldSpec *field = m_schema.field(text(record, "field"));
        QString label = field ? toQString(field->label) : toQString(text(record, "field"));
        const Id *id = std::get_if<Id>(&record.cell("entity"));
        const Record *entity = id ? m_document.find(*id) : nullptr;
        const Record *place = entity ? m_document.find(entity->parent) : nullptr;
        if (place && place->kind == "entity" && m_document.component(entity->id, "patient"))
            label += QStringLiteral(" · ") + toQString(text(*place, "name"));
        else if (entity)
            label += QStringLiteral(" · ") + toQString(text(*entity, "name"));
        subject(label);
    }

    const content::Document &m_document;
    const content::Schema &m_schema;
    std::vector<Token> m_tokens;
};

} // namespace

std::vector<Token> ruleSentence(const content::Document &document, const content::Schema &schema,
                                const Id &rule)
{
    Writer writer(document, schema);
    const Record *record = document.find(rule);
    if (!record)
        return {};
    if (record->kind == "event") {
        writer.keyword(Writer::tr("at"));
        writer.value(writer.time(*record, "at"));
    }
    bool first = true;
    for (const Record *trigger : document.children(rule, "trigger")) {
        if (!first)
            writer.word(Writer::tr("or"));
        writer.trigger(*trigger);
        first = false;
    }
    first = true;
    for (const Record *condition : document.children(rule, "condition")) {
        if (first)
            writer.lineBreak();
        first ? writer.keyword(Writer::tr("if")) : writer.word(Writer::tr("and"));
        writer.condition(*condition);
        first = false;
    }
    first = true;
    for (const Record *action : document.children(rule, "action")) {
        if (first && record->kind == "rule")
            writer.lineBreak();
        first ? writer.keyword(Writer::tr("then")) : writer.word(QStringLiteral("·"));
        writer.action(*action);
        first = false;
    }
    return writer.take();
}

} // namespace ward::editor
