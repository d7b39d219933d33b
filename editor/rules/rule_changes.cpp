// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/rule_changes.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/content/edits.h"
#include "core/content/units.h"
#include "editor/edit_controller.h"
#include "editor/inspector/number_expression.h"
#include "editor/rules/rule_cells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ward::editor {

using content::CellValue;
using content::FieldSpec;
using content::FieldType;
using content::Quantity;
using content::Record;
using content::SetOp;

namespace {

constexpr std::array kKinds{"set", "trend", "rhythm", "phase", "say", "mark", "score", "prompt"};

/// Points in time, not lengths: written as on a clock.
bool isClock(const Record &record, std::string_view cell)
{
    return cell == "at" && (record.kind == "event" || textOf(record, "type") != "every");
}

} // namespace

RuleChanges::RuleChanges(const content::Document &document, const content::Schema &schema,
                         std::vector<Id> patients, std::vector<Id> actors)
    : m_document(document)
    , m_schema(schema)
    , m_patients(std::move(patients))
    , m_actors(std::move(actors))
{
}

RuleChanges::Editor RuleChanges::editorOf(const Id &id, std::string_view cell) const
{
    const Record *record = m_document.find(id);
    const FieldSpec *field = record ? m_schema.field(record->kind, cell) : nullptr;
    if (!field)
        return Editor::None;
    if (!choices(id, cell).empty())
        return Editor::Choice;
    switch (field->type) {
    case FieldType::Quantity:
    case FieldType::Integer:
        return Editor::Text;
    case FieldType::String:
    case FieldType::Text:
        return cell == "field" ? Editor::None : Editor::Text;
    default:
        return Editor::None;
    }
}

QString RuleChanges::typed(const Id &id, std::string_view cell) const
{
    const Record *record = m_document.find(id);
    if (!record)
        return {};
    const CellValue &value = record->cell(cell);
    if (const auto *number = std::get_if<std::int64_t>(&value))
        return QString::number(*number);
    if (const auto *text = std::get_if<std::string>(&value))
        return toQString(*text);
    const auto *quantity = std::get_if<Quantity>(&value);
    if (!quantity)
        return {};
    if (isClock(*record, cell)) {
        const double seconds = content::convert(quantity->value, quantity->unit, "s").value_or(0.0);
        QString text = toQString(formatTime(SimTime{std::llround(seconds * 1e6)}));
        if (text.endsWith(QLatin1String(".0")))
            text.chop(2);
        return text;
    }
    return toQString(content::formatNumber(quantity->value) + " " +
                     content::displayUnit(quantity->unit))
        .trimmed();
}

std::string RuleChanges::unitOf(const Record &record, std::string_view cell) const
{
    if (const auto *quantity = std::get_if<Quantity>(&record.cell(cell)))
        return quantity->unit;
    const FieldSpec *own = m_schema.field(record.kind, cell);
    if (own && own->unit != "*" && !own->unit.empty())
        return own->unit;
    const FieldSpec *about = m_schema.field(textOf(record, "field"));
    return about ? about->unit : std::string();
}

Result<RuleChanges::Ops> RuleChanges::type(const Id &id, std::string_view cell,
                                           const std::string &text) const
{
    const Record *record = m_document.find(id);
    const FieldSpec *field = record ? m_schema.field(record->kind, cell) : nullptr;
    if (!field)
        return Ops();
    const CellValue &before = record->cell(cell);
    const auto set = [&](CellValue after) {
        return Ops{SetOp{id, std::string(cell), before, std::move(after)}};
    };
    if (isClock(*record, cell)) {
        const auto time = parseTime(text);
        if (time)
            return set(Quantity{time->seconds(), "s"});
        if (text.find(':') != std::string::npos)
            return tl::unexpected(time.error());
    }
    if (field->type == FieldType::Quantity) {
        const auto *present = std::get_if<Quantity>(&before);
        const auto value = evaluateNumber(
            text, present ? present->value : std::numeric_limits<double>::quiet_NaN(),
            unitOf(*record, cell));
        if (!value)
            return tl::unexpected(value.error());
        return set(*value);
    }
    if (field->type == FieldType::Integer) {
        const auto *present = std::get_if<std::int64_t>(&before);
        // A minus is a minus here: points are given as "-5".
        const std::string number = text.starts_with('-') ? "=" + text : text;
        const auto value = evaluateNumber(number, present ? double(*present) : 0, {});
        if (!value)
            return tl::unexpected(value.error());
        return set(std::int64_t(std::llround(value->value)));
    }
    // The value that an action gives a vital is kept as text.
    const FieldSpec *about = cell == "value" ? m_schema.field(textOf(*record, "field")) : nullptr;
    if (about && about->type == FieldType::Quantity) {
        const auto present = content::parseQuantity(textOf(*record, cell), about->unit);
        const auto value = evaluateNumber(
            text, present ? present->value : std::numeric_limits<double>::quiet_NaN(), about->unit);
        if (!value)
            return tl::unexpected(value.error());
        return set(content::formatQuantity(*value));
    }
    return set(text);
}

