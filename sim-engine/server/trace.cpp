// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/server/trace.h"

#include "core/base/id.h"
#include "core/base/random_source.h"

#include <algorithm>

namespace ward::server {

namespace {

bool isHex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool isZero(std::string_view text)
{
    return text.find_first_not_of('0') == std::string_view::npos;
}

} // namespace

std::string traceFrom(std::string_view traceparent)
{
    // version "-" trace-id "-" parent-id "-" flags; a later version may have more behind.
    constexpr std::size_t kLength = 2 + 1 + 32 + 1 + 16 + 1 + 2;
    const bool shaped = traceparent.size() >= kLength && traceparent[2] == '-' &&
                        traceparent[35] == '-' && traceparent[52] == '-' &&
                        (traceparent.size() == kLength || traceparent[kLength] == '-');
    if (shaped) {
        const std::string_view version = traceparent.substr(0, 2);
        const std::string_view trace = traceparent.substr(3, 32);
        const std::string_view parent = traceparent.substr(36, 16);
        const bool fine = isHex(version) && version != "ff" &&
                          (version != "00" || traceparent.size() == kLength) && isHex(trace) &&
                          !isZero(trace) && isHex(parent) && !isZero(parent) &&
                          isHex(traceparent.substr(53, 2));
        if (fine)
            return std::string(trace);
    }
    std::string made = newId().toString();
    std::erase(made, '-');
    return made;
}

} // namespace ward::server
