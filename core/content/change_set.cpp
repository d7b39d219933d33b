// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/change_set.h"

#include "core/content/cell_text.h"
#include "core/content/nearest.h"
#include "core/content/rank.h"
#include "core/content/schema.h"

#include <QList>
#include <QString>

#include <algorithm>
#include <set>

namespace ward::content {

std::optional<std::string> editedText(const std::string &before, const std::vector<TextStep> &delta)
{
    const auto points = [](const std::string &s) {
        return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size())).toUcs4();
    };
    const auto text = points(before);
    QString result;
    qsizetype at = 0;
    for (const TextStep &step : delta) {
        switch (step.kind) {
        case TextStep::Kind::Retain: {
            const auto length = static_cast<qsizetype>(step.length);
            if (length > text.size() - at)
                return std::nullopt;
            result += QString::fromUcs4(reinterpret_cast<const char32_t *>(text.constData()) + at,
                                        length);
            at += length;
            break;
        }
        case TextStep::Kind::Insert:
            result += QString::fromUtf8(step.text.data(), static_cast<qsizetype>(step.text.size()));
            break;
        case TextStep::Kind::Delete: {
            const auto gone = points(step.text);
            if (gone.size() > text.size() - at ||
                !std::equal(gone.begin(), gone.end(), text.begin() + at))
                return std::nullopt;
            at += gone.size();
            break;
        }
        }
    }
    result += QString::fromUcs4(reinterpret_cast<const char32_t *>(text.constData()) + at,
                                text.size() - at);
    return normalised(result.toStdString());
}

namespace {

class Applier
{
public:
    Applier(Document &document, const ChangeSet &change, const Schema &schema)
        : m_document(document)
        , m_change(change)
        , m_schema(schema)
    {
    }

    tl::expected<ChangeSet, ApplyError> run()
    {
        Result<> outcome;
        for (const Op &op : m_change.ops) {
            outcome = std::visit([this](const auto &o) { return apply(o); }, op);
            if (!outcome)
                break;
        }
        if (outcome && m_clashes.empty())
            outcome = checkReferences();
        if (outcome && !m_clashes.empty()) {
            outcome = failure("content.change.clash",
                              {{"count", static_cast<std::int64_t>(m_clashes.size())}});
        }
        std::reverse(m_inverse.begin(), m_inverse.end());
        if (!outcome) {
            rollBack();
            return tl::unexpected(ApplyError{std::move(outcome.error()), std::move(m_clashes)});
        }
        ChangeSet inverse;
        inverse.base = m_change.id;
        inverse.intent = m_change.intent;
        inverse.actor = m_change.actor;
        inverse.client = m_change.client;
        inverse.scope = m_change.scope;
        inverse.at = m_change.at;
        inverse.ops = std::move(m_inverse);
        return inverse;
    }

private:
    [[nodiscard]] bool strict() const { return m_change.scope == Scope::Definition; }

    Result<const Record *> target(const Id &id) const
    {
        if (const Record *record = m_document.find(id))
            return record;
        return failure("content.change.no-record", {{"record", id.toString()}});
    }

    /// The field, if people may write it.
    Result<const FieldSpec *> writable(const std::string &kindName, const std::string &cell) const
    {
        const KindSpec *kind = m_schema.kind(kindName);
        const FieldSpec *field = kind ? kind->field(cell) : nullptr;
        if (!field) {
            return failure("content.cell.unknown-field",
                           {{"field", cell},
                            {"kind", kind ? kind->label : kindName},
                            {"nearest", kind ? nearestName(cell, kind->fieldNames()) : ""}});
        }
        if (!field->authored && field->importance == Importance::Derived)
            return failure("content.cell.not-authored", {{"field", field->label}});
        return field;
    }

    void clash(const Id &record, std::string cell, CellValue expected, CellValue current)
    {
        m_clashes.push_back({record, std::move(cell), std::move(expected), std::move(current)});
    }

    Result<> apply(const SetOp &op)
    {
        const auto record = target(op.record);
        if (!record)
            return failure(record.error());
        const auto field = writable((*record)->kind, op.cell);
        if (!field)
            return failure(field.error());
        CellValue after = normalised(op.after);
        if (!isAbsent(after)) {
            if (auto problem = checkValue(m_schema, **field, after))
                return failure(Error(*std::move(problem)));
        }
        const CellValue current = (*record)->cell(op.cell);
        if (strict() && !m_schema.sameValue(**field, op.before, current)) {
            clash(op.record, op.cell, op.before, current);
            return {};
        }
        return put(op.record, op.cell, current, std::move(after), **field);
    }

