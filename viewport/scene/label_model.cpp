// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/label_model.h"

#include <algorithm>
#include <array>

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

} // namespace

LabelModel::LabelModel(const SceneModel &scene, QObject *parent)
    : QAbstractListModel(parent)
    , m_scene(scene)
{
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

LabelModel::Label LabelModel::place(const SceneEntity &entity, const CameraView &view) const
{
    Label label;
    label.id = entity.id;
    label.text = entity.name;
    label.kind = entity.kind;
    label.actor = entity.role;
    const bool selected = m_scene.selection().contains(entity.id);
    const bool hovered = m_scene.hovered() == entity.id;
    label.accent = selected;
    const SceneModel::AuthorTag other = m_scene.authorOf(entity.id);
    label.author = other.name;
    label.authorColour = other.colour;
    const PickItem *item = m_scene.pickScene().find(entity.id);
    if (item == nullptr || !item->pickable || item->isRoom())
        return label;
    const bool people = m_whom != LabelsFor::Nobody;
    if (selected)
        label.priority = 6;
    else if (hovered || other.colour >= 0)
        label.priority = 5;
    else if (entity.asset->error && people)
        label.priority = 4;
    else if (entity.kind == QLatin1String("patient") && people)
        label.priority = 3;
    else if (entity.kind == QLatin1String("actor") && people)
        label.priority = 2;
    else if (m_whom == LabelsFor::Everything)
        label.priority = 1;
    if (label.priority == 0)
        return label;
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
    if (!at || at->x < -40 || at->y < 0 || at->x > view.width + 40 || at->y > view.height) {
        label.priority = 0;
        return label;
    }
    // Whole pixels: type that swims between them looks blurred.
    label.x = std::round(at->x);
    label.y = std::round(at->y);
    if (!selected && !hovered && !view.orthographic) {
        const Vec3 sight = box.centre() - view.pose.position;
        const double distance = length(sight);
        const auto hit = m_scene.pickScene().pick({view.pose.position, normalised(sight)},
                                                  m_scene.pickScene().family(entity.id));
        constexpr double kClearly = 0.7;
        label.faint = hit && hit->distance < distance - kClearly;
    }
    return label;
}

void LabelModel::declutter(std::vector<Label> &labels, const CameraView &view) const
{
    std::vector<Label *> order;
    for (Label &label : labels) {
        if (label.priority > 0)
            order.push_back(&label);
    }
    std::stable_sort(order.begin(), order.end(), [](const Label *a, const Label *b) {
        return a->priority != b->priority ? a->priority > b->priority : a->faint < b->faint;
    });
    std::vector<QRectF> taken(m_taken.begin(), m_taken.end());
    for (Label *label : order) {
        const double width = kPerCharacter * static_cast<double>(label->text.size()) + kPadding;
        const QRectF home(label->x - width / 2, label->y - kHeight, width, kHeight);
        // A step up is still plainly its own; what is selected goes farther, and below itself, too.
        constexpr std::array<double, 5> kSteps{0, -1, 1, 2, 3};
        const std::size_t tries = label->priority >= 5 ? kSteps.size() : 2;
        for (std::size_t i = 0; i < tries && !label->shown; ++i) {
            const QRectF box = home.translated(0, kSteps[i] * kStep);
            label->shown = box.top() >= 0 && box.bottom() <= view.height &&
                           std::none_of(taken.begin(), taken.end(),
                                        [&](const QRectF &other) { return other.intersects(box); });
            if (!label->shown)
                continue;
            label->y += kSteps[i] * kStep;
            taken.push_back(box);
        }
    }
}

void LabelModel::update(const CameraView &view)
{
    std::vector<Label> labels;
    labels.reserve(m_scene.entities().size());
    for (const SceneEntity &entity : m_scene.entities())
        labels.push_back(place(entity, view));
    declutter(labels, view);
    const bool same = labels.size() == m_labels.size() &&
                      std::equal(labels.begin(), labels.end(), m_labels.begin(),
                                 [](const Label &a, const Label &b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
        m_labels = std::move(labels);
        endResetModel();
        return;
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] == m_labels[i])
            continue;
        m_labels[i] = std::move(labels[i]);
        const QModelIndex at = index(static_cast<int>(i));
        Q_EMIT dataChanged(at, at);
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
