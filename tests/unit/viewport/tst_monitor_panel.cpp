// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// The panel at many sizes and in many situations: nothing is cut off, what must be seen is seen,
// and with WARD_MONITOR_PICTURES set to a folder, pictures to be judged by eye.
#include "qml/ui.h"
#include "tests/unit/viewport/monitor_fixture.h"
#include "viewport/monitor/monitor_view_model.h"
#include "viewport/monitor/trace_item.h"

#include <QApplication>
#include <QDir>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSGGeometryNode>
#include <QSignalSpy>
#include <QTest>
#include <QtQml/qqmlextensionplugin.h>

Q_IMPORT_QML_PLUGIN(Ward_UiPlugin)
Q_IMPORT_QML_PLUGIN(Ward_ViewportPlugin)

using namespace ward;
using namespace ward::viewport;

namespace {

const QSize kSizes[] = {{372, 296},  {372, 200},   {300, 240}, {559, 496}, {900, 560},
                        {1280, 800}, {1920, 1080}, {540, 166}, {430, 333}, {540, 432}};

/// Every visible text lies within the panel, is not elided and not narrower than its words.
QStringList clipped(QQuickItem *item, QQuickItem *panel)
{
    QStringList found;
    if (!item->isVisible())
        return found;
    if (item->property("truncated").toBool())
        found += QStringLiteral("truncated: ") + item->property("text").toString();
    const QString text = item->property("text").toString();
    if (!text.isEmpty() && item->inherits("QQuickText")) {
        const QRectF box = item->mapRectToItem(panel, QRectF(0, 0, item->width(), item->height()));
        if (!panel->boundingRect().adjusted(-0.5, -0.5, 0.5, 0.5).contains(box))
            found += QStringLiteral("outside: ") + text;
        if (item->property("contentWidth").toDouble() > item->width() + 0.5)
            found += QStringLiteral("wider than its place: ") + text;
    }
    for (QQuickItem *child : item->childItems())
        found += clipped(child, panel);
    return found;
}

QList<TraceItem *> tracesOf(QQuickItem *item)
{
    QList<TraceItem *> traces;
    if (auto *trace = qobject_cast<TraceItem *>(item); trace != nullptr && trace->isVisible())
        traces.append(trace);
    for (QQuickItem *child : item->childItems())
        traces += tracesOf(child);
    return traces;
}

/// Locks that are seen below the item.
int locksOf(const QQuickItem *item)
{
    if (!item->isVisible())
        return 0;
    int locks = item->objectName().startsWith(QStringLiteral("held")) ? 1 : 0;
    for (const QQuickItem *child : item->childItems())
        locks += locksOf(child);
    return locks;
}

int pixelsLike(const QImage &image, QRect area, QColor wanted)
{
    int count = 0;
    area &= image.rect();
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QColor c = image.pixelColor(x, y);
            if (std::abs(c.red() - wanted.red()) < 60 &&
                std::abs(c.green() - wanted.green()) < 60 &&
                std::abs(c.blue() - wanted.blue()) < 60)
                ++count;
        }
    }
    return count;
}

} // namespace

class tst_MonitorPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pictures_data();
    void pictures();
    void situationsFollowEachOther();
    void noNumberGoesSilently_data();
    void noNumberGoesSilently();
    void alarmsStandSideBySide();
    void anAlarmThatIsOverLooksDifferent();
    void onlyAlarmsOfOneUrgencyTakeTurns();
    void alarmsFlashInTheirOwnTime();
    void replayIsNamed();
    void face();
    void ventilatorFace();
    void defibrillatorFace_data();
    void defibrillatorFace();
    void hiddenDrawsNothing();
    void sameMomentSameTraces();
    void signsOfSoundAndHolds();
    void whatSounds_data();
    void whatSounds();
    void everyTraceIsOneDraw();

private:
    std::unique_ptr<QQuickView> show(const char *file, MonitorViewModel &model, QSize size,
                                     QVariantMap properties = {});
    [[nodiscard]] std::shared_ptr<const world::World> scene(const char *name) const;

    QQmlEngine m_engine;
    std::vector<test::MonitorScene> m_scenes;
};

