// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/document_codec.h"

#include "core/base/file.h"
#include "core/content/cell_read.h"
#include "core/content/nearest.h"
#include "core/content/rank.h"
#include "core/content/raw_records.h"
#include "core/content/schema.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace ward::content {

namespace {

class Interpreter
{
public:
    Interpreter(const Schema &schema, RawFile raw, ParsedDocument &out)
        : m_schema(schema)
        , m_raw(std::move(raw))
        , m_out(out)
        , m_newer(m_raw.schema > schema.version() ||
                  m_raw.format > SchemaVersion{schema.version().major, 0})
    {
    }

    void run()
    {
        m_out.readOnly = m_newer;
        m_out.diagnostics = std::move(m_raw.diagnostics);
        if (m_raw.gaveUp)
            return;
        if (m_newer) {
            report(Severity::Warning, {1, 1}, {}, {},
                   Message("content.file.newer-minor",
                           {{"version", std::to_string(m_raw.schema.major) + '.' +
                                            std::to_string(m_raw.schema.minor)}}));
        }
        for (RawRecord &raw : m_raw.records)
            readRecord(raw);
        checkParents();
        checkReferences();
        Document document = assemble();
        if (!hasErrors(m_out.diagnostics))
            m_out.document = std::move(document);
    }

private:
    struct Entry
    {
        Record record;
        Place place;
        Place parentPlace;
        bool placed = false;
    };

    void report(Severity severity, Place place, const Id &record, std::string field,
                Message message)
    {
        Diagnostic d;
        d.severity = severity;
        d.line = place.line;
        d.column = place.column;
        d.record = record;
        d.field = std::move(field);
        d.message = std::move(message);
        m_out.diagnostics.push_back(std::move(d));
    }
    void error(Place place, const Id &record, std::string code,
               std::vector<std::pair<std::string, MessageArg>> args = {})
    {
        report(Severity::Error, place, record, {}, Message(std::move(code), std::move(args)));
    }

    void readRecord(RawRecord &raw)
    {
        if (!raw.hasId && raw.broken)
            return;
        if (!raw.hasId)
            return error(raw.place, {}, "content.record.no-id");
        const Result<Id> id = Id::parse(raw.id);
        if (!id || id->isNull())
            return error(raw.idPlace, {}, "content.record.bad-id", {{"id", raw.id.substr(0, 60)}});
        if (!raw.hasKind && raw.broken)
            return;
        if (!raw.hasKind)
            return error(raw.place, *id, "content.record.no-kind");
        Entry entry;
        entry.place = raw.place;
        entry.parentPlace = raw.hasParent ? raw.parentPlace : raw.place;
        entry.record.id = *id;
        entry.record.kind = raw.kind;
        entry.record.rank = raw.rank;
        const KindSpec *kind = m_schema.kind(raw.kind);
        if (!kind && !m_newer) {
            return error(raw.kindPlace, *id, "content.record.unknown-kind",
                         {{"kind", raw.kind.substr(0, 60)},
                          {"nearest", nearestName(raw.kind, m_schema.kindNames())}});
        }
        if (kind && !kind->authored)
            return error(raw.kindPlace, *id, "content.record.not-authored",
                         {{"kind", kind->label}});
        if (raw.hasParent) {
            const Result<Id> parent = Id::parse(raw.parent);
            if (!parent || parent->isNull()) {
                return error(raw.parentPlace, *id, "content.record.bad-parent",
                             {{"id", raw.parent.substr(0, 60)}});
            }
            entry.record.parent = *parent;
        }
        if (!isRank(raw.rank))
            error(raw.rankPlace, *id, "content.record.bad-rank",
                  {{"rank", raw.rank.substr(0, 60)}});
        RecordPlace &places = m_out.places[*id];
        const auto [it, fresh] = m_entries.try_emplace(*id);
        if (!fresh) {
            return error(raw.idPlace, *id, "content.record.duplicate-id",
                         {{"line", std::int64_t{it->second.place.line}}});
        }
        places.place = raw.place;
        for (RawCell &cell : raw.cells) {
            places.cells.emplace(cell.name, cell.value.place);
            takeCell(entry.record, kind, cell);
        }
        it->second = std::move(entry);
        m_order.push_back(*id);
    }

