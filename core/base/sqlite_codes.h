// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace ward::sqlite {

/// The message code of an extended result code of SQLite and the `errno` behind it (0 = none).
/// Only for what stands on SQLite's C API, in core/base.
[[nodiscard]] const char *codeOf(int extended, int systemError);

} // namespace ward::sqlite
