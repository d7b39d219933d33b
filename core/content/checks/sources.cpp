// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checker.h"
#include "core/content/units.h"

namespace ward::content {

namespace {

bool isClinicalNumber(const FieldSpec &field, const CellValue &value)
{
    if (field.importance != Importance::Clinical)
        return false;
    if (const auto *quantity = std::get_if<Quantity>(&value))
        return quantity->value != 0;
    return std::holds_alternative<std::int64_t>(value);
}

bool holdsNumbers(const Checker &checker, const Record &record)
{
    for (const auto &[name, value] : record.cells) {
        const FieldSpec *field = checker.schema.field(record.kind, name);
        if (field && isClinicalNumber(*field, value))
            return true;
        // The target of a set or trend is text, but a number all the same.
        if (record.kind == "action" && name == "value" && parseQuantity(checker.text(record, name)))
            return true;
    }
    return false;
}

bool namesSource(const Checker &checker, const Record &record)
{
    return !checker.text(record, "source").empty();
}

/// A rule's numbers stand in its triggers and conditions too.
bool ruleHoldsNumbers(const Checker &checker, const Record &rule)
{
    std::vector<const Record *> open{&rule};
    while (!open.empty()) {
        const Record *record = open.back();
        open.pop_back();
        if (record->kind != "action" && holdsNumbers(checker, *record))
            return true;
        for (const Record *child : checker.document.children(record->id))
            open.push_back(child);
    }
    return false;
}

} // namespace

void checkSources(Checker &checker)
{
    bool reviewed = false;
    bool numbersAnywhere = false;
    for (const Record *record : checker.records) {
        const KindSpec *kind = checker.schema.kind(record->kind);
        if (!kind || !kind->field("source"))
            continue;
        reviewed = reviewed || !checker.text(*record, "reviewed_by").empty();
        numbersAnywhere = numbersAnywhere || holdsNumbers(checker, *record);
        if (namesSource(checker, *record))
            continue;
        const Record *parent = checker.document.find(record->parent);
        if (record->kind == "action" && parent && namesSource(checker, *parent))
            continue;
        const bool numbers = record->kind == "rule" ? ruleHoldsNumbers(checker, *record)
                                                    : holdsNumbers(checker, *record);
        if (numbers) {
            const bool inside = kind->component || record->kind == "action";
            checker.report(*record, {}, "content.source.missing",
                           {{"kind", kind->label},
                            {"name", checker.name(inside && parent ? *parent : *record)}});
        }
    }
    const Record *scenario = checker.document.scenario();
    if (scenario && numbersAnywhere && !reviewed)
        checker.report(*scenario, "reviewed_by", "content.review.missing");
}

} // namespace ward::content
