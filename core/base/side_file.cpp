// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/side_file.h"

#include "core/base/sqlite_codes.h"

#include <sqlite3.h>

#include <cerrno>
#include <limits>
#include <vector>

namespace ward::sqlite {

struct SideFile::Private
{
    std::string path; ///< SQLite wants a name that ends in two zeros, and keeps only the pointer
    std::string name;
    // The file system tells how large its files are.
    std::vector<std::max_align_t> room;
    bool isOpen = false;

    [[nodiscard]] sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(room.data()); }
    [[nodiscard]] Error error(int rc) const
    {
        return Error(codeOf(rc, errno),
                     {{"file", path}, {"detail", std::string(sqlite3_errstr(rc))}});
    }

    Private(std::string file, const sqlite3_vfs &files)
        : path(std::move(file))
        , name(path + std::string(2, '\0'))
        , room(static_cast<std::size_t>(files.szOsFile) / sizeof(std::max_align_t) + 1)
    {
    }
    ~Private()
    {
        if (isOpen)
            file()->pMethods->xClose(file());
    }
    /// A result code of SQLite.
    int open(sqlite3_vfs &files, int flags)
    {
        // As a write-ahead log: SQLite gives it the permissions of the database then.
        const int rc = files.xOpen(&files, name.c_str(), file(), flags | SQLITE_OPEN_WAL, nullptr);
        isOpen = rc == SQLITE_OK;
        return rc;
    }
};

namespace {

sqlite3_vfs *find(const std::string &vfs)
{
    return sqlite3_vfs_find(vfs.empty() ? nullptr : vfs.c_str());
}

Error noFileSystem(const std::string &path)
{
    return Error("base.sqlite.cannot-open",
                 {{"file", path}, {"detail", std::string("no such file system")}});
}

} // namespace

SideFile::SideFile(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}
SideFile::SideFile(SideFile &&) noexcept = default;
SideFile &SideFile::operator=(SideFile &&) noexcept = default;
SideFile::~SideFile() = default;

Result<SideFile> SideFile::open(const std::string &path, const std::string &vfs)
{
    sqlite3_vfs *files = find(vfs);
    if (!files)
        return failure(noFileSystem(path));
    auto data = std::make_unique<Private>(path, *files);
    if (const int rc = data->open(*files, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE))
        return failure(data->error(rc));
    return SideFile(std::move(data));
}

Result<> SideFile::write(std::int64_t offset, std::string_view bytes)
{
    errno = 0;
    const int rc = d->file()->pMethods->xWrite(d->file(), bytes.data(),
                                               static_cast<int>(bytes.size()), offset);
    return rc == SQLITE_OK ? Result<>() : failure(d->error(rc));
}

Result<std::string> SideFile::read(const std::string &path, const std::string &vfs,
                                   std::size_t limit)
{
    sqlite3_vfs *files = find(vfs);
    if (!files)
        return failure(noFileSystem(path));
    Private data(path, *files);
    if (data.open(*files, SQLITE_OPEN_READONLY) != SQLITE_OK)
        return std::string();
    sqlite3_int64 size = 0;
    if (const int rc = data.file()->pMethods->xFileSize(data.file(), &size))
        return failure(data.error(rc));
    if (size <= 0 || size > static_cast<sqlite3_int64>(limit) ||
        size > std::numeric_limits<int>::max())
        return std::string();
    std::string bytes(static_cast<std::size_t>(size), '\0');
    const int rc =
        data.file()->pMethods->xRead(data.file(), bytes.data(), static_cast<int>(size), 0);
    if (rc != SQLITE_OK)
        return failure(data.error(rc));
    return bytes;
}

Result<> SideFile::remove(const std::string &path, const std::string &vfs)
{
    sqlite3_vfs *files = find(vfs);
    if (!files)
        return failure(noFileSystem(path));
    const int rc = files->xDelete(files, path.c_str(), 0);
    if (rc == SQLITE_OK || rc == SQLITE_IOERR_DELETE_NOENT)
        return {};
    return failure(
        Error(codeOf(rc, errno), {{"file", path}, {"detail", std::string(sqlite3_errstr(rc))}}));
}

} // namespace ward::sqlite
