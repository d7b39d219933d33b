// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/content/schema.h"
#include "timeline/lane_builder.h"
#include "timeline/shuttle.h"
#include "timeline/view_window.h"
#include "timeline/vitals_curves.h"
#include "timeline/vitals_fill.h"

#include <QElapsedTimer>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QTimer>

#include <memory>
#include <optional>
#include <vector>

namespace ward::client {
class SessionReplica;
class ShownWorld;
} // namespace ward::client

namespace ward::timeline {

/// The timeline of the shown run or recording: what its lanes hold, which stretch is in view, where
/// the cursor stands, and the shuttle (J-K-L). Moving the cursor asks the shown world for that
/// moment; the run itself goes on. Times for QML are seconds of sim time. GUI thread.
class TimelineViewModel : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool available READ isAvailable NOTIFY contentChanged FINAL)
    Q_PROPERTY(qreal end READ end NOTIFY endChanged FINAL)
    Q_PROPERTY(qreal cursor READ cursor NOTIFY cursorChanged FINAL)
    Q_PROPERTY(QString cursorText READ cursorText NOTIFY cursorChanged FINAL)
    Q_PROPERTY(bool live READ isLive NOTIFY liveChanged FINAL)
    Q_PROPERTY(bool recorded READ isRecorded NOTIFY contentChanged FINAL)
    Q_PROPERTY(QString badge READ badge NOTIFY badgeChanged FINAL)
    Q_PROPERTY(bool growing READ isGrowing NOTIFY badgeChanged FINAL)
    Q_PROPERTY(qreal viewFrom READ viewFrom NOTIFY viewChanged FINAL)
    Q_PROPERTY(qreal viewTo READ viewTo NOTIFY viewChanged FINAL)
    Q_PROPERTY(qreal shuttle READ shuttle NOTIFY shuttleChanged FINAL)
    Q_PROPERTY(qreal loopFrom READ loopFrom NOTIFY loopChanged FINAL)
    Q_PROPERTY(qreal loopTo READ loopTo NOTIFY loopChanged FINAL)
    Q_PROPERTY(int revision READ revision NOTIFY contentChanged FINAL)
    /// Lanes in which nothing stands, by id; vitals that nothing measured, by field: they take
    /// no room.
    Q_PROPERTY(QStringList emptyLanes READ emptyLanes NOTIFY emptyLanesChanged FINAL)
    /// What a team does and nobody has done, "Compressions · Airway": a finding, in one line.
    Q_PROPERTY(QString notDone READ notDone NOTIFY emptyLanesChanged FINAL)
