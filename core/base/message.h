// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace ward {

/// A number with a UCUM unit code, as an argument of a message ("/min", "mm[Hg]", "1").
struct MessageQuantity
{
    double value = 0;
    std::string unit;
    bool operator==(const MessageQuantity &) const = default;
};

/// A moment or a span of simulated time in microseconds, as an argument of a message.
struct MessageTime
{
    std::int64_t us = 0;
    bool operator==(const MessageTime &) const = default;
};

using MessageArg = std::variant<std::string, std::int64_t, double, MessageQuantity, MessageTime>;

/// A sentence for people, before it is put into a language: a stable dotted code
/// (`content.schema.unknown-field`) and named, typed arguments. `core/messages` renders it in the
/// viewer's language and units; nothing else ever turns a code into text. Plain value, any thread.
struct Message
{
    std::string code;
    std::vector<std::pair<std::string, MessageArg>> args;

    Message() = default;
    explicit Message(std::string code)
        : code(std::move(code))
    {
    }
    Message(std::string code, std::vector<std::pair<std::string, MessageArg>> args)
        : code(std::move(code))
        , args(std::move(args))
    {
    }

    /// The argument called `name`, or nullptr.
    [[nodiscard]] const MessageArg *arg(std::string_view name) const
    {
        for (const auto &[key, value] : args) {
            if (key == name)
                return &value;
        }
        return nullptr;
    }
    bool operator==(const Message &) const = default;
};

} // namespace ward
