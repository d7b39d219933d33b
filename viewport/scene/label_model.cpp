// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/label_model.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <span>

namespace ward::viewport {
namespace {

/// Metres above the top of the thing.
constexpr double kLift = 0.1;
/// Size of a tag for the overlap test, in logical pixels; the type is set elsewhere.
constexpr double kPerCharacter = 6.6;
constexpr double kPadding = 26;
constexpr double kHeight = 22;
/// By how much a tag makes way for another.
constexpr double kStep = 25;
/// From which importance on it is a person, and from which on it is what people point at.
constexpr int kPerson = 20;
constexpr int kSelected = 50;
struct Step
{
    double aside; ///< in widths of the tag
    double down;
};
/// Where a tag looks for room. A step up or to a side is still plainly its own.
constexpr std::array<Step, 5> kThing{{{0, 0}, {0, -1}, {0.35, 0}, {-0.35, 0}, {0.35, -1}}};
/// People are looked for, so theirs go farther, and beside the face before they go over it.
constexpr std::array<Step, 19> kPeople{{{0, 0},
                                        {0, -1},
                                        {0.35, 0},
                                        {-0.35, 0},
                                        {0.35, -1},
                                        {-0.35, -1},
                                        {0, -2},
                                        {0.7, 0},
                                        {-0.7, 0},
                                        {0.7, -1},
                                        {-0.7, -1},
                                        {0.35, -2},
                                        {-0.35, -2},
                                        {0.7, -2},
                                        {-0.7, -2},
                                        {0.7, 1},
                                        {-0.7, 1},
                                        {0, 1},
                                        {0, 2}}};
/// What is selected comes first and stays in line with its tag.
constexpr std::array<Step, 8> kChosen{
    {{0, 0}, {0, -1}, {0.35, 0}, {-0.35, 0}, {0.35, -1}, {0, 1}, {0, 2}, {0, 3}}};

std::span<const Step> stepsOf(int priority)
{
    if (priority >= kSelected)
        return kChosen;
    return priority >= kPerson ? std::span<const Step>(kPeople) : kThing;
}

/// Tags for which it is asked at once whether something stands before what they name.
constexpr std::size_t kRays = 8;
/// The rest of them follow so long after the last change.
constexpr int kRestMs = 120;

} // namespace

LabelModel::LabelModel(const SceneModel &scene, QObject *parent)
    : QAbstractListModel(parent)
    , m_scene(scene)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this,
            [this] { refresh(m_view, std::numeric_limits<std::size_t>::max()); });
}

int LabelModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

QHash<int, QByteArray> LabelModel::roleNames() const
{
    return {{TextRole, "name"},
            {XRole, "screenX"},
            {YRole, "screenY"},
            {ShownRole, "shown"},
            {FaintRole, "faint"},
            {AccentRole, "accent"},
            {KindRole, "kind"},
            {ActorRole, "actorRole"},
            {AuthorNameRole, "authorName"},
            {AuthorColourRole, "authorColour"}};
}

QVariant LabelModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Label &label = m_labels[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case TextRole:
        return label.text;
    case XRole:
        return label.x;
    case YRole:
        return label.y;
    case ShownRole:
        return label.shown;
    case FaintRole:
        return label.faint;
    case AccentRole:
        return label.accent;
    case KindRole:
        return label.kind;
    case ActorRole:
        return label.actor;
    case AuthorNameRole:
        return label.author;
    case AuthorColourRole:
        return label.authorColour;
    default:
        return {};
    }
}

int LabelModel::priorityOf(const SceneEntity &entity) const
{
    const PickItem *item = m_scene.pickScene().find(entity.id);
    if (item == nullptr || !item->pickable || item->isRoom())
        return 0;
    const bool people = m_whom != LabelsFor::Nobody;
    if (m_scene.selection().contains(entity.id))
        return 60;
    if (m_scene.hovered() == entity.id || m_scene.authorOf(entity.id).colour >= 0)
        return 50;
    if (entity.asset->error && people)
        return 45;
    if (entity.kind == QLatin1String("patient") && people)
        return 40;
    // A plan is read by its beds.
    if (m_view.orthographic && people && entity.prefab != nullptr &&
        entity.prefab->has("bed.support"))
        return 35;
    // Who treats comes before who visits.
    if (entity.kind == QLatin1String("actor") && people)
        return entity.role == QLatin1String("family") ? 20 : 30;
    return m_whom == LabelsFor::Everything ? 1 : 0;
}

LabelModel::Label LabelModel::place(const SceneEntity &entity, int priority,
                                    const CameraView &view) const
{
    Label label;
    label.id = entity.id;
    label.handle = entity.handle;
    label.text = entity.name;
    label.kind = entity.kind;
    label.actor = entity.role;
    label.priority = priority;
    label.accent = m_scene.selection().contains(entity.id);
    const SceneModel::AuthorTag other = m_scene.authorOf(entity.id);
    label.author = other.name;
    label.authorColour = other.colour;
    const Pose pose = m_scene.shownPose(entity);
    const Box box = entity.asset->mesh.bounds.transformed(pose);
    Vec3 anchor = box.centre();
    if (entity.kind == QLatin1String("patient")) {
        for (const content::Socket &socket : entity.asset->sockets) {
            if (socket.name == "head")
                anchor = (pose * socket.pose).position;
        }
    }
    anchor.y = box.high.y + kLift;
    const auto at = view.project(anchor);
    if (!at || at->x < -40 || at->y < 0 || at->x > view.width + 40 || at->y > view.height)
        return label;
    label.inView = true;
    // Whole pixels: type that swims between them looks blurred.
    label.x = std::round(at->x);
    label.y = std::round(at->y);
    return label;
}

