// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/world.h"
#include "viewport/picking/pick_scene.h"
#include "viewport/scene/entity_look.h"
#include "viewport/scene/face_reading.h"
#include "viewport/scene/group_places.h"
#include "viewport/scene/room_sides.h"
#include "viewport/scene/scene_author.h"

#include <QAbstractListModel>
#include <QList>
#include <QStringList>

#include <array>
#include <map>
#include <unordered_map>

namespace ward::viewport {

/// One visible entity.
struct SceneEntity
{
    Id id;
    Id parent;
    std::string socket;
    world::Handle handle = world::kNoHandle;
    std::string reference; ///< of its prefab, as the world says it
    const content::Prefab *prefab = nullptr;
    std::shared_ptr<const Asset> asset; ///< as it stands: what is picked and snapped to
    EntityLook look;
    QString drawn;      ///< key of the model and its colours
    GroupPlaces groups; ///< where its moving parts are
    double breath = 0;  ///< of a patient: 0 = end of expiration, 1 = a normal breath
    QString name;
    QString kind; ///< the prefab's: room, patient, device, furniture, actor, supply
    QString role; ///< an actor's role, as the schema names it
    Pose pose;    ///< in the world
    bool hidden = false;
    FaceReading face;
    QStringList hiddenSides; ///< of a room
    bool cutAway = false;    ///< hangs on a side that is cut away
    int detail = 0;          ///< 0 = full; more = coarser, because it is small on the screen
};

/// The visible entities of a world, by handle. Each new world changes only the rows that differ, so
/// that a tick in which nothing moves repaints nothing; works alike for a definition, a running
/// session and any moment of a recording. Keeps the picking scene in step. GUI thread.
class SceneModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< text form
        NameRole,
        PrefabRole, ///< key of what is drawn
        KindRole,
        RoleRole,
        PositionRole, ///< QVector3D, world
        RotationRole, ///< QQuaternion, world
        GroundedRole, ///< stands on the floor
        SelectedRole,
        HoveredRole,
        VisibleRole,
        HiddenSidesRole, ///< QStringList: sides of a room that are cut away
        DetailRole,      ///< 0 = full; small enough for a coarser model
        GroupsRole,      ///< GroupPlaces
        BreathRole,      ///< 0–1
        AuthorRole,      ///< index in Theme.authors of who else has it selected; −1 = nobody
        BrokenRole,      ///< a placeholder stands for its model
        FaceKindRole,
        FaceStateRole,
        FaceLabelRole,
        FaceValueRole,
        FaceUnitRole,
        FaceDetailRole,
        FaceFiguresRole,
        PatientRole, ///< text form of the id whose values its display shows, or empty
    };

    explicit SceneModel(AssetStore &assets, QObject *parent = nullptr);
    ~SceneModel() override;

    void setWorld(std::shared_ptr<const world::World> world);
    [[nodiscard]] const std::shared_ptr<const world::World> &world() const { return m_world; }
    void setSelection(const QList<Id> &ids);
    [[nodiscard]] const QList<Id> &selection() const { return m_selection; }
    /// The others in the scene: what they have selected is outlined.
    void setAuthors(const QList<SceneAuthor> &authors);
    /// Who else has it selected: the first one's colour, all names; colour −1 = nobody.
    struct AuthorTag
    {
        QString name;
        int colour = -1;
    };
    [[nodiscard]] AuthorTag authorOf(const Id &id) const;
    void setHovered(const Id &id);
    [[nodiscard]] const Id &hovered() const { return m_hovered; }
    void setHidden(const QList<Id> &ids);
    /// What must stay where it is: rays meet it, drags do not move it.
    void setLocked(const QList<Id> &ids);
    [[nodiscard]] bool isLocked(const Id &id) const { return m_locked.contains(id); }
    /// Shows an entity, and what hangs on it, elsewhere until the preview is cleared.
    void preview(const Id &id, const Pose &pose);
    void clearPreview();
    /// How the scene is looked at, as far as it decides what is drawn.
    struct Look
    {
        CameraView view;
        bool walking = false;
        double tolerance = 1;  ///< pixels by which a coarse model may be off
        bool breathing = true; ///< chests rise: it draws many pictures
        bool cutWalls = true;
    };
    /// Cuts away the sides of rooms that stand between the view and the room, with what hangs on
    /// them; chooses coarse models for what is small. Emits no `sceneChanged`.
    void setLook(const Look &look);

    [[nodiscard]] const std::vector<SceneEntity> &entities() const { return m_rows; }
    [[nodiscard]] const SceneEntity *entity(const Id &id) const;
    [[nodiscard]] const PickScene &pickScene() const { return m_picking; }
    /// Where it is shown now, previews included.
    [[nodiscard]] Pose shownPose(const SceneEntity &entity) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    /// Some row was added, removed, moved or renamed: labels, gizmo and picking follow.
    void sceneChanged();
    /// Walls, or what hangs on them, were cut away or came back.
    void cutChanged();

private:
    /// Rows beside each other that changed in the same way, to be told in one signal: every
    /// listener looks through all of its items for each.
    struct Change
    {
        int first = 0;
        int last = -1;
        QList<int> roles;
    };
    /// Where the values of one layout are.
    struct Fields
    {
        std::shared_ptr<const world::Layout> layout;
        int transform = -1;
        std::array<int, 4> faces{};
        world::FieldRef role, hidden;
    };
    void findFields();
    void note(Change &pending, int row, const QList<int> &roles);
    void tell(Change &pending);
    [[nodiscard]] bool mayHaveFace(const SceneEntity &entity) const;
    [[nodiscard]] int rowOf(const Id &id) const;
    /// `known` is what is shown of it now; nullptr = it is new.
    [[nodiscard]] SceneEntity read(world::Handle handle, const SceneEntity *known) const;
    void readAppearance(SceneEntity &out, const SceneEntity *known) const;
    [[nodiscard]] double breathOf(const SceneEntity &entity) const;
    [[nodiscard]] bool hangsOn(const SceneEntity &entity, const Plane &wall) const;
    void cutAway(const Look &look);
    void chooseDetail(const Look &look);
    void putInPicking(const SceneEntity &entity);
    void change(int row, const QList<int> &roles);
    [[nodiscard]] bool isShown(const SceneEntity &entity) const;
    void changeFlag(const QList<Id> &ids, Role role);

    AssetStore &m_assets;
    std::shared_ptr<const world::World> m_world;
    Fields m_fields;
    std::vector<SceneEntity> m_rows;                ///< ascending by handle
    mutable std::unordered_map<Id, int> m_rowsById; ///< empty: to be made when asked for
    QList<Id> m_selection;
    QList<SceneAuthor> m_authors;
    Id m_hovered;
    QList<Id> m_hidden;
    QList<Id> m_locked;
    std::map<Id, Pose> m_previews;
    std::map<const Asset *, std::vector<RoomSide>> m_sides;
    PickScene m_picking;
    bool m_breathing = true;
};

} // namespace ward::viewport
