// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/channel.h"
#include "viewport/monitor/patient_signals.h"

#include <QString>

#include <array>
#include <optional>
#include <vector>

namespace ward::viewport {

enum class AlarmLevel { None, Low, Medium, High };

/// One alarm that is to be seen.
struct ShownAlarm
{
    AlarmLevel level = AlarmLevel::None;
    QString text;                   ///< "VFIB", "HR LOW 34"
    bool silent = false;            ///< acknowledged: steady, not flashing
    bool latched = false;           ///< its cause is over, and nobody has acknowledged it yet
    std::optional<Channel> channel; ///< whose number flashes with it
};

/// A number beside its trace. `value` is "--" where nothing is measured.
struct Number
{
    QString value;
    QString detail; ///< the mean in brackets, a time
    QString note;   ///< what has to be done: "Zero transducer", "Leads off"
    QString limits; ///< between which no alarm is raised: "50–120", "≥ 90"; empty: none are known
    bool measured = false;
};

/// Everything a monitor writes beside its traces, read from one world. Plain value.
struct MonitorReading
{
    std::array<Number, kChannelCount> numbers; ///< by Channel
    std::optional<double> pulse;
    /// What is wrong now, most urgent first; then what was, then what is acknowledged.
    std::vector<ShownAlarm> alarms;
    std::vector<Channel> waves; ///< which traces there are, top to bottom
    double pressureLow = 0;
    double pressureHigh = 0;
    double pulmonaryHigh = 0;
    bool nibpOld = false;     ///< the cuff pressure is no longer what the patient has
    bool audioPaused = false; ///< somebody at the patient silenced the alarms for a while
};

/// Reads numerics and alarms of the patient of `signals`; of a draft, whose numerics nobody has
/// measured yet, the authored vitals of the sensors that are attached.
[[nodiscard]] MonitorReading readMonitor(const PatientSignals &signals);

/// "--" when absent; whole or with one decimal; minus sign, no thousands separators.
[[nodiscard]] QString numberText(std::optional<double> value, int decimals = 0);

} // namespace ward::viewport
