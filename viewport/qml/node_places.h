// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <unordered_map>
#include <vector>

namespace ward::viewport {

/// Puts the nodes of the scene where their entities are. In a running session everything may move
/// thirty times a second: written straight into two properties, a move costs a fraction of what it
/// costs through a delegate's required property and a binding. GUI thread.
class NodePlaces : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the places.")
public:
    /// `scene` outlives it.
    explicit NodePlaces(const SceneModel &scene);

    /// From now on `node`, a Node of Quick 3D, is where the entity (text form of its id) is.
    Q_INVOKABLE void follow(const QString &entity, QObject *node);

private:
    struct Placed
    {
        QObject *node = nullptr;
        int position = -1; ///< index of the property
        int rotation = -1;
    };
    void changed(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void place(const Placed &placed, const SceneEntity &entity) const;
    void forgetRows() { m_rows.clear(); }

    const SceneModel &m_scene;
    std::unordered_map<Id, Placed> m_nodes;
    std::vector<Placed> m_rows; ///< the same by row of the scene; empty: to be made when needed
};

} // namespace ward::viewport