void tst_MonitorPanel::initTestCase()
{
    ui::setUpApplication();
    ui::setUpEngine(m_engine);
    m_scenes = test::monitorScenes();
}

std::shared_ptr<const world::World> tst_MonitorPanel::scene(const char *name) const
{
    for (const test::MonitorScene &scene : m_scenes) {
        if (scene.name == name)
            return scene.world;
    }
    return nullptr;
}

std::unique_ptr<QQuickView> tst_MonitorPanel::show(const char *file, MonitorViewModel &model,
                                                   QSize size, QVariantMap properties)
{
    properties.insert(QStringLiteral("viewModel"), QVariant::fromValue(&model));
    auto view = std::make_unique<QQuickView>(&m_engine, nullptr);
    view->setResizeMode(QQuickView::SizeRootObjectToView);
    view->setInitialProperties(properties);
    view->resize(size);
    view->setSource(QUrl(QStringLiteral("qrc:/qt/qml/Ward/Viewport/") + QString::fromLatin1(file)));
    if (view->status() != QQuickView::Ready)
        return nullptr;
    view->rootObject()->setProperty("pixelsPerMm", 3.78);
    view->show();
    return QTest::qWaitForWindowExposed(view.get()) ? std::move(view) : nullptr;
}

void tst_MonitorPanel::pictures_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_scenes.size(); ++i)
        QTest::newRow(m_scenes[i].name.c_str()) << static_cast<int>(i);
}

void tst_MonitorPanel::pictures()
{
    QFETCH(int, index);
    const test::MonitorScene &scene = m_scenes[static_cast<std::size_t>(index)];
    const QString folder = qEnvironmentVariable("WARD_MONITOR_PICTURES");
    MonitorViewModel model;
    model.setWorld(scene.world, scene.world->tick().time());
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    const auto view = show("MonitorPanel.qml", model, kSizes[0]);
    QVERIFY(view);
    for (const QSize &size : kSizes) {
        view->resize(size);
        QTRY_COMPARE(view->rootObject()->size().toSize(), size);
        QCoreApplication::processEvents();
        QImage picture;
        QTRY_COMPARE((picture = view->grabWindow()).size(), size);
        const QStringList bad = clipped(view->rootObject(), view->rootObject());
        QVERIFY2(bad.isEmpty(),
                 qPrintable(QStringLiteral("%1x%2: ").arg(size.width()).arg(size.height()) +
                            bad.join(QStringLiteral("; "))));
        // The heart rate's row is always there, with its trace in its colour.
        const QRect waves(0, 0, size.width() * 6 / 10, size.height());
        QVERIFY(pixelsLike(picture, waves, QColor(0x3e, 0xe0, 0x7f)) > 20);
        if (!folder.isEmpty()) {
            QVERIFY(QDir().mkpath(folder));
            picture.save(QStringLiteral("%1/%2-%3x%4.png")
                             .arg(folder, QString::fromStdString(scene.name))
                             .arg(size.width())
                             .arg(size.height()));
        }
    }
}

/// One panel through all situations, as a run would bring them: no warnings, nothing cut off.
void tst_MonitorPanel::situationsFollowEachOther()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    MonitorViewModel model;
    model.setRunning(true);
    const auto view = show("MonitorPanel.qml", model, {900, 560});
    QVERIFY(view);
    for (int round = 0; round < 2; ++round) {
        for (const test::MonitorScene &scene : m_scenes) {
            model.setWorld(scene.world, scene.world->tick().time());
            view->grabWindow();
            const QStringList bad = clipped(view->rootObject(), view->rootObject());
            QVERIFY2(bad.isEmpty(),
                     qPrintable(QString::fromStdString(scene.name) + bad.join(u' ')));
        }
        model.setWorld(nullptr, {});
        view->grabWindow();
    }
}

