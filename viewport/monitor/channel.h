// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace ward::viewport {

/// What a monitor can draw or count. Waves first, in the order of a bedside monitor.
/// After those of a monitor: the curves of a ventilator, and the ECG that a defibrillator sees.
enum class Channel : std::uint8_t {
    Ecg,
    EcgSecond,
    Abp,
    Pleth,
    Cvp,
    Pap,
    Icp,
    Co2,
    Resp,
    Nibp,
    Temp,
    AirwayPressure,
    Flow,
    Volume,
    Pads
};

inline constexpr int kWaveCount = 9; ///< Ecg … Resp
inline constexpr int kChannelCount = 15;

/// How a channel is drawn; its colour is the monitor's own (MonitorTheme).
struct ChannelStyle
{
    std::string_view label;
    std::string_view unit; ///< of the number; empty where it has none
    std::string_view lead; ///< what the trace shows, where the label names the number
    double mmPerSecond;    ///< sweep
    std::int64_t stepUs;   ///< of the samples that are drawn
    int importance;        ///< 0 stays longest when room is short
};

[[nodiscard]] const ChannelStyle &style(Channel channel);
/// What a monitor shows for a vital, by the name of its field ("vitals.sbp"); kChannelCount =
/// nothing.
[[nodiscard]] Channel channelOfVital(std::string_view path);
inline constexpr Channel kNoChannel = static_cast<Channel>(kChannelCount);

} // namespace ward::viewport
