// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-client/draft_follower.h"

#include "core/content/document_codec.h"
#include "core/world/instantiate.h"

#include <algorithm>

namespace ward::client {

DraftFollower::DraftFollower(const content::Schema &schema, const content::Catalogue &catalogue)
    : m_schema(schema)
    , m_catalogue(catalogue)
{
}

const world::World *DraftFollower::world() const
{
    return m_shown.world ? &*m_shown.world : nullptr;
}

void DraftFollower::makeWorld(State &state) const
{
    state.world.reset();
    if (auto world = world::instantiate(state.document, m_schema, m_catalogue))
        state.world = std::move(*world);
}

tl::expected<content::ChangeSet, content::ApplyError>
DraftFollower::apply(State &state, const content::ChangeSet &change) const
{
    auto inverse = content::apply(state.document, change, m_schema);
    if (!inverse)
        return inverse;
    if (state.world) {
        if (!world::applyToWorld(*state.world, change, m_schema, m_catalogue))
            makeWorld(state);
    } else {
        makeWorld(state);
    }
    return inverse;
}

Result<> DraftFollower::reset(std::string_view document, std::uint64_t index)
{
    content::ParsedDocument parsed = content::parseDocument(document, "draft", m_schema);
    if (!parsed.document)
        return failure("client.draft.unreadable");
    m_confirmed.document = std::move(*parsed.document);
    makeWorld(m_confirmed);
    m_index = index;
    rebuild();
    return {};
}

bool DraftFollower::rebuild()
{
    bool dropped = false;
    m_shown = m_confirmed;
    for (Pending &pending : m_pending) {
        auto inverse = apply(m_shown, pending.change);
        pending.shown = inverse.has_value();
        dropped |= !pending.shown;
        if (inverse)
            pending.inverse = std::move(*inverse);
    }
    return dropped;
}

DraftFollower::Update DraftFollower::confirmed(const content::ChangeSet &change,
                                               std::uint64_t index)
{
    Update update;
    if (index <= m_index)
        return update;
    if (index != m_index + 1 || !apply(m_confirmed, change)) {
        update.lost = true;
        return update;
    }
    m_index = index;
    const auto own = std::find_if(m_pending.begin(), m_pending.end(),
                                  [&](const Pending &p) { return p.change.id == change.id; });
    if (own == m_pending.begin() && own != m_pending.end() && own->shown) {
        m_pending.erase(own); // shown since it was made
        return update;
    }
    if (own != m_pending.end())
        m_pending.erase(own);
    update.reset = rebuild();
    update.changes.push_back(change);
    return update;
}

tl::expected<void, content::ApplyError> DraftFollower::edit(content::ChangeSet change)
{
    auto inverse = apply(m_shown, change);
    if (!inverse)
        return tl::unexpected(std::move(inverse.error()));
    m_pending.push_back({std::move(change), std::move(*inverse), true});
    return {};
}

DraftFollower::Update DraftFollower::answered(const Id &change, bool accepted, std::uint64_t index)
{
    Update update;
    const auto own = std::find_if(m_pending.begin(), m_pending.end(),
                                  [&](const Pending &p) { return p.change.id == change; });
    // An accepted edit stays on top until the log brings it, unless a snapshot already did.
    if (own == m_pending.end() || (accepted && index > m_index))
        return update;
    const Pending answered = std::move(*own);
    m_pending.erase(own);
    const bool dropped = rebuild();
    if (accepted || !answered.shown) {
        update.reset = dropped || !answered.shown;
        return update;
    }
    update.changes.push_back(answered.inverse);
    update.reset = dropped;
    return update;
}

} // namespace ward::client
