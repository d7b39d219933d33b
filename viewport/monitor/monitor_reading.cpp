// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/monitor_reading.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace ward::viewport {

namespace {

using world::FieldRef;

QString tr(const char *text, const char *comment)
{
    return QCoreApplication::translate("ward::viewport", text, comment);
}

class Reader
{
public:
    explicit Reader(const PatientSignals &signals)
        : m_signals(signals)
        , m_world(*signals.world())
    {
    }

    [[nodiscard]] std::optional<double> number(std::string_view path) const
    {
        const FieldRef field = m_world.layout().find(path);
        return field.isValid() ? m_world.quantity(m_signals.patient(), field) : std::nullopt;
    }
    /// A measured number; of a draft the authored one, where its sensor is attached.
    [[nodiscard]] std::optional<double> measured(std::string_view numeric, std::string_view vital,
                                                 bool attached) const
    {
        if (const auto value = number(std::string("numerics.") + std::string(numeric)))
            return value;
        return m_signals.isPreview() && attached
                   ? number(std::string("vitals.") + std::string(vital))
                   : std::nullopt;
    }
    [[nodiscard]] std::string_view alarm(const std::string &field) const
    {
        const FieldRef ref = m_world.layout().find("alarms", field);
        return ref.isValid() ? m_world.enumValue(m_signals.patient(), ref) : std::string_view{};
    }
    [[nodiscard]] bool flag(std::string_view path) const
    {
        const FieldRef field = m_world.layout().find(path);
        return field.isValid() && m_world.flag(m_signals.patient(), field);
    }
    [[nodiscard]] bool plethIsAbsent() const
    {
        return m_signals.parameters().pleth == signals::PlethQuality::None;
    }

private:
    const PatientSignals &m_signals;
    const world::World &m_world;
};

struct AlarmName
{
    const char *field;
    const char *text;
    std::optional<Channel> channel;
    const char *numeric = nullptr; ///< what is out of `limits`
    const char *limits = nullptr;
};

// Most urgent first among those of one level: what ends a circulation before what threatens it.
constexpr std::array<AlarmName, 21> kAlarms{{
    {"vfib", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "VFIB"), Channel::Ecg},
    {"asystole", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "ASYSTOLE"), Channel::Ecg},
    {"vtach", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "V-TACH"), Channel::Ecg},
    {"apnoea", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "APNOEA"), Channel::Resp},
    {"brady", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "EXTREME BRADY"), Channel::Ecg},
    {"tachy", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "EXTREME TACHY"), Channel::Ecg},
    {"hr", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "HR"), Channel::Ecg, "hr", "hr"},
    {"pulse", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "PULSE"), Channel::Pleth, "pulse",
     "pulse"},
    {"spo2", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "SpO2"), Channel::Pleth, "spo2", "spo2"},
    {"abp", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "ABP"), Channel::Abp, "abp_s", "sbp"},
    {"rr", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "RR"), Channel::Resp, "rr", "rr"},
    {"etco2", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "EtCO2"), Channel::Co2, "etco2",
     "etco2"},
    {"icp", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "ICP"), Channel::Icp, "icp", "icp"},
    {"pap", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "PAP MEAN"), Channel::Pap, "pap_m", "pap"},
    {"cvp", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "CVP"), Channel::Cvp, "cvp", "cvp"},
    {"temp", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "TEMP"), Channel::Temp, "temp", "temp"},
    {"signal", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "SpO2 NO PULSE"), Channel::Pleth},
    {"leads", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "ECG LEADS OFF"), Channel::Ecg},
    {"probe", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "SpO2 PROBE OFF"), Channel::Pleth},
    {"line", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "CO2 LINE OFF"), Channel::Co2},
    {"zero", QT_TRANSLATE_NOOP("ward::viewport::Monitor", "ZERO TRANSDUCER"), Channel::Abp},
}};

