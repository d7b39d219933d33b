// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/scene_model.h"

#include "core/base/text.h"
#include "core/world/instantiate.h"
#include "viewport/scene/qt_geometry.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ward::viewport {
namespace {

bool isGrounded(const Pose &pose)
{
    return pose.position.y < 0.02;
}

} // namespace

SceneModel::SceneModel(AssetStore &assets, QObject *parent)
    : QAbstractListModel(parent)
    , m_assets(assets)
{
}

SceneModel::~SceneModel() = default;

int SceneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QHash<int, QByteArray> SceneModel::roleNames() const
{
    return {{IdRole, "entityId"},
            {NameRole, "name"},
            {PrefabRole, "prefab"},
            {KindRole, "kind"},
            {RoleRole, "actorRole"},
            {PositionRole, "worldPosition"},
            {RotationRole, "worldRotation"},
            {GroundedRole, "grounded"},
            {SelectedRole, "selected"},
            {HoveredRole, "hovered"},
            {VisibleRole, "shown"},
            {HiddenSidesRole, "hiddenSides"},
            {DetailRole, "detail"},
            {GroupsRole, "groups"},
            {BreathRole, "breath"},
            {AuthorRole, "authorColour"},
            {BrokenRole, "broken"},
            {FaceKindRole, "faceKind"},
            {FaceStateRole, "faceState"},
            {FaceLabelRole, "faceLabel"},
            {FaceValueRole, "faceValue"},
            {FaceUnitRole, "faceUnit"},
            {FaceDetailRole, "faceDetail"},
            {FaceFiguresRole, "faceFigures"},
            {PatientRole, "patientId"}};
}

QVariant SceneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SceneEntity &entity = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IdRole:
        return QString::fromStdString(entity.id.toString());
    case Qt::DisplayRole:
    case NameRole:
        return entity.name;
    case PrefabRole:
        return entity.drawn;
    case KindRole:
        return entity.kind;
    case RoleRole:
        return entity.role;
    case PositionRole:
        return toVector(shownPose(entity).position);
    case RotationRole:
        return toQuaternion(shownPose(entity).rotation);
    case GroundedRole:
        return isGrounded(shownPose(entity));
    case SelectedRole:
        return m_selection.contains(entity.id);
    case HoveredRole:
        return m_hovered == entity.id;
    case VisibleRole:
        return isShown(entity);
    case HiddenSidesRole:
        return entity.hiddenSides;
    case DetailRole:
        return entity.detail;
    case GroupsRole:
        return QVariant::fromValue(entity.groups);
    case BreathRole:
        return entity.breath;
    case AuthorRole:
        return authorOf(entity.id).colour;
    case BrokenRole:
        return entity.asset->error.has_value();
    case FaceKindRole:
        return static_cast<int>(entity.face.kind);
    case FaceStateRole:
        return static_cast<int>(entity.face.state);
    case FaceLabelRole:
        return entity.face.label;
    case FaceValueRole:
        return entity.face.value;
    case FaceUnitRole:
        return entity.face.unit;
    case FaceDetailRole:
        return entity.face.detail;
    case FaceFiguresRole:
        return entity.face.figures;
    case PatientRole:
        return entity.face.patient.isNull()
                   ? QString()
                   : QString::fromStdString(entity.face.patient.toString());
    default:
        return {};
    }
}

int SceneModel::rowOf(const Id &id) const
{
    if (m_rowsById.empty()) {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            m_rowsById.emplace(m_rows[i].id, static_cast<int>(i));
    }
    const auto found = m_rowsById.find(id);
    return found == m_rowsById.end() ? -1 : found->second;
}

const SceneEntity *SceneModel::entity(const Id &id) const
{
    const int row = rowOf(id);
    return row < 0 ? nullptr : &m_rows[static_cast<std::size_t>(row)];
}

Pose SceneModel::shownPose(const SceneEntity &entity) const
{
    const auto preview = m_previews.find(entity.id);
    return preview == m_previews.end() ? entity.pose : preview->second;
}

