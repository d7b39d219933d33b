// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "qml/ui.h"
#include "tests/support/quick_items.h"
#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/qml/asset_library.h"
#include "viewport/qml/node_places.h"
#include "viewport/qml/scene_camera.h"
#include "viewport/qml/scene_displays.h"
#include "viewport/qml/scene_overlay.h"
#include "viewport/qml/scene_view_model.h"
#include "viewport/scene/qt_geometry.h"
#include "viewport/scene/scene_model.h"

#include <QDirIterator>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_ViewportPlugin)

using namespace ward;
using namespace ward::viewport;

using test::named;

namespace {

/// The panel of a scene. Nothing is drawn before it is shown in its window.
struct Panel
{
    QQmlEngine engine;
    QQuickWindow window;
    std::unique_ptr<QObject> root;
    QQuickItem *item = nullptr;
    QString error;

    explicit Panel(SceneViewModel &scene, const QSize &size = {})
    {
        ui::setUpEngine(engine);
        QVariantMap properties{{QStringLiteral("viewModel"), QVariant::fromValue(&scene)}};
        if (!size.isEmpty()) {
            properties.insert(QStringLiteral("width"), size.width());
            properties.insert(QStringLiteral("height"), size.height());
            window.resize(size);
        }
        QQmlComponent component(&engine,
                                QUrl(QStringLiteral("qrc:/qt/qml/Ward/Viewport/ScenePanel.qml")));
        root.reset(component.createWithInitialProperties(properties));
        item = qobject_cast<QQuickItem *>(root.get());
        error = component.errorString();
    }
    void putIntoWindow() { item->setParentItem(window.contentItem()); }
    bool show()
    {
        putIntoWindow();
        window.show();
        return QTest::qWaitForWindowExposed(&window);
    }
};

} // namespace

/// Every QML file of the scene can be made, and the panel's controls drive the view-model.
class TestSceneQml : public QObject
{
    Q_OBJECT

    static constexpr auto kFolder = ":/qt/qml/Ward/Viewport";

private Q_SLOTS:
    void initTestCase() { ui::setUpApplication(); }

    void everyFileCompiles_data()
    {
        QTest::addColumn<QUrl>("url");
        QDirIterator files(QString::fromLatin1(kFolder), {QStringLiteral("*.qml")}, QDir::Files);
        while (files.hasNext()) {
            const QString file = files.next();
            QTest::newRow(qPrintable(QFileInfo(file).fileName()))
                << QUrl(QStringLiteral("qrc") + file);
        }
    }
    void everyFileCompiles()
    {
        QFETCH(QUrl, url);
        QQmlEngine engine;
        ui::setUpEngine(engine);
        QQmlComponent component(&engine, url);
        QVERIFY2(component.isReady(), qPrintable(component.errorString()));
    }

