// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/qml/saved_view_model.h"
#include "viewport/qml/scene_arranger.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/scene/scene_visibility.h"

#include <QObject>

namespace ward::viewport {

/// What menus, palette and shortcuts do in the scene, on the present selection. Asks for changes by
/// signal, as dragging does. GUI thread; what it is given must outlive it.
class SceneCommands : public QObject
{
    Q_OBJECT

public:
    SceneCommands(SceneModel &model, const SnapSolver &solver, SceneCamera &camera);

    [[nodiscard]] SceneVisibility &visibility() { return m_visibility; }
    [[nodiscard]] SavedViewModel &views() { return m_views; }

    void arrange(Arrangement how);
    void setDown();
    /// False: some of the selection is not a thing in the room; nothing was asked for.
    bool duplicate();
    void selectAll();
    void selectInverse();
    void hideSelection();
    /// Shows only the selection; again, everything.
    void soloSelection();
    /// Where the camera goes now, under the selection's name.
    void saveView();

Q_SIGNALS:
    void committed(const ward::viewport::EntityPlaces &places);
    void copied(const ward::viewport::EntityPlaces &places);
    void selectionWanted(const QList<ward::Id> &ids);

private:
    SceneModel &m_model;
    SceneCamera &m_camera;
    SceneArranger m_arranger;
    SceneVisibility m_visibility;
    SavedViewModel m_views;
};

} // namespace ward::viewport
