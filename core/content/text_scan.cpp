// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/text_scan.h"

namespace ward::content {

std::size_t firstInvalidUtf8(std::string_view bytes)
{
    std::size_t i = 0;
    while (i < bytes.size()) {
        const auto byte = [&](std::size_t k) {
            return k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0u;
        };
        const unsigned c = byte(i);
        const auto continues = [&](std::size_t k) { return (byte(k) & 0xc0) == 0x80; };
        if (c < 0x80) {
            i += 1;
        } else if (c >= 0xc2 && c <= 0xdf && continues(i + 1)) {
            i += 2;
        } else if (c >= 0xe0 && c <= 0xef && continues(i + 1) && continues(i + 2) &&
                   !(c == 0xe0 && byte(i + 1) < 0xa0) && !(c == 0xed && byte(i + 1) >= 0xa0)) {
            i += 3;
        } else if (c >= 0xf0 && c <= 0xf4 && continues(i + 1) && continues(i + 2) &&
                   continues(i + 3) && !(c == 0xf0 && byte(i + 1) < 0x90) &&
                   !(c == 0xf4 && byte(i + 1) >= 0x90)) {
            i += 4;
        } else {
            return i;
        }
    }
    return std::string_view::npos;
}

Place PlaceFinder::at(std::size_t offset)
{
    if (offset < m_offset)
        *this = PlaceFinder(m_bytes);
    for (; m_offset < offset && m_offset < m_bytes.size(); ++m_offset) {
        const auto c = static_cast<unsigned char>(m_bytes[m_offset]);
        if (c == '\n') {
            ++m_place.line;
            m_place.column = 1;
        } else if ((c & 0xc0) != 0x80) {
            ++m_place.column;
        }
    }
    return m_place;
}

} // namespace ward::content
