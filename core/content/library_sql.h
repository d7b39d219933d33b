// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// What the parts of LibraryStore share. Internal.

#include "core/base/sqlite.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace ward::content::library {

/// SQLite's reason in the words of the library.
[[nodiscard]] inline Error inLibrary(Error error, const std::string &path)
{
    const std::pair<std::string_view, const char *> codes[] = {
        {"base.sqlite.busy", "content.library.busy"},
        {"base.sqlite.disk-full", "content.library.disk-full"},
        {"base.sqlite.read-only", "content.library.read-only"},
        {"base.sqlite.corrupt", "content.library.damaged"},
        {"base.sqlite.not-a-database", "content.library.not-a-library"},
        {"base.sqlite.cannot-open", "content.library.unavailable"}};
    if (!error.code().starts_with("base.sqlite."))
        return error;
    const char *code = "content.library.failed";
    for (const auto &[from, to] : codes) {
        if (error.code() == from)
            code = to;
    }
    const MessageArg *detail = error.message.arg("detail");
    return Error(code, {{"file", path}, {"detail", detail ? *detail : MessageArg(std::string())}});
}

template <typename T>
[[nodiscard]] Result<T> inLibrary(Result<T> result, const std::string &path)
{
    if (!result)
        return failure(inLibrary(std::move(result.error()), path));
    return result;
}

/// Numbers of change-sets as SQLite stores them.
[[nodiscard]] inline std::int64_t sql(std::uint64_t value)
{
    return static_cast<std::int64_t>(value);
}

[[nodiscard]] inline std::uint64_t number(std::int64_t value)
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(value, 0));
}

/// Prepares, binds and runs one statement without rows.
template <typename Bind>
Result<> run(sqlite::Database &database, std::string_view text, Bind bind)
{
    Result<sqlite::Statement> statement = database.prepare(text);
    if (!statement)
        return failure(std::move(statement.error()));
    bind(*statement);
    return statement->run();
}

} // namespace ward::content::library
