// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/scene_visibility.h"

namespace ward::viewport {

SceneVisibility::SceneVisibility(SceneModel &model, QObject *parent)
    : QObject(parent)
    , m_model(model)
{
    connect(&model, &SceneModel::rowsInserted, this, &SceneVisibility::apply);
    connect(&model, &SceneModel::rowsRemoved, this, &SceneVisibility::apply);
}

void SceneVisibility::hide(const QList<Id> &ids)
{
    for (const Id &id : ids) {
        if (!m_single.contains(id))
            m_single << id;
        m_solo.removeAll(id);
    }
    apply();
}

void SceneVisibility::show(const QList<Id> &ids)
{
    for (const Id &id : ids) {
        m_single.removeAll(id);
        if (const SceneEntity *entity = m_model.entity(id))
            m_kinds.removeAll(entity->kind);
        if (isSolo() && !m_solo.contains(id))
            m_solo << id;
    }
    apply();
}

void SceneVisibility::setKindHidden(const QString &kind, bool hidden)
{
    if (hidden == m_kinds.contains(kind))
        return;
    if (hidden)
        m_kinds << kind;
    else
        m_kinds.removeAll(kind);
    apply();
}

void SceneVisibility::solo(const QList<Id> &ids)
{
    m_solo = ids;
    apply();
}

void SceneVisibility::showAll()
{
    m_single.clear();
    m_kinds.clear();
    m_solo.clear();
    apply();
}

void SceneVisibility::apply()
{
    const PickScene &scene = m_model.pickScene();
    IdSet gone;
    for (const Id &id : m_single)
        gone.merge(scene.family(id));
    IdSet kept;
    for (const Id &id : m_solo) {
        kept.merge(scene.family(id));
        for (const PickItem *up = scene.find(id); up != nullptr; up = scene.find(up->parent))
            kept.insert(up->id);
    }
    QList<Id> hidden;
    for (const SceneEntity &entity : m_model.entities()) {
        if (entity.kind == QLatin1String("room"))
            continue;
        if (gone.contains(entity.id) || m_kinds.contains(entity.kind) ||
            (isSolo() && !kept.contains(entity.id)))
            hidden << entity.id;
    }
    if (hidden == m_hidden)
        return;
    m_hidden = hidden;
    m_model.setHidden(hidden);
    Q_EMIT changed();
}

} // namespace ward::viewport
