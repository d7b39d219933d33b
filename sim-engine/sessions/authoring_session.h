// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/document_codec.h"
#include "core/content/schema.h"
#include "core/world/instantiate.h"
#include "sim-engine/sessions/session.h"
#include "sim-engine/sessions/undo_stacks.h"

#include <string_view>
#include <unordered_map>

namespace ward::sessions {

/// Where a draft's changes are kept, so that a crash loses none. Called on the session's thread.
class DraftJournal
{
public:
    virtual ~DraftJournal() = default;
    /// Change-set number `index` (from 1) was applied.
    virtual Result<> append(std::uint64_t index, const content::ChangeSet &change) = 0;
    /// The document after change-set `index` is what *Save* means now.
    virtual Result<> saved(std::uint64_t index, std::string_view canonical) = 0;
    /// Forgets the change-sets after the last save.
    virtual Result<> discard() = 0;
};

/// A draft as it lies in the library.
struct DraftParts
{
    std::string draft;
    std::string title;
    std::string base; ///< canonical bytes after `baseIndex` change-sets
    std::uint64_t baseIndex = 0;
    std::vector<content::ChangeSet> changes; ///< since then
    std::uint64_t savedIndex = 0;
    std::unique_ptr<DraftJournal> journal;
};

/// A scenario being authored: document and world at tick 0, no clock, nothing recorded. Its
/// reliable log is the draft's change-set log. Every change is in the journal before anybody hears
/// of it.
class AuthoringSession final : public Session
{
public:
    /// Replays the draft. Codes `sessions.draft.damaged` and those of parsing.
    [[nodiscard]] static Result<std::shared_ptr<AuthoringSession>>
    create(DraftParts parts, const content::Schema &schema, const content::Catalogue &catalogue,
           SessionListener &listener, const Clock &clock);

    [[nodiscard]] std::uint64_t epoch() const override { return m_epoch; }
    /// What a run would be pinned to now. Session thread only (`post`).
    [[nodiscard]] const content::Document &document() const { return m_document; }

protected:
    void handle(const Request &request, Replied replied) override;
    std::int64_t advance(std::int64_t nowUs) override;
    [[nodiscard]] SessionSnapshot snapshot(world::VisibilityClass sees) override;
    [[nodiscard]] std::shared_ptr<const StateFrame> keyframe(world::VisibilityClass sees) override;

private:
    AuthoringSession(DraftParts parts, const content::Schema &schema,
                     const content::Catalogue &catalogue, SessionListener &listener,
                     const Clock &clock);
    Result<> replay();
    [[nodiscard]] Reply edit(const Request &request, const content::ChangeSet &asked);
    [[nodiscard]] Reply undo(const Request &request, const kernel::UndoInput &undo);
    [[nodiscard]] Reply apply(content::ChangeSet change);
    [[nodiscard]] Reply save();
    [[nodiscard]] Reply close(const Request &request, const CloseDraft &command);
    [[nodiscard]] Reply rejected(const content::ApplyError &error) const;
    void learn(const content::ChangeSet &change, content::ChangeSet inverse);
    void tellSaved();
    [[nodiscard]] std::string canonical() const;

    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    DraftParts m_parts;
    content::Document m_document;
    /// Absent while the draft cannot be instantiated (its Problems say why).
    std::optional<world::World> m_world;
    std::uint64_t m_index = 0;
    std::uint64_t m_savedIndex = 0;
    /// Numbers are used again after a discard: a follower of an earlier opening starts afresh.
    const std::uint64_t m_epoch;
    Id m_closedBy; ///< command
    UndoStacks m_undo;
    std::unordered_map<Id, std::uint64_t> m_indexOf; ///< change-set id → number
    std::map<std::pair<Id, std::string>, std::string> m_setBy;
};

} // namespace ward::sessions
