// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/euler.h"

#include <QtTest>

#include <cmath>

using namespace ward;

class TestEuler : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrips()
    {
        for (int pitch = -80; pitch <= 80; pitch += 20) {
            for (int heading = -170; heading <= 170; heading += 34) {
                for (int roll = -150; roll <= 150; roll += 50) {
                    const std::array<double, 3> degrees{double(pitch), double(heading),
                                                        double(roll)};
                    const Quat q = editor::fromEulerDegrees(degrees);
                    const auto back = editor::toEulerDegrees(q);
                    for (int axis = 0; axis < 3; ++axis)
                        QVERIFY(std::abs(back[axis] - degrees[axis]) < 1e-6);
                }
            }
        }
    }
    void headingTurnsFrontToTheRight()
    {
        // Front is +Z, Y is up: a heading of 90° looks along +X.
        const Vec3 front = editor::fromEulerDegrees({0, 90, 0}).rotate({0, 0, 1});
        QVERIFY(std::abs(front.x - 1) < 1e-9 && std::abs(front.z) < 1e-9);
    }
    void straightUpIsStable()
    {
        const Quat q = editor::fromEulerDegrees({90, 30, 0});
        const Quat again = editor::fromEulerDegrees(editor::toEulerDegrees(q));
        const double same = std::abs(q.w * again.w + q.x * again.x + q.y * again.y + q.z * again.z);
        QVERIFY(same > 0.999999);
    }
};

QTEST_GUILESS_MAIN(TestEuler)
#include "tst_euler.moc"
