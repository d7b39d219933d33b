// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/id.h"
#include "core/content/catalogue.h"
#include "core/world/world.h"
#include "viewport/scene/scene_author.h"

#include "viewport/scene/entity_place.h"

#include <QAbstractItemModel>
#include <QColor>
#include <QList>
#include <QObject>
#include <QPointF>
#include <QQuaternion>
#include <QRectF>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>

#include <memory>
#include <optional>

namespace ward::viewport {

class AssetLibrary;
class NodePlaces;
class SavedViewModel;
class SceneCamera;
class SceneCommands;
class SceneController;
class SceneDisplays;
class SceneLook;
class SceneMeasure;
class SceneOverlay;

/// State of the Scene: what is shown, picked, dragged and how it is looked at. ScenePanel.qml draws
/// it; the application feeds it worlds and selection and turns its signals into commands. It never
/// changes content itself: a drag ends in one `placesCommitted`, a drop in one `spawnRequested`,
/// and the scene follows when the next world arrives. GUI thread only.
class SceneViewModel : public QObject
{
    Q_OBJECT
    Q_MOC_INCLUDE("viewport/qml/asset_library.h")
    Q_MOC_INCLUDE("viewport/qml/node_places.h")
    Q_MOC_INCLUDE("viewport/qml/saved_view_model.h")
    Q_MOC_INCLUDE("viewport/qml/scene_camera.h")
    Q_MOC_INCLUDE("viewport/qml/scene_displays.h")
    Q_MOC_INCLUDE("viewport/qml/scene_look.h")
    Q_MOC_INCLUDE("viewport/qml/scene_measure.h")
    Q_MOC_INCLUDE("viewport/qml/scene_overlay.h")
    QML_ELEMENT
    QML_UNCREATABLE("The application makes the view-model and hands it to ScenePanel.")
    Q_PROPERTY(QAbstractItemModel *entities READ entities CONSTANT FINAL)
    /// Those of them that have a display.
    Q_PROPERTY(QAbstractItemModel *displayed READ displayed CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::NodePlaces *places READ places CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *labels READ labels CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *authorCameras READ authorCameras CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::AssetLibrary *assets READ assets CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::SceneCamera *camera READ camera CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::SceneOverlay *overlay READ overlay CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::SceneDisplays *displays READ displays CONSTANT FINAL)
    Q_PROPERTY(QAbstractItemModel *ghosts READ ghosts CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::SceneMeasure *measure READ measure CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::SceneLook *look READ look CONSTANT FINAL)
    Q_PROPERTY(ward::viewport::SavedViewModel *views READ views CONSTANT FINAL)
    Q_PROPERTY(int hiddenCount READ hiddenCount NOTIFY hiddenChanged FINAL)
    Q_PROPERTY(bool solo READ isSolo NOTIFY hiddenChanged FINAL)
    Q_PROPERTY(Tool tool READ tool WRITE setTool NOTIFY toolChanged FINAL)
    Q_PROPERTY(
        Navigation navigation READ navigation WRITE setNavigation NOTIFY navigationChanged FINAL)
    Q_PROPERTY(
        bool snapToSurface READ snapToSurface WRITE setSnapToSurface NOTIFY snappingChanged FINAL)
    Q_PROPERTY(bool snapToGrid READ snapToGrid WRITE setSnapToGrid NOTIFY snappingChanged FINAL)
    Q_PROPERTY(bool snapAngle READ snapAngle WRITE setSnapAngle NOTIFY snappingChanged FINAL)
    Q_PROPERTY(bool localAxes READ localAxes WRITE setLocalAxes NOTIFY snappingChanged FINAL)
    Q_PROPERTY(bool editable READ isEditable WRITE setEditable NOTIFY editableChanged FINAL)
    Q_PROPERTY(Quality quality READ quality WRITE setQuality NOTIFY qualityChanged FINAL)
    Q_PROPERTY(bool automaticQuality READ automaticQuality WRITE setAutomaticQuality NOTIFY
                   qualityChanged FINAL)
    /// Shadows and smooth edges are on: quality is full, or the automatic finishes a picture at
    /// rest.
    Q_PROPERTY(bool fine READ isFine NOTIFY fineChanged FINAL)
    Q_PROPERTY(double framesPerSecond READ framesPerSecond NOTIFY framesPerSecondChanged FINAL)
    Q_PROPERTY(QString placing READ placing NOTIFY placingChanged FINAL)

public:
    enum class Tool { Select, Move, Rotate, Measure };
    Q_ENUM(Tool)
    enum class Navigation { Orbit, Walk, Plan, Bedside };
    Q_ENUM(Navigation)
    enum class Quality { Full, Plain };
    Q_ENUM(Quality)
    /// How a pick changes the selection.
    enum class SelectionMode { Replace, Add, Toggle };
    Q_ENUM(SelectionMode)