namespace {

/// The visible items of a name prefix followed by a channel's number, as channels.
QSet<int> channelsShown(const QQuickItem *item, const QString &prefix)
{
    QSet<int> found;
    if (!item->isVisible())
        return found;
    if (item->objectName().startsWith(prefix))
        found.insert(item->objectName().mid(prefix.size()).toInt());
    for (const QQuickItem *child : item->childItems())
        found |= channelsShown(child, prefix);
    return found;
}

QQuickItem *named(QQuickItem *item, const char *name)
{
    if (item->objectName() == QLatin1String(name))
        return item;
    for (QQuickItem *child : item->childItems()) {
        if (QQuickItem *found = named(child, name))
            return found;
    }
    return nullptr;
}

} // namespace

void tst_MonitorPanel::noNumberGoesSilently_data()
{
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1920, 1080), QSize(540, 432), QSize(372, 230), QSize(540, 166),
                             QSize(372, 150), QSize(300, 120), QSize(220, 90)})
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
}

/// However small the panel: what is measured is seen, what alarms first of all, and what has no
/// room is counted.
void tst_MonitorPanel::noNumberGoesSilently()
{
    QFETCH(QSize, size);
    test::MonitorFixture fixture;
    for (const char *sensor : {"sensors.cvp", "sensors.pap", "sensors.icp"})
        fixture.set(sensor, true);
    fixture.set("numerics.cvp", 14.0).set("numerics.icp", 8.0);
    fixture.set("numerics.pap_s", 24.0).set("numerics.pap_d", 12.0);
    fixture.alarm("cvp", "active", "medium").alarm("rr", "active", "high");
    MonitorViewModel model;
    model.setWorld(fixture.world(), SimTime::fromSeconds(60));
    const auto view = show("MonitorPanel.qml", model, size);
    QVERIFY(view);
    view->grabWindow();
    QSet<int> seen = channelsShown(view->rootObject(), QStringLiteral("number"));
    QSet<int> measured;
    for (int i = 0; i < model.rows()->rowCount(); ++i)
        measured.insert(model.rows()->index(i, 0).data(MonitorRows::ChannelRole).toInt());
    measured.remove(static_cast<int>(Channel::EcgSecond));
    for (const Channel must : {Channel::Ecg, Channel::Cvp, Channel::Resp})
        QVERIFY2(seen.contains(static_cast<int>(must)), style(must).label.data());
    const QQuickItem *hidden = named(view->rootObject(), "monitorHidden");
    QVERIFY(hidden != nullptr);
    const QQuickItem *nibp = named(view->rootObject(), "monitorNibp");
    if (nibp->isVisible()) { // rows, and the strip below them
        QCOMPARE(seen, measured);
        QVERIFY(!hidden->isVisible());
        return;
    }
    measured << static_cast<int>(Channel::Nibp) << static_cast<int>(Channel::Temp);
    const qsizetype missing = (measured - seen).size();
    QCOMPARE(hidden->isVisible(), missing > 0);
    if (missing > 0)
        QCOMPARE(hidden->property("text").toString(), QStringLiteral("+%1 more").arg(missing));
    const QStringList bad = clipped(view->rootObject(), view->rootObject());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u' ')));
    const QString folder = qEnvironmentVariable("WARD_MONITOR_PICTURES");
    if (!folder.isEmpty())
        view->grabWindow().save(
            QStringLiteral("%1/board-%2x%3.png").arg(folder).arg(size.width()).arg(size.height()));
}

/// As many alarms as there is room for stand beside each other, most urgent first; the last place
/// counts the others.
void tst_MonitorPanel::alarmsStandSideBySide()
{
    test::MonitorFixture fixture;
    fixture.alarm("vfib", "active", "high").alarm("signal", "active", "medium");
    fixture.alarm("etco2", "active", "medium").alarm("cvp", "active", "medium");
    MonitorViewModel model;
    model.setWorld(fixture.world(), SimTime::fromSeconds(60));
    const auto shown = [&](QSize size) {
        QStringList texts;
        const auto view = show("MonitorPanel.qml", model, size);
        if (!view)
            return texts;
        view->grabWindow();
        for (int i = 0; i < 4; ++i) {
            QQuickItem *chip =
                named(view->rootObject(), qPrintable(QStringLiteral("monitorAlarm%1").arg(i)));
            if (chip == nullptr)
                break;
            texts += chip->childItems().first()->property("text").toString();
            if (const QQuickItem *more = named(chip, "monitorMoreAlarms"); more->isVisible())
                texts += more->property("text").toString();
        }
        return texts;
    };
    QCOMPARE(shown({1280, 800}).size(), 4);
    QCOMPARE(shown({1280, 800}).first(), QStringLiteral("*** VFIB"));
    const QStringList two = shown({430, 440});
    QCOMPARE(two.size(), 3);
    QCOMPARE(two.last(), QStringLiteral("+2"));
    QCOMPARE(shown({260, 200}).last(), QStringLiteral("+3"));
}

