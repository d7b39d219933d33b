// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/alarm_words.h"

#include "core/recording/alarm_names.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ward::recording {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kNames{{
    {alarms::kAbp, "@event.alarm-of.abp"},
    {alarms::kApnoea, "@event.alarm-of.apnoea"},
    {alarms::kAsystole, "@event.alarm-of.asystole"},
    {alarms::kCo2Line, "@event.alarm-of.co2-line"},
    {alarms::kCvp, "@event.alarm-of.cvp"},
    {alarms::kLeads, "@event.alarm-of.leads"},
    {alarms::kBrady, "@event.alarm-of.brady"},
    {alarms::kTachy, "@event.alarm-of.tachy"},
    {alarms::kEtco2, "@event.alarm-of.etco2"},
    {alarms::kHr, "@event.alarm-of.hr"},
    {alarms::kIcp, "@event.alarm-of.icp"},
    {alarms::kInfusionComplete, "@event.alarm-of.infusion-complete"},
    {alarms::kInfusionNearEnd, "@event.alarm-of.infusion-near-end"},
    {alarms::kMap, "@event.alarm-of.map"},
    {alarms::kNibp, "@event.alarm-of.nibp"},
    {alarms::kNibpMean, "@event.alarm-of.nibp-mean"},
    {alarms::kPapMean, "@event.alarm-of.pap-mean"},
    {alarms::kPulse, "@event.alarm-of.pulse"},
    {alarms::kRr, "@event.alarm-of.rr"},
    {alarms::kSpo2, "@event.alarm-of.spo2"},
    {alarms::kNoPulse, "@event.alarm-of.no-pulse"},
    {alarms::kPoorSignal, "@event.alarm-of.poor-signal"},
    {alarms::kProbe, "@event.alarm-of.probe"},
    {alarms::kTemp, "@event.alarm-of.temp"},
    {alarms::kVtach, "@event.alarm-of.vtach"},
    {alarms::kVfib, "@event.alarm-of.vfib"},
    {alarms::kVolumeInfused, "@event.alarm-of.volume-infused"},
    {alarms::kZero, "@event.alarm-of.zero"},
}};

/// Empty when there is no such name.
std::string_view known(std::string_view name)
{
    const auto found =
        std::find_if(kNames.begin(), kNames.end(), [&](const auto &n) { return n.first == name; });
    return found == kNames.end() ? std::string_view() : found->second;
}

} // namespace

Message alarmWords(std::string_view text)
{
    if (const std::string_view name = known(text); !name.empty())
        return {"event.alarm-says", {{"alarm", std::string(name)}}};
    // "CVP: ZERO TRANSDUCER"
    if (const std::size_t line = text.find(alarms::kOfLine); line != std::string_view::npos) {
        const std::string_view what =
            known(text.substr(line + std::string_view(alarms::kOfLine).size()));
        if (!what.empty())
            return {"event.alarm-says-of-line",
                    {{"line", std::string(text.substr(0, line))}, {"alarm", std::string(what)}}};
    }
    // "EtCO2 LOW 18", "EXTREME BRADY 32": the value is the last word.
    const std::size_t space = text.rfind(' ');
    const std::string_view value = text.substr(space + 1); // all of it where there is no space
    if (space != std::string_view::npos && value.find_first_not_of("-.0123456789") == value.npos) {
        std::string_view before = text.substr(0, space);
        const char *code = "event.alarm-says-value";
        for (const auto &[word, says] : {std::pair(" LOW", "event.alarm-says-low"),
                                         std::pair(" HIGH", "event.alarm-says-high")}) {
            if (before.ends_with(word)) {
                before.remove_suffix(std::string_view(word).size());
                code = says;
                break;
            }
        }
        if (const std::string_view name = known(before); !name.empty())
            return {code, {{"alarm", std::string(name)}, {"value", std::string(value)}}};
    }
    return {"event.alarm-says", {{"alarm", std::string(text)}}};
}

} // namespace ward::recording