    /// `catalogue` must outlive the view-model.
    explicit SceneViewModel(const content::Catalogue &catalogue, QObject *parent = nullptr);
    ~SceneViewModel() override;

    // --- what the application gives --------------------------------------------------------------
    /// Shows this world from now on; only differences reach the scene. Null shows nothing.
    void setWorld(std::shared_ptr<const world::World> world);
    [[nodiscard]] std::shared_ptr<const world::World> world() const;
    void setSelection(const QList<ward::Id> &ids);
    [[nodiscard]] const QList<ward::Id> &selection() const;
    /// The other people who work in what is shown.
    void setAuthors(const QList<ward::viewport::SceneAuthor> &authors);
    /// Outlines an entity that is pointed at elsewhere (tree, inspector); null = none.
    void setHovered(const ward::Id &id);
    /// Entities that must stay where they are.
    void setLocked(const QList<ward::Id> &ids);
    /// Says at the pointer why the last change was not taken.
    void refuse(const QString &why);

    // --- state ----------------------------------------------------------------------------------
    [[nodiscard]] QAbstractItemModel *entities() const;
    [[nodiscard]] QAbstractItemModel *displayed() const;
    [[nodiscard]] NodePlaces *places() const;
    [[nodiscard]] QAbstractItemModel *labels() const;
    [[nodiscard]] QAbstractItemModel *authorCameras() const;
    [[nodiscard]] AssetLibrary *assets() const;
    [[nodiscard]] SceneCamera *camera() const;
    [[nodiscard]] SceneOverlay *overlay() const;
    /// The monitors on their models; `setRunning` and `setHistory` there are the application's.
    [[nodiscard]] SceneDisplays *displays() const;
    [[nodiscard]] QAbstractItemModel *ghosts() const;
    [[nodiscard]] SceneMeasure *measure() const;
    [[nodiscard]] SceneLook *look() const;
    [[nodiscard]] SavedViewModel *views() const;
    /// What menus and shortcuts do.
    [[nodiscard]] SceneCommands &commands() const;
    /// Things in the room that are not shown, by this person's choice.
    [[nodiscard]] int hiddenCount() const;
    [[nodiscard]] bool isSolo() const;
    /// Pointer and keys; for the items of this module and for tests.
    [[nodiscard]] SceneController &controller() const;
    [[nodiscard]] Tool tool() const;
    void setTool(Tool tool);
    [[nodiscard]] Navigation navigation() const;
    void setNavigation(Navigation navigation);
    [[nodiscard]] bool snapToSurface() const;
    void setSnapToSurface(bool on);
    [[nodiscard]] bool snapToGrid() const;
    void setSnapToGrid(bool on);
    [[nodiscard]] bool snapAngle() const;
    void setSnapAngle(bool on);
    [[nodiscard]] bool localAxes() const;
    void setLocalAxes(bool on);
    /// False: gizmos and drops are off (an earlier moment of a recording is shown).
    [[nodiscard]] bool isEditable() const;
    void setEditable(bool editable);
    [[nodiscard]] Quality quality() const;
    void setQuality(Quality quality);
    [[nodiscard]] bool automaticQuality() const;
    void setAutomaticQuality(bool automatic);
    [[nodiscard]] bool isFine() const;
    /// Of the last second in which something moved; 0 while the scene rests.
    [[nodiscard]] double framesPerSecond() const;
    /// Prefab reference that follows the pointer until a click sets it down; empty = none.
    [[nodiscard]] QString placing() const;

