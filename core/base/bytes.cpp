// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/bytes.h"

namespace ward {

std::uint64_t ByteReader::longVarint()
{
    std::uint64_t value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
        const std::uint64_t part = byte();
        if (shift == 63 && part > 1)
            break;
        value |= (part & 0x7f) << shift;
        if (part < 0x80)
            return m_ok ? value : 0;
    }
    fail();
    return 0;
}

} // namespace ward
