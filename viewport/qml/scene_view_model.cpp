// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_view_model.h"

#include "viewport/qml/asset_library.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_controller.h"
#include "viewport/qml/scene_displays.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/scene/label_model.h"
#include "viewport/scene/scene_model.h"

#include <QTimer>

namespace ward::viewport {
namespace {

/// A frame that costs more than this, in seconds, is too slow to work with …
constexpr double kSlowFrame = 0.120;
/// … when that many follow each other: single ones come from loading.
constexpr int kSlowFrames = 6;
/// After so long without a frame the scene rests.
constexpr int kRestMs = 700;
/// Between two pictures of the monitors in the room.
constexpr int kFullPaceMs = 100;
constexpr int kPlainPaceMs = 200;
/// By how much coarse models may be off, in pixels.
constexpr double kFinePixels = 0.9;
constexpr double kPlainPixels = 1.8;

} // namespace

struct SceneViewModel::Private
{
    explicit Private(const content::Catalogue &catalogue)
        : assets(catalogue)
        , scene(assets.store())
        , labels(scene)
        , controller(scene, camera, overlay, assets.store())
    {
    }

    AssetLibrary assets;
    SceneModel scene;
    LabelModel labels;
    SceneCamera camera;
    SceneOverlay overlay;
    SceneDisplays displays;
    SceneController controller;

    SceneController::Options options;
    Navigation navigation = Navigation::Orbit;
    int bedside = -1; ///< number of the bed that was looked at last
    bool labelsShown = true;
    bool placed = false; ///< the camera was put in front of the first world
    Quality quality = Quality::Full;
    bool automaticQuality = true;
    bool refined = false; ///< plain for speed, but this picture rests and is finished

    QTimer rest;  ///< no frame for a while
    QTimer still; ///< nothing of the three-dimensional picture changed for a while
    double lastFrame = 0;
    double interval = 0; ///< smoothed seconds between frames
    double shownFps = 0;
    double fpsShownAt = 0;
    int slowFrames = 0;

    /// Around everything that is not a room: what an author looks at.
    [[nodiscard]] Box content() const
    {
        Box box;
        for (const SceneEntity &entity : scene.entities()) {
            if (entity.kind != QLatin1String("room"))
                box.add(entity.asset->mesh.bounds.transformed(entity.pose));
        }
        return box.isEmpty() ? room() : box;
    }

