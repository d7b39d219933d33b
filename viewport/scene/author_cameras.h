// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"
#include "viewport/scene/scene_author.h"

#include <QAbstractListModel>

#include <vector>

namespace ward::viewport {

/// Everybody else in the scene: where their cameras are on the screen, and which way they look. Who
/// is behind the view, or has no camera, is in the list and not shown. GUI thread.
class AuthorCameras : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        NameRole = Qt::UserRole + 1,
        ColourRole,
        XRole, ///< logical pixels: the camera
        YRole,
        AngleRole, ///< degrees clockwise from the right: where it looks
        ShownRole,
    };

    using QAbstractListModel::QAbstractListModel;

    /// Follows the others and the view; call when either changed.
    void update(const QList<SceneAuthor> &authors, const CameraView &view);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Marker
    {
        QString name;
        int colour = 0;
        double x = 0;
        double y = 0;
        double angle = 0;
        bool shown = false;
        bool operator==(const Marker &) const = default;
    };
    [[nodiscard]] static Marker place(const SceneAuthor &author, const CameraView &view);

    std::vector<Marker> m_markers;
};

} // namespace ward::viewport