/// Something stands before what it names.
bool LabelModel::isCovered(const Label &label, const CameraView &view) const
{
    const SceneEntity *entity = m_scene.entity(label.id);
    if (entity == nullptr)
        return false;
    const Box box = entity->asset->mesh.bounds.transformed(m_scene.shownPose(*entity));
    const Vec3 sight = box.centre() - view.pose.position;
    const auto hit = m_scene.pickScene().pick({view.pose.position, normalised(sight)},
                                              m_scene.pickScene().family(label.id));
    constexpr double kClearly = 0.7;
    return hit && hit->distance < length(sight) - kClearly;
}

void LabelModel::findCovered(std::vector<Label> &labels, const CameraView &view, std::size_t most)
{
    std::size_t asked = 0;
    std::size_t wanted = 0;
    const std::size_t from = m_nextAsked < labels.size() ? m_nextAsked : 0;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Label &label = labels[(from + i) % labels.size()];
        const bool clear = label.accent || m_scene.hovered() == label.id || view.orthographic;
        if (clear || !label.inView) {
            label.faint = label.faint && !clear;
            continue;
        }
        if (++wanted > most)
            continue;
        label.faint = isCovered(label, view);
        asked = i + 1;
    }
    m_nextAsked = from + asked;
    // What was left out is asked when things rest.
    wanted > most ? m_rest.start() : m_rest.stop();
}

void LabelModel::declutter(std::vector<Label> &labels, const CameraView &view) const
{
    std::vector<Label *> order;
    for (Label &label : labels) {
        if (label.inView)
            order.push_back(&label);
    }
    std::stable_sort(order.begin(), order.end(), [](const Label *a, const Label *b) {
        return a->priority != b->priority ? a->priority > b->priority : a->faint < b->faint;
    });
    std::vector<QRectF> taken(m_taken.begin(), m_taken.end());
    for (Label *label : order) {
        const double width = kPerCharacter * static_cast<double>(label->text.size()) + kPadding;
        const QRectF home(label->x - width / 2, label->y - kHeight, width, kHeight);
        for (const Step &step : stepsOf(label->priority)) {
            const QPointF by(std::round(step.aside * width), step.down * kStep);
            const QRectF box = home.translated(by);
            label->shown = box.top() >= 0 && box.bottom() <= view.height &&
                           std::none_of(taken.begin(), taken.end(),
                                        [&](const QRectF &other) { return other.intersects(box); });
            if (!label->shown)
                continue;
            label->x += by.x();
            label->y += by.y();
            taken.push_back(box);
            break;
        }
    }
}

void LabelModel::update(const CameraView &view)
{
    m_view = view;
    refresh(view, kRays);
}

void LabelModel::refresh(const CameraView &view, std::size_t mostRays)
{
    std::vector<Label> labels;
    std::size_t known = 0;
    for (const SceneEntity &entity : m_scene.entities()) {
        const int priority = priorityOf(entity);
        if (priority == 0)
            continue;
        Label label = place(entity, priority, view);
        while (known < m_labels.size() && m_labels[known].handle < entity.handle)
            ++known;
        if (known < m_labels.size() && m_labels[known].id == entity.id)
            label.faint = m_labels[known].faint;
        labels.push_back(std::move(label));
    }
    findCovered(labels, view, mostRays);
    declutter(labels, view);
    for (std::size_t row = 0; row < labels.size() || row < m_labels.size();) {
        const bool hasOld = row < m_labels.size();
        const bool hasNew = row < labels.size();
        const int at = static_cast<int>(row);
        if (hasOld &&
            (!hasNew || m_labels[row].handle < labels[row].handle ||
             (m_labels[row].handle == labels[row].handle && m_labels[row].id != labels[row].id))) {
            beginRemoveRows({}, at, at);
            m_labels.erase(m_labels.begin() + at);
            endRemoveRows();
            continue;
        }
        if (!hasOld || m_labels[row].handle > labels[row].handle) {
            beginInsertRows({}, at, at);
            m_labels.insert(m_labels.begin() + at, labels[row]);
            endInsertRows();
        } else if (m_labels[row] != labels[row]) {
            m_labels[row] = labels[row];
            Q_EMIT dataChanged(index(at), index(at));
        }
        ++row;
    }
}

void LabelModel::setShownFor(LabelsFor whom)
{
    m_whom = whom;
}

void LabelModel::setTaken(const QList<QRectF> &areas)
{
    m_taken = areas;
}

} // namespace ward::viewport
