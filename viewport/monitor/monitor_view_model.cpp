// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/monitor_view_model.h"

#include <algorithm>

namespace ward::viewport {

namespace {

const Number &numberOf(const MonitorReading &reading, Channel channel)
{
    return reading.numbers[static_cast<std::size_t>(channel)];
}

/// IEC 60601-1-8: the stars say the priority where colour cannot.
QString starred(const ShownAlarm &alarm)
{
    return QString(static_cast<int>(alarm.level), u'*') + u' ' + alarm.text;
}

QString clockText(Tick tick)
{
    return QString::fromStdString(formatTime(tick.time())).section(u'.', 0, 0);
}

bool flashes(const ShownAlarm &alarm)
{
    return !alarm.silent && !alarm.latched && alarm.level > AlarmLevel::Low;
}

} // namespace

MonitorViewModel::MonitorViewModel(QObject *parent)
    : QObject(parent)
{
}

MonitorViewModel::~MonitorViewModel() = default;

void MonitorViewModel::setWorld(std::shared_ptr<const world::World> world, SimTime time)
{
    const bool sameMoment = world && m_world && world->tick() == m_world->tick() && time == m_time;
    m_world = std::move(world);
    m_time = time;
    const world::Handle before = m_patient;
    const MonitorReading readBefore = m_reading;
    const Tick tickBefore = m_shownAt;
    const bool wasOn = m_on;
    findPatient();
    m_signals.setWorld(m_on ? m_world : nullptr, m_patient);
    m_reading = readMonitor(m_signals);
    m_shownAt = m_world ? m_world->tick() : Tick{-1};
    followEnds(before == m_patient ? readBefore : MonitorReading(), tickBefore);
    m_rows.setReading(m_reading);
    look();
    Q_EMIT changed();
    // The same moment again, with other values: an edit of a draft, or a command while paused.
    if (before != m_patient || wasOn != m_on || sameMoment)
        Q_EMIT redrawn();
    Q_EMIT advanced();
}

void MonitorViewModel::setTime(SimTime time)
{
    if (time == m_time)
        return;
    m_time = time;
    Q_EMIT advanced();
}

void MonitorViewModel::setHistory(PatientSignals::History history)
{
    m_signals.setHistory(std::move(history));
    Q_EMIT redrawn();
}

void MonitorViewModel::historyGrew()
{
    Q_EMIT redrawn();
}

void MonitorViewModel::reset()
{
    m_signals.forget();
    Q_EMIT redrawn();
}

void MonitorViewModel::setRunning(bool running)
{
    if (m_running == running)
        return;
    m_running = running;
    Q_EMIT runningChanged();
}

void MonitorViewModel::setMonitor(const Id &monitor)
{
    m_wantedMonitor = monitor;
    m_wantedPatient = {};
    setWorld(m_world, m_time);
}

void MonitorViewModel::setPatient(const Id &patient)
{
    m_wantedPatient = patient;
    m_wantedMonitor = {};
    setWorld(m_world, m_time);
}

void MonitorViewModel::setDevicePatient(const Id &patient)
{
    if (m_device && patient == m_wantedPatient)
        return;
    m_device = true;
    setPatient(patient);
}

void MonitorViewModel::setHolds(Holds holds)
{
    m_holds = std::move(holds);
    look();
    Q_EMIT changed();
}

void MonitorViewModel::setThemes(Themes themes)
{
    m_themes = std::move(themes);
    look();
    Q_EMIT changed();
}

void MonitorViewModel::setMuted(bool muted)
{
    if (m_muted == muted)
        return;
    m_muted = muted;
    Q_EMIT changed();
}

void MonitorViewModel::look()
{
    m_theme = &monitorTheme(m_themes && m_world && m_monitor != world::kNoHandle
                                ? m_themes(*m_world, m_monitor)
                                : std::string());
    m_rows.setTheme(*m_theme);
    m_held = 0;
    if (m_holds && m_on) {
        for (const std::string &path : m_holds(m_patient, m_world->tick())) {
            const Channel channel = channelOfVital(path);
            if (channel != kNoChannel)
                m_held |= 1U << static_cast<unsigned>(channel);
        }
    }
    m_rows.setHeld(m_held);
}

bool MonitorViewModel::isHeld(Channel channel) const
{
    return (m_held >> static_cast<unsigned>(channel) & 1U) != 0;
}

void MonitorViewModel::findPatient()
{
    m_monitor = world::kNoHandle;
    m_patient = world::kNoHandle;
    m_on = false;
    std::vector<world::Handle> patients;
    QStringList names;
    QString title;
    if (m_world) {
        const world::Layout &layout = m_world->layout();
        if (const int vitals = layout.componentIndex("vitals"); vitals >= 0) {
            for (const world::Handle handle : m_world->having(vitals)) {
                patients.push_back(handle);
                const std::string_view name = m_world->name(handle);
                names.push_back(
                    QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
            }
        }
        const world::FieldRef patientField = layout.find("monitor.patient");
        const world::FieldRef power = layout.find("monitor.power");
        std::optional<bool> powered;
        const int monitors = layout.componentIndex("monitor");
        const auto watched = [&](world::Handle monitor) {
            const std::int32_t raw = m_world->raw(monitor, patientField);
            return raw > 0 ? static_cast<world::Handle>(raw) : world::kNoHandle;
        };
        if (!m_wantedPatient.isNull())
            m_patient = m_world->find(m_wantedPatient);
        if (!m_device && monitors >= 0 && patientField.isValid()) {
            for (const world::Handle monitor : m_world->having(monitors)) {
                const bool wanted =
                    m_wantedMonitor.isNull()
                        ? m_patient == world::kNoHandle || watched(monitor) == m_patient
                        : m_world->id(monitor) == m_wantedMonitor;
                if (!wanted || powered || watched(monitor) == world::kNoHandle)
                    continue;
                m_monitor = monitor;
                m_patient = watched(monitor);
                powered = !power.isValid() || m_world->raw(monitor, power) == world::kUnset ||
                          m_world->flag(monitor, power);
            }
        }
        if (!m_device && m_patient == world::kNoHandle && m_wantedMonitor.isNull() &&
            !patients.empty())
            m_patient = patients.front();
        if (!m_world->isAlive(m_patient))
            m_patient = world::kNoHandle;
        m_on = m_patient != world::kNoHandle && powered.value_or(true);
        if (m_patient != world::kNoHandle) {
            const std::string_view name = m_world->name(m_patient);
            title = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        }
    }
    m_title = title;
    m_patients = patients;
    if (names != m_patientNames) {
        m_patientNames = names;
        Q_EMIT patientsChanged();
    }
}

int MonitorViewModel::patientIndex() const
{
    const auto found = std::find(m_patients.begin(), m_patients.end(), m_patient);
    return found == m_patients.end() ? -1 : static_cast<int>(found - m_patients.begin());
}

void MonitorViewModel::setPatientIndex(int index)
{
    if (index < 0 || index >= static_cast<int>(m_patients.size()) || index == patientIndex())
        return;
    setPatient(m_world->id(m_patients[static_cast<std::size_t>(index)]));
}

bool MonitorViewModel::hasSecondLead() const
{
    return std::find(m_reading.waves.begin(), m_reading.waves.end(), Channel::EcgSecond) !=
           m_reading.waves.end();
}

void MonitorViewModel::followEnds(const MonitorReading &before, Tick beforeAt)
{
    constexpr std::int64_t kOnTheSpot = 2 * kTicksPerSecond;
    const bool onwards =
        beforeAt.n >= 0 && m_shownAt >= beforeAt && (m_shownAt - beforeAt.n).n <= kOnTheSpot;
    std::map<QString, Tick> ended;
    for (const ShownAlarm &alarm : m_reading.alarms) {
        if (!alarm.latched)
            continue;
        const auto known = m_ended.find(alarm.text);
        const auto was = std::find_if(before.alarms.begin(), before.alarms.end(),
                                      [&](const ShownAlarm &a) { return a.text == alarm.text; });
        const bool wasThere = was != before.alarms.end();
        if (onwards && wasThere && !was->latched)
            ended.emplace(alarm.text, m_shownAt);
        else if (wasThere && was->latched && known != m_ended.end() && known->second <= m_shownAt)
            ended.insert(*known);
    }
    m_ended = std::move(ended);
}

QString MonitorViewModel::alarmWords(const ShownAlarm &alarm) const
{
    if (!alarm.latched)
        return starred(alarm);
    const auto ended = m_ended.find(alarm.text);
    return ended == m_ended.end()
               ? tr("%1 ended", "monitor: alarm whose cause is over").arg(alarm.text)
               : tr("%1 ended %2", "monitor: alarm whose cause is over, and since when")
                     .arg(alarm.text, clockText(ended->second));
}

void MonitorViewModel::requestAcknowledge()
{
    if (m_world && m_patient != world::kNoHandle)
        Q_EMIT acknowledgeRequested(m_world->id(m_patient));
}

QString MonitorViewModel::timeText() const
{
    // The time of the world whose numbers are shown, as every clock of the window has it; the
    // traces run on between two worlds.
    return m_world ? clockText(m_world->tick()) : QString();
}

int MonitorViewModel::alarmLevel() const
{
    return m_reading.alarms.empty() ? 0 : static_cast<int>(m_reading.alarms.front().level);
}

QString MonitorViewModel::alarmText() const
{
    return m_reading.alarms.empty() ? QString() : alarmWords(m_reading.alarms.front());
}

bool MonitorViewModel::alarmFlashes() const
{
    return !m_reading.alarms.empty() && flashes(m_reading.alarms.front());
}

QStringList MonitorViewModel::alarmTexts() const
{
    QStringList texts;
    for (const ShownAlarm &alarm : m_reading.alarms)
        texts.append(alarmWords(alarm));
    return texts;
}

QList<int> MonitorViewModel::alarmLevels() const
{
    QList<int> levels;
    for (const ShownAlarm &alarm : m_reading.alarms)
        levels.append(static_cast<int>(alarm.level));
    return levels;
}

QList<bool> MonitorViewModel::alarmsFlash() const
{
    QList<bool> flashing;
    for (const ShownAlarm &alarm : m_reading.alarms)
        flashing.append(flashes(alarm));
    return flashing;
}

QList<bool> MonitorViewModel::alarmsOver() const
{
    QList<bool> over;
    for (const ShownAlarm &alarm : m_reading.alarms)
        over.append(alarm.latched);
    return over;
}

void MonitorViewModel::setMoment(Moment moment, SimTime behind)
{
    QString text;
    if (moment == Moment::Recorded)
        text = tr("REPLAY", "monitor: a recorded moment is shown, not the present");
    else if (moment == Moment::Past)
        text = tr("REPLAY −%1", "monitor: a moment so long before the present is shown")
                   .arg(QString::fromStdString(formatTime(behind)).section(u'.', 0, 0));
    if (text == m_replayText)
        return;
    m_replayText = text;
    Q_EMIT replayChanged();
}

QString MonitorViewModel::nibpValue() const
{
    return numberOf(m_reading, Channel::Nibp).value;
}

QString MonitorViewModel::nibpMean() const
{
    return numberOf(m_reading, Channel::Nibp).detail;
}

QString MonitorViewModel::nibpTime() const
{
    return numberOf(m_reading, Channel::Nibp).note;
}

QString MonitorViewModel::tempValue() const
{
    return numberOf(m_reading, Channel::Temp).value;
}

QString MonitorViewModel::tempLimits() const
{
    return numberOf(m_reading, Channel::Temp).limits;
}

int MonitorViewModel::levelOf(Channel channel) const
{
    int level = 0;
    for (const ShownAlarm &alarm : m_reading.alarms) {
        if (alarm.channel == channel && !alarm.latched)
            level = std::max(level, static_cast<int>(alarm.level));
    }
    return level;
}

int MonitorViewModel::nibpAlarmLevel() const
{
    return m_signals.sensors().abp ? 0 : levelOf(Channel::Abp);
}

int MonitorViewModel::tempAlarmLevel() const
{
    return levelOf(Channel::Temp);
}

QColor MonitorViewModel::nibpInk() const
{
    return QColor::fromRgb(m_theme->channels[static_cast<std::size_t>(Channel::Nibp)]);
}

QColor MonitorViewModel::tempInk() const
{
    return QColor::fromRgb(m_theme->channels[static_cast<std::size_t>(Channel::Temp)]);
}

int MonitorViewModel::audio() const
{
    return m_muted ? 2 : m_on && m_reading.audioPaused ? 1 : 0;
}

bool MonitorViewModel::nibpHeld() const
{
    return !m_signals.sensors().abp && isHeld(Channel::Abp);
}

bool MonitorViewModel::tempHeld() const
{
    return isHeld(Channel::Temp);
}

AlarmLevel MonitorViewModel::soundingLevel() const
{
    if (!m_on || !m_running || m_muted || m_reading.audioPaused)
        return AlarmLevel::None;
    // Also what is over: it is heard until somebody has acknowledged it.
    AlarmLevel level = AlarmLevel::None;
    for (const ShownAlarm &alarm : m_reading.alarms)
        level = alarm.silent ? level : std::max(level, alarm.level);
    return level;
}

QStringList MonitorViewModel::alarmGrounds() const
{
    // IEC 60601-1-8 table 2: red, yellow, cyan or yellow.
    return {QStringLiteral("transparent"), QStringLiteral("#35d4ef"), QStringLiteral("#ffd23f"),
            QStringLiteral("#d63030")};
}

QStringList MonitorViewModel::alarmInks() const
{
    return {QStringLiteral("#e9edf2"), QStringLiteral("#04222a"), QStringLiteral("#1a1400"),
            QStringLiteral("#ffffff")};
}

TraceSample MonitorViewModel::sample(Channel channel, std::int64_t us) const
{
    return m_signals.sample(channel, us);
}

std::int64_t MonitorViewModel::traceTimeUs() const
{
    if (m_signals.isPreview())
        return m_time.us;
    // Never beyond what the world's beats decide.
    return std::min(m_time.us - signals::kDisplayLagUs, m_signals.drawableUntilUs());
}

} // namespace ward::viewport
