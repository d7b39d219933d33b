// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace ward::sqlite {

enum class OpenMode {
    ReadOnly,  ///< the file must exist and is never written
    ReadWrite, ///< the file must exist
    Create,    ///< the file must not exist yet
};

struct OpenOptions
{
    OpenMode mode = OpenMode::ReadOnly;
    std::string vfs;          ///< empty = the platform's own; tests name a fault-injecting one
    int busyTimeoutMs = 5000; ///< how long a locked file is waited for
    /// A commit that leaves more pages than this in the write-ahead log moves them into the file;
    /// 0 leaves that to the caller (`walPages`).
    int autoCheckpointPages = 1000;
    /// Reads what is left of a file that is shorter than it should be. ReadOnly only.
    bool salvage = false;
};

class Statement;

/// One connection to one file, closed on destruction. Used by one thread at a time. Failures are
/// `base.sqlite.busy | disk-full | read-only | corrupt | not-a-database | cannot-open | io |
/// constraint | exists | failed`, with arguments `file` and `detail`; a failed statement leaves the
/// file as it was before the enclosing transaction once that is rolled back.
class Database
{
public:
    [[nodiscard]] static Result<Database> open(const std::string &path,
                                               const OpenOptions &options = {});
    Database(Database &&other) noexcept;
    Database &operator=(Database &&other) noexcept;
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;
    ~Database();

    [[nodiscard]] const std::string &path() const { return m_path; }
    /// One or more statements whose rows are not wanted (also PRAGMAs).
    Result<> exec(const std::string &sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    /// The statement of a text that is used again and again: compiled once, unbound, kept until
    /// the connection closes or `forgetKept`. Not for PRAGMAs: some act when they are compiled.
    [[nodiscard]] Result<Statement *> kept(std::string_view sql);
    /// Likewise, for a text without parameters whose rows are not wanted.
    Result<> runKept(std::string_view sql);
    void forgetKept();
    /// The first column of the first row, 0 when there is none.
    [[nodiscard]] Result<std::int64_t> scalar(std::string_view sql);
    [[nodiscard]] std::int64_t lastRowId() const;
    /// Rows changed by the most recent INSERT, UPDATE or DELETE.
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] bool inTransaction() const;
    /// `PRAGMA integrity_check`; code `base.sqlite.corrupt` with the first finding.
    Result<> checkIntegrity();
    /// Pages in the write-ahead log after the last commit; 0 in other journal modes.
    [[nodiscard]] int walPages() const { return m_wal->pages; }
    /// The connection itself, for backup and blob functions of the C API.
    [[nodiscard]] sqlite3 *handle() const { return m_db; }

private:
    Database(sqlite3 *db, std::string path);

    sqlite3 *m_db = nullptr;
    std::string m_path;
    struct Wal
    {
        int pages = 0;
        int limit = 0;
    };
    static int onWalCommit(void *wal, sqlite3 *db, const char *schema, int pages);
    std::unique_ptr<Wal> m_wal;
    std::map<std::string, std::unique_ptr<Statement>, std::less<>> m_kept;
};

/// A prepared statement; its Database must outlive it (and may be moved). Parameters and columns
/// count from 1 and 0 as in SQLite. A bind that fails (out of memory, no such parameter) is
/// reported by the next step.
class Statement
{
public:
    Statement() = default;
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    Statement &bind(int parameter, std::int64_t value);
    Statement &bind(int parameter, double value);
    Statement &bindText(int parameter, std::string_view value);
    Statement &bindBlob(int parameter, std::string_view value);
    Statement &bindNull(int parameter);

    /// True when there is a row.
    [[nodiscard]] Result<bool> step();
    /// Steps to the end, then resets, so that the statement can be bound and run again.
    Result<> run();
    void reset(); ///< keeps no binding

    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] std::string_view text(int column) const; ///< valid until the next step
    [[nodiscard]] std::string_view blob(int column) const; ///< valid until the next step
    [[nodiscard]] bool isNull(int column) const;

private:
    friend class Database;
    explicit Statement(sqlite3_stmt *statement)
        : m_statement(statement)
    {
    }

    sqlite3_stmt *m_statement = nullptr;
    int m_bindError = 0;
};

/// BEGIN IMMEDIATE … COMMIT; rolls back when it is destroyed uncommitted. `Read` takes a snapshot
/// that later commits of others do not change.
class Transaction
{
public:
    enum class Kind { Read, Write };
    [[nodiscard]] static Result<Transaction> begin(Database &db, Kind kind = Kind::Write);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&other) = delete;
    Transaction(const Transaction &) = delete;
    ~Transaction();

    /// On failure everything since `begin` is rolled back.
    Result<> commit();

private:
    explicit Transaction(Database &db)
        : m_db(&db)
    {
    }
    Database *m_db;
};

} // namespace ward::sqlite
