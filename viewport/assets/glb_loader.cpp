// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/assets/glb_loader.h"

#include <cstring>
#include <exception>
#include <optional>

#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wunused-parameter"
#endif
#define TINYGLTF_IMPLEMENTATION
#define TINYGLTF_NO_STB_IMAGE
#define TINYGLTF_NO_STB_IMAGE_WRITE
#define TINYGLTF_NO_EXTERNAL_IMAGE
#define TINYGLTF_NO_INCLUDE_JSON
#include <nlohmann/json.hpp>
#include <tiny_gltf.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace ward::viewport {
namespace {

using Matrix = std::array<double, 16>; ///< column major, as glTF

constexpr Matrix kIdentity{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};

Matrix operator*(const Matrix &a, const Matrix &b)
{
    Matrix out{};
    for (std::size_t column = 0; column < 4; ++column) {
        for (std::size_t row = 0; row < 4; ++row) {
            for (std::size_t k = 0; k < 4; ++k)
                out[column * 4 + row] += a[k * 4 + row] * b[column * 4 + k];
        }
    }
    return out;
}

Vec3 point(const Matrix &m, const Vec3 &p)
{
    return {m[0] * p.x + m[4] * p.y + m[8] * p.z + m[12],
            m[1] * p.x + m[5] * p.y + m[9] * p.z + m[13],
            m[2] * p.x + m[6] * p.y + m[10] * p.z + m[14]};
}

Matrix localMatrix(const tinygltf::Node &node)
{
    if (node.matrix.size() == 16) {
        Matrix m{};
        std::copy(node.matrix.begin(), node.matrix.end(), m.begin());
        return m;
    }
    Vec3 t;
    Vec3 s{1, 1, 1};
    Quat q;
    if (node.translation.size() == 3)
        t = {node.translation[0], node.translation[1], node.translation[2]};
    if (node.scale.size() == 3)
        s = {node.scale[0], node.scale[1], node.scale[2]};
    if (node.rotation.size() == 4)
        q = normalised(
            Quat{node.rotation[3], node.rotation[0], node.rotation[1], node.rotation[2]});
    const Vec3 x = q.rotate({s.x, 0, 0});
    const Vec3 y = q.rotate({0, s.y, 0});
    const Vec3 z = q.rotate({0, 0, s.z});
    return {x.x, x.y, x.z, 0, y.x, y.y, y.z, 0, z.x, z.y, z.z, 0, t.x, t.y, t.z, 1};
}

bool isRoomSide(const std::string &node)
{
    return node.starts_with("wall") || node.starts_with("ceiling");
}

/// One accessor whose whole extent was checked to lie inside its buffer.
struct View
{
    const unsigned char *data = nullptr;
    std::size_t stride = 0;
    std::size_t count = 0;
    int component = 0;
    int type = 0;

    [[nodiscard]] float real(std::size_t index, std::size_t lane) const
    {
        const unsigned char *at = data + index * stride;
        switch (component) {
        case TINYGLTF_COMPONENT_TYPE_FLOAT: {
            float f = 0;
            std::memcpy(&f, at + lane * 4, 4);
            return f;
        }
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
            return static_cast<float>(at[lane]) / 255.0F;
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT: {
            std::uint16_t v = 0;
            std::memcpy(&v, at + lane * 2, 2);
            return static_cast<float>(v) / 65535.0F;
        }
        default:
            return 0;
        }
    }
    [[nodiscard]] std::uint32_t integer(std::size_t index) const
    {
        const unsigned char *at = data + index * stride;
        switch (component) {
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE:
            return *at;
        case TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT: {
            std::uint16_t v = 0;
            std::memcpy(&v, at, 2);
            return v;
        }
        default: {
            std::uint32_t v = 0;
            std::memcpy(&v, at, 4);
            return v;
        }
        }
    }
};

class Reader
{
public:
    Reader(const tinygltf::Model &model, std::string_view name, const GlbLimits &limits)
        : m_model(model)
        , m_name(name)
        , m_limits(limits)
    {
    }

    Result<ModelMesh> read()
    {
        if (m_model.nodes.size() > m_limits.nodes)
            return tooLarge();
        std::vector<int> roots;
        const int scene = m_model.defaultScene < 0 ? 0 : m_model.defaultScene;
        if (static_cast<std::size_t>(scene) < m_model.scenes.size())
            roots = m_model.scenes[static_cast<std::size_t>(scene)].nodes;
        for (const int root : roots) {
            if (auto done = node(root, kIdentity, {}, {}, 0); !done)
                return failure(std::move(done.error()));
        }
        if (m_mesh.parts.empty())
            return failure("viewport.asset.empty", {{"file", m_name}});
        return std::move(m_mesh);
    }

private:
    [[nodiscard]] tl::unexpected<Error> malformed() const
    {
        return failure("viewport.asset.malformed", {{"file", m_name}});
    }
    [[nodiscard]] tl::unexpected<Error> tooLarge() const
    {
        return failure("viewport.asset.too-large", {{"file", m_name}});
    }

