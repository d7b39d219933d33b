// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

class SceneViewModel;

/// Paints the gizmo over the scene, anti-aliased and always in front. Only as large as the gizmo.
class GizmoItem : public QQuickPaintedItem
{
    Q_OBJECT
    Q_MOC_INCLUDE("viewport/qml/scene_view_model.h")
    QML_ELEMENT
    Q_PROPERTY(ward::viewport::SceneViewModel *viewModel READ viewModel WRITE setViewModel NOTIFY
                   viewModelChanged REQUIRED FINAL)
public:
    explicit GizmoItem(QQuickItem *parent = nullptr);

    [[nodiscard]] SceneViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(SceneViewModel *viewModel);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void viewModelChanged();

private:
    void follow();

    SceneViewModel *m_viewModel = nullptr;
};

} // namespace ward::viewport
