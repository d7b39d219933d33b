// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/base/sqlite.h"

#include "core/base/sqlite_codes.h"

#include <sqlite3.h>

#include <cerrno>
#include <utility>

namespace ward::sqlite {

const char *codeOf(int extended, int systemError)
{
    switch (extended & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return "base.sqlite.busy";
    case SQLITE_FULL:
        return "base.sqlite.disk-full";
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
        return "base.sqlite.read-only";
    case SQLITE_CORRUPT:
        return "base.sqlite.corrupt";
    case SQLITE_NOTADB:
        return "base.sqlite.not-a-database";
    case SQLITE_CANTOPEN:
        return "base.sqlite.cannot-open";
    case SQLITE_CONSTRAINT:
        return "base.sqlite.constraint";
    case SQLITE_IOERR:
        // A quota or a file-size limit reaches SQLite as a plain write error.
        if (systemError == EFBIG || systemError == ENOSPC)
            return "base.sqlite.disk-full";
#ifdef EDQUOT
        if (systemError == EDQUOT)
            return "base.sqlite.disk-full";
#endif
        // A read beyond the end of a database means that its end is missing.
        if (extended == SQLITE_IOERR_SHORT_READ)
            return "base.sqlite.corrupt";
        return "base.sqlite.io";
    default:
        return "base.sqlite.failed";
    }
}

namespace {

Error errorOf(sqlite3 *db, int code, const std::string &path = {})
{
    // A failed commit leaves sqlite3_system_errno at 0 (SQLite 3.40); errno still tells then.
    const int cause = sqlite3_system_errno(db) != 0 ? sqlite3_system_errno(db) : errno;
    // A database that could not be opened knows no name.
    const char *file = path.empty() ? sqlite3_db_filename(db, "main") : path.c_str();
    return Error(codeOf(code, cause), {{"file", std::string(file ? file : "")},
                                       {"detail", std::string(sqlite3_errmsg(db))}});
}

} // namespace

int Database::onWalCommit(void *wal, sqlite3 *db, const char *schema, int pages)
{
    // A hook of our own takes the place of SQLite's, so it does that one's work as well.
    auto *state = static_cast<Wal *>(wal);
    state->pages = pages;
    if (state->limit > 0 && pages >= state->limit)
        sqlite3_wal_checkpoint_v2(db, schema, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    return SQLITE_OK;
}

Database::Database(sqlite3 *db, std::string path)
    : m_db(db)
    , m_path(std::move(path))
    , m_wal(std::make_unique<Wal>())
{
    sqlite3_wal_hook(m_db, &Database::onWalCommit, m_wal.get());
}

Database::Database(Database &&other) noexcept
    : m_db(std::exchange(other.m_db, nullptr))
    , m_path(std::move(other.m_path))
    , m_wal(std::move(other.m_wal))
    , m_kept(std::move(other.m_kept))
{
}

Database &Database::operator=(Database &&other) noexcept
{
    std::swap(m_db, other.m_db);
    std::swap(m_path, other.m_path);
    std::swap(m_wal, other.m_wal);
    std::swap(m_kept, other.m_kept);
    return *this;
}

Database::~Database()
{
    forgetKept();
    sqlite3_close_v2(m_db);
}

Result<Database> Database::open(const std::string &path, const OpenOptions &options)
{
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (options.mode) {
    case OpenMode::ReadOnly:
        flags |= SQLITE_OPEN_READONLY;
        break;
    case OpenMode::ReadWrite:
        flags |= SQLITE_OPEN_READWRITE;
        break;
    case OpenMode::Create:
        flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
        break;
    }
    const char *vfs = options.vfs.empty() ? nullptr : options.vfs.c_str();
    if (options.mode == OpenMode::Create) {
        int exists = 0;
        sqlite3_vfs *files = sqlite3_vfs_find(vfs);
        if (files &&
            files->xAccess(files, path.c_str(), SQLITE_ACCESS_EXISTS, &exists) == SQLITE_OK &&
            exists)
            return failure("base.sqlite.exists", {{"file", path}});
    }
    sqlite3 *raw = nullptr;
    const int rc = sqlite3_open_v2(path.c_str(), &raw, flags, vfs);
    if (!raw)
        return failure("base.sqlite.cannot-open",
                       {{"file", path}, {"detail", std::string("memory")}});
    Database db(raw, path);
    if (rc != SQLITE_OK)
        return failure(errorOf(raw, rc, path));
    sqlite3_busy_timeout(raw, options.busyTimeoutMs);
    db.m_wal->limit = options.autoCheckpointPages;
    // Content comes from files people exchange: no function or table it names may reach outside.
    sqlite3_db_config(raw, SQLITE_DBCONFIG_DEFENSIVE, options.salvage ? 0 : 1, nullptr);
    sqlite3_db_config(raw, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    // A writable schema is how SQLite is told to accept a file that ends before its last page.
    const char *setUp = options.salvage ? "PRAGMA writable_schema=ON" : "PRAGMA foreign_keys=ON";
    if (auto done = db.exec(setUp); !done)
        return failure(std::move(done.error()));
    return db;
}

Result<> Database::exec(const std::string &sql)
{
    const int rc = sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK)
        return failure(errorOf(m_db, rc));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int rc = sqlite3_prepare_v3(m_db, sql.data(), static_cast<int>(sql.size()),
                                      SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (rc != SQLITE_OK)
        return failure(errorOf(m_db, rc));
    return Statement(statement);
}

Result<Statement *> Database::kept(std::string_view sql)
{
    auto it = m_kept.find(sql);
    if (it == m_kept.end()) {
        auto statement = prepare(sql);
        if (!statement)
            return failure(std::move(statement.error()));
        it = m_kept.emplace(sql, std::make_unique<Statement>(std::move(*statement))).first;
    }
    it->second->reset(); // whoever used it last may have failed half-way
    return it->second.get();
}

Result<> Database::runKept(std::string_view sql)
{
    return kept(sql).and_then([](Statement *statement) { return statement->run(); });
}

void Database::forgetKept()
{
    m_kept.clear();
}

Result<std::int64_t> Database::scalar(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return failure(std::move(statement.error()));
    auto row = statement->step();
    if (!row)
        return failure(std::move(row.error()));
    return *row ? statement->integer(0) : 0;
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_db);
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_db);
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_db) == 0;
}