    [[nodiscard]] Box room() const
    {
        Box box;
        for (const SceneEntity &entity : scene.entities()) {
            if (entity.kind == QLatin1String("room"))
                box.add(entity.asset->mesh.bounds.transformed(entity.pose));
        }
        return box.isEmpty() ? scene.pickScene().bounds() : box;
    }
};

SceneViewModel::SceneViewModel(const content::Catalogue &catalogue, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(catalogue))
{
    SceneController *controller = &d->controller;
    connect(controller, &SceneController::picked, this,
            [this](const QList<Id> &ids, PickMode mode) {
                Q_EMIT selectionRequested(ids, mode == PickMode::Toggle ? SelectionMode::Toggle
                                               : mode == PickMode::Add  ? SelectionMode::Add
                                                                        : SelectionMode::Replace);
            });
    connect(controller, &SceneController::posePreview, this, &SceneViewModel::posePreview);
    connect(controller, &SceneController::poseCommitted, this, &SceneViewModel::poseCommitted);
    connect(controller, &SceneController::poseCancelled, this, &SceneViewModel::poseCancelled);
    connect(controller, &SceneController::spawnRequested, this, &SceneViewModel::spawnRequested);
    connect(controller, &SceneController::contextRequested, this,
            &SceneViewModel::contextRequested);
    connect(controller, &SceneController::hoveredChanged, this, &SceneViewModel::hoveredChanged);
    connect(controller, &SceneController::placingChanged, this, &SceneViewModel::placingChanged);
    connect(controller, &SceneController::frameRequested, this, &SceneViewModel::frameSelection);
    connect(controller, &SceneController::resetRequested, this, &SceneViewModel::resetCamera);
    connect(controller, &SceneController::toolRequested, this,
            [this](PointerTool tool) { setTool(static_cast<Tool>(tool)); });
    const auto relabel = [this] { d->labels.update(d->camera.view()); };
    connect(&d->scene, &SceneModel::sceneChanged, this, relabel);
    connect(&d->camera, &SceneCamera::viewChanged, this, relabel);
    d->rest.setSingleShot(true);
    d->rest.setInterval(kRestMs);
    connect(&d->rest, &QTimer::timeout, this, [this] {
        d->lastFrame = 0;
        d->interval = 0;
        d->shownFps = 0;
        Q_EMIT framesPerSecondChanged();
    });
    d->still.setSingleShot(true);
    d->still.setInterval(kRestMs);
    connect(&d->still, &QTimer::timeout, this, [this] {
        if (d->automaticQuality && d->quality == Quality::Plain && !d->camera.isMoving())
            setRefined(true);
    });
    const auto stir = [this] { d->still.start(); };
    connect(&d->scene, &SceneModel::dataChanged, this, stir);
    connect(&d->scene, &SceneModel::rowsInserted, this, stir);
    connect(&d->camera, &SceneCamera::viewChanged, this, stir);
    connect(&d->camera, &SceneCamera::movingChanged, this, [this] {
        if (d->camera.isMoving())
            setRefined(false);
    });
    connect(&d->overlay, &SceneOverlay::changed, this, [this] {
        setRefined(false);
        d->still.start();
    });
    applyQuality();
}

SceneViewModel::~SceneViewModel() = default;

// --- what the application gives -----------------------------------------------------------------

void SceneViewModel::setWorld(std::shared_ptr<const world::World> world)
{
    d->displays.setWorld(world);
    d->scene.setWorld(std::move(world));
    d->controller.refreshLook();
    if (!d->placed && d->scene.rowCount() > 0) {
        d->placed = true;
        d->camera.rig().reset(d->content());
        d->camera.settle();
    }
}

std::shared_ptr<const world::World> SceneViewModel::world() const
{
    return d->scene.world();
}

void SceneViewModel::setSelection(const QList<Id> &ids)
{
    d->scene.setSelection(ids);
}

const QList<Id> &SceneViewModel::selection() const
{
    return d->scene.selection();
}

void SceneViewModel::setHovered(const Id &id)
{
    d->scene.setHovered(id);
}

void SceneViewModel::setHidden(const QList<Id> &ids)
{
    d->scene.setHidden(ids);
}

// --- state --------------------------------------------------------------------------------------

QAbstractItemModel *SceneViewModel::entities() const
{
    return &d->scene;
}

QAbstractItemModel *SceneViewModel::labels() const
{
    return &d->labels;
}

AssetLibrary *SceneViewModel::assets() const
{
    return &d->assets;
}

SceneCamera *SceneViewModel::camera() const
{
    return &d->camera;
}

SceneOverlay *SceneViewModel::overlay() const
{
    return &d->overlay;
}

SceneDisplays *SceneViewModel::displays() const
{
    return &d->displays;
}

SceneController &SceneViewModel::controller() const
{
    return d->controller;
}

SceneViewModel::Tool SceneViewModel::tool() const
{
    return static_cast<Tool>(d->options.tool);
}

void SceneViewModel::setTool(Tool tool)
{
    if (tool == this->tool())
        return;
    d->options.tool = static_cast<PointerTool>(tool);
    d->controller.setOptions(d->options);
    Q_EMIT toolChanged();
}

SceneViewModel::Navigation SceneViewModel::navigation() const
{
    return d->navigation;
}

void SceneViewModel::setNavigation(Navigation navigation)
{
    const bool again = navigation == d->navigation;
    if (again && navigation != Navigation::Bedside)
        return;
    d->navigation = navigation;
    d->options.walking = navigation == Navigation::Walk;
    d->controller.setOptions(d->options);
    switch (navigation) {
    case Navigation::Orbit:
        d->camera.rig().setMode(CameraRig::Mode::Orbit);
        break;
    case Navigation::Walk:
        d->camera.rig().setMode(CameraRig::Mode::Walk);
        break;
    case Navigation::Plan:
        d->camera.rig().setMode(CameraRig::Mode::Plan);
        d->camera.rig().frame(d->room());
        break;
    case Navigation::Bedside:
        goToBedside(again);
        break;
    }
    d->camera.wake();
    Q_EMIT navigationChanged();
}

void SceneViewModel::goToBedside(bool next)
{
    std::vector<const SceneEntity *> beds;
    int chosen = -1;
    for (const SceneEntity &entity : d->scene.entities()) {
        if (entity.prefab == nullptr || !entity.prefab->has("bed.support"))
            continue;
        // The bed that is selected, or on which what is selected lies.
        const IdSet family = d->scene.pickScene().family(entity.id);
        for (const Id &id : d->scene.selection()) {
            if (family.contains(id))
                chosen = static_cast<int>(beds.size());
        }
        beds.push_back(&entity);
    }
    if (beds.empty())
        return;
    const int count = static_cast<int>(beds.size());
    if (chosen < 0)
        chosen = next || d->bedside < 0 ? (d->bedside + 1) % count : d->bedside % count;
    d->bedside = chosen;
    const SceneEntity &bed = *beds[static_cast<std::size_t>(chosen)];
    d->camera.rig().bedside(bed.pose, bed.asset->mesh.bounds);
}

bool SceneViewModel::snapToSurface() const
{
    return d->options.surface;
}

void SceneViewModel::setSnapToSurface(bool on)
{
    changeSnapping(d->options.surface, on);
}

bool SceneViewModel::snapToGrid() const
{
    return d->options.grid;
}

void SceneViewModel::setSnapToGrid(bool on)
{
    changeSnapping(d->options.grid, on);
}

bool SceneViewModel::snapAngle() const
{
    return d->options.angle;
}

void SceneViewModel::setSnapAngle(bool on)
{
    changeSnapping(d->options.angle, on);
}

void SceneViewModel::changeSnapping(bool &option, bool on)
{
    if (option == on)
        return;
    option = on;
    d->controller.setOptions(d->options);
    Q_EMIT snappingChanged();
}

bool SceneViewModel::isEditable() const
{
    return d->options.editable;
}

void SceneViewModel::setEditable(bool editable)
{
    if (editable == d->options.editable)
        return;
    d->options.editable = editable;
    d->controller.setOptions(d->options);
    Q_EMIT editableChanged();
}

bool SceneViewModel::labelsShown() const
{
    return d->labelsShown;
}

void SceneViewModel::setLabelsShown(bool shown)
{
    if (shown == d->labelsShown)
        return;
    d->labelsShown = shown;
    d->labels.setEnabled(shown);
    d->labels.update(d->camera.view());
    Q_EMIT labelsShownChanged();
}

SceneViewModel::Quality SceneViewModel::quality() const
{
    return d->quality;
}

void SceneViewModel::setQuality(Quality quality)
{
    if (quality == d->quality)
        return;
    d->quality = quality;
    d->refined = false;
    d->still.start();
    applyQuality();
    Q_EMIT qualityChanged();
}

bool SceneViewModel::isFine() const
{
    return d->quality == Quality::Full || d->refined;
}

void SceneViewModel::setRefined(bool refined)
{
    if (refined == d->refined)
        return;
    d->refined = refined;
    applyQuality();
}

void SceneViewModel::applyQuality()
{
    d->options.tolerance = isFine() ? kFinePixels : kPlainPixels;
    d->controller.setOptions(d->options);
    d->controller.refreshLook();
    d->displays.setPace(d->quality == Quality::Full ? kFullPaceMs : kPlainPaceMs);
    Q_EMIT fineChanged();
}

bool SceneViewModel::automaticQuality() const
{
    return d->automaticQuality;
}

void SceneViewModel::setAutomaticQuality(bool automatic)
{
    if (automatic == d->automaticQuality)
        return;
    d->automaticQuality = automatic;
    Q_EMIT qualityChanged();
}

double SceneViewModel::framesPerSecond() const
{
    return d->shownFps;
}

QString SceneViewModel::placing() const
{
    return d->controller.placing();
}

// --- actions ------------------------------------------------------------------------------------

void SceneViewModel::frameSelection()
{
    const QList<Id> &ids = d->scene.selection();
    const Box box = ids.isEmpty() ? d->room()
                                  : d->scene.pickScene().bounds(std::span<const Id>(
                                        ids.constData(), static_cast<std::size_t>(ids.size())));
    if (d->navigation == Navigation::Walk)
        setNavigation(Navigation::Orbit);
    d->camera.rig().frame(box);
    d->camera.wake();
}

void SceneViewModel::resetCamera()
{
    if (d->navigation == Navigation::Walk)
        setNavigation(Navigation::Orbit);
    d->camera.rig().reset(d->content());
    d->camera.wake();
}

void SceneViewModel::beginPlacing(const QString &prefab)
{
    d->controller.beginPlacing(prefab);
}

void SceneViewModel::cancelPlacing()
{
    d->controller.cancel();
}

bool SceneViewModel::dragPrefab(const QString &prefab, const QPointF &position,
                                Qt::KeyboardModifiers modifiers)
{
    return d->controller.dragPrefab(prefab, position, modifiers);
}

bool SceneViewModel::dropPrefab(const QString &prefab, const QPointF &position,
                                Qt::KeyboardModifiers modifiers)
{
    return d->controller.dropPrefab(prefab, position, modifiers);
}

void SceneViewModel::leavePrefab()
{
    d->controller.leavePrefab();
}

std::optional<SceneViewModel::Spot> SceneViewModel::freeSpot(const QString &prefab) const
{
    const auto asset = d->assets.store().asset(prefab.toStdString());
    const SnapSolver solver(d->scene.pickScene(), d->assets.store().catalogue());
    const auto placement = solver.freeSocket(asset->mesh.bounds, d->camera.rig().target());
    if (!placement)
        return std::nullopt;
    return Spot{placement->local, placement->parent, QString::fromStdString(placement->socket)};
}

// --- what the scene's items report --------------------------------------------------------------

void SceneViewModel::resize(double width, double height)
{
    d->camera.resize(width, height);
}

void SceneViewModel::drawnByProcessor()
{
    if (d->automaticQuality)
        setQuality(Quality::Plain);
}

void SceneViewModel::frameShown(double at, double cost)
{
    d->rest.start();
    // A picture that is being finished at rest may take its time.
    d->slowFrames = cost > kSlowFrame && !d->refined ? d->slowFrames + 1 : 0;
    if (d->slowFrames >= kSlowFrames && d->automaticQuality)
        setQuality(Quality::Plain);
    const double since = at - d->lastFrame;
    d->lastFrame = at;
    // A pause between two frames is rest, not slowness.
    if (since <= 0 || since * 1000 > kRestMs)
        return;
    d->interval = d->interval > 0 ? d->interval * 0.85 + since * 0.15 : since;
    constexpr double kShowEvery = 0.5;
    if (at - d->fpsShownAt > kShowEvery) {
        d->fpsShownAt = at;
        d->shownFps = 1 / d->interval;
        Q_EMIT framesPerSecondChanged();
    }
}

} // namespace ward::viewport
