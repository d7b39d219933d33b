// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "random_document.h"

#include "core/base/hash.h"
#include "core/content/cell_text.h"
#include "core/content/rank.h"
#include "core/content/units.h"

#include <algorithm>
#include <cmath>

namespace ward::test {

using namespace content;

namespace {

const Schema &schema()
{
    return Schema::shipped();
}

bool isWritable(const FieldSpec &field)
{
    return field.authored || field.importance != Importance::Derived;
}

/// Removes what would be removed with `id`: children before parents.
void collect(const Document &document, const Id &id, std::vector<Op> &out)
{
    for (const Record *child : document.children(id))
        collect(document, child->id, out);
    out.push_back(RemoveOp{*document.find(id)});
}

bool isReferredTo(const Document &document, const Id &removed)
{
    for (const Record *record : document.canonical()) {
        if (document.isWithin(record->id, removed))
            continue;
        for (const auto &cell : record->cells) {
            const auto *to = std::get_if<Id>(&cell.second);
            if (to && document.isWithin(*to, removed))
                return true;
        }
    }
    return false;
}

} // namespace

std::uint64_t RandomContent::below(std::uint64_t n)
{
    return randomBits(m_seed, 1, m_drawn++) % n;
}

Id RandomContent::id()
{
    const std::uint64_t high = randomBits(m_seed, 2, m_drawn++);
    return {high | 1, randomBits(m_seed, 3, m_drawn++)};
}

double RandomContent::between(double low, double high)
{
    return low + (high - low) * randomUnit(m_seed, 4, m_drawn++);
}

std::string RandomContent::text()
{
    static const char *const words[] = {"HR",      "Überwachung", "\"quoted\"", "back\\slash",
                                        "日本",    "line\nbreak", "tab\there",  "é",
                                        "e\u0301", "🫀",        "</script>",  ""};
    std::string result;
    for (std::uint64_t i = below(4); i-- > 0;)
        result += std::string(words[below(std::size(words))]) + (below(2) ? " " : "");
    return normalised(result);
}

CellValue RandomContent::value(const Document &document, const FieldSpec &field)
{
    const Range range = field.hard.value_or(Range{-1000, 1000});
    switch (field.type) {
    case FieldType::Quantity: {
        const std::string unit = field.unit == "*" ? "mm[Hg]" : field.unit;
        double number = between(range.low, range.high);
        if (below(2) && field.step > 0)
            number =
                std::clamp(std::round(number / field.step) * field.step, range.low, range.high);
        Quantity quantity{number, unit};
        if (below(4) == 0) {
            const std::vector<std::string> units = unitsLike(unit);
            const std::string &other = units[below(units.size())];
            const Quantity converted{*convert(number, unit, other), other};
            if (!checkValue(schema(), field, converted))
                quantity = converted; // rounding may leave the range by a hair
        }
        return quantity;
    }
    case FieldType::Integer:
        return static_cast<std::int64_t>(std::floor(between(range.low, range.high)));
    case FieldType::Number:
        return between(range.low, range.high);
    case FieldType::Flag:
        return below(2) == 1;
    case FieldType::Enum: {
        const auto &values = schema().enumValues(field.enumName);
        return values[below(values.size())].value;
    }
    case FieldType::String:
    case FieldType::Text:
        return text();
    case FieldType::Ref: {
        const auto candidates = document.ofKind(field.refKind);
        if (candidates.empty())
            return {};
        return candidates[below(candidates.size())]->id;
    }
    case FieldType::Vec3:
        return Vec3{between(-50, 50), between(-5, 5), std::round(between(-50, 50))};
    case FieldType::Quat: {
        const double angle = between(-3, 3);
        return Quat{std::cos(angle), 0, std::sin(angle), 0};
    }
    case FieldType::Set:
        return normalised(CellValue(TextSet{text(), text()}));
    case FieldType::Curve:
        return Curve{{0, between(1, 60)}, {between(0, 1), between(0, 1)}};
    }
    return {};
}

Record RandomContent::record(const Document &document, const KindSpec &kind, const Id &parent)
{
    Record record{id(), kind.name, parent, {}, {}};
    if (!kind.component && !kind.parents.empty()) {
        const auto siblings = document.children(parent);
        record.rank =
            rankBetween(siblings.empty() ? std::string() : siblings.back()->rank, {}, "x7");
        if (!isRank(record.rank))
            record.rank = "V";
    }
    for (const FieldSpec &field : kind.fields) {
        if (!isWritable(field) || below(3) == 0)
            continue;
        CellValue cell = value(document, field);
        if (!isAbsent(cell))
            record.cells.emplace(field.name, std::move(cell));
    }
    return record;
}

Record RandomContent::anywhere(const Document &document)
{
    const auto &kinds = schema().kinds();
    // Half of all records are entities, so that there is a tree to put the others on.
    const KindSpec &kind = below(2) ? *schema().kind("entity") : kinds[below(kinds.size())];
    if (!kind.authored || kind.parents.empty())
        return {};
    const auto parents = document.ofKind(kind.parents[below(kind.parents.size())]);
    if (parents.empty())
        return {};
    const Id parent = parents[below(parents.size())]->id;
    if (kind.component && document.component(parent, kind.name))
        return {};
    return record(document, kind, parent);
}

Document RandomContent::document(std::size_t records)
{
    Document result;
    (void)result.add(record(result, *schema().kind("scenario"), {}));
    while (result.size() < records) {
        Record next = anywhere(result);
        if (!next.id.isNull())
            (void)result.add(std::move(next));
    }
    return result;
}

std::vector<Op> RandomContent::op(const Document &document)
{
    const auto records = document.canonical();
    const Record &target = *records[below(records.size())];
    switch (below(5)) {
    case 0: {
        Record fresh = anywhere(document);
        if (fresh.id.isNull())
            return {};
        return {AddOp{std::move(fresh)}};
    }
    case 1: {
        std::vector<Op> ops;
        if (target.parent.isNull() || isReferredTo(document, target.id))
            return {};
        collect(document, target.id, ops);
        return ops.size() < 20 ? ops : std::vector<Op>();
    }
    case 2: {
        if (target.kind != "entity")
            return {};
        const Record &parent = *records[below(records.size())];
        if ((parent.kind != "entity" && parent.kind != "scenario") ||
            document.isWithin(parent.id, target.id))
            return {};
        return {
            MoveOp{target.id, target.parent, target.rank, parent.id, rankBetween({}, {}, text())}};
    }
    case 3: {
        const auto *name = std::get_if<std::string>(&target.cell("name"));
        if (!name || !schema().field(target.kind, "name"))
            return {};
        TextOp edit{target.id, "name", {}, {}};
        edit.delta.push_back({TextStep::Kind::Insert, 0, text()});
        edit.delta.push_back({TextStep::Kind::Delete, 0, *name});
        return {edit};
    }
    default: {
        const KindSpec &kind = *schema().kind(target.kind);
        const FieldSpec &field = kind.fields[below(kind.fields.size())];
        if (!isWritable(field))
            return {};
        CellValue after = below(6) == 0 ? CellValue() : value(document, field);
        return {SetOp{target.id, field.name, target.cell(field.name), std::move(after)}};
    }
    }
}

ChangeSet RandomContent::change(const Document &document, std::size_t ops)
{
    ChangeSet change;
    change.id = id();
    change.intent = "edit.test";
    change.actor = "author-1";
    change.note = text();
    Document scratch = document;
    for (std::size_t i = 0; i < ops; ++i) {
        ChangeSet step;
        step.ops = op(scratch);
        if (step.ops.empty() || !apply(scratch, step, schema()))
            continue;
        change.ops.insert(change.ops.end(), step.ops.begin(), step.ops.end());
    }
    return change;
}

} // namespace ward::test
