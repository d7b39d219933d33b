// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/ghost_model.h"

namespace ward::viewport {

void GhostModel::set(const QList<Ghost> &ghosts)
{
    if (ghosts == m_ghosts)
        return;
    // The same things elsewhere: nothing is made anew.
    const bool same =
        std::equal(ghosts.begin(), ghosts.end(), m_ghosts.begin(), m_ghosts.end(),
                   [](const Ghost &a, const Ghost &b) { return a.prefab == b.prefab; });
    if (!same) {
        beginResetModel();
        m_ghosts = ghosts;
        endResetModel();
        return;
    }
    m_ghosts = ghosts;
    Q_EMIT dataChanged(index(0), index(static_cast<int>(m_ghosts.size()) - 1),
                       {PositionRole, RotationRole});
}

int GhostModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ghosts.size());
}

QVariant GhostModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Ghost &ghost = m_ghosts[index.row()];
    switch (role) {
    case PrefabRole:
        return ghost.prefab;
    case PositionRole:
        return ghost.position;
    case RotationRole:
        return ghost.rotation;
    default:
        return {};
    }
}

QHash<int, QByteArray> GhostModel::roleNames() const
{
    return {
        {PrefabRole, "prefab"}, {PositionRole, "worldPosition"}, {RotationRole, "worldRotation"}};
}

} // namespace ward::viewport
