// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/authoring_session.h"
#include "tests/support/session_fixture.h"

#include <QTest>

using namespace ward;
using namespace ward::test;
using sessions::Reply;
using sessions::Role;

namespace {

/// A disk that remembers, and fails when told to.
struct Disk
{
    std::vector<content::ChangeSet> changes;
    std::uint64_t savedIndex = 0;
    std::string saved;
    bool discarded = false;
    bool full = false;
};

class MemoryJournal final : public sessions::DraftJournal
{
public:
    explicit MemoryJournal(Disk &disk)
        : m_disk(disk)
    {
    }
    Result<> append(std::uint64_t index, const content::ChangeSet &change) override
    {
        if (m_disk.full)
            return failure("content.library.disk-full", {{"file", std::string("library")}});
        if (index != m_disk.changes.size() + 1)
            return failure("content.library.gap");
        m_disk.changes.push_back(change);
        return {};
    }
    Result<> saved(std::uint64_t index, std::string_view canonical) override
    {
        m_disk.savedIndex = index;
        m_disk.saved = canonical;
        return {};
    }
    Result<> discard() override
    {
        m_disk.discarded = true;
        return {};
    }

private:
    Disk &m_disk;
};

} // namespace

class TestAuthoringSession : public QObject
{
    Q_OBJECT

    struct Hosted
    {
        CountingListener listener;
        ManualClock clock;
        std::shared_ptr<sessions::AuthoringSession> session;

        Reply ask(sessions::Command what, const std::string &actor = "ana",
                  Role role = Role::Author, Id id = newId(), bool follows = true)
        {
            Reply reply;
            session->submit({id, session->id(), actor, "test", role, std::move(what), follows},
                            [&reply](const Reply &r) { reply = r; });
            session->run(0);
            return reply;
        }
    };

    static std::unique_ptr<Hosted> open(Disk &disk)
    {
        auto hosted = std::make_unique<Hosted>();
        sessions::DraftParts parts;
        parts.draft = "d1";
        parts.title = "Arrest";
        parts.base = arrestBytes();
        parts.changes = disk.changes;
        parts.savedIndex = disk.savedIndex;
        parts.journal = std::make_unique<MemoryJournal>(disk);
        auto session = sessions::AuthoringSession::create(
            std::move(parts), content::Schema::shipped(), content::Catalogue::shipped(),
            hosted->listener, hosted->clock);
        if (session)
            hosted->session = *session;
        return hosted;
    }

private Q_SLOTS:
    void editsAndSaves()
    {
        Disk disk;
        auto draft = open(disk);
        QVERIFY(draft->session);
        const Reply edited = draft->ask(setHr(92, 110));
        QVERIFY2(edited.accepted, edited.reason.code.c_str());
        QCOMPARE(edited.changeIndex, 1u);
        QVERIFY(edited.inverse.has_value());
        QCOMPARE(hrOf(draft->session->document()), 110.0);
        QCOMPARE(disk.changes.size(), 1u);
        QCOMPARE(disk.changes[0].actor, std::string("ana"));
        QCOMPARE(draft->session->status("ana").undo, 1u);

        const Reply saved = draft->ask(sessions::SaveDraft{});
        QVERIFY(saved.accepted);
        QCOMPARE(disk.savedIndex, 1u);
        QVERIFY(saved.document != arrestBytes());
        QCOMPARE(draft->session->status("ben").savedIndex, 1u);

        // Undo and save again: the shipped bytes, to the byte.
        QVERIFY(draft->ask(kernel::UndoInput{}).accepted);
        QVERIFY(draft->ask(sessions::SaveDraft{}).document == arrestBytes());
    }

    void sameCommandTwiceIsOneEdit()
    {
        Disk disk;
        auto draft = open(disk);
        const content::ChangeSet change = setHr(92, 110);
        const Reply first = draft->ask(change, "ana", Role::Author, change.id);
        const Reply second = draft->ask(change, "ana", Role::Author, change.id);
        QVERIFY(first.accepted && second.accepted);
        QCOMPARE(second.changeIndex, first.changeIndex);
        QCOMPARE(disk.changes.size(), 1u);

        const Id undo = newId();
        QVERIFY(draft->ask(kernel::UndoInput{}, "ana", Role::Author, undo).accepted);
        QVERIFY(draft->ask(kernel::UndoInput{}, "ana", Role::Author, undo).accepted);
        QCOMPARE(disk.changes.size(), 2u);
        QCOMPARE(hrOf(draft->session->document()), 92.0);
    }

    void sameCellClashesOtherCellDoesNot()
    {
        Disk disk;
        auto draft = open(disk);
        QVERIFY(draft->ask(setHr(92, 110), "ana").accepted);
        const Reply late = draft->ask(setHr(92, 60), "ben");
        QVERIFY(!late.accepted);
        QCOMPARE(late.clashes.size(), 1u);
        QCOMPARE(late.clashes[0].cell, std::string("hr"));
        QCOMPARE(late.clashes[0].by, std::string("ana"));
        QCOMPARE(std::get<content::Quantity>(late.clashes[0].current).value, 110.0);
        QCOMPARE(hrOf(draft->session->document()), 110.0);
        QCOMPARE(disk.changes.size(), 1u);

        const content::CellValue spo2 = arrestDocument().find(kOkaforVitals)->cell("spo2");
        QVERIFY(draft->ask(setVital("spo2", spo2, 91, "%"), "ben").accepted);
    }

