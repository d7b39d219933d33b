// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The Scene beside what Qt Quick 3D itself needs for the same picture, in turn in one process: a
// frame of a bay of four beds while the camera turns and three monitors run; what it costs to take
// up a world in which 500 things have moved; a pick among 1,000 things.
#include "qml/ui.h"
#include "tests/bench/bench_support.h"
#include "tests/bench/scene/measured_window.h"
#include "tests/bench/scene/scene_worlds.h"
#include "viewport/picking/pick_scene.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_displays.h"
#include "viewport/qml/scene_view_model.h"
#include "viewport/scene/scene_model.h"

#include <QApplication>
#include <QQuickItem>
#include <QtQml/qqmlextensionplugin.h>

#include <random>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_ViewportPlugin)

using namespace ward;
using bench::MeasuredWindow;
using bench::Scale;
using viewport::SceneViewModel;

namespace {

const QUrl kScene(QStringLiteral("qrc:/qt/qml/Ward/Viewport/ScenePanel.qml"));
const QUrl kPeer(QStringLiteral("qrc:/bench/peer.qml"));
const QUrl kBare(QStringLiteral("qrc:/bench/bare.qml"));

/// A view-model that shows a world from where the whole of it is seen, at full quality throughout.
std::unique_ptr<SceneViewModel> sceneOf(const bench::SharedWorld &world, QSize size)
{
    auto scene = std::make_unique<SceneViewModel>(content::Catalogue::shipped());
    scene->setAutomaticQuality(false);
    scene->setQuality(SceneViewModel::Quality::Full);
    scene->resize(size.width(), size.height());
    scene->setWorld(world);
    return scene;
}

void lookFrom(SceneViewModel &scene, double yaw, double pitch, double distance)
{
    scene.camera()->rig().lookAt({0, 0.8, 0}, yaw, pitch, distance);
    scene.camera()->settle();
}

/// Live monitors whose picture is on the screen: the fourth one has nobody on it.
int facesSeen(const QQuickItem *item)
{
    int seen = item->objectName() == QLatin1String("face.bedside-monitor") &&
                       item->property("seen").toBool() &&
                       !item->parentItem()->property("patientId").toString().isEmpty()
                   ? 1
                   : 0;
    for (const QQuickItem *child : item->childItems())
        seen += facesSeen(child);
    return seen;
}

bench::Result withPeer(const char *name, const char *method, std::vector<double> ours,
                       const char *peer, const char *peerMethod, std::vector<double> theirs)
{
    bench::Result result;
    result.name = name;
    result.unit = "ms";
    result.method = method;
    result.samples = std::move(ours);
    result.peer = bench::Peer{peer, "without", peerMethod, std::move(theirs)};
    return result;
}

std::vector<bench::Result> measureFrames(QQmlEngine &engine, Scale scale)
{
    const int rounds = bench::pick(scale, 12, 4, 1);
    const int frames = bench::pick(scale, 10, 5, 1);
    const QSize picture(1280, 800);
    bench::BayOfFour bay;
    const auto scene = sceneOf(bay.at(0), picture);
    const auto still = sceneOf(bay.at(0), picture); // what the peer takes its meshes from
    for (SceneViewModel *view : {scene.get(), still.get()})
        lookFrom(*view, 0.3, 0.5, 11);
    scene->displays()->setRunning(true);
    MeasuredWindow ours(engine, kScene,
                        {{QStringLiteral("viewModel"), QVariant::fromValue(scene.get())}}, picture);
    MeasuredWindow theirs(engine, kPeer,
                          {{QStringLiteral("source"), QVariant::fromValue(still.get())}}, picture);
    // What stands before a display is asked with rays, once what they search has been made.
    int faces = facesSeen(ours.rootObject());
    for (int i = 0; i < 20 && faces < 3; ++i) {
        ours.settle();
        faces = facesSeen(ours.rootObject());
    }

    std::vector<double> wall, wallPeer, used, usedPeer;
    int shown = 0;
    double yaw = 0.3;
    for (int round = 0; round < rounds; ++round) {
        for (int i = 0; i < frames; ++i) {
            const bench::SharedWorld world = bay.at(++shown);
            yaw += 0.004;
            const bench::FrameCost cost = ours.frame([&] {
                scene->setWorld(world);
                lookFrom(*scene, yaw, 0.5, 11);
            });
            const bench::FrameCost peer = theirs.frame([&] { lookFrom(*still, yaw, 0.5, 11); });
            if (round == 0 && scale != Scale::Smoke)
                continue; // warm-up
            wall.push_back(cost.wall);
            used.push_back(cost.processor);
            wallPeer.push_back(peer.wall);
            usedPeer.push_back(peer.processor);
        }
    }
    constexpr char kMethod[] =
        "from a new world and a turned camera to the picture on the screen, 1280x800, full quality "
        "(shadows, 4x anti-aliasing), labels and three live monitors";
    constexpr char kPeerMethod[] =
        "View3D with the same meshes at the same detail, the same light, "
        "shadow and anti-aliasing, one PrincipledMaterial; the camera "
        "turns alike";
    bench::Result frame = withPeer("frame of a bay of four beds", kMethod, std::move(wall),
                                   "bare Quick 3D scene", kPeerMethod, std::move(wallPeer));
    frame.goal = bench::Goal{"ratio", "<=", 1.15};
    frame.facts = {{"entities", bay.entities()}, {"monitors_seen", faces}};
    bench::Result processor =
        withPeer("frame of a bay of four beds, processor time", kMethod, std::move(used),
                 "bare Quick 3D scene", kPeerMethod, std::move(usedPeer));
    processor.goal = bench::Goal{"ratio", "<=", 1.15};
    return {std::move(frame), std::move(processor)};
}

std::vector<bench::Result> measureBinding(QQmlEngine &engine, Scale scale)
{
    const int count = bench::pick(scale, 500, 500, 60);
    const int frames = bench::pick(scale, 120, 30, 3);
    const QSize small(320, 200); // what is drawn is not what is measured
    bench::MovingCrowd crowd(count);
    const auto scene = sceneOf(crowd.at(0), small);
    lookFrom(*scene, 0.2, 0.4, 20);
    MeasuredWindow ours(engine, kScene,
                        {{QStringLiteral("viewModel"), QVariant::fromValue(scene.get())}}, small);
    MeasuredWindow theirs(engine, kBare, {{QStringLiteral("count"), count}}, small);
    std::vector<QObject *> nodes;
    for (int i = 0; i < count; ++i) {
        QObject *node = nullptr;
        QMetaObject::invokeMethod(theirs.rootObject(), "nodeAt", Q_RETURN_ARG(QObject *, node),
                                  Q_ARG(int, i));
        if (node == nullptr)
            bench::stop("a node is missing");
        nodes.push_back(node);
    }
    std::vector<double> bound, boundPeer, synchronised, synchronisedPeer;
    for (int i = 1; i <= frames + 2; ++i) {
        const bench::SharedWorld world = crowd.at(i);
        const bench::FrameCost cost = ours.frame([&] { scene->setWorld(world); });
        const bench::FrameCost peer = theirs.frame([&] {
            for (std::size_t k = 0; k < nodes.size(); ++k) {
                const auto at = static_cast<float>(k) + static_cast<float>(i) * 0.01F;
                nodes[k]->setProperty("position", QVector3D(at, 0, at));
                nodes[k]->setProperty("rotation", QQuaternion::fromEulerAngles(0, at, 0));
            }
        });
        if (i <= 2)
            continue;
        bound.push_back(cost.binding);
        boundPeer.push_back(peer.binding);
        synchronised.push_back(cost.synchronised);
        synchronisedPeer.push_back(peer.synchronised);
    }
    bench::Result binding = withPeer(
        "binding a world in which 500 entities moved",
        "this thread's processor time from setWorld() until Qt begins to synchronise: reading the "
        "world, picking, bindings, labels, faces",
        std::move(bound), "two properties of 500 bare models",
        "position and rotation of 500 Model items written from C++, until Qt begins to synchronise",
        std::move(boundPeer));
    binding.goal = bench::Goal{"median", "<=", 3};
    bench::Result whole =
        withPeer("the same until the scene graph has it", "with Qt's own synchronising",
                 std::move(synchronised), "two properties of 500 bare models",
                 "with Qt's own synchronising", std::move(synchronisedPeer));
    return {std::move(binding), std::move(whole)};
}

std::vector<bench::Result> measurePicking(QQmlEngine &engine, Scale scale)
{
    const int count = bench::pick(scale, 1'000, 1'000, 100);
    const int picks = bench::pick(scale, 2'000, 400, 20);
    const int peerPicks = bench::pick(scale, 200, 60, 5);
    const QSize size(640, 400);
    bench::MovingCrowd crowd(count);
    const auto scene = sceneOf(crowd.at(0), size);
    lookFrom(*scene, 0.2, 0.6, 26);
    MeasuredWindow theirs(engine, kPeer,
                          {{QStringLiteral("source"), QVariant::fromValue(scene.get())}}, size);
    const auto *model = qobject_cast<viewport::SceneModel *>(scene->entities());
    for (int i = 0; i < 600 && !model->pickScene().isWarm(); ++i)
        theirs.settle();
    std::mt19937 random(1);
    std::uniform_real_distribution<double> x(0, size.width());
    std::uniform_real_distribution<double> y(size.height() * 0.2, size.height());
    std::vector<double> taken, takenPeer;
    int hits = 0;
    int asked = 0;
    int peerHits = 0;
    int alike = 0; ///< both found the same, a thing or nothing
    for (int i = 0; i < picks; ++i) {
        const double px = x(random);
        const double py = y(random);
        const double begin = bench::threadUs();
        const auto hit = model->pickScene().pick(scene->camera()->view().ray(px, py));
        taken.push_back((bench::threadUs() - begin) / 1e3);
        hits += hit ? 1 : 0;
        if (i >= peerPicks)
            continue;
        QString found;
        const double peerBegin = bench::threadUs();
        QMetaObject::invokeMethod(theirs.rootObject(), "pickAt", Q_RETURN_ARG(QString, found),
                                  Q_ARG(double, px), Q_ARG(double, py));
        takenPeer.push_back((bench::threadUs() - peerBegin) / 1e3);
        ++asked;
        peerHits += found.isEmpty() ? 0 : 1;
        alike += found == (hit ? QString::fromStdString(hit->id.toString()) : QString()) ? 1 : 0;
    }
    bench::Result result =
        withPeer("pick among 1,000 entities",
                 "a ray through a random pixel, exact to the triangle, "
                 "processor time",
                 std::move(taken), "View3D.pick() of Quick 3D",
                 "the same pixels in the same scene, every model pickable", std::move(takenPeer));
    result.goal = bench::Goal{"p99", "<=", 2};
    result.facts = {{"hits", double(hits)},
                    {"picks", double(picks)},
                    {"peer_hits", double(peerHits)},
                    {"peer_picks", double(asked)},
                    {"both_found_the_same", double(alike)}};
    return {std::move(result)};
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QSG_RENDER_LOOP", "basic");
    const QApplication app(argc, argv);
    ui::setUpApplication();
    const Scale scale = bench::scaleOf(argc, argv);
    QQmlEngine engine;
    ui::setUpEngine(engine);
    std::vector<bench::Result> results;
    using Measure = std::vector<bench::Result> (*)(QQmlEngine &, Scale);
    const std::pair<const char *, Measure> parts[] = {
        {"frames", measureFrames}, {"binding", measureBinding}, {"picking", measurePicking}};
    const std::string only =
        argc > 2 && argv[argc - 2] == std::string_view("--part") ? argv[argc - 1] : std::string();
    for (const auto &[name, measure] : parts) {
        if (!only.empty() && only != name)
            continue;
        for (bench::Result &result : measure(engine, scale))
            results.push_back(std::move(result));
    }
    bench::print(
        "one process, windows in turn, render loop on the GUI thread, software GL under Xvfb "
        "without a vertical sync; the first frames are not counted",
        results);
    return 0;
}
