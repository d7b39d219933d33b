// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>

namespace ward {

/// What one writer at a time may have, in this process or another: a file that exists while it is
/// taken. The system lets it go when the process dies, however it dies; the file that is left then
/// is in nobody's way. Used by one thread.
class FileLock
{
public:
    /// Codes `base.file.in-use` and, where the file cannot be made or locked at all,
    /// `base.file.unwritable`.
    [[nodiscard]] static Result<std::unique_ptr<FileLock>> take(const std::string &path);
    ~FileLock(); ///< removes the file
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    struct Private;
    explicit FileLock(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace ward
