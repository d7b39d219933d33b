// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/bay_fixture.h"

#include "core/content/document_codec.h"
#include "core/world/instantiate.h"
#include "resources/resources.h"

#include <QtGlobal>

namespace ward::test {
namespace {

world::World shippedBay()
{
    const std::string_view file = "scenarios/icu-arrest.ward.json";
    const auto &schema = content::Schema::shipped();
    const auto parsed = content::parseDocument(resources::file(file), file, schema);
    Q_ASSERT(parsed.document);
    auto world = world::instantiate(*parsed.document, schema, content::Catalogue::shipped());
    Q_ASSERT(world);
    return std::move(*world);
}

} // namespace

Bay::Bay()
    : m_world(shippedBay())
{
}

world::Handle Bay::handle(std::string_view prefab) const
{
    for (const world::Handle handle : m_world.entities()) {
        const auto *found = content::Catalogue::shipped().prefab(m_world.prefab(handle));
        if (found != nullptr && found->id == prefab)
            return handle;
    }
    Q_ASSERT_X(false, "Bay::handle", "no such prefab in the scenario");
    return world::kNoHandle;
}

Id Bay::first(std::string_view prefab) const
{
    return m_world.id(handle(prefab));
}

Id Bay::add(std::string_view prefab, const Pose &pose, const Id &parent, std::string_view socket)
{
    const Id id = deriveId(Id(1, m_world.nextHandle()), prefab);
    const world::Handle handle = m_world.createEntity(id);
    const auto &layout = m_world.layout();
    m_world.setParent(handle, parent.isNull() ? world::Handle{1} : m_world.find(parent));
    const auto *found = content::Catalogue::shipped().prefab(prefab);
    m_world.setText(handle, layout.find("entity.prefab"),
                    found == nullptr ? std::string(prefab)
                                     : content::Catalogue::shipped().reference(*found));
    m_world.setText(handle, layout.find("entity.name"), std::string("New ") + std::string(prefab));
    m_world.setText(handle, layout.find("entity.socket"), socket);
    m_world.addComponent(handle, layout.componentIndex("transform"));
    setPose(id, pose);
    return id;
}

void Bay::setPose(const Id &id, const Pose &pose)
{
    const world::Handle handle = m_world.find(id);
    m_world.setVec3(handle, m_world.layout().find("transform.position"), pose.position);
    m_world.setQuat(handle, m_world.layout().find("transform.rotation"), pose.rotation);
}

Pose Bay::worldPose(const Id &id) const
{
    return world::worldPose(m_world, content::Catalogue::shipped(), m_world.find(id));
}

viewport::AssetStore &sharedAssets()
{
    static viewport::AssetStore store(content::Catalogue::shipped());
    return store;
}

} // namespace ward::test
