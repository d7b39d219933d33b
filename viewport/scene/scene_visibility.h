// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/scene_model.h"

namespace ward::viewport {

/// What this person does not want to see just now: single things with what hangs on them, whole
/// categories, or everything but a few (solo). Content is untouched, nobody else sees less. Rooms
/// stay. GUI thread; the model must outlive it.
class SceneVisibility : public QObject
{
    Q_OBJECT

public:
    explicit SceneVisibility(SceneModel &model, QObject *parent = nullptr);

    void hide(const QList<Id> &ids);
    void show(const QList<Id> &ids);
    /// A prefab kind: patient, device, furniture, actor, supply.
    void setKindHidden(const QString &kind, bool hidden);
    [[nodiscard]] bool isKindHidden(const QString &kind) const { return m_kinds.contains(kind); }
    /// Only these, with what they hang on and what hangs on them; nothing ends it.
    void solo(const QList<Id> &ids);
    [[nodiscard]] bool isSolo() const { return !m_solo.isEmpty(); }
    void showAll();

    /// Those that are in the scene and not shown for one of these reasons.
    [[nodiscard]] const QList<Id> &hidden() const { return m_hidden; }

Q_SIGNALS:
    void changed();

private:
    void apply();

    SceneModel &m_model;
    QList<Id> m_single;
    QStringList m_kinds;
    QList<Id> m_solo;
    QList<Id> m_hidden;
};

} // namespace ward::viewport
