// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

namespace ward::scripts::test {

/// A program that wants out, or does not want to end, and what must come of it.
struct Hostile
{
    const char *name;
    const char *code;  ///< the whole program
    const char *fault; ///< code without "kernel.script."; "" = it runs, and returns nothing wrong
};

[[nodiscard]] std::span<const Hostile> hostilePrograms();

} // namespace ward::scripts::test
