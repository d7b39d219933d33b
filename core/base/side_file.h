// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace ward::sqlite {

/// A plain file beside a database (`name.db-suffix`), reached through the file system of that
/// database: it gets the database's permissions, and the faults that a test injects. Failures are
/// `base.sqlite.*` as of Database, with argument `file`. Used by one thread at a time.
class SideFile
{
public:
    /// Opens it for writing and makes it when it is not there. `vfs` as in OpenOptions.
    [[nodiscard]] static Result<SideFile> open(const std::string &path, const std::string &vfs);
    SideFile(SideFile &&) noexcept;
    SideFile &operator=(SideFile &&) noexcept;
    ~SideFile();

    /// Handed to the operating system when it returns: a killed process loses nothing of it.
    Result<> write(std::int64_t offset, std::string_view bytes);

    /// All of it; empty when there is none, when it cannot be opened, or above `limit` bytes.
    [[nodiscard]] static Result<std::string> read(const std::string &path, const std::string &vfs,
                                                  std::size_t limit);
    /// Nothing happens when there is none.
    static Result<> remove(const std::string &path, const std::string &vfs);

private:
    struct Private;
    explicit SideFile(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace ward::sqlite
