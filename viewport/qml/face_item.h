// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/scene/display_patch.h"

#include <QPointer>
#include <QQuickItem>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

class SceneViewModel;

/// Draws a device's live picture over the scene, exactly where the model's display is and only
/// where nothing stands before it. A new picture so costs a few rectangles, not the scene again,
/// which matters most where the processor draws. Covers the whole panel. GUI thread; its node the
/// render thread's.
class FaceItem : public QQuickItem
{
    Q_OBJECT
    Q_MOC_INCLUDE("viewport/qml/scene_view_model.h")
    QML_ELEMENT
    Q_PROPERTY(ward::viewport::SceneViewModel *viewModel READ viewModel WRITE setViewModel NOTIFY
                   viewModelChanged REQUIRED FINAL)
    /// Text form of the device's id.
    Q_PROPERTY(
        QString entityId READ entityId WRITE setEntityId NOTIFY entityIdChanged REQUIRED FINAL)
    /// An item with a layer.
    Q_PROPERTY(QQuickItem *source READ source WRITE setSource NOTIFY sourceChanged FINAL)
    /// Some of the display can be seen, large enough to be read: only then the picture need change.
    Q_PROPERTY(bool seen READ isSeen NOTIFY seenChanged FINAL)
    /// Width of the display on the screen, in pixels.
    Q_PROPERTY(double extent READ extent NOTIFY extentChanged FINAL)
public:
    explicit FaceItem(QQuickItem *parent = nullptr);
    ~FaceItem() override;

    [[nodiscard]] SceneViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(SceneViewModel *viewModel);
    [[nodiscard]] QString entityId() const;
    void setEntityId(const QString &id);
    [[nodiscard]] QQuickItem *source() const { return m_source; }
    void setSource(QQuickItem *source);
    [[nodiscard]] bool isSeen() const { return m_seen; }
    [[nodiscard]] double extent() const;

Q_SIGNALS:
    void viewModelChanged();
    void entityIdChanged();
    void sourceChanged();
    void seenChanged();
    void extentChanged();

protected:
    void updatePolish() override;
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) override;

private:
    void follow();
    void look();

    QPointer<SceneViewModel> m_viewModel;
    QPointer<QQuickItem> m_source;
    Id m_id;
    std::shared_ptr<const Asset> m_asset; ///< whose patch is known
    std::optional<DisplayPatch> m_patch;
    DisplayCells m_cells;
    bool m_seen = false;
    bool m_moved = true; ///< the cells differ from what the node shows
};

} // namespace ward::viewport
