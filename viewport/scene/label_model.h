// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/camera/camera_view.h"
#include "viewport/scene/scene_model.h"

#include <QAbstractListModel>
#include <QRectF>
#include <QTimer>

namespace ward::viewport {

/// Which things carry a name tag without being selected or pointed at.
enum class LabelsFor { Nobody, People, Everything };

/// A name tag for each entity that shall have one: where it lies on the screen and whether it is
/// shown there. Whatever is selected or pointed at carries one, and so do placeholders (otherwise
/// nobody knows what the box stands for). Tags overlap neither each other nor the tools over the
/// scene: the more important stays. GUI thread.
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

    /// Follows the scene and the view; call when either changed. Whether something stands before
    /// what a tag names is asked for a few tags each time, in turn, and for the rest soon after the
    /// last change: where everything moves, all those rays would cost more than the picture.
    void update(const CameraView &view);
    void setShownFor(LabelsFor whom);
    /// Where no tag may lie, in logical pixels.
    void setTaken(const QList<QRectF> &areas);

    /// What the tag in a row names; null where there is none.
    [[nodiscard]] Id named(int row) const
    {
        return row >= 0 && row < rowCount() ? m_labels[static_cast<std::size_t>(row)].id : Id();
    }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

private:
    struct Label
    {
        Id id;
        world::Handle handle = world::kNoHandle;
        QString text;
        QString kind;
        QString actor;
        QString author;
        int authorColour = -1;
        double x = 0;
        double y = 0;
        int priority = 0; ///< 0 = not wanted
        bool inView = false;
        bool shown = false;
        bool faint = false;
        bool accent = false;
        bool operator==(const Label &) const = default;
    };
    [[nodiscard]] int priorityOf(const SceneEntity &entity) const;
    [[nodiscard]] Label place(const SceneEntity &entity, int priority,
                              const CameraView &view) const;
    [[nodiscard]] bool isCovered(const Label &label, const CameraView &view) const;
    void findCovered(std::vector<Label> &labels, const CameraView &view, std::size_t most);
    void refresh(const CameraView &view, std::size_t mostRays);
    void declutter(std::vector<Label> &labels, const CameraView &view) const;

    const SceneModel &m_scene;
    LabelsFor m_whom = LabelsFor::People;
    QList<QRectF> m_taken;
    std::vector<Label> m_labels; ///< ascending by handle, as the scene's entities
    std::size_t m_nextAsked = 0; ///< from which label on rays are asked next
    CameraView m_view;
    QTimer m_rest;
};

} // namespace ward::viewport
