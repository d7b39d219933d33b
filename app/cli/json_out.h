// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <ostream>
#include <string_view>

namespace ward::cli {

/// Writes JSON in the order it is told, on one line. The caller keeps objects and arrays balanced.
class JsonOut
{
public:
    explicit JsonOut(std::ostream &out)
        : m_out(out)
    {
    }

    JsonOut &beginObject();
    JsonOut &endObject();
    JsonOut &beginArray();
    JsonOut &endArray();
    JsonOut &key(std::string_view name);
    JsonOut &text(std::string_view value);
    JsonOut &number(double value); ///< shortest form that reads back
    JsonOut &integer(std::int64_t value);
    JsonOut &flag(bool value);
    JsonOut &null();

private:
    void separate();
    void quoted(std::string_view value);

    std::ostream &m_out;
    bool m_first = true;
    bool m_afterKey = false;
};

} // namespace ward::cli
