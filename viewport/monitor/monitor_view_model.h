// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "viewport/monitor/monitor_reading.h"
#include "viewport/monitor/monitor_rows.h"
#include "viewport/monitor/monitor_theme.h"
#include "viewport/monitor/patient_signals.h"

#include <QAbstractItemModel>
#include <QColor>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QtQml/qqmlregistration.h>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace ward::viewport {

/// A bedside monitor: traces, numbers, limits and alarms of one patient at the shown time. Needs no
/// engine: it is given a world and a time, live or from a recording, and draws what follows from
/// them. MonitorPanel.qml and MonitorFace.qml show it; both may at once. It does nothing while
/// neither world nor time changes. GUI thread.
class MonitorViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The application makes the view-model and hands it to MonitorPanel.")
    Q_PROPERTY(QAbstractItemModel *rows READ rows CONSTANT FINAL)
    Q_PROPERTY(bool on READ isOn NOTIFY changed FINAL) ///< there is a patient and power
    Q_PROPERTY(bool secondLead READ hasSecondLead NOTIFY changed FINAL)
    Q_PROPERTY(QString title READ title NOTIFY changed FINAL)
    Q_PROPERTY(QString timeText READ timeText NOTIFY changed FINAL)
    Q_PROPERTY(bool preview READ isPreview NOTIFY changed FINAL)
    Q_PROPERTY(bool running READ isRunning WRITE setRunning NOTIFY runningChanged FINAL)
    Q_PROPERTY(QStringList patients READ patients NOTIFY patientsChanged FINAL)
    Q_PROPERTY(int patient READ patientIndex WRITE setPatientIndex NOTIFY changed FINAL)
    Q_PROPERTY(int alarmLevel READ alarmLevel NOTIFY changed FINAL)   ///< 0 none … 3 high
    Q_PROPERTY(QString alarmText READ alarmText NOTIFY changed FINAL) ///< "*** VFIB"
    Q_PROPERTY(bool alarmFlashes READ alarmFlashes NOTIFY changed FINAL)
    /// Every alarm that is to be seen: what is wrong now, most urgent first, then what was ("VFIB
    /// ended 07:02"), then what is acknowledged; the lists go together.
    Q_PROPERTY(QStringList alarmTexts READ alarmTexts NOTIFY changed FINAL)
    Q_PROPERTY(QList<int> alarmLevels READ alarmLevels NOTIFY changed FINAL)
    Q_PROPERTY(QList<bool> alarmsFlash READ alarmsFlash NOTIFY changed FINAL)
    Q_PROPERTY(QList<bool> alarmsOver READ alarmsOver NOTIFY changed FINAL)
    /// What is shown is not the present: "REPLAY −01:11", or "REPLAY" of a recording. Empty: it is.
    Q_PROPERTY(QString replayText READ replayText NOTIFY replayChanged FINAL)
    /// Alarms are not heard: 0 they are, 1 paused by somebody at the patient, 2 switched off here.
    Q_PROPERTY(int audio READ audio NOTIFY changed FINAL)
    Q_PROPERTY(bool nibpHeld READ nibpHeld NOTIFY changed FINAL)
    Q_PROPERTY(bool tempHeld READ tempHeld NOTIFY changed FINAL)
    Q_PROPERTY(QString nibpValue READ nibpValue NOTIFY changed FINAL)
    Q_PROPERTY(QString nibpMean READ nibpMean NOTIFY changed FINAL)
    Q_PROPERTY(QString nibpTime READ nibpTime NOTIFY changed FINAL)
    Q_PROPERTY(bool nibpOld READ isNibpOld NOTIFY changed FINAL)
    Q_PROPERTY(QString tempValue READ tempValue NOTIFY changed FINAL)
    Q_PROPERTY(QString tempLimits READ tempLimits NOTIFY changed FINAL)
    Q_PROPERTY(int nibpAlarmLevel READ nibpAlarmLevel NOTIFY changed FINAL)
    Q_PROPERTY(int tempAlarmLevel READ tempAlarmLevel NOTIFY changed FINAL)
    Q_PROPERTY(QColor ink READ ink NOTIFY changed FINAL)
    Q_PROPERTY(QColor dim READ dim NOTIFY changed FINAL)
    Q_PROPERTY(QColor ground READ ground NOTIFY changed FINAL)
    Q_PROPERTY(QColor nibpInk READ nibpInk NOTIFY changed FINAL)
    Q_PROPERTY(QColor tempInk READ tempInk NOTIFY changed FINAL)
    Q_PROPERTY(QStringList alarmGrounds READ alarmGrounds CONSTANT FINAL) ///< by level
    Q_PROPERTY(QStringList alarmInks READ alarmInks CONSTANT FINAL)       ///< by level

