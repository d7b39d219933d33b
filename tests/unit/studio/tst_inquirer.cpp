// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/studio/session/file_inquiry.h"
#include "app/studio/session/inquirer.h"
#include "core/messages/messages.h"
#include "core/recording/reader.h"
#include "sim-client/connection.h"
#include "sim-engine/inquiry/inquiry.h"
#include "sim-engine/sessions/headless.h"
#include "sim-engine/sessions/replay.h"
#include "tests/support/scenario.h"

#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

#include <algorithm>

using namespace ward;
using namespace ward::studio;
using About = client::WhyQuestion::About;

namespace {

client::WhyQuestion vital(const char *name, int second)
{
    client::WhyQuestion question;
    question.about = About::Vital;
    question.name = name;
    question.at = Tick{second * kTicksPerSecond};
    return question;
}

} // namespace

/// Why, of a recording that is a file, with no engine in sight.
class TestInquirer : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string m_file;
    client::Connection m_offline{client::ConnectionOptions()};

private Q_SLOTS:
    void initTestCase()
    {
        const auto document = test::scenario(QStringLiteral("icu-arrest"));
        QVERIFY(document);
        sessions::HeadlessOptions options;
        options.until = SimTime::fromSeconds(120);
        options.record = m_folder.filePath(QStringLiteral("run.wardrec")).toStdString();
        QVERIFY(sessions::runHeadless(*document, content::Schema::shipped(),
                                      content::Catalogue::shipped(), options));
        m_file = options.record;
    }

    /// Word for word what `ward why` says.
    void aFileIsAnsweredAsTheCommandLineDoes()
    {
        auto reader = recording::RecordingReader::open(m_file);
        QVERIFY(reader);
        inquiry::Question asked;
        asked.about = inquiry::Question::About::Vital;
        asked.name = "ABP";
        asked.at = Tick{100 * kTicksPerSecond};
        const auto expected = inquiry::answer(
            **reader, asked, [&](Tick tick) { return sessions::simulationAt(**reader, tick); });
        QVERIFY(expected);

        Inquirer inquirer(m_offline);
        QVERIFY(!inquirer.canAnswer());
        inquirer.setFile(m_file);
        QVERIFY(inquirer.canAnswer());
        std::optional<Result<client::Why>> why;
        inquirer.ask(vital("ABP", 100), [&why](Result<client::Why> answer) { why = answer; });
        QVERIFY(!why); // never before ask() returns
        QTRY_VERIFY(why);
        QVERIFY(*why);
        const client::Why &got = **why;
        QCOMPARE(got.at.n, 100 * kTicksPerSecond);
        QVERIFY(got.headline == expected->headline);
        QVERIFY(got.details == expected->details);
        QVERIFY(got.root == expected->root);
        QVERIFY(got.chain.size() == expected->chain.size() && !got.chain.empty());
        for (std::size_t i = 0; i < got.chain.size(); ++i) {
            QCOMPARE(got.chain[i].event, expected->chain[i].event);
            QCOMPARE(got.chain[i].at.n, expected->chain[i].at.n);
            QVERIFY(got.chain[i].what == expected->chain[i].what);
        }
    }

    /// Two rules or two patients may have one name; their ids are their own.
    void rulesAndPatientsAreFoundByTheirIds()
    {
        const auto document = test::scenario(QStringLiteral("icu-arrest"));
        const content::Record *rule = document->ofKind("rule").front();
        client::WhyQuestion question;
        question.about = About::Rule;
        question.name = rule->id.toString();
        const auto byId = whyOfFile(m_file, question, [] { return false; });
        question.name = std::get<std::string>(rule->cell("name"));
        const auto byName = whyOfFile(m_file, question, [] { return false; });
        QVERIFY(byId && byName);
        QVERIFY(byId->headline == byName->headline);
        QCOMPARE(byId->at.n, 120 * kTicksPerSecond); // without a moment: its end

        const auto patients = document->ofKind("vitals");
        QVERIFY(!patients.empty());
        client::WhyQuestion of = vital("SpO2", 60);
        of.entity = patients.front()->parent.toString();
        const auto his = whyOfFile(m_file, of, [] { return false; });
        QVERIFY(his);
        QVERIFY(messages::render(his->headline, "en").find("Okafor") != std::string::npos);

        question.name = of.entity; // no rule
        const auto gone = whyOfFile(m_file, question, [] { return false; });
        QCOMPARE(gone ? std::string() : gone.error().code(), std::string("inquiry.rule.gone"));
        of.entity = rule->id.toString(); // nobody
        const auto nobody = whyOfFile(m_file, of, [] { return false; });
        QCOMPARE(nobody ? std::string() : nobody.error().code(), std::string("inquiry.no-patient"));
    }

    void onlyTheNewestQuestionIsAnswered()
    {
        std::vector<std::string> answers;
        const auto note = [&answers](const char *which) {
            return [&answers, which](const Result<client::Why> &) { answers.emplace_back(which); };
        };
        {
            Inquirer inquirer(m_offline);
            inquirer.setFile(m_file);
            inquirer.ask(vital("HR", 50), note("first"));
            inquirer.ask(vital("HR", 60), note("second"));
            QTRY_COMPARE(answers, std::vector<std::string>{"second"});
            inquirer.ask(vital("HR", 70), note("withdrawn"));
            inquirer.withdraw();
            inquirer.ask(vital("HR", 80), note("left"));
        } // and nobody hears of one whose desk is gone
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(answers, std::vector<std::string>{"second"});
    }

    void whatCannotBeReadSaysWhy()
    {
        Inquirer inquirer(m_offline);
        inquirer.setFile(m_folder.filePath(QStringLiteral("gone.wardrec")).toStdString());
        std::string code;
        inquirer.ask(vital("HR", 1), [&code](const Result<client::Why> &why) {
            code = why ? "answered" : why.error().code();
        });
        QTRY_VERIFY(!code.empty());
        QVERIFY(code != "answered");
        QVERIFY(messages::hasSentence(code));
    }
};

QTEST_GUILESS_MAIN(TestInquirer)
#include "tst_inquirer.moc"