QStringList RuleChanges::options(const Id &record, std::string_view cell) const
{
    QStringList labels;
    for (const Choice &choice : choices(record, cell))
        labels << choice.label;
    return labels;
}

int RuleChanges::option(const Id &record, std::string_view cell) const
{
    const auto all = choices(record, cell);
    const auto present =
        std::find_if(all.begin(), all.end(), [](const Choice &choice) { return choice.present; });
    return present == all.end() ? -1 : static_cast<int>(present - all.begin());
}

RuleChanges::Ops RuleChanges::choose(const Id &record, std::string_view cell, int option) const
{
    auto all = choices(record, cell);
    if (option < 0 || option >= static_cast<int>(all.size()) || all[option].present)
        return {};
    return std::move(all[option].ops);
}

RuleChanges::Choice RuleChanges::setTo(const Record &record, std::string_view cell, QString label,
                                       CellValue value) const
{
    const bool present = record.cell(cell) == value;
    return {std::move(label),
            {SetOp{record.id, std::string(cell), record.cell(cell), std::move(value)}},
            present};
}

std::vector<RuleChanges::Choice> RuleChanges::choices(const Id &id, std::string_view cell) const
{
    const Record *record = m_document.find(id);
    const FieldSpec *field = record ? m_schema.field(record->kind, cell) : nullptr;
    if (!field)
        return {};
    if (cell == "field")
        return vitals(*record);
    if (cell == "type" && record->kind == "action")
        return actionTypes(*record);
    if (cell == "type") {
        // What reads alike needs the same cells; anything else would leave half a sentence.
        std::vector<Choice> sides;
        const std::string type = textOf(*record, "type");
        if (type == "vital-below" || type == "vital-above") {
            sides.push_back(setTo(*record, cell, tr("below"), std::string("vital-below")));
            sides.push_back(setTo(*record, cell, tr("above"), std::string("vital-above")));
        }
        return sides;
    }
    if (cell == "action" || (cell == "name" && record->kind == "action")) {
        std::vector<Choice> all;
        for (const content::ActionSpec &action : m_schema.actions())
            all.push_back(setTo(*record, cell, toQString(action.label), action.name));
        return all;
    }
    if (cell == "drug") {
        std::vector<Choice> all{setTo(*record, cell, tr("any drug"), CellValue())};
        for (const content::DrugSpec &drug : m_schema.drugs())
            all.push_back(setTo(*record, cell, toQString(drug.label), drug.name));
        return all;
    }
    if (cell == "value") {
        const FieldSpec *about = m_schema.field(textOf(*record, "field"));
        if (about && about->type == FieldType::Enum)
            return values(*record, cell, about->enumName);
        if (about && about->type == FieldType::Flag)
            return {setTo(*record, cell, tr("on"), std::string("true")),
                    setTo(*record, cell, tr("off"), std::string("false"))};
        return {};
    }
    if (field->type == FieldType::Enum)
        return values(*record, cell, field->enumName);
    if (field->type == FieldType::Ref) {
        auto all = targets(*record, cell, field->refKind);
        if (record->kind == "rule" && cell == "phase")
            all.insert(all.begin(), setTo(*record, cell, tr("in every phase"), CellValue()));
        return all;
    }
    return {};
}

std::vector<RuleChanges::Choice> RuleChanges::values(const Record &record, std::string_view cell,
                                                     std::string_view enumName) const
{
    std::vector<Choice> all;
    for (const content::EnumValue &value : m_schema.enumValues(enumName))
        all.push_back(setTo(record, cell, toQString(value.label), value.value));
    return all;
}

