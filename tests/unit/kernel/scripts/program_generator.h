// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace ward::scripts::test {

/// The program of a number, the same in every process: half of them grown from a grammar of what
/// a script can say, a quarter such programs with parts changed, a quarter hostile ones changed or
/// sewn to each other.
[[nodiscard]] std::string programNumber(std::uint64_t number);

} // namespace ward::scripts::test
