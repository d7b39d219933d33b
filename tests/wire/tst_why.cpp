// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/messages/messages.h"
#include "core/recording/event.h"
#include "sim-engine/server/why_answer.h"
#include "tests/wire/http_asker.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSemaphore>
#include <QTest>

using namespace ward;
using namespace ward::test;
using About = client::WhyQuestion::About;
using v1::wire::Frame;

namespace {

using WhyResult = std::optional<Result<client::Why>>;

QString text(const Message &message)
{
    return QString::fromStdString(messages::render(message, "en"));
}

/// A run of the arrest scenario that was taken past the arrest and stands still.
struct Arrested
{
    Arrested()
        : ana(engine)
    {
    }

    bool reach(Tick tick)
    {
        if (!ana.goOnline())
            return false;
        run = ana.startRun(ana.openArrest(), false, {60, 1});
        replica = ana.follow(run);
        if (!replica || !waitFor([&] { return replica->world().tick() >= tick; }, 60'000))
            return false;
        using Change = client::ClockCommand::Change;
        return ana.ask(client::ClockCommand{Change::Pause, {}, 1}, run).accepted;
    }

    WhyResult ask(Client &who, const client::WhyQuestion &question)
    {
        const auto result = std::make_shared<WhyResult>();
        who.connection->askWhy(run, question, [result](Result<client::Why> why) { *result = why; });
        return waitFor([&] { return result->has_value(); }, 30'000) ? *result : WhyResult();
    }

    TestEngine engine;
    Client ana;
    std::string run;
    std::unique_ptr<client::SessionReplica> replica;
};

Frame whyFrame(const std::string &id, const std::string &session, const std::string &rule)
{
    Frame frame;
    frame.mutable_query()->set_id(id);
    frame.mutable_query()->set_session(session);
    frame.mutable_query()->mutable_ask_why()->set_rule(rule);
    frame.mutable_query()->mutable_ask_why()->set_tick(-1);
    return frame;
}

const v1::wire::Answer *answerTo(const RawClient &client, const std::string &id)
{
    for (const Frame &frame : client.frames) {
        if (frame.has_answer() && frame.answer().id() == id)
            return &frame.answer();
    }
    return nullptr;
}

/// Holds the engine's inquiries until it goes.
class Busy
{
public:
    explicit Busy(TestEngine &engine)
    {
        engine.server().registry().inquire(
            [free = m_free](sessions::RecordingShelf &) { free->acquire(); });
    }
    ~Busy() { m_free->release(); }

private:
    std::shared_ptr<QSemaphore> m_free = std::make_shared<QSemaphore>();
};

} // namespace

/// "Why is it so?" from a client, of a run that goes on.
class TestWhy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAnsweredOfALiveRun()
    {
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{110 * 30}));
        client::WhyQuestion question{About::Vital, "ABP", 0, "Patient, Mr Okafor", Tick{3000}};
        const WhyResult vital = arrested.ask(arrested.ana, question);
        QVERIFY(vital);
        QVERIFY2(*vital, vital->error().code().c_str());
        const client::Why &pressure = **vital;
        QCOMPARE(pressure.at.n, 3000);
        QCOMPARE(pressure.headline.code.c_str(), "inquiry.vital.falling");
        QVERIFY2(text(pressure.headline).contains("Patient, Mr Okafor"),
                 qPrintable(text(pressure.headline)));
        QCOMPARE(pressure.chain.size(), std::size_t{2});
        QCOMPARE(pressure.chain[0].type.c_str(), "rhythm.changed");
        QCOMPARE(pressure.chain[0].at.n, 2850);
        QVERIFY(!pressure.chain[0].input);
        QVERIFY(pressure.root);
        QVERIFY2(text(*pressure.root).contains("“Arrest at 95 seconds” at 01:35.0"),
                 qPrintable(text(*pressure.root)));
        QVERIFY(!pressure.shortened);

        const WhyResult rule =
            arrested.ask(arrested.ana, {About::Rule, "desaturation", 0, {}, Tick{3000}});
        QVERIFY(rule && *rule);
        QCOMPARE((*rule)->headline.code.c_str(), "inquiry.rule.not-fired");
        QCOMPARE((*rule)->triggers.size(), std::size_t{1});
        QVERIFY((*rule)->triggers[0].approach);
        QVERIFY(text((*rule)->triggers[0].text).contains("below 88 %"));
        QVERIFY(!(*rule)->conditions.empty());
        QVERIFY((*rule)->conditions[0].holds);
        QVERIFY((*rule)->conditions[0].found);

