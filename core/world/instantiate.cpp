// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/world/instantiate.h"

#include "core/world/looks.h"
#include "core/world/world_editor.h"

#include <algorithm>

namespace ward::world {

namespace {

/// SetOps by entity and path that turn the recorded values of `from` into those of `to`, wherever
/// both have the component and people may set the field.
std::vector<content::Op> differences(const World &from, const World &to,
                                     const content::Schema &schema)
{
    std::vector<content::Op> ops;
    const auto &components = to.layout().components();
    for (const Handle handle : to.entities()) {
        const Id id = to.id(handle);
        const Handle other = from.find(id);
        if (other == kNoHandle)
            continue;
        for (std::size_t c = 0; c < components.size(); ++c) {
            const auto index = static_cast<int>(c);
            const content::KindSpec *kind = schema.kind(components[c].name);
            if (!kind || !kind->authored || !to.hasComponent(handle, index) ||
                !from.hasComponent(other, index))
                continue;
            for (const FieldLayout &field : components[c].fields) {
                const content::FieldSpec *spec = kind->field(field.name);
                if (!spec || !isWritable(*kind, *spec))
                    continue;
                const FieldRef ref{static_cast<std::uint16_t>(c), field.slot};
                content::CellValue before = from.value(other, ref);
                content::CellValue after = to.value(handle, ref);
                if (before != after)
                    ops.push_back(content::SetOp{id, to.layout().path(ref), before, after});
            }
        }
    }
    return ops;
}

Result<> applyOps(World &world, const std::vector<content::Op> &ops, content::Scope scope,
                  const content::Schema &schema, const content::Catalogue &catalogue,
                  std::vector<content::Op> &inverse)
{
    WorldEditor editor(world, schema, catalogue);
    for (const content::Op &op : ops) {
        auto done = std::visit([&](const auto &o) { return editor.apply(o, scope, inverse); }, op);
        if (!done)
            return done;
    }
    std::reverse(inverse.begin(), inverse.end());
    return editor.resolveReferences(WorldEditor::Dangling::Refuse);
}

} // namespace

Result<World> instantiate(const content::Document &document, const content::Schema &schema,
                          const content::Catalogue &catalogue)
{
    const content::Record *scenario = document.scenario();
    if (!scenario)
        return failure("world.instantiate.empty");
    World world(std::make_shared<const Layout>(Layout::fromSchema(schema)));
    WorldEditor editor(world, schema, catalogue);
    if (auto done = editor.addScenario(*scenario); !done)
        return failure(std::move(done.error()));
    // Canonical order has an entity's children before some of its own components: entities first.
    const std::vector<const content::Record *> records = document.canonical();
    for (const bool entities : {true, false}) {
        for (const content::Record *record : records) {
            const content::KindSpec *kind = schema.kind(record->kind);
            if (!kind || (record->kind == "entity") != entities || (!entities && !kind->component))
                continue;
            auto done = entities ? editor.addEntity(*record) : editor.addComponent(*record);
            if (!done) {
                const content::Record *named = entities ? record : document.find(record->parent);
                const auto *name = std::get_if<std::string>(&named->cell("name"));
                return failure(std::move(done.error())
                                   .within(Message("world.instantiate.entity",
                                                   {{"entity", name ? *name : std::string()}})));
            }
        }
    }
    if (auto done = editor.resolveReferences(WorldEditor::Dangling::Unset); !done)
        return failure(std::move(done.error()));
    return world;
}

Result<content::ChangeSet> applyToWorld(World &world, const content::ChangeSet &change,
                                        const content::Schema &schema,
                                        const content::Catalogue &catalogue)
{
    World next = world;
    content::ChangeSet inverse;
    inverse.base = change.id;
    inverse.intent = change.intent;
    inverse.actor = change.actor;
    inverse.client = change.client;
    inverse.scope = change.scope;
    inverse.at = change.at;
    if (auto done = applyOps(next, change.ops, change.scope, schema, catalogue, inverse.ops); !done)
        return failure(std::move(done.error()));

    // An op's plain inverse restores what a record said, not what the values had become since: try
    // it out and add what it leaves different.
    World back = next;
    std::vector<content::Op> ignored;
    if (auto done = applyOps(back, inverse.ops, change.scope, schema, catalogue, ignored); !done)
        return failure(std::move(done.error()).within(Message("world.apply.inverse")));
    for (content::Op &op : differences(back, world, schema))
        inverse.ops.push_back(std::move(op));
    world = std::move(next);
    return inverse;
}

Pose worldPose(const World &world, const content::Catalogue &catalogue, Handle handle)
{
    const FieldRef position = world.layout().find("transform.position");
    const FieldRef rotation = world.layout().find("transform.rotation");
    Pose pose;
    // A parent cycle cannot be made, but a damaged recording may hold one: never loop on it.
    for (int depth = 0; handle != kNoHandle && depth < 1000; ++depth) {
        pose = Pose{world.vec3(handle, position), world.quat(handle, rotation)} * pose;
        const Handle parent = world.parent(handle);
        if (const std::string_view name = world.socket(handle);
            !name.empty() && parent != kNoHandle) {
            const content::Prefab *prefab = catalogue.prefab(world.prefab(parent));
            if (prefab) {
                if (const auto socket = socketPose(world, parent, *prefab, name))
                    pose = *socket * pose;
            }
        }
        handle = parent;
    }
    return pose;
}

} // namespace ward::world
