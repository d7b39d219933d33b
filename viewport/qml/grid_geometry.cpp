// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/grid_geometry.h"

#include <QVector3D>

#include <algorithm>
#include <array>
#include <cmath>

namespace ward::viewport {
namespace {

constexpr double kStep = 0.5;
constexpr int kEveryWide = 4;
/// Thin strips, not lines: one pixel is all that lines are guaranteed.
constexpr float kThin = 0.0035F;
constexpr float kWide = 0.009F;

} // namespace

GridGeometry::GridGeometry(QQuick3DObject *parent)
    : QQuick3DGeometry(parent)
{
    build();
}

void GridGeometry::setExtent(double extent)
{
    const double wanted = std::clamp(std::ceil(extent), 1.0, 40.0);
    if (wanted == m_extent)
        return;
    m_extent = wanted;
    build();
    Q_EMIT extentChanged();
}

void GridGeometry::build()
{
    const int lines = static_cast<int>(m_extent / kStep);
    const auto far = static_cast<float>(m_extent);
    QByteArray bytes;
    const auto corner = [&bytes](float x, float z) {
        const std::array<float, 3> at{x, 0, z};
        bytes.append(reinterpret_cast<const char *>(at.data()), sizeof(at));
    };
    const auto strip = [&](float x0, float z0, float x1, float z1) {
        corner(x0, z0);
        corner(x0, z1);
        corner(x1, z1);
        corner(x0, z0);
        corner(x1, z1);
        corner(x1, z0);
    };
    for (int i = -lines; i <= lines; ++i) {
        const auto at = static_cast<float>(i * kStep);
        const float half = i % kEveryWide == 0 ? kWide : kThin;
        strip(at - half, -far, at + half, far);
        strip(-far, at - half, far, at + half);
    }
    clear();
    setStride(3 * sizeof(float));
    addAttribute(Attribute::PositionSemantic, 0, Attribute::F32Type);
    setPrimitiveType(PrimitiveType::Triangles);
    setVertexData(bytes);
    setBounds(QVector3D(-far, 0, -far), QVector3D(far, 0, far));
    update();
}

} // namespace ward::viewport
