// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/asset_library.h"

#include "viewport/assets/simplify.h"
#include "viewport/qml/model_geometry.h"
#include "viewport/scene/qt_geometry.h"

#include <QQmlEngine>

#include <map>
#include <utility>

namespace ward::viewport {
namespace {

/// What is higher above the floor throws no contact shadow, in metres.
constexpr float kAnkle = 0.15F;

/// Tolerance of coarse models in metres; surfaces move by about a third of it.
constexpr double kCoarse = 0.016;
/// What picking searches waits for the first picture, simplifying until nothing new is shown.
constexpr int kSoonMs = 350;
constexpr int kIdleMs = 1200;

AssetPart::Layer layerOf(const MeshPart &part)
{
    if (part.material.name == "screen")
        return AssetPart::Layer::Display;
    return part.material.base[3] < 0.99F ? AssetPart::Layer::Glass : AssetPart::Layer::Surface;
}

} // namespace

AssetPart::AssetPart(std::unique_ptr<QQuick3DGeometry> geometry, Layer layer, QString side)
    : m_geometry(std::move(geometry))
    , m_layer(layer)
    , m_side(std::move(side))
{
    QQmlEngine::setObjectOwnership(this, QQmlEngine::CppOwnership);
    QQmlEngine::setObjectOwnership(m_geometry.get(), QQmlEngine::CppOwnership);
}

void AssetPart::setCoarse(std::unique_ptr<QQuick3DGeometry> geometry)
{
    m_coarse = std::move(geometry);
    QQmlEngine::setObjectOwnership(m_coarse.get(), QQmlEngine::CppOwnership);
    Q_EMIT coarseChanged();
}

void AssetPart::acquire()
{
    if (m_users++ > 0)
        return;
    m_geometry->setVertexData(m_geometry->vertexData());
    m_geometry->update();
}

PrefabAsset::PrefabAsset(std::shared_ptr<const Asset> asset)
    : m_asset(std::move(asset))
{
    QQmlEngine::setObjectOwnership(this, QQmlEngine::CppOwnership);
    std::map<std::pair<std::string, AssetPart::Layer>, std::vector<const MeshPart *>> groups;
    for (const MeshPart &part : m_asset->mesh.parts)
        groups[{part.side, layerOf(part)}].push_back(&part);
    for (const auto &[key, parts] : groups) {
        const auto coordinates = key.second == AssetPart::Layer::Display
                                     ? ModelGeometry::Coordinates::Texture
                                     : ModelGeometry::Coordinates::Factors;
        m_owned.push_back(
            std::make_unique<AssetPart>(std::make_unique<ModelGeometry>(parts, coordinates),
                                        key.second, QString::fromStdString(key.first)));
        m_parts.append(m_owned.back().get());
    }
    measureFootprint();
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

std::vector<const MeshPart *> PrefabAsset::group(const AssetPart &part) const
{
    std::vector<const MeshPart *> parts;
    for (const MeshPart &one : m_asset->mesh.parts) {
        if (layerOf(one) == part.layer() && QString::fromStdString(one.side) == part.side())
            parts.push_back(&one);
    }
    return parts;
}

PrefabAsset::CoarseParts PrefabAsset::simplify() const
{
    CoarseParts out;
    for (std::size_t i = 0; i < m_owned.size(); ++i) {
        if (m_owned[i]->layer() != AssetPart::Layer::Display)
            out.emplace_back(i, simplified(group(*m_owned[i]), kCoarse));
    }
    return out;
}

void PrefabAsset::setCoarse(const CoarseParts &parts)
{
    for (const auto &[index, meshes] : parts) {
        std::vector<const MeshPart *> pointers;
        for (const MeshPart &mesh : meshes) {
            if (!mesh.indices.empty())
                pointers.push_back(&mesh);
        }
        if (!pointers.empty())
            m_owned[index]->setCoarse(
                std::make_unique<ModelGeometry>(pointers, ModelGeometry::Coordinates::Factors));
    }
}

AssetLibrary::AssetLibrary(const content::Catalogue &catalogue)
    : m_store(catalogue)
{
    m_pool.setMaxThreadCount(1);
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
    std::shared_ptr<const Asset> asset = m_store.asset(prefab.toStdString());
    auto &known = m_assets[asset->prefab];
    if (!known) {
        known = std::make_unique<PrefabAsset>(std::move(asset));
        m_cold.push_back(known.get());
        m_unsimplified.push_back(known.get());
        if (!m_held) {
            m_soon.start();
            m_idle.start();
        }
    }
    return known.get();
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
        for (const PrefabAsset *asset : cold)
            asset->warm();
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
        PrefabAsset::CoarseParts parts = asset->simplify();
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
