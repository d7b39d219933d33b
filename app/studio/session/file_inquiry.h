// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-client/why.h"

#include <functional>
#include <string>

namespace ward::studio {

/// Answers a question of why from a recording that is a file, as the engine does from its own.
/// `withdrawn` is asked now and then; codes `inquiry.*`, `recording.*`. Reads and simulates: not
/// for the GUI thread.
[[nodiscard]] Result<client::Why> whyOfFile(const std::string &file,
                                            const client::WhyQuestion &question,
                                            const std::function<bool()> &withdrawn);

} // namespace ward::studio