    void undoIsPerActor()
    {
        Disk disk;
        auto draft = open(disk);
        const content::CellValue spo2 = arrestDocument().find(kOkaforVitals)->cell("spo2");
        QVERIFY(draft->ask(setHr(92, 110), "ana").accepted);
        QVERIFY(draft->ask(setVital("spo2", spo2, 91, "%"), "ben").accepted);
        // The newest change is Ben's; Ana's undo takes back Ana's.
        QVERIFY(draft->ask(kernel::UndoInput{}, "ana").accepted);
        QCOMPARE(hrOf(draft->session->document()), 92.0);
        QCOMPARE(draft->session->status("ana").redo, 1u);
        QCOMPARE(draft->session->status("ben").undo, 1u);
        const Reply nothing = draft->ask(kernel::UndoInput{}, "ana");
        QCOMPARE(nothing.reason.code, std::string("sessions.draft.nothing-to-undo"));
        const kernel::UndoInput redo{kernel::UndoInput::Direction::Redo};
        QVERIFY(draft->ask(redo, "ana").accepted);
        QCOMPARE(hrOf(draft->session->document()), 110.0);

        // Undo of a cell somebody else has changed since is a clash, and changes nothing.
        QVERIFY(draft->ask(setHr(110, 80), "ben").accepted);
        const Reply clash = draft->ask(kernel::UndoInput{}, "ana");
        QVERIFY(!clash.accepted);
        QCOMPARE(clash.clashes.size(), 1u);
        QCOMPARE(clash.clashes[0].by, std::string("ben"));
        QCOMPARE(hrOf(draft->session->document()), 80.0);
        QCOMPARE(draft->session->status("ana").undo, 1u);
    }

    void undoSurvivesARestart()
    {
        Disk disk;
        {
            auto draft = open(disk);
            QVERIFY(draft->ask(setHr(92, 110)).accepted);
            QVERIFY(draft->ask(setHr(110, 120)).accepted);
            QVERIFY(draft->ask(kernel::UndoInput{}).accepted);
        }
        auto again = open(disk);
        QVERIFY(again->session);
        QCOMPARE(hrOf(again->session->document()), 110.0);
        QCOMPARE(again->session->status("ana").undo, 1u);
        QCOMPARE(again->session->status("ana").redo, 1u);
        QVERIFY(again->ask(kernel::UndoInput{}).accepted);
        QCOMPARE(hrOf(again->session->document()), 92.0);
    }

    void refusals_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("code");
        QTest::newRow("run's scope") << 0 << "sessions.draft.session-scope";
        QTest::newRow("without an id") << 1 << "sessions.draft.change-without-id";
        QTest::newRow("a clock") << 2 << "sessions.role.not-allowed";
        QTest::newRow("learner") << 3 << "sessions.role.not-allowed";
        QTest::newRow("unknown prefab") << 4 << "";
    }
    void refusals()
    {
        QFETCH(int, which);
        QFETCH(QString, code);
        Disk disk;
        auto draft = open(disk);
        content::ChangeSet change = setHr(92, 110);
        Reply reply;
        switch (which) {
        case 0:
            reply = draft->ask(setHr(92, 110, content::Scope::Session));
            break;
        case 1:
            change.id = Id();
            reply = draft->ask(change);
            break;
        case 2:
            reply = draft->ask(sessions::ClockCommand{}, "eve", Role::Observer);
            break;
        case 3:
            reply = draft->ask(change, "learner-1", Role::Learner);
            break;
        default:
            reply = draft->ask(addEntity("teleporter", "Teleporter", "ZZ"));
        }
        QVERIFY(!reply.accepted);
        if (!code.isEmpty())
            QCOMPARE(QString::fromStdString(reply.reason.code), code);
        QVERIFY(disk.changes.empty());
        QVERIFY(content::writeDocument(draft->session->document(), content::Schema::shipped()) ==
                arrestBytes());
    }

    /// What could not be kept did not happen.
    void fullDiskTakesTheEditBack()
    {
        Disk disk;
        auto draft = open(disk);
        disk.full = true;
        const Reply reply = draft->ask(setHr(92, 110));
        QCOMPARE(reply.reason.code, std::string("content.library.disk-full"));
        QCOMPARE(hrOf(draft->session->document()), 92.0);
        QCOMPARE(draft->session->log().last(), 0u);
        disk.full = false;
        QVERIFY(draft->ask(setHr(92, 111)).accepted);
    }

    void closesWhenNobodyElseIsThere()
    {
        Disk disk;
        auto draft = open(disk);
        draft->session->addAudience(world::VisibilityClass::Author, 2);
        QCOMPARE(draft->ask(sessions::CloseDraft{true}).reason.code,
                 std::string("sessions.draft.in-use"));
        draft->session->addAudience(world::VisibilityClass::Author, -1);
        // Somebody who does not follow it (over HTTP nobody does) cannot take it from who does.
        QCOMPARE(
            draft->ask(sessions::CloseDraft{true}, "ben", Role::Author, newId(), false).reason.code,
            std::string("sessions.draft.in-use"));
        QVERIFY(!disk.discarded);
        const Id command = newId();
        const sessions::CloseDraft close{true};
        QVERIFY(draft->ask(close, "ana", Role::Author, command).accepted);
        // The answer was lost and the client asks again; another command is another matter.
        QVERIFY(draft->ask(close, "ana", Role::Author, command).accepted);
        QCOMPARE(draft->ask(close).reason.code, std::string("sessions.draft.closed"));
        QVERIFY(disk.discarded);
        QVERIFY(draft->session->isOver());
        QCOMPARE(draft->listener.closings, 1);
        QCOMPARE(draft->ask(setHr(92, 110)).reason.code, std::string("sessions.draft.closed"));
    }
};

QTEST_APPLESS_MAIN(TestAuthoringSession)
#include "tst_authoring_session.moc"
