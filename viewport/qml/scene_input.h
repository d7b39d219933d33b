// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPointer>
#include <QQuickItem>
#include <QQuickWindow>
#include <QtQml/qqmlregistration.h>

namespace ward::viewport {

class SceneViewModel;

/// Catches pointer, wheel, keys and catalogue drags (MIME type application/x-ward-prefab: the
/// prefab reference as UTF-8) for the scene, tells the camera its size and measures frames.
class SceneInput : public QQuickItem
{
    Q_OBJECT
    Q_MOC_INCLUDE("viewport/qml/scene_view_model.h")
    QML_ELEMENT
    Q_PROPERTY(ward::viewport::SceneViewModel *viewModel READ viewModel WRITE setViewModel NOTIFY
                   viewModelChanged REQUIRED FINAL)
    /// Whoever is here came by keys, and has to be shown where that is.
    Q_PROPERTY(bool keyed READ isKeyed NOTIFY keyedChanged FINAL)
public:
    explicit SceneInput(QQuickItem *parent = nullptr);
    ~SceneInput() override;

    [[nodiscard]] SceneViewModel *viewModel() const { return m_viewModel; }
    void setViewModel(SceneViewModel *viewModel);
    [[nodiscard]] bool isKeyed() const { return m_keyed; }

Q_SIGNALS:
    void viewModelChanged();
    void keyedChanged();

protected:
    bool event(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseUngrabEvent() override;
    void hoverMoveEvent(QHoverEvent *event) override;
    void hoverLeaveEvent(QHoverEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void geometryChange(const QRectF &now, const QRectF &before) override;
    void itemChange(ItemChange change, const ItemChangeData &data) override;

private:
    void watchFrames(QQuickWindow *window);
    void setKeyed(bool keyed);

    SceneViewModel *m_viewModel = nullptr;
    QPointer<QQuickWindow> m_window;
    bool m_keyed = false;
    class FrameClock;
    std::unique_ptr<FrameClock> m_clock;
};

} // namespace ward::viewport
