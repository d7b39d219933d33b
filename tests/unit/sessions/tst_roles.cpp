// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/event.h"
#include "sim-engine/sessions/commands.h"
#include "sim-engine/sessions/roles.h"
#include "ward/v1/events/event.pb.h"

#include <QTest>

using namespace ward;
using sessions::Act;
using sessions::Role;
using world::VisibilityClass;

Q_DECLARE_METATYPE(ward::sessions::Role)

/// The table of docs/formats/wire.md, row by row.
class TestRoles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void table_data()
    {
        QTest::addColumn<Role>("role");
        QTest::addColumn<QList<int>>("allowed");
        const auto acts = [](std::initializer_list<Act> list) {
            QList<int> numbers;
            for (const Act act : list)
                numbers << static_cast<int>(act);
            return numbers;
        };
        const auto instructor = acts({Act::ChangeRun, Act::ControlClock, Act::EndRun, Act::Perform,
                                      Act::PerformForOthers, Act::Mark, Act::SeeRecordings,
                                      Act::AskWhy, Act::ShowWork});
        const auto author =
            instructor + acts({Act::OpenDraft, Act::EditDraft, Act::StartRun, Act::SeeDrafts});
        QTest::newRow("author") << Role::Author << author;
        QTest::newRow("instructor") << Role::Instructor << instructor;
        QTest::newRow("learner") << Role::Learner << acts({Act::Perform, Act::Mark});
        QTest::newRow("observer") << Role::Observer << QList<int>();
        QTest::newRow("engine-admin")
            << Role::EngineAdmin << author + acts({Act::SeeMetrics, Act::Shutdown});
    }
    void table()
    {
        QFETCH(Role, role);
        QFETCH(QList<int>, allowed);
        for (int act = 0; act <= static_cast<int>(Act::Shutdown); ++act)
            QCOMPARE(sessions::may(role, static_cast<Act>(act)), allowed.contains(act));
        const auto name = sessions::name(role);
        QVERIFY(sessions::roleFromName(name) == role);
        QCOMPARE(std::string(name), std::string(QTest::currentDataTag()));
    }

    void visibility()
    {
        using content::Visibility;
        QVERIFY(sessions::maySee(VisibilityClass::Learner, Visibility::All));
        QVERIFY(!sessions::maySee(VisibilityClass::Learner, Visibility::Staff));
        QVERIFY(!sessions::maySee(VisibilityClass::Learner, Visibility::Author));
        QVERIFY(sessions::maySee(VisibilityClass::Staff, Visibility::Staff));
        QVERIFY(!sessions::maySee(VisibilityClass::Staff, Visibility::Author));
        QVERIFY(sessions::maySee(VisibilityClass::Author, Visibility::Author));
        QVERIFY(sessions::sees(Role::Observer) == VisibilityClass::Learner);
    }

    /// What a scenario or an instructor does to a body names the diagnosis.
    void eventsOfStaffActionsAreForStaff()
    {
        using content::Visibility;
        int forStaff = 0;
        for (const content::ActionSpec &action : content::Schema::shipped().actions()) {
            v1::events::Payload performed;
            performed.mutable_action_performed()->set_action(action.name);
            v1::events::Payload rejected;
            rejected.mutable_action_rejected()->set_action(action.name);
            const Visibility expected = action.isForStaff() ? Visibility::Staff : Visibility::All;
            for (const auto &payload : {performed, rejected}) {
                const recording::Event event = recording::makeEvent(payload);
                QVERIFY2(recording::visibility(event) == expected, action.name.c_str());
            }
            forStaff += action.isForStaff() ? 1 : 0;
        }
        QVERIFY(forStaff > 10);
        v1::events::Payload note;
        note.mutable_noted()->set_text("phys.shunt");
        QVERIFY(recording::visibility(recording::makeEvent(note)) == Visibility::Staff);
        recording::Event newer;
        newer.type = "nobody.knows";
        QVERIFY(recording::visibility(newer) == Visibility::Author);
    }

    void commandsNeedTheirPermission()
    {
        sessions::Request request;
        request.what = content::ChangeSet();
        QVERIFY(sessions::actOf(request, true) == Act::ChangeRun);
        QVERIFY(sessions::actOf(request, false) == Act::EditDraft);
        request.what = sessions::ActionCommand{};
        QVERIFY(sessions::actOf(request, true) == Act::Perform);
        request.what = sessions::ActionCommand{{}, "learner-2"};
        QVERIFY(sessions::actOf(request, true) == Act::PerformForOthers);
    }
};

QTEST_APPLESS_MAIN(TestRoles)
#include "tst_roles.moc"