/// What is over says when it ended, flashes no number and lets what is wrong now stand before it; a
/// click asks for acknowledgement.
void tst_MonitorPanel::anAlarmThatIsOverLooksDifferent()
{
    test::MonitorFixture fixture;
    const auto at = [&](double seconds) {
        const SimTime time = SimTime::fromSeconds(seconds);
        fixture.at(time);
        return std::pair(fixture.world(), time);
    };
    MonitorViewModel model;
    const auto see = [&](double seconds) {
        const auto [world, time] = at(seconds);
        model.setWorld(world, time);
    };
    fixture.alarm("vfib", "active", "high");
    see(421);
    QCOMPARE(model.alarmTexts(), QStringList{QStringLiteral("*** VFIB")});
    fixture.alarm("vfib", "latched", "high").alarm("etco2", "active", "medium");
    see(422);
    QCOMPARE(model.alarmTexts().last(), QStringLiteral("VFIB ended 07:02"));
    QCOMPARE(model.alarmsOver(), (QList<bool>{false, true}));
    QCOMPARE(model.alarmsFlash(), (QList<bool>{true, false}));
    QCOMPARE(model.alarmLevels(), (QList<int>{2, 3}));
    see(423);
    QCOMPARE(model.alarmTexts().last(), QStringLiteral("VFIB ended 07:02"));
    see(600); // a jump: when it ended was not seen from here, but it is the same alarm
    QCOMPARE(model.alarmTexts().last(), QStringLiteral("VFIB ended 07:02"));

    const auto view = show("MonitorPanel.qml", model, {1280, 800});
    QVERIFY(view);
    const QQuickItem *heart = named(view->rootObject(), "monitorRows");
    QVERIFY(heart != nullptr);
    view->grabWindow();
    QQuickItem *chip = named(view->rootObject(), "monitorAlarm1");
    QVERIFY(chip != nullptr);
    QCOMPARE(chip->property("color").value<QColor>().alpha(), 0);
    const QSignalSpy asked(&model, &MonitorViewModel::acknowledgeRequested);
    QTest::mouseClick(view.get(), Qt::LeftButton, {},
                      chip->mapToScene(QPointF(chip->width() / 2, chip->height() / 2)).toPoint());
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.first().first().value<Id>(), fixture.world()->id(fixture.patient()));
}

/// A red alarm never waits behind yellow ones that take turns.
void tst_MonitorPanel::onlyAlarmsOfOneUrgencyTakeTurns()
{
    test::MonitorFixture fixture;
    fixture.alarm("vfib", "active", "high").alarm("apnoea", "active", "high");
    fixture.alarm("etco2", "active", "medium").alarm("cvp", "active", "medium");
    MonitorViewModel model;
    model.setWorld(fixture.world(), SimTime::fromSeconds(60));
    const auto view = show("MonitorPanel.qml", model, {260, 200});
    QVERIFY(view);
    view->grabWindow();
    QQuickItem *chip = named(view->rootObject(), "monitorAlarm0");
    QSet<QString> seen;
    for (int turn = 0; turn < 8; ++turn) {
        view->rootObject()->setProperty("turn", turn);
        seen.insert(chip->childItems().first()->property("text").toString());
    }
    QCOMPARE(seen, (QSet<QString>{QStringLiteral("*** VFIB"), QStringLiteral("*** APNOEA")}));
}

