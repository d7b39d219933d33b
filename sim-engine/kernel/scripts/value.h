// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace ward::scripts {

struct Value;

/// A key of a table. Numbers come before texts, in the order in which `pairs` goes through them.
using Key = std::variant<std::int64_t, std::string>;
/// Sorted by key; without nil.
using Table = std::map<Key, Value>;

/// Plain data as it goes into a script, comes out of it and lies in its state: what Lua has without
/// functions, shared or circular tables. Plain value, any thread.
struct Value
{
    using Data = std::variant<std::monostate, bool, std::int64_t, double, std::string, Table>;
    Data data;

    // Out of line: inlined, GCC 12 takes parts of the variant for uninitialised.
    Value();
    Value(const Value &);
    Value(Value &&) noexcept;
    Value &operator=(const Value &);
    Value &operator=(Value &&) noexcept;
    ~Value();
    Value(bool value) // NOLINT(google-explicit-constructor)
        : data(value)
    {
    }
    Value(std::int64_t value) // NOLINT(google-explicit-constructor)
        : data(value)
    {
    }
    Value(double value) // NOLINT(google-explicit-constructor)
        : data(value)
    {
    }
    Value(std::string value) // NOLINT(google-explicit-constructor)
        : data(std::move(value))
    {
    }
    Value(std::string_view value) // NOLINT(google-explicit-constructor)
        : data(std::string(value))
    {
    }
    Value(const char *value) // NOLINT(google-explicit-constructor)
        : data(std::string(value))
    {
    }
    Value(Table value); // NOLINT(google-explicit-constructor)

    [[nodiscard]] bool isNil() const { return std::holds_alternative<std::monostate>(data); }
    [[nodiscard]] const Table *table() const { return std::get_if<Table>(&data); }
    [[nodiscard]] const std::string *text() const { return std::get_if<std::string>(&data); }
    /// A whole number or a fraction; nullptr when neither.
    [[nodiscard]] bool isNumber() const
    {
        return std::holds_alternative<std::int64_t>(data) || std::holds_alternative<double>(data);
    }
    [[nodiscard]] double number() const;
    /// A member of a table; nil when there is none.
    [[nodiscard]] const Value &at(std::string_view key) const;

    friend bool operator==(const Value &a, const Value &b);
};

[[nodiscard]] bool operator==(const Value &a, const Value &b);

/// The same bytes for the same data, on every machine; every NaN is written as one.
[[nodiscard]] std::string encode(const Value &value);
/// Code `kernel.script.state-malformed`. Never deeper than `kDeepestTable`.
[[nodiscard]] Result<Value> decode(std::string_view bytes);

} // namespace ward::scripts
