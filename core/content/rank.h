// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

inline constexpr std::size_t kLongestRank = 64;
/// Keys longer than this are due for `evenRanks`, by a change-set that history does not show.
inline constexpr std::size_t kRebalanceRank = 32;

/// Digits and letters, not ending in '0' (nothing would fit before the next key), at most
/// `kLongestRank`; the empty rank is valid (components have no order).
[[nodiscard]] bool isRank(std::string_view rank);

/// A key strictly between `low` and `high` in byte order; an empty `low` means the beginning, an
/// empty `high` the end. Ends in `suffix`, a short text per author session, so that two authors who
/// insert at the same place never make equal keys nor interleave their runs. When `low` >= `high`
/// the key comes after `low`.
[[nodiscard]] std::string rankBetween(std::string_view low, std::string_view high,
                                      std::string_view suffix = {});

/// `count` ascending keys of the same short length.
[[nodiscard]] std::vector<std::string> evenRanks(std::size_t count);

} // namespace ward::content
