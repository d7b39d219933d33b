// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Opens a scenario's scene without an engine and saves numbered pictures of it, then measures
// frames while the camera turns. For eyes, not for CI:
//   xvfb-run -s "-screen 0 1920x1080x24" ward-scene-preview icu-arrest out/
// With "picture" it makes the start page's picture of the scenario (resources/pictures) instead.
#include "core/content/document_codec.h"
#include "core/world/instantiate.h"
#include "qml/ui.h"
#include "resources/resources.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_controller.h"
#include "viewport/qml/scene_displays.h"
#include "viewport/qml/scene_view_model.h"
#include "viewport/scene/scene_model.h"

#include <QApplication>
#include <QCursor>
#include <QDir>
#include <QElapsedTimer>
#include <QQuickItem>
#include <QQuickView>
#include <QSurfaceFormat>
#include <QTimer>
#include <QtQml/qqmlextensionplugin.h>
#include <QtQuick3D/qquick3d.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_ViewportPlugin)

using namespace ward;
using viewport::SceneViewModel;

namespace {

void wait(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

class Preview
{
public:
    Preview(QQuickView &view, SceneViewModel &scene, QString folder)
        : m_view(view)
        , m_scene(scene)
        , m_folder(std::move(folder))
    {
    }

    [[nodiscard]] const viewport::SceneModel &model() const
    {
        return *qobject_cast<viewport::SceneModel *>(m_scene.entities());
    }
    [[nodiscard]] Id find(const QString &name) const
    {
        for (const auto &entity : model().entities()) {
            if (entity.name.contains(name, Qt::CaseInsensitive) ||
                QString::fromStdString(entity.asset->prefab) == name)
                return entity.id;
        }
        return {};
    }
    [[nodiscard]] QPointF onScreen(const Id &id) const
    {
        const auto *entity = model().entity(id);
        if (entity == nullptr)
            return {};
        const auto box = entity->asset->mesh.bounds.transformed(entity->pose);
        const auto at = m_scene.camera()->view().project(box.centre());
        return at ? QPointF(at->x, at->y) : QPointF();
    }
    void shoot(const QString &name)
    {
        wait(900);
        const QString file = QStringLiteral("%1/%2-%3.png")
                                 .arg(m_folder)
                                 .arg(++m_number, 2, 10, QLatin1Char('0'))
                                 .arg(name);
        m_view.grabWindow().save(file);
        std::printf("%s\n", qPrintable(file));
        std::fflush(stdout);
    }
    void measure(const char *what)
    {
        int frames = 0;
        const auto counting =
            QObject::connect(&m_view, &QQuickWindow::frameSwapped, &m_view, [&] { ++frames; });
        QElapsedTimer timer;
        timer.start();
        const std::clock_t cpu = std::clock();
        while (timer.elapsed() < 4000) {
            m_scene.camera()->rig().orbit(6, 0);
            m_scene.camera()->wake();
            wait(8);
        }
        QObject::disconnect(counting);
        // Processor time of all threads: comparable even while the machine does other work.
        std::printf("%s: %.1f fps, %.0f ms of processor time a frame\n", what,
                    frames * 1000.0 / static_cast<double>(timer.elapsed()),
                    1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC /
                        std::max(1, frames));
        wait(1200);
        int idle = 0;
        const auto resting =
            QObject::connect(&m_view, &QQuickWindow::frameSwapped, &m_view, [&] { ++idle; });
        wait(1500);
        QObject::disconnect(resting);
        std::printf("%s: %d frames in 1.5 s of rest\n", what, idle);
        std::fflush(stdout);
    }

    /// A session at ten times real time: the camera rests, only vitals and their traces change.
    void measureRun(const char *what)
    {
        wait(2000);
        int frames = 0;
        const auto counting =
            QObject::connect(&m_view, &QQuickWindow::frameSwapped, &m_view, [&] { ++frames; });
        m_scene.displays()->setRunning(true);
        world::World world(*m_scene.world());
        QElapsedTimer timer;
        timer.start();
        const std::clock_t cpu = std::clock();
        while (timer.elapsed() < 6000) {
            world.setTick(world.tick() + kTicksPerSecond / 3);
            m_scene.setWorld(std::make_shared<const world::World>(world));
            wait(33);
        }
        QObject::disconnect(counting);
        std::printf("%s: %.1f pictures of displays a second, %.0f ms of processor time each\n",
                    what, frames * 1000.0 / static_cast<double>(timer.elapsed()),
                    1000.0 * static_cast<double>(std::clock() - cpu) / CLOCKS_PER_SEC /
                        std::max(1, frames));
        std::fflush(stdout);
    }

    /// What the start page shows of a scenario: the first patient with who is around, and no tools.
    void portray(const QString &name, double degrees, double distance)
    {
        for (QQuickItem *item : m_view.rootObject()->childItems()) {
            const QByteArray type = item->metaObject()->className();
            if (type.startsWith("SceneHud") || type.startsWith("SceneLabels"))
                item->setVisible(false);
        }
        const auto &entities = model().entities();
        const auto patient = std::find_if(entities.begin(), entities.end(), [](const auto &entity) {
            return entity.kind == QLatin1String("patient");
        });
        if (patient != entities.end())
            aim({patient->pose.position + Vec3{-0.7, 0.15, 0.4}, degrees * M_PI / 180, 0.4,
                 distance});
        else
            aim(inside());
        wait(2500);
        const QString file = QStringLiteral("%1/%2.jpg").arg(m_folder, name);
        m_view.grabWindow()
            .scaled(640, 360, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation)
            .save(file, nullptr, 90);
        std::printf("%s\n", qPrintable(file));
    }

private:
    struct Aim
    {
        Vec3 target;
        double yaw = 0;
        double pitch = 0.4;
        double distance = 5;
    };
    void aim(const Aim &at)
    {
        auto &rig = m_scene.camera()->rig();
        rig.lookAt(at.target, at.yaw, at.pitch, at.distance);
        rig.settle();
        m_scene.camera()->settle();
    }
    /// The view that shows most of an empty room and nothing beside it: the void round a room
    /// looks like a hole in the page, in one theme or the other.
    Aim inside()
    {
        const viewport::Box room = model().pickScene().bounds();
        const Vec3 size = room.size();
        Aim best;
        double most = -50;
        for (int place = 0; place < 25; ++place) {
            const Vec3 target = room.centre() + Vec3{size.x * (place % 5 - 2) / 8, 0,
                                                     size.z * (place / 5 % 5 - 2) / 8};
            for (int turn = -4; turn <= 4; ++turn) {
                for (const double pitch : {0.12, 0.2, 0.28, 0.36}) {
                    for (const double distance : {2.0, 3.0, 4.0, 5.0, 6.0, 7.5}) {
                        const Aim now{{target.x, 1.0, target.z}, turn * M_PI / 12, pitch, distance};
                        aim(now);
                        // A room seen straight on looks flat.
                        const double shown = shownInside() + 0.15 * std::abs(turn);
                        if (shown > most)
                            best = now;
                        most = std::max(most, shown);
                    }
                }
            }
        }
        return best;
    }
    /// How much can be seen from here; far below 0 = something beside the room as well.
    [[nodiscard]] double shownInside() const
    {
        constexpr double kNear = 1.2;
        const viewport::CameraView &view = m_scene.camera()->view();
        double sum = 0;
        for (int i = 0; i < 9 * 6; ++i) {
            const auto hit = model().pickScene().pick(
                view.ray(view.width * (i % 9) / 8.0, view.height * (i / 9) / 5.0));
            if (!hit || hit->distance < kNear)
                return -100;
            // Depth, and not floor.
            sum += std::min(hit->distance, 9.0) * 0.02 - (hit->normal.y > 0.9 ? 0.05 : 0);
        }
        for (const auto &entity : model().entities()) {
            if (entity.kind == QLatin1String("room") || entity.cutAway)
                continue;
            const auto box = entity.asset->mesh.bounds.transformed(entity.pose);
            const auto seen = [&](const Vec3 &point) {
                const auto at = view.project(point);
                return at && at->x > 0 && at->y > 0 && at->x < view.width && at->y < view.height;
            };
            sum += seen(box.low) && seen(box.high) ? 1 : 0;
        }
        return sum;
    }

    QQuickView &m_view;
    SceneViewModel &m_scene;
    QString m_folder;
    int m_number = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QSurfaceFormat::setDefaultFormat(QQuick3D::idealSurfaceFormat());
    if (argc < 3) {
        std::fprintf(stderr,
                     "usage: ward-scene-preview SCENARIO FOLDER [WIDTHxHEIGHT]\n"
                     "                          [fast | bench | picture [DEGREES [METRES]]]\n");
        return 2;
    }
    ui::setUpApplication();
    const auto exists = [](const std::string &path) { return !resources::file(path).empty(); };
    const std::string name = std::string(argv[1]) + ".ward.json";
    const std::string path =
        exists("templates/" + name) ? "templates/" + name : "scenarios/" + name;
    const auto parsed =
        content::parseDocument(resources::file(path), path, content::Schema::shipped());
    if (!parsed.document) {
        std::fprintf(stderr, "%s cannot be read\n", path.c_str());
        return 3;
    }
    const auto &catalogue = content::Catalogue::shipped();
    auto world = world::instantiate(*parsed.document, content::Schema::shipped(), catalogue);
    if (!world) {
        std::fprintf(stderr, "%s: %s\n", path.c_str(), world.error().code().c_str());
        return 3;
    }
    const QString folder = QString::fromLocal8Bit(argv[2]);
    QDir().mkpath(folder);

    SceneViewModel scene(catalogue);
    QObject::connect(&scene, &SceneViewModel::selectionRequested, &scene,
                     [&](const QList<Id> &ids) { scene.setSelection(ids); });
    QQuickView view;
    ui::setUpEngine(*view.engine());
    view.setResizeMode(QQuickView::SizeRootObjectToView);
    view.setInitialProperties({{QStringLiteral("viewModel"), QVariant::fromValue(&scene)}});
    QElapsedTimer start;
    start.start();
    view.setSource(QUrl(QStringLiteral("qrc:/qt/qml/Ward/Viewport/ScenePanel.qml")));
    if (view.status() != QQuickView::Ready)
        return 3;
    int width = 1260;
    int height = 640;
    if (argc > 3)
        std::sscanf(argv[3], "%dx%d", &width, &height);
    view.resize(width, height);
    view.show();
    scene.setWorld(std::make_shared<const world::World>(std::move(*world)));
    bool first = true;
    QObject::connect(&view, &QQuickWindow::frameSwapped, &view, [&] {
        if (std::exchange(first, false))
            std::printf("first frame after %lld ms\n", start.elapsed());
    });
    wait(1500);
    Preview preview(view, scene, folder);
    scene.setAutomaticQuality(false);
    scene.setQuality(SceneViewModel::Quality::Full);
    if (argc > 4 && std::string_view(argv[4]) == "picture") {
        QCursor::setPos(1919, 1079); // nothing is hovered
        preview.portray(QString::fromLocal8Bit(argv[1]), argc > 5 ? std::atof(argv[5]) : 25,
                        argc > 6 ? std::atof(argv[6]) : 5);
        return 0;
    }
    preview.shoot(QStringLiteral("overview"));
    if (argc > 4 && std::string_view(argv[4]) == "bench") {
        preview.measure("full");
        scene.setQuality(SceneViewModel::Quality::Plain);
        preview.measure("plain");
        scene.setAutomaticQuality(true);
        preview.measureRun("run");
        return 0;
    }
    if (argc > 4)
        return 0;
    preview.measure("full");

    const Id defibrillator = preview.find(QStringLiteral("defibrillator"));
    const Id cart = preview.find(QStringLiteral("med-cart"));
    const Id subject = defibrillator.isNull() ? cart : defibrillator;
    scene.resetCamera();
    scene.setSelection({subject});
    preview.shoot(QStringLiteral("selected"));
    scene.setHovered(preview.find(QStringLiteral("physician")));
    scene.setTool(SceneViewModel::Tool::Move);
    preview.shoot(QStringLiteral("move"));
    scene.frameSelection();
    preview.shoot(QStringLiteral("framed"));
    scene.setTool(SceneViewModel::Tool::Rotate);
    preview.shoot(QStringLiteral("rotate"));
    scene.setTool(SceneViewModel::Tool::Select);
    scene.setSelection({});
    scene.resetCamera();
    wait(900);
    scene.dragPrefab(QStringLiteral("ward.icu@1.0.0#defibrillator"),
                     preview.onScreen(cart) - QPointF(0, 60));
    preview.shoot(QStringLiteral("ghost"));
    scene.dragPrefab(QStringLiteral("ward.icu@1.0.0#icu-bed"),
                     preview.onScreen(cart) + QPointF(0, 40));
    preview.shoot(QStringLiteral("ghost-blocked"));
    scene.leavePrefab();
    scene.setNavigation(SceneViewModel::Navigation::Bedside);
    preview.shoot(QStringLiteral("bedside"));
    scene.setNavigation(SceneViewModel::Navigation::Plan);
    preview.shoot(QStringLiteral("plan"));
    scene.setNavigation(SceneViewModel::Navigation::Orbit);
    scene.resetCamera();
    scene.setQuality(SceneViewModel::Quality::Plain);
    preview.shoot(QStringLiteral("plain"));
    preview.measure("plain");
    return 0;
}