void SceneModel::readAppearance(SceneEntity &out, const SceneEntity *known) const
{
    const bool same = known != nullptr && known->reference == out.reference;
    if (out.prefab == nullptr) {
        out.asset = same ? known->asset : m_assets.asset(out.reference);
        out.drawn = toQString(out.asset->prefab);
        return;
    }
    const content::Looks &looks = out.prefab->looks;
    out.look = readLook(*m_world, out.handle, *out.prefab);
    if (same && known->look == out.look) {
        out.asset = known->asset;
        out.drawn = known->drawn;
        out.groups = known->groups;
    } else {
        const auto rest = m_assets.asset(out.reference, out.look.variant);
        out.asset = m_assets.posed(rest, out.look.solidAmounts(looks));
        out.drawn = toQString(AssetKey{rest->prefab, out.look.variant, out.look.tints}.text());
        if (rest->groups.size() > 1) {
            std::vector<GroupPlace> places;
            for (const PartGroup &group : rest->groups)
                places.push_back(placeOf(group, looks, out.look.amounts, out.look.shown));
            out.groups = GroupPlaces(std::move(places));
        }
    }
    out.breath = breathOf(out);
}

double SceneModel::breathOf(const SceneEntity &entity) const
{
    if (!m_breathing || !m_world || entity.asset->breath().empty())
        return 0;
    // So coarse that nobody sees a step, so that a breath takes few pictures.
    constexpr double kSteps = 12;
    const double breath = readBreath(*m_world, entity.handle);
    return std::clamp(std::round(breath * kSteps) / kSteps, -0.5, 1.5);
}

SceneEntity SceneModel::read(world::Handle handle, const SceneEntity *known) const
{
    const world::World &world = *m_world;
    SceneEntity out;
    out.handle = handle;
    out.id = world.id(handle);
    const world::Handle parent = world.parent(handle);
    out.parent = parent == world::kNoHandle ? Id{} : world.id(parent);
    out.socket = world.socket(handle);
    out.reference = world.prefab(handle);
    const bool same = known != nullptr && known->reference == out.reference;
    out.prefab = same ? known->prefab : m_assets.catalogue().prefab(out.reference);
    readAppearance(out, known);
    // Texts that did not change are shared with what is known, not made again.
    const auto textOf = [](std::string_view text, const QString *before) {
        const QUtf8StringView utf8(text.data(), static_cast<qsizetype>(text.size()));
        return before != nullptr && QAnyStringView::equal(*before, utf8) ? *before
                                                                         : toQString(text);
    };
    out.name = textOf(world.name(handle), known != nullptr ? &known->name : nullptr);
    if (out.prefab != nullptr) {
        out.kind = same ? known->kind : toQString(out.prefab->kind);
        if (out.name.isEmpty())
            out.name = textOf(out.prefab->name, known != nullptr ? &known->name : nullptr);
    }
    out.role =
        textOf(world.enumValue(handle, m_fields.role), known != nullptr ? &known->role : nullptr);
    out.pose = world::worldPose(world, m_assets.catalogue(), handle);
    out.hidden = world.flag(handle, m_fields.hidden);
    if (mayHaveFace(out))
        out.face = readFace(world, handle, out.prefab);
    return out;
}

void SceneModel::findFields()
{
    if (!m_world || m_fields.layout == m_world->sharedLayout())
        return;
    const world::Layout &layout = m_world->layout();
    m_fields = {m_world->sharedLayout(),
                layout.componentIndex("transform"),
                {layout.componentIndex("monitor"), layout.componentIndex("defibrillator"),
                 layout.componentIndex("infusion"), layout.componentIndex("device")},
                layout.find("actor.role"),
                layout.find("entity.hidden")};
}

bool SceneModel::mayHaveFace(const SceneEntity &entity) const
{
    return (entity.prefab != nullptr && entity.prefab->kind == "device") ||
           std::any_of(m_fields.faces.begin(), m_fields.faces.end(), [&](int component) {
               return component >= 0 && m_world->hasComponent(entity.handle, component);
           });
}

void SceneModel::note(Change &pending, int row, const QList<int> &roles)
{
    if (row == pending.last + 1 && roles == pending.roles && pending.first <= pending.last) {
        pending.last = row;
        return;
    }
    tell(pending);
    pending = {row, row, roles};
}

void SceneModel::tell(Change &pending)
{
    if (pending.first <= pending.last)
        Q_EMIT dataChanged(index(pending.first), index(pending.last), pending.roles);
    pending = {};
}