    Result<View> view(int accessorIndex, int wantedType) const
    {
        if (accessorIndex < 0 ||
            static_cast<std::size_t>(accessorIndex) >= m_model.accessors.size())
            return malformed();
        const auto &accessor = m_model.accessors[static_cast<std::size_t>(accessorIndex)];
        if (accessor.sparse.isSparse)
            return failure("viewport.asset.unsupported", {{"file", m_name}});
        if (accessor.type != wantedType || accessor.bufferView < 0 ||
            static_cast<std::size_t>(accessor.bufferView) >= m_model.bufferViews.size())
            return malformed();
        const auto &bufferView = m_model.bufferViews[static_cast<std::size_t>(accessor.bufferView)];
        if (bufferView.buffer < 0 ||
            static_cast<std::size_t>(bufferView.buffer) >= m_model.buffers.size())
            return malformed();
        const auto &data = m_model.buffers[static_cast<std::size_t>(bufferView.buffer)].data;
        const int width =
            tinygltf::GetComponentSizeInBytes(static_cast<std::uint32_t>(accessor.componentType));
        const int lanes = tinygltf::GetNumComponentsInType(static_cast<std::uint32_t>(wantedType));
        if (width <= 0 || lanes <= 0)
            return malformed();
        const auto element = static_cast<std::size_t>(width) * static_cast<std::size_t>(lanes);
        const std::size_t stride = bufferView.byteStride != 0 ? bufferView.byteStride : element;
        if (accessor.count == 0 || stride < element || accessor.count > data.size())
            return malformed();
        const std::size_t extent = (accessor.count - 1) * stride + element;
        if (bufferView.byteOffset > data.size() || bufferView.byteLength > data.size() ||
            bufferView.byteOffset + bufferView.byteLength > data.size() ||
            accessor.byteOffset > bufferView.byteLength ||
            extent > bufferView.byteLength - accessor.byteOffset)
            return malformed();
        return View{data.data() + bufferView.byteOffset + accessor.byteOffset, stride,
                    accessor.count, accessor.componentType, wantedType};
    }

    Result<> node(int index, const Matrix &parent, const std::string &parentSide,
                  std::vector<std::string> path, int depth)
    {
        if (index < 0 || static_cast<std::size_t>(index) >= m_model.nodes.size())
            return malformed();
        // A cycle in the file ends here as well.
        if (depth > m_limits.depth || ++m_visited > m_limits.nodes)
            return tooLarge();
        const auto &node = m_model.nodes[static_cast<std::size_t>(index)];
        const Matrix world = parent * localMatrix(node);
        const std::string side = isRoomSide(node.name) ? node.name : parentSide;
        path.push_back(node.name);
        if (node.mesh >= 0) {
            if (static_cast<std::size_t>(node.mesh) >= m_model.meshes.size())
                return malformed();
            for (const auto &primitive :
                 m_model.meshes[static_cast<std::size_t>(node.mesh)].primitives) {
                if (auto done = part(path, side, primitive, world); !done)
                    return done;
            }
        }
        for (const int child : node.children) {
            if (auto done = this->node(child, world, side, path, depth + 1); !done)
                return done;
        }
        return {};
    }

    [[nodiscard]] SurfaceMaterial material(int index) const
    {
        SurfaceMaterial out;
        if (index < 0 || static_cast<std::size_t>(index) >= m_model.materials.size())
            return out;
        const auto &in = m_model.materials[static_cast<std::size_t>(index)];
        out.name = in.name;
        const auto &pbr = in.pbrMetallicRoughness;
        for (std::size_t i = 0; i < 4 && i < pbr.baseColorFactor.size(); ++i)
            out.base[i] = static_cast<float>(pbr.baseColorFactor[i]);
        for (std::size_t i = 0; i < 3 && i < in.emissiveFactor.size(); ++i)
            out.emissive[i] = static_cast<float>(in.emissiveFactor[i]);
        // Blender writes emission beyond 1 as a factor of this extension.
        const auto strength = in.extensions.find("KHR_materials_emissive_strength");
        if (strength != in.extensions.end() && strength->second.Has("emissiveStrength")) {
            const auto factor = strength->second.Get("emissiveStrength").GetNumberAsDouble();
            for (float &channel : out.emissive)
                channel *= static_cast<float>(std::clamp(factor, 0.0, 100.0));
        }
        out.metallic = static_cast<float>(pbr.metallicFactor);
        out.roughness = static_cast<float>(pbr.roughnessFactor);
        out.doubleSided = in.doubleSided;
        if (in.alphaMode == "OPAQUE")
            out.base[3] = 1;
        return out;
    }