Result<> Database::checkIntegrity()
{
    auto statement = prepare("PRAGMA integrity_check(1)");
    if (!statement)
        return failure(std::move(statement.error()));
    auto row = statement->step();
    if (!row)
        return failure(std::move(row.error()));
    if (!*row || statement->text(0) != "ok") {
        return failure("base.sqlite.corrupt",
                       {{"file", m_path}, {"detail", std::string(statement->text(0))}});
    }
    return {};
}

Statement::Statement(Statement &&other) noexcept
    : m_statement(std::exchange(other.m_statement, nullptr))
    , m_bindError(other.m_bindError)
{
}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_statement, other.m_statement);
    std::swap(m_bindError, other.m_bindError);
    return *this;
}

Statement::~Statement()
{
    sqlite3_finalize(m_statement);
}

Statement &Statement::bind(int parameter, std::int64_t value)
{
    m_bindError |= sqlite3_bind_int64(m_statement, parameter, value);
    return *this;
}

Statement &Statement::bind(int parameter, double value)
{
    m_bindError |= sqlite3_bind_double(m_statement, parameter, value);
    return *this;
}

Statement &Statement::bindText(int parameter, std::string_view value)
{
    m_bindError |= sqlite3_bind_text64(m_statement, parameter, value.empty() ? "" : value.data(),
                                       value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Statement &Statement::bindBlob(int parameter, std::string_view value)
{
    m_bindError |= sqlite3_bind_blob64(m_statement, parameter, value.empty() ? "" : value.data(),
                                       value.size(), SQLITE_TRANSIENT);
    return *this;
}

Statement &Statement::bindNull(int parameter)
{
    m_bindError |= sqlite3_bind_null(m_statement, parameter);
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindError != 0)
        return failure(errorOf(sqlite3_db_handle(m_statement), m_bindError));
    const int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE)
        return false;
    const Error error = errorOf(sqlite3_db_handle(m_statement), rc);
    sqlite3_reset(m_statement);
    return failure(error);
}

Result<> Statement::run()
{
    while (true) {
        auto row = step();
        if (!row) {
            reset();
            return failure(std::move(row.error()));
        }
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    sqlite3_reset(m_statement);
    sqlite3_clear_bindings(m_statement);
    m_bindError = 0;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const auto *bytes = sqlite3_column_text(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes ? std::string_view(reinterpret_cast<const char *>(bytes), size)
                 : std::string_view();
}

std::string_view Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column));
    return bytes ? std::string_view(static_cast<const char *>(bytes), size) : std::string_view();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

Result<Transaction> Transaction::begin(Database &db, Kind kind)
{
    auto done = db.runKept(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
    if (!done)
        return failure(std::move(done.error()));
    return Transaction(db);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_db(std::exchange(other.m_db, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_db && m_db->inTransaction())
        (void)m_db->exec("ROLLBACK");
}

Result<> Transaction::commit()
{
    Database *db = std::exchange(m_db, nullptr);
    auto done = db->runKept("COMMIT");
    if (!done) {
        if (db->inTransaction())
            (void)db->exec("ROLLBACK");
        return failure(std::move(done.error()));
    }
    return {};
}

} // namespace ward::sqlite
