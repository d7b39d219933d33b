// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/qml/saved_view_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::viewport;

/// Views that people keep.
class TestSavedViews : public QObject
{
    Q_OBJECT

    static CameraRig::View view(CameraRig::Mode mode, double yaw)
    {
        return {mode, {1.5, 0.25, -3}, yaw, 0.4, mode == CameraRig::Mode::Walk ? 0.0 : 5.0};
    }

private Q_SLOTS:
    void keptAndReadBack()
    {
        const QList<SavedView> views{{QStringLiteral("Bed 3"), view(CameraRig::Mode::Orbit, 0.1)},
                                     {QStringLiteral("Tür"), view(CameraRig::Mode::Walk, -2)},
                                     {QStringLiteral("Plan"), view(CameraRig::Mode::Plan, 0)}};
        QCOMPARE(parseSavedViews(savedViews(views)), views);
    }

    void whatIsNoViewIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{[");
        QTest::newRow("no list") << QByteArray(R"({"name":"a"})");
        QTest::newRow("no name") << QByteArray(
            R"([{"mode":"orbit","target":[0,0,0],"yaw":0,"pitch":0,"distance":1}])");
        QTest::newRow("unknown mode") << QByteArray(
            R"([{"name":"a","mode":"fly","target":[0,0,0],"yaw":0,"pitch":0,"distance":1}])");
        QTest::newRow("half a place") << QByteArray(
            R"([{"name":"a","mode":"orbit","target":[0,0],"yaw":0,"pitch":0,"distance":1}])");
        QTest::newRow("words for figures") << QByteArray(
            R"([{"name":"a","mode":"orbit","target":[0,0,0],"yaw":"x","pitch":0,"distance":1}])");
    }
    void whatIsNoViewIsLeftOut()
    {
        QFETCH(QByteArray, bytes);
        QVERIFY(parseSavedViews(bytes).isEmpty());
    }

    void theModelAddsRenamesAndForgets()
    {
        SavedViewModel model;
        const QAbstractItemModelTester tester(&model);
        QSignalSpy edited(&model, &SavedViewModel::edited);
        model.add(QStringLiteral("Bed"), view(CameraRig::Mode::Orbit, 1));
        model.add(QStringLiteral("Bed"), view(CameraRig::Mode::Orbit, 2));
        QCOMPARE(model.at(1)->name, QStringLiteral("Bed 2"));
        model.rename(1, QStringLiteral("  Door "));
        QCOMPARE(model.at(1)->name, QStringLiteral("Door"));
        model.rename(1, QStringLiteral(" "));
        QCOMPARE(model.at(1)->name, QStringLiteral("Door"));
        model.rename(1, QStringLiteral("Bed"));
        QCOMPARE(model.at(1)->name, QStringLiteral("Bed 2"));
        QCOMPARE(edited.count(), 4);
        SavedViewModel again;
        again.setBytes(model.bytes());
        QCOMPARE(again.count(), 2);
        model.remove(0);
        QCOMPARE(model.count(), 1);
        QCOMPARE(model.index(0).data(SavedViewModel::NumberRole).toInt(), 1);
        model.remove(7);
        QCOMPARE(model.count(), 1);
    }

    void theCameraComesBack_data()
    {
        QTest::addColumn<int>("mode");
        QTest::newRow("orbit") << int(CameraRig::Mode::Orbit);
        QTest::newRow("walk") << int(CameraRig::Mode::Walk);
        QTest::newRow("plan") << int(CameraRig::Mode::Plan);
    }
    void theCameraComesBack()
    {
        QFETCH(int, mode);
        CameraRig rig;
        rig.resize(1260, 640);
        rig.setMode(CameraRig::Mode(mode));
        rig.orbit(60, 20);
        rig.settle();
        const CameraView before = rig.view();
        const CameraRig::View kept = rig.goal();
        rig.setMode(CameraRig::Mode::Orbit);
        rig.reset({});
        rig.settle();
        rig.go(kept);
        // On the way it can be turned aside: whoever grabs the scene has it.
        QVERIFY(rig.advance(0.05));
        rig.go(kept);
        rig.settle();
        QVERIFY(length(rig.view().pose.position - before.pose.position) < 1e-9);
        QCOMPARE(rig.view().orthographic, before.orthographic);
        QCOMPARE(rig.goal(), kept);
    }
};

QTEST_GUILESS_MAIN(TestSavedViews)
#include "tst_saved_views.moc"
