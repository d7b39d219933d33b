// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// What the 60 Hz Monitor costs the GUI thread as a QQuickWidget in a dock, and as a QQuickView in a
// window container, alone among nine panels that stand still, and ten times. And what each of the
// two keeps of accessibility, of the Tab key and of an item that floats. Docs: docs/adr/0012.
#include "app/studio/shell/view_accessible.h"
#include "qml/ui.h"
#include "tests/bench/bench_support.h"
#include "tests/unit/viewport/monitor_fixture.h"
#include "viewport/monitor/monitor_view_model.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMainWindow>
#include <QQmlComponent>
#include <QQmlContext>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QQuickWidget>
#include <QTimer>
#include <QtQml/qqmlextensionplugin.h>

#include <atomic>
#include <ctime>
#include <memory>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_ViewportPlugin)

using namespace ward;
using namespace ward::bench;

namespace {

constexpr int kPanels = 10;
constexpr int kFrameMs = 16;
const QUrl kMonitor(QStringLiteral("qrc:/qt/qml/Ward/Viewport/MonitorPanel.qml"));
const QUrl kStill(QStringLiteral("qrc:/bench/StillPanel.qml"));

enum class Host { Widget, View };

/// One of the two, with the same item in it.
struct Panel
{
    QWidget *widget = nullptr;
    QQuickWindow *window = nullptr;
    QQuickItem *root = nullptr;
};

template <typename View>
QQuickItem *fill(View &view, QQmlEngine &engine, const QUrl &url, const QVariantMap &properties)
{
    view.setResizeMode(View::SizeRootObjectToView);
    auto *component = new QQmlComponent(&engine, url, &view);
    QObject *root = component->createWithInitialProperties(properties, engine.rootContext());
    if (root == nullptr)
        stop(component->errorString().toStdString());
    view.setContent(url, component, root);
    return view.rootObject();
}

Panel panelOf(Host host, QQmlEngine &engine, const QUrl &url, const QVariantMap &properties)
{
    if (host == Host::Widget) {
        auto *view = new QQuickWidget(&engine, nullptr);
        view->setFocusPolicy(Qt::StrongFocus);
        QQuickItem *root = fill(*view, engine, url, properties);
        return {view, view->quickWindow(), root};
    }
    auto *view = new QQuickView(&engine, nullptr);
    QQuickItem *root = fill(*view, engine, url, properties);
    QWidget *container = studio::makeWindowContainer(view);
    container->setFocusPolicy(Qt::StrongFocus);
    return {container, view, root};
}

/// Ten panels around an empty middle, as the Studio has them.
class Bench
{
public:
    Bench(QQmlEngine &engine, Host monitors, int count, viewport::MonitorViewModel &model)
    {
        m_window.setCentralWidget(new QWidget);
        m_window.setDockNestingEnabled(true);
        const QVariantMap properties{{QStringLiteral("viewModel"), QVariant::fromValue(&model)}};
        QDockWidget *above = nullptr;
        for (int i = 0; i < kPanels; ++i) {
            const bool moves = i < count;
            m_panels.push_back(moves ? panelOf(monitors, engine, kMonitor, properties)
                                     : panelOf(Host::Widget, engine, kStill, {}));
            auto *dock = new QDockWidget(QStringLiteral("Panel %1").arg(i));
            dock->setWidget(m_panels.back().widget);
            const bool left = i % 2 == 0;
            m_window.addDockWidget(left ? Qt::LeftDockWidgetArea : Qt::RightDockWidgetArea, dock);
            if (i == 0)
                above = dock;
            if (moves)
                QObject::connect(
                    m_panels.back().window, &QQuickWindow::afterRendering, &m_window,
                    [this] { ++m_drawn; }, Qt::DirectConnection);
        }
        m_first = above;
        m_window.resizeDocks({m_window.findChildren<QDockWidget *>()}, QList<int>(kPanels, 480),
                             Qt::Horizontal);
        m_window.showMaximized();
    }

    [[nodiscard]] QMainWindow &window() { return m_window; }
    [[nodiscard]] const std::vector<Panel> &panels() const { return m_panels; }
    [[nodiscard]] QDockWidget &firstDock() { return *m_first; }
    [[nodiscard]] int drawn() const { return m_drawn; }

private:
    QMainWindow m_window;
    std::vector<Panel> m_panels;
    QDockWidget *m_first = nullptr;
    std::atomic<int> m_drawn = 0; ///< a view draws on a thread of its own
};

void spin(int ms)
{
    QEventLoop loop;
    QTimer::singleShot(ms, &loop, &QEventLoop::quit);
    loop.exec();
}

/// A minute of a patient's worlds, thirty a second, as an engine sends them.
std::vector<std::shared_ptr<const world::World>> worldsOf(int seconds)
{
    std::vector<std::shared_ptr<const world::World>> worlds;
    test::MonitorFixture fixture;
    for (int i = 0; i < seconds * kTicksPerSecond; ++i)
        worlds.push_back(
            fixture.at(SimTime::fromSeconds(60 + double(i) / kTicksPerSecond)).tracks({}).world());
    return worlds;
}

struct Cost
{
    std::vector<double> thread; ///< ms of the GUI thread's processor time a frame
    double perSecond = 0;       ///< frames a monitor
    double cores = 0;           ///< of the whole program, all its threads
};

/// Lets time flow for the monitors and asks at each frame what the GUI thread has used since the
/// one before: everything, because nothing else happens.
Cost watch(Bench &bench, int count, viewport::MonitorViewModel &model,
           const std::vector<std::shared_ptr<const world::World>> &worlds, int frames)
{
    Cost cost;
    const int before = bench.drawn();
    const std::clock_t program = std::clock();
    QElapsedTimer clock;
    clock.start();
    double used = threadUs();
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    QEventLoop loop;
    std::size_t shown = worlds.size();
    int last = before;
    int ticks = 0;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        // A busy machine draws fewer frames than it is asked for: what they cost is theirs.
        if (bench.drawn() - last >= count) {
            const double now = threadUs();
            cost.thread.push_back((now - used) / 1e3);
            used = now;
            last = bench.drawn();
        }
        const double seconds = double(clock.elapsed()) / 1e3;
        const std::size_t at = std::min(worlds.size() - 1, std::size_t(seconds * kTicksPerSecond));
        const SimTime time = SimTime::fromSeconds(60 + seconds);
        at == shown ? model.setTime(time) : model.setWorld(worlds[at], time);
        shown = at;
        if (++ticks >= frames)
            loop.quit();
    });
    timer.start(kFrameMs);
    loop.exec();
    cost.perSecond = double(bench.drawn() - before) / count / (double(clock.elapsed()) / 1e3);
    cost.cores = double(std::clock() - program) / CLOCKS_PER_SEC / (double(clock.elapsed()) / 1e3);
    return cost;
}

