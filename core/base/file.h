// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace ward {

/// Paths are UTF-8. Codes `base.file.missing | no-permission | too-large | unreadable | disk-full |
/// read-only-folder | unwritable`, each with argument `file`. Any thread.

/// The whole file; `too-large` above `limit` is found before anything is read.
[[nodiscard]] Result<std::string> readFile(const std::string &path,
                                           std::size_t limit = std::size_t{256} << 20);
/// Replaces the file in one step: afterwards it holds either the old bytes or the new ones,
/// whatever happens in between.
Result<> writeFileAtomically(const std::string &path, std::string_view bytes);

} // namespace ward