    Result<> put(const Id &record, const std::string &cell, const CellValue &current,
                 CellValue after, const FieldSpec &field)
    {
        // A quantity in another unit is a change, if only a cosmetic one; else equal means equal
        // within the field's step.
        const auto *a = std::get_if<Quantity>(&current);
        const auto *b = std::get_if<Quantity>(&after);
        const bool otherUnit = a && b && a->unit != b->unit;
        if (!otherUnit && m_schema.sameValue(field, current, after))
            return {};
        if (std::holds_alternative<Id>(after))
            m_referring.emplace_back(record, cell);
        m_inverse.push_back(SetOp{record, cell, after, current});
        return m_document.set(record, cell, std::move(after));
    }

    Result<> apply(const AddOp &op)
    {
        Record record = op.record;
        const KindSpec *kind = m_schema.kind(record.kind);
        if (!kind) {
            return failure("content.record.unknown-kind",
                           {{"kind", record.kind},
                            {"nearest", nearestName(record.kind, m_schema.kindNames())}});
        }
        if (!kind->authored)
            return failure("content.record.not-authored", {{"kind", kind->label}});
        if (Result<> placed = checkPlace(*kind, record.parent, record.id); !placed)
            return placed;
        for (auto &[name, value] : record.cells) {
            const auto field = writable(record.kind, name);
            if (!field)
                return failure(field.error());
            value = normalised(std::move(value));
            if (isAbsent(value))
                continue;
            if (auto problem = checkValue(m_schema, **field, value))
                return failure(Error(*std::move(problem)));
            if (std::holds_alternative<Id>(value))
                m_referring.emplace_back(record.id, name);
        }
        std::erase_if(record.cells, [](const auto &cell) { return isAbsent(cell.second); });
        if (Result<> added = m_document.add(record); !added)
            return added;
        m_inverse.push_back(RemoveOp{std::move(record)});
        return {};
    }

    Result<> checkPlace(const KindSpec &kind, const Id &parentId, const Id &self) const
    {
        if (kind.parents.empty())
            return {};
        const Record *parent = m_document.find(parentId);
        if (!parent)
            return failure("content.document.no-parent", {{"record", self.toString()}});
        if (std::find(kind.parents.begin(), kind.parents.end(), parent->kind) == kind.parents.end())
            return failure("content.record.wrong-parent",
                           {{"kind", kind.label}, {"parent", m_schema.kind(parent->kind)->label}});
        if (kind.component) {
            const Record *other = m_document.component(parentId, kind.name);
            if (other && other->id != self)
                return failure("content.record.second-component", {{"kind", kind.label}});
        }
        return {};
    }

    Result<> apply(const RemoveOp &op)
    {
        const auto found = target(op.was.id);
        if (!found)
            return failure(found.error());
        const Record current = **found;
        if (strict())
            compare(op.was, current);
        if (Result<> removed = m_document.remove(current.id); !removed)
            return removed;
        m_removed.insert(current.id);
        m_inverse.push_back(AddOp{current});
        return {};
    }

    void compare(const Record &was, const Record &current)
    {
        std::set<std::string> names;
        for (const Record *record : {&was, &current}) {
            for (const auto &cell : record->cells)
                names.insert(cell.first);
        }
        for (const std::string &name : names) {
            const FieldSpec *field = m_schema.field(current.kind, name);
            const CellValue &a = was.cell(name);
            const CellValue &b = current.cell(name);
            if (field ? !m_schema.sameValue(*field, a, b) : a != b)
                clash(current.id, name, a, b);
        }
        if (was.kind != current.kind || was.parent != current.parent)
            clash(current.id, "parent", was.parent, current.parent);
    }

    Result<> apply(const MoveOp &op)
    {
        const auto found = target(op.record);
        if (!found)
            return failure(found.error());
        const Record &current = **found;
        const Id parent = current.parent;
        const std::string rank = current.rank;
        if (strict() && (op.parentBefore != parent || op.rankBefore != rank)) {
            clash(op.record, "parent", op.parentBefore, parent);
            return {};
        }
        if (op.parentAfter == parent && op.rankAfter == rank)
            return {};
        if (const KindSpec *kind = m_schema.kind(current.kind)) {
            if (Result<> placed = checkPlace(*kind, op.parentAfter, op.record); !placed)
                return placed;
        }
        if (Result<> moved = m_document.move(op.record, op.parentAfter, op.rankAfter); !moved)
            return moved;
        m_inverse.push_back(MoveOp{op.record, op.parentAfter, op.rankAfter, parent, rank});
        return {};
    }

