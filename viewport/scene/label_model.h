// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"
#include "viewport/scene/scene_model.h"

#include <QAbstractListModel>
#include <QRectF>

namespace ward::viewport {

/// Which things carry a name tag without being selected or pointed at.
enum class LabelsFor { Nobody, People, Everything };

/// A name tag per visible entity: where it lies on the screen and whether it is shown. Whatever is
/// selected or pointed at carries one, and so do placeholders (otherwise nobody knows what the box
/// stands for). Tags overlap neither each other nor the tools over the scene: the more important
/// stays. GUI thread.
class LabelModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        TextRole = Qt::UserRole + 1,
        XRole, ///< logical pixels: middle of the tag's lower edge
        YRole,
        ShownRole,
        FaintRole, ///< something stands before what it names
        AccentRole,
        KindRole,
        ActorRole,
        AuthorNameRole,   ///< who else has it selected; empty = nobody
        AuthorColourRole, ///< index in Theme.authors; −1 = nobody
    };

    explicit LabelModel(const SceneModel &scene, QObject *parent = nullptr);

    /// Follows the scene and the view; call when either changed.
    void update(const CameraView &view);
    void setShownFor(LabelsFor whom);
    /// Where no tag may lie, in logical pixels.
    void setTaken(const QList<QRectF> &areas);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Label
    {
        Id id;
        QString text;
        QString kind;
        QString actor;
        QString author;
        int authorColour = -1;
        double x = 0;
        double y = 0;
        int priority = 0; ///< 0 = not wanted
        bool shown = false;
        bool faint = false;
        bool accent = false;
        bool operator==(const Label &) const = default;
    };
    [[nodiscard]] Label place(const SceneEntity &entity, const CameraView &view) const;
    void declutter(std::vector<Label> &labels, const CameraView &view) const;

    const SceneModel &m_scene;
    LabelsFor m_whom = LabelsFor::People;
    QList<QRectF> m_taken;
    std::vector<Label> m_labels;
};

} // namespace ward::viewport
