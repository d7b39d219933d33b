// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/scene_page.h"

#include "app/studio/shell/view_accessible.h"
#include "core/world/instantiate.h"
#include "core/world/looks.h"
#include "editor/edit_controller.h"
#include "editor/selection.h"
#include "sim-client/session_replica.h"
#include "sim-client/shown_world.h"
#include "viewport/qml/asset_library.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <utility>

namespace ward::studio {

using viewport::SceneViewModel;

namespace {
/// From the first picture of a room to its finished one.
constexpr int kFinishAfterMs = 500;

std::vector<editor::PlaceEdit> edits(const viewport::EntityPlaces &places)
{
    std::vector<editor::PlaceEdit> out;
    for (const viewport::EntityPlace &one : places)
        out.push_back({one.id, one.pose, one.parent, one.socket.toStdString()});
    return out;
}

} // namespace

ScenePage::ScenePage(QQmlEngine &engine, client::ShownWorld &shown, editor::Selection &selection,
                     editor::EditController &edit, const content::Catalogue &catalogue,
                     QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_shown(shown)
    , m_selection(selection)
    , m_edit(edit)
    , m_catalogue(catalogue)
    , m_scene(catalogue)
    , m_view(new QQuickView(&engine, nullptr))
    , m_container(makeWindowContainer(m_view))
{
    m_container->setObjectName(QStringLiteral("scene"));
    m_container->setAccessibleName(tr("Scene"));
    m_container->setFocusPolicy(Qt::StrongFocus);
    m_container->setMinimumSize(320, 200);
    m_view->setResizeMode(QQuickView::SizeRootObjectToView);

    connect(&m_shown, &client::ShownWorld::changed, this, &ScenePage::followWorld);
    connect(&m_shown, &client::ShownWorld::jumped, this, &ScenePage::followWorld);
    connect(&m_selection, &editor::Selection::changed, this, [this] {
        m_scene.setSelection(QList<Id>(m_selection.ids().begin(), m_selection.ids().end()));
    });
    connect(&m_scene, &SceneViewModel::selectionRequested, this,
            [this](const QList<Id> &ids, SceneViewModel::SelectionMode mode) {
                m_selection.select(
                    std::vector<Id>(ids.begin(), ids.end()),
                    mode == SceneViewModel::SelectionMode::Add      ? editor::SelectMode::Add
                    : mode == SceneViewModel::SelectionMode::Toggle ? editor::SelectMode::Toggle
                                                                    : editor::SelectMode::Replace);
            });
    connect(&m_scene, &SceneViewModel::placesPreviewed, this, &ScenePage::preview);
    connect(&m_scene, &SceneViewModel::placesCancelled, this, [this] { m_edit.endPreview(); });
    connect(&m_scene, &SceneViewModel::placesCommitted, this,
            [this](const viewport::EntityPlaces &places) {
                // In this order: what the gesture began with is known until its preview ends.
                m_edit.placeAll(edits(places), awaitAnswer());
                m_edit.endPreview();
            });
    connect(&m_scene, &SceneViewModel::copiesRequested, this,
            [this](const viewport::EntityPlaces &places) {
                m_edit.endPreview();
                m_selection.select(m_edit.copyTo(edits(places), awaitAnswer()));
            });
    connect(&m_scene, &SceneViewModel::hiddenChanged, this, &ScenePage::marksChanged);
    connect(
        &m_scene, &SceneViewModel::spawnRequested, this,
        [this](const QString &prefab, const Pose &pose, const Id &parent, const QString &socket) {
            const content::Prefab *found = m_catalogue.prefab(prefab.toStdString());
            if (found == nullptr)
                return;
            // With a socket the edit takes the pose as it is, else it wants the world's.
            const Pose at = socket.isEmpty() ? frameOf(parent, {}) * pose : pose;
            const Id id = m_edit.spawn(*found, at, parent, socket.toStdString(), awaitAnswer());
            m_selection.select(id);
            Q_EMIT placed(id);
        });
    connect(&m_scene, &SceneViewModel::contextRequested, this,
            [this](const Id &id, const QPointF &at) { Q_EMIT contextRequested(id, at.toPoint()); });
    followWorld();
}

ScenePage::~ScenePage() = default;

bool ScenePage::prepare()
{
    if (std::exchange(m_prepared, true))
        return false;
    const QUrl url(QStringLiteral("qrc:/qt/qml/Ward/Viewport/ScenePanel.qml"));
    auto *component = new QQmlComponent(&m_engine, url, m_view);
    QObject *root = component->createWithInitialProperties(
        {{QStringLiteral("viewModel"), QVariant::fromValue(&m_scene)}}, m_engine.rootContext());
    auto *item = qobject_cast<QQuickItem *>(root);
    if (item == nullptr) {
        qWarning().noquote() << "The scene cannot be shown:" << component->errorString();
        return true;
    }
    // Whoever shows a window waits until its first frame is on the screen; that of a room takes
    // long enough to make the panels around it meanwhile. So the first one is empty.
    item->setVisible(false);
    m_view->setContent(url, component, item);
    if (m_view->isExposed())
        showContent();
    else
        connect(m_view, &QQuickWindow::frameSwapped, this, &ScenePage::showContent,
                Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
    return true;
}

void ScenePage::showContent()
{
    m_view->rootObject()->setVisible(true);
    m_drawn = true;
    Q_EMIT contentShown();
}

void ScenePage::setHeld(bool held)
{
    m_held = held;
    m_scene.assets()->setHeld(held);
    if (!held && m_unfinished)
        finishLater();
}

void ScenePage::finishLater()
{
    QTimer::singleShot(kFinishAfterMs, this, [this] {
        if (std::exchange(m_unfinished, false) && m_scene.automaticQuality())
            m_scene.setQuality(SceneViewModel::Quality::Full);
    });
}

/// The first picture of a room is drawn plain, so that it is there soon; shadows and smooth edges
/// come with the next.
void ScenePage::drawSoon()
{
    if (!m_scene.automaticQuality() || m_scene.quality() != SceneViewModel::Quality::Full)
        return;
    m_scene.setQuality(SceneViewModel::Quality::Plain);
    auto *first = new QObject(this);
    // A frame that is being drawn already does not count. This runs while the GUI thread waits.
    const auto taken = std::make_shared<bool>(false);
    connect(
        m_view, &QQuickWindow::beforeSynchronizing, first,
        [this, taken] { *taken = *taken || m_drawn; }, Qt::DirectConnection);
    connect(
        m_view, &QQuickWindow::frameSwapped, first,
        [this, first, taken] {
            if (!*taken)
                return;
            first->deleteLater();
            m_unfinished = true;
            if (!m_held)
                finishLater();
        },
        Qt::QueuedConnection);
}

void ScenePage::followWorld()
{
    if (!std::exchange(m_hadWorld, m_hadWorld || m_shown.hasWorld()) && m_hadWorld)
        drawSoon();
    // A copy shares every pool with the original; only what changes later is copied.
    m_scene.setWorld(m_shown.hasWorld() ? std::make_shared<const world::World>(m_shown.world())
                                        : nullptr);
    m_scene.setEditable(m_edit.canEdit());
    followLocks();
}

/// Locks are the author's, not a run's: the document has them.
void ScenePage::followLocks()
{
    QList<Id> locked;
    if (m_shown.hasWorld()) {
        const world::World &world = m_shown.world();
        for (const world::Handle handle : world.entities()) {
            const content::Record *record = m_shown.document().find(world.id(handle));
            if (record == nullptr)
                continue;
            const content::CellValue cell = record->cell("locked");
            const bool *on = std::get_if<bool>(&cell);
            if (on != nullptr && *on)
                locked << record->id;
        }
    }
    if (locked == m_locked)
        return;
    m_locked = locked;
    m_scene.setLocked(locked);
    Q_EMIT marksChanged();
}

Pose ScenePage::frameOf(const Id &parent, const QString &socket) const
{
    const world::World &world = m_shown.world();
    const world::Handle handle = world.find(parent);
    if (handle == world::kNoHandle)
        return {};
    const Pose frame = world::worldPose(world, m_catalogue, handle);
    const content::Prefab *prefab = m_catalogue.prefab(world.prefab(handle));
    const auto at = prefab == nullptr
                        ? std::nullopt
                        : world::socketPose(world, handle, *prefab, socket.toStdString());
    return at ? frame * *at : frame;
}

client::Done ScenePage::awaitAnswer()
{
    ++m_unanswered;
    return [self = QPointer(this)](const client::Outcome &) {
        if (self)
            --self->m_unanswered;
    };
}

bool ScenePage::takeRefusal(const QString &why)
{
    if (m_unanswered == 0)
        return false;
    m_scene.refuse(why);
    return true;
}

void ScenePage::preview(const viewport::EntityPlaces &places)
{
    const world::World &world = m_shown.world();
    std::vector<editor::FieldEdit> edits;
    for (const viewport::EntityPlace &one : places) {
        // In the frame of another parent the figures would mean another place to whoever sees them.
        const world::Handle handle = world.find(one.id);
        if (handle == world::kNoHandle || world.id(world.parent(handle)) != one.parent ||
            QString::fromStdString(std::string(world.socket(handle))) != one.socket)
            continue;
        edits.push_back({one.id,
                         "transform",
                         {{"position", one.pose.position}, {"rotation", one.pose.rotation}}});
    }
    m_edit.previewFields(edits);
}

} // namespace ward::studio
