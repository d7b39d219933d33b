// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

#include <QObject>
#include <QSet>
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

    /// From now on `node`, a Node of Quick 3D, is where the entity (text form of its id) is. One
    /// whose position and rotation are of other types is placed through conversions, and the log
    /// says so once.
    Q_INVOKABLE void follow(const QString &entity, QObject *node);

private:
    /// How a property is written: by its index, and straight when it is of the expected type.
    struct Slot
    {
        int index = -1;
        bool straight = false;
    };
    struct Placed
    {
        QObject *node = nullptr;
        Slot position;
        Slot rotation;
    };
    [[nodiscard]] Placed placed(QObject *node);
    void changed(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    void place(const Placed &placed, const SceneEntity &entity) const;
    void forgetRows() { m_rows.clear(); }

    const SceneModel &m_scene;
    std::unordered_map<Id, Placed> m_nodes;
    QSet<QByteArray> m_told;    ///< classes whose nodes are placed the long way, or not at all
    std::vector<Placed> m_rows; ///< the same by row of the scene; empty: to be made when needed
};

} // namespace ward::viewport
