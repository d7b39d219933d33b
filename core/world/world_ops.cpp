// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/cell_text.h"
#include "core/world/world_editor.h"

namespace ward::world {

using content::CellValue;
using content::Record;
using content::Scope;

namespace {

constexpr std::string_view kEntity = "entity";
constexpr std::string_view kScenario = "scenario";

} // namespace

Result<std::optional<WorldEditor::Target>>
WorldEditor::target(const Id &record, const std::string &cell, Scope scope) const
{
    Target target;
    std::string kind;
    std::string name = cell;
    if (const World::RecordRef *ref = m_world.record(record)) {
        target.handle = ref->handle;
        target.component = ref->component;
        target.record = record;
        kind = ref->component == 0 && ref->handle == 1 ? kScenario : kindOf(ref->component);
    }
    const std::size_t dot = cell.find('.');
    if (dot != std::string::npos && m_world.find(record) != kNoHandle) {
        target.handle = m_world.find(record);
        target.component = m_world.layout().componentIndex(cell.substr(0, dot));
        target.record = Id();
        kind = cell.substr(0, dot);
        name = cell.substr(dot + 1);
        // The engine's own components can be seen but not set.
        if (!m_world.hasComponent(target.handle, target.component))
            return failure("world.apply.no-component", {{"component", kind}});
    }
    if (target.handle == kNoHandle) {
        // A draft's change-set also carries rules and notes; a session has only its world.
        if (scope == Scope::Session)
            return failure("world.apply.unknown-record");
        return std::optional<Target>();
    }
    target.spec = m_schema.field(kind, name);
    if (!target.spec)
        return failure("world.apply.unknown-field", {{"field", cell}});
    const content::KindSpec *kindSpec = m_schema.kind(kind);
    if (!isWritable(*kindSpec, *target.spec))
        return failure("world.apply.not-authored", {{"field", target.spec->label}});
    target.field = m_world.layout().find(kindOf(target.component), name);
    target.bit = authoredBit(target.component, name);
    return std::optional(target);
}

Result<> WorldEditor::write(const Target &target, const CellValue &after, const std::string &cell,
                            const Id &addressed, std::vector<content::Op> &inverse)
{
    if (!target.field.isValid())
        return {}; // sources and reviews do not run
    if (!content::isAbsent(after)) {
        if (auto problem = content::checkValue(m_schema, *target.spec, after))
            return failure(Error(*std::move(problem)));
    }
    const bool isPrefab = target.component == 0 && target.spec->name == "prefab";
    if (isPrefab) {
        const auto *reference = std::get_if<std::string>(&after);
        if (reference && !reference->empty() && !m_catalogue.prefab(*reference))
            return failure("world.apply.unknown-prefab", {{"prefab", *reference}});
        if (reference && *reference == m_world.prefab(target.handle))
            return {};
        for (const Handle child : m_world.children(target.handle)) {
            if (isPrefabChild(child, target.handle)) {
                if (auto done = destroyInstance(child); !done)
                    return done;
            }
        }
    }
    const std::string_view kind = kindOf(target.component);
    CellValue before = m_world.value(target.handle, target.field);
    const CellValue fallback =
        isPrefab ? CellValue() : defaultValue(prefabOf(target.handle), kind, *target.spec);
    const bool erases = content::isAbsent(after);
    const CellValue value = erases ? fallback : content::normalised(after);
    if (auto done = setField(target.handle, target.field, value); !done)
        return done;
    if (!target.record.isNull()) {
        World::RecordRef ref = *m_world.record(target.record);
        const bool wasAuthored = ref.authored & target.bit;
        ref.authored = erases ? ref.authored & ~target.bit : ref.authored | target.bit;
        m_world.bindRecord(target.record, ref);
        // What came from prefab or default goes back there; a value that moved by itself since is
        // restored by the caller.
        if (!wasAuthored)
            before = {};
    }
    inverse.push_back(content::SetOp{addressed, cell, after, before});
    return isPrefab ? replacePrefab(target.handle) : Result<>();
}

Result<> WorldEditor::apply(const content::SetOp &op, Scope scope,
                            std::vector<content::Op> &inverse)
{
    auto found = target(op.record, op.cell, scope);
    if (!found)
        return failure(std::move(found.error()));
    if (!*found)
        return {};
    return write(**found, op.after, op.cell, op.record, inverse);
}

Result<> WorldEditor::apply(const content::TextOp &op, Scope scope,
                            std::vector<content::Op> &inverse)
{
    auto found = target(op.record, op.cell, scope);
    if (!found)
        return failure(std::move(found.error()));
    if (!*found || !(*found)->field.isValid())
        return {};
    const auto edited =
        content::editedText(std::string(m_world.text((*found)->handle, (*found)->field)), op.delta);
    if (!edited)
        return failure("world.apply.text-differs", {{"field", (*found)->spec->label}});
    return write(**found, *edited, op.cell, op.record, inverse);
}

Result<> WorldEditor::apply(const content::AddOp &op, Scope /*scope*/,
                            std::vector<content::Op> &inverse)
{
    const Record &record = op.record;
    const content::KindSpec *kind = m_schema.kind(record.kind);
    if (!kind)
        return failure("world.apply.unknown-kind", {{"kind", record.kind}});
    const bool isEntity = record.kind == kEntity;
    if (!isEntity && !kind->component)
        return {};
    if (!kind->authored)
        return failure("world.apply.not-authored", {{"field", kind->label}});
    for (const auto &[name, value] : record.cells) {
        const content::FieldSpec *spec = kind->field(name);
        if (!spec)
            return failure("world.apply.unknown-field", {{"field", name}});
        if (!isWritable(*kind, *spec))
            return failure("world.apply.not-authored", {{"field", spec->label}});
        if (content::isAbsent(value))
            continue;
        if (auto problem = content::checkValue(m_schema, *spec, value))
            return failure(Error(*std::move(problem)));
    }
    if (auto done = isEntity ? addEntity(record) : addComponent(record); !done)
        return done;
    inverse.push_back(content::RemoveOp{record});
    return {};
}

/// The record with the values that run now in place of those it was written with.
Record WorldEditor::asItIs(const Record &was, const World::RecordRef &ref) const
{
    Record record = was;
    const auto &fields = m_world.layout().components()[ref.component].fields;
    for (std::size_t i = 0; i < fields.size() && i < 64; ++i) {
        if (!(ref.authored >> i & 1))
            continue;
        const FieldRef field{ref.component, fields[i].slot};
        if (CellValue value = m_world.value(ref.handle, field); !content::isAbsent(value))
            record.cells[fields[i].name] = std::move(value);
    }
    return record;
}

Result<> WorldEditor::apply(const content::RemoveOp &op, Scope scope,
                            std::vector<content::Op> &inverse)
{
    const Id &id = op.was.id;
    if (const World::RecordRef *ref = m_world.record(id); ref && ref->component > 0) {
        Record record = asItIs(op.was, *ref);
        record.parent = m_world.id(ref->handle);
        inverse.push_back(content::AddOp{std::move(record)});
        return dropComponentRecord(id, *ref);
    }
    const Handle handle = m_world.find(id);
    if (handle == kNoHandle) {
        if (scope == Scope::Session)
            return failure("world.apply.unknown-record");
        return {};
    }
    if (handle == 1)
        return failure("world.apply.scenario");
    // Component records that go with the entity come back with it.
    std::vector<content::Op> components;
    for (int c = 1; c < static_cast<int>(m_world.layout().components().size()); ++c) {
        const Id component = m_world.recordOf(handle, c);
        if (component.isNull())
            continue;
        Record bare{component, std::string(kindOf(c)), id, op.was.rank, {}};
        components.push_back(content::AddOp{asItIs(bare, *m_world.record(component))});
    }
    Record record = op.was;
    record.kind = kEntity;
    if (const World::RecordRef *ref = m_world.record(id))
        record = asItIs(record, *ref);
    else
        record.cells["prefab"] = std::string(m_world.prefab(handle));
    record.parent = m_world.id(m_world.parent(handle));
    if (auto done = destroyInstance(handle); !done)
        return done;
    inverse.insert(inverse.end(), components.begin(), components.end());
    inverse.push_back(content::AddOp{std::move(record)}); // reversed: the entity comes first
    return {};
}

Result<> WorldEditor::apply(const content::MoveOp &op, Scope scope,
                            std::vector<content::Op> &inverse)
{
    if (const World::RecordRef *found = m_world.record(op.record); found && found->component > 0) {
        const World::RecordRef ref = *found;
        if (m_world.id(ref.handle) == op.parentAfter)
            return {}; // only its place in the list changed
        Record record = asItIs({op.record, std::string(kindOf(ref.component)), {}, {}, {}}, ref);
        inverse.push_back(content::MoveOp{op.record, op.parentAfter, op.rankAfter, op.parentBefore,
                                          op.rankBefore});
        record.parent = op.parentAfter;
        if (auto done = dropComponentRecord(op.record, ref); !done)
            return done;
        return addComponent(record);
    }
    const Handle handle = m_world.find(op.record);
    if (handle == kNoHandle) {
        if (scope == Scope::Session)
            return failure("world.apply.unknown-record");
        return {};
    }
    const Handle parent = m_world.find(op.parentAfter);
    if (parent == kNoHandle)
        return failure("world.apply.unknown-parent");
    if (handle == 1)
        return failure("world.apply.scenario");
    for (Handle above = parent; above != kNoHandle; above = m_world.parent(above)) {
        if (above == handle) {
            return failure("world.apply.cycle", {{"entity", std::string(m_world.name(handle))},
                                                 {"parent", std::string(m_world.name(parent))}});
        }
    }
    const Handle before = m_world.parent(handle);
    inverse.push_back(content::MoveOp{op.record, op.parentAfter, op.rankAfter, m_world.id(before),
                                      op.rankBefore});
    m_world.setParent(handle, parent);
    return {};
}

} // namespace ward::world