/// IEC 60601-1-8: high 1.4–2.8 Hz, medium 0.4–0.8 Hz. In the dark half a sign stays.
void tst_MonitorPanel::alarmsFlashInTheirOwnTime()
{
    test::MonitorFixture fixture;
    fixture.alarm("vfib", "active", "high").alarm("spo2", "active", "medium");
    MonitorViewModel model;
    model.setWorld(fixture.world(), SimTime::fromSeconds(60));
    const auto view = show("MonitorPanel.qml", model, {559, 496});
    QVERIFY(view);
    const auto flash = [&](const char *name) {
        return view->rootObject()->findChild<QObject *>(QLatin1String(name));
    };
    QObject *high = flash("highFlash");
    QObject *medium = flash("mediumFlash");
    QVERIFY(high != nullptr && medium != nullptr);
    const auto hertz = [](const QObject *f) { return 500.0 / f->property("interval").toDouble(); };
    QVERIFY(hertz(high) >= 1.4 && hertz(high) <= 2.8);
    QVERIFY(hertz(medium) >= 0.4 && hertz(medium) <= 0.8);
    QVERIFY(!high->property("active").toBool()); // time stands still: lit
    model.setRunning(true);
    QVERIFY(high->property("active").toBool() && medium->property("active").toBool());
    high->setProperty("on", false);
    medium->setProperty("on", true);
    const QImage half = view->grabWindow();
    QQuickItem *heart = named(view->rootObject(), "number0");
    const QRect box =
        heart->parentItem()->mapRectToScene(heart->parentItem()->boundingRect()).toRect();
    const QColor red(model.alarmGrounds().at(3));
    QVERIFY(pixelsLike(half, box, red) < box.width() * box.height() / 4); // not filled
    QVERIFY(pixelsLike(half, box, red) > box.width());                    // but outlined
    QQuickItem *saturation = named(view->rootObject(), "number3");
    const QRect other =
        saturation->parentItem()->mapRectToScene(saturation->parentItem()->boundingRect()).toRect();
    QVERIFY(pixelsLike(half, other, QColor(model.alarmGrounds().at(2))) >
            other.width() * other.height() / 3); // in its own time
}

void tst_MonitorPanel::replayIsNamed()
{
    MonitorViewModel model;
    const auto world = scene("sinus-110");
    model.setWorld(world, world->tick().time());
    const auto view = show("MonitorPanel.qml", model, {430, 440});
    QVERIFY(view);
    const QQuickItem *badge = named(view->rootObject(), "monitorReplay");
    QVERIFY(badge != nullptr && !badge->isVisible());
    model.setMoment(MonitorViewModel::Moment::Past, SimTime::fromSeconds(71));
    QVERIFY(badge->isVisible());
    QCOMPARE(model.replayText(), QStringLiteral("REPLAY −01:11"));
    model.setMoment(MonitorViewModel::Moment::Recorded);
    QCOMPARE(model.replayText(), QStringLiteral("REPLAY"));
    const QStringList bad = clipped(view->rootObject(), view->rootObject());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u' ')));
    model.setMoment(MonitorViewModel::Moment::Present);
    QVERIFY(!badge->isVisible());
}

void tst_MonitorPanel::face()
{
    const QString folder = qEnvironmentVariable("WARD_MONITOR_PICTURES");
    for (const char *name : {"sinus-110", "vf-with-compressions"}) {
        MonitorViewModel model;
        const auto world = scene(name);
        model.setWorld(world, world->tick().time());
        const auto view = show("MonitorFace.qml", model, {640, 400});
        QVERIFY(view);
        const QImage picture = view->grabWindow();
        QVERIFY(pixelsLike(picture, picture.rect(), QColor(0x3e, 0xe0, 0x7f)) > 100);
        QVERIFY(clipped(view->rootObject(), view->rootObject()).isEmpty());
        if (!folder.isEmpty())
            picture.save(QStringLiteral("%1/face-%2.png").arg(folder, QString::fromLatin1(name)));
    }
}

