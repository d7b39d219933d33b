// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/catalogue.h"
#include "resources/models.h"
#include "viewport/assets/glb_loader.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <set>

using namespace ward;
using namespace ward::viewport;
using content::Catalogue;
using content::Joint;
using content::Prefab;

namespace {

constexpr std::size_t kBudget = 20'000; ///< triangles of a model
constexpr std::size_t kMany = 8'000;    ///< more than these need a second level of detail
constexpr double kReach = 0.3; ///< how far outside of its model a socket may lie, in metres

std::set<std::string> nodesOf(const ModelMesh &mesh)
{
    std::set<std::string> names;
    for (const MeshPart &part : mesh.parts)
        names.insert(part.node);
    return names;
}

Result<ModelMesh> load(const std::string &path)
{
    return loadGlb(resources::model(path), path);
}

const Prefab &prefabOf(const QString &id)
{
    return *Catalogue::shipped().prefab(id.toStdString());
}

} // namespace

/// What the catalogue promises of its models holds in the files, for every prefab.
class TestShippedModels : public QObject
{
    Q_OBJECT

private:
    static void everyPrefab(bool (*wanted)(const Prefab &))
    {
        QTest::addColumn<QString>("id");
        for (const Prefab &prefab : Catalogue::shipped().prefabs()) {
            if (wanted(prefab))
                QTest::newRow(prefab.id.c_str()) << QString::fromStdString(prefab.id);
        }
    }

private Q_SLOTS:
    void catalogueIsRich()
    {
        std::set<std::string> categories;
        for (const Prefab &prefab : Catalogue::shipped().prefabs()) {
            categories.insert(prefab.category);
            QVERIFY2(prefab.synonyms.size() >= 2, prefab.id.c_str());
            QVERIFY2(!resources::model(prefab.thumbnail).empty(), prefab.id.c_str());
        }
        QVERIFY(Catalogue::shipped().prefabs().size() >= 45);
        QVERIFY(categories.size() >= 8);
    }

    void modelIsWithinItsBudget_data()
    {
        everyPrefab([](const Prefab &) { return true; });
    }
    void modelIsWithinItsBudget()
    {
        QFETCH(QString, id);
        const Prefab &prefab = prefabOf(id);
        std::vector<std::string> models{prefab.model};
        for (const content::ModelVariant &variant : prefab.looks.variants)
            models.push_back(variant.model);
        for (const std::string &path : models) {
            const auto mesh = load(path);
            QVERIFY2(mesh, path.c_str());
            QVERIFY2(mesh->triangleCount() <= kBudget, path.c_str());
            // A room is never small; people bring their own.
            const bool thing =
                prefab.kind != "room" && prefab.kind != "actor" && prefab.kind != "patient";
            if (thing && mesh->triangleCount() > kMany && path == prefab.model)
                QVERIFY2(!prefab.looks.lod.empty(), path.c_str());
        }
    }

