// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/scene_view_model_private.h"

namespace ward::viewport {
namespace {

/// Between two pictures of the monitors in the room.
constexpr int kFullPaceMs = 100;
constexpr int kPlainPaceMs = 200;
/// By how much coarse models may be off, in pixels.
constexpr double kFinePixels = 0.9;
constexpr double kPlainPixels = 1.8;

} // namespace

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
    const SceneTransform *transform = &controller->transform();
    connect(transform, &SceneTransform::previewed, this, &SceneViewModel::placesPreviewed);
    connect(transform, &SceneTransform::committed, this, &SceneViewModel::placesCommitted);
    connect(transform, &SceneTransform::copied, this, &SceneViewModel::copiesRequested);
    connect(transform, &SceneTransform::cancelled, this, &SceneViewModel::placesCancelled);
    SceneCommands *commands = &d->commands;
    connect(commands, &SceneCommands::committed, this, &SceneViewModel::placesCommitted);
    connect(commands, &SceneCommands::copied, this, &SceneViewModel::copiesRequested);
    connect(commands, &SceneCommands::selectionWanted, this, [this](const QList<Id> &ids) {
        Q_EMIT selectionRequested(ids, SelectionMode::Replace);
    });
    connect(&commands->visibility(), &SceneVisibility::changed, this,
            &SceneViewModel::hiddenChanged);
    connect(&d->look, &SceneLook::changed, this, &SceneViewModel::applyLook);
    connect(controller, &SceneController::spawnRequested, this, &SceneViewModel::spawnRequested);
    connect(controller, &SceneController::contextRequested, this,
            &SceneViewModel::contextRequested);
    connect(controller, &SceneController::hoveredChanged, this, &SceneViewModel::hoveredChanged);
    connect(controller, &SceneController::placingChanged, this, &SceneViewModel::placingChanged);
    connect(controller, &SceneController::frameRequested, this, &SceneViewModel::frameSelection);
    connect(controller, &SceneController::resetRequested, this, &SceneViewModel::resetCamera);
    connect(controller, &SceneController::toolRequested, this,
            [this](PointerTool tool) { setTool(static_cast<Tool>(tool)); });
    const auto relabel = [this] {
        d->labels.update(d->camera.view());
        d->authorCameras.update(d->authors, d->camera.view());
    };
    connect(&d->scene, &SceneModel::sceneChanged, this, relabel);
    connect(&d->camera, &SceneCamera::viewChanged, this, relabel);
    PictureQuality *picture = &d->quality;
    const auto stir = [picture] { picture->stir(); };
    connect(&d->scene, &SceneModel::dataChanged, picture, stir);
    connect(&d->scene, &SceneModel::rowsInserted, picture, stir);
    connect(&d->camera, &SceneCamera::viewChanged, picture, stir);
    connect(&d->camera, &SceneCamera::movingChanged, picture,
            [this] { d->quality.setMoving(d->camera.isMoving()); });
    connect(&d->overlay, &SceneOverlay::changed, picture, &PictureQuality::disturb);
    connect(picture, &PictureQuality::fineChanged, this, &SceneViewModel::applyQuality);
    connect(picture, &PictureQuality::levelChanged, this, &SceneViewModel::qualityChanged);
    connect(&d->frames, &FrameMeter::changed, this, &SceneViewModel::framesPerSecondChanged);
    applyQuality();
}

SceneViewModel::~SceneViewModel() = default;

// --- what the application gives -----------------------------------------------------------------

