// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/node_places.h"

#include "viewport/scene/qt_geometry.h"

namespace ward::viewport {

NodePlaces::NodePlaces(const SceneModel &scene)
    : m_scene(scene)
{
    connect(&scene, &SceneModel::dataChanged, this, &NodePlaces::changed);
}

void NodePlaces::follow(const QString &entity, QObject *node)
{
    const auto id = Id::parse(entity.toStdString());
    if (!id || node == nullptr)
        return;
    const QMetaObject *type = node->metaObject();
    const Placed placed{node, type->property(type->indexOfProperty("position")),
                        type->property(type->indexOfProperty("rotation"))};
    m_nodes.insert_or_assign(*id, placed);
    connect(node, &QObject::destroyed, this, [this, id = *id, node] {
        // By now the entity may have another node.
        const auto known = m_nodes.find(id);
        if (known != m_nodes.end() && known->second.node == node)
            m_nodes.erase(known);
    });
    if (const SceneEntity *known = m_scene.entity(*id))
        place(placed, *known);
}

void NodePlaces::changed(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (!roles.isEmpty() && !roles.contains(SceneModel::PositionRole))
        return;
    const std::vector<SceneEntity> &rows = m_scene.entities();
    for (int row = first.row(); row <= last.row(); ++row) {
        const SceneEntity &entity = rows[static_cast<std::size_t>(row)];
        if (const auto known = m_nodes.find(entity.id); known != m_nodes.end())
            place(known->second, entity);
    }
}

void NodePlaces::place(const Placed &placed, const SceneEntity &entity) const
{
    const Pose pose = m_scene.shownPose(entity);
    placed.position.write(placed.node, QVariant::fromValue(toVector(pose.position)));
    placed.rotation.write(placed.node, QVariant::fromValue(toQuaternion(pose.rotation)));
}

} // namespace ward::viewport