    // --- actions --------------------------------------------------------------------------------
    Q_INVOKABLE void frameSelection(); ///< F
    Q_INVOKABLE void resetCamera();    ///< Home
    void frameAll();
    Q_INVOKABLE void showAll();  ///< ends hiding and solo
    Q_INVOKABLE void saveView(); ///< as a new one, with a name to begin with
    Q_INVOKABLE void goToView(int row);
    /// The press that comes next is on this name tag; −1: it is on none. Clicked or dragged, what
    /// it names is meant.
    Q_INVOKABLE void touchLabel(int row);
    /// Where tools lie over the scene: no name tag there. In the panel's pixels.
    Q_INVOKABLE void keepClear(const QList<QRectF> &areas);
    /// Straight at the room along an axis: 0 from +X, 1 from above, 2 from +Z.
    Q_INVOKABLE void lookAlong(int axis);
    /// The next click in the scene sets this prefab down (spawn palette: the second of two clicks).
    Q_INVOKABLE void beginPlacing(const QString &prefab);
    Q_INVOKABLE void cancelPlacing();
    /// A catalogue drag over the scene, in the panel's pixels. `dragPrefab` moves the ghost and
    /// says whether it can be set down there; `dropPrefab` emits `spawnRequested`.
    /// Ctrl or Alt release it from the places that are made for it.
    Q_INVOKABLE bool dragPrefab(const QString &prefab, const QPointF &position,
                                Qt::KeyboardModifiers modifiers = {});
    Q_INVOKABLE bool dropPrefab(const QString &prefab, const QPointF &position,
                                Qt::KeyboardModifiers modifiers = {});
    Q_INVOKABLE void leavePrefab();
    /// A free spot for a new thing on a surface, nearest to what is looked at: one click is enough.
    struct Spot
    {
        Pose pose;
        Id parent;
        QString socket;
    };
    [[nodiscard]] std::optional<Spot> freeSpot(const QString &prefab) const;

    // --- what the scene's items report ----------------------------------------------------------
    void resize(double width, double height);
    /// There is no graphics processor: work starts with the plain quality, not with slow frames.
    void drawnByProcessor();
    /// A frame reached the screen at `at` (seconds of any steady clock) and cost `cost` seconds.
    void frameShown(double at, double cost);

Q_SIGNALS:
    void selectionRequested(const QList<ward::Id> &ids,
                            ward::viewport::SceneViewModel::SelectionMode mode);
    /// While things are moved, not to be logged: all that are, each time.
    void placesPreviewed(const ward::viewport::EntityPlaces &places);
    /// Once, at the end: one change. The world poses are what was seen.
    void placesCommitted(const ward::viewport::EntityPlaces &places);
    void placesCancelled();
    /// Copies of these things, with what hangs on them, belong there.
    void copiesRequested(const ward::viewport::EntityPlaces &places);
    void spawnRequested(const QString &prefab, const ward::Pose &pose, const ward::Id &parent,
                        const QString &socket);
    /// Right click without a drag; null id = empty floor. Position in global pixels.
    void contextRequested(const ward::Id &id, const QPointF &globalPosition);
    void hoveredChanged(const ward::Id &id);

    void toolChanged();
    void navigationChanged();
    void snappingChanged();
    void editableChanged();
    void hiddenChanged();
    void qualityChanged();
    void fineChanged();
    void framesPerSecondChanged();
    void placingChanged();

private:
    void changeSnapping(bool &option, bool on);
    void applyQuality();
    void applyLook();
    void showMode(Navigation navigation);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace ward::viewport
