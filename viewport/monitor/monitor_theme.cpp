// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "viewport/monitor/monitor_theme.h"

#include <algorithm>

namespace ward::viewport {

std::span<const MonitorTheme> monitorThemes()
{
    // In the order of Channel. The standard is docs/guide's: ECG green, ABP red, SpO2 cyan …
    static constexpr std::array<MonitorTheme, 3> kThemes{{
        {"standard",
         0x05080a,
         0xe9edf2,
         0x9aa5b4,
         {0x3ee07f, 0x3ee07f, 0xff5a5a, 0x35d4ef, 0x6f97ff, 0xffd84a, 0xf07be0, 0xffd84a, 0xe9edf2,
          0xe9edf2, 0xc3cad4, 0xffd84a, 0x6fe0c0, 0x7fb4ff, 0x3ee07f}},
        {"navy",
         0x0b1626,
         0xeef3fa,
         0xa3b3c8,
         {0x5fe38c, 0x5fe38c, 0xff7b72, 0xffe066, 0x62d0ff, 0xffb86b, 0xe2a0ff, 0xd8dee9, 0xf2f5f9,
          0xd9b8ff, 0xffd9a0, 0xffe066, 0x7fe7c8, 0x8fc1ff, 0x5fe38c}},
        {"high-contrast",
         0x000000,
         0xffffff,
         0xcfd6de,
         {0x00ff66, 0x00ff66, 0xff6a6a, 0x00f0ff, 0x86a8ff, 0xffee00, 0xff8bf0, 0xffee00, 0xffffff,
          0xffffff, 0xe6e9ee, 0xffee00, 0x66ffd0, 0x9cc8ff, 0x00ff66}},
    }};
    return kThemes;
}

const MonitorTheme &monitorTheme(std::string_view id)
{
    const std::span<const MonitorTheme> themes = monitorThemes();
    const auto found = std::find_if(themes.begin(), themes.end(),
                                    [id](const MonitorTheme &theme) { return theme.id == id; });
    return found == themes.end() ? themes.front() : *found;
}

} // namespace ward::viewport
