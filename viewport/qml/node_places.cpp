// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/node_places.h"

#include "viewport/scene/qt_geometry.h"

#include <QLoggingCategory>
#include <QMetaProperty>

namespace ward::viewport {
namespace {

template <typename Value, typename Slot>
Slot slotOf(const QMetaObject &type, const char *name)
{
    const int index = type.indexOfProperty(name);
    if (index < 0)
        return {};
    const QMetaProperty property = type.property(index);
    return {index, property.isWritable() && property.metaType() == QMetaType::fromType<Value>()};
}

/// As QMetaProperty::write() does it for a value of the property's own type; the variant and the
/// questions it asks first take longer than the write.
template <typename Value, typename Slot>
void write(QObject *node, const Slot &slot, Value value)
{
    if (slot.straight) {
        int status = -1;
        int flags = 0;
        void *call[] = {&value, nullptr, &status, &flags};
        node->qt_metacall(QMetaObject::WriteProperty, slot.index, call);
    } else if (slot.index >= 0) {
        node->metaObject()->property(slot.index).write(node, QVariant::fromValue(value));
    }
}

} // namespace

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
    const Placed here = placed(node);
    m_nodes.insert_or_assign(*id, here);
    forgetRows();
    connect(node, &QObject::destroyed, this, [this, id = *id, node] {
        forgetRows();
        // By now the entity may have another node.
        const auto known = m_nodes.find(id);
        if (known != m_nodes.end() && known->second.node == node)
            m_nodes.erase(known);
    });
    if (const SceneEntity *known = m_scene.entity(*id))
        place(here, *known);
}

NodePlaces::Placed NodePlaces::placed(QObject *node)
{
    const QMetaObject &type = *node->metaObject();
    const Placed out{node, slotOf<QVector3D, Slot>(type, "position"),
                     slotOf<QQuaternion, Slot>(type, "rotation")};
    if ((!out.position.straight || !out.rotation.straight) && !m_told.contains(type.className())) {
        m_told.insert(type.className());
        qWarning("A node of type %s has no position and rotation as those of Quick 3D are: it is "
                 "placed more slowly, or not at all.",
                 type.className());
    }
    return out;
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
    write(placed.node, placed.position, toVector(pose.position));
    write(placed.node, placed.rotation, toQuaternion(pose.rotation));
}

} // namespace ward::viewport
