// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/unit/viewport/bay_fixture.h"
#include "viewport/scene/scene_visibility.h"

#include <QSignalSpy>
#include <QTest>

using namespace ward;
using namespace ward::viewport;

/// Hidden things, categories, solo.
class TestSceneVisibility : public QObject
{
    Q_OBJECT

    struct Fixture
    {
        test::Bay bay;
        SceneModel model{test::sharedAssets()};
        SceneVisibility visibility{model};
        Id cart = bay.first("med-cart");
        Id defibrillator = bay.add("defibrillator", {}, cart, "top-tray");

        Fixture() { model.setWorld(bay.share()); }
        [[nodiscard]] bool isShown(const Id &id) const
        {
            for (int row = 0; row < model.rowCount(); ++row) {
                const auto index = model.index(row);
                if (index.data(SceneModel::IdRole).toString().toStdString() == id.toString())
                    return index.data(SceneModel::VisibleRole).toBool();
            }
            return false;
        }
    };

private Q_SLOTS:
    void whatHangsOnAThingGoesWithIt()
    {
        Fixture f;
        QSignalSpy changed(&f.visibility, &SceneVisibility::changed);
        f.visibility.hide({f.cart});
        QVERIFY(!f.isShown(f.cart));
        QVERIFY(!f.isShown(f.defibrillator));
        QVERIFY(!f.model.pickScene().find(f.cart)->pickable);
        QVERIFY(f.visibility.hidden().size() >= 2);
        f.visibility.show({f.cart});
        QVERIFY(f.isShown(f.cart));
        QVERIFY(f.visibility.hidden().isEmpty());
        QCOMPARE(changed.count(), 2);
    }

    void whatComesLaterIsHiddenToo()
    {
        Fixture f;
        f.visibility.setKindHidden(QStringLiteral("furniture"), true);
        const Id stool = f.bay.add("stool", {{-1, 0, 2}, {}});
        f.model.setWorld(f.bay.share());
        QVERIFY(!f.isShown(stool));
        f.visibility.setKindHidden(QStringLiteral("furniture"), false);
        QVERIFY(f.isShown(stool));
    }

    void oneOfAHiddenKindBringsTheKindBack()
    {
        Fixture f;
        f.visibility.setKindHidden(QStringLiteral("device"), true);
        QVERIFY(!f.isShown(f.defibrillator));
        f.visibility.show({f.defibrillator});
        QVERIFY(f.isShown(f.defibrillator));
        QVERIFY(!f.visibility.isKindHidden(QStringLiteral("device")));
    }

    void soloKeepsWhatItHangsOnAndTheRoom()
    {
        Fixture f;
        f.visibility.solo({f.defibrillator});
        QVERIFY(f.isShown(f.defibrillator));
        QVERIFY(f.isShown(f.cart));
        QVERIFY(f.isShown(f.bay.first("room-shell")));
        QVERIFY(!f.isShown(f.bay.first("icu-bed")));
        QVERIFY(f.visibility.isSolo());
        f.visibility.showAll();
        QVERIFY(!f.visibility.isSolo());
        QVERIFY(f.isShown(f.bay.first("icu-bed")));
    }

    void aThingThatIsGoneIsNotCounted()
    {
        Fixture f;
        f.visibility.hide({f.defibrillator});
        QCOMPARE(f.visibility.hidden(), QList<Id>{f.defibrillator});
        f.bay.world().destroyEntity(f.bay.world().find(f.defibrillator));
        f.model.setWorld(f.bay.share());
        QVERIFY(f.visibility.hidden().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSceneVisibility)
#include "tst_scene_visibility.moc"
