// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/sessions/roles.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::server {

/// Checks tokens, in constant time, and slows down those who guess. The engine's token grants every
/// role; one derived for a role grants that role only, so that a learner's device never holds the
/// key to the whole engine. One thread.
class TokenGuard
{
public:
    static constexpr int kMaxWrong = 5;
    static constexpr std::int64_t kWindowUs = 10'000'000;
    static constexpr std::size_t kManyAddresses = 1024; ///< then old ones are forgotten at once

    enum class Verdict { Granted, Wrong, OtherRole, TooManyAttempts };

    explicit TokenGuard(std::string token);

    [[nodiscard]] Verdict check(std::string_view token, sessions::Role role,
                                const std::string &address, std::int64_t nowUs);
    /// The role a token stands for where none is asked for: the engine's token for engine-admin.
    [[nodiscard]] Verdict identify(std::string_view token, const std::string &address,
                                   std::int64_t nowUs, sessions::Role &role);
    /// Forgets addresses whose time is over.
    void forget(std::int64_t nowUs);
    /// The token that grants only `role`.
    [[nodiscard]] static std::string derive(std::string_view token, sessions::Role role);

private:
    [[nodiscard]] std::optional<sessions::Role> derivedRole(std::string_view token) const;

    std::string m_token;
    std::map<std::string, std::vector<std::int64_t>> m_wrong; ///< by address
};

/// Compares all of it whatever differs.
[[nodiscard]] bool equalInConstantTime(std::string_view a, std::string_view b);

} // namespace ward::server
