// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/hash.h"
#include "core/messages/messages.h"
#include "resources/models.h"
#include "viewport/assets/asset_store.h"
#include "viewport/assets/glb_loader.h"
#include "viewport/assets/simplify.h"

#include <QTest>

#include <cstring>
#include <set>

using namespace ward;
using namespace ward::viewport;

namespace {

std::string word(std::uint32_t value)
{
    return {static_cast<char>(value), static_cast<char>(value >> 8), static_cast<char>(value >> 16),
            static_cast<char>(value >> 24)};
}

std::string floats(std::initializer_list<float> values)
{
    std::string out;
    for (const float value : values) {
        char bytes[4];
        std::memcpy(bytes, &value, 4);
        out.append(bytes, 4);
    }
    return out;
}

/// A .glb of this JSON and binary chunk.
std::string glb(std::string json, std::string binary)
{
    json.resize((json.size() + 3) / 4 * 4, ' ');
    binary.resize((binary.size() + 3) / 4 * 4, '\0');
    const auto length = static_cast<std::uint32_t>(12 + 8 + json.size() + 8 + binary.size());
    return "glTF" + word(2) + word(length) + word(static_cast<std::uint32_t>(json.size())) +
           "JSON" + json + word(static_cast<std::uint32_t>(binary.size())) +
           std::string("BIN\0", 4) + binary;
}

/// One triangle; the arguments replace parts of a file that is right.
struct TriangleFile
{
    std::string nodes = R"([{"mesh":0,"name":"body"}])";
    std::string positions = R"({"bufferView":0,"componentType":5126,"count":3,"type":"VEC3"})";
    std::string views = R"([{"buffer":0,"byteOffset":0,"byteLength":36},)"
                        R"({"buffer":0,"byteOffset":36,"byteLength":6}])";
    std::string buffers = R"([{"byteLength":44}])";
    std::string indices = std::string("\0\0\1\0\2\0\0\0", 8);
    std::string extra;

    [[nodiscard]] std::string bytes() const
    {
        return glb(
            R"({"asset":{"version":"2.0"},"scene":0,"scenes":[{"nodes":[0]}],"nodes":)" + nodes +
                R"(,"meshes":[{"primitives":[{"attributes":{"POSITION":0},"indices":1}]}],)" +
                R"("accessors":[)" + positions +
                R"(,{"bufferView":1,"componentType":5123,"count":3,"type":"SCALAR"}],)" +
                R"("bufferViews":)" + views + R"(,"buffers":)" + buffers + extra + "}",
            floats({0, 0, 0, 1, 0, 0, 0, 1, 0}) + indices);
    }
};

} // namespace