int nodesBelow(QAccessibleInterface *node)
{
    int count = 1;
    for (int i = 0; node != nullptr && i < node->childCount(); ++i)
        count += node->child(i) != nullptr ? nodesBelow(node->child(i)) : 0;
    return count;
}

/// Tab pressed until the focus is outside the panel; the limit when it never is.
int tabsToLeave(const Panel &panel)
{
    constexpr int kLimit = 60;
    panel.widget->setFocus(Qt::TabFocusReason);
    panel.root->forceActiveFocus(Qt::TabFocusReason);
    spin(60);
    for (int presses = 1; presses <= kLimit; ++presses) {
        QObject *to = QGuiApplication::focusWindow() == panel.window
                          ? static_cast<QObject *>(panel.window)
                          : static_cast<QObject *>(QApplication::focusWidget());
        if (to == nullptr)
            return kLimit;
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent key(type, Qt::Key_Tab, Qt::NoModifier);
            QCoreApplication::sendEvent(to, &key);
        }
        spin(20);
        const QWidget *focus = QApplication::focusWidget();
        if (focus != nullptr && focus != panel.widget && !panel.widget->isAncestorOf(focus))
            return presses;
    }
    return kLimit;
}

/// Wall time until the panel, made to float and docked again, has drawn both times.
double floatAndDockMs(Bench &bench)
{
    QElapsedTimer clock;
    clock.start();
    for (const bool floating : {true, false}) {
        const int before = bench.drawn();
        bench.firstDock().setFloating(floating);
        bench.panels().front().root->update();
        while (bench.drawn() == before && clock.elapsed() < 5000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
    }
    return double(clock.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    const Scale scale = scaleOf(argc, argv);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
    QCoreApplication::setAttribute(Qt::AA_DontCreateNativeWidgetSiblings);
    QApplication app(argc, argv);
    ui::setUpApplication();
    QQmlEngine engine;
    ui::setUpEngine(engine);
    QAccessible::setActive(true);

    const int rounds = pick(scale, 4, 2, 1);
    const int frames = pick(scale, 250, 120, 20);
    const auto worlds = worldsOf(pick(scale, 12, 6, 2));
    std::vector<bench::Result> results;
    for (const int count : {1, kPanels}) {
        bench::Result result;
        result.name = count == 1 ? "Monitor among nine still panels, QQuickWidget"
                                 : "ten Monitors, QQuickWidget";
        result.unit = "ms";
        result.method =
            "processor time of the GUI thread for each frame that was drawn of every moving panel";
        result.peer =
            Peer{"the same as QQuickView in a window container", "without", "as ours", {}};
        if (count == 1)
            result.goal = Goal{"median", "<=", 8};
        for (int round = 0; round < rounds; ++round) {
            for (const Host host : {Host::Widget, Host::View}) {
                viewport::MonitorViewModel model;
                Bench bench(engine, host, count, model);
                model.setRunning(true);
                model.setWorld(worlds.front(), SimTime::fromSeconds(60));
                spin(600);
                const Cost cost = watch(bench, count, model, worlds, frames);
                auto &samples = host == Host::Widget ? result.samples : result.peer->samples;
                samples.insert(samples.end(), cost.thread.begin(), cost.thread.end());
                if (round > 0)
                    continue;
                const std::string who = host == Host::Widget ? "widget_" : "view_";
                const Panel &first = bench.panels().front();
                result.facts.emplace_back(who + "frames_per_second", cost.perSecond);
                result.facts.emplace_back(who + "program_cores", cost.cores);
                result.facts.emplace_back(
                    who + "accessible_nodes_in_panel",
                    nodesBelow(QAccessible::queryAccessibleInterface(first.widget)));
                result.facts.emplace_back(who + "tabs_until_focus_leaves", tabsToLeave(first));
                result.facts.emplace_back(who + "float_and_dock_ms", floatAndDockMs(bench));
            }
        }
        results.push_back(std::move(result));
    }
    print(
        "one QMainWindow, 1920x1080, ten docks, software GL, on one Xvfb with openbox; the Monitor "
        "draws a sinus rhythm with five traces; hosts in turn, " +
            std::to_string(rounds) + " rounds of " + std::to_string(frames) + " frames",
        results);
    return 0;
}
