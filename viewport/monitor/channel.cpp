// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/channel.h"

#include <array>

namespace ward::viewport {

const ChannelStyle &style(Channel channel)
{
    static constexpr std::array<ChannelStyle, kChannelCount> kStyles{{
        {"HR", "II", 0x3ee07f, 25.0, 4'000, 0},
        {"V5", "", 0x3ee07f, 25.0, 4'000, 8},
        {"ABP", "", 0xff5a5a, 25.0, 8'000, 1},
        {"SpO2", "", 0x35d4ef, 25.0, 8'000, 2},
        {"CVP", "", 0x6f97ff, 25.0, 8'000, 5},
        {"EtCO2", "", 0xffd84a, 6.25, 20'000, 3},
        {"RR", "", 0xe9edf2, 6.25, 20'000, 4},
        {"NIBP", "", 0xe9edf2, 0, 0, 6},
        {"Temp", "", 0xc3cad4, 0, 0, 7},
        {"Paw", "", 0xffd84a, 12.5, 15'000, 9},
        {"Flow", "", 0x6fe0c0, 12.5, 15'000, 9},
        {"Vol", "", 0x7fb4ff, 12.5, 15'000, 9},
        {"Pads", "", 0x3ee07f, 25.0, 4'000, 9},
    }};
    return kStyles[static_cast<std::size_t>(channel)];
}

} // namespace ward::viewport
