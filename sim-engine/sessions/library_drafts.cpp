// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/library_drafts.h"

namespace ward::sessions {

namespace {

class Journal final : public DraftJournal
{
public:
    Journal(std::shared_ptr<content::LibraryStore> store, std::string draft)
        : m_store(std::move(store))
        , m_draft(std::move(draft))
    {
    }

    Result<> append(std::uint64_t index, const content::ChangeSet &change) override
    {
        return m_store->append(m_draft, index, change);
    }
    Result<> saved(std::uint64_t index, std::string_view canonical) override
    {
        return m_store->save(m_draft, index, canonical);
    }
    Result<> discard() override { return m_store->discard(m_draft); }

private:
    std::shared_ptr<content::LibraryStore> m_store;
    std::string m_draft;
};

} // namespace

LibraryDrafts::LibraryDrafts(std::shared_ptr<content::LibraryStore> store)
    : m_store(std::move(store))
{
}

Result<std::vector<DraftSummary>> LibraryDrafts::list()
{
    auto entries = m_store->list();
    if (!entries)
        return failure(std::move(entries.error()));
    std::vector<DraftSummary> list;
    list.reserve(entries->size());
    for (const content::DraftEntry &entry : *entries)
        list.push_back({entry.draft, entry.title, entry.changedMs, entry.last, entry.saved});
    return list;
}

Result<> LibraryDrafts::create(const std::string &draft, const std::string &title,
                               std::string_view canonical)
{
    return m_store->create(draft, title, canonical);
}

Result<DraftParts> LibraryDrafts::open(const std::string &draft)
{
    auto stored = m_store->read(draft);
    if (!stored)
        return failure(std::move(stored.error()));
    // Only the order of the list depends on it.
    [[maybe_unused]] const auto opened = m_store->markOpened(draft);
    DraftParts parts;
    parts.draft = draft;
    parts.title = stored->entry.title;
    parts.base = std::move(stored->base);
    parts.baseIndex = stored->baseIndex;
    parts.changes = std::move(stored->changes);
    parts.savedIndex = stored->entry.saved;
    parts.journal = std::make_unique<Journal>(m_store, draft);
    return parts;
}

} // namespace ward::sessions
