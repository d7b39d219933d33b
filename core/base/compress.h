// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace ward {

/// One zstd frame. Any thread.
[[nodiscard]] std::string compress(std::string_view bytes, int level = 3);
/// Codes `base.compress.malformed`, `base.compress.too-large` (above `limit`, found before memory
/// is taken).
[[nodiscard]] Result<std::string> decompress(std::string_view bytes,
                                             std::size_t limit = std::size_t{64} << 20);

} // namespace ward
