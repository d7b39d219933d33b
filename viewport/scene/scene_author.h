// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"

#include <QList>
#include <QString>

#include <optional>

namespace ward::viewport {

/// Somebody else who works in the scene that is shown.
struct SceneAuthor
{
    QString name;
    int colour = 0; ///< index in Theme.authors
    QList<Id> selection;
    std::optional<Pose> camera; ///< looks along −Z of its frame
    bool operator==(const SceneAuthor &) const = default;
};

} // namespace ward::viewport
