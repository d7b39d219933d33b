// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace ward::scripts {

/// What one call of a script may use. All of it is counted, never timed, so that the same call ends
/// in the same way on every machine. docs/scripting.md tells authors; docs/adr/0008 why these.
inline constexpr std::int64_t kBudget = 100'000; ///< instructions
inline constexpr std::size_t kMemory = 1u << 20; ///< bytes, garbage included
/// Kept back so that a call that has used up its memory can still be ended in order.
inline constexpr std::size_t kArenaReserve = 64u << 10;
inline constexpr std::size_t kLargestBlock = 256u << 10; ///< a table's or stack's part
inline constexpr std::size_t kLongestText = 8u << 10;    ///< bytes
inline constexpr std::size_t kLongestCode = 24u << 10;   ///< bytes of source
inline constexpr std::size_t kLargestState = 64u << 10;  ///< bytes, as saved
inline constexpr std::size_t kMostActions = 64;          ///< that a call may ask for
inline constexpr int kDeepestTable = 32;                 ///< tables in tables
inline constexpr int kMostFaults = 3;                    ///< then the script is suspended

} // namespace ward::scripts
