// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rule_writer.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/content/units.h"

#include <QRegularExpression>

#include <cmath>

namespace ward::editor {

using content::Record;

namespace {

QString orDots(const QString &text)
{
    return text.trimmed().isEmpty() ? QStringLiteral("…") : text;
}

} // namespace

void RuleWriter::keyword(const QString &text)
{
    m_tokens.push_back({Token::Kind::Keyword, orDots(text)});
}

void RuleWriter::word(const QString &text)
{
    m_tokens.push_back({Token::Kind::Word, orDots(text)});
}

void RuleWriter::subject(const QString &text)
{
    m_tokens.push_back({Token::Kind::Subject, orDots(text)});
}

void RuleWriter::value(const QString &text)
{
    m_tokens.push_back({Token::Kind::Value, orDots(text)});
}

void RuleWriter::word(const QString &text, const Record &record, std::string_view cell)
{
    m_tokens.push_back({Token::Kind::Word, orDots(text), record.id, std::string(cell)});
}

void RuleWriter::subject(const QString &text, const Record &record, std::string_view cell)
{
    m_tokens.push_back({Token::Kind::Subject, orDots(text), record.id, std::string(cell)});
}

void RuleWriter::value(const QString &text, const Record &record, std::string_view cell)
{
    m_tokens.push_back({Token::Kind::Value, orDots(text), record.id, std::string(cell)});
}

void RuleWriter::amount(const Record &record, std::string_view cell)
{
    value(quantity(record, cell), record, cell);
}

void RuleWriter::target(const Record &record, std::string_view cell)
{
    subject(refName(record, cell), record, cell);
}

void RuleWriter::lineBreak()
{
    m_tokens.push_back({Token::Kind::Break, {}});
}

void RuleWriter::time(const Record &record, std::string_view cell)
{
    const auto *at = std::get_if<content::Quantity>(&record.cell(cell));
    const auto seconds = at ? content::convert(at->value, at->unit, "s").value_or(0.0) : 0.0;
    QString text = toQString(formatTime(SimTime{std::llround(seconds * 1e6)}));
    if (text.endsWith(QLatin1String(".0")))
        text.chop(2);
    value(text, record, cell);
}

void RuleWriter::firing(const Record &rule)
{
    const std::string fire = text(rule, "fire");
    if (fire.empty() || fire == "once")
        return;
    word(QStringLiteral("·"));
    if (fire == "every")
        word(tr("every time"));
    else if (fire == "restart")
        word(tr("anew each time"));
    else if (fire == "queue")
        word(tr("one after the other"));
    else
        word(enumLabel("fire", fire));
    optional(rule, tr("at most once in"), "cooldown");
}

std::string RuleWriter::typeOf(const Record &record) const
{
    const std::string own = text(record, "type");
    if (!own.empty())
        return own;
    const content::FieldSpec *spec = m_schema.field(record.kind, "type");
    const auto *usual = spec ? std::get_if<std::string>(&spec->defaultValue) : nullptr;
    return usual ? *usual : std::string();
}

std::string RuleWriter::text(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<std::string>(&record.cell(cell));
    return value ? *value : std::string();
}

bool RuleWriter::flag(const Record &record, std::string_view cell)
{
    const auto *value = std::get_if<bool>(&record.cell(cell));
    return value && *value;
}

bool RuleWriter::has(const Record &record, std::string_view cell)
{
    return !content::isAbsent(record.cell(cell));
}

std::int64_t RuleWriter::whole(const Record &record, std::string_view cell, std::int64_t otherwise)
{
    const auto *value = std::get_if<std::int64_t>(&record.cell(cell));
    return value ? *value : otherwise;
}

QString RuleWriter::quoted(const QString &text)
{
    return QStringLiteral("“%1”").arg(text);
}

QString RuleWriter::momentName(const std::string &event)
{
    static const QRegularExpression joints(QStringLiteral("[._-]+"));
    static const QRegularExpression glued(QStringLiteral("(\\d)(ms|s|min|h)\\b"));
    QString name = toQString(event);
    name.replace(joints, QStringLiteral(" "));
    return name.replace(glued, QStringLiteral("\\1\u00a0\\2"));
}

QString RuleWriter::quantity(const Record &record, std::string_view cell)
{
    const auto *q = std::get_if<content::Quantity>(&record.cell(cell));
    return q ? spaced(*q) : QString();
}

QString RuleWriter::spaced(const content::Quantity &q)
{
    return (toQString(content::formatNumber(q.value)) + QChar(0x00a0) +
            toQString(content::displayUnit(q.unit)))
        .trimmed();
}

QString RuleWriter::points(std::int64_t points)
{
    return QString::number(points).replace(u'-', QChar(0x2212));
}

QString RuleWriter::fieldValue(const Record &record) const
{
    const std::string given = text(record, "value");
    const content::FieldSpec *field = m_schema.field(text(record, "field"));
    if (field && field->type == content::FieldType::Enum)
        return enumLabel(field->enumName, given);
    if (const auto q = content::parseQuantity(given, field ? field->unit : std::string()))
        return spaced(*q);
    if (given == "true" || given == "false")
        return given == "true" ? tr("on") : tr("off");
    return toQString(given);
}

QString RuleWriter::refName(const Record &record, std::string_view cell) const
{
    const Id *id = std::get_if<Id>(&record.cell(cell));
    const Record *target = id ? m_document.find(*id) : nullptr;
    return target ? toQString(text(*target, "name")) : QString();
}

QString RuleWriter::entityName(const Record &record) const
{
    const QString name = refName(record, "entity");
    if (!name.isEmpty())
        return name;
    const QString prefab = prefabName(record);
    return prefab.isEmpty() ? tr("anything") : prefab;
}

QString RuleWriter::prefabName(const Record &record) const
{
    return toQString(text(record, "prefab")).section(u'#', -1).replace(u'-', u' ');
}

QString RuleWriter::alarmName(const Record &record) const
{
    const std::string name = text(record, "alarm");
    const content::FieldSpec *field = m_schema.field("alarms." + name);
    return field ? toQString(field->label) : toQString(name);
}

QString RuleWriter::enumLabel(std::string_view name, const std::string &value) const
{
    const auto *option = m_schema.enumValue(name, value);
    return option ? toQString(option->label) : toQString(value);
}

QString RuleWriter::enumCell(const Record &record, std::string_view cell) const
{
    const content::FieldSpec *spec = m_schema.field(record.kind, cell);
    std::string value = text(record, cell);
    if (const auto *usual = spec ? std::get_if<std::string>(&spec->defaultValue) : nullptr;
        usual && value.empty())
        value = *usual;
    return enumLabel(spec ? spec->enumName : std::string(), value);
}

QString RuleWriter::actionLabel(const std::string &name) const
{
    const auto *action = m_schema.action(name);
    return action ? toQString(action->label) : toQString(name);
}

QString RuleWriter::drugLabel(const std::string &name) const
{
    const auto *drug = m_schema.drug(name);
    return drug ? toQString(drug->label) : toQString(name);
}

void RuleWriter::vital(const Record &record)
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
    if (flag(record, "shown"))
        label = tr("shown %1").arg(label);
    subject(label, record, "field");
}

void RuleWriter::optional(const Record &record, const QString &before, std::string_view cell)
{
    const auto *q = std::get_if<content::Quantity>(&record.cell(cell));
    if (!q || q->value == 0)
        return;
    word(before);
    value(spaced(*q), record, cell);
}

} // namespace ward::editor