void SceneViewModel::setWorld(std::shared_ptr<const world::World> world)
{
    d->displays.setWorld(world);
    d->scene.setWorld(std::move(world)); // what is looked at follows, if anything changed
    if (!d->placed && d->scene.rowCount() > 0) {
        d->placed = true;
        d->camera.rig().reset(content(d->scene));
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

void SceneViewModel::setAuthors(const QList<SceneAuthor> &authors)
{
    if (authors == d->authors)
        return;
    d->authors = authors;
    d->scene.setAuthors(authors);
    d->authorCameras.update(authors, d->camera.view());
}

void SceneViewModel::setHovered(const Id &id)
{
    d->scene.setHovered(id);
}

void SceneViewModel::setLocked(const QList<Id> &ids)
{
    d->scene.setLocked(ids);
}

void SceneViewModel::refuse(const QString &why)
{
    d->controller.refuse(why);
}

// --- state --------------------------------------------------------------------------------------

QAbstractItemModel *SceneViewModel::entities() const
{
    return &d->scene;
}

QAbstractItemModel *SceneViewModel::displayed() const
{
    return &d->displayed;
}

NodePlaces *SceneViewModel::places() const
{
    return &d->places;
}

QAbstractItemModel *SceneViewModel::labels() const
{
    return &d->labels;
}

QAbstractItemModel *SceneViewModel::authorCameras() const
{
    return &d->authorCameras;
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

QAbstractItemModel *SceneViewModel::ghosts() const
{
    return &d->ghosts;
}

SceneMeasure *SceneViewModel::measure() const
{
    return &d->measure;
}

SceneLook *SceneViewModel::look() const
{
    return &d->look;
}

SavedViewModel *SceneViewModel::views() const
{
    return &d->commands.views();
}

SceneCommands &SceneViewModel::commands() const
{
    return d->commands;
}

int SceneViewModel::hiddenCount() const
{
    return static_cast<int>(d->commands.visibility().hidden().size());
}

bool SceneViewModel::isSolo() const
{
    return d->commands.visibility().isSolo();
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
    showMode(navigation);
    switch (navigation) {
    case Navigation::Orbit:
        d->camera.rig().setMode(CameraRig::Mode::Orbit);
        break;
    case Navigation::Walk:
        d->camera.rig().setMode(CameraRig::Mode::Walk);
        break;
    case Navigation::Plan:
        d->camera.rig().setMode(CameraRig::Mode::Plan);
        d->camera.rig().frame(roomBox(d->scene));
        break;
    case Navigation::Bedside:
        if (const SceneEntity *bed = d->beds.visit(d->scene, again))
            d->camera.rig().bedside(bed->pose, bed->asset->mesh.bounds);
        break;
    }
    d->camera.wake();
}

/// The way of looking changes, the camera is somebody else's.
void SceneViewModel::showMode(Navigation navigation)
{
    d->navigation = navigation;
    d->options.walking = navigation == Navigation::Walk;
    d->controller.setOptions(d->options);
    Q_EMIT navigationChanged();
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

bool SceneViewModel::localAxes() const
{
    return d->options.local;
}

void SceneViewModel::setLocalAxes(bool on)
{
    changeSnapping(d->options.local, on);
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

void SceneViewModel::applyLook()
{
    d->options.cutWalls = d->look.cutsWalls();
    d->controller.setOptions(d->options);
    d->controller.refreshLook();
    d->labels.setShownFor(static_cast<LabelsFor>(d->look.labels()));
    d->labels.update(d->camera.view());
    d->quality.stir();
}

SceneViewModel::Quality SceneViewModel::quality() const
{
    return static_cast<Quality>(d->quality.level());
}

void SceneViewModel::setQuality(Quality quality)
{
    d->quality.setLevel(static_cast<PictureQuality::Level>(quality));
}

bool SceneViewModel::isFine() const
{
    return d->quality.isFine();
}

void SceneViewModel::applyQuality()
{
    d->options.tolerance = isFine() ? kFinePixels : kPlainPixels;
    d->options.breathing = quality() == Quality::Full;
    d->controller.setOptions(d->options);
    d->controller.refreshLook();
    d->displays.setPace(quality() == Quality::Full ? kFullPaceMs : kPlainPaceMs);
    Q_EMIT fineChanged();
}

bool SceneViewModel::automaticQuality() const
{
    return d->quality.isAutomatic();
}

void SceneViewModel::setAutomaticQuality(bool automatic)
{
    d->quality.setAutomatic(automatic);
}

double SceneViewModel::framesPerSecond() const
{
    return d->frames.framesPerSecond();
}

QString SceneViewModel::placing() const
{
    return d->controller.placing();
}

// --- what the scene's items report --------------------------------------------------------------

void SceneViewModel::resize(double width, double height)
{
    d->camera.resize(width, height);
}

void SceneViewModel::drawnByProcessor()
{
    if (automaticQuality())
        setQuality(Quality::Plain);
}

void SceneViewModel::frameShown(double at, double cost)
{
    d->quality.frameShown(cost);
    d->frames.frameShown(at);
}

} // namespace ward::viewport
