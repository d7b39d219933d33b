// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The Entities panel with 20,000 entities: what it costs the GUI thread to take up a world in which
// one was renamed, added, removed or put elsewhere. Beside it a bare list of Qt Quick on a
// QStandardItemModel that is told which row changed.
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "editor/edit_controller.h"
#include "editor/entities/entities_view_model.h"
#include "editor/selection.h"
#include "qml/ui.h"
#include "sim-client/shown_world.h"
#include "tests/bench/bench_support.h"
#include "tests/bench/scene/measured_window.h"

#include <QApplication>
#include <QStandardItemModel>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_EditorPlugin)

using namespace ward;
using bench::MeasuredWindow;
using bench::Scale;

namespace {

constexpr int kBelow = 100; ///< things in a group
const QUrl kPanel(QStringLiteral("qrc:/qt/qml/Ward/Editor/EntitiesPanel.qml"));
const QUrl kPeer(QStringLiteral("qrc:/bench/rows.qml"));

/// Groups with things in them, as a hospital has rooms.
world::World worldOf(int count)
{
    world::World world(std::make_shared<const world::Layout>(
        world::Layout::fromSchema(content::Schema::shipped())));
    const world::Handle scenario = world.createEntity(Id(1, 1));
    const content::Catalogue &catalogue = content::Catalogue::shipped();
    const world::FieldRef name = world.layout().find("entity.name");
    const world::FieldRef prefab = world.layout().find("entity.prefab");
    const auto &prefabs = catalogue.prefabs();
    world::Handle group = world::kNoHandle;
    for (int i = 0; i < count; ++i) {
        const world::Handle handle = world.createEntity(Id(2, std::uint64_t(i)));
        const bool isGroup = i % kBelow == 0;
        world.setParent(handle, isGroup ? scenario : group);
        world.setText(handle, name, (isGroup ? "Room " : "Thing ") + std::to_string(i));
        if (isGroup)
            group = handle;
        else
            world.setText(handle, prefab,
                          catalogue.reference(prefabs[std::size_t(i) % prefabs.size()]));
    }
    return world;
}

/// One after another: a row in the middle, and one where everybody looks.
struct Step
{
    const char *name;
    void (*ours)(world::World &world, int i);
    void (*theirs)(QStandardItemModel &rows, int i);
};

world::Handle handleAt(const world::World &world, int i)
{
    return world.entities()[std::size_t(i)];
}

const Step kSteps[] = {
    {"renamed",
     [](world::World &world, int i) {
         world.setText(handleAt(world, 7 + i % 50), world.layout().find("entity.name"),
                       "Renamed " + std::to_string(i));
     },
     [](QStandardItemModel &rows, int i) {
         rows.item(6 + i % 50)->setText(QStringLiteral("Renamed %1").arg(i));
     }},
    {"added",
     [](world::World &world, int i) {
         const world::Handle handle = world.createEntity(Id(3, std::uint64_t(i)));
         world.setParent(handle, handleAt(world, 1 + i % 20 * kBelow));
         world.setText(handle, world.layout().find("entity.name"), "Added " + std::to_string(i));
     },
     [](QStandardItemModel &rows, int i) {
         rows.insertRow((1 + i % 20) * kBelow,
                        new QStandardItem(QStringLiteral("Added %1").arg(i)));
     }},
    {"removed",
     [](world::World &world, int i) { world.destroyEntity(handleAt(world, 5 + i % 20 * kBelow)); },
     [](QStandardItemModel &rows, int i) { rows.removeRow(4 + i % 20 * kBelow); }},
    {"put below another",
     [](world::World &world, int i) {
         world.setParent(handleAt(world, 8 + i % 40), handleAt(world, 1 + (i % 2 + 5) * kBelow));
     },
     [](QStandardItemModel &rows, int i) {
         const auto row = rows.takeRow(7 + i % 40);
         rows.insertRow((i % 2 + 5) * kBelow, row);
     }},
};

std::vector<bench::Result> measure(QQmlEngine &engine, Scale scale)
{
    const int count = bench::pick(scale, 20'000, 20'000, 2'000);
    const int times = bench::pick(scale, 40, 15, 2);
    const QSize size(320, 900);
    world::World world = worldOf(count);
    client::ShownWorld shown;
    editor::Selection selection;
    editor::EditController edit(shown, content::Schema::shipped(), content::Catalogue::shipped());
    editor::EntitiesViewModel entities(shown, selection, edit, content::Catalogue::shipped());
    shown.setDocument({}, world);
    QStandardItemModel rows;
    rows.setItemRoleNames({{Qt::DisplayRole, "name"}});
    for (int i = 1; i < int(world.entities().size()); ++i)
        rows.appendRow(
            new QStandardItem(QString::fromUtf8(world.name(handleAt(world, i)).data(),
                                                qsizetype(world.name(handleAt(world, i)).size()))));
    MeasuredWindow ours(engine, kPanel,
                        {{QStringLiteral("viewModel"), QVariant::fromValue(&entities)}}, size);
    MeasuredWindow theirs(engine, kPeer,
                          {{QStringLiteral("rows"), QVariant::fromValue<QObject *>(&rows)}}, size);
    if (entities.count() != count || rows.rowCount() != count)
        bench::stop("entities are missing");

    std::vector<bench::Result> results;
    for (const Step &step : kSteps) {
        bench::Result result;
        result.name =
            "tree of " + std::to_string(count / 1000) + ",000 entities, one is " + step.name;
        result.unit = "ms";
        result.method = "this thread's processor time from a new world until Qt begins to "
                        "synchronise: finding what differs, rows, delegates";
        result.goal = bench::Goal{"median", "<=", 16};
        result.peer = bench::Peer{"bare ListView that is told the row",
                                  "without",
                                  "a QStandardItemModel with one text a row and plain Text "
                                  "delegates; nobody has to find what differs",
                                  {}};
        for (int i = 0; i < times + 1; ++i) {
            step.ours(world, i);
            const bench::FrameCost cost = ours.frame([&] { shown.setDocument({}, world); });
            const bench::FrameCost peer = theirs.frame([&] { step.theirs(rows, i); });
            if (i == 0)
                continue;
            result.samples.push_back(cost.binding);
            result.peer->samples.push_back(peer.binding);
        }
        if (entities.count() != rows.rowCount())
            bench::stop("the two lists have become different");
        results.push_back(std::move(result));
    }
    return results;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QSG_RENDER_LOOP", "basic");
    const QApplication app(argc, argv);
    ui::setUpApplication();
    QQmlEngine engine;
    ui::setUpEngine(engine);
    bench::print(
        "one process, two windows in turn, 320x900, render loop on the GUI thread, software "
        "GL under Xvfb without a vertical sync; the first change of each kind is not counted",
        measure(engine, bench::scaleOf(argc, argv)));
    return 0;
}
