// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/log/log_model.h"

#include "core/content/translation.h"
#include "core/messages/messages.h"
#include "core/recording/event_phrase.h"
#include "sim-client/shown_world.h"
#include "tests/support/still_source.h"

#include "ward/v1/events/event.pb.h"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QSignalSpy>
#include <QtTest>

using namespace ward;
using editor::LogModel;
namespace ev = ward::v1::events;

/// The events of a recording of the shipped arrest scenario, looked at in its fifth second.
class TestLogModel : public QObject
{
    Q_OBJECT

    const content::Schema &m_schema = content::Schema::shipped();
    client::ShownWorld m_shown;

    static recording::Event event(std::uint64_t id, std::int64_t second, const ev::Payload &payload,
                                  const char *actor = "")
    {
        recording::Event event = recording::makeEvent(payload);
        event.id = id;
        event.tick = {second * kTicksPerSecond};
        event.actor = actor;
        return event;
    }
    static std::vector<recording::Event> threeEvents()
    {
        ev::Payload stable;
        stable.mutable_phase_changed()->set_after("Stable");
        ev::Payload waiting;
        waiting.mutable_alarm_changed()->set_alarm("HR low");
        waiting.mutable_alarm_changed()->set_state("delay");
        ev::Payload arrest;
        arrest.mutable_phase_changed()->set_after("Arrest");
        return {event(1, 0, stable), event(2, 4, waiting), event(3, 8, arrest, "instructor")};
    }
    static QStringList texts(const LogModel &model)
    {
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.data(model.index(row), LogModel::TextRole).toString();
        return texts;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shown.setRecording([] {
            return std::make_unique<test::StillSource>(QStringLiteral("icu-arrest"),
                                                       Tick{10 * kTicksPerSecond});
        });
        QTRY_VERIFY(m_shown.hasWorld());
        m_shown.showAt(Tick{5 * kTicksPerSecond});
        QTRY_COMPARE(m_shown.tick().n, 5 * kTicksPerSecond);
    }

