// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/world_editor.h"

#include "core/content/cell_text.h"

#include <algorithm>
#include <cassert>

namespace ward::world {

using content::CellValue;
using content::Record;

namespace {

constexpr std::string_view kEntity = "entity";
constexpr std::string_view kVitals = "vitals";
constexpr std::string_view kSession = "session";

} // namespace

const content::Prefab *WorldEditor::prefabOf(Handle handle) const
{
    const std::string_view reference = m_world.prefab(handle);
    return reference.empty() ? nullptr : m_catalogue.prefab(reference);
}

std::string_view WorldEditor::kindOf(int component) const
{
    return m_world.layout().components()[static_cast<std::size_t>(component)].name;
}

CellValue WorldEditor::defaultValue(const content::Prefab *prefab, std::string_view kind,
                                    const content::FieldSpec &spec) const
{
    if (prefab) {
        if (kind == kEntity && spec.name == "name")
            return prefab->name;
        const auto component = prefab->components.find(kind);
        if (component != prefab->components.end()) {
            const auto cell = component->second.find(spec.name);
            if (cell != component->second.end())
                return cell->second;
        }
    }
    return spec.defaultValue;
}

std::uint64_t WorldEditor::authoredBit(int component, std::string_view field) const
{
    const auto &fields = m_world.layout().components()[static_cast<std::size_t>(component)].fields;
    for (std::size_t i = 0; i < fields.size() && i < 64; ++i) {
        if (fields[i].name == field)
            return std::uint64_t{1} << i;
    }
    return 0;
}

// --- fields and components
// ------------------------------------------------------------------------

Result<> WorldEditor::setField(Handle handle, FieldRef field, const CellValue &value)
{
    if (const Id *to = std::get_if<Id>(&value)) {
        m_pending.push_back({handle, field, *to});
        return m_world.setValue(handle, field, {});
    }
    // A later value of the same reference replaces one that still waits.
    std::erase_if(m_pending,
                  [&](const Pending &p) { return p.handle == handle && p.field == field; });
    return m_world.setValue(handle, field, value);
}

Result<> WorldEditor::setDefaults(Handle handle, int component, std::uint64_t except)
{
    const std::string_view kind = kindOf(component);
    const content::Prefab *prefab = prefabOf(handle);
    for (const FieldLayout &field :
         m_world.layout().components()[static_cast<std::size_t>(component)].fields) {
        const content::FieldSpec *spec = m_schema.field(kind, field.name);
        if (!spec || (authoredBit(component, field.name) & except))
            continue;
        const FieldRef ref{static_cast<std::uint16_t>(component), field.slot};
        if (auto done = setField(handle, ref, defaultValue(prefab, kind, *spec)); !done)
            return done;
    }
    return {};
}

Result<> WorldEditor::ensureComponent(Handle handle, int component)
{
    if (component < 0 || m_world.hasComponent(handle, component))
        return {};
    m_world.addComponent(handle, component);
    if (auto done = setDefaults(handle, component, 0); !done)
        return done;
    return kindOf(component) == kVitals ? settleEngineComponents(handle) : Result<>();
}

Result<> WorldEditor::settleEngineComponents(Handle handle)
{
    const bool patient = m_world.hasComponent(handle, m_world.layout().componentIndex(kVitals));
    for (const content::KindSpec &kind : m_schema.kinds()) {
        if (!kind.component || kind.authored || kind.name == kSession)
            continue;
        const int component = m_world.layout().componentIndex(kind.name);
        if (!patient)
            m_world.removeComponent(handle, component);
        else if (auto done = ensureComponent(handle, component); !done)
            return done;
    }
    return {};
}

Result<> WorldEditor::setCells(Handle handle, int component, const Record &record)
{
    World::RecordRef ref{handle, static_cast<std::uint16_t>(component), 0};
    for (const auto &[name, value] : record.cells) {
        const FieldRef field = m_world.layout().find(kindOf(component), name);
        if (!field.isValid() || content::isAbsent(value))
            continue; // not recorded: notes and sources do not run
        ref.authored |= authoredBit(component, name);
        if (auto done = setField(handle, field, content::normalised(value)); !done)
            return done;
    }
    m_world.bindRecord(record.id, ref);
    return {};
}

// --- records ----------------------------------------------------------------------------------

Result<> WorldEditor::addScenario(const Record &record)
{
    const Handle handle = m_world.createEntity(record.id);
    if (auto done = ensureComponent(handle, m_world.layout().componentIndex(kSession)); !done)
        return done;
    return setCells(handle, 0, record);
}

Result<> WorldEditor::addEntity(const Record &record)
{
    const Handle parent = m_world.find(record.parent);
    if (parent == kNoHandle)
        return failure("world.apply.unknown-parent");
    if (record.id.isNull() || m_world.find(record.id) != kNoHandle)
        return failure("world.apply.duplicate");
    const auto *reference = std::get_if<std::string>(&record.cell("prefab"));
    if (reference && !reference->empty() && !m_catalogue.prefab(*reference))
        return failure("world.apply.unknown-prefab", {{"prefab", *reference}});
    const Handle handle = m_world.createEntity(record.id);
    m_world.setParent(handle, parent);
    if (auto done = setCells(handle, 0, record); !done)
        return done;
    if (auto done = setDefaults(handle, 0, m_world.record(record.id)->authored); !done)
        return done;
    return addPrefabParts(handle, record.id);
}

Result<> WorldEditor::addPrefabParts(Handle handle, const Id &id)
{
    const content::Prefab *prefab = prefabOf(handle);
    if (!prefab)
        return {};
    for (const auto &component : prefab->components) {
        if (auto done = ensureComponent(handle, m_world.layout().componentIndex(component.first));
            !done)
            return done;
    }
    for (const content::PrefabChild &child : prefab->children) {
        const content::Prefab *of = m_catalogue.prefab(child.prefab);
        const Id childId = deriveId(id, child.id);
        if (!of || m_world.find(childId) != kNoHandle)
            return failure("world.apply.unknown-prefab", {{"prefab", child.prefab}});
        const Handle part = m_world.createEntity(childId);
        const auto &layout = m_world.layout();
        m_world.setParent(part, handle);
        m_world.setText(part, layout.find("entity.prefab"), m_catalogue.reference(*of));
        m_world.setText(part, layout.find("entity.socket"), child.socket);
        const std::uint64_t own =
            authoredBit(0, "prefab") | (child.socket.empty() ? 0 : authoredBit(0, "socket"));
        if (auto done = setDefaults(part, 0, own); !done)
            return done;
        if (auto done = addPrefabParts(part, childId); !done)
            return done;
        if (auto done = ensureComponent(part, layout.componentIndex("transform")); !done)
            return done;
        m_world.setVec3(part, layout.find("transform.position"), child.pose.position);
        m_world.setQuat(part, layout.find("transform.rotation"), child.pose.rotation);
    }
    return {};
}

Result<> WorldEditor::addComponent(const Record &record)
{
    const Handle handle = m_world.find(record.parent);
    if (handle == kNoHandle)
        return failure("world.apply.unknown-parent");
    const int component = m_world.layout().componentIndex(record.kind);
    if (component < 0)
        return {}; // a kind without recorded fields
    if (m_world.record(record.id) || !m_world.recordOf(handle, component).isNull())
        return failure("world.apply.duplicate");
    if (auto done = ensureComponent(handle, component); !done)
        return done;
    return setCells(handle, component, record);
}

Result<> WorldEditor::resolveReferences(Dangling dangling)
{
    for (const Pending &pending : m_pending) {
        if (!m_world.hasComponent(pending.handle, pending.field.component))
            continue;
        if (m_world.find(pending.to) == kNoHandle && dangling == Dangling::Unset)
            continue;
        if (auto done = m_world.setValue(pending.handle, pending.field, pending.to); !done)
            return done;
    }
    m_pending.clear();
    return {};
}

// --- removing and replacing
// -----------------------------------------------------------------------

bool WorldEditor::isPrefabChild(Handle child, Handle instance) const
{
    const content::Prefab *prefab = prefabOf(instance);
    if (!prefab)
        return false;
    const Id id = m_world.id(child);
    return std::any_of(prefab->children.begin(), prefab->children.end(),
                       [&](const content::PrefabChild &part) {
                           return deriveId(m_world.id(instance), part.id) == id;
                       });
}

/// The entity with the parts its prefab brought; anything else below it is in the way.
Result<> WorldEditor::destroyInstance(Handle handle)
{
    for (const Handle child : m_world.children(handle)) {
        if (!isPrefabChild(child, handle)) {
            return failure("world.apply.has-children",
                           {{"entity", std::string(m_world.name(handle))},
                            {"child", std::string(m_world.name(child))}});
        }
        if (auto done = destroyInstance(child); !done)
            return done;
    }
    std::erase_if(m_pending, [handle](const Pending &p) { return p.handle == handle; });
    m_world.destroyEntity(handle);
    return {};
}

Result<> WorldEditor::replacePrefab(Handle handle)
{
    const auto isBound = [&](int component) {
        return !m_world.recordOf(handle, component).isNull();
    };
    const content::Prefab *prefab = prefabOf(handle);
    const auto components = static_cast<int>(m_world.layout().components().size());
    for (int c = 1; c < components; ++c) {
        const content::KindSpec *kind = m_schema.kind(kindOf(c));
        if (!kind || !kind->authored || !m_world.hasComponent(handle, c))
            continue;
        const bool given = prefab && prefab->components.contains(kindOf(c));
        if (!given && !isBound(c))
            m_world.removeComponent(handle, c);
    }
    for (int c = 0; c < components; ++c) {
        const content::KindSpec *kind = m_schema.kind(kindOf(c));
        if (!kind || (c > 0 && !kind->authored) || !m_world.hasComponent(handle, c))
            continue;
        const Id record = m_world.recordOf(handle, c);
        std::uint64_t authored = record.isNull() ? 0 : m_world.record(record)->authored;
        if (c == 0)
            authored |= authoredBit(0, "prefab"); // the new one is in place already
        if (auto done = setDefaults(handle, c, authored); !done)
            return done;
    }
    if (auto done = settleEngineComponents(handle); !done)
        return done;
    return addPrefabParts(handle, m_world.id(handle));
}

Result<> WorldEditor::dropComponentRecord(const Id &record, const World::RecordRef &ref)
{
    const World::RecordRef was = ref; // dies with the unbinding
    m_world.unbindRecord(record);
    const content::Prefab *prefab = prefabOf(was.handle);
    if (prefab && prefab->components.contains(kindOf(was.component)))
        return setDefaults(was.handle, was.component, 0);
    m_world.removeComponent(was.handle, was.component);
    return kindOf(was.component) == kVitals ? settleEngineComponents(was.handle) : Result<>();
}

} // namespace ward::world
