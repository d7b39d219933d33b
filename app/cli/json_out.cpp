// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/json_out.h"

#include "core/content/units.h"

#include <cmath>

namespace ward::cli {

void JsonOut::separate()
{
    if (!m_first && !m_afterKey)
        m_out << ',';
    m_first = false;
    m_afterKey = false;
}

void JsonOut::quoted(std::string_view value)
{
    constexpr char kHex[] = "0123456789abcdef";
    m_out << '"';
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\')
            m_out << '\\' << c;
        else if (c == '\n')
            m_out << "\\n";
        else if (c == '\t')
            m_out << "\\t";
        else if (byte < 0x20)
            m_out << "\\u00" << kHex[byte >> 4] << kHex[byte & 15];
        else
            m_out << c;
    }
    m_out << '"';
}

JsonOut &JsonOut::beginObject()
{
    separate();
    m_out << '{';
    m_first = true;
    return *this;
}

JsonOut &JsonOut::endObject()
{
    m_out << '}';
    m_first = false;
    return *this;
}

JsonOut &JsonOut::beginArray()
{
    separate();
    m_out << '[';
    m_first = true;
    return *this;
}

JsonOut &JsonOut::endArray()
{
    m_out << ']';
    m_first = false;
    return *this;
}

JsonOut &JsonOut::key(std::string_view name)
{
    separate();
    quoted(name);
    m_out << ':';
    m_afterKey = true;
    return *this;
}

JsonOut &JsonOut::text(std::string_view value)
{
    separate();
    quoted(value);
    return *this;
}

JsonOut &JsonOut::number(double value)
{
    if (!std::isfinite(value))
        return null(); // JSON has no word for it
    separate();
    m_out << content::formatNumber(value);
    return *this;
}

JsonOut &JsonOut::integer(std::int64_t value)
{
    separate();
    m_out << value;
    return *this;
}

JsonOut &JsonOut::flag(bool value)
{
    separate();
    m_out << (value ? "true" : "false");
    return *this;
}

JsonOut &JsonOut::null()
{
    separate();
    m_out << "null";
    return *this;
}

} // namespace ward::cli
