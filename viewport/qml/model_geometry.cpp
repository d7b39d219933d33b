// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/model_geometry.h"

#include <QHash>
#include <QVector3D>

#include <array>
#include <cmath>
#include <cstring>

namespace ward::viewport {
namespace {

struct PackedVertex
{
    float position[3];
    float normal[3];
    float tangent[3];
    float colour[4];
    float uv0[2];
    float uv1[2];
};

/// Vertices within a tenth of a millimetre share an outline normal.
struct Place
{
    std::array<qint32, 3> at;
    bool operator==(const Place &) const = default;
};

size_t qHash(const Place &place, size_t seed = 0)
{
    return qHashMulti(seed, place.at[0], place.at[1], place.at[2]);
}

Place placeOf(const Vertex &vertex)
{
    constexpr float kSteps = 10'000;
    return {{static_cast<qint32>(std::lround(vertex.position[0] * kSteps)),
             static_cast<qint32>(std::lround(vertex.position[1] * kSteps)),
             static_cast<qint32>(std::lround(vertex.position[2] * kSteps))}};
}

} // namespace

ModelGeometry::ModelGeometry(std::span<const MeshPart *const> parts, Coordinates coordinates)
{
    std::size_t vertexCount = 0;
    std::size_t indexCount = 0;
    Box box;
    QHash<Place, Vec3> normals;
    for (const MeshPart *part : parts) {
        vertexCount += part->vertices.size();
        indexCount += part->indices.size();
        for (const Vertex &v : part->vertices) {
            Vec3 &sum = normals[placeOf(v)];
            sum = sum + Vec3{v.normal[0], v.normal[1], v.normal[2]};
            box.add(Vec3{v.position[0], v.position[1], v.position[2]});
        }
    }
    QByteArray vertices(static_cast<qsizetype>(vertexCount * sizeof(PackedVertex)),
                        Qt::Uninitialized);
    QByteArray indices(static_cast<qsizetype>(indexCount * sizeof(quint32)), Qt::Uninitialized);
    auto *out = reinterpret_cast<PackedVertex *>(vertices.data());
    auto *index = reinterpret_cast<quint32 *>(indices.data());
    quint32 first = 0;
    for (const MeshPart *part : parts) {
        const SurfaceMaterial &m = part->material;
        const float emission = std::max({m.emissive[0], m.emissive[1], m.emissive[2]});
        for (const Vertex &v : part->vertices) {
            PackedVertex packed{};
            std::memcpy(packed.position, v.position, sizeof packed.position);
            std::memcpy(packed.normal, v.normal, sizeof packed.normal);
            const Vec3 smooth = normalised(normals.value(placeOf(v)));
            packed.tangent[0] = static_cast<float>(smooth.x);
            packed.tangent[1] = static_cast<float>(smooth.y);
            packed.tangent[2] = static_cast<float>(smooth.z);
            std::memcpy(packed.colour, m.base, sizeof packed.colour);
            if (coordinates == Coordinates::Texture) {
                // The picture is multiplied with the vertices' colour.
                std::fill(std::begin(packed.colour), std::end(packed.colour), 1.0F);
                std::memcpy(packed.uv0, v.uv, sizeof packed.uv0);
            } else {
                packed.uv0[0] = m.roughness;
                packed.uv0[1] = m.metallic;
            }
            packed.uv1[0] = emission;
            packed.uv1[1] = v.open;
            *out++ = packed;
        }
        for (const std::uint32_t i : part->indices)
            *index++ = first + i;
        first += static_cast<quint32>(part->vertices.size());
    }

    m_vertices = vertices;
    m_indices = indices;
    if (!box.isEmpty()) {
        const auto vector = [](const Vec3 &v) {
            return QVector3D(static_cast<float>(v.x), static_cast<float>(v.y),
                             static_cast<float>(v.z));
        };
        m_low = vector(box.low);
        m_high = vector(box.high);
    }
    fill();
}

QSSGRenderGraphObject *ModelGeometry::updateSpatialNode(QSSGRenderGraphObject *node)
{
    if (node == nullptr)
        fill();
    return QQuick3DGeometry::updateSpatialNode(node);
}

void ModelGeometry::fill()
{
    clear();
    setStride(sizeof(PackedVertex));
    setPrimitiveType(PrimitiveType::Triangles);
    const auto add = [this](Attribute::Semantic semantic, std::size_t offset) {
        addAttribute(semantic, static_cast<int>(offset), Attribute::F32Type);
    };
    add(Attribute::PositionSemantic, offsetof(PackedVertex, position));
    add(Attribute::NormalSemantic, offsetof(PackedVertex, normal));
    add(Attribute::TangentSemantic, offsetof(PackedVertex, tangent));
    add(Attribute::ColorSemantic, offsetof(PackedVertex, colour));
    add(Attribute::TexCoord0Semantic, offsetof(PackedVertex, uv0));
    add(Attribute::TexCoord1Semantic, offsetof(PackedVertex, uv1));
    addAttribute(Attribute::IndexSemantic, 0, Attribute::U32Type);
    setVertexData(m_vertices);
    setIndexData(m_indices);
    setBounds(m_low, m_high);
}

} // namespace ward::viewport