    Result<> part(const std::vector<std::string> &path, const std::string &side,
                  const tinygltf::Primitive &primitive, const Matrix &world)
    {
        if (primitive.mode != TINYGLTF_MODE_TRIANGLES && primitive.mode != -1)
            return {}; // points and lines carry no surface
        const auto position = primitive.attributes.find("POSITION");
        if (position == primitive.attributes.end())
            return malformed();
        const auto positions = view(position->second, TINYGLTF_TYPE_VEC3);
        if (!positions)
            return failure(positions.error());
        if (positions->component != TINYGLTF_COMPONENT_TYPE_FLOAT)
            return failure("viewport.asset.unsupported", {{"file", m_name}});

        MeshPart out;
        out.node = path.back();
        out.path = path;
        out.side = side;
        out.material = material(primitive.material);
        if (auto done = indices(primitive, positions->count, world, out); !done)
            return done;
        m_triangles += out.indices.size() / 3;
        if (m_triangles > m_limits.triangles || positions->count > m_limits.triangles * 3)
            return tooLarge();

        out.vertices.resize(positions->count);
        for (std::size_t i = 0; i < positions->count; ++i) {
            const Vec3 local{static_cast<double>(positions->real(i, 0)),
                             static_cast<double>(positions->real(i, 1)),
                             static_cast<double>(positions->real(i, 2))};
            const Vec3 p = point(world, local);
            if (!std::isfinite(p.x) || !std::isfinite(p.y) || !std::isfinite(p.z))
                return malformed();
            auto &vertex = out.vertices[i];
            vertex = {{static_cast<float>(p.x), static_cast<float>(p.y), static_cast<float>(p.z)},
                      {0, 0, 0},
                      {0, 0},
                      1};
            m_mesh.bounds.add(p);
        }
        if (auto done = normals(primitive, world, out); !done)
            return done;
        if (auto done = uvs(primitive, out); !done)
            return done;
        if (auto done = occlusion(primitive, out); !done)
            return done;
        m_mesh.parts.push_back(std::move(out));
        return {};
    }

    Result<> indices(const tinygltf::Primitive &primitive, std::size_t vertexCount,
                     const Matrix &world, MeshPart &out) const
    {
        if (primitive.indices >= 0) {
            const auto given = view(primitive.indices, TINYGLTF_TYPE_SCALAR);
            if (!given)
                return failure(given.error());
            if (given->component == TINYGLTF_COMPONENT_TYPE_FLOAT)
                return malformed();
            out.indices.reserve(given->count);
            for (std::size_t i = 0; i < given->count; ++i) {
                const std::uint32_t index = given->integer(i);
                if (index >= vertexCount)
                    return malformed();
                out.indices.push_back(index);
            }
        } else {
            for (std::size_t i = 0; i < vertexCount; ++i)
                out.indices.push_back(static_cast<std::uint32_t>(i));
        }
        if (out.indices.size() % 3 != 0)
            return malformed();
        const Vec3 x{world[0], world[1], world[2]};
        const Vec3 y{world[4], world[5], world[6]};
        const Vec3 z{world[8], world[9], world[10]};
        if (dot(cross(x, y), z) < 0) { // a mirrored node turns its triangles inside out
            for (std::size_t i = 0; i + 2 < out.indices.size(); i += 3)
                std::swap(out.indices[i + 1], out.indices[i + 2]);
        }
        return {};
    }

