// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QQuaternion>
#include <QVector3D>

namespace ward::viewport {

/// The copies that a drag would make, while it goes on. GUI thread.
class GhostModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { PrefabRole = Qt::UserRole + 1, PositionRole, RotationRole };
    struct Ghost
    {
        QString prefab; ///< asset key
        QVector3D position;
        QQuaternion rotation;
        bool operator==(const Ghost &) const = default;
    };

    using QAbstractListModel::QAbstractListModel;

    void set(const QList<Ghost> &ghosts);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    QList<Ghost> m_ghosts;
};

} // namespace ward::viewport
