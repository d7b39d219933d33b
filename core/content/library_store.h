// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/clock.h"
#include "core/base/sqlite.h"
#include "core/content/change_set.h"

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace ward::content {

/// One line of the library's list.
struct DraftEntry
{
    std::string draft; ///< its key, unique in the library
    std::string title;
    std::int64_t createdMs = 0; ///< Unix ms
    std::int64_t changedMs = 0;
    std::int64_t openedMs = 0;
    std::uint64_t last = 0;  ///< number of the newest change-set, 0 = none
    std::uint64_t saved = 0; ///< the document after this one is what *Save* means
};

/// A draft read whole: canonical bytes and the change-sets since.
struct StoredDraft
{
    DraftEntry entry;
    std::string base;
    std::uint64_t baseIndex = 0;
    std::vector<ChangeSet> changes; ///< numbers baseIndex + 1 … entry.last
};

/// The engine's library: one SQLite file with every draft. A change-set is durable when `append`
/// returns: it is one transaction in a write-ahead log that is flushed, so neither a kill nor a
/// power cut loses or halves it; a failed call leaves everything as it was. Any thread: calls
/// exclude one another.
///
/// Codes: `content.library.unavailable` (no such folder, no permission), `.read-only`,
/// `.disk-full`,
/// `.busy`, `.damaged`, `.not-a-library`, `.newer`, `.failed`; for a draft `.unknown-draft`,
/// `.draft-exists`, `.gap` (a number that is not the next).
class LibraryStore
{
public:
    struct Options
    {
        std::string vfs; ///< of SQLite, for tests that make the disk fail
        int busyTimeoutMs = 5000;
        std::uint64_t undoDepth = 256; ///< change-sets kept for undo beyond the newest keyframe
    };
    /// Opens or creates the file; its folder must exist.
    [[nodiscard]] static Result<std::unique_ptr<LibraryStore>>
    open(const std::string &path, const Clock &clock, Options options);
    [[nodiscard]] static Result<std::unique_ptr<LibraryStore>> open(const std::string &path,
                                                                    const Clock &clock);

    /// Most recently opened or changed first.
    [[nodiscard]] Result<std::vector<DraftEntry>> list();
    /// A new draft whose document is `canonical`, saved at number 0.
    Result<> create(const std::string &draft, const std::string &title, std::string_view canonical);
    /// The draft as its log has it. Counts as opened only by `markOpened`.
    [[nodiscard]] Result<StoredDraft> read(const std::string &draft);
    /// The bytes of the last *Save*.
    [[nodiscard]] Result<std::string> savedDocument(const std::string &draft);
    Result<> markOpened(const std::string &draft);

    /// Autosave: appends change-set number `index`, which must be the next.
    Result<> append(const std::string &draft, std::uint64_t index, const ChangeSet &change);
    /// *Save*: the document after number `index` is `canonical`.
    Result<> save(const std::string &draft, std::uint64_t index, std::string_view canonical);
    /// Forgets the change-sets after the last save.
    Result<> discard(const std::string &draft);

    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    LibraryStore(sqlite::Database database, std::string path, const Clock &clock, Options options);
    Result<> prepareFile();
    [[nodiscard]] Result<DraftEntry> entry(const std::string &draft);
    Result<> prune(const DraftEntry &entry);
    void checkpointIfLong();

    sqlite::Database m_database;
    std::string m_path;
    const Clock &m_clock;
    Options m_options;
    std::mutex m_mutex;
};

} // namespace ward::content
