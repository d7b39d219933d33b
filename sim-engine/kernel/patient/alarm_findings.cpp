// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/patient/alarm_findings.h"

#include "core/recording/alarm_names.h"
#include "sim-engine/kernel/patient/alarm_limits.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ward::kernel {

namespace {

namespace names = recording::alarms;
using enum AlarmPriority;
using Value = std::optional<double>;

constexpr std::int64_t kAsystoleUs = 4'000'000;
constexpr std::int64_t kApnoeaUs = 20'000'000;
// Three or more ventricular beats in a row at 100 /min and more (Surawicz and Knilans, Chou's
// Electrocardiography in Clinical Practice, 6th edition, chapter 17).
constexpr double kVentricularTachycardia = 100;

/// One patient as the monitor sees it.
class Examination
{
public:
    Examination(const Core &core, const PatientState &patient, bool monitored)
        : m_core(core)
        , m_patient(patient)
        , m_b(core.bindings)
        , m_on(monitored)
        , m_now(core.now().us)
        , m_rhythm(core.rhythmOf(patient.handle))
    {
    }

    [[nodiscard]] Finding of(Alarm alarm) const
    {
        switch (alarm) {
        case Alarm::Vfib:
            return found(attached(m_b.sensorEcg) && m_rhythm.fibrillates, High, names::kVfib);
        case Alarm::Vtach:
            return found(isVentricular(), High, names::kVtach);
        case Alarm::Asystole:
            return found(attached(m_b.sensorEcg) && !m_rhythm.fibrillates && isStill(), High,
                         names::kAsystole);
        case Alarm::Apnoea:
            return found((attached(m_b.sensorEcg) || attached(m_b.sensorCo2)) &&
                             m_now - m_patient.breaths.lastUs() > kApnoeaUs,
                         High, names::kApnoea);
        case Alarm::Brady:
        case Alarm::Tachy:
            return extremeRate(alarm);
        case Alarm::Hr:
        case Alarm::Pulse:
            return rate(alarm);
        case Alarm::Spo2:
            return outside(Limited::Spo2, number(m_b.numSpo2), names::kSpo2);
        case Alarm::Abp:
            return pressure();
        case Alarm::Pap:
            return outside(Limited::Pap, number(m_b.numPapM), names::kPapMean);
        case Alarm::Cvp:
            return outside(Limited::Cvp, number(m_b.numCvp), names::kCvp);
        case Alarm::Icp:
            return outside(Limited::Icp, number(m_b.numIcp), names::kIcp);
        case Alarm::Rr: {
            const Value rr = number(m_b.numRr); // none: that is apnoea
            return rr && *rr > 0 ? outside(Limited::Rr, rr, names::kRr) : Finding{};
        }
        case Alarm::Etco2:
            return outside(Limited::Etco2, number(m_b.numEtco2), names::kEtco2);
        case Alarm::Temp:
            return outside(Limited::Temp, number(m_b.numTemp), names::kTemp);
        default:
            return technical(alarm);
        }
    }

private:
    [[nodiscard]] bool flag(world::FieldRef field) const
    {
        return m_core.world.flag(m_patient.handle, field);
    }
    [[nodiscard]] bool attached(world::FieldRef sensor) const { return m_on && flag(sensor); }
    [[nodiscard]] Value number(world::FieldRef field) const
    {
        return m_core.world.quantity(m_patient.handle, field);
    }
    [[nodiscard]] static Finding found(bool wrong, AlarmPriority priority, std::string text)
    {
        return wrong ? Finding{priority, std::move(text)} : Finding{};
    }
    [[nodiscard]] bool isRaised(Alarm alarm) const
    {
        const AlarmState state = m_patient.alarms[static_cast<std::size_t>(alarm)].state;
        return state == AlarmState::Active || state == AlarmState::Acknowledged;
    }
    [[nodiscard]] bool isStill() const
    {
        return m_now - std::max(m_patient.beats.lastComplexUs, m_patient.rhythmSinceUs) >
               kAsystoleUs;
    }
    [[nodiscard]] bool isVentricular() const
    {
        const Value hr = number(m_b.numHr);
        return attached(m_b.sensorEcg) && m_rhythm.kind == world::BeatKind::Ventricular &&
               m_rhythm.hasComplexes() && hr && *hr >= kVentricularTachycardia;
    }
    /// Limits in whole steps of what is shown: 45.4 reads 45 and is judged as 45.
    [[nodiscard]] Finding outside(Limited parameter, Value value, const char *label) const
    {
        if (!value)
            return {};
        const AlarmLimits limits = alarmLimits(m_core, m_patient, parameter);
        if (*value >= limits.low && *value <= limits.high)
            return {};
        const bool severe = *value < limits.veryLow || *value > limits.veryHigh;
        return {severe ? High : Medium, std::string(label) +
                                            (*value < limits.low ? " LOW " : " HIGH ") +
                                            std::to_string(std::lround(*value))};
    }
    [[nodiscard]] Finding extremeRate(Alarm alarm) const
    {
        const Value hr = number(m_b.numHr);
        if (!hr || *hr <= 0 || isVentricular())
            return {}; // none: that is asystole
        const AlarmLimits limits = alarmLimits(m_core, m_patient, Limited::Hr);
        const std::string shown = std::to_string(std::lround(*hr));
        if (alarm == Alarm::Brady)
            return found(*hr < limits.veryLow, High, std::string(names::kBrady) + ' ' + shown);
        return found(*hr > limits.veryHigh, High, std::string(names::kTachy) + ' ' + shown);
    }
    /// Of the ECG, or of the pulse where there is no ECG. Silent while the same rate has raised an
    /// arrhythmia alarm.
    [[nodiscard]] Finding rate(Alarm alarm) const
    {
        const bool ecg = attached(m_b.sensorEcg);
        if (alarm == Alarm::Pulse)
            return ecg ? Finding{} : outside(Limited::Pulse, number(m_b.numPulse), names::kPulse);
        const Value hr = number(m_b.numHr);
        if (!hr || *hr <= 0 || isRaised(Alarm::Brady) || isRaised(Alarm::Tachy) ||
            isRaised(Alarm::Vtach))
            return {};
        return outside(Limited::Hr, hr, names::kHr);
    }
    /// The mean is what is acted upon; the systolic alone alarms only when the mean is in range.
    [[nodiscard]] Finding pressure() const
    {
        const bool line = number(m_b.numAbpM).has_value();
        Finding of = line ? outside(Limited::Map, number(m_b.numAbpM), names::kMap)
                          : outside(Limited::Map, number(m_b.numNibpM), names::kNibpMean);
        if (of.priority != None)
            return of;
        return line ? outside(Limited::Sbp, number(m_b.numAbpS), names::kAbp)
                    : outside(Limited::Sbp, number(m_b.numNibpS), names::kNibp);
    }
    [[nodiscard]] Finding technical(Alarm alarm) const
    {
        const world::Handle h = m_patient.handle;
        switch (alarm) {
        case Alarm::Leads:
            return found(m_on && m_patient.leadsSeen && !flag(m_b.sensorEcg), Low, names::kLeads);
        case Alarm::Probe:
            return found(m_on && m_patient.probeSeen && !flag(m_b.sensorSpo2), Low, names::kProbe);
        case Alarm::Signal: {
            if (!attached(m_b.sensorSpo2) || number(m_b.numSpo2))
                return {};
            const auto pleth = static_cast<PlethQuality>(m_core.world.raw(h, m_b.pleth));
            return pleth == PlethQuality::None ? Finding{Low, names::kPoorSignal}
                                               : Finding{Medium, names::kNoPulse};
        }
        case Alarm::Line: {
            const auto shape = static_cast<CapnoShape>(m_core.world.raw(h, m_b.capno));
            return found(m_on && m_patient.lineSeen &&
                             (!flag(m_b.sensorCo2) || shape == CapnoShape::Disconnected),
                         Low, names::kCo2Line);
        }
        case Alarm::Zero: {
            const std::pair<std::array<world::FieldRef, 2>, const char *> lines[] = {
                {{m_b.sensorAbp, m_b.abpZeroed}, "ABP"},
                {{m_b.sensorPap, m_b.papZeroed}, "PAP"},
                {{m_b.sensorCvp, m_b.cvpZeroed}, "CVP"},
                {{m_b.sensorIcp, m_b.icpZeroed}, "ICP"},
            };
            for (const auto &[fields, line] : lines) {
                if (attached(fields[0]) && !flag(fields[1]))
                    return {Low, std::string(line) + names::kOfLine + names::kZero};
            }
            return {};
        }
        default:
            return {};
        }
    }

