// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace ward::scripts {

/// The seed of the hashes of every interpreter this thread makes from now on. Lua takes time and
/// addresses; here it follows from the session, so that the same run is the same in every process.
void setHashSeed(std::uint32_t seed);

} // namespace ward::scripts