    /// tools/models/validate.mjs ran it and kept its verdict with the hash of each file.
    void everyModelPassedTheKhronosValidator()
    {
        const QDir folder(QStringLiteral(WARD_SOURCE_DIR "/resources/models"));
        QFile file(folder.filePath(QStringLiteral("validation.json")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject report =
            QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("models")].toObject();
        const QStringList names = folder.entryList({QStringLiteral("*.glb")}, QDir::Files);
        QCOMPARE(names.size(), report.size());
        for (const QString &name : names) {
            const QJsonObject found = report[name].toObject();
            QFile model(folder.filePath(name));
            QVERIFY(model.open(QIODevice::ReadOnly));
            const QByteArray hash =
                QCryptographicHash::hash(model.readAll(), QCryptographicHash::Sha256).toHex();
            QVERIFY2(found[QStringLiteral("sha256")].toString() == QLatin1String(hash),
                     qPrintable(name));
            QCOMPARE(found[QStringLiteral("errors")].toInt(-1), 0);
            QCOMPARE(found[QStringLiteral("warnings")].toInt(-1), 0);
        }
    }

    void socketsLieAtTheModel_data()
    {
        everyPrefab([](const Prefab &prefab) { return !prefab.sockets.empty(); });
    }
    void socketsLieAtTheModel()
    {
        QFETCH(QString, id);
        const Prefab &prefab = prefabOf(id);
        const auto mesh = load(prefab.model);
        QVERIFY(mesh);
        const std::set<std::string> nodes = nodesOf(*mesh);
        for (const content::Socket &socket : prefab.sockets) {
            if (socket.name == "mount") // by which it hangs: of a sink, at the foot of the wall
                continue;
            const Vec3 at = socket.pose.position;
            const Vec3 low = mesh->bounds.low;
            const Vec3 high = mesh->bounds.high;
            QVERIFY2(at.x > low.x - kReach && at.y > low.y - kReach && at.z > low.z - kReach &&
                         at.x < high.x + kReach && at.y < high.y + kReach && at.z < high.z + kReach,
                     socket.name.c_str());
            if (socket.kind == "screen")
                QVERIFY2(nodes.contains(socket.name), socket.name.c_str());
            if (socket.kind == "surface")
                QVERIFY2(socket.width > 0.1 && socket.depth > 0.05, socket.name.c_str());
        }
    }

    void jointsMoveNodesThatAreThere_data()
    {
        everyPrefab([](const Prefab &prefab) { return !prefab.looks.joints.empty(); });
    }
    void jointsMoveNodesThatAreThere()
    {
        QFETCH(QString, id);
        const Prefab &prefab = prefabOf(id);
        const auto mesh = load(prefab.model);
        QVERIFY(mesh);
        const std::set<std::string> nodes = nodesOf(*mesh);
        for (const Joint &joint : prefab.looks.joints) {
            for (const std::string &node : joint.nodes)
                QVERIFY2(nodes.contains(node), node.c_str());
            // What nobody has changed stands as it was drawn.
            if (joint.clock == Joint::Clock::None && joint.numberElse)
                QVERIFY2(std::abs(joint.amountAt(*joint.numberElse) - joint.restAmount()) < 1e-5,
                         joint.field.c_str());
            QVERIFY2(joint.atLow != joint.atHigh, joint.field.c_str());
            // Only what could be reached by hand is moved by hand.
            QVERIFY(mesh->bounds.low.x - kReach < joint.pivot.x &&
                    joint.pivot.x < mesh->bounds.high.x + kReach);
        }
    }

    void coarseModelsKeepNodesAndForm_data()
    {
        everyPrefab([](const Prefab &prefab) { return !prefab.looks.lod.empty(); });
    }
    void coarseModelsKeepNodesAndForm()
    {
        QFETCH(QString, id);
        const Prefab &prefab = prefabOf(id);
        const auto full = load(prefab.model);
        QVERIFY(full);
        std::size_t before = full->triangleCount();
        for (const content::DetailLevel &level : prefab.looks.lod) {
            const auto coarse = load(level.model);
            QVERIFY2(coarse, level.model.c_str());
            QVERIFY(coarse->triangleCount() < before * 3 / 4);
            before = coarse->triangleCount();
            QCOMPARE(nodesOf(*coarse), nodesOf(*full));
            QVERIFY(length(coarse->bounds.low - full->bounds.low) < 0.04);
            QVERIFY(length(coarse->bounds.high - full->bounds.high) < 0.04);
        }
    }

    void roomsCanBeCutOpenAndFurnished_data()
    {
        everyPrefab([](const Prefab &prefab) { return prefab.kind == "room"; });
    }
    void roomsCanBeCutOpenAndFurnished()
    {
        QFETCH(QString, id);
        const Prefab &prefab = prefabOf(id);
        const auto mesh = load(prefab.model);
        QVERIFY(mesh);
        std::set<std::string> sides;
        for (const MeshPart &part : mesh->parts) {
            if (!part.side.empty())
                sides.insert(part.side);
        }
        QVERIFY(sides.size() >= 3);
        for (const std::string &side : sides)
            QVERIFY2(side == "wall-north" || side == "wall-south" || side == "wall-east" ||
                         side == "wall-west",
                     side.c_str());
        QVERIFY(nodesOf(*mesh).contains("floor"));
        QVERIFY(prefab.socket("floor") != nullptr);
        QVERIFY(prefab.socket("door-1") != nullptr);
        QVERIFY(prefab.socket("clock-1") != nullptr);
        QVERIFY(prefab.socket("phone-1") != nullptr);
        int beds = 0;
        for (int k = 1; k <= 4; ++k) {
            const std::string number = std::to_string(k);
            const content::Socket *bed = prefab.socket("bed-" + number);
            if (bed == nullptr)
                break;
            ++beds;
            for (const char *other : {"headwall-", "monitor-", "oxygen-", "air-", "suction-"}) {
                const content::Socket *socket = prefab.socket(other + number);
                QVERIFY2(socket != nullptr, other);
                // On the wall behind the head of that bed, not of another.
                QVERIFY2(length(socket->pose.position - bed->pose.position) < 2.8, other);
                QVERIFY2(dot(socket->pose.rotation.rotate({0, 0, 1}),
                             bed->pose.position - socket->pose.position) > 0.5,
                         other);
            }
        }
        QCOMPARE(beds > 0, prefab.has("room.beds"));
    }
};

QTEST_GUILESS_MAIN(TestShippedModels)
#include "tst_shipped_models.moc"
