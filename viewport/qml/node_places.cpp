// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/node_places.h"

#include "viewport/scene/qt_geometry.h"

namespace ward::viewport {

NodePlaces::NodePlaces(const SceneModel &scene)
    : m_scene(scene)
{
    connect(&scene, &SceneModel::dataChanged, this, &NodePlaces::changed);
    connect(&scene, &SceneModel::rowsInserted, this, &NodePlaces::forgetRows);
    connect(&scene, &SceneModel::rowsRemoved, this, &NodePlaces::forgetRows);
}

void NodePlaces::follow(const QString &entity, QObject *node)
{
    const auto id = Id::parse(entity.toStdString());
    if (!id || node == nullptr)
        return;
    const QMetaObject *type = node->metaObject();
    const Placed placed{node, type->indexOfProperty("position"), type->indexOfProperty("rotation")};
    m_nodes.insert_or_assign(*id, placed);
    forgetRows();
    connect(node, &QObject::destroyed, this, [this, id = *id, node] {
        forgetRows();
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
    if (m_rows.size() != rows.size()) {
        m_rows.assign(rows.size(), {});
        for (std::size_t row = 0; row < rows.size(); ++row) {
            if (const auto known = m_nodes.find(rows[row].id); known != m_nodes.end())
                m_rows[row] = known->second;
        }
    }
    for (auto row = static_cast<std::size_t>(first.row());
         row <= static_cast<std::size_t>(last.row()); ++row) {
        if (m_rows[row].node != nullptr)
            place(m_rows[row], rows[row]);
    }
}

void NodePlaces::place(const Placed &placed, const SceneEntity &entity) const
{
    const Pose pose = m_scene.shownPose(entity);
    QVector3D position = toVector(pose.position);
    QQuaternion rotation = toQuaternion(pose.rotation);
    // As QMetaProperty::write() does it for a value of the property's own type; the variant and the
    // questions it asks first take longer than the write.
    int status = -1;
    int flags = 0;
    void *positionCall[] = {&position, nullptr, &status, &flags};
    void *rotationCall[] = {&rotation, nullptr, &status, &flags};
    placed.node->qt_metacall(QMetaObject::WriteProperty, placed.position, positionCall);
    placed.node->qt_metacall(QMetaObject::WriteProperty, placed.rotation, rotationCall);
}

} // namespace ward::viewport