AlarmLevel levelOf(std::string_view priority)
{
    if (priority == "high")
        return AlarmLevel::High;
    if (priority == "medium")
        return AlarmLevel::Medium;
    return priority == "low" ? AlarmLevel::Low : AlarmLevel::None;
}

/// A limit of the patient's monitor, or one that nothing is beyond.
double limit(const Reader &reader, const char *parameter, const char *side, double none)
{
    return reader.number(std::string("limits.") + parameter + side).value_or(none);
}

QString alarmText(const AlarmName &name, const Reader &reader)
{
    QString label = QCoreApplication::translate("ward::viewport::Monitor", name.text);
    if (std::string_view(name.field) == "signal" && reader.plethIsAbsent())
        return tr("SpO2 POOR SIGNAL", "monitor alarm: the probe finds no pulse it could measure");
    if (name.numeric == nullptr)
        return label;
    std::optional<double> value = reader.number(std::string("numerics.") + name.numeric);
    const char *limits = name.limits;
    if (std::string_view(name.field) == "abp") {
        // The mean is what is acted upon; the systolic alone alarms only when the mean is in range.
        std::optional<double> mean = reader.number("numerics.abp_m");
        if (!mean)
            mean = reader.number("numerics.nibp_m");
        if (!value)
            value = reader.number("numerics.nibp_s");
        if (mean && (*mean < limit(reader, "map", "_low", 60) ||
                     *mean > limit(reader, "map", "_high", 120))) {
            label = tr("MAP", "monitor alarm: mean arterial pressure");
            value = mean;
            limits = "map";
        }
    }
    if (!value)
        return label;
    if (*value < limit(reader, limits, "_low", -1e9))
        return tr("%1 LOW %2", "monitor alarm: parameter, value").arg(label, numberText(value));
    if (*value > limit(reader, limits, "_high", 1e9))
        return tr("%1 HIGH %2", "monitor alarm: parameter, value").arg(label, numberText(value));
    return label;
}

std::vector<ShownAlarm> readAlarms(const Reader &reader)
{
    std::vector<ShownAlarm> alarms;
    for (const AlarmName &name : kAlarms) {
        const std::string_view state = reader.alarm(name.field);
        const AlarmLevel level = levelOf(reader.alarm(std::string(name.field) + "_priority"));
        if (level == AlarmLevel::None ||
            (state != "active" && state != "acknowledged" && state != "latched"))
            continue;
        ShownAlarm alarm;
        alarm.level = level;
        alarm.silent = state == "acknowledged";
        alarm.latched = state == "latched";
        alarm.channel = name.channel;
        alarm.text = alarmText(name, reader);
        alarms.push_back(alarm);
    }
    std::stable_sort(alarms.begin(), alarms.end(), [](const ShownAlarm &a, const ShownAlarm &b) {
        const auto rank = [](const ShownAlarm &alarm) {
            return alarm.silent ? 2 : alarm.latched ? 1 : 0;
        };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.level > b.level;
    });
    return alarms;
}

Number pressure(std::optional<double> s, std::optional<double> d, std::optional<double> m)
{
    Number n;
    n.measured = s && d;
    n.value = n.measured ? numberText(s) + u'/' + numberText(d) : QStringLiteral("--/--");
    n.detail = m ? u'(' + numberText(m) + u')' : QStringLiteral("(--)");
    return n;
}

Number single(std::optional<double> value, int decimals = 0)
{
    Number n;
    n.measured = value.has_value();
    n.value = numberText(value, decimals);
    return n;
}

/// What an artery's line measures: without pulsation there is a mean and nothing else.
Number invasive(std::optional<double> s, std::optional<double> d, std::optional<double> m)
{
    constexpr double kPulsation = 3; // mmHg
    return s && d && *s - *d < kPulsation ? pressure({}, {}, m) : pressure(s, d, m);
}

