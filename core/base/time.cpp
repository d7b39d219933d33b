// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/time.h"

#include <cstdio>
#include <vector>

namespace ward {

std::string formatTime(SimTime t)
{
    const char *sign = t.us < 0 ? "-" : "";
    const std::int64_t tenths = (t.us < 0 ? -t.us : t.us) / 100'000;
    const long long s = tenths / 10;
    char text[48];
    if (s >= 3600) {
        std::snprintf(text, sizeof text, "%s%lld:%02lld:%02lld.%lld", sign, s / 3600, s / 60 % 60,
                      s % 60, static_cast<long long>(tenths % 10));
    } else {
        std::snprintf(text, sizeof text, "%s%02lld:%02lld.%lld", sign, s / 60, s % 60,
                      static_cast<long long>(tenths % 10));
    }
    return text;
}

std::string formatTimeLong(SimTime t)
{
    const long long s = (t.us < 0 ? -t.us : t.us) / 1'000'000;
    char text[48];
    std::snprintf(text, sizeof text, "%s%02lld:%02lld:%02lld", t.us < 0 ? "-" : "", s / 3600,
                  s / 60 % 60, s % 60);
    return text;
}

Result<SimTime> parseTime(std::string_view text)
{
    const auto malformed = [&] {
        return failure("base.time.malformed", {{"text", std::string(text.substr(0, 40))}});
    };
    std::vector<std::int64_t> parts;
    std::int64_t fraction = 0;
    std::size_t i = 0;
    while (true) {
        const std::size_t begin = i;
        std::int64_t value = 0;
        while (i < text.size() && text[i] >= '0' && text[i] <= '9') {
            value = value * 10 + (text[i] - '0');
            if (++i - begin > 9)
                return malformed();
        }
        if (i == begin)
            return malformed();
        parts.push_back(value);
        if (i < text.size() && text[i] == ':' && parts.size() < 3) {
            ++i;
            continue;
        }
        break;
    }
    if (i < text.size() && text[i] == '.') {
        ++i;
        std::int64_t unit = 100'000;
        const std::size_t begin = i;
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i, unit /= 10)
            fraction += unit * (text[i] - '0');
        if (i == begin || i - begin > 6)
            return malformed();
    }
    if (i != text.size())
        return malformed();
    std::int64_t seconds = 0;
    for (std::size_t p = 0; p < parts.size(); ++p) {
        if (p > 0 && parts[p] > 59)
            return malformed();
        seconds = seconds * 60 + parts[p];
    }
    return SimTime{seconds * 1'000'000 + fraction};
}

} // namespace ward
