// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "viewport/monitor/channel.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace ward::viewport {

/// The colours of one make of monitor. Which colour means which value is a convention of the field
/// and differs from maker to maker; alarms look the same everywhere (IEC 60601-1-8). Every theme is
/// dark, and every colour of it can be read on its ground (4.5:1).
struct MonitorTheme
{
    std::string_view id; ///< as `monitor.theme` names it
    std::uint32_t ground;
    std::uint32_t ink; ///< words and signs
    std::uint32_t dim; ///< what matters less
    std::array<std::uint32_t, kChannelCount> channels;
};

[[nodiscard]] std::span<const MonitorTheme> monitorThemes();
/// By id; the standard one for a name that nobody knows.
[[nodiscard]] const MonitorTheme &monitorTheme(std::string_view id);

} // namespace ward::viewport