QString limitsText(const Reader &reader, const std::string &parameter)
{
    const auto low = reader.number("limits." + parameter + "_low");
    const auto high = reader.number("limits." + parameter + "_high");
    if (low && high)
        return numberText(low) + QChar(0x2013) + numberText(high);
    if (low)
        return QStringLiteral("≥ ") + numberText(low);
    return high ? QStringLiteral("≤ ") + numberText(high) : QString();
}

QString bracketed(const QString &text)
{
    return text.isEmpty() ? text : u'(' + text + u')';
}

/// One scale for as long as it can hold the wave, so that a wave's height means the same from one
/// look to the next.
void choosePressureScale(const PatientSignals &signals, MonitorReading &reading)
{
    constexpr std::array kScales{150.0, 200.0, 300.0};
    reading.pressureLow = 0;
    reading.pressureHigh = kScales.front();
    const signals::Waves *waves = signals.waves();
    if (waves == nullptr || !signals.sensors().abp || !signals.sensors().abpZeroed)
        return;
    double high = 0;
    const std::int64_t now = signals.isPreview() ? 0 : signals.drawableUntilUs();
    for (const signals::PressureWave::Pulse &pulse : waves->abpWave().pulses()) {
        if (pulse.startUs >= now - 8'000'000 && pulse.startUs <= now)
            high = std::max(high, pulse.peak);
    }
    const auto scale = std::find_if(kScales.begin(), kScales.end(),
                                    [high](double top) { return high + 6 <= top; });
    reading.pressureHigh = scale != kScales.end() ? *scale : kScales.back();
}

} // namespace

QString numberText(std::optional<double> value, int decimals)
{
    if (!value || !std::isfinite(*value))
        return QStringLiteral("--");
    QString text = QString::number(*value, 'f', decimals);
    if (text.startsWith(u'-')) {
        const bool zero = QString::number(std::abs(*value), 'f', decimals).toDouble() == 0;
        text = zero ? text.mid(1) : QChar(0x2212) + text.mid(1);
    }
    return text;
}