/// Pressure, flow and volume of the patient's breaths, and the figures that were set.
void tst_MonitorPanel::ventilatorFace()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    test::MonitorFixture fixture;
    fixture.set("airway.ventilated", true).set("airway.vent_mode", "vc-ac");
    fixture.set("airway.ppeak", 24.0).set("airway.peep", 8.0).set("airway.vt", 450.0);
    fixture.tracks({signals::Rhythm::Sinus, 84, 16, 0, world::BreathKind::Ventilator});
    const auto world = fixture.world();
    MonitorViewModel model;
    model.setDevicePatient(world->id(fixture.patient()));
    model.setWorld(world, world->tick().time());
    const QStringList figures{"Ppeak", "24", "cmH₂O", "PEEP", "8",    "cmH₂O", "VT", "450",
                              "mL",    "RR", "16",    "/min", "FiO₂", "40",    "%"};
    const auto view = show("VentilatorFace.qml", model, {480, 308},
                           {{QStringLiteral("faceState"), 2},
                            {QStringLiteral("faceLabel"), QStringLiteral("VC-AC")},
                            {QStringLiteral("faceFigures"), figures}});
    QVERIFY(view);
    const QImage picture = view->grabWindow();
    const QString folder = qEnvironmentVariable("WARD_MONITOR_PICTURES");
    if (!folder.isEmpty())
        picture.save(folder + QStringLiteral("/face-ventilator.png"));
    const QRect curves(0, 0, 330, 308);
    for (const char *ink : {"#ffd84a", "#6fe0c0", "#7fb4ff"})
        QVERIFY2(pixelsLike(picture, curves, QColor(QLatin1String(ink))) > 300, ink);
    const QStringList bad = clipped(view->rootObject(), view->rootObject());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u' ')));
    // Nobody is connected any more: no curves.
    view->rootObject()->setProperty("faceState", 1);
    QCOMPARE(pixelsLike(view->grabWindow(), curves, QColor(0xff, 0xd8, 0x4a)), 0);
}

void tst_MonitorPanel::defibrillatorFace_data()
{
    QTest::addColumn<bool>("pads");
    QTest::addColumn<int>("state");
    QTest::newRow("ready") << true << 1;
    QTest::newRow("charging") << true << 5;
    QTest::newRow("charged") << true << 2;
    QTest::newRow("no-pads") << false << 1;
}

void tst_MonitorPanel::defibrillatorFace()
{
    QFETCH(bool, pads);
    QFETCH(int, state);
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    const auto world = scene("ventricular-tachycardia");
    const world::Layout &layout = world->layout();
    MonitorViewModel model;
    model.setDevicePatient(world->id(world->having(layout.componentIndex("vitals")).front()));
    model.setWorld(world, world->tick().time());
    const auto view = show(
        "DefibrillatorFace.qml", model, {480, 308},
        {{QStringLiteral("hasPatient"), true},
         {QStringLiteral("faceState"), state},
         {QStringLiteral("faceLabel"), QStringLiteral("SYNC")},
         {QStringLiteral("faceValue"), QStringLiteral("200")},
         {QStringLiteral("faceUnit"), QStringLiteral("J")},
         {QStringLiteral("faceDetail"), QStringLiteral("2")},
         {QStringLiteral("faceFigures"), pads ? QStringList{"HR", "176", "/min"} : QStringList()}});
    QVERIFY(view);
    const QImage picture = view->grabWindow();
    const QString folder = qEnvironmentVariable("WARD_MONITOR_PICTURES");
    if (!folder.isEmpty())
        picture.save(QStringLiteral("%1/face-defibrillator-%2.png")
                         .arg(folder, QString::fromLatin1(QTest::currentDataTag())));
    const QRect trace(370, 105, 100, 90); // beside the words that stand there without electrodes
    QCOMPARE(pixelsLike(picture, trace, QColor(0x3e, 0xe0, 0x7f)) > 200, pads);
    const QRect lamp(330, 235, 136, 60);
    QCOMPARE(pixelsLike(picture, lamp, QColor(0xff, 0xcf, 0x4a)) > 3'000, state == 2);
    const QStringList bad = clipped(view->rootObject(), view->rootObject());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u' ')));
}

