// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "tests/support/fault_vfs.h"

#include <sqlite3.h>

#include <cstring>
#include <fstream>
#include <map>
#include <string>
#include <vector>

namespace ward::test {

/// Bytes of one file as they were at its last sync; restoring them is the power failure.
struct FaultVfs::Private
{
    FaultVfs *q = nullptr;
    sqlite3_vfs vfs{};
    sqlite3_vfs *real = nullptr;
    bool losing = false;
    std::map<std::string, std::string> synced;

    int before(Operation operation, const std::string &file, std::int64_t offset, int bytes)
    {
        ++q->m_count[static_cast<int>(operation)];
        return q->decide ? q->decide(operation, file, offset, bytes) : SQLITE_OK;
    }

    static std::string bytesOf(const std::string &file)
    {
        std::ifstream in(file, std::ios::binary);
        return {std::istreambuf_iterator<char>(in), {}};
    }
};

namespace {

using Operation = FaultVfs::Operation;

struct File
{
    sqlite3_file base;
    FaultVfs::Private *d;
    std::string *path;
    sqlite3_file *real; ///< behind this struct
};

File *self(sqlite3_file *file)
{
    return reinterpret_cast<File *>(file);
}
sqlite3_file *realOf(sqlite3_file *file)
{
    return self(file)->real;
}

int closeFile(sqlite3_file *file)
{
    const int rc =
        realOf(file)->pMethods ? realOf(file)->pMethods->xClose(realOf(file)) : SQLITE_OK;
    delete self(file)->path;
    self(file)->path = nullptr;
    return rc;
}

int readFile(sqlite3_file *file, void *to, int bytes, sqlite3_int64 offset)
{
    if (const int rc = self(file)->d->before(Operation::Read, *self(file)->path, offset, bytes))
        return rc;
    return realOf(file)->pMethods->xRead(realOf(file), to, bytes, offset);
}

int writeFile(sqlite3_file *file, const void *from, int bytes, sqlite3_int64 offset)
{
    if (const int rc = self(file)->d->before(Operation::Write, *self(file)->path, offset, bytes))
        return rc;
    return realOf(file)->pMethods->xWrite(realOf(file), from, bytes, offset);
}

int truncateFile(sqlite3_file *file, sqlite3_int64 size)
{
    if (const int rc = self(file)->d->before(Operation::Truncate, *self(file)->path, size, 0))
        return rc;
    return realOf(file)->pMethods->xTruncate(realOf(file), size);
}

int syncFile(sqlite3_file *file, int flags)
{
    File *f = self(file);
    if (const int rc = f->d->before(Operation::Sync, *f->path, 0, 0))
        return rc;
    if (f->d->losing)
        f->d->synced[*f->path] = FaultVfs::Private::bytesOf(*f->path);
    return f->real->pMethods->xSync(f->real, flags);
}

const sqlite3_io_methods kMethods = {
    2,
    closeFile,
    readFile,
    writeFile,
    truncateFile,
    syncFile,
    [](sqlite3_file *f, sqlite3_int64 *size) {
        return realOf(f)->pMethods->xFileSize(realOf(f), size);
    },
    [](sqlite3_file *f, int lock) { return realOf(f)->pMethods->xLock(realOf(f), lock); },
    [](sqlite3_file *f, int lock) { return realOf(f)->pMethods->xUnlock(realOf(f), lock); },
    [](sqlite3_file *f, int *out) {
        return realOf(f)->pMethods->xCheckReservedLock(realOf(f), out);
    },
    [](sqlite3_file *f, int op, void *arg) {
        return realOf(f)->pMethods->xFileControl(realOf(f), op, arg);
    },
    [](sqlite3_file *f) { return realOf(f)->pMethods->xSectorSize(realOf(f)); },
    [](sqlite3_file *f) { return realOf(f)->pMethods->xDeviceCharacteristics(realOf(f)); },
    [](sqlite3_file *f, int page, int size, int extend, void volatile **out) {
        if (const int rc = self(f)->d->before(Operation::SharedMemory, *self(f)->path, page, size))
            return rc;
        return realOf(f)->pMethods->xShmMap(realOf(f), page, size, extend, out);
    },
    [](sqlite3_file *f, int offset, int n, int flags) {
        return realOf(f)->pMethods->xShmLock(realOf(f), offset, n, flags);
    },
    [](sqlite3_file *f) { realOf(f)->pMethods->xShmBarrier(realOf(f)); },
    [](sqlite3_file *f, int remove) { return realOf(f)->pMethods->xShmUnmap(realOf(f), remove); },
    nullptr,
    nullptr,
};

FaultVfs::Private *of(sqlite3_vfs *vfs)
{
    return static_cast<FaultVfs::Private *>(vfs->pAppData);
}

int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags)
{
    FaultVfs::Private *d = of(vfs);
    File *f = self(file);
    std::memset(static_cast<void *>(f), 0, sizeof(File));
    const std::string path = name ? name : "";
    if (const int rc = d->before(Operation::Open, path, 0, 0))
        return rc;
    f->d = d;
    f->real = reinterpret_cast<sqlite3_file *>(f + 1);
    const int rc = d->real->xOpen(d->real, name, f->real, flags, outFlags);
    if (rc != SQLITE_OK)
        return rc;
    f->path = new std::string(path);
    f->base.pMethods = &kMethods;
    if (d->losing && !path.empty() && !d->synced.contains(path))
        d->synced[path] = FaultVfs::Private::bytesOf(path);
    return SQLITE_OK;
}

} // namespace