    void anEventIsASentence()
    {
        LogModel model(m_shown, m_schema);
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.count(), 0);
        model.setRecordedEvents(threeEvents());
        QCOMPARE(model.total(), 3);
        QCOMPARE(model.count(), 2);
        QVERIFY2(texts(model).at(1).contains("Arrest"), qPrintable(texts(model).at(1)));
        const auto at = [&](int role) { return model.data(model.index(1), role); };
        QCOMPARE(at(LogModel::IdRole).toULongLong(), 3ULL);
        QCOMPARE(at(LogModel::TimeRole).toString(), QStringLiteral("00:08.0"));
        QCOMPARE(at(LogModel::ActorRole).toString(), QStringLiteral("Instructor"));
        QCOMPARE(at(LogModel::TypeRole).toString(), QStringLiteral("phase.changed"));
    }

    /// An alarm that only waits for its delay has not spoken yet.
    void bookkeepingIsShownOnRequest()
    {
        LogModel model(m_shown, m_schema);
        model.setRecordedEvents(threeEvents());
        QSignalSpy counted(&model, &LogModel::countChanged);
        model.setDetailed(true);
        QCOMPARE(model.count(), 3);
        QVERIFY(!counted.isEmpty());
        model.setDetailed(false);
        QCOMPARE(model.count(), 2);
    }

    void everyWordOfTheFilterHasToFit()
    {
        LogModel model(m_shown, m_schema);
        model.setRecordedEvents(threeEvents());
        model.setFilter(QStringLiteral("ARREST"));
        QCOMPARE(model.count(), 1);
        model.setFilter(QStringLiteral("arrest instructor"));
        QCOMPARE(model.count(), 1);
        model.setFilter(QStringLiteral("stable instructor"));
        QCOMPARE(model.count(), 0);
        QCOMPARE(model.total(), 3);
        model.setFilter({});
        QCOMPARE(model.count(), 2);
    }

    /// Of several events of one moment, the one that was gone to is the current one, and none of
    /// them lies ahead.
    void theEventThatWasGoneToIsCurrent()
    {
        LogModel model(m_shown, m_schema);
        auto events = threeEvents();
        events[0].tick = events[1].tick = {5 * kTicksPerSecond};
        model.setRecordedEvents(events);
        model.setDetailed(true);
        QCOMPARE(model.currentRow(), 1);
        model.go(0);
        QCOMPARE(model.currentRow(), 0);
        QVERIFY(!model.data(model.index(1), LogModel::FutureRole).toBool());
        QVERIFY(model.data(model.index(2), LogModel::FutureRole).toBool());
        model.go(1);
        QCOMPARE(model.currentRow(), 1);
    }

    /// What was gone to is meant until something else is shown, and not in another recording.
    void whatWasGoneToIsForgotten()
    {
        LogModel model(m_shown, m_schema);
        auto events = threeEvents();
        events[0].tick = events[1].tick = {5 * kTicksPerSecond};
        model.setDetailed(true);
        model.setRecordedEvents(events);
        model.go(0);
        QCOMPARE(model.currentRow(), 0);
        model.setRecordedEvents(events); // another one, with events of the same ids
        QCOMPARE(model.currentRow(), 1);
        model.go(0);
        m_shown.showAt(Tick{6 * kTicksPerSecond});
        QTRY_COMPARE(m_shown.tick().n, 6 * kTicksPerSecond);
        m_shown.showAt(Tick{5 * kTicksPerSecond});
        QTRY_COMPARE(m_shown.tick().n, 5 * kTicksPerSecond);
        QCOMPARE(model.currentRow(), 1);
    }

    void asksWhyAnEventHappened()
    {
        LogModel model(m_shown, m_schema);
        model.setRecordedEvents(threeEvents());
        QSignalSpy asked(&model, &LogModel::whyRequested);
        model.askWhy(1);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toULongLong(), 3ULL);
        model.askWhy(7);
        QCOMPARE(asked.size(), 1);
        QVERIFY(model.event(2) != nullptr); // though the filter hides it
        QVERIFY(model.event(9) == nullptr);
    }

    /// Every kind of event, to somebody who works in German.
    void speaksTheViewersLanguage()
    {
        const content::Schema &schema = content::shippedSchema("de");
        std::vector<recording::Event> events;
        const auto *kinds = ev::Payload::descriptor()->oneof_decl(0);
        for (int i = 0; i < kinds->field_count(); ++i) {
            ev::Payload payload;
            payload.GetReflection()->MutableMessage(&payload, kinds->field(i));
            if (payload.has_script_fault()) // says what the engine says
                payload.mutable_script_fault()->set_code("kernel.script.budget");
            events.push_back(event(std::uint64_t(i) + 1, i, payload));
        }
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Austria));
        LogModel model(m_shown, schema);
        model.setDetailed(true);
        model.setRecordedEvents(events);
        QLocale::setDefault(before);
        QCOMPARE(model.count(), int(events.size()));
        int translated = 0;
        for (int row = 0; row < model.count(); ++row) {
            const Message said = recording::phrase(events[std::size_t(row)], schema,
                                                   [](world::Handle) { return std::string(); });
            const QString german = QString::fromStdString(messages::render(said, "de"));
            QVERIFY2(messages::hasSentence(said.code, "de"), said.code.c_str());
            QCOMPARE(texts(model).at(row), german);
            translated += german != QString::fromStdString(messages::render(said, "en")) ? 1 : 0;
        }
        QVERIFY2(translated > 25, qPrintable(QString::number(translated)));
    }

    void whatComesAfterTheShownMomentIsTheFuture()
    {
        LogModel model(m_shown, m_schema);
        model.setRecordedEvents(threeEvents());
        QCOMPARE(model.currentRow(), 0);
        QVERIFY(!model.data(model.index(0), LogModel::FutureRole).toBool());
        QVERIFY(model.data(model.index(1), LogModel::FutureRole).toBool());
        const QSignalSpy sought(&model, &LogModel::seekRequested);
        model.go(1);
        model.go(2);
        model.go(-1);
        QCOMPARE(sought.count(), 1);
        QCOMPARE(sought.first().first().toLongLong(), 8 * kTicksPerSecond);
    }
};

QTEST_GUILESS_MAIN(TestLogModel)
#include "tst_log_model.moc"