std::vector<RuleChanges::Choice> RuleChanges::targets(const Record &record, std::string_view cell,
                                                      std::string_view kind) const
{
    std::vector<Choice> all;
    // Who says something is a person, not a chair.
    if (kind == "entity" && record.kind == "action" && textOf(record, "type") == "say") {
        for (const auto &ids : {m_actors, m_patients}) {
            for (const Id &id : ids) {
                if (const Record *who = m_document.find(id))
                    all.push_back(setTo(record, cell, toQString(textOf(*who, "name")), id));
            }
        }
        return all;
    }
    for (const Record *target : m_document.ofKind(kind))
        all.push_back(setTo(record, cell, toQString(textOf(*target, "name")), target->id));
    return all;
}

QString RuleChanges::placeName(const Id &entity) const
{
    const Record *record = m_document.find(entity);
    const Record *place = record ? m_document.find(record->parent) : nullptr;
    if (place && place->kind == "entity")
        return toQString(textOf(*place, "name"));
    return record ? toQString(textOf(*record, "name")) : QString();
}

std::vector<RuleChanges::Choice> RuleChanges::vitals(const Record &record) const
{
    const FieldSpec *now = m_schema.field(textOf(record, "field"));
    // A lamp or a rhythm is not weighed against a number.
    if (now && now->type != FieldType::Quantity && now->type != FieldType::Integer)
        return {};
    const content::KindSpec *kind = m_schema.kind("vitals");
    std::vector<Choice> all;
    for (const Id &patient : m_patients) {
        for (const FieldSpec &field : kind->fields) {
            if (field.type != FieldType::Quantity)
                continue;
            QString label = toQString(field.label);
            if (m_patients.size() > 1)
                label += QStringLiteral(" · ") + placeName(patient);
            Choice choice = setTo(record, "field", label, "vitals." + field.name);
            const Choice of = setTo(record, "entity", {}, patient);
            choice.present = choice.present && of.present;
            choice.ops.insert(choice.ops.end(), of.ops.begin(), of.ops.end());
            // Numbers of another unit would mean nothing for it.
            if (!now || now->unit != field.unit) {
                const auto empty = [&](std::string_view cell) {
                    if (!content::isAbsent(record.cell(cell)))
                        choice.ops.emplace_back(
                            SetOp{record.id, std::string(cell), record.cell(cell), {}});
                };
                if (record.kind == "action") {
                    choice.ops.emplace_back(SetOp{record.id, "value", record.cell("value"),
                                                  content::formatQuantity(usualOf(field))});
                    for (const char *cell : {"until", "floor", "ceiling"})
                        empty(cell);
                } else {
                    choice.ops.emplace_back(
                        SetOp{record.id, "threshold", record.cell("threshold"), usualOf(field)});
                    for (const char *cell : {"clear", "upper", "margin"}) {
                        if (m_schema.field(record.kind, cell))
                            empty(cell);
                    }
                }
            }
            all.push_back(std::move(choice));
        }
    }
    return all;
}

std::vector<RuleChanges::Choice> RuleChanges::actionTypes(const Record &record) const
{
    const std::string type = textOf(record, "type");
    std::vector<Choice> all;
    for (const char *name : kKinds) {
        Choice choice;
        choice.label = kindLabel(name);
        choice.present = type == name;
        // Another kind of thing needs other cells: it takes the old one's place in the sentence.
        choice.ops = content::removalOps(m_document, {record.id});
        Record next = child(record.parent, "action", newAction(name));
        next.rank = record.rank;
        if (!content::isAbsent(record.cell("delay")))
            next.cells["delay"] = record.cell("delay");
        choice.ops.emplace_back(content::AddOp{std::move(next)});
        if (choice.present || !newAction(name).empty())
            all.push_back(std::move(choice));
    }
    if (std::none_of(all.begin(), all.end(), [](const Choice &c) { return c.present; }))
        return {}; // of a kind that is not made here: it is kept as it is
    all.push_back({tr("Take this away"), content::removalOps(m_document, {record.id}), false});
    return all;
}

std::vector<std::string> RuleChanges::kindNames() const
{
    std::vector<std::string> names;
    for (const char *name : kKinds) {
        if (!newAction(name).empty())
            names.emplace_back(name);
    }
    return names;
}

QString RuleChanges::kindLabel(const std::string &name) const
{
    const auto *value = m_schema.enumValue("action", name);
    return toQString(value ? value->label : name);
}

QStringList RuleChanges::kinds() const
{
    QStringList labels;
    for (const std::string &name : kindNames())
        labels.append(kindLabel(name));
    return labels;
}

} // namespace ward::editor