    void takeCell(Record &record, const KindSpec *kind, RawCell &cell)
    {
        const FieldSpec *field = kind ? kind->field(cell.name) : nullptr;
        if (!field) {
            if (m_newer) {
                if (auto value = readUnknownCell(cell.value)) {
                    record.cells.emplace(std::move(cell.name), *std::move(value));
                    return;
                }
            }
            report(Severity::Error, cell.place, record.id, cell.name.substr(0, 60),
                   Message("content.cell.unknown-field",
                           {{"field", cell.name.substr(0, 60)},
                            {"kind", kind ? kind->label : record.kind},
                            {"nearest",
                             kind ? nearestName(cell.name, kind->fieldNames()) : std::string()}}));
            return;
        }
        if (!field->authored && field->importance == Importance::Derived) {
            report(Severity::Error, cell.place, record.id, field->name,
                   Message("content.cell.not-authored", {{"field", field->label}}));
            return;
        }
        Result<CellValue> value = readCell(m_schema, *field, cell.value);
        if (!value) {
            report(Severity::Error, cell.value.place, record.id, field->name,
                   std::move(value.error().message));
            return;
        }
        record.cells.emplace(std::move(cell.name), *std::move(value));
    }

    /// Parent present and of an allowed kind, one scenario, one component of a kind per entity.
    void checkParents()
    {
        std::set<std::pair<Id, std::string>> components;
        for (const Id &id : m_order) {
            const Entry &entry = m_entries.at(id);
            const Record &record = entry.record;
            const KindSpec *kind = m_schema.kind(record.kind);
            const bool root = kind && kind->parents.empty();
            if (root) {
                if (!record.parent.isNull())
                    error(entry.parentPlace, id, "content.record.root-parent",
                          {{"kind", kind->label}});
                else if (!m_root.isNull())
                    error(entry.place, id, "content.record.second-scenario",
                          {{"line", std::int64_t{m_entries.at(m_root).place.line}}});
                else
                    m_root = id;
                continue;
            }
            if (record.parent.isNull()) {
                error(entry.place, id, "content.record.no-parent", {{"kind", record.kind}});
                continue;
            }
            const auto parent = m_entries.find(record.parent);
            if (parent == m_entries.end()) {
                error(entry.parentPlace, id, "content.record.dangling-parent",
                      {{"id", record.parent.toString()}});
                continue;
            }
            const std::string &parentKind = parent->second.record.kind;
            if (kind && m_schema.kind(parentKind) &&
                std::find(kind->parents.begin(), kind->parents.end(), parentKind) ==
                    kind->parents.end()) {
                error(entry.parentPlace, id, "content.record.wrong-parent",
                      {{"kind", kind->label}, {"parent", m_schema.kind(parentKind)->label}});
            }
            if (kind && kind->component && !components.emplace(record.parent, record.kind).second)
                error(entry.place, id, "content.record.second-component", {{"kind", kind->label}});
        }
        if (m_root.isNull() && !hasErrors(m_out.diagnostics))
            error({1, 1}, {}, "content.record.no-scenario");
    }

    void checkReferences()
    {
        for (const Id &id : m_order) {
            const Record &record = m_entries.at(id).record;
            for (const auto &[name, value] : record.cells) {
                const auto *target = std::get_if<Id>(&value);
                const FieldSpec *field = m_schema.field(record.kind, name);
                if (!target || !field)
                    continue;
                const auto found = m_entries.find(*target);
                const Place place = m_out.places[id].cells[name];
                if (found == m_entries.end()) {
                    report(Severity::Error, place, id, name,
                           Message("content.cell.dangling-reference",
                                   {{"field", field->label}, {"id", target->toString()}}));
                } else if (!field->refKind.empty() && found->second.record.kind != field->refKind) {
                    const KindSpec *expected = m_schema.kind(field->refKind);
                    report(Severity::Error, place, id, name,
                           Message("content.cell.wrong-reference",
                                   {{"field", field->label},
                                    {"expected", expected ? expected->label : field->refKind},
                                    {"found", found->second.record.kind}}));
                }
            }
        }
    }