        const WhyResult event =
            arrested.ask(arrested.ana, {About::Event, {}, pressure.chain[0].event, {}, {}});
        QVERIFY(event && *event);
        QCOMPARE((*event)->chain.front().event, pressure.chain[0].event);
        QCOMPARE((*event)->root, pressure.root);
        // Without a moment it is the newest, which is behind the one asked about.
        QVERIFY((*event)->at.n >= 110 * 30 - 30);
        // Who watches a run may be ahead of what is written of it.
        const WhyResult ahead =
            arrested.ask(arrested.ana, {About::Vital, "HR", 0, {}, Tick{1'000'000}});
        QVERIFY(ahead && *ahead);
        QVERIFY((*ahead)->at.n < 1'000'000);
    }

    void wrongQuestionsAreToldSo_data()
    {
        QTest::addColumn<int>("about");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("entity");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("nearest");
        QTest::newRow("rule") << int(About::Rule) << "Desaturatoin"
                              << ""
                              << "inquiry.unknown-rule"
                              << "Desaturation";
        QTest::newRow("vital") << int(About::Vital) << "SpO"
                               << ""
                               << "inquiry.unknown-vital"
                               << "SpO2";
        QTest::newRow("patient") << int(About::Vital) << "SpO2"
                                 << "Patient, Mr Okafur"
                                 << "inquiry.unknown-entity"
                                 << "Patient, Mr Okafor";
        QTest::newRow("event") << int(About::Event) << ""
                               << ""
                               << "inquiry.unknown-event"
                               << "";
    }
    void wrongQuestionsAreToldSo()
    {
        QFETCH(int, about);
        QFETCH(QString, name);
        QFETCH(QString, entity);
        QFETCH(QString, code);
        QFETCH(QString, nearest);
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{30}));
        const WhyResult answer = arrested.ask(
            arrested.ana,
            {static_cast<About>(about), name.toStdString(), 999'999, entity.toStdString(), {}});
        QVERIFY(answer);
        QVERIFY(!*answer);
        QCOMPARE(QString::fromStdString(answer->error().code()), code);
        QVERIFY(text(answer->error().message).contains(nearest));
    }

    void staffMayAsk_data()
    {
        QTest::addColumn<int>("role");
        QTest::addColumn<QString>("code");
        QTest::newRow("author") << int(client::Role::Author) << "";
        QTest::newRow("instructor") << int(client::Role::Instructor) << "";
        QTest::newRow("learner") << int(client::Role::Learner) << "sessions.role.not-allowed";
        QTest::newRow("observer") << int(client::Role::Observer) << "sessions.role.not-allowed";
    }
    void staffMayAsk()
    {
        QFETCH(int, role);
        QFETCH(QString, code);
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{30}));
        Client other(arrested.engine, static_cast<client::Role>(role), "other");
        QVERIFY(other.goOnline());
        const WhyResult answer = arrested.ask(other, {About::Rule, "Desaturation", 0, {}, {}});
        QVERIFY(answer);
        QCOMPARE(*answer ? QString() : QString::fromStdString(answer->error().code()), code);
        // Who may not ask is not even told whether there is such a recording.
        arrested.run = "0192f0c1-7a00-7000-8000-0000000000ff";
        const WhyResult elsewhere = arrested.ask(other, {About::Rule, "Desaturation", 0, {}, {}});
        QVERIFY(elsewhere && !*elsewhere);
        QCOMPARE(QString::fromStdString(elsewhere->error().code()),
                 code.isEmpty() ? QStringLiteral("sessions.recording.unknown") : code);
    }

    void oneAtATime()
    {
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{30}));
        RawClient client(arrested.engine.connector());
        client.sayHello();
        QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
        const auto &capabilities = client.find(Frame::kWelcome)->welcome().capabilities();
        QVERIFY(std::find(capabilities.begin(), capabilities.end(), "why") != capabilities.end());
        client.send(whyFrame("1", arrested.run, "Desaturation"));
        client.send(whyFrame("2", arrested.run, "Desaturation"));
        QVERIFY(waitFor([&] { return answerTo(client, "1") && answerTo(client, "2"); }));
        QVERIFY(answerTo(client, "1")->has_why());
        QCOMPARE(answerTo(client, "2")->error().code().c_str(), "server.limit.why");
        client.send(whyFrame("3", arrested.run, "Desaturation"));
        QVERIFY(waitFor([&] { return answerTo(client, "3") != nullptr; }));
        QVERIFY(answerTo(client, "3")->has_why());
    }

    void aWithdrawnQuestionHasNoAnswerAndMakesRoom()
    {
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{30}));
        RawClient client(arrested.engine.connector());
        client.sayHello();
        QVERIFY(waitFor([&] { return client.find(Frame::kWelcome) != nullptr; }));
        {
            const Busy busy(arrested.engine);
            // More often than a client's questions are worked on at once.
            for (int i = 0; i < 10; ++i) {
                const std::string id = "w" + std::to_string(i);
                client.send(whyFrame(id, arrested.run, "Desaturation"));
                Frame cancel;
                cancel.mutable_query()->set_id(id);
                cancel.mutable_query()->set_cancel(true);
                client.send(cancel);
            }
            Frame other;
            other.mutable_query()->set_id("other");
            other.mutable_query()->mutable_list_sessions();
            client.send(other);
            QVERIFY(waitFor([&] { return answerTo(client, "other") != nullptr; }));
            client.send(whyFrame("last", arrested.run, "Desaturation"));
        }
        QVERIFY(waitFor([&] { return answerTo(client, "last") != nullptr; }));
        QVERIFY(answerTo(client, "last")->has_why());
        for (int i = 0; i < 10; ++i)
            QVERIFY(!answerTo(client, "w" + std::to_string(i)));
    }

    /// A session's time and everybody's reading go on while a question is looked into.
    void nothingWaitsForIt()
    {
        TestEngine engine;
        Client ana(engine);
        QVERIFY(ana.goOnline());
        const std::string run = ana.startRun(ana.openArrest(), false, {10, 1});
        const auto replica = ana.follow(run);
        QVERIFY(replica);
        std::optional<Result<client::Why>> answer;
        {
            const Busy busy(engine);
            ana.connection->askWhy(run, {About::Rule, "Desaturation", 0, {}, {}},
                                   [&](Result<client::Why> why) { answer = std::move(why); });
            const Tick now = replica->world().tick();
            QVERIFY(waitFor([&] { return replica->world().tick().n > now.n + 60; }));
            bool listed = false;
            ana.connection->listRecordings([&](Result<std::vector<client::RecordingSummary>> list) {
                listed = list.has_value();
            });
            QVERIFY(waitFor([&] { return listed; }));
            QVERIFY(!answer);
        }
        QVERIFY(waitFor([&] { return answer.has_value(); }));
        QVERIFY(*answer);
    }

    void isGivenUpWhenTheClientLeaves()
    {
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{30}));
        v1::wire::Query query = whyFrame("1", arrested.run, "Desaturation").query();
        std::optional<v1::wire::Answer> answer;
        const auto gone = std::make_shared<std::atomic<bool>>(false);
        {
            const Busy busy(arrested.engine);
            arrested.engine.server().queries().answer(
                query, sessions::Role::Author,
                [&](v1::wire::Answer a) {
                    arrested.engine.server().post([&answer, a] { answer = a; });
                },
                gone);
            *gone = true;
        }
        QVERIFY(waitFor([&] { return answer.has_value(); }));
        QCOMPARE(answer->error().code().c_str(), "inquiry.cancelled");

        // A client that is cut off asks again by itself, and is answered once.
        std::vector<Result<client::Why>> answers;
        {
            const Busy busy(arrested.engine);
            arrested.ana.connection->askWhy(
                arrested.run, {About::Rule, "Desaturation", 0, {}, {}},
                [&](Result<client::Why> why) { answers.push_back(std::move(why)); });
            arrested.ana.cable->cut();
            QVERIFY(arrested.ana.goOnline());
        }
        QVERIFY(waitFor([&] { return !answers.empty(); }));
        QCOMPARE(answers.size(), std::size_t{1});
        QVERIFY(answers[0]);
        // Withdrawn: nobody is called.
        bool called = false;
        const Id id =
            arrested.ana.connection->askWhy(arrested.run, {About::Rule, "Desaturation", 0, {}, {}},
                                            [&](const Result<client::Why> &) { called = true; });
        arrested.ana.connection->withdraw(id);
        QVERIFY(arrested.ask(arrested.ana, {About::Rule, "Desaturation", 0, {}, {}})->has_value());
        QVERIFY(!called);
    }

    void overHttp()
    {
        Arrested arrested;
        QVERIFY(arrested.reach(Tick{110 * 30}));
        HttpAsker http(arrested.engine);
        const std::string path = "/v1/sessions/" + arrested.run + "/why";
        const auto answer = http.get(path, "instructor", {{"vital", "ABP"}, {"tick", "3000"}});
        QCOMPARE(answer.status, 200u);
        const QJsonObject why =
            QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object();
        QCOMPARE(why.value(QStringLiteral("tick")).toString(), QStringLiteral("3000"));
        QCOMPARE(why.value(QStringLiteral("headline"))
                     .toObject()
                     .value(QStringLiteral("code"))
                     .toString(),
                 QStringLiteral("inquiry.vital.falling"));
        QCOMPARE(why.value(QStringLiteral("chain")).toArray().size(), 2);
        QCOMPARE(
            why.value(QStringLiteral("root")).toObject().value(QStringLiteral("code")).toString(),
            QStringLiteral("inquiry.root.schedule"));
        for (const auto &[arguments, status, code] :
             {std::tuple{QMap<std::string, std::string>{}, 400u, "server.query.why"},
              std::tuple{QMap<std::string, std::string>{{"rule", "a"}, {"event", "1"}}, 400u,
                         "server.query.why"},
              std::tuple{QMap<std::string, std::string>{{"event", "one"}}, 400u,
                         "server.http.number"},
              std::tuple{QMap<std::string, std::string>{{"rule", "Desaturatoin"}}, 404u,
                         "inquiry.unknown-rule"}}) {
            const auto refused = http.get(path, "author", arguments);
            QCOMPARE(refused.status, status);
            QVERIFY2(refused.body.find(code) != std::string::npos, refused.body.c_str());
        }
        std::shared_ptr<AwaitedResponse> first;
        {
            const Busy busy(arrested.engine);
            first = http.ask("GET", path, "author", {}, {}, {{"rule", "Desaturation"}});
            QCOMPARE(http.get(path, "author", {{"rule", "Desaturation"}}).status, 429u);
        }
        QVERIFY(waitFor([&] { return first->has_value(); }));
        QCOMPARE((*first)->status, 200u);
        QCOMPARE(http.get(path, "author", {{"rule", "Desaturation"}}).status, 200u);
    }

    void answersAreBounded()
    {
        inquiry::Answer answer;
        answer.headline = Message("inquiry.rule.disabled", {{"rule", std::string("R")}});
        answer.root = Message("inquiry.root.start");
        for (int i = 0; i < 30; ++i) {
            inquiry::Miss miss;
            miss.event = static_cast<std::uint64_t>(i + 1);
            miss.reason = Message("event.near-miss.cooldown");
            miss.conditions.resize(4);
            answer.misses.push_back(miss);
            inquiry::Link link;
            link.event = static_cast<std::uint64_t>(100 - i);
            answer.chain.push_back(link);
            answer.details.emplace_back("inquiry.rule.once");
        }
        v1::wire::Why why;
        server::toProto(answer, {5, 10, 6, 4}, why);
        QCOMPARE(why.details_size(), 5);
        QCOMPARE(why.misses_size(), 6);
        QCOMPARE(why.misses(5).event(), std::uint64_t{30}); // the newest stay
        int conditions = 0;
        for (const v1::wire::WhyMiss &miss : why.misses())
            conditions += miss.conditions_size();
        QCOMPARE(conditions, 10);
        QCOMPARE(why.chain_size(), 4);
        QCOMPARE(why.chain(0).event(), std::uint64_t{100});
        QCOMPARE(why.chain(3).event(), std::uint64_t{71}); // and the root
        QVERIFY(why.has_root());
        QVERIFY(why.shortened());
        v1::wire::Why whole;
        server::toProto(answer, {50, 400, 50, 200}, whole);
        QCOMPARE(whole.chain_size(), 30);
        QVERIFY(!whole.shortened());
    }
};

QTEST_GUILESS_MAIN(TestWhy)
#include "tst_why.moc"
