// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward::recording::alarms {

/// What a monitor or a pump writes first of an alarm, as it stands in `alarm.changed`: the kernel
/// writes these, `alarmWords` reads them. A value or LOW, HIGH and a value may follow.
inline constexpr const char *kAbp = "ABP";
inline constexpr const char *kApnoea = "APNOEA";
inline constexpr const char *kAsystole = "ASYSTOLE";
inline constexpr const char *kCo2Line = "CO2 LINE OFF";
inline constexpr const char *kCvp = "CVP";
inline constexpr const char *kLeads = "ECG LEADS OFF";
inline constexpr const char *kBrady = "EXTREME BRADY";
inline constexpr const char *kTachy = "EXTREME TACHY";
inline constexpr const char *kEtco2 = "EtCO2";
inline constexpr const char *kHr = "HR";
inline constexpr const char *kIcp = "ICP";
inline constexpr const char *kInfusionComplete = "INFUSION COMPLETE";
inline constexpr const char *kInfusionNearEnd = "INFUSION NEAR END";
inline constexpr const char *kMap = "MAP";
inline constexpr const char *kNibp = "NIBP";
inline constexpr const char *kNibpMean = "NIBP MEAN";
inline constexpr const char *kPapMean = "PAP MEAN";
inline constexpr const char *kPulse = "PULSE";
inline constexpr const char *kRr = "RR";
inline constexpr const char *kSpo2 = "SpO2";
inline constexpr const char *kNoPulse = "SpO2 NO PULSE";
inline constexpr const char *kPoorSignal = "SpO2 POOR SIGNAL";
inline constexpr const char *kProbe = "SpO2 PROBE OFF";
inline constexpr const char *kTemp = "TEMP";
inline constexpr const char *kVtach = "V-TACH";
inline constexpr const char *kVfib = "VFIB";
inline constexpr const char *kVolumeInfused = "VOLUME INFUSED, KVO";
inline constexpr const char *kZero = "ZERO TRANSDUCER";
/// Between the line that is meant and what is wrong with it: "ABP: ZERO TRANSDUCER".
inline constexpr const char *kOfLine = ": ";

} // namespace ward::recording::alarms
