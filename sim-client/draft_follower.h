// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/catalogue.h"
#include "core/content/change_set.h"
#include "core/content/document.h"
#include "core/world/world.h"

#include <optional>
#include <string_view>
#include <vector>

namespace ward::client {

/// A draft as this client sees it: what the engine has confirmed, and on top of it own edits that
/// are still without an answer. Knows no socket. One thread.
class DraftFollower
{
public:
    DraftFollower(const content::Schema &schema, const content::Catalogue &catalogue);

    /// What somebody who shows the document must hear of, in order.
    struct Update
    {
        std::vector<content::ChangeSet> changes; ///< applied to what is shown
        bool reset = false;                      ///< what is shown was replaced as a whole
        bool lost = false; ///< this client has lost the thread: ask for a snapshot
    };

    /// The document after `index` change-sets. Own unanswered edits stay on top.
    Result<> reset(std::string_view document, std::uint64_t index);
    /// Change-set number `index` of the log; numbers it has are passed over.
    [[nodiscard]] Update confirmed(const content::ChangeSet &change, std::uint64_t index);
    /// Shows an own edit at once.
    [[nodiscard]] tl::expected<void, content::ApplyError> edit(content::ChangeSet change);
    /// The engine's answer to an own edit.
    [[nodiscard]] Update answered(const Id &change, bool accepted, std::uint64_t index);

    [[nodiscard]] const content::Document &document() const { return m_shown.document; }
    /// Null while the draft cannot be instantiated.
    [[nodiscard]] const world::World *world() const;
    [[nodiscard]] std::uint64_t index() const { return m_index; }
    [[nodiscard]] int pending() const { return static_cast<int>(m_pending.size()); }

private:
    struct State
    {
        content::Document document;
        std::optional<world::World> world;
    };
    struct Pending
    {
        content::ChangeSet change;
        content::ChangeSet inverse;
        bool shown = true;
    };

    [[nodiscard]] tl::expected<content::ChangeSet, content::ApplyError>
    apply(State &state, const content::ChangeSet &change) const;
    void makeWorld(State &state) const;
    /// Shown = confirmed + pending; true when one of them does not fit any more.
    bool rebuild();

    const content::Schema &m_schema;
    const content::Catalogue &m_catalogue;
    State m_confirmed;
    State m_shown;
    std::uint64_t m_index = 0;
    std::vector<Pending> m_pending;
};

} // namespace ward::client
