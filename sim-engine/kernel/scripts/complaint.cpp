// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/kernel/scripts/complaint.h"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace ward::scripts {

namespace {

constexpr std::size_t kLongest = 300;

/// Text a program may hold need not be UTF-8; what is recorded is.
std::string printable(std::string_view text)
{
    std::string out;
    for (const char c : text.substr(0, kLongest)) {
        const bool plain = (c >= ' ' && c < 0x7f);
        out += plain ? c : (c == '\n' || c == '\t') ? ' ' : '?';
    }
    return out;
}

} // namespace

Complaint complaintOf(lua_State *lua)
{
    if (lua_type(lua, -1) != LUA_TSTRING)
        return {0, std::string("error value: ") + lua_typename(lua, lua_type(lua, -1))};
    std::size_t size = 0;
    const char *bytes = lua_tolstring(lua, -1, &size);
    std::string_view text(bytes, size);
    Complaint complaint;
    constexpr std::string_view start = "script:";
    if (text.starts_with(start)) {
        const char *const end = text.data() + text.size();
        const auto read = std::from_chars(text.data() + start.size(), end, complaint.line);
        if (read.ec == std::errc() && end - read.ptr >= 2 && read.ptr[0] == ':')
            text.remove_prefix(static_cast<std::size_t>(read.ptr + 2 - text.data()));
        else
            complaint.line = 0;
    }
    complaint.detail = printable(text);
    return complaint;
}

} // namespace ward::scripts
