// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/part_groups.h"

#include <QObject>
#include <QQuaternion>
#include <QVector3D>

#include <memory>
#include <vector>

namespace ward::viewport {

/// Where the groups of a model's parts are, as a value that a picture binds to. What a model does
/// not move is at the origin and shown.
class GroupPlaces
{
    Q_GADGET
public:
    GroupPlaces() = default;
    explicit GroupPlaces(std::vector<GroupPlace> places);
    bool operator==(const GroupPlaces &other) const;

    Q_INVOKABLE QVector3D position(int group) const;
    Q_INVOKABLE QQuaternion rotation(int group) const;
    Q_INVOKABLE QVector3D scale(int group) const;
    Q_INVOKABLE bool shown(int group) const;

private:
    [[nodiscard]] GroupPlace at(int group) const;

    std::shared_ptr<const std::vector<GroupPlace>> m_places; ///< null: nothing ever moves
};

} // namespace ward::viewport

Q_DECLARE_METATYPE(ward::viewport::GroupPlaces)