void SceneModel::putInPicking(const SceneEntity &entity)
{
    PickItem item;
    item.id = entity.id;
    item.parent = entity.parent;
    item.socket = entity.socket;
    item.pose = entity.pose;
    item.asset = entity.asset;
    item.prefab = entity.prefab;
    item.pickable = isShown(entity);
    if (!entity.hiddenSides.isEmpty()) {
        for (const MeshPart &part : entity.asset->mesh.parts) {
            const bool hidden = entity.hiddenSides.contains(QString::fromStdString(part.side));
            item.hiddenParts.push_back(hidden ? 1 : 0);
        }
    }
    m_picking.put(std::move(item));
}

void SceneModel::change(int row, const QList<int> &roles)
{
    Q_EMIT dataChanged(index(row), index(row), roles);
}

void SceneModel::setWorld(std::shared_ptr<const world::World> world)
{
    m_world = std::move(world);
    findFields();
    std::vector<world::Handle> wanted;
    if (m_world && m_fields.transform >= 0) {
        for (const world::Handle handle : m_world->entities()) {
            if (!m_world->prefab(handle).empty() &&
                m_world->hasComponent(handle, m_fields.transform))
                wanted.push_back(handle);
        }
    }
    Change pending;
    bool changed = false;
    std::size_t row = 0;
    for (std::size_t next = 0; next < wanted.size() || row < m_rows.size();) {
        const bool hasRow = row < m_rows.size();
        const bool hasNext = next < wanted.size();
        // Another world (another scenario) may use the same handle for another entity.
        if (hasRow &&
            (!hasNext || m_rows[row].handle < wanted[next] ||
             (m_rows[row].handle == wanted[next] && m_rows[row].id != m_world->id(wanted[next])))) {
            tell(pending);
            beginRemoveRows({}, static_cast<int>(row), static_cast<int>(row));
            m_rowsById.clear();
            m_picking.remove(m_rows[row].id);
            m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(row));
            endRemoveRows();
            changed = true;
            continue;
        }
        const bool isKnown = hasRow && m_rows[row].handle == wanted[next];
        SceneEntity entity = read(wanted[next], isKnown ? &m_rows[row] : nullptr);
        if (!hasRow || m_rows[row].handle > wanted[next]) {
            tell(pending);
            beginInsertRows({}, static_cast<int>(row), static_cast<int>(row));
            m_rowsById.clear();
            putInPicking(entity);
            m_rows.insert(m_rows.begin() + static_cast<std::ptrdiff_t>(row), std::move(entity));
            endInsertRows();
            changed = true;
        } else {
            SceneEntity &known = m_rows[row];
            QList<int> roles;
            if (known.name != entity.name)
                roles << NameRole << Qt::DisplayRole;
            if (known.reference != entity.reference || known.drawn != entity.drawn)
                roles << PrefabRole << KindRole << BrokenRole;
            if (known.groups != entity.groups)
                roles << GroupsRole;
            if (known.role != entity.role)
                roles << RoleRole;
            if (known.pose != entity.pose)
                roles << PositionRole << RotationRole;
            if (isGrounded(known.pose) != isGrounded(entity.pose))
                roles << GroundedRole;
            if (known.hidden != entity.hidden)
                roles << VisibleRole;
            const bool moved = known.pose != entity.pose;
            const bool other = known.reference != entity.reference || known.asset != entity.asset ||
                               known.parent != entity.parent || known.socket != entity.socket ||
                               known.hidden != entity.hidden;
            const bool scene = !roles.isEmpty() || other;
            if (known.breath != entity.breath)
                roles << BreathRole;
            if (known.face != entity.face)
                roles << FaceKindRole << FaceStateRole << FaceLabelRole << FaceValueRole
                      << FaceUnitRole << FaceDetailRole << FaceFiguresRole << PatientRole;
            entity.hiddenSides = known.hiddenSides;
            entity.cutAway = known.cutAway;
            entity.detail = known.detail;
            if (other)
                putInPicking(entity);
            else if (moved)
                m_picking.move(entity.id, entity.pose);
            known = std::move(entity);
            if (!roles.isEmpty())
                note(pending, static_cast<int>(row), roles);
            changed = changed || scene;
        }
        ++row;
        ++next;
    }
    tell(pending);
    if (changed)
        Q_EMIT sceneChanged();
}