class TestGlbLoader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shippedModel_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto &prefab : content::Catalogue::shipped().prefabs())
            QTest::newRow(prefab.id.c_str()) << QString::fromStdString(prefab.id);
    }
    void shippedModel()
    {
        QFETCH(QString, id);
        const auto *prefab = content::Catalogue::shipped().prefab(id.toStdString());
        QVERIFY(prefab != nullptr);
        const auto mesh = loadGlb(resources::model(prefab->model), prefab->model);
        QVERIFY2(mesh, mesh ? "" : mesh.error().code().c_str());
        QVERIFY(mesh->triangleCount() > 100);
        QVERIFY(mesh->triangleCount() <= 20'000);
        const Vec3 size = mesh->bounds.size();
        QVERIFY2(std::abs(size.x - prefab->size.x) <= 0.02 &&
                     std::abs(size.y - prefab->size.y) <= 0.02 &&
                     std::abs(size.z - prefab->size.z) <= 0.02,
                 qPrintable(QStringLiteral("%1 %2 %3").arg(size.x).arg(size.y).arg(size.z)));
        for (const MeshPart &part : mesh->parts) {
            for (const Vertex &v : part.vertices) {
                const double l =
                    std::hypot(static_cast<double>(v.normal[0]), static_cast<double>(v.normal[1]),
                               static_cast<double>(v.normal[2]));
                QVERIFY(std::abs(l - 1) < 0.01);
            }
        }
    }

    void displaysHaveTextureCoordinates()
    {
        int displays = 0;
        for (const auto &prefab : content::Catalogue::shipped().prefabs()) {
            const bool wanted =
                std::any_of(prefab.sockets.begin(), prefab.sockets.end(),
                            [](const content::Socket &socket) { return socket.kind == "screen"; });
            const auto mesh = loadGlb(resources::model(prefab.model), prefab.model);
            QVERIFY(mesh);
            bool found = false;
            for (const MeshPart &part : mesh->parts) {
                if (part.material.name != "screen")
                    continue;
                found = true;
                float low = 1;
                float high = 0;
                for (const Vertex &v : part.vertices) {
                    low = std::min({low, v.uv[0], v.uv[1]});
                    high = std::max({high, v.uv[0], v.uv[1]});
                }
                QVERIFY(low < 0.01F && high > 0.99F);
            }
            QVERIFY2(found == wanted, prefab.id.c_str());
            displays += found ? 1 : 0;
        }
        QVERIFY(displays >= 4);
    }

    void roomHasSides()
    {
        const auto mesh = loadGlb(resources::model("models/room-shell.glb"), "room");
        QVERIFY(mesh);
        std::set<std::string> sides;
        for (const MeshPart &part : mesh->parts)
            sides.insert(part.side);
        for (const char *side : {"wall-north", "wall-south", "wall-east", "wall-west", ""})
            QVERIFY2(sides.contains(side), side);
    }

    void readsTransforms_data()
    {
        QTest::addColumn<QString>("node");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("z");
        QTest::newRow("none") << QStringLiteral(R"({"mesh":0})") << 1.0 << 1.0 << 0.0;
        QTest::newRow("scaled") << QStringLiteral(R"({"mesh":0,"scale":[2,3,1]})") << 2.0 << 3.0
                                << 0.0;
        QTest::newRow("turned") << QStringLiteral(
                                       R"({"mesh":0,"rotation":[0.7071068,0,0,0.7071068]})")
                                << 1.0 << 0.0 << 1.0;
        QTest::newRow("matrix") << QStringLiteral(
                                       R"({"mesh":0,"matrix":[4,0,0,0,0,1,0,0,0,0,1,0,9,9,9,1]})")
                                << 4.0 << 1.0 << 0.0;
    }
    void readsTransforms()
    {
        QFETCH(QString, node);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, z);
        TriangleFile file;
        file.nodes = "[" + node.toStdString() + "]";
        const auto mesh = loadGlb(file.bytes(), "t.glb");
        QVERIFY2(mesh, mesh ? "" : mesh.error().code().c_str());
        const Vec3 size = mesh->bounds.size();
        QVERIFY(std::abs(size.x - x) + std::abs(size.y - y) + std::abs(size.z - z) < 1e-5);
    }

    void mirroredNodesKeepTheirFront()
    {
        TriangleFile file;
        file.nodes = R"([{"mesh":0,"scale":[-1,1,1]}])";
        const auto mesh = loadGlb(file.bytes(), "t.glb");
        QVERIFY(mesh);
        const MeshPart &part = mesh->parts.front();
        const auto at = [&](std::size_t i) {
            const auto &p = part.vertices[part.indices[i]].position;
            return Vec3{p[0], p[1], p[2]};
        };
        // Counter-clockwise seen from +Z, as the normal that was made for it.
        QVERIFY(cross(at(1) - at(0), at(2) - at(0)).z > 0);
        QCOMPARE(part.vertices.front().normal[2], 1.0F);
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const std::string &bytes, const char *code) {
            QTest::newRow(name) << QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size()))
                                << QString::fromLatin1(code);
        };
        row("empty", "", "viewport.asset.unreadable");
        row("text", "This is no model, it is only text.", "viewport.asset.unreadable");
        row("header only", std::string("glTF") + word(2) + word(12), "viewport.asset.unreadable");
        TriangleFile indices;
        indices.indices = std::string("\0\0\1\0\x63\0\0\0", 8);
        row("index out of range", indices.bytes(), "viewport.asset.malformed");
        TriangleFile beyond;
        beyond.positions = R"({"bufferView":0,"componentType":5126,"count":300,"type":"VEC3"})";
        row("accessor beyond its view", beyond.bytes(), "viewport.asset.malformed");
        TriangleFile huge;
        huge.positions =
            R"({"bufferView":0,"componentType":5126,"count":18446744073709551615,"type":"VEC3"})";
        row("count that overflows", huge.bytes(), "viewport.asset.malformed");
        TriangleFile view;
        view.views = R"([{"buffer":0,"byteOffset":4000,"byteLength":36},)"
                     R"({"buffer":0,"byteOffset":36,"byteLength":6}])";
        row("view beyond its buffer", view.bytes(), "viewport.asset.malformed");
        TriangleFile cycle;
        cycle.nodes = R"([{"mesh":0,"children":[0]}])";
        row("a node below itself", cycle.bytes(), "viewport.asset.too-large");
        TriangleFile nothing;
        nothing.nodes = R"([{"name":"nothing"}])";
        row("no surface", nothing.bytes(), "viewport.asset.empty");
        TriangleFile sparse;
        sparse.positions = R"({"bufferView":0,"componentType":5126,"count":3,"type":"VEC3",)"
                           R"("sparse":{"count":1,"indices":{"bufferView":1,"componentType":5123},)"
                           R"("values":{"bufferView":0}}})";
        row("sparse storage", sparse.bytes(), "viewport.asset.unsupported");
        TriangleFile outside;
        outside.buffers = R"([{"byteLength":44,"uri":"/etc/passwd"}])";
        row("a buffer in another file", outside.bytes(), "viewport.asset.unreadable");
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, code);
        const auto mesh =
            loadGlb({bytes.constData(), static_cast<std::size_t>(bytes.size())}, "t.glb");
        QVERIFY(!mesh);
        QCOMPARE(QString::fromStdString(mesh.error().code()), code);
        QVERIFY(messages::hasSentence(mesh.error().code()));
    }

    void keepsLimits()
    {
        const std::string bytes(TriangleFile().bytes());
        GlbLimits small;
        small.bytes = 100;
        QCOMPARE(loadGlb(bytes, "t", small).error().code(),
                 std::string("viewport.asset.too-large"));
        GlbLimits few;
        few.triangles = 0;
        QCOMPARE(loadGlb(bytes, "t", few).error().code(), std::string("viewport.asset.too-large"));
    }

    /// Whatever is cut off or changed, the answer is a mesh or an error, never a crash.
    void survivesDamage()
    {
        const std::string_view whole = resources::model("models/stool.glb");
        QVERIFY(!whole.empty());
        int refused = 0;
        for (std::uint64_t i = 0; i < 300; ++i) {
            std::string bytes(whole);
            if (i % 3 == 0) {
                bytes.resize(randomBits(1, i, 0) % bytes.size());
            } else {
                for (std::uint64_t k = 0; k < 1 + i % 7; ++k) {
                    const std::uint64_t bits = randomBits(2, i, k);
                    // Mostly in the JSON, where structure is.
                    const std::size_t reach = i % 3 == 1 ? 4000 : bytes.size();
                    bytes[bits % reach] = static_cast<char>(bits >> 40);
                }
            }
            const auto mesh = loadGlb(bytes, "damaged.glb");
            if (!mesh) {
                ++refused;
                QVERIFY(messages::hasSentence(mesh.error().code()));
            }
        }
        QVERIFY(refused > 100);
    }

    void storeKeepsOneAssetAPrefab()
    {
        AssetStore store(content::Catalogue::shipped());
        const auto one = store.asset("stool");
        QVERIFY(!one->error);
        QCOMPARE(store.asset("ward.icu@1.0.0#stool").get(), one.get());
        QVERIFY(!one->hasBvh()); // nobody asked
        QCOMPARE(one->bvh().triangles().size(), one->mesh.triangleCount());
        QVERIFY(one->hasBvh());
        QCOMPARE(one->bvh().bounds().low, one->mesh.bounds.low);
        QCOMPARE(one->bvh().bounds().high, one->mesh.bounds.high);
    }

    void placeholdersStandForWhatIsMissing()
    {
        AssetStore store(content::Catalogue::shipped(),
                         [](const std::string &path) -> Result<std::string_view> {
                             if (path == "models/stool.glb")
                                 return "no model at all, but long enough";
                             return failure("viewport.asset.missing", {{"file", path}});
                         });
        const auto broken = store.asset("stool");
        QVERIFY(broken->error);
        QCOMPARE(broken->error->code(), std::string("viewport.asset.unreadable"));
        const Vec3 size = broken->mesh.bounds.size();
        const Vec3 wanted = content::Catalogue::shipped().prefab("stool")->size;
        QVERIFY(length(size - wanted) < 1e-9);
        QCOMPARE(broken->mesh.bounds.low.y, 0.0);
        QCOMPARE(store.asset("nurse")->error->code(), std::string("viewport.asset.missing"));
        const auto unknown = store.asset("ward.icu@1.0.0#time-machine");
        QCOMPARE(unknown->error->code(), std::string("viewport.asset.unknown-prefab"));
        QVERIFY(unknown->mesh.triangleCount() == 12);
    }

    void simplifiedModelsKeepTheirForm_data()
    {
        QTest::addColumn<QString>("id");
        for (const char *id : {"med-cart", "nurse", "iv-pole", "icu-bed"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void simplifiedModelsKeepTheirForm()
    {
        QFETCH(QString, id);
        const std::string path = "models/" + id.toStdString() + ".glb";
        const auto mesh = loadGlb(resources::model(path), path);
        QVERIFY(mesh);
        std::vector<const MeshPart *> parts;
        for (const MeshPart &part : mesh->parts)
            parts.push_back(&part);
        ModelMesh coarse;
        coarse.parts = simplified(parts, 0.016);
        QCOMPARE(coarse.parts.size(), parts.size());
        QVERIFY(coarse.triangleCount() < mesh->triangleCount() / 2);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            QCOMPARE(coarse.parts[i].material.name, parts[i]->material.name);
            for (const Vertex &v : coarse.parts[i].vertices)
                coarse.bounds.add(Vec3{v.position[0], v.position[1], v.position[2]});
            for (const std::uint32_t index : coarse.parts[i].indices)
                QVERIFY(index < coarse.parts[i].vertices.size());
        }
        QVERIFY(length(coarse.bounds.low - mesh->bounds.low) < 0.02);
        QVERIFY(length(coarse.bounds.high - mesh->bounds.high) < 0.02);
    }
};

QTEST_GUILESS_MAIN(TestGlbLoader)
#include "tst_glb_loader.moc"
