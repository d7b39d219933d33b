// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/message.h"

#include <tl/expected.hpp>

#include <string>
#include <utility>
#include <vector>

namespace ward {

/// Why an operation failed: a message (code + arguments) and, innermost first, what was being done.
/// Never holds text in a language; `core/messages` renders it. Plain value, any thread.
struct Error
{
    Message message;
    std::vector<Message> context;

    Error() = default;
    Error(Message message)
        : message(std::move(message))
    {
    } // NOLINT(google-explicit-constructor)
    Error(std::string code, std::vector<std::pair<std::string, MessageArg>> args)
        : message(std::move(code), std::move(args))
    {
    }

    [[nodiscard]] const std::string &code() const { return message.code; }

    /// The same error, with what was being attempted added on the outside.
    [[nodiscard]] Error within(Message what) &&
    {
        context.push_back(std::move(what));
        return std::move(*this);
    }
    bool operator==(const Error &) const = default;
};

/// The result of anything that can fail for a reason outside the program. Programming errors
/// assert.
template <typename T = void>
using Result = tl::expected<T, Error>;

/// `return failure("recording.open.truncated", {{"file", name}});`
[[nodiscard]] inline tl::unexpected<Error>
failure(std::string code, std::vector<std::pair<std::string, MessageArg>> args = {})
{
    return tl::unexpected<Error>(Error(std::move(code), std::move(args)));
}

[[nodiscard]] inline tl::unexpected<Error> failure(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

} // namespace ward