    void thePanelShowsTheBay()
    {
        test::Bay bay;
        SceneViewModel scene(content::Catalogue::shipped());
        scene.resize(1260, 640);
        scene.setWorld(bay.share());
        const Panel shown(scene, {1260, 640});
        const QObject *root = shown.root.get();
        QVERIFY2(root, qPrintable(shown.error));
        const auto *model = scene.entities();
        for (int i = 0; i < model->rowCount(); ++i) {
            const QString name = QStringLiteral("entity.") + model->index(i, 0).data().toString();
            QVERIFY2(root->findChild<QObject *>(name) != nullptr, qPrintable(name));
        }

        auto *tools = root->findChild<QObject *>(QStringLiteral("scene.tools"));
        QVERIFY(tools != nullptr);
        QVERIFY(QMetaObject::invokeMethod(tools, "activated", Q_ARG(int, 1)));
        QCOMPARE(scene.tool(), SceneViewModel::Tool::Move);
        scene.setTool(SceneViewModel::Tool::Rotate);
        QCOMPARE(tools->property("currentIndex").toInt(), 2);
        auto *ways = root->findChild<QObject *>(QStringLiteral("scene.navigation"));
        QVERIFY(QMetaObject::invokeMethod(ways, "activated", Q_ARG(int, 2)));
        QCOMPARE(scene.navigation(), SceneViewModel::Navigation::Plan);

        // Where there is little room the tools are icons; each keeps a name for who cannot see it.
        QQuickItem *panel = shown.item;
        for (const int width : {1258, 900, 690}) {
            panel->setWidth(width);
            const auto right = [&](const char *name) {
                const auto *item = root->findChild<QQuickItem *>(QLatin1String(name));
                return item->mapToItem(panel, QPointF(item->width(), 0)).x();
            };
            const auto left = [&](const char *name) {
                const auto *item = root->findChild<QQuickItem *>(QLatin1String(name));
                return item->mapToItem(panel, QPointF()).x();
            };
            QVERIFY(right("scene.tools") < left("scene.snapSurface"));
            QVERIFY(right("scene.localAxes") < left("scene.navigation"));
            QVERIFY(right("scene.look") <= width);
        }
        auto *grid = root->findChild<QObject *>(QStringLiteral("scene.snapGrid"));
        grid->setProperty("checked", false);
        QVERIFY(QMetaObject::invokeMethod(grid, "toggled"));
        QVERIFY(!scene.snapToGrid());

        // A ghost, a hint and a new entity come and go.
        scene.setNavigation(SceneViewModel::Navigation::Orbit);
        scene.resetCamera();
        scene.camera()->settle();
        scene.dragPrefab(QStringLiteral("ward.icu@1.0.0#stool"), {500, 450});
        auto *hint = root->findChild<QQuickItem *>(QStringLiteral("sceneHint"));
        QVERIFY(hint != nullptr);
        QVERIFY(hint->property("amount").toString().startsWith(QStringLiteral("Δ")));
        scene.leavePrefab();
        const Id id = bay.add("stool", {{-1, 0, 2}, {}});
        scene.setWorld(bay.share());
        QVERIFY(root->findChild<QObject *>(QStringLiteral("entity.New stool")) != nullptr);
        bay.world().destroyEntity(bay.world().find(id));
        scene.setWorld(bay.share());
        QTRY_VERIFY(root->findChild<QObject *>(QStringLiteral("entity.New stool")) == nullptr);
    }

    /// Every node is where its entity is, whoever came, went, moved or is only being dragged.
    void nodesAreWhereTheirEntitiesAre()
    {
        test::Bay bay;
        SceneViewModel scene(content::Catalogue::shipped());
        scene.setWorld(bay.share());
        const Panel panel(scene);
        const QObject *root = panel.root.get();
        QVERIFY2(root, qPrintable(panel.error));
        auto *model = qobject_cast<SceneModel *>(scene.entities());
        const auto compare = [&](const char *when) {
            for (const SceneEntity &entity : model->entities()) {
                const auto *node =
                    root->findChild<QObject *>(QStringLiteral("entity.") + entity.name);
                const QByteArray what = QByteArray(when) + ": " + entity.name.toUtf8();
                QVERIFY2(node != nullptr, what.constData());
                const Pose pose = model->shownPose(entity);
                QVERIFY2(node->property("position").value<QVector3D>() == toVector(pose.position),
                         what.constData());
                const auto turn = node->property("rotation").value<QQuaternion>();
                QVERIFY2(qFuzzyCompare(turn, toQuaternion(pose.rotation).normalized()),
                         what.constData());
            }
        };
        compare("at first");
        const Id pole = bay.first("iv-pole");
        const Id on = bay.first("infusion-pump");
        const Pose before = model->shownPose(*model->entity(on));
        const auto push = [&](const Vec3 &by) {
            Pose pose = bay.worldPose(pole);
            pose.position = pose.position + by;
            bay.setPose(pole, pose);
            scene.setWorld(bay.share());
        };
        push({0.2, 0, 0.1});
        compare("moved");
        QVERIFY(model->shownPose(*model->entity(on)) != before); // it hangs on the pole
        const Id stool = bay.add("stool", {{-1, 0, 2}, {}});
        push({0.1, 0, 0});
        compare("with one more");
        bay.world().destroyEntity(bay.world().find(bay.first("curtain")));
        push({0.1, 0, 0});
        compare("with one less");
        // One goes and one comes: as many rows as before, and others.
        bay.world().destroyEntity(bay.world().find(stool));
        bay.add("waste-bin", {{-1.2, 0, 2}, {}});
        push({0, 0, 0.1});
        compare("with another");
        model->preview(pole, {{1, 0, 1}, {}});
        compare("being dragged");
        model->clearPreview();
        compare("put back");
    }

