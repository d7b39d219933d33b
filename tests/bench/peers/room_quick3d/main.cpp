// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// The second peer of the start benchmark: what a bare Qt Quick 3D window needs for the room of a
// scenario, with nothing around it. The same models as the Studio's, read by the same reader, one
// draw call an entity, vertex colours, one light, no shadows. It writes WARD_READY_FILE as the
// first peer does: after its first frame, once the GUI thread takes events.
#include "core/base/file.h"
#include "core/content/document_codec.h"
#include "core/world/instantiate.h"
#include "viewport/assets/asset_store.h"
#include "viewport/assets/glb_loader.h"
#include "viewport/scene/qt_geometry.h"

#include <QGuiApplication>
#include <QQmlEngine>
#include <QQuickView>
#include <QSaveFile>
#include <QtQuick3D/QQuick3DGeometry>

#include <chrono>
#include <cstring>
#include <map>
#include <memory>

namespace {

using namespace ward;

qint64 nowUs()
{
    return std::chrono::duration_cast<std::chrono::microseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void writeReady()
{
    static bool written = false;
    if (std::exchange(written, true))
        return;
    QSaveFile file(qEnvironmentVariable("WARD_READY_FILE"));
    if (file.open(QIODevice::WriteOnly)) {
        file.write("{\"ready_us\":" + QByteArray::number(nowUs()) + "}");
        file.commit();
    }
}

/// All parts of a model as one mesh: position, normal, colour.
class MergedGeometry : public QQuick3DGeometry
{
public:
    explicit MergedGeometry(const viewport::ModelMesh &mesh)
    {
        struct Packed
        {
            float position[3];
            float normal[3];
            float colour[4];
        };
        QByteArray vertices;
        QByteArray indices;
        quint32 first = 0;
        for (const viewport::MeshPart &part : mesh.parts) {
            if (part.side == "ceiling" || part.side == "wall-south")
                continue; // between the camera and the room
            for (const viewport::Vertex &v : part.vertices) {
                Packed packed;
                std::memcpy(packed.position, v.position, sizeof packed.position);
                std::memcpy(packed.normal, v.normal, sizeof packed.normal);
                std::memcpy(packed.colour, part.material.base, sizeof packed.colour);
                vertices.append(reinterpret_cast<const char *>(&packed), sizeof packed);
            }
            for (const std::uint32_t i : part.indices) {
                const quint32 index = first + i;
                indices.append(reinterpret_cast<const char *>(&index), sizeof index);
            }
            first += quint32(part.vertices.size());
        }
        setStride(sizeof(Packed));
        setPrimitiveType(PrimitiveType::Triangles);
        addAttribute(Attribute::PositionSemantic, offsetof(Packed, position), Attribute::F32Type);
        addAttribute(Attribute::NormalSemantic, offsetof(Packed, normal), Attribute::F32Type);
        addAttribute(Attribute::ColorSemantic, offsetof(Packed, colour), Attribute::F32Type);
        addAttribute(Attribute::IndexSemantic, 0, Attribute::U32Type);
        setVertexData(vertices);
        setIndexData(indices);
        setBounds(viewport::toVector(mesh.bounds.low), viewport::toVector(mesh.bounds.high));
    }
};

} // namespace

int main(int argc, char *argv[])
{
    const QGuiApplication app(argc, argv);
    if (argc < 2)
        qFatal("usage: bench-peer-room FILE.ward.json");
    const content::Schema &schema = content::Schema::shipped();
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    const auto bytes = readFile(argv[1], content::kMaxDocumentBytes);
    if (!bytes)
        qFatal("cannot read %s", argv[1]);
    const content::ParsedDocument parsed = content::parseDocument(*bytes, argv[1], schema);
    const auto world = parsed.document ? world::instantiate(*parsed.document, schema, catalogue)
                                       : Result<world::World>(failure("bench.no-scenario"));
    if (!world)
        qFatal("%s holds no scenario that can be shown", argv[1]);

    std::map<std::string, std::unique_ptr<MergedGeometry>> geometries;
    QVariantList models;
    for (const world::Handle handle : world->entities()) {
        const content::Prefab *prefab = catalogue.prefab(world->prefab(handle));
        if (prefab == nullptr)
            continue;
        auto &geometry = geometries[prefab->id];
        if (!geometry) {
            const auto mesh =
                viewport::shippedFile(prefab->model).and_then([&](std::string_view glb) {
                    return viewport::loadGlb(glb, prefab->model);
                });
            if (!mesh)
                continue;
            geometry = std::make_unique<MergedGeometry>(*mesh);
            QQmlEngine::setObjectOwnership(geometry.get(), QQmlEngine::CppOwnership);
        }
        const Pose pose = world::worldPose(*world, catalogue, handle);
        models.append(QVariantMap{
            {QStringLiteral("geometry"), QVariant::fromValue<QObject *>(geometry.get())},
            {QStringLiteral("position"), viewport::toVector(pose.position)},
            {QStringLiteral("rotation"), viewport::toQuaternion(pose.rotation)}});
    }

    QQuickView view;
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.setInitialProperties({{QStringLiteral("models"), models}});
    view.setSource(QUrl(QStringLiteral("qrc:/room.qml")));
    // The signal comes from the render thread.
    QObject::connect(&view, &QQuickView::frameSwapped, &app, &writeReady, Qt::QueuedConnection);
    view.showMaximized();
    return QGuiApplication::exec();
}