FaultVfs::FaultVfs(std::string name)
    : d(new Private)
    , m_name(std::move(name))
{
    d->q = this;
    d->real = sqlite3_vfs_find(nullptr);
    d->vfs = *d->real;
    d->vfs.pNext = nullptr;
    d->vfs.zName = m_name.c_str();
    d->vfs.pAppData = d;
    d->vfs.szOsFile = static_cast<int>(sizeof(File)) + d->real->szOsFile;
    d->vfs.xOpen = openFile;
    d->vfs.xDelete = [](sqlite3_vfs *v, const char *file, int sync) {
        return of(v)->real->xDelete(of(v)->real, file, sync);
    };
    d->vfs.xAccess = [](sqlite3_vfs *v, const char *file, int flags, int *out) {
        return of(v)->real->xAccess(of(v)->real, file, flags, out);
    };
    d->vfs.xFullPathname = [](sqlite3_vfs *v, const char *file, int size, char *out) {
        return of(v)->real->xFullPathname(of(v)->real, file, size, out);
    };
    d->vfs.xDlOpen = nullptr;
    d->vfs.xRandomness = [](sqlite3_vfs *v, int size, char *out) {
        return of(v)->real->xRandomness(of(v)->real, size, out);
    };
    d->vfs.xSleep = [](sqlite3_vfs *v, int us) { return of(v)->real->xSleep(of(v)->real, us); };
    d->vfs.xCurrentTime = [](sqlite3_vfs *v, double *out) {
        return of(v)->real->xCurrentTime(of(v)->real, out);
    };
    d->vfs.xGetLastError = [](sqlite3_vfs *v, int size, char *out) {
        return of(v)->real->xGetLastError(of(v)->real, size, out);
    };
    d->vfs.xCurrentTimeInt64 = [](sqlite3_vfs *v, sqlite3_int64 *out) {
        return of(v)->real->xCurrentTimeInt64(of(v)->real, out);
    };
    sqlite3_vfs_register(&d->vfs, 0);
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&d->vfs);
    delete d;
}

void FaultVfs::loseUnsyncedBytes()
{
    d->losing = true;
}

void FaultVfs::powerFailure()
{
    for (const auto &[path, bytes] : d->synced) {
        std::ofstream out(path, std::ios::binary | std::ios::trunc);
        out << bytes;
    }
}

} // namespace ward::test
