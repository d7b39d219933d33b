// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/recording/alarm_words.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace ward::recording {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kNames{{
    {"ABP", "@event.alarm-of.abp"},
    {"APNOEA", "@event.alarm-of.apnoea"},
    {"ASYSTOLE", "@event.alarm-of.asystole"},
    {"CO2 LINE OFF", "@event.alarm-of.co2-line"},
    {"CVP", "@event.alarm-of.cvp"},
    {"ECG LEADS OFF", "@event.alarm-of.leads"},
    {"EXTREME BRADY", "@event.alarm-of.brady"},
    {"EXTREME TACHY", "@event.alarm-of.tachy"},
    {"EtCO2", "@event.alarm-of.etco2"},
    {"HR", "@event.alarm-of.hr"},
    {"ICP", "@event.alarm-of.icp"},
    {"INFUSION COMPLETE", "@event.alarm-of.infusion-complete"},
    {"INFUSION NEAR END", "@event.alarm-of.infusion-near-end"},
    {"MAP", "@event.alarm-of.map"},
    {"NIBP", "@event.alarm-of.nibp"},
    {"NIBP MEAN", "@event.alarm-of.nibp-mean"},
    {"PAP MEAN", "@event.alarm-of.pap-mean"},
    {"PULSE", "@event.alarm-of.pulse"},
    {"RR", "@event.alarm-of.rr"},
    {"SpO2", "@event.alarm-of.spo2"},
    {"SpO2 NO PULSE", "@event.alarm-of.no-pulse"},
    {"SpO2 POOR SIGNAL", "@event.alarm-of.poor-signal"},
    {"SpO2 PROBE OFF", "@event.alarm-of.probe"},
    {"TEMP", "@event.alarm-of.temp"},
    {"V-TACH", "@event.alarm-of.vtach"},
    {"VFIB", "@event.alarm-of.vfib"},
    {"VOLUME INFUSED, KVO", "@event.alarm-of.volume-infused"},
    {"ZERO TRANSDUCER", "@event.alarm-of.zero"},
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