    const Core &m_core;
    const PatientState &m_patient;
    const Bindings &m_b;
    bool m_on;
    std::int64_t m_now;
    const RhythmSpec &m_rhythm;
};

} // namespace

Finding examineAlarm(const Core &core, const PatientState &patient, Alarm alarm, bool monitored)
{
    return Examination(core, patient, monitored).of(alarm);
}

bool alarmLatches(Alarm alarm)
{
    switch (alarm) {
    case Alarm::Vfib:
    case Alarm::Vtach:
    case Alarm::Asystole:
    case Alarm::Apnoea:
    case Alarm::Brady:
    case Alarm::Tachy:
        return true;
    default:
        return false;
    }
}

int alarmDelay(Alarm alarm)
{
    switch (alarm) {
    case Alarm::Vfib:
    case Alarm::Vtach:
        return 2; // detection
    case Alarm::Brady:
    case Alarm::Tachy:
    case Alarm::Hr:
    case Alarm::Pulse:
    case Alarm::Spo2:
    case Alarm::Abp:
    case Alarm::Pap:
    case Alarm::Cvp:
    case Alarm::Icp:
    case Alarm::Signal:
        return 10;
    case Alarm::Rr:
    case Alarm::Etco2:
        return 15;
    case Alarm::Temp:
        return 30;
    default:
        return 0;
    }
}

} // namespace ward::kernel
