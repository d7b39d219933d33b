// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/label_model.h"

#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

/// How the room is drawn, by this person's choice: light, name tags, grid, cut-away walls. GUI
/// thread.
class SceneLook : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the look.")
    Q_PROPERTY(Light light READ light WRITE setLight NOTIFY changed FINAL)
    Q_PROPERTY(Labels labels READ labels WRITE setLabels NOTIFY changed FINAL)
    Q_PROPERTY(bool grid READ hasGrid WRITE setGrid NOTIFY changed FINAL)
    Q_PROPERTY(bool cutWalls READ cutsWalls WRITE setCutWalls NOTIFY changed FINAL)

public:
    enum class Light { Day, Night };
    Q_ENUM(Light)
    enum class Labels { Nobody, People, Everything };
    Q_ENUM(Labels)
    static_assert(int(Labels::Everything) == int(LabelsFor::Everything));

    using QObject::QObject;

    [[nodiscard]] Light light() const { return m_light; }
    void setLight(Light light) { set(m_light, light); }
    [[nodiscard]] Labels labels() const { return m_labels; }
    void setLabels(Labels labels) { set(m_labels, labels); }
    [[nodiscard]] bool hasGrid() const { return m_grid; }
    void setGrid(bool on) { set(m_grid, on); }
    [[nodiscard]] bool cutsWalls() const { return m_cutWalls; }
    void setCutWalls(bool on) { set(m_cutWalls, on); }

Q_SIGNALS:
    void changed();

private:
    template <typename T>
    void set(T &member, T value)
    {
        if (value == member)
            return;
        member = value;
        Q_EMIT changed();
    }

    Light m_light = Light::Day;
    Labels m_labels = Labels::People;
    bool m_grid = false;
    bool m_cutWalls = true;
};

} // namespace ward::viewport
