// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include "core/content/cell_text.h"
#include "core/content/units.h"

#include <cmath>

namespace ward::content {

namespace {

constexpr std::size_t kMostPatients = 4; ///< more choices than that are no quick fix

QuickFix fixOf(FixKind kind, Message message, std::vector<Op> ops)
{
    QuickFix fix;
    fix.kind = kind;
    fix.message = std::move(message);
    fix.change.intent = "edit.fix";
    fix.change.ops = std::move(ops);
    return fix;
}

MessageArg shown(const Checker &checker, const CellValue &value)
{
    if (const auto *quantity = std::get_if<Quantity>(&value))
        return MessageQuantity{quantity->value, quantity->unit};
    if (const auto *id = std::get_if<Id>(&value)) {
        const Record *record = checker.document.find(*id);
        return record ? checker.name(*record) : std::string();
    }
    return cellToText(value);
}

/// As `removalOps`, but by what the checker has found already: many fixes are made of one document.
std::vector<Op> removal(const Checker &checker, const Record &root)
{
    std::vector<const Record *> leaving{&root};
    for (std::size_t i = 0; i < leaving.size(); ++i) {
        for (const Record *child : checker.document.children(leaving[i]->id))
            leaving.push_back(child);
    }
    std::vector<Op> ops;
    for (const Record *record : leaving) {
        const auto it = checker.referrers.find(record->id);
        if (it == checker.referrers.end())
            continue;
        for (const auto &[from, cell] : it->second) {
            if (!checker.document.isWithin(from->id, root.id))
                ops.emplace_back(SetOp{from->id, cell, from->cell(cell), {}});
        }
    }
    // Breadth first from the root, so that backwards is children before parents.
    for (auto it = leaving.rbegin(); it != leaving.rend(); ++it)
        ops.emplace_back(RemoveOp{**it});
    return ops;
}

} // namespace

QuickFix setFix(const Checker &checker, FixKind kind, const Record &record, std::string_view cell,
                CellValue after)
{
    const MessageArg value = shown(checker, after);
    return fixOf(
        kind,
        Message("content.fix.set", {{"field", checker.label(record, cell)}, {"value", value}}),
        {SetOp{record.id, std::string(cell), record.cell(cell), std::move(after)}});
}

QuickFix clearFix(const Checker &checker, FixKind kind, const Record &record, std::string_view cell)
{
    return fixOf(kind, Message("content.fix.clear", {{"field", checker.label(record, cell)}}),
                 {SetOp{record.id, std::string(cell), record.cell(cell), {}}});
}

QuickFix swapFix(const Checker &checker, FixKind kind, const Record &record, std::string_view a,
                 std::string_view b)
{
    return fixOf(kind,
                 Message("content.fix.swap",
                         {{"a", checker.label(record, a)}, {"b", checker.label(record, b)}}),
                 {SetOp{record.id, std::string(a), record.cell(a), record.cell(b)},
                  SetOp{record.id, std::string(b), record.cell(b), record.cell(a)}});
}

QuickFix removeFix(const Checker &checker, FixKind kind, const Record &record)
{
    const KindSpec *spec = checker.schema.kind(record.kind);
    return fixOf(kind,
                 Message("content.fix.remove", {{"kind", spec ? spec->label : record.kind},
                                                {"name", checker.text(record, "name")}}),
                 removal(checker, record));
}

void addNearest(const Checker &checker, Diagnostic &finding, const std::string &nearest)
{
    const Record *record = checker.document.find(finding.record);
    if (nearest.empty() || !record)
        return;
    finding.fixes.push_back(
        fixOf(FixKind::Safe, Message("content.fix.nearest", {{"name", nearest}}),
              {SetOp{record->id, finding.field, record->cell(finding.field), nearest}}));
}

void addPatients(const Checker &checker, Diagnostic &finding, const Record &record,
                 std::string_view cell)
{
    if (checker.patients.size() > kMostPatients)
        return;
    for (const Record *patient : checker.patients) {
        finding.fixes.push_back(fixOf(
            FixKind::Choice, Message("content.fix.connect", {{"patient", checker.name(*patient)}}),
            {SetOp{record.id, std::string(cell), record.cell(cell), patient->id}}));
    }
}

QuickFix longerFix(const Checker &checker, double untilSeconds)
{
    const Record *scenario = checker.document.scenario();
    const double minutes = std::ceil(untilSeconds / 60);
    return fixOf(
        FixKind::Choice,
        Message("content.fix.longer",
                {{"end", MessageTime{static_cast<std::int64_t>(minutes) * 60'000'000}}}),
        {SetOp{scenario->id, "duration", scenario->cell("duration"), Quantity{minutes * 60, "s"}}});
}

} // namespace ward::content
