// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"

#include <QList>
#include <QMetaType>
#include <QString>

namespace ward::viewport {

/// Where an entity belongs: under a parent (null = the scenario itself), in a socket of it or not.
struct EntityPlace
{
    Id id;
    Pose pose; ///< in the frame of the parent, or of its socket when one is named
    Id parent;
    QString socket;
    bool operator==(const EntityPlace &) const = default;
};

using EntityPlaces = QList<EntityPlace>;

} // namespace ward::viewport

Q_DECLARE_METATYPE(ward::viewport::EntityPlace)
