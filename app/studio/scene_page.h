// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/commands.h"
#include "viewport/qml/scene_view_model.h"

#include <QObject>

class QQmlEngine;
class QQuickView;
class QWidget;

namespace ward::client {
class ShownWorld;
}
namespace ward::editor {
class EditController;
class Selection;
} // namespace ward::editor

namespace ward::studio {

/// The Scene in the middle of the window: a Quick view of its own with its own render thread, fed
/// by the shown world and the selection; what people do in it becomes edits. GUI thread.
class ScenePage : public QObject
{
    Q_OBJECT

public:
    ScenePage(QQmlEngine &engine, client::ShownWorld &shown, editor::Selection &selection,
              editor::EditController &edit, const content::Catalogue &catalogue,
              QObject *parent = nullptr);
    ~ScenePage() override;

    /// Makes what is shown in it, which takes a moment; false when that was done before. To be
    /// called before the page is shown.
    bool prepare();
    /// For the main window's middle; owned by the window once it is added there.
    [[nodiscard]] QWidget *widget() const { return m_container; }
    [[nodiscard]] viewport::SceneViewModel &scene() { return m_scene; }
    [[nodiscard]] QQuickView &view() const { return *m_view; }
    /// What is in it has been made and is drawn from now on.
    [[nodiscard]] bool isShown() const { return m_drawn; }
    /// While held, what the first picture does not need waits: shadows and smooth edges, what
    /// picking searches, coarser models.
    void setHeld(bool held);
    /// Things that must stay where they are, as the scenario says it.
    [[nodiscard]] const QList<Id> &locked() const { return m_locked; }
    /// A change was refused: when it was made here, the reason is shown at the pointer. False: it
    /// is somebody else's.
    bool takeRefusal(const QString &why);

Q_SIGNALS:
    void contentShown();
    /// What the person does not want to see, or must stay, is another.
    void marksChanged();
    /// A new thing was set down by the person.
    void placed(const ward::Id &entity);
    void contextRequested(const ward::Id &entity, const QPoint &globalPosition);

private:
    void followWorld();
    void drawSoon();
    void finishLater();
    void showContent();
    [[nodiscard]] Pose frameOf(const Id &parent, const QString &socket) const;
    void preview(const viewport::EntityPlaces &places);
    void followLocks();
    [[nodiscard]] client::Done awaitAnswer();

    QQmlEngine &m_engine;
    client::ShownWorld &m_shown;
    editor::Selection &m_selection;
    editor::EditController &m_edit;
    const content::Catalogue &m_catalogue;
    viewport::SceneViewModel m_scene;
    QQuickView *m_view;
    QWidget *m_container;
    bool m_prepared = false;
    bool m_drawn = false;
    bool m_held = false;
    bool m_unfinished = false; ///< the first picture is out, the finished one is not
    bool m_hadWorld = false;
    int m_unanswered = 0; ///< changes made here that the engine has not answered
    QList<Id> m_locked;
};

} // namespace ward::studio
