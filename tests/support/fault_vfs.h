// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace ward::test {

/// A SQLite file system on top of the machine's own that fails where a test wants it to. Register
/// one for the life of a test and name it when opening (`sqlite::OpenOptions::vfs`). Used by one
/// thread at a time.
class FaultVfs
{
public:
    enum class Operation { Read, Write, Sync, Truncate, Open, SharedMemory };

    explicit FaultVfs(std::string name = "fault");
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    [[nodiscard]] const std::string &name() const { return m_name; }

    /// Called before each operation; an SQLite result code (SQLITE_FULL, SQLITE_IOERR_FSYNC …) is
    /// returned in its place, 0 lets it happen.
    std::function<int(Operation, const std::string &file, std::int64_t offset, int bytes)> decide;

    /// From now on, nothing written reaches the disk until a sync of its file …
    void loseUnsyncedBytes();
    /// … and this is the power failure: whatever was written and not synced is gone.
    void powerFailure();

    [[nodiscard]] int operations(Operation operation) const
    {
        return m_count[static_cast<int>(operation)];
    }

    struct Private;
    Private *d; ///< for the C callbacks in the implementation

private:
    std::string m_name;
    int m_count[6] = {};
    friend struct Private;
};

} // namespace ward::test
