// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"
#include "core/recording/event.h"
#include "editor/edit_controller.h"
#include "editor/promotion/promotion.h"
#include "sim-client/shown_world.h"
#include "tests/support/session_fixture.h"
#include "tests/wire/wire_fixture.h"

#include <QTest>

#include <algorithm>

using namespace ward;
using namespace ward::test;

namespace {

const Id kCart = *Id::parse("0192f0c1-7a01-7000-8000-000000000022");
constexpr char kDefibrillator[] = "ward.icu@1.0.0#defibrillator";

/// A person at a Studio: what is shown to them and what they do to it.
struct Person
{
    Person(TestEngine &engine, const std::string &actor)
        : client(engine, client::Role::Author, actor)
        , edit(shown, content::Schema::shipped(), content::Catalogue::shipped())
    {
    }

    [[nodiscard]] bool join(const std::string &session)
    {
        run = client.follow(session);
        if (run)
            shown.setReplica(run.get());
        return run && waitFor([this] { return shown.hasWorld(); });
    }
    ~Person() { shown.setReplica(nullptr); }

    Id spawn(const std::string &prefab, const Id &parent, const std::string &socket,
             const Pose &pose = {}, client::Done done = {})
    {
        return edit.spawn(*content::Catalogue::shipped().prefab(prefab), pose, parent, socket,
                          std::move(done));
    }
    [[nodiscard]] bool has(const Id &id) const { return run->world().find(id) != world::kNoHandle; }
    [[nodiscard]] Id parentOf(const Id &id) const
    {
        const world::World &world = run->world();
        return world.id(world.parent(world.find(id)));
    }
    [[nodiscard]] int count(std::string_view type) const
    {
        return static_cast<int>(
            std::count_if(run->events().begin(), run->events().end(),
                          [&](const recording::Event &event) { return event.type == type; }));
    }

    Client client;
    client::ShownWorld shown;
    editor::EditController edit;
    std::unique_ptr<client::SessionReplica> run;
};

std::vector<Id> idsOf(const std::vector<editor::LiveSpawn> &spawns)
{
    std::vector<Id> out;
    for (const editor::LiveSpawn &one : spawns)
        out.push_back(one.id);
    return out;
}

} // namespace

