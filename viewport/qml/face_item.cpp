// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/face_item.h"

#include "viewport/qml/asset_library.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_view_model.h"
#include "viewport/scene/scene_model.h"

#include <QSGGeometryNode>
#include <QSGTextureMaterial>
#include <QSGTextureProvider>

namespace ward::viewport {
namespace {

/// Cells across a display while the view moves and when it rests.
constexpr int kCellsMoving = 8;
constexpr int kCellsResting = 40;

/// Shows a texture that another item keeps redrawing.
class FaceNode : public QSGGeometryNode
{
public:
    FaceNode()
        : m_points(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0)
    {
        m_points.setDrawingMode(QSGGeometry::DrawTriangles);
        setGeometry(&m_points);
        m_material.setFiltering(QSGTexture::Linear);
        setMaterial(&m_material);
        setFlag(UsePreprocess);
    }

    void preprocess() override
    {
        auto *dynamic = qobject_cast<QSGDynamicTexture *>(m_material.texture());
        if (dynamic != nullptr && dynamic->updateTexture())
            markDirty(DirtyMaterial);
    }

    void setTexture(QSGTexture *texture)
    {
        m_material.setMipmapFiltering(texture->hasMipmaps() ? QSGTexture::Linear
                                                            : QSGTexture::None);
        m_material.setTexture(texture);
        markDirty(DirtyMaterial);
    }

    void setCells(const DisplayCells &cells, const QRectF &part)
    {
        std::vector<QSGGeometry::TexturedPoint2D> points;
        const auto corner = [&](int column, int row) {
            const ScreenPoint &at =
                cells.corners[static_cast<std::size_t>(row * (cells.columns + 1) + column)];
            QSGGeometry::TexturedPoint2D point{};
            point.set(static_cast<float>(at.x), static_cast<float>(at.y),
                      static_cast<float>(part.x() + part.width() * column / cells.columns),
                      static_cast<float>(part.y() + part.height() * row / cells.rows));
            points.push_back(point);
        };
        for (int row = 0; row < cells.rows; ++row) {
            for (int column = 0; column < cells.columns; ++column) {
                if (cells.seen[static_cast<std::size_t>(row * cells.columns + column)] == 0)
                    continue;
                corner(column, row);
                corner(column + 1, row);
                corner(column, row + 1);
                corner(column, row + 1);
                corner(column + 1, row);
                corner(column + 1, row + 1);
            }
        }
        m_points.allocate(static_cast<int>(points.size()));
        std::copy(points.begin(), points.end(), m_points.vertexDataAsTexturedPoint2D());
        markDirty(DirtyGeometry);
    }

private:
    QSGGeometry m_points;
    QSGOpaqueTextureMaterial m_material;
};

} // namespace

FaceItem::FaceItem(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

FaceItem::~FaceItem() = default;

void FaceItem::setViewModel(SceneViewModel *viewModel)
{
    if (viewModel == m_viewModel)
        return;
    if (m_viewModel) {
        m_viewModel->camera()->disconnect(this);
        m_viewModel->entities()->disconnect(this);
        m_viewModel->assets()->disconnect(this);
    }
    m_viewModel = viewModel;
    if (m_viewModel) {
        connect(m_viewModel->camera(), &SceneCamera::viewChanged, this, &FaceItem::follow);
        connect(m_viewModel->camera(), &SceneCamera::movingChanged, this, &FaceItem::follow);
        // Something came before it or went away: walls cut away, things moved. Once for a whole
        // world: with as many faces as entities, a signal an entity would cost their square.
        if (auto *model = qobject_cast<SceneModel *>(m_viewModel->entities())) {
            connect(model, &SceneModel::sceneChanged, this, &FaceItem::follow);
            connect(model, &SceneModel::cutChanged, this, &FaceItem::follow);
        }
        connect(m_viewModel->assets(), &AssetLibrary::warmed, this, &FaceItem::follow);
    }
    Q_EMIT viewModelChanged();
    look();
}

QString FaceItem::entityId() const
{
    return QString::fromStdString(m_id.toString());
}

void FaceItem::setEntityId(const QString &id)
{
    const auto parsed = Id::parse(id.toStdString());
    const Id wanted = parsed ? *parsed : Id{};
    if (wanted == m_id)
        return;
    m_id = wanted;
    Q_EMIT entityIdChanged();
    look();
}

void FaceItem::setSource(QQuickItem *source)
{
    if (source == m_source)
        return;
    m_source = source;
    Q_EMIT sourceChanged();
    update();
}

double FaceItem::extent() const
{
    if (m_cells.corners.empty())
        return 0;
    const ScreenPoint &left = m_cells.corners.front();
    const ScreenPoint &right = m_cells.corners[static_cast<std::size_t>(m_cells.columns)];
    return std::hypot(right.x - left.x, right.y - left.y);
}

void FaceItem::follow()
{
    // Once a frame is enough, however much changes before it.
    if (window() != nullptr)
        polish();
    else
        look();
}

void FaceItem::updatePolish()
{
    look();
}

void FaceItem::look()
{
    DisplayCells cells;
    const auto *model = m_viewModel ? qobject_cast<SceneModel *>(m_viewModel->entities()) : nullptr;
    const SceneEntity *entity = model != nullptr ? model->entity(m_id) : nullptr;
    if (entity != nullptr && entity->asset != m_asset) {
        m_asset = entity->asset;
        m_patch = displayPatch(entity->asset->mesh);
    }
    // Most things have no display and nothing to look for.
    if (entity != nullptr && !m_patch && !m_seen && m_cells.corners.empty())
        return;
    // Whether something stands before it is asked with rays; the room comes first.
    if (model != nullptr && !model->pickScene().isWarm())
        return;
    const PickItem *item = model != nullptr ? model->pickScene().find(m_id) : nullptr;
    if (entity != nullptr && item != nullptr && item->pickable) {
        if (m_patch) {
            const int finest = m_viewModel->camera()->isMoving() ? kCellsMoving : kCellsResting;
            if (auto found = seeDisplay(*m_patch, *item, model->shownPose(*entity),
                                        model->pickScene(), m_viewModel->camera()->view(), finest))
                cells = std::move(*found);
        }
    }
    const bool seen = cells.isSeen();
    if (cells != m_cells) {
        m_cells = std::move(cells);
        m_moved = true;
        update();
        Q_EMIT extentChanged();
    }
    if (seen == m_seen)
        return;
    m_seen = seen;
    Q_EMIT seenChanged();
}

QSGNode *FaceItem::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *node = static_cast<FaceNode *>(old);
    QSGTextureProvider *provider =
        m_seen && m_source && m_source->isTextureProvider() ? m_source->textureProvider() : nullptr;
    QSGTexture *texture = provider != nullptr ? provider->texture() : nullptr;
    if (provider != nullptr) {
        // The picture comes a frame after its item, and with it the first texture.
        connect(provider, &QSGTextureProvider::textureChanged, this, &QQuickItem::update,
                static_cast<Qt::ConnectionType>(Qt::AutoConnection | Qt::UniqueConnection));
    }
    if (texture == nullptr) {
        delete node;
        m_moved = true;
        return nullptr;
    }
    if (node == nullptr) {
        node = new FaceNode;
        m_moved = true;
    }
    node->setTexture(texture);
    if (std::exchange(m_moved, false))
        node->setCells(m_cells, texture->normalizedTextureSubRect());
    return node;
}

} // namespace ward::viewport