public:
    using History = VitalsFill::History;

    TimelineViewModel(client::ShownWorld &shown, const content::Schema &schema,
                      QObject *parent = nullptr);
    ~TimelineViewModel() override;

    /// How to read the vitals of what is shown: all of a recording, or what a run's worlds that
    /// arrived here left out. Empty where there is no past.
    void setHistory(History history);
    /// A finished recording: all of its events.
    void setRecording(std::vector<recording::Event> events, Tick last);

    [[nodiscard]] bool isAvailable() const;
    [[nodiscard]] qreal end() const;
    [[nodiscard]] qreal cursor() const;
    [[nodiscard]] QString cursorText() const;
    [[nodiscard]] bool isLive() const;
    [[nodiscard]] bool isRecorded() const { return m_recorded; }
    [[nodiscard]] QString badge() const;  ///< "LIVE", "LIVE −00:42", "END", or empty
    [[nodiscard]] bool isGrowing() const; ///< a run that has not ended: marks can be added
    [[nodiscard]] qreal viewFrom() const { return m_view.from(); }
    [[nodiscard]] qreal viewTo() const { return m_view.to(); }
    [[nodiscard]] qreal shuttle() const { return m_shuttle.speed(); }
    [[nodiscard]] qreal loopFrom() const { return m_shuttle.loopFrom(); }
    [[nodiscard]] qreal loopTo() const { return m_shuttle.loopTo(); }
    [[nodiscard]] int revision() const { return m_revision; }
    [[nodiscard]] const QStringList &emptyLanes() const { return m_emptyLanes; }
    [[nodiscard]] const QString &notDone() const { return m_notDone; }
    /// nullptr for a field that no lane shows.
    [[nodiscard]] const Curve *curve(const QString &field) const;
    [[nodiscard]] const std::vector<Lane> &lanes() const;
    [[nodiscard]] const std::vector<Curve> &curves() const { return m_curves.curves(); }
    /// Of what is shown, ascending; grows with a run and begins anew with another session.
    [[nodiscard]] const std::vector<recording::Event> &events() const;
    [[nodiscard]] Tick lastTick() const;
    /// Another number whenever what is shown begins anew.
    [[nodiscard]] int session() const { return m_session; }

    Q_INVOKABLE void seek(qreal seconds);
    Q_INVOKABLE void seekTick(qint64 tick);
    Q_INVOKABLE bool seekText(const QString &text); ///< "1:35", "95"; false when it is no time
    /// The moment of an event that was pointed at, which is the one meant as long as it is shown.
    Q_INVOKABLE void seekEvent(qint64 tick, qint64 event);
    /// Asks why an event happened; 0 = the one that was pointed at, else the last one in the lanes
    /// up to the shown moment.
    Q_INVOKABLE void askWhyEvent(qint64 event = 0);
    /// Asks why a vital sign of the patient in the lanes is as it is then.
    Q_INVOKABLE void askWhyVital(const QString &field, qreal seconds);
    Q_INVOKABLE void stepTicks(int ticks);
    Q_INVOKABLE void stepSeconds(qreal seconds);
    Q_INVOKABLE void stepEvent(int direction, const QString &lane = {});
    Q_INVOKABLE void stepMark(int direction);
    Q_INVOKABLE void goToStart();
    Q_INVOKABLE void followLive(); ///< End
    /// J −1, K 0, L +1: repeated presses double the speed; K stops.
    Q_INVOKABLE void pressShuttle(int direction);
    Q_INVOKABLE void togglePlay();
    Q_INVOKABLE void setLoopIn();
    Q_INVOKABLE void setLoopOut();
    Q_INVOKABLE void clearLoop();
    Q_INVOKABLE void zoom(qreal factor, qreal aroundSeconds);
    Q_INVOKABLE void pan(qreal seconds);
    Q_INVOKABLE void showAll();
    /// What a person sees on hovering a vitals lane: "HR 92 · SpO2 94 · …".
    Q_INVOKABLE QString valuesAt(qreal seconds) const;
    Q_INVOKABLE static QString formatSeconds(qreal seconds);

Q_SIGNALS:
    /// Somebody asks for a mark at the moment that is shown.
    void markRequested();
    void whyEventRequested(quint64 event);
    void whyVitalRequested(const QString &field, const ward::Id &patient, qint64 tick);
    void contentChanged();
    void badgeChanged(); ///< with the cursor, and while the live end moves away from it
    void endChanged();
    void cursorChanged();
    void liveChanged();
    void viewChanged();
    void shuttleChanged();
    void loopChanged();
    void emptyLanesChanged();

private:
    void findEmptyLanes();
    void follow();
    void reset();
    void appendEvents();
    void worldShown();
    void sampleLive();
    void advanceShuttle();
    void growView();
    void choosePatient();

    client::ShownWorld &m_shown;
    const content::Schema &m_schema;
    client::SessionReplica *m_replica = nullptr;
    std::unique_ptr<LaneBuilder> m_builder;
    VitalsCurves m_curves;
    VitalsFill m_fill;
    std::vector<recording::Event> m_recordedEvents;
    Tick m_recordedLast;
    bool m_recorded = false;
    std::size_t m_read = 0;
    std::optional<Tick> m_target; ///< asked for, not yet shown
    /// What was pointed at: meant as long as the cursor stands at its moment.
    struct Pointed
    {
        Tick at;
        std::uint64_t event = 0;
    };
    Pointed m_pointed;
    ViewWindow m_view;
    Shuttle m_shuttle;
    QTimer m_shuttleTimer;
    QElapsedTimer m_shuttleClock;
    int m_revision = 0;
    int m_session = 0;
    QStringList m_emptyLanes;
    QString m_notDone;
};

} // namespace ward::timeline
