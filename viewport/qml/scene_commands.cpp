// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_commands.h"

namespace ward::viewport {

SceneCommands::SceneCommands(SceneModel &model, const SnapSolver &solver, SceneCamera &camera)
    : m_model(model)
    , m_camera(camera)
    , m_arranger(model, solver)
    , m_visibility(model)
{
}

void SceneCommands::arrange(Arrangement how)
{
    const EntityPlaces places = m_arranger.arrange(how, m_camera.view());
    if (!places.isEmpty())
        Q_EMIT committed(places);
}

void SceneCommands::setDown()
{
    const EntityPlaces places = m_arranger.setDown();
    if (!places.isEmpty())
        Q_EMIT committed(places);
}

bool SceneCommands::duplicate()
{
    const EntityPlaces places = m_arranger.copies(m_camera.view());
    if (places.isEmpty())
        return false;
    Q_EMIT copied(places);
    return true;
}

void SceneCommands::selectAll()
{
    Q_EMIT selectionWanted(m_arranger.all());
}

void SceneCommands::selectInverse()
{
    Q_EMIT selectionWanted(m_arranger.inverse());
}

void SceneCommands::hideSelection()
{
    if (m_model.selection().isEmpty())
        return;
    m_visibility.hide(m_model.selection());
    // What cannot be seen must not be moved or deleted by the next key.
    Q_EMIT selectionWanted({});
}

void SceneCommands::soloSelection()
{
    if (m_visibility.isSolo())
        m_visibility.solo({});
    else if (!m_model.selection().isEmpty())
        m_visibility.solo(m_model.selection());
}

void SceneCommands::saveView()
{
    const QList<Id> &ids = m_model.selection();
    const SceneEntity *entity = ids.isEmpty() ? nullptr : m_model.entity(ids.last());
    //: name of a saved view of the scene
    m_views.add(entity == nullptr ? tr("View") : entity->name, m_camera.rig().goal());
}

} // namespace ward::viewport
