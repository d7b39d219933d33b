// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content: where bytes stand in a text, and whether they are one.

#include "core/content/document_codec.h"

#include <string_view>

namespace ward::content {

/// Offset of the first byte that is not UTF-8 (overlong forms and surrogates are not), or npos.
[[nodiscard]] std::size_t firstInvalidUtf8(std::string_view bytes);

/// Turns byte offsets into places; ascending ones in linear time altogether.
class PlaceFinder
{
public:
    explicit PlaceFinder(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    [[nodiscard]] Place at(std::size_t offset);

private:
    std::string_view m_bytes;
    std::size_t m_offset = 0;
    Place m_place{1, 1};
};

} // namespace ward::content
