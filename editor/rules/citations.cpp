// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/rules/citations.h"

#include "core/base/text.h"
#include "core/content/document.h"
#include "core/content/units.h"
#include "editor/rules/rules_model.h"

#include <map>
#include <optional>
#include <variant>

namespace ward::editor {

using content::CellValue;
using content::Record;

namespace {

std::optional<QString> numberText(const CellValue &value)
{
    if (const auto *whole = std::get_if<std::int64_t>(&value))
        return QString::number(*whole);
    if (const auto *number = std::get_if<double>(&value))
        return toQString(content::formatNumber(*number));
    if (const auto *quantity = std::get_if<content::Quantity>(&value))
        return toQString(content::formatNumber(quantity->value) + " " +
                         content::displayUnit(quantity->unit))
            .trimmed();
    return std::nullopt;
}

QString textOf(const Record &record, const char *cell)
{
    const auto *text = std::get_if<std::string>(&record.cell(cell));
    return text ? toQString(*text) : QString();
}

/// The record whose source or reviewer vouches for what is in this one: itself or the nearest
/// around it.
const Record *carrierOf(const content::Document &document, const content::Schema &schema,
                        const Id &id)
{
    for (const Record *at = document.find(id); at != nullptr; at = document.find(at->parent)) {
        if (schema.field(at->kind, "source") != nullptr)
            return textOf(*at, "source").isEmpty() && textOf(*at, "reviewed_by").isEmpty() ? nullptr
                                                                                           : at;
    }
    return nullptr;
}

/// What stands behind the source of a number that is another one now.
QString note(const QString &label, const QString &number)
{
    return QLatin1Char(' ') +
           RulesModel::tr("(was for %1 %2)",
                          "behind a source: name and number that it was written for")
               .arg(label, number);
}

bool writesSource(const std::vector<content::Op> &ops, const Id &carrier)
{
    for (const content::Op &op : ops) {
        const auto *set = std::get_if<content::SetOp>(&op);
        if (set != nullptr && set->record == carrier && set->cell == "source")
            return true;
    }
    return false;
}

} // namespace

std::vector<content::Op> withCitations(const content::Document &document,
                                       const content::Schema &schema, std::vector<content::Op> ops)
{
    std::map<Id, QString> sources;
    for (const content::Op &op : ops) {
        const auto *set = std::get_if<content::SetOp>(&op);
        const Record *record = set ? document.find(set->record) : nullptr;
        const content::FieldSpec *field = record ? schema.field(record->kind, set->cell) : nullptr;
        if (field == nullptr)
            continue;
        const auto before = numberText(record->cell(set->cell));
        const auto after = numberText(set->after);
        const Record *carrier = carrierOf(document, schema, set->record);
        if (!before || before == after || carrier == nullptr || writesSource(ops, carrier->id))
            continue;
        QString &source =
            sources.try_emplace(carrier->id, textOf(*carrier, "source")).first->second;
        if (source.isEmpty())
            continue; // a reviewer alone: nothing to note the number behind
        const QString label = toQString(field->label);
        const QString returned = after ? note(label, *after) : QString();
        if (!returned.isEmpty() && source.contains(returned))
            source.remove(returned); // it is the number of the source again
        else if (!source.contains(note(label, QString()).section(QLatin1Char(')'), 0, 0)))
            source += note(label, *before);
    }
    for (const auto &[id, source] : sources) {
        const Record *carrier = document.find(id);
        if (textOf(*carrier, "source") != source)
            ops.emplace_back(
                content::SetOp{id, "source", carrier->cell("source"), source.toStdString()});
        if (!textOf(*carrier, "reviewed_by").isEmpty())
            ops.emplace_back(
                content::SetOp{id, "reviewed_by", carrier->cell("reviewed_by"), CellValue()});
    }
    return ops;
}

} // namespace ward::editor