/// What comes into the room while a session runs, over an engine and between people.
class TestLiveSpawning : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everybodyHasItAndItIsUndone()
    {
        TestEngine engine;
        Person ana(engine, "ana");
        Person ben(engine, "ben");
        QVERIFY(ana.client.goOnline() && ben.client.goOnline());
        const std::string session = ana.client.startRun(ana.client.openArrest(), false, {10, 1});
        QVERIFY(ana.join(session) && ben.join(session));
        const Id id = ana.spawn(kDefibrillator, kCart, "top-tray");
        for (Person *person : {&ana, &ben}) {
            QVERIFY(waitFor([&] { return person->has(id); }));
            QCOMPARE(person->parentOf(id), kCart);
            QVERIFY(waitFor([&] { return person->count("entity.added") == 1; }));
        }
        QVERIFY(waitFor([&] { return ana.run->canUndo(); }));
        QVERIFY(!ben.run->canUndo());
        ana.run->undo();
        for (Person *person : {&ana, &ben})
            QVERIFY(waitFor([&] { return !person->has(id); }));
        QVERIFY(
            editor::liveSpawns({ana.run->events(), ana.run->world()}, ana.run->document()).empty());
        ana.run->redo();
        for (Person *person : {&ana, &ben})
            QVERIFY(waitFor([&] { return person->has(id) && person->parentOf(id) == kCart; }));
        QCOMPARE(
            idsOf(editor::liveSpawns({ben.run->events(), ben.run->world()}, ben.run->document())),
            std::vector<Id>{id});
    }

    /// The cart is gone before the engine hears what shall stand on it.
    void theEngineRefusesWithAReason()
    {
        TestEngine engine;
        Person ana(engine, "ana");
        Person ben(engine, "ben");
        QVERIFY(ana.client.goOnline() && ben.client.goOnline());
        const std::string session = ana.client.startRun(ana.client.openArrest(), true);
        QVERIFY(ana.join(session) && ben.join(session));
        ana.edit.remove({kCart});
        std::optional<client::Outcome> answer;
        const Id id = ben.spawn(kDefibrillator, kCart, "top-tray", {},
                                [&](const client::Outcome &outcome) { answer = outcome; });
        QVERIFY(waitFor([&] { return answer.has_value(); }));
        QVERIFY(!answer->accepted);
        QCOMPARE(answer->reason.code.c_str(), "world.apply.unknown-parent");
        const std::string sentence = messages::render(answer->reason, "en");
        QVERIFY2(!sentence.empty() && sentence.find("world.") == std::string::npos,
                 sentence.c_str());
        QVERIFY(waitFor([&] { return !ben.has(kCart); }));
        QVERIFY(!ben.has(id) && !ana.has(id));
    }

    void whatWasSpawnedIsPromoted()
    {
        TestEngine engine;
        Person ana(engine, "ana");
        QVERIFY(ana.client.goOnline());
        const std::string draftId = ana.client.openArrest();
        auto draft = ana.client.follow(draftId);
        QVERIFY(draft);
        const std::string session = ana.client.startRun(draftId, false, {60, 1});
        QVERIFY(ana.join(session));
        const Id cart = ana.spawn("med-cart", kRoom, {}, {{0.5, 0, 0.25}, {}});
        QVERIFY(waitFor([&] { return ana.has(cart); }));
        const Id defibrillator = ana.spawn(kDefibrillator, cart, "top-tray");
        const Id gone = ana.spawn("stool", kRoom, {});
        QVERIFY(waitFor([&] { return ana.has(defibrillator) && ana.has(gone); }));
        ana.edit.remove({gone});
        // A second cart of the same name, moved and renamed later, with another value.
        ana.edit.rename(defibrillator, "Defibrillator, spare");
        ana.edit.place(cart, {{1.5, 0, 0.75}, {}}, kRoom, {});
        const auto name = [&] {
            return std::string(ana.run->world().name(ana.run->world().find(defibrillator)));
        };
        QVERIFY(waitFor([&] {
            return !ana.has(gone) && name() == "Defibrillator, spare" &&
                   ana.run->pendingEdits() == 0;
        }));
        // Until rules have spawned or changed something of their own, too.
        QVERIFY(waitFor([&] { return ana.run->world().tick().n > 3000; }));
        std::optional<client::Outcome> ended;
        ana.run->endRun([&](const client::Outcome &outcome) { ended = outcome; });
        QVERIFY(waitFor([&] { return ended.has_value(); }));
        QVERIFY2(ended->accepted, ended->reason.code.c_str());

        const editor::LiveSession live{ana.run->events(), ana.run->world()};
        const auto offered = editor::liveSpawns(live, draft->document());
        QCOMPARE(idsOf(offered), (std::vector<Id>{cart, defibrillator}));
        QCOMPARE(offered[1].name, std::string("Defibrillator, spare"));
        QCOMPARE(offered[1].prefab, std::string(kDefibrillator));
        QVERIFY(offered[0].at <= offered[1].at);

        const content::Document before = draft->document();
        content::ChangeSet change =
            editor::promotion(live, idsOf(offered), before, content::Catalogue::shipped());
        std::optional<client::Outcome> promoted;
        draft->apply(std::move(change),
                     [&](const client::Outcome &outcome) { promoted = outcome; });
        QVERIFY(waitFor([&] { return promoted.has_value(); }));
        QVERIFY2(promoted->accepted, promoted->reason.code.c_str());
        const content::Document &after = draft->document();
        const content::Record *record = after.find(defibrillator);
        QVERIFY(record != nullptr);
        QCOMPARE(record->parent, cart);
        QCOMPARE(std::get<std::string>(record->cell("name")), std::string("Defibrillator, spare"));
        QCOMPARE(std::get<std::string>(record->cell("socket")), std::string("top-tray"));
        // The scenario has a "Med cart" already.
        QVERIFY(std::get<std::string>(after.find(cart)->cell("name")) != "Med cart");
        const content::Record *transform = after.component(cart, "transform");
        QVERIFY(transform != nullptr);
        const Vec3 at = std::get<Vec3>(transform->cell("position"));
        QVERIFY(std::abs(at.x - 1.5) < 0.002 && std::abs(at.z - 0.75) < 0.002);
        QVERIFY(after.find(gone) == nullptr);
        // It is there once, and is not offered again.
        QVERIFY(editor::liveSpawns(live, after).empty());
        // One undo takes all of it back.
        QVERIFY(waitFor([&] { return draft->canUndo(); }));
        draft->undo();
        QVERIFY(waitFor([&] { return draft->document().find(cart) == nullptr; }));
        QVERIFY(draft->document() == before);
    }

    /// Without what it stands on, a thing stays at its place in the room.
    void aThingIsPromotedWithoutWhatItStandsOn()
    {
        TestEngine engine;
        Person ana(engine, "ana");
        QVERIFY(ana.client.goOnline());
        const std::string draftId = ana.client.openArrest();
        const std::string session = ana.client.startRun(draftId, true);
        QVERIFY(ana.join(session));
        const content::Document scenario = ana.run->document();
        const Id cart = ana.spawn("med-cart", kRoom, {}, {{0.5, 0, 0.25}, {}});
        QVERIFY(waitFor([&] { return ana.has(cart); }));
        const Id pump = ana.spawn("infusion-pump", cart, "top-tray", {{0.1, 0, 0}, {}});
        // The room is seen at once, its event when it is recorded.
        QVERIFY(waitFor([&] {
            return editor::liveSpawns({ana.run->events(), ana.run->world()}, scenario).size() == 2;
        }));
        content::Document after = scenario;
        const auto applied = content::apply(after,
                                            editor::promotion({ana.run->events(), ana.run->world()},
                                                              std::vector<Id>{pump}, scenario,
                                                              content::Catalogue::shipped()),
                                            content::Schema::shipped());
        QVERIFY(applied.has_value());
        QVERIFY(after.find(cart) == nullptr);
        const content::Record *record = after.find(pump);
        QVERIFY(record != nullptr);
        QCOMPARE(record->parent, scenario.scenario()->id);
        QVERIFY(content::isAbsent(record->cell("socket")));
        const Vec3 at = std::get<Vec3>(after.component(pump, "transform")->cell("position"));
        QVERIFY(at.y > 0.5); // the height of the cart's top
        QVERIFY(std::abs(at.x - 0.6) < 0.15);
    }
};

QTEST_GUILESS_MAIN(TestLiveSpawning)
#include "tst_live_spawning.moc"
