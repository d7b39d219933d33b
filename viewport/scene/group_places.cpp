// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/group_places.h"

#include "viewport/scene/qt_geometry.h"

namespace ward::viewport {

GroupPlaces::GroupPlaces(std::vector<GroupPlace> places)
    : m_places(std::make_shared<const std::vector<GroupPlace>>(std::move(places)))
{
}

bool GroupPlaces::operator==(const GroupPlaces &other) const
{
    if (m_places == other.m_places)
        return true;
    return m_places && other.m_places && *m_places == *other.m_places;
}

GroupPlace GroupPlaces::at(int group) const
{
    const bool known = m_places && group >= 0 && static_cast<std::size_t>(group) < m_places->size();
    return known ? (*m_places)[static_cast<std::size_t>(group)] : GroupPlace{};
}

QVector3D GroupPlaces::position(int group) const
{
    return toVector(at(group).position);
}

QQuaternion GroupPlaces::rotation(int group) const
{
    return toQuaternion(at(group).rotation);
}

QVector3D GroupPlaces::scale(int group) const
{
    return toVector(at(group).scale);
}

bool GroupPlaces::shown(int group) const
{
    return at(group).shown;
}

} // namespace ward::viewport
