// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/assets/asset_store.h"

#include <QObject>
#include <QQmlListProperty>
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
    Q_PROPERTY(Layer layer READ layer CONSTANT FINAL)
    Q_PROPERTY(QString side READ side CONSTANT FINAL)
public:
    enum class Layer { Surface, Glass, Display };
    Q_ENUM(Layer)

    AssetPart(std::unique_ptr<QQuick3DGeometry> geometry, Layer layer, QString side);

    [[nodiscard]] QQuick3DGeometry *geometry() const { return m_geometry.get(); }
    [[nodiscard]] Layer layer() const { return m_layer; }
    /// Side of a room ("wall-north"), or empty.
    [[nodiscard]] QString side() const { return m_side; }

private:
    std::unique_ptr<QQuick3DGeometry> m_geometry;
    Layer m_layer;
    QString m_side;
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

private:
    void measureFootprint();

    std::shared_ptr<const Asset> m_asset;
    std::vector<std::unique_ptr<AssetPart>> m_owned;
    QList<AssetPart *> m_parts;
    QVector3D m_footprint;
    QVector3D m_footprintCentre;
};

/// Geometry of prefabs by key, made when first shown. GUI thread.
class AssetLibrary : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The view-model owns the library.")
public:
    explicit AssetLibrary(const content::Catalogue &catalogue);

    /// Never null: an unknown prefab gives a placeholder. Owned by the library.
    Q_INVOKABLE ward::viewport::PrefabAsset *asset(const QString &prefab);
    [[nodiscard]] AssetStore &store() { return m_store; }

private:
    AssetStore m_store;
    std::unordered_map<std::string, std::unique_ptr<PrefabAsset>> m_assets;
};

} // namespace ward::viewport
