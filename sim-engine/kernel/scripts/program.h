// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace ward::scripts {

/// A script's code, read once. Source is accepted as text only. Plain value, any thread.
class Program
{
public:
    Program() = default;
    /// Codes `kernel.script.syntax` (`line`, `detail`), `kernel.script.too-long` (`limit`),
    /// `kernel.script.not-text`.
    [[nodiscard]] static Result<Program> compile(std::string_view code);

    /// The interpreter's own form; only what `compile` made is ever loaded.
    [[nodiscard]] const std::string &bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

} // namespace ward::scripts