    Result<> normals(const tinygltf::Primitive &primitive, const Matrix &world, MeshPart &out) const
    {
        const auto attribute = primitive.attributes.find("NORMAL");
        std::vector<Vec3> sums(out.vertices.size());
        if (attribute != primitive.attributes.end()) {
            const auto given = view(attribute->second, TINYGLTF_TYPE_VEC3);
            if (!given)
                return failure(given.error());
            if (given->count != out.vertices.size())
                return malformed();
            // Cofactors carry normals through a non-uniform scale.
            const Vec3 x{world[0], world[1], world[2]};
            const Vec3 y{world[4], world[5], world[6]};
            const Vec3 z{world[8], world[9], world[10]};
            const Vec3 cx = cross(y, z);
            const Vec3 cy = cross(z, x);
            const Vec3 cz = cross(x, y);
            const double mirrored = dot(cx, x) < 0 ? -1 : 1;
            for (std::size_t i = 0; i < sums.size(); ++i) {
                sums[i] = (cx * static_cast<double>(given->real(i, 0)) +
                           cy * static_cast<double>(given->real(i, 1)) +
                           cz * static_cast<double>(given->real(i, 2))) *
                          mirrored;
            }
        } else {
            const auto at = [&](std::uint32_t index) {
                const auto &p = out.vertices[index].position;
                return Vec3{p[0], p[1], p[2]};
            };
            for (std::size_t i = 0; i + 2 < out.indices.size(); i += 3) {
                const Vec3 a = at(out.indices[i]);
                const Vec3 n = cross(at(out.indices[i + 1]) - a, at(out.indices[i + 2]) - a);
                for (std::size_t k = 0; k < 3; ++k)
                    sums[out.indices[i + k]] = sums[out.indices[i + k]] + n;
            }
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            Vec3 n = normalised(sums[i]);
            if (!std::isfinite(n.x) || !std::isfinite(n.y) || !std::isfinite(n.z) || n == Vec3{})
                n = {0, 1, 0};
            out.vertices[i].normal[0] = static_cast<float>(n.x);
            out.vertices[i].normal[1] = static_cast<float>(n.y);
            out.vertices[i].normal[2] = static_cast<float>(n.z);
        }
        return {};
    }

    Result<> uvs(const tinygltf::Primitive &primitive, MeshPart &out) const
    {
        const auto attribute = primitive.attributes.find("TEXCOORD_0");
        if (attribute == primitive.attributes.end())
            return {};
        const auto given = view(attribute->second, TINYGLTF_TYPE_VEC2);
        if (!given)
            return failure(given.error());
        if (given->count != out.vertices.size())
            return malformed();
        for (std::size_t i = 0; i < out.vertices.size(); ++i) {
            out.vertices[i].uv[0] = given->real(i, 0);
            out.vertices[i].uv[1] = given->real(i, 1);
        }
        return {};
    }

    Result<> occlusion(const tinygltf::Primitive &primitive, MeshPart &out) const
    {
        const auto attribute = primitive.attributes.find("COLOR_0");
        if (attribute == primitive.attributes.end())
            return {};
        const auto index = static_cast<std::size_t>(attribute->second);
        const bool alpha =
            index < m_model.accessors.size() && m_model.accessors[index].type == TINYGLTF_TYPE_VEC4;
        const auto given = view(attribute->second, alpha ? TINYGLTF_TYPE_VEC4 : TINYGLTF_TYPE_VEC3);
        if (!given)
            return failure(given.error());
        if (given->count != out.vertices.size())
            return malformed();
        for (std::size_t i = 0; i < out.vertices.size(); ++i) {
            const float open = given->real(i, 0); // grey: one lane says it
            out.vertices[i].open = std::isfinite(open) ? std::clamp(open, 0.0F, 1.0F) : 1.0F;
        }
        return {};
    }

    const tinygltf::Model &m_model;
    std::string m_name;
    GlbLimits m_limits;
    ModelMesh m_mesh;
    std::size_t m_visited = 0;
    std::size_t m_triangles = 0;
};

bool ignoreImage(tinygltf::Image *, int, std::string *, std::string *, int, int,
                 const unsigned char *, int, void *)
{
    return true;
}

} // namespace

Result<ModelMesh> loadGlb(std::string_view bytes, std::string_view name, const GlbLimits &limits)
{
    const std::string file(name);
    if (bytes.size() > limits.bytes)
        return failure("viewport.asset.too-large", {{"file", file}});
    if (bytes.size() < 20 || bytes.substr(0, 4) != "glTF")
        return failure("viewport.asset.unreadable", {{"file", file}});
    tinygltf::TinyGLTF loader;
    loader.SetImageLoader(ignoreImage, nullptr);
    tinygltf::FsCallbacks sealed{};
    sealed.FileExists = [](const std::string &, void *) { return false; };
    sealed.ExpandFilePath = [](const std::string &, void *) { return std::string(); };
    sealed.ReadWholeFile = [](std::vector<unsigned char> *, std::string *, const std::string &,
                              void *) { return false; };
    sealed.WriteWholeFile = [](std::string *, const std::string &,
                               const std::vector<unsigned char> &, void *) { return false; };
    loader.SetFsCallbacks(sealed);
    tinygltf::Model model;
    std::string error;
    std::string warning;
    try {
        if (!loader.LoadBinaryFromMemory(&model, &error, &warning,
                                         reinterpret_cast<const unsigned char *>(bytes.data()),
                                         static_cast<unsigned int>(bytes.size())))
            return failure("viewport.asset.unreadable", {{"file", file}});
        return Reader(model, name, limits).read();
    } catch (const std::exception &) {
        return failure("viewport.asset.malformed", {{"file", file}});
    }
}

} // namespace ward::viewport
