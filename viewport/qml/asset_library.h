// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/asset_store.h"

#include <QObject>
#include <QQmlListProperty>
#include <QThreadPool>
#include <QTimer>
#include <QVector3D>
#include <QtQml/qqmlregistration.h>
#include <QtQuick3D/QQuick3DGeometry>

#include <unordered_map>

namespace ward::viewport {

/// What one draw call of a model shows. Lives as long as its library.
class AssetPart : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Parts come from the AssetLibrary.")
    Q_PROPERTY(QQuick3DGeometry *geometry READ geometry CONSTANT FINAL)
    /// With fewer triangles, for where a model is small; `geometry` until it has been made.
    Q_PROPERTY(QQuick3DGeometry *coarse READ coarse NOTIFY coarseChanged FINAL)
    Q_PROPERTY(Layer layer READ layer CONSTANT FINAL)
    Q_PROPERTY(QString side READ side CONSTANT FINAL)
public:
    enum class Layer { Surface, Glass, Display };
    Q_ENUM(Layer)

    AssetPart(std::unique_ptr<QQuick3DGeometry> geometry, Layer layer, QString side);

    [[nodiscard]] QQuick3DGeometry *geometry() const { return m_geometry.get(); }
    [[nodiscard]] QQuick3DGeometry *coarse() const
    {
        return m_coarse ? m_coarse.get() : m_geometry.get();
    }
    void setCoarse(std::unique_ptr<QQuick3DGeometry> geometry);
    /// A model shows the geometry from now on. Qt 6.4 drops what it uploaded when the last model
    /// that shows it goes, and does not upload it for the next one unless the data is set again.
    Q_INVOKABLE void acquire();
    Q_INVOKABLE void release() { --m_users; }
    [[nodiscard]] Layer layer() const { return m_layer; }
    /// Side of a room ("wall-north"), or empty.
    [[nodiscard]] QString side() const { return m_side; }

Q_SIGNALS:
    void coarseChanged();

private:
    std::unique_ptr<QQuick3DGeometry> m_geometry;
    std::unique_ptr<QQuick3DGeometry> m_coarse;
    Layer m_layer;
    QString m_side;
    int m_users = 0;
};

/// One prefab's geometry, shared by all its instances.
class PrefabAsset : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Assets come from the AssetLibrary.")
    Q_PROPERTY(QQmlListProperty<ward::viewport::AssetPart> parts READ parts CONSTANT FINAL)
    Q_PROPERTY(QVector3D low READ low CONSTANT FINAL)
    Q_PROPERTY(QVector3D high READ high CONSTANT FINAL)
    /// Half extents on the floor of what is near it: the contact shadow's size.
    Q_PROPERTY(QVector3D footprint READ footprint CONSTANT FINAL)
    Q_PROPERTY(QVector3D footprintCentre READ footprintCentre CONSTANT FINAL)
public:
    explicit PrefabAsset(std::shared_ptr<const Asset> asset);

    [[nodiscard]] QQmlListProperty<AssetPart> parts();
    [[nodiscard]] QVector3D low() const;
    [[nodiscard]] QVector3D high() const;
    [[nodiscard]] QVector3D footprint() const { return m_footprint; }
    [[nodiscard]] QVector3D footprintCentre() const { return m_footprintCentre; }

    /// Makes what picking searches. Any thread.
    void warm() const { static_cast<void>(m_asset->bvh()); }
    /// Simplified meshes by number of part; what `setCoarse` takes. Any thread.
    using CoarseParts = std::vector<std::pair<std::size_t, std::vector<MeshPart>>>;
    [[nodiscard]] CoarseParts simplify() const;
    void setCoarse(const CoarseParts &parts);

private:
    void measureFootprint();
    [[nodiscard]] std::vector<const MeshPart *> group(const AssetPart &part) const;

    std::shared_ptr<const Asset> m_asset;
    std::vector<std::unique_ptr<AssetPart>> m_owned;
    QList<AssetPart *> m_parts;
    QVector3D m_footprint;
    QVector3D m_footprintCentre;
};

/// Geometry of prefabs by key, made when first shown. What the first picture does not need follows
/// from a worker thread when it is out: what picking searches, then coarser geometry. GUI thread.
class AssetLibrary : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the library.")
public:
    explicit AssetLibrary(const content::Catalogue &catalogue);
    ~AssetLibrary() override;

    /// Never null: an unknown prefab gives a placeholder. Owned by the library.
    Q_INVOKABLE ward::viewport::PrefabAsset *asset(const QString &prefab);
    [[nodiscard]] AssetStore &store() { return m_store; }
    /// While held, what the first picture does not need waits.
    void setHeld(bool held);

Q_SIGNALS:
    /// All models shown so far can be picked at no cost.
    void warmed();

private:
    void warmNext();
    void simplifyNext();

    AssetStore m_store;
    std::unordered_map<std::string, std::unique_ptr<PrefabAsset>> m_assets;
    std::vector<PrefabAsset *> m_cold;
    std::vector<PrefabAsset *> m_unsimplified;
    QTimer m_soon;
    QTimer m_idle;
    bool m_held = false;
    QThreadPool m_pool; ///< last, so that its jobs end before what they read
};

} // namespace ward::viewport
