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

#include <array>
#include <map>
#include <unordered_map>

namespace ward::viewport {

/// What one draw call of a model shows. Lives as long as its library.
class AssetPart : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Parts come from the AssetLibrary.")
    Q_PROPERTY(QQuick3DGeometry *geometry READ geometry CONSTANT FINAL)
    /// With fewer triangles, for where a model is small; the finer one until it has been made.
    Q_PROPERTY(QQuick3DGeometry *coarse READ coarse NOTIFY coarseChanged FINAL)
    Q_PROPERTY(QQuick3DGeometry *coarsest READ coarsest NOTIFY coarseChanged FINAL)
    Q_PROPERTY(Layer layer READ layer CONSTANT FINAL)
    Q_PROPERTY(QString side READ side CONSTANT FINAL)
    /// Index into the entity's GroupPlaces.
    Q_PROPERTY(int group READ group CONSTANT FINAL)
    /// Not only while something holds.
    Q_PROPERTY(bool always READ isAlways CONSTANT FINAL)
    /// Dense enough for the shadow map: the shadow of a rail is torn to dots.
    Q_PROPERTY(bool casts READ casts CONSTANT FINAL)
public:
    enum class Layer { Surface, Glass, Display };
    Q_ENUM(Layer)

    /// What is drawn in one go.
    struct Key
    {
        std::string side;
        Layer layer = Layer::Surface;
        int group = 0;
        auto operator<=>(const Key &) const = default;
    };
    AssetPart(std::unique_ptr<QQuick3DGeometry> geometry, Key key, bool always, bool casts);

    [[nodiscard]] QQuick3DGeometry *geometry() const { return m_geometry.get(); }
    [[nodiscard]] QQuick3DGeometry *coarse() const
    {
        return m_levels[0] ? m_levels[0].get() : m_geometry.get();
    }
    [[nodiscard]] QQuick3DGeometry *coarsest() const
    {
        return m_levels[1] ? m_levels[1].get() : coarse();
    }
    /// Level 1 or 2.
    void setCoarse(std::size_t level, std::unique_ptr<QQuick3DGeometry> geometry);
    /// A model shows the geometry from now on. Qt 6.4 drops what it uploaded when the last model
    /// that shows it goes, and does not upload it for the next one unless the data is set again.
    Q_INVOKABLE void acquire();
    Q_INVOKABLE void release() { --m_users; }
    [[nodiscard]] const Key &key() const { return m_key; }
    [[nodiscard]] Layer layer() const { return m_key.layer; }
    /// Side of a room ("wall-north"), or empty.
    [[nodiscard]] QString side() const { return QString::fromStdString(m_key.side); }
    [[nodiscard]] int group() const { return m_key.group; }
    [[nodiscard]] bool isAlways() const { return m_always; }
    [[nodiscard]] bool casts() const { return m_casts; }

Q_SIGNALS:
    void coarseChanged();

private:
    std::unique_ptr<QQuick3DGeometry> m_geometry;
    std::array<std::unique_ptr<QQuick3DGeometry>, content::kMostLevels> m_levels;
    Key m_key;
    bool m_always;
    bool m_casts;
    int m_users = 0;
};

/// One model's geometry in its colours, shared by all that look like it.
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
    /// Its glass looks out of the house.
    Q_PROPERTY(bool daylight READ daylight CONSTANT FINAL)
    /// Something of it rises with breathing, at most two ellipsoids (radius 0 = there is none).
    Q_PROPERTY(bool breathes READ breathes CONSTANT FINAL)
public:
    /// `tints`: which colour of each of the prefab's tints; −1 = the model's own.
    PrefabAsset(std::shared_ptr<const Asset> asset, const std::vector<int> &tints);

    [[nodiscard]] QQmlListProperty<AssetPart> parts();
    [[nodiscard]] QVector3D low() const;
    [[nodiscard]] QVector3D high() const;
    [[nodiscard]] QVector3D footprint() const { return m_footprint; }
    [[nodiscard]] QVector3D footprintCentre() const { return m_footprintCentre; }
    [[nodiscard]] bool daylight() const;
    [[nodiscard]] bool breathes() const { return !m_asset->breath().empty(); }
    Q_INVOKABLE QVector3D breathCentre(int region) const;
    Q_INVOKABLE QVector3D breathRadius(int region) const;
    Q_INVOKABLE QVector3D breathRise(int region) const;

    /// Meshes with fewer triangles: what `setCoarse` takes.
    struct CoarsePart
    {
        std::size_t part = 0;
        std::size_t level = 1;
        std::vector<MeshPart> meshes;
    };
    /// The prefab's own coarser models, else simplified ones. Any thread.
    [[nodiscard]] std::vector<CoarsePart> makeCoarse(const AssetStore &store) const;
    void setCoarse(const std::vector<CoarsePart> &parts);

private:
    using Groups = std::map<AssetPart::Key, std::vector<const MeshPart *>>;
    void measureFootprint();
    /// The parts by what is drawn in one go. Empty group numbers where the model has others.
    [[nodiscard]] Groups grouped(const ModelMesh &mesh) const;
    void tint(MeshPart &part) const;

    std::shared_ptr<const Asset> m_asset;
    std::map<std::string, std::array<float, 3>> m_colours; ///< of tinted materials, linear
    ModelMesh m_tinted; ///< the mesh in its colours, where they are not the asset's own
    std::vector<std::unique_ptr<AssetPart>> m_owned;
    QList<AssetPart *> m_parts;
    QVector3D m_footprint;
    QVector3D m_footprintCentre;
};

/// Geometry of prefabs by key (AssetKey), made when first shown. What the first picture does not
/// need follows from a worker thread when it is out: what picking searches, then coarser geometry.
/// GUI thread.
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
    void wait();

    AssetStore m_store;
    std::unordered_map<std::string, std::unique_ptr<PrefabAsset>> m_assets;
    std::vector<std::shared_ptr<const Asset>> m_cold;
    std::vector<PrefabAsset *> m_unsimplified;
    QTimer m_soon;
    QTimer m_idle;
    bool m_held = false;
    QThreadPool m_pool; ///< last, so that its jobs end before what they read
};

} // namespace ward::viewport