MonitorReading readMonitor(const PatientSignals &signals)
{
    MonitorReading r;
    for (Number &number : r.numbers)
        number.value = QStringLiteral("--");
    if (signals.waves() == nullptr)
        return r;
    const Reader reader(signals);
    const SensorState &sensors = signals.sensors();
    const auto at = [&](Channel c) -> Number & { return r.numbers[static_cast<std::size_t>(c)]; };
    const bool pulse = signals::traits(signals.parameters().rhythm).pulse;

    at(Channel::Ecg) = single(reader.measured("hr", "hr", sensors.ecg && pulse));
    if (!sensors.ecg) {
        at(Channel::Ecg).note = tr("Leads off", "monitor: ECG electrodes are not attached");
        at(Channel::Resp).note = tr("Leads off", "monitor: ECG electrodes are not attached");
    }
    r.pulse = reader.measured("pulse", "hr", sensors.spo2 && pulse);
    at(Channel::Pleth) = single(reader.measured("spo2", "spo2", sensors.spo2 && pulse));
    if (!sensors.spo2)
        at(Channel::Pleth).note = tr("Sensor off", "monitor: SpO2 probe is not attached");
    else
        at(Channel::Pleth).detail =
            tr("Pulse %1", "monitor: pulse rate beside SpO2").arg(numberText(r.pulse));
    if (sensors.abp && !sensors.abpZeroed) {
        at(Channel::Abp) = pressure({}, {}, {});
        at(Channel::Abp).note = tr("Zero transducer", "monitor: arterial line not zeroed yet");
    } else {
        at(Channel::Abp) = invasive(reader.measured("abp_s", "sbp", sensors.abp),
                                    reader.measured("abp_d", "dbp", sensors.abp),
                                    reader.measured("abp_m", "map", sensors.abp));
    }
    const QString zero = tr("Zero transducer", "monitor: arterial line not zeroed yet");
    if (sensors.cvp && !sensors.cvpZeroed)
        at(Channel::Cvp).note = zero;
    else
        at(Channel::Cvp) = single(reader.measured("cvp", "cvp", sensors.cvp));
    if (sensors.pap && !sensors.papZeroed) {
        at(Channel::Pap) = pressure({}, {}, {});
        at(Channel::Pap).note = zero;
    } else {
        const auto systolic = reader.measured("pap_s", "pap_s", sensors.pap);
        const auto diastolic = reader.measured("pap_d", "pap_d", sensors.pap);
        auto mean = reader.number("numerics.pap_m");
        if (!mean && systolic && diastolic)
            mean = *diastolic + (*systolic - *diastolic) / 3;
        at(Channel::Pap) = invasive(systolic, diastolic, mean);
        r.pulmonaryHigh = systolic.value_or(0) + 8 <= 40 ? 40 : 80;
    }
    if (sensors.icp && !sensors.icpZeroed) {
        at(Channel::Icp).note = zero;
    } else {
        at(Channel::Icp) = single(reader.measured("icp", "icp", sensors.icp));
        if (const auto cpp = reader.number("numerics.cpp"); cpp && sensors.icp)
            at(Channel::Icp).detail =
                tr("CPP %1", "monitor: cerebral perfusion pressure beside ICP")
                    .arg(numberText(cpp));
    }
    at(Channel::Co2) = single(reader.measured("etco2", "etco2", sensors.co2));
    at(Channel::Resp).value = numberText(reader.measured("rr", "rr", sensors.ecg || sensors.co2));
    at(Channel::Resp).measured = at(Channel::Resp).value != QStringLiteral("--");
    at(Channel::Temp) = single(reader.measured("temp", "temp", sensors.temp), 1);
    at(Channel::Nibp) = pressure(reader.number("numerics.nibp_s"), reader.number("numerics.nibp_d"),
                                 reader.number("numerics.nibp_m"));
    if (const auto when = reader.number("numerics.nibp_at")) {
        constexpr double kOld = 15 * 60;
        const double now = static_cast<double>(signals.world()->tick().n) / kTicksPerSecond;
        const double age = std::max(0.0, now - *when);
        at(Channel::Nibp).note =
            age < 60 ? tr("just now", "monitor: when a cuff pressure was measured")
                     : tr("%1 min ago", "monitor: when a cuff pressure was measured")
                           .arg(static_cast<int>(age / 60));
        r.nibpOld = age >= kOld;
    }
    at(Channel::Ecg).limits = limitsText(reader, "hr");
    at(Channel::Pleth).limits = limitsText(reader, "spo2");
    // In brackets as the mean is, which they are about.
    at(Channel::Abp).limits = bracketed(limitsText(reader, "map"));
    at(Channel::Cvp).limits = limitsText(reader, "cvp");
    at(Channel::Pap).limits = bracketed(limitsText(reader, "pap"));
    at(Channel::Icp).limits = limitsText(reader, "icp");
    at(Channel::Co2).limits = limitsText(reader, "etco2");
    at(Channel::Resp).limits = limitsText(reader, "rr");
    at(Channel::Temp).limits = limitsText(reader, "temp");

    r.waves.push_back(Channel::Ecg);
    if (sensors.ecg)
        r.waves.push_back(Channel::EcgSecond);
    if (sensors.abp)
        r.waves.push_back(Channel::Abp);
    r.waves.push_back(Channel::Pleth);
    if (sensors.cvp)
        r.waves.push_back(Channel::Cvp);
    if (sensors.pap)
        r.waves.push_back(Channel::Pap);
    if (sensors.icp)
        r.waves.push_back(Channel::Icp);
    if (sensors.co2)
        r.waves.push_back(Channel::Co2);
    r.waves.push_back(Channel::Resp);
    r.alarms = readAlarms(reader);
    r.audioPaused = reader.flag("alarms.audio_paused");
    choosePressureScale(signals, r);
    return r;
}

} // namespace ward::viewport
