// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/learner_script.h"
#include "tests/support/scenario.h"

#include <QtTest>

using namespace ward;

class TestLearnerScript : public QObject
{
    Q_OBJECT

    std::optional<content::Document> m_document;

    sessions::LearnerScript read(const char *lines) const
    {
        return sessions::readLearnerScript(lines, "learner.jsonl", *m_document,
                                           content::Schema::shipped());
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_document = test::scenario(QStringLiteral("icu-arrest"));
        QVERIFY(m_document);
    }

    void readsActionsInOrderOfTime()
    {
        const auto script = read(
            R"({"t":"01:40.0","actor":"learner-2","action":"defib.shock","target":"Patient, Mr Okafor","args":{"energy":"200 J"}})"
            "\n\n"
            R"({"t":"100","action":"cpr.start","target":"Patient, Mr Okafor","args":{"rate":110}})"
            "\n"
            R"({"t":"01:36.5","action":"call.help","target":"Patient, Mr Okafor"})");
        QVERIFY(script.diagnostics.empty());
        QCOMPARE(script.actions.size(), std::size_t(3));
        QCOMPARE(script.actions[0].action.action, std::string("call.help"));
        QCOMPARE(script.actions[0].actor, std::string("learner-1"));
        QCOMPARE(script.actions[0].at.us, 96'500'000);
        // Equal times keep the order of the lines.
        QCOMPARE(script.actions[1].action.action, std::string("defib.shock"));
        QCOMPARE(script.actions[1].action.target,
                 test::entityNamed(*m_document, "Patient, Mr Okafor"));
        QCOMPARE(std::get<content::Quantity>(script.actions[1].action.args.at("energy")),
                 (content::Quantity{200, "J"}));
        QCOMPARE(std::get<content::Quantity>(script.actions[2].action.args.at("rate")),
                 (content::Quantity{110, "/min"}));
    }

    void targetsMayBeIds()
    {
        const Id patient = test::entityNamed(*m_document, "Patient, Mr Okafor");
        const std::string line =
            R"({"t":"10","action":"pulse.check","target":")" + patient.toString() + R"("})";
        const auto script = read(line.c_str());
        QVERIFY(script.diagnostics.empty());
        QCOMPARE(script.actions.front().action.target, patient);
    }

    void faultsAreNamedWithTheirLine_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QString>("code");
        QTest::newRow("no json") << QByteArray("{\"t\":") << "sessions.learner.malformed";
        QTest::newRow("no object") << QByteArray("[1]") << "sessions.learner.malformed";
        QTest::newRow("no time") << QByteArray(R"({"action":"call.help"})")
                                 << "sessions.learner.time";
        QTest::newRow("bad time") << QByteArray(R"({"t":"1:75","action":"call.help"})")
                                  << "sessions.learner.time";
        QTest::newRow("unknown action") << QByteArray(R"({"t":"1","action":"defib.shok"})")
                                        << "sessions.learner.unknown-action";
        QTest::newRow("what only a scenario does")
            << QByteArray(R"({"t":"1","action":"phys.haemorrhage","target":"Patient, Mr Okafor"})")
            << "sessions.learner.unknown-action";
        QTest::newRow("unknown target")
            << QByteArray(R"({"t":"1","action":"call.help","target":"Mr Nobody"})")
            << "sessions.learner.unknown-target";
        QTest::newRow("unknown field") << QByteArray(R"({"t":"1","action":"call.help","whom":"x"})")
                                       << "sessions.learner.unknown-field";
        QTest::newRow("unknown argument")
            << QByteArray(
                   R"({"t":"1","action":"call.help","target":"Patient, Mr Okafor","args":{"x":1}})")
            << "sessions.learner.unknown-argument";
        QTest::newRow("unit of nothing")
            << QByteArray(
                   R"({"t":"1","action":"defib.shock","target":"Patient, Mr Okafor","args":{"energy":"200 zap"}})")
            << "content.units.unknown";
    }
    void faultsAreNamedWithTheirLine()
    {
        QFETCH(QByteArray, line);
        QFETCH(QString, code);
        const QByteArray good(R"({"t":"1","action":"call.help","target":"Patient, Mr Okafor"})");
        const auto script = read((good + "\n" + line + "\n" + good).constData());
        QVERIFY(script.actions.empty());
        QCOMPARE(script.diagnostics.size(), std::size_t(1));
        QCOMPARE(script.diagnostics.front().line, 2);
        QCOMPARE(script.diagnostics.front().file, std::string("learner.jsonl"));
        QCOMPARE(QString::fromStdString(script.diagnostics.front().message.code), code);
    }
};

QTEST_GUILESS_MAIN(TestLearnerScript)
#include "tst_learner_script.moc"
