// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/channel.h"

#include <array>

namespace ward::viewport {

const ChannelStyle &style(Channel channel)
{
    static constexpr std::array<ChannelStyle, kChannelCount> kStyles{{
        {"HR", "/min", "II", 25.0, 4'000, 0},
        {"V3", "", "V3", 25.0, 4'000, 8},
        {"ABP", "mmHg", "", 25.0, 8'000, 1},
        {"SpO2", "%", "", 25.0, 8'000, 2},
        {"CVP", "mmHg", "", 25.0, 8'000, 7},
        {"PAP", "mmHg", "", 25.0, 8'000, 6},
        {"ICP", "mmHg", "", 25.0, 8'000, 5},
        {"EtCO2", "mmHg", "", 6.25, 20'000, 3},
        {"RR", "/min", "", 6.25, 20'000, 4},
        {"NIBP", "mmHg", "", 0, 0, 9},
        {"Temp", "°C", "", 0, 0, 9},
        {"Paw", "", "", 12.5, 15'000, 9},
        {"Flow", "", "", 12.5, 15'000, 9},
        {"Vol", "", "", 12.5, 15'000, 9},
        {"Pads", "", "", 25.0, 4'000, 9},
    }};
    return kStyles[static_cast<std::size_t>(channel)];
}

Channel channelOfVital(std::string_view path)
{
    struct Vital
    {
        std::string_view path;
        Channel channel;
    };
    static constexpr std::array<Vital, 13> kVitals{{
        {"vitals.hr", Channel::Ecg},
        {"vitals.spo2", Channel::Pleth},
        {"vitals.sbp", Channel::Abp},
        {"vitals.dbp", Channel::Abp},
        {"vitals.map", Channel::Abp},
        {"vitals.rr", Channel::Resp},
        {"vitals.etco2", Channel::Co2},
        {"vitals.temp", Channel::Temp},
        {"vitals.cvp", Channel::Cvp},
        {"vitals.pap_s", Channel::Pap},
        {"vitals.pap_d", Channel::Pap},
        {"vitals.icp", Channel::Icp},
        {"vitals.st", Channel::Ecg},
    }};
    for (const Vital &vital : kVitals) {
        if (vital.path == path)
            return vital.channel;
    }
    return kNoChannel;
}

} // namespace ward::viewport