void tst_MonitorPanel::hiddenDrawsNothing()
{
    MonitorViewModel model;
    const auto world = scene("sinus-110");
    model.setWorld(world, world->tick().time());
    const auto view = show("MonitorPanel.qml", model, {372, 296});
    QVERIFY(view);
    const QList<TraceItem *> traces = tracesOf(view->rootObject());
    QVERIFY(!traces.isEmpty());
    TraceItem *trace = traces.front();
    const std::int64_t before = trace->buffer().computed();
    QVERIFY(before > 0);
    model.setTime(world->tick().time()); // nothing new
    QCOMPARE(trace->buffer().computed(), before);
    view->rootObject()->setVisible(false);
    model.setTime(world->tick().time() + SimTime::fromMs(-300));
    QCOMPARE(trace->buffer().computed(), before);
    view->rootObject()->setVisible(true);
    QVERIFY(trace->buffer().computed() > before);
}

/// Reached by playing or by a jump, a moment looks the same.
void tst_MonitorPanel::sameMomentSameTraces()
{
    const auto world = scene("atrial-fibrillation");
    const SimTime now = world->tick().time();
    MonitorViewModel played;
    played.setWorld(world, now + SimTime::fromMs(-3000));
    const auto a = show("MonitorPanel.qml", played, {559, 496});
    QVERIFY(a);
    for (int ms = -2990; ms <= 0; ms += 10)
        played.setTime(now + SimTime::fromMs(ms));
    MonitorViewModel jumped;
    jumped.setWorld(world, now);
    const auto b = show("MonitorPanel.qml", jumped, {559, 496});
    QVERIFY(b);
    const QList<TraceItem *> one = tracesOf(a->rootObject());
    const QList<TraceItem *> other = tracesOf(b->rootObject());
    QCOMPARE(one.size(), other.size());
    QVERIFY(one.size() >= 5);
    for (qsizetype i = 0; i < one.size(); ++i) {
        QCOMPARE(one[i]->buffer().head(), other[i]->buffer().head());
        const auto &left = one[i]->buffer().samples();
        const auto &right = other[i]->buffer().samples();
        QVERIFY(std::equal(left.begin(), left.end(), right.begin(), right.end(),
                           [](const TraceSample &x, const TraceSample &y) {
                               return x.kind == y.kind && x.value == y.value;
                           }));
    }
}

/// The bell says whether alarms are heard, a lock which number an instructor holds; the colours are
/// those of the monitor's make. Learners' screens get neither control nor locks.
void tst_MonitorPanel::signsOfSoundAndHolds()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    test::MonitorFixture fixture;
    fixture.alarm("vfib", "active", "high").set("alarms.audio_paused", true);
    const auto world = fixture.world();
    MonitorViewModel model;
    model.setWorld(world, world->tick().time());
    const auto view = show("MonitorPanel.qml", model, {900, 560});
    QVERIFY(view);
    auto *bell = view->rootObject()->findChild<QQuickItem *>(QStringLiteral("monitorSound"));
    QVERIFY(bell != nullptr && bell->isVisible());
    const auto icon = [&] { return bell->property("iconName").toString(); };
    QCOMPARE(icon(), QStringLiteral("bell-paused"));
    model.setMuted(true);
    QCOMPARE(icon(), QStringLiteral("bell-off"));
    model.setMuted(false);
    fixture.set("alarms.audio_paused", false);
    const auto heard = fixture.world();
    model.setWorld(heard, heard->tick().time());
    QCOMPARE(icon(), QStringLiteral("bell"));
    QSignalSpy asked(&model, &MonitorViewModel::muteRequested);
    QTest::mouseClick(view.get(), Qt::LeftButton, {},
                      bell->mapToScene(bell->boundingRect().center()).toPoint());
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.front().front().toBool(), true);
    view->rootObject()->setProperty("soundControl", false);
    QVERIFY(!bell->isVisible());

    const auto locks = [&] { return locksOf(view->rootObject()); };
    view->grabWindow();
    QCOMPARE(locks(), 0);
    world::Handle asking = world::kNoHandle;
    model.setHolds([&](world::Handle patient, Tick) {
        asking = patient;
        return std::vector<std::string>{"vitals.hr", "vitals.sbp", "vitals.dbp", "vitals.glucose"};
    });
    QCOMPARE(asking, fixture.patient());
    view->grabWindow();
    QCOMPARE(locks(), 2); // heart rate and arterial pressure
    const QString folder = qEnvironmentVariable("WARD_MONITOR_PICTURES");
    if (!folder.isEmpty()) {
        view->rootObject()->setProperty("soundControl", true);
        view->grabWindow().save(folder + QStringLiteral("/held.png"));
    }
    const QStringList bad = clipped(view->rootObject(), view->rootObject());
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u' ')));
    QCOMPARE(model.ground(), QColor::fromRgb(monitorTheme("standard").ground));
    model.setThemes([](const world::World &, world::Handle) { return std::string("navy"); });
    QCOMPARE(model.ground(), QColor::fromRgb(monitorTheme("navy").ground));
    const QImage navy = view->grabWindow();
    QCOMPARE(QColor(navy.pixel(450, 557)), QColor::fromRgb(monitorTheme("navy").ground));
    if (!folder.isEmpty())
        navy.save(folder + QStringLiteral("/navy.png"));
}

