// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/library_store.h"

#include "core/content/library_sql.h"
#include "core/content/proto_codec.h"
#include "ward/v1/events/change_set.pb.h"

namespace ward::content {

using namespace library;

namespace {

constexpr std::int64_t kApplicationId = 0x57617264; // "Ward"
constexpr std::int64_t kFormat = 1;

constexpr const char *kTables =
    "CREATE TABLE draft (id TEXT PRIMARY KEY NOT NULL, title TEXT NOT NULL,"
    " created_ms INTEGER NOT NULL, changed_ms INTEGER NOT NULL, opened_ms INTEGER NOT NULL,"
    " last INTEGER NOT NULL, saved INTEGER NOT NULL);"
    "CREATE TABLE keyframe (draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,"
    " idx INTEGER NOT NULL, document BLOB NOT NULL, PRIMARY KEY (draft, idx));"
    "CREATE TABLE change_set (draft TEXT NOT NULL REFERENCES draft(id) ON DELETE CASCADE,"
    " idx INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY (draft, idx)) WITHOUT ROWID;";

DraftEntry entryOf(const sqlite::Statement &row)
{
    DraftEntry entry;
    entry.draft = row.text(0);
    entry.title = row.text(1);
    entry.createdMs = row.integer(2);
    entry.changedMs = row.integer(3);
    entry.openedMs = row.integer(4);
    entry.last = number(row.integer(5));
    entry.saved = number(row.integer(6));
    return entry;
}

constexpr std::string_view kColumns = "id, title, created_ms, changed_ms, opened_ms, last, saved";

} // namespace

LibraryStore::LibraryStore(sqlite::Database database, std::string path, const Clock &clock,
                           Options options)
    : m_database(std::move(database))
    , m_path(std::move(path))
    , m_clock(clock)
    , m_options(std::move(options))
{
}

Result<std::unique_ptr<LibraryStore>> LibraryStore::open(const std::string &path,
                                                         const Clock &clock)
{
    return open(path, clock, Options());
}

Result<std::unique_ptr<LibraryStore>> LibraryStore::open(const std::string &path,
                                                         const Clock &clock, Options options)
{
    sqlite::OpenOptions how;
    how.vfs = options.vfs;
    how.busyTimeoutMs = options.busyTimeoutMs;
    how.mode = sqlite::OpenMode::Create;
    Result<sqlite::Database> database = sqlite::Database::open(path, how);
    if (!database && database.error().code() == "base.sqlite.exists") {
        how.mode = sqlite::OpenMode::ReadWrite;
        database = sqlite::Database::open(path, how);
    }
    if (!database)
        return failure(inLibrary(std::move(database.error()), path));
    std::unique_ptr<LibraryStore> store(
        new LibraryStore(*std::move(database), path, clock, std::move(options)));
    if (Result<> prepared = store->prepareFile(); !prepared)
        return failure(inLibrary(std::move(prepared.error()), path));
    return store;
}

Result<> LibraryStore::prepareFile()
{
    const auto application = m_database.scalar("PRAGMA application_id");
    const auto format = m_database.scalar("PRAGMA user_version");
    const auto tables = m_database.scalar("SELECT count(*) FROM sqlite_schema");
    if (!application || !format || !tables)
        return failure(!application ? application.error()
                       : !format    ? format.error()
                                    : tables.error());
    const bool fresh = *tables == 0 && *application == 0;
    if (!fresh && *application != kApplicationId)
        return failure("content.library.not-a-library", {{"file", m_path}});
    if (*format > kFormat)
        return failure("content.library.newer", {{"file", m_path}});
    // FULL: the log is flushed at every commit, so that a power cut loses nothing that was
    // answered.
    if (Result<> set = m_database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"); !set)
        return set;
    if (!fresh) {
        // A file somebody made read-only opens well and fails at the first edit: better to know
        // now.
        return m_database.exec("BEGIN IMMEDIATE; PRAGMA user_version=1; COMMIT;");
    }
    auto transaction = sqlite::Transaction::begin(m_database);
    if (!transaction)
        return failure(std::move(transaction.error()));
    Result<> made = m_database.exec(std::string(kTables) +
                                    "PRAGMA application_id=" + std::to_string(kApplicationId) +
                                    "; PRAGMA user_version=" + std::to_string(kFormat) + ";");
    return made ? transaction->commit() : made;
}

Result<DraftEntry> LibraryStore::entry(const std::string &draft)
{
    auto statement =
        m_database.prepare("SELECT " + std::string(kColumns) + " FROM draft WHERE id=?1");
    if (!statement)
        return failure(std::move(statement.error()));
    statement->bindText(1, draft);
    const Result<bool> row = statement->step();
    if (!row)
        return failure(row.error());
    if (!*row)
        return failure("content.library.unknown-draft", {{"draft", draft}});
    return entryOf(*statement);
}

Result<std::vector<DraftEntry>> LibraryStore::list()
{
    const std::scoped_lock lock(m_mutex);
    auto statement =
        m_database.prepare("SELECT " + std::string(kColumns) +
                           " FROM draft ORDER BY max(opened_ms, changed_ms) DESC, title, id");
    if (!statement)
        return failure(inLibrary(std::move(statement.error()), m_path));
    std::vector<DraftEntry> entries;
    while (true) {
        const Result<bool> row = statement->step();
        if (!row)
            return failure(inLibrary(row.error(), m_path));
        if (!*row)
            return entries;
        entries.push_back(entryOf(*statement));
    }
}

Result<> LibraryStore::create(const std::string &draft, const std::string &title,
                              std::string_view canonical)
{
    const std::scoped_lock lock(m_mutex);
    const auto work = [&]() -> Result<> {
        auto transaction = sqlite::Transaction::begin(m_database);
        if (!transaction)
            return failure(std::move(transaction.error()));
        if (entry(draft))
            return failure("content.library.draft-exists", {{"draft", draft}});
        const std::int64_t now = m_clock.unixMs();
        Result<> done = run(
            m_database, "INSERT INTO draft VALUES (?1, ?2, ?3, ?3, ?3, 0, 0)",
            [&](sqlite::Statement &s) { s.bindText(1, draft).bindText(2, title).bind(3, now); });
        if (done) {
            done = run(m_database, "INSERT INTO keyframe VALUES (?1, 0, ?2)",
                       [&](sqlite::Statement &s) { s.bindText(1, draft).bindBlob(2, canonical); });
        }
        return done ? transaction->commit() : done;
    };
    return inLibrary(work(), m_path);
}

Result<StoredDraft> LibraryStore::read(const std::string &draft)
{
    const std::scoped_lock lock(m_mutex);
    const auto work = [&]() -> Result<StoredDraft> {
        auto snapshot = sqlite::Transaction::begin(m_database, sqlite::Transaction::Kind::Read);
        if (!snapshot)
            return failure(std::move(snapshot.error()));
        Result<DraftEntry> found = entry(draft);
        if (!found)
            return failure(std::move(found.error()));
        StoredDraft stored;
        stored.entry = *std::move(found);
        // The oldest keyframe: `prune` keeps no older change-sets than undo needs.
        auto keyframe = m_database.prepare(
            "SELECT idx, document FROM keyframe WHERE draft=?1 ORDER BY idx LIMIT 1");
        if (!keyframe)
            return failure(std::move(keyframe.error()));
        keyframe->bindText(1, draft);
        const Result<bool> hasBase = keyframe->step();
        if (!hasBase)
            return failure(hasBase.error());
        if (!*hasBase)
            return failure("content.library.damaged", {{"file", m_path}, {"detail", draft}});
        stored.baseIndex = number(keyframe->integer(0));
        stored.base = keyframe->blob(1);
        auto rows = m_database.prepare(
            "SELECT idx, bytes FROM change_set WHERE draft=?1 AND idx>?2 ORDER BY idx");
        if (!rows)
            return failure(std::move(rows.error()));
        rows->bindText(1, draft).bind(2, sql(stored.baseIndex));
        for (std::uint64_t expected = stored.baseIndex + 1;; ++expected) {
            const Result<bool> row = rows->step();
            if (!row)
                return failure(row.error());
            if (!*row) {
                if (expected != stored.entry.last + 1)
                    return failure("content.library.damaged",
                                   {{"file", m_path}, {"detail", draft}});
                return stored;
            }
            v1::events::ChangeSet message;
            const std::string_view bytes = rows->blob(1);
            Result<ChangeSet> change = failure("content.proto.malformed", {{"what", draft}});
            if (message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size())))
                change = fromProto(message);
            if (!change || number(rows->integer(0)) != expected)
                return failure("content.library.damaged", {{"file", m_path}, {"detail", draft}});
            stored.changes.push_back(*std::move(change));
        }
    };
    return inLibrary(work(), m_path);
}

Result<std::string> LibraryStore::savedDocument(const std::string &draft)
{
    const std::scoped_lock lock(m_mutex);
    const auto work = [&]() -> Result<std::string> {
        Result<DraftEntry> found = entry(draft);
        if (!found)
            return failure(std::move(found.error()));
        auto keyframe =
            m_database.prepare("SELECT document FROM keyframe WHERE draft=?1 AND idx=?2");
        if (!keyframe)
            return failure(std::move(keyframe.error()));
        keyframe->bindText(1, draft).bind(2, sql(found->saved));
        const Result<bool> row = keyframe->step();
        if (!row)
            return failure(row.error());
        if (!*row)
            return failure("content.library.damaged", {{"file", m_path}, {"detail", draft}});
        return std::string(keyframe->blob(0));
    };
    return inLibrary(work(), m_path);
}

Result<> LibraryStore::markOpened(const std::string &draft)
{
    const std::scoped_lock lock(m_mutex);
    const std::int64_t now = m_clock.unixMs();
    return inLibrary(run(m_database, "UPDATE draft SET opened_ms=?2 WHERE id=?1",
                         [&](sqlite::Statement &s) { s.bindText(1, draft).bind(2, now); }),
                     m_path);
}

} // namespace ward::content