    /// A node of other types is placed all the same, and the log says once that it is no usual one.
    void nodesOfOtherTypesArePlacedTheLongWay()
    {
        const test::Bay bay;
        SceneModel model(test::sharedAssets());
        model.setWorld(bay.share());
        NodePlaces places(model);
        QQmlEngine engine;
        QQmlComponent component(&engine);
        component.setData("import QtQml\nQtObject { property var position; property var rotation }",
                          {});
        for (const char *prefab : {"icu-bed", "med-cart"}) {
            const std::unique_ptr<QObject> node(component.create());
            QVERIFY2(node, qPrintable(component.errorString()));
            if (QLatin1String(prefab) == QLatin1String("icu-bed"))
                QTest::ignoreMessage(QtWarningMsg, QRegularExpression("placed more slowly"));
            const Id id = bay.first(prefab);
            places.follow(QString::fromStdString(id.toString()), node.get());
            QCOMPARE(node->property("position").value<QVector3D>(),
                     toVector(model.shownPose(*model.entity(id)).position));
        }
    }

    /// By the mouse: a drag that begins on the name tag of what is not selected moves it.
    void aTagIsDraggedAsItsThing()
    {
        const test::Bay bay;
        SceneViewModel scene(content::Catalogue::shipped());
        scene.setWorld(bay.share());
        connect(&scene, &SceneViewModel::selectionRequested, &scene,
                [&scene](const QList<Id> &ids) { scene.setSelection(ids); });
        QSignalSpy moved(&scene, &SceneViewModel::placesCommitted);
        Panel panel(scene, {1000, 700});
        QVERIFY2(panel.item != nullptr, qPrintable(panel.error));
        QVERIFY(panel.show());
        QTRY_VERIFY(!scene.camera()->isMoving());
        const auto *model = qobject_cast<SceneModel *>(scene.entities());
        Id actor;
        const QQuickItem *tag = nullptr;
        const auto look = [&] {
            for (const SceneEntity &entity : model->entities()) {
                const QQuickItem *one = named(panel.item, QStringLiteral("label.") + entity.name);
                if (entity.kind == QLatin1String("actor") && one != nullptr && one->isVisible()) {
                    actor = entity.id;
                    tag = one;
                }
            }
            return tag != nullptr;
        };
        QTRY_VERIFY(look());
        const QPoint from = tag->mapToScene(tag->boundingRect().center()).toPoint();
        QTest::mousePress(&panel.window, Qt::LeftButton, {}, from);
        for (int step = 1; step <= 6; ++step)
            QTest::mouseMove(&panel.window, from + QPoint(step * 8, step));
        QCOMPARE(scene.selection(), QList<Id>{actor});
        QTest::mouseRelease(&panel.window, Qt::LeftButton, {}, from + QPoint(48, 6));
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved.front().front().value<EntityPlaces>().front().id, actor);
    }

    /// Nothing is drawn while nothing changes; what changes is drawn.
    void restIsRest()
    {
        test::Bay bay;
        SceneViewModel scene(content::Catalogue::shipped());
        scene.setWorld(bay.share());
        Panel panel(scene, {800, 500});
        QVERIFY2(panel.item != nullptr, qPrintable(panel.error));
        QVERIFY(panel.show());
        QQuickWindow &window = panel.window;
        QSignalSpy frames(&window, &QQuickWindow::afterRendering);
        QTRY_VERIFY(!scene.camera()->isMoving());
        // Coarse models and the finished picture still come.
        constexpr int kRestMs = 1000;
        int before = -1;
        for (int i = 0; i < 20 && frames.count() != before; ++i) {
            before = int(frames.count());
            QTest::qWait(kRestMs);
        }
        QVERIFY(frames.count() > 0);
        frames.clear();
        QTest::qWait(kRestMs);
        QCOMPARE(frames.count(), 0);
        // A new world that looks the same: at most the devices' faces are drawn once more.
        scene.setWorld(bay.share());
        QTest::qWait(kRestMs);
        frames.clear();
        QTest::qWait(kRestMs);
        QCOMPARE(frames.count(), 0);
        scene.camera()->rig().orbit(40, 0);
        scene.camera()->wake();
        QTRY_VERIFY(frames.count() > 0);
        QTRY_VERIFY(!scene.camera()->isMoving());
    }

    /// Scenarios are closed and opened, windows hidden and shown, qualities change while pictures
    /// are drawn: everything of a world that is gone is gone, and the next is whole. Also what a
    /// memory checker is to be run on.
    void worldsFollowEachOther()
    {
        test::Bay bay;
        SceneViewModel scene(content::Catalogue::shipped());
        scene.setAutomaticQuality(false);
        Panel panel(scene, {480, 300});
        QVERIFY2(panel.item != nullptr, qPrintable(panel.error));
        QVERIFY(panel.show());
        QQuickWindow &window = panel.window;
        const auto draw = [&window] {
            QSignalSpy frames(&window, &QQuickWindow::frameSwapped);
            window.update();
            return QTest::qWaitFor([&] { return frames.count() > 0; }, 60'000);
        };
        const auto nodes = [root = panel.root.get()] {
            qsizetype count = 0;
            for (const QObject *object : root->findChildren<QObject *>())
                count += object->objectName().startsWith(QLatin1String("entity.")) ? 1 : 0;
            return count;
        };
        // Without its people, pumps and a bed, and with others in their place.
        test::Bay other;
        for (const char *prefab : {"nurse", "patient", "infusion-pump", "bedside-monitor"})
            other.world().destroyEntity(other.handle(prefab));
        for (const char *prefab : {"stool", "ventilator", "physician"})
            other.add(prefab, {{-1, 0, 2}, {}});
        for (int round = 0; round < 2; ++round) {
            scene.setWorld(bay.share());
            scene.displays()->setRunning(true);
            QVERIFY(draw());
            QCOMPARE(nodes(), scene.entities()->rowCount());
            scene.setSelection({bay.first("icu-bed")});
            scene.setQuality(SceneViewModel::Quality::Plain);
            QVERIFY(draw());
            scene.setWorld(other.share()); // before anything was drawn of the last change
            scene.setQuality(SceneViewModel::Quality::Full);
            QVERIFY(draw());
            QTRY_COMPARE(nodes(), scene.entities()->rowCount());
            window.hide();
            scene.setWorld(bay.share());
            window.show();
            QVERIFY(draw());
            QTRY_COMPARE(nodes(), scene.entities()->rowCount());
            scene.dragPrefab(QStringLiteral("ward.icu@1.0.0#stool"), {240, 200});
            scene.setWorld(nullptr);
            QVERIFY(draw());
            scene.leavePrefab();
            QTRY_COMPARE(nodes(), 0);
        }
    }

    /// Quick 3D puts source items without a parent into the window, in front of everything.
    void facesOfLateDevicesStayOutOfTheWindow()
    {
        test::Bay bay;
        SceneViewModel scene(content::Catalogue::shipped());
        scene.setWorld(bay.share());
        Panel panel(scene);
        QVERIFY2(panel.item != nullptr, qPrintable(panel.error));
        panel.putIntoWindow();
        const QObject *root = panel.root.get();
        const QQuickWindow &window = panel.window;
        auto *faces = root->findChild<QQuickItem *>(QStringLiteral("sceneFaces"));
        QVERIFY(faces != nullptr);
        const QList<QQuickItem *> only{panel.item};
        QCOMPARE(window.contentItem()->childItems(), only);
        QCOMPARE(faces->opacity(), 0.0);
        const auto before = faces->childItems().size();
        QVERIFY(before > 0);

        const Id id = bay.add("defibrillator", {}, bay.first("med-cart"), "top-tray");
        scene.setWorld(bay.share());
        QVERIFY(root->findChild<QObject *>(QStringLiteral("entity.New defibrillator")) != nullptr);
        QCOMPARE(window.contentItem()->childItems(), only);
        QVERIFY(faces->childItems().size() > before);

        bay.world().destroyEntity(bay.world().find(id));
        scene.setWorld(bay.share());
        QTRY_COMPARE(faces->childItems().size(), before);
        QCOMPARE(window.contentItem()->childItems(), only);
    }
};

QTEST_MAIN(TestSceneQml)
#include "tst_scene_qml.moc"
