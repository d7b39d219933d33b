// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/file_lock.h"

#include <QtGlobal>

#ifdef Q_OS_UNIX
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#else
#include <QLockFile>
#include <QString>
#endif

namespace ward {

#ifdef Q_OS_UNIX

struct FileLock::Private
{
    std::string path;
    int file = -1;
};

Result<std::unique_ptr<FileLock>> FileLock::take(const std::string &path)
{
    const auto unusable = [&] {
        return failure("base.file.unwritable",
                       {{"file", path}, {"detail", std::string(std::strerror(errno))}});
    };
    while (true) {
        const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
        if (file < 0)
            return unusable();
        if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
            const bool taken = errno == EWOULDBLOCK;
            auto fault = taken ? failure("base.file.in-use", {{"file", path}}) : unusable();
            ::close(file);
            return fault;
        }
        // Whoever had it may have removed the file between our two calls: then this is the lock of
        // a file that nobody else will find.
        struct stat held = {};
        struct stat named = {};
        if (::fstat(file, &held) == 0 && ::stat(path.c_str(), &named) == 0 &&
            held.st_ino == named.st_ino && held.st_dev == named.st_dev) {
            return std::unique_ptr<FileLock>(
                new FileLock(std::make_unique<Private>(Private{path, file})));
        }
        ::close(file);
    }
}

FileLock::~FileLock()
{
    ::unlink(d->path.c_str()); // while it is held: nobody else's file goes
    ::close(d->file);
}

#else

struct FileLock::Private
{
    explicit Private(const std::string &path)
        : file(QString::fromStdString(path))
    {
        file.setStaleLockTime(0); // only a dead process makes it stale
    }
    QLockFile file;
};

Result<std::unique_ptr<FileLock>> FileLock::take(const std::string &path)
{
    auto data = std::make_unique<Private>(path);
    if (data->file.tryLock())
        return std::unique_ptr<FileLock>(new FileLock(std::move(data)));
    if (data->file.error() == QLockFile::LockFailedError)
        return failure("base.file.in-use", {{"file", path}});
    return failure("base.file.unwritable", {{"file", path}, {"detail", std::string("lock")}});
}

FileLock::~FileLock() = default;

#endif

FileLock::FileLock(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

} // namespace ward