void SceneModel::changeFlag(const QList<Id> &ids, Role role)
{
    for (const Id &id : ids) {
        if (const int row = rowOf(id); row >= 0)
            change(row, {role});
    }
}

void SceneModel::setSelection(const QList<Id> &ids)
{
    if (ids == m_selection)
        return;
    QList<Id> touched;
    for (const Id &id : m_selection) {
        if (!ids.contains(id))
            touched << id;
    }
    for (const Id &id : ids) {
        if (!m_selection.contains(id))
            touched << id;
    }
    m_selection = ids;
    changeFlag(touched, SelectedRole);
    Q_EMIT sceneChanged();
}

void SceneModel::setAuthors(const QList<SceneAuthor> &authors)
{
    QList<Id> touched;
    for (const QList<SceneAuthor> *all : {&std::as_const(m_authors), &authors}) {
        for (const SceneAuthor &author : *all) {
            for (const Id &id : author.selection) {
                if (!touched.contains(id))
                    touched << id;
            }
        }
    }
    const auto before = std::exchange(m_authors, authors);
    // A camera that moves changes nothing of what is outlined.
    const auto tags = [&touched](const QList<SceneAuthor> &all) {
        QStringList out;
        for (const Id &id : touched) {
            for (const SceneAuthor &author : all) {
                if (author.selection.contains(id))
                    out << QString::number(author.colour) + author.name;
            }
            out << QString();
        }
        return out;
    };
    if (tags(before) == tags(m_authors))
        return;
    changeFlag(touched, AuthorRole);
    Q_EMIT sceneChanged();
}

SceneModel::AuthorTag SceneModel::authorOf(const Id &id) const
{
    AuthorTag tag;
    for (const SceneAuthor &author : m_authors) {
        if (!author.selection.contains(id))
            continue;
        tag.name += (tag.name.isEmpty() ? QString() : QStringLiteral(", ")) + author.name;
        if (tag.colour < 0)
            tag.colour = author.colour;
    }
    return tag;
}

void SceneModel::setHovered(const Id &id)
{
    if (id == m_hovered)
        return;
    const QList<Id> touched{m_hovered, id};
    m_hovered = id;
    changeFlag(touched, HoveredRole);
    Q_EMIT sceneChanged();
}

void SceneModel::setHidden(const QList<Id> &ids)
{
    if (ids == m_hidden)
        return;
    QList<Id> touched = m_hidden;
    touched << ids;
    m_hidden = ids;
    for (const Id &id : touched) {
        if (const SceneEntity *known = entity(id))
            putInPicking(*known);
    }
    changeFlag(touched, VisibleRole);
    Q_EMIT sceneChanged();
}

void SceneModel::setLocked(const QList<Id> &ids)
{
    if (ids == m_locked)
        return;
    m_locked = ids;
    Q_EMIT sceneChanged();
}

void SceneModel::preview(const Id &id, const Pose &pose)
{
    const SceneEntity *moved = entity(id);
    if (moved == nullptr)
        return;
    const Pose back = moved->pose.inverse();
    for (const Id &member : m_picking.family(id)) {
        const int row = rowOf(member);
        if (row < 0)
            continue;
        m_previews[member] = pose * (back * m_rows[static_cast<std::size_t>(row)].pose);
        change(row, {PositionRole, RotationRole, GroundedRole});
    }
    Q_EMIT sceneChanged();
}

void SceneModel::clearPreview()
{
    if (m_previews.empty())
        return;
    const auto previews = std::exchange(m_previews, {});
    for (const auto &[id, pose] : previews) {
        if (const int row = rowOf(id); row >= 0)
            change(row, {PositionRole, RotationRole, GroundedRole});
    }
    Q_EMIT sceneChanged();
}

bool SceneModel::isShown(const SceneEntity &entity) const
{
    return !entity.hidden && !entity.cutAway && !m_hidden.contains(entity.id);
}

void SceneModel::setLook(const Look &look)
{
    if (std::exchange(m_breathing, look.breathing) != look.breathing) {
        for (std::size_t row = 0; row < m_rows.size(); ++row) {
            const double breath = breathOf(m_rows[row]);
            if (std::exchange(m_rows[row].breath, breath) != breath)
                change(static_cast<int>(row), {BreathRole});
        }
    }
    cutAway(look);
    chooseDetail(look);
}

