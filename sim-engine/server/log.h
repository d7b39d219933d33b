// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

/// The engine's log: one event a line, as JSON for machines or as text for people. A line has a
/// code and fields that are numbers, ids or codes; nothing else can get in, so that no name, no
/// token and no free text ever stands in a log.
namespace ward::server::log {

enum class Level { Debug, Info, Warning, Error };
enum class Form { Json, Text };

struct Field
{
    std::string_view name;
    /// A text is written when it is an id or a code (letters, digits, `.-_:`, at most 64), else as
    /// `withheld`.
    std::variant<std::int64_t, double, std::string_view> value;
};

/// Where lines go: stderr unless a file is named. Set before other threads write. False when the
/// file cannot be opened.
[[nodiscard]] bool open(Form form, Level least, const std::string &file = {});

/// Any thread.
void write(Level level, std::string_view code, std::initializer_list<Field> fields = {});

/// The line without its time, for tests.
[[nodiscard]] std::string line(Form form, Level level, std::string_view code,
                               std::initializer_list<Field> fields);

} // namespace ward::server::log
