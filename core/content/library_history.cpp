// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0

// How a draft grows: change-sets, saves, and what is kept of them.

#include "core/content/library_sql.h"
#include "core/content/library_store.h"
#include "core/content/proto_codec.h"
#include "ward/v1/events/change_set.pb.h"

namespace ward::content {

using namespace library;

namespace {

constexpr int kLongLogPages = 1000;
constexpr std::uint64_t kKeyframeSpacing = 64;

std::string bytesOf(const ChangeSet &change)
{
    v1::events::ChangeSet message;
    toProto(change, message);
    return message.SerializeAsString();
}

} // namespace

Result<> LibraryStore::append(const std::string &draft, std::uint64_t index,
                              const ChangeSet &change)
{
    const std::scoped_lock lock(m_mutex);
    const auto work = [&]() -> Result<> {
        auto transaction = sqlite::Transaction::begin(m_database);
        if (!transaction)
            return failure(std::move(transaction.error()));
        const Result<DraftEntry> found = entry(draft);
        if (!found)
            return failure(found.error());
        if (index != found->last + 1) {
            return failure("content.library.gap",
                           {{"expected", sql(found->last + 1)}, {"index", sql(index)}});
        }
        const std::int64_t now = m_clock.unixMs();
        Result<> done = run(
            m_database, "INSERT INTO change_set VALUES (?1, ?2, ?3)", [&](sqlite::Statement &s) {
                s.bindText(1, draft).bind(2, sql(index)).bindBlob(3, bytesOf(change));
            });
        if (done) {
            done = run(m_database, "UPDATE draft SET last=?2, changed_ms=?3 WHERE id=?1",
                       [&](sqlite::Statement &s) {
                           s.bindText(1, draft).bind(2, sql(index)).bind(3, now);
                       });
        }
        return done ? transaction->commit() : done;
    };
    Result<> done = inLibrary(work(), m_path);
    if (done)
        checkpointIfLong();
    return done;
}

Result<> LibraryStore::save(const std::string &draft, std::uint64_t index,
                            std::string_view canonical)
{
    const std::scoped_lock lock(m_mutex);
    const auto work = [&]() -> Result<> {
        auto transaction = sqlite::Transaction::begin(m_database);
        if (!transaction)
            return failure(std::move(transaction.error()));
        Result<DraftEntry> found = entry(draft);
        if (!found)
            return failure(std::move(found.error()));
        if (index > found->last)
            return failure("content.library.gap",
                           {{"expected", sql(found->last)}, {"index", sql(index)}});
        Result<> done = run(m_database, "INSERT OR REPLACE INTO keyframe VALUES (?1, ?2, ?3)",
                            [&](sqlite::Statement &s) {
                                s.bindText(1, draft).bind(2, sql(index)).bindBlob(3, canonical);
                            });
        if (done) {
            done = run(m_database, "UPDATE draft SET saved=?2 WHERE id=?1",
                       [&](sqlite::Statement &s) { s.bindText(1, draft).bind(2, sql(index)); });
        }
        found->saved = index;
        if (done)
            done = prune(*found);
        return done ? transaction->commit() : done;
    };
    Result<> done = inLibrary(work(), m_path);
    if (done)
        checkpointIfLong();
    return done;
}

Result<> LibraryStore::discard(const std::string &draft)
{
    const std::scoped_lock lock(m_mutex);
    const auto work = [&]() -> Result<> {
        auto transaction = sqlite::Transaction::begin(m_database);
        if (!transaction)
            return failure(std::move(transaction.error()));
        const Result<DraftEntry> found = entry(draft);
        if (!found)
            return failure(found.error());
        const std::int64_t now = m_clock.unixMs();
        Result<> done;
        for (const char *text : {"DELETE FROM change_set WHERE draft=?1 AND idx>?2",
                                 "DELETE FROM keyframe WHERE draft=?1 AND idx>?2"}) {
            if (done) {
                done = run(m_database, text, [&](sqlite::Statement &s) {
                    s.bindText(1, draft).bind(2, sql(found->saved));
                });
            }
        }
        if (done) {
            done = run(m_database, "UPDATE draft SET last=saved, changed_ms=?2 WHERE id=?1",
                       [&](sqlite::Statement &s) { s.bindText(1, draft).bind(2, now); });
        }
        return done ? transaction->commit() : done;
    };
    return inLibrary(work(), m_path);
}

/// Keyframes stay: the saved one; as base the newest that leaves `undoDepth` change-sets to take
/// back; between the two one in `kKeyframeSpacing`, to become the base later. What lies before the
/// base goes.
Result<> LibraryStore::prune(const DraftEntry &entry)
{
    const std::uint64_t horizon =
        entry.saved > m_options.undoDepth ? entry.saved - m_options.undoDepth : 0;
    std::vector<std::uint64_t> keyframes;
    auto rows = m_database.prepare("SELECT idx FROM keyframe WHERE draft=?1 ORDER BY idx");
    if (!rows)
        return failure(std::move(rows.error()));
    rows->bindText(1, entry.draft);
    while (true) {
        const Result<bool> row = rows->step();
        if (!row)
            return failure(row.error());
        if (!*row)
            break;
        keyframes.push_back(number(rows->integer(0)));
    }
    rows->reset();
    std::uint64_t base = keyframes.empty() ? 0 : keyframes.front();
    for (const std::uint64_t index : keyframes)
        base = index <= horizon ? index : base;
    std::uint64_t kept = base;
    Result<> done;
    for (const std::uint64_t index : keyframes) {
        const bool stays = index == base || index == entry.saved ||
                           (index > base && index - kept >= kKeyframeSpacing);
        if (stays) {
            kept = index;
        } else if (done) {
            done =
                run(m_database, "DELETE FROM keyframe WHERE draft=?1 AND idx=?2",
                    [&](sqlite::Statement &s) { s.bindText(1, entry.draft).bind(2, sql(index)); });
        }
    }
    if (!done)
        return done;
    return run(m_database, "DELETE FROM change_set WHERE draft=?1 AND idx<=?2",
               [&](sqlite::Statement &s) { s.bindText(1, entry.draft).bind(2, sql(base)); });
}

/// The wrapper watches the log's length in place of SQLite's own automatic checkpoint. A failure
/// here costs only space: the log stays as it is and the next commit tries again.
void LibraryStore::checkpointIfLong()
{
    if (m_database.walPages() > kLongLogPages)
        (void)m_database.exec("PRAGMA wal_checkpoint(PASSIVE)");
}

} // namespace ward::content