void tst_MonitorPanel::whatSounds_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<bool>("running");
    QTest::addColumn<bool>("muted");
    QTest::addColumn<bool>("paused");
    QTest::addColumn<int>("level");
    QTest::newRow("active") << "active" << true << false << false << 3;
    QTest::newRow("latched") << "latched" << true << false << false << 3;
    QTest::newRow("acknowledged") << "acknowledged" << true << false << false << 0;
    QTest::newRow("time stands still") << "active" << false << false << false << 0;
    QTest::newRow("muted here") << "active" << true << true << false << 0;
    QTest::newRow("paused at the patient") << "active" << true << false << true << 0;
}

void tst_MonitorPanel::whatSounds()
{
    QFETCH(QString, state);
    QFETCH(bool, running);
    QFETCH(bool, muted);
    QFETCH(bool, paused);
    QFETCH(int, level);
    test::MonitorFixture fixture;
    fixture.alarm("asystole", state.toStdString(), "high").set("alarms.audio_paused", paused);
    MonitorViewModel model;
    model.setWorld(fixture.world(), SimTime::fromSeconds(60));
    model.setRunning(running);
    model.setMuted(muted);
    QCOMPARE(static_cast<int>(model.soundingLevel()), level);
}

namespace {

/// Geometry nodes below a node: what the renderer has to draw for it.
int drawsBelow(const QSGNode *node)
{
    int draws = node->type() == QSGNode::GeometryNodeType ? 1 : 0;
    for (const QSGNode *child = node->firstChild(); child != nullptr; child = child->nextSibling())
        draws += drawsBelow(child);
    return draws;
}

/// Lets the test see what the scene graph is given.
class ProbedTrace : public TraceItem
{
public:
    using TraceItem::ribbonNode;
};

} // namespace

/// However long the trace and however often it breaks, it is one strip in one node, and the next
/// picture changes that node instead of making another.
void tst_MonitorPanel::everyTraceIsOneDraw()
{
    QQuickWindow window;
    for (const char *name : {"sinus-110", "vf-with-compressions", "leads-off"}) {
        const auto world = scene(name);
        MonitorViewModel model;
        model.setWorld(world, world->tick().time());
        for (int channel = 0; channel < kWaveCount; ++channel) {
            ProbedTrace trace;
            trace.setParentItem(window.contentItem());
            trace.setSize({600, 60});
            trace.setViewModel(&model);
            trace.setChannel(channel);
            trace.setMinimum(-1);
            trace.setMaximum(200);
            std::unique_ptr<QSGNode> node(trace.ribbonNode(nullptr));
            QVERIFY(node != nullptr);
            QCOMPARE(drawsBelow(node.get()), 1);
            const auto *strip = dynamic_cast<QSGGeometryNode *>(node.get());
            QVERIFY(strip != nullptr);
            QCOMPARE(strip->geometry()->drawingMode(), unsigned{QSGGeometry::DrawTriangleStrip});
            const int before = strip->geometry()->vertexCount();
            QVERIFY(before > 0);
            model.setTime(world->tick().time() + SimTime::fromMs(-16 * (channel + 1)));
            QCOMPARE(trace.ribbonNode(node.get()), node.get());
            QCOMPARE(drawsBelow(node.get()), 1);
        }
    }
}

QTEST_MAIN(tst_MonitorPanel)
#include "tst_monitor_panel.moc"