    Result<> apply(const TextOp &op)
    {
        const auto record = target(op.record);
        if (!record)
            return failure(record.error());
        const auto field = writable((*record)->kind, op.cell);
        if (!field)
            return failure(field.error());
        if ((*field)->type != FieldType::Text && (*field)->type != FieldType::String)
            return failure("content.change.not-text", {{"field", (*field)->label}});
        const Record *scenario = m_document.scenario();
        const auto *language =
            scenario ? std::get_if<std::string>(&scenario->cell("language")) : nullptr;
        if (!op.locale.empty() && op.locale != (language ? *language : "en"))
            return failure("content.change.no-variant", {{"locale", op.locale}});
        const CellValue current = (*record)->cell(op.cell);
        const auto *text = std::get_if<std::string>(&current);
        std::optional<std::string> after = editedText(text ? *text : std::string(), op.delta);
        if (!after) {
            clash(op.record, op.cell, {}, current);
            return {};
        }
        CellValue value = *std::move(after);
        if (auto problem = checkValue(m_schema, **field, value))
            return failure(Error(*std::move(problem)));
        return put(op.record, op.cell, current, std::move(value), **field);
    }

    /// On the final state, so that the order of ops within a change-set does not matter.
    Result<> checkReferences() const
    {
        for (const auto &[id, cell] : m_referring) {
            const Record *record = m_document.find(id);
            const auto *to = record ? std::get_if<Id>(&record->cell(cell)) : nullptr;
            if (!to)
                continue;
            const FieldSpec *field = m_schema.field(record->kind, cell);
            const Record *found = m_document.find(*to);
            if (!found) {
                return failure("content.cell.dangling-reference",
                               {{"field", field->label}, {"id", to->toString()}});
            }
            if (!field->refKind.empty() && found->kind != field->refKind) {
                return failure("content.cell.wrong-reference",
                               {{"field", field->label},
                                {"expected", m_schema.kind(field->refKind)->label},
                                {"found", found->kind}});
            }
        }
        return checkNothingRefersToRemoved();
    }

    Result<> checkNothingRefersToRemoved() const
    {
        const bool gone = std::any_of(m_removed.begin(), m_removed.end(),
                                      [&](const Id &id) { return !m_document.find(id); });
        if (!gone)
            return {};
        for (const Record *record : m_document.canonical()) {
            for (const auto &[name, value] : record->cells) {
                const auto *to = std::get_if<Id>(&value);
                if (!to || !m_removed.contains(*to) || m_document.find(*to))
                    continue;
                const FieldSpec *field = m_schema.field(record->kind, name);
                return failure(
                    "content.change.still-referenced",
                    {{"field", field ? field->label : name}, {"record", nameOf(*record)}});
            }
        }
        return {};
    }

    /// The name of the record or of the nearest named one above it.
    std::string nameOf(const Record &record) const
    {
        for (const Record *at = &record; at; at = m_document.find(at->parent)) {
            if (const auto *name = std::get_if<std::string>(&at->cell("name")))
                return *name;
        }
        return record.id.toString();
    }

    void rollBack()
    {
        struct Undo
        {
            Document &document;
            void operator()(const SetOp &op) const
            {
                (void)document.set(op.record, op.cell, op.after);
            }
            void operator()(const AddOp &op) const { (void)document.add(op.record); }
            void operator()(const RemoveOp &op) const { (void)document.remove(op.was.id); }
            void operator()(const MoveOp &op) const
            {
                (void)document.move(op.record, op.parentAfter, op.rankAfter);
            }
            void operator()(const TextOp &) const {}
        };
        for (const Op &op : m_inverse)
            std::visit(Undo{m_document}, op);
    }

    Document &m_document;
    const ChangeSet &m_change;
    const Schema &m_schema;
    std::vector<Op> m_inverse; ///< in the order of application
    std::vector<Clash> m_clashes;
    std::vector<std::pair<Id, std::string>> m_referring;
    std::set<Id> m_removed;
};

} // namespace

tl::expected<ChangeSet, ApplyError> apply(Document &document, const ChangeSet &change,
                                          const Schema &schema)
{
    return Applier(document, change, schema).run();
}

} // namespace ward::content