public:
    explicit MonitorViewModel(QObject *parent = nullptr);
    ~MonitorViewModel() override;

    // --- what the application gives
    // ---------------------------------------------------------------
    /// Shows this world at this time from now on. Null shows nothing. A world of another tick that
    /// follows on is drawn on; a time that goes back, or a second or more ahead, is drawn afresh.
    void setWorld(std::shared_ptr<const world::World> world, SimTime time);
    /// The shown time moves on between two worlds of a running session.
    void setTime(SimTime time);
    /// Where to read earlier worlds from, so that a trace after a jump is drawn as it was; may
    /// answer nullptr, then the present world's values stand in.
    void setHistory(PatientSignals::History history);
    /// The history can answer more than before.
    void historyGrew();
    /// Another session or recording: forgets everything drawn.
    void reset();
    /// Whether time flows; only then do alarms flash.
    void setRunning(bool running);
    /// Whether the shown moment is the present, one of a running session's past, or of a recording.
    enum class Moment { Present, Past, Recorded };
    void setMoment(Moment moment, SimTime behind = {});
    /// Which monitor (entity with a monitor component) or patient; null = the first there is.
    void setMonitor(const Id &monitor);
    void setPatient(const Id &patient);
    /// The patient as another device sees him: whether there is a monitor, and on, does not matter.
    void setDevicePatient(const Id &patient);
    /// Which vitals of a patient an instructor holds at a tick, as paths of their fields; without
    /// it nothing is marked as held, which is how learners see a monitor.
    using Holds = std::function<std::vector<std::string>(world::Handle patient, Tick)>;
    void setHolds(Holds holds);
    /// The theme of a monitor of the shown world, by its handle.
    using Themes = std::function<std::string(const world::World &, world::Handle monitor)>;
    void setThemes(Themes themes);
    /// The sound of alarms is switched off in this program.
    void setMuted(bool muted);
    /// Somebody asks for that at the monitor.
    Q_INVOKABLE void requestMute(bool muted) { Q_EMIT muteRequested(muted); }
    /// Somebody acknowledges what is shown, at the monitor.
    Q_INVOKABLE void requestAcknowledge();
    [[nodiscard]] const Id &wantedMonitor() const { return m_wantedMonitor; }
    [[nodiscard]] const Id &wantedPatient() const { return m_wantedPatient; }

    // --- state
    // --------------------------------------------------------------------------------------
    [[nodiscard]] QAbstractItemModel *rows() { return &m_rows; }
    [[nodiscard]] bool isOn() const { return m_on; }
    [[nodiscard]] bool hasSecondLead() const;
    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] QString timeText() const;
    [[nodiscard]] bool isPreview() const { return m_signals.isPreview(); }
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] QStringList patients() const { return m_patientNames; }
    [[nodiscard]] int patientIndex() const;
    void setPatientIndex(int index);
    [[nodiscard]] int alarmLevel() const;
    [[nodiscard]] QString alarmText() const;
    [[nodiscard]] bool alarmFlashes() const;
    [[nodiscard]] QStringList alarmTexts() const;
    [[nodiscard]] QList<int> alarmLevels() const;
    [[nodiscard]] QList<bool> alarmsFlash() const;
    [[nodiscard]] QList<bool> alarmsOver() const;
    [[nodiscard]] const QString &replayText() const { return m_replayText; }
    [[nodiscard]] QString nibpValue() const;
    [[nodiscard]] QString nibpMean() const;
    [[nodiscard]] QString nibpTime() const;
    [[nodiscard]] bool isNibpOld() const { return m_reading.nibpOld; }
    [[nodiscard]] QString tempValue() const;
    [[nodiscard]] QString tempLimits() const;
    [[nodiscard]] int nibpAlarmLevel() const; ///< of the pressure where there is no arterial line
    [[nodiscard]] int tempAlarmLevel() const;
    [[nodiscard]] int audio() const;
    [[nodiscard]] bool nibpHeld() const; ///< of the pressure where there is no arterial line
    [[nodiscard]] bool tempHeld() const;
    /// The most urgent alarm that is to be heard: nobody has acknowledged it, nothing is paused,
    /// time flows.
    [[nodiscard]] AlarmLevel soundingLevel() const;
    [[nodiscard]] QColor ink() const { return QColor::fromRgb(m_theme->ink); }
    [[nodiscard]] QColor dim() const { return QColor::fromRgb(m_theme->dim); }
    [[nodiscard]] QColor ground() const { return QColor::fromRgb(m_theme->ground); }
    [[nodiscard]] QColor nibpInk() const;
    [[nodiscard]] QColor tempInk() const;
    [[nodiscard]] QStringList alarmGrounds() const;
    [[nodiscard]] QStringList alarmInks() const;

    // --- for traces
    // -----------------------------------------------------------------------------------
    [[nodiscard]] TraceSample sample(Channel channel, std::int64_t us) const;
    /// The time at the head of the traces.
    [[nodiscard]] std::int64_t traceTimeUs() const;
    [[nodiscard]] const MonitorReading &reading() const { return m_reading; }

Q_SIGNALS:
    /// Any value beside the traces may differ.
    void changed();
    void patientsChanged();
    void muteRequested(bool muted);
    void acknowledgeRequested(const ward::Id &patient);
    void runningChanged();
    void replayChanged();
    /// The traces have something new to draw.
    void advanced();
    /// What was drawn is no longer true: draw all again.
    void redrawn();

private:
    void findPatient();
    void look();
    /// When alarms that are latched now ended, where that was seen.
    void followEnds(const MonitorReading &before, Tick beforeAt);
    [[nodiscard]] QString alarmWords(const ShownAlarm &alarm) const;
    [[nodiscard]] bool isHeld(Channel channel) const;
    [[nodiscard]] int levelOf(Channel channel) const;

    std::shared_ptr<const world::World> m_world;
    SimTime m_time;
    PatientSignals m_signals;
    MonitorReading m_reading;
    MonitorRows m_rows;
    Id m_wantedMonitor;
    Id m_wantedPatient;
    bool m_device = false;                      ///< no monitor is asked
    world::Handle m_monitor = world::kNoHandle; ///< that shows the patient
    world::Handle m_patient = world::kNoHandle;
    Holds m_holds;
    Themes m_themes;
    const MonitorTheme *m_theme = &monitorTheme({});
    std::uint32_t m_held = 0; ///< bit by Channel
    bool m_muted = false;
    Tick m_shownAt{-1};
    std::map<QString, Tick> m_ended; ///< by the alarm's text
    std::vector<world::Handle> m_patients;
    QStringList m_patientNames;
    QString m_title;
    QString m_replayText;
    bool m_on = false;
    bool m_running = false;
};

} // namespace ward::viewport
