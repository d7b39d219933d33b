// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

#include <QSortFilterProxyModel>

namespace ward::viewport {

/// The entities whose model has a display, with the scene's roles: most things have none, and need
/// nothing that would draw on it. GUI thread.
class DisplayRows : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    /// `scene` outlives it.
    explicit DisplayRows(SceneModel &scene)
        : m_scene(scene)
    {
        setSourceModel(&scene);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex &) const override
    {
        return m_scene.entities()[static_cast<std::size_t>(row)].asset->hasDisplay();
    }

private:
    const SceneModel &m_scene;
};

} // namespace ward::viewport
