// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/model_mesh.h"

#include <QByteArray>
#include <QVector3D>
#include <QtQuick3D/QQuick3DGeometry>

#include <span>

namespace ward::viewport {

/// Vertices of several parts in one buffer, so that a model costs one draw call whatever its number
/// of materials: their factors travel with the vertices (colour; UV0 roughness and metalness; UV1
/// emission and baked occlusion), as SurfaceMaterial's shaders expect. The tangent holds the normal
/// averaged over all vertices at the same place, for outlines without gaps at hard edges. Parts
/// named as displays keep their own texture coordinates in UV0.
class ModelGeometry : public QQuick3DGeometry
{
    Q_OBJECT
public:
    enum class Coordinates { Factors, Texture };
    ModelGeometry(std::span<const MeshPart *const> parts, Coordinates coordinates);

protected:
    /// Quick 3D 6.4 drops a geometry's node when its last model goes, and then makes an empty one
    /// for the next model: the data has to be given again.
    QSSGRenderGraphObject *updateSpatialNode(QSSGRenderGraphObject *node) override;

private:
    void fill();

    QByteArray m_vertices;
    QByteArray m_indices;
    QVector3D m_low;
    QVector3D m_high;
};

} // namespace ward::viewport