    /// Parents first. What is never reached although its parent exists hangs in a cycle.
    Document assemble()
    {
        Document document;
        if (hasErrors(m_out.diagnostics))
            return document;
        std::unordered_map<Id, std::vector<Id>> below;
        for (const Id &id : m_order)
            below[m_entries.at(id).record.parent].push_back(id);
        std::vector<Id> open{m_root};
        while (!open.empty()) {
            Entry &entry = m_entries.at(open.back());
            open.pop_back();
            const Id id = entry.record.id;
            entry.placed = true;
            if (Result<> added = document.add(std::move(entry.record)); !added)
                report(Severity::Error, entry.place, id, {}, std::move(added.error().message));
            if (const auto it = below.find(id); it != below.end())
                open.insert(open.end(), it->second.begin(), it->second.end());
        }
        reportCycles();
        return document;
    }

    void reportCycles()
    {
        for (const Id &start : m_order) {
            if (m_entries.at(start).placed)
                continue;
            // Follow the parents until one repeats; mark the way so that each cycle is named once.
            std::set<Id> way;
            Id at = start;
            while (!m_entries.at(at).placed && way.insert(at).second)
                at = m_entries.at(at).record.parent;
            if (!m_entries.at(at).placed)
                error(m_entries.at(at).place, at, "content.record.cycle");
            for (const Id &id : way)
                m_entries.at(id).placed = true;
        }
    }

    const Schema &m_schema;
    RawFile m_raw;
    ParsedDocument &m_out;
    bool m_newer;
    Id m_root;
    std::unordered_map<Id, Entry> m_entries;
    std::vector<Id> m_order; ///< as in the file
};

} // namespace

ParsedDocument parseDocument(std::string_view bytes, std::string_view fileName,
                             const Schema &schema)
{
    ParsedDocument out;
    Interpreter(schema, readRawRecords(bytes, schema.version()), out).run();
    for (Diagnostic &d : out.diagnostics)
        d.file = fileName;
    std::stable_sort(out.diagnostics.begin(), out.diagnostics.end(),
                     [](const Diagnostic &a, const Diagnostic &b) {
                         return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    return out;
}

LoadedDocument loadDocument(const std::string &path, const Schema &schema)
{
    LoadedDocument loaded;
    Result<std::string> bytes = readFile(path, kMaxDocumentBytes);
    if (!bytes) {
        loaded.unreadable = true;
        Diagnostic d;
        d.file = path;
        d.message = std::move(bytes.error().message);
        loaded.parsed.diagnostics.push_back(std::move(d));
        return loaded;
    }
    if (bytes->starts_with("SQLite format 3")) {
        loaded.unreadable = true;
        Diagnostic d;
        d.file = path;
        d.message = Message("content.file.recording");
        loaded.parsed.diagnostics.push_back(std::move(d));
        return loaded;
    }
    loaded.bytes = *std::move(bytes);
    loaded.parsed = parseDocument(loaded.bytes, path, schema);
    return loaded;
}

void locate(Diagnostics &diagnostics, const Places &places, std::string_view fileName)
{
    for (Diagnostic &d : diagnostics) {
        d.file = fileName;
        const auto record = places.find(d.record);
        if (d.line > 0 || record == places.end())
            continue;
        const auto cell = record->second.cells.find(d.field);
        const Place place =
            cell == record->second.cells.end() ? record->second.place : cell->second;
        d.line = place.line;
        d.column = place.column;
    }
}

} // namespace ward::content
