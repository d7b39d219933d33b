// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/scene/author_cameras.h"

#include <cmath>
#include <numbers>

namespace ward::viewport {

namespace {

/// Nearer than this, a marker would lie on the eye: both look from the same place.
constexpr double kNearest = 0.35;
/// How far ahead a camera's direction is read off.
constexpr double kAhead = 0.25;

} // namespace

AuthorCameras::Marker AuthorCameras::place(const SceneAuthor &author, const CameraView &view)
{
    Marker marker;
    marker.name = author.name;
    marker.colour = author.colour;
    if (!author.camera)
        return marker;
    const auto at = view.project(author.camera->position);
    if (!at || at->x < 0 || at->y < 0 || at->x > view.width || at->y > view.height ||
        (!view.orthographic && at->depth < kNearest))
        return marker;
    marker.shown = true;
    marker.x = std::round(at->x);
    marker.y = std::round(at->y);
    const Vec3 ahead = author.camera->rotation.rotate({0, 0, -kAhead});
    if (const auto to = view.project(author.camera->position + ahead)) {
        marker.angle =
            std::round(std::atan2(to->y - at->y, to->x - at->x) * 180 / std::numbers::pi);
    }
    return marker;
}

void AuthorCameras::update(const QList<SceneAuthor> &authors, const CameraView &view)
{
    const int before = rowCount();
    const int after = static_cast<int>(authors.size());
    if (after < before) {
        beginRemoveRows({}, after, before - 1);
        m_markers.resize(static_cast<std::size_t>(after));
        endRemoveRows();
    } else if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_markers.resize(static_cast<std::size_t>(after));
        endInsertRows();
    }
    for (int row = 0; row < after; ++row) {
        Marker marker = place(authors[row], view);
        Marker &known = m_markers[static_cast<std::size_t>(row)];
        if (known == marker)
            continue;
        known = std::move(marker);
        Q_EMIT dataChanged(index(row), index(row));
    }
}

int AuthorCameras::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_markers.size());
}

QVariant AuthorCameras::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Marker &marker = m_markers[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return marker.name;
    case ColourRole:
        return marker.colour;
    case XRole:
        return marker.x;
    case YRole:
        return marker.y;
    case AngleRole:
        return marker.angle;
    case ShownRole:
        return marker.shown;
    default:
        return {};
    }
}

QHash<int, QByteArray> AuthorCameras::roleNames() const
{
    return {{NameRole, "name"}, {ColourRole, "colour"}, {XRole, "screenX"},
            {YRole, "screenY"}, {AngleRole, "angle"},   {ShownRole, "shown"}};
}

} // namespace ward::viewport