/// Whether it goes with that wall, or is attached to something that does.
bool SceneModel::hangsOn(const SceneEntity &entity, const Plane &wall) const
{
    // Rails and panels stand out from a wall: what a room has a place for may be that far from it.
    constexpr double kInPlace = 0.3;
    // Put there by hand: its middle is within a hand's breadth of the wall's face.
    constexpr double kByHand = 0.16;
    const SceneEntity *at = &entity;
    for (int depth = 0; depth < 8; ++depth) {
        const SceneEntity *parent = this->entity(at->parent);
        const bool inRoom = parent != nullptr && parent->kind == QLatin1String("room");
        if (inRoom && !at->socket.empty() && wall.distance(at->pose.position) < kInPlace)
            return true;
        if (wall.distance(at->asset->mesh.bounds.transformed(at->pose).centre()) < kByHand)
            return true;
        if (parent == nullptr || inRoom || at->socket.empty())
            return false;
        at = parent;
    }
    return false;
}

void SceneModel::cutAway(const Look &look)
{
    std::vector<Plane> cuts; ///< faces of walls towards the room, in the world
    bool changed = false;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        SceneEntity &room = m_rows[row];
        if (room.kind != QLatin1String("room"))
            continue;
        auto known = m_sides.find(room.asset.get());
        if (known == m_sides.end())
            known = m_sides.emplace(room.asset.get(), roomSides(room.asset->mesh)).first;
        QStringList hidden;
        for (const RoomSide &side : known->second) {
            if (!look.cutWalls || !isCutAway(side, room.pose, look.view, look.walking))
                continue;
            hidden << QString::fromStdString(side.name);
            cuts.push_back(side.inner.within(room.pose.inverse()));
        }
        if (hidden == room.hiddenSides)
            continue;
        changed = true;
        room.hiddenSides = hidden;
        putInPicking(room);
        change(static_cast<int>(row), {HiddenSidesRole});
    }
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        SceneEntity &entity = m_rows[row];
        if (entity.kind == QLatin1String("room"))
            continue;
        const bool cut = !cuts.empty() && !m_selection.contains(entity.id) &&
                         std::any_of(cuts.begin(), cuts.end(),
                                     [&](const Plane &inner) { return hangsOn(entity, inner); });
        if (cut == entity.cutAway)
            continue;
        changed = true;
        entity.cutAway = cut;
        putInPicking(entity);
        change(static_cast<int>(row), {VisibleRole});
    }
    if (changed)
        Q_EMIT cutChanged();
}

void SceneModel::chooseDetail(const Look &look)
{
    // What simplifying moves surfaces by at most, in metres; and how far the choice sticks.
    constexpr double kError = 0.005;
    constexpr double kStay = 1.2;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        SceneEntity &entity = m_rows[row];
        const Box box = entity.asset->mesh.bounds.transformed(shownPose(entity));
        const Vec3 eye = look.view.pose.position;
        const Vec3 nearest{std::clamp(eye.x, box.low.x, box.high.x),
                           std::clamp(eye.y, box.low.y, box.high.y),
                           std::clamp(eye.z, box.low.z, box.high.z)};
        // Straight distance, not depth: turning the head must not change models.
        const double distance = std::max(0.05, length(nearest - eye));
        const double scale =
            look.view.orthographic
                ? look.view.height / look.view.visibleHeight
                : look.view.height / (2 * std::tan(radians(look.view.fieldOfView) / 2) * distance);
        int detail = 0;
        if (const auto &lod = entity.asset->lod(); lod.empty()) {
            detail = kError * scale < look.tolerance * (entity.detail > 0 ? kStay : 1) ? 1 : 0;
        } else {
            const double share = length(box.size()) * scale / look.view.height;
            for (std::size_t level = 0; level < lod.size(); ++level) {
                const bool shown = static_cast<int>(level) < entity.detail;
                if (share < lod[level].below * (shown ? kStay : 1))
                    detail = static_cast<int>(level) + 1;
            }
        }
        if (detail == entity.detail)
            continue;
        entity.detail = detail;
        change(static_cast<int>(row), {DetailRole});
    }
}

} // namespace ward::viewport
