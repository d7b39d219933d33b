// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/asset_library.h"

#include "viewport/assets/simplify.h"
#include "viewport/qml/model_geometry.h"
#include "viewport/scene/entity_look.h"
#include "viewport/scene/qt_geometry.h"

#include <QQmlEngine>

#include <algorithm>
#include <cmath>
#include <utility>

namespace ward::viewport {
namespace {

/// What is higher above the floor throws no contact shadow, in metres.
constexpr float kAnkle = 0.15F;

/// Surface of what casts a shadow, against the largest side of its box: rails and rods have less,
/// and fall between the points of the shadow map.
constexpr double kDense = 0.6;

/// Tolerance of coarse models in metres; surfaces move by about a third of it.
constexpr double kCoarse = 0.016;
/// What picking searches waits for the first picture, simplifying until nothing new is shown.
constexpr int kSoonMs = 350;
constexpr int kIdleMs = 1200;

float linearOf(float channel)
{
    return channel <= 0.04045F ? channel / 12.92F : std::pow((channel + 0.055F) / 1.055F, 2.4F);
}

AssetPart::Layer layerOf(const MeshPart &part)
{
    if (part.material.name == "screen")
        return AssetPart::Layer::Display;
    return part.material.base[3] < 0.99F ? AssetPart::Layer::Glass : AssetPart::Layer::Surface;
}

Vec3 at(const MeshPart &part, std::size_t corner)
{
    const auto &position = part.vertices[part.indices[corner]].position;
    return {position[0], position[1], position[2]};
}

bool isDense(const std::vector<const MeshPart *> &parts)
{
    Box box;
    double area = 0;
    for (const MeshPart *part : parts) {
        for (std::size_t i = 0; i + 2 < part->indices.size(); i += 3) {
            const Vec3 a = at(*part, i);
            const Vec3 b = at(*part, i + 1);
            const Vec3 c = at(*part, i + 2);
            area += 0.5 * length(cross(b - a, c - a));
            box.add(a);
            box.add(b);
            box.add(c);
        }
    }
    const Vec3 size = box.size();
    return area >= kDense * std::max({size.x * size.y, size.y * size.z, size.z * size.x});
}

} // namespace

AssetPart::AssetPart(std::unique_ptr<QQuick3DGeometry> geometry, Key key, bool always, bool casts)
    : m_geometry(std::move(geometry))
    , m_key(std::move(key))
    , m_always(always)
    , m_casts(casts)
{
    QQmlEngine::setObjectOwnership(this, QQmlEngine::CppOwnership);
    QQmlEngine::setObjectOwnership(m_geometry.get(), QQmlEngine::CppOwnership);
}

void AssetPart::setCoarse(std::size_t level, std::unique_ptr<QQuick3DGeometry> geometry)
{
    QQmlEngine::setObjectOwnership(geometry.get(), QQmlEngine::CppOwnership);
    m_levels.at(level - 1) = std::move(geometry);
    Q_EMIT coarseChanged();
}

void AssetPart::acquire()
{
    if (m_users++ > 0)
        return;
    m_geometry->setVertexData(m_geometry->vertexData());
    m_geometry->update();
}

PrefabAsset::PrefabAsset(std::shared_ptr<const Asset> asset, const std::vector<int> &tints)
    : m_asset(std::move(asset))
{
    QQmlEngine::setObjectOwnership(this, QQmlEngine::CppOwnership);
    for (std::size_t i = 0; m_asset->definition != nullptr && i < tints.size(); ++i) {
        const content::Tint &of = m_asset->definition->looks.tints.at(i);
        if (tints[i] < 0)
            continue;
        std::array<float, 3> &linear = m_colours[of.material];
        const auto &colour = of.values.at(static_cast<std::size_t>(tints[i])).colour;
        std::transform(colour.begin(), colour.end(), linear.begin(), linearOf);
    }
    if (!m_colours.empty()) {
        m_tinted = m_asset->mesh;
        for (MeshPart &part : m_tinted.parts)
            tint(part);
    }
    for (const auto &[key, parts] : grouped(m_colours.empty() ? m_asset->mesh : m_tinted)) {
        const auto coordinates = key.layer == AssetPart::Layer::Display
                                     ? ModelGeometry::Coordinates::Texture
                                     : ModelGeometry::Coordinates::Factors;
        const PartGroup &group = m_asset->groups[static_cast<std::size_t>(key.group)];
        m_owned.push_back(std::make_unique<AssetPart>(
            std::make_unique<ModelGeometry>(parts, coordinates), key, group.shown == 0,
            key.layer == AssetPart::Layer::Surface && isDense(parts)));
        m_parts.append(m_owned.back().get());
    }
    measureFootprint();
}

void PrefabAsset::tint(MeshPart &part) const
{
    if (const auto colour = m_colours.find(part.material.name); colour != m_colours.end())
        std::copy(colour->second.begin(), colour->second.end(), part.material.base);
}

PrefabAsset::Groups PrefabAsset::grouped(const ModelMesh &mesh) const
{
    static const content::Looks none;
    const content::Looks &looks =
        m_asset->definition != nullptr ? m_asset->definition->looks : none;
    Groups groups;
    for (const MeshPart &part : mesh.parts) {
        const auto &known = m_asset->groups;
        const auto group = std::find(known.begin(), known.end(), groupOf(part, looks));
        if (group != known.end())
            groups[{part.side, layerOf(part), static_cast<int>(group - known.begin())}].push_back(
                &part);
    }
    return groups;
}

bool PrefabAsset::daylight() const
{
    return m_asset->definition != nullptr && m_asset->definition->has("room.daylight");
}

QVector3D PrefabAsset::breathCentre(int region) const
{
    const auto &regions = m_asset->breath();
    const auto index = static_cast<std::size_t>(region);
    return index < regions.size() ? toVector(regions[index].centre) : QVector3D();
}

QVector3D PrefabAsset::breathRadius(int region) const
{
    const auto &regions = m_asset->breath();
    const auto index = static_cast<std::size_t>(region);
    return index < regions.size() ? toVector(regions[index].radius) : QVector3D();
}

QVector3D PrefabAsset::breathRise(int region) const
{
    const auto &regions = m_asset->breath();
    const auto index = static_cast<std::size_t>(region);
    return index < regions.size() ? toVector(regions[index].rise) : QVector3D();
}

QQmlListProperty<AssetPart> PrefabAsset::parts()
{
    return {this, &m_parts};
}

QVector3D PrefabAsset::low() const
{
    return toVector(m_asset->mesh.bounds.low);
}

QVector3D PrefabAsset::high() const
{
    return toVector(m_asset->mesh.bounds.high);
}

void PrefabAsset::measureFootprint()
{
    Box box;
    for (const MeshPart &part : m_asset->mesh.parts) {
        for (const Vertex &v : part.vertices) {
            if (v.position[1] < kAnkle && v.position[1] > -0.05F)
                box.add(Vec3{v.position[0], 0, v.position[2]});
        }
    }
    if (box.isEmpty())
        return;
    m_footprint = toVector(box.size() * 0.5);
    m_footprintCentre = toVector(box.centre());
}

std::vector<PrefabAsset::CoarsePart> PrefabAsset::makeCoarse(const AssetStore &store) const
{
    std::vector<CoarsePart> out;
    const auto &levels = m_asset->lod();
    for (std::size_t level = 0; level < levels.size(); ++level) {
        auto mesh = store.load(levels[level].model);
        if (!mesh)
            break; // the finer one stays
        for (MeshPart &part : mesh->parts)
            tint(part);
        const Groups groups = grouped(*mesh);
        for (std::size_t i = 0; i < m_owned.size(); ++i) {
            const auto found = groups.find(m_owned[i]->key());
            if (found == groups.end() || m_owned[i]->layer() == AssetPart::Layer::Display)
                continue;
            CoarsePart part{i, level + 1, {}};
            for (const MeshPart *one : found->second)
                part.meshes.push_back(*one);
            out.push_back(std::move(part));
        }
    }
    if (!levels.empty())
        return out;
    const Groups groups = grouped(m_colours.empty() ? m_asset->mesh : m_tinted);
    for (std::size_t i = 0; i < m_owned.size(); ++i) {
        if (m_owned[i]->layer() != AssetPart::Layer::Display)
            out.push_back({i, 1, simplified(groups.at(m_owned[i]->key()), kCoarse)});
    }
    return out;
}

void PrefabAsset::setCoarse(const std::vector<CoarsePart> &parts)
{
    for (const CoarsePart &coarse : parts) {
        std::vector<const MeshPart *> pointers;
        for (const MeshPart &mesh : coarse.meshes) {
            if (!mesh.indices.empty())
                pointers.push_back(&mesh);
        }
        if (!pointers.empty())
            m_owned[coarse.part]->setCoarse(
                coarse.level,
                std::make_unique<ModelGeometry>(pointers, ModelGeometry::Coordinates::Factors));
    }
}

AssetLibrary::AssetLibrary(const content::Catalogue &catalogue)
    : m_store(catalogue)
{
    m_pool.setMaxThreadCount(1);
    m_store.setMade([this](const std::shared_ptr<const Asset> &asset) {
        m_cold.push_back(asset);
        wait();
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, &AssetLibrary::warmNext);
    m_idle.setSingleShot(true);
    m_idle.setInterval(kIdleMs);
    connect(&m_idle, &QTimer::timeout, this, &AssetLibrary::simplifyNext);
}

AssetLibrary::~AssetLibrary()
{
    m_pool.clear();
    m_pool.waitForDone();
}

PrefabAsset *AssetLibrary::asset(const QString &prefab)
{
    const AssetKey key = AssetKey::parse(prefab.toStdString());
    std::shared_ptr<const Asset> asset = m_store.asset(key.prefab, key.variant);
    auto &known = m_assets[AssetKey{asset->prefab, key.variant, key.tints}.text()];
    if (!known) {
        known = std::make_unique<PrefabAsset>(std::move(asset), key.tints);
        m_unsimplified.push_back(known.get());
        wait();
    }
    return known.get();
}

void AssetLibrary::wait()
{
    if (m_held)
        return;
    m_soon.start();
    m_idle.start();
}

void AssetLibrary::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    if (held) {
        m_soon.stop();
        m_idle.stop();
        return;
    }
    m_soon.start();
    m_idle.start();
}

void AssetLibrary::warmNext()
{
    if (m_cold.empty())
        return;
    m_pool.start([this, cold = std::exchange(m_cold, {})] {
        for (const auto &asset : cold) {
            if (asset.use_count() > 1) // still stands so somewhere
                static_cast<void>(asset->bvh());
        }
        QMetaObject::invokeMethod(
            this,
            [this] {
                Q_EMIT warmed();
                m_pool.waitForDone();
                if (!m_idle.isActive() && !m_held)
                    simplifyNext();
            },
            Qt::QueuedConnection);
    });
}

void AssetLibrary::simplifyNext()
{
    if (m_unsimplified.empty() || m_pool.activeThreadCount() > 0)
        return;
    PrefabAsset *asset = m_unsimplified.back();
    m_unsimplified.pop_back();
    m_pool.start([this, asset] {
        std::vector<PrefabAsset::CoarsePart> parts = asset->makeCoarse(m_store);
        QMetaObject::invokeMethod(
            this,
            [this, asset, parts = std::move(parts)] {
                asset->setCoarse(parts);
                m_pool.waitForDone();
                simplifyNext();
            },
            Qt::QueuedConnection);
    });
}

} // namespace ward::viewport
