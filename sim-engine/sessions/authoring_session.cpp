// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/authoring_session.h"

#include "core/content/proto_codec.h"
#include "ward/v1/events/change_set.pb.h"

#include <cassert>
#include <type_traits>

namespace ward::sessions {

namespace {

std::string serialised(const content::ChangeSet &change)
{
    v1::events::ChangeSet message;
    content::toProto(change, message);
    return message.SerializeAsString();
}

} // namespace

AuthoringSession::AuthoringSession(DraftParts parts, const content::Schema &schema,
                                   const content::Catalogue &catalogue, SessionListener &listener,
                                   const Clock &clock)
    : Session(parts.draft, SessionKind::Draft, listener, clock, SIZE_MAX)
    , m_schema(schema)
    , m_catalogue(catalogue)
    , m_parts(std::move(parts))
    , m_index(m_parts.baseIndex)
    , m_savedIndex(m_parts.savedIndex)
    , m_epoch(static_cast<std::uint64_t>(clock.unixMs()))
{
    log().startAfter(m_parts.baseIndex);
    SessionSummary summary = this->summary();
    summary.title = m_parts.title;
    summary.draft = m_parts.draft;
    setSummary(std::move(summary));
}

Result<std::shared_ptr<AuthoringSession>>
AuthoringSession::create(DraftParts parts, const content::Schema &schema,
                         const content::Catalogue &catalogue, SessionListener &listener,
                         const Clock &clock)
{
    const std::shared_ptr<AuthoringSession> session(
        new AuthoringSession(std::move(parts), schema, catalogue, listener, clock));
    if (auto done = session->replay(); !done)
        return failure(done.error());
    return session;
}

Result<> AuthoringSession::replay()
{
    content::ParsedDocument parsed = content::parseDocument(m_parts.base, m_parts.title, m_schema);
    if (!parsed.document) {
        for (const content::Diagnostic &diagnostic : parsed.diagnostics) {
            if (diagnostic.severity == content::Severity::Error)
                return failure(Error(diagnostic.message));
        }
        return failure("sessions.draft.damaged", {{"title", m_parts.title}});
    }
    m_document = std::move(*parsed.document);
    for (const content::ChangeSet &change : m_parts.changes) {
        auto inverse = content::apply(m_document, change, m_schema);
        if (!inverse)
            return failure(
                Error(inverse.error().error)
                    .within(Message("sessions.draft.damaged", {{"title", m_parts.title}})));
        ++m_index;
        learn(change, std::move(*inverse));
    }
    m_parts.changes.clear();
    m_parts.base.clear();
    if (auto world = world::instantiate(m_document, m_schema, m_catalogue))
        m_world = std::move(*world);
    log().commit(m_index);
    tellSaved();
    return {};
}

void AuthoringSession::learn(const content::ChangeSet &change, content::ChangeSet inverse)
{
    m_indexOf.emplace(change.id, m_index);
    for (const content::Op &op : change.ops) {
        if (const auto *set = std::get_if<content::SetOp>(&op))
            m_setBy[{set->record, set->cell}] = change.actor;
        else if (const auto *text = std::get_if<content::TextOp>(&op))
            m_setBy[{text->record, text->cell}] = change.actor;
        else if (const auto *remove = std::get_if<content::RemoveOp>(&op))
            m_setBy[{remove->was.id, {}}] = change.actor;
        else if (const auto *move = std::get_if<content::MoveOp>(&op))
            m_setBy[{move->record, {}}] = change.actor;
    }
    m_undo.applied(change, std::move(inverse));
    log().append(content::Visibility::Staff, serialised(change));
    setStatus(change.actor,
              {m_undo.undoDepth(change.actor), m_undo.redoDepth(change.actor), m_savedIndex});
}

void AuthoringSession::handle(const Request &request, Replied replied)
{
    if (!may(request.role, actOf(request, false)))
        return replied(Reply::refused(notAllowed(request)));
    if (isOver()) {
        if (request.id.isNull() || request.id != m_closedBy)
            return replied(Reply::refused(Message("sessions.draft.closed")));
        Reply again;
        again.accepted = true;
        again.session = id();
        return replied(again);
    }
    const Reply reply = std::visit(
        [&](const auto &c) -> Reply {
            using T = std::decay_t<decltype(c)>;
            if constexpr (std::is_same_v<T, content::ChangeSet>)
                return edit(request, c);
            else if constexpr (std::is_same_v<T, kernel::UndoInput>)
                return undo(request, c);
            else if constexpr (std::is_same_v<T, SaveDraft>)
                return save();
            else if constexpr (std::is_same_v<T, CloseDraft>)
                return close(request, c);
            else
                return Reply::refused(Message("sessions.draft.not-a-run"));
        },
        request.what);
    replied(reply);
}

Reply AuthoringSession::edit(const Request &request, const content::ChangeSet &asked)
{
    if (asked.scope != content::Scope::Definition)
        return Reply::refused(Message("sessions.draft.session-scope"));
    if (asked.id.isNull())
        return Reply::refused(Message("sessions.draft.change-without-id"));
    content::ChangeSet change = asked;
    change.actor = request.actor;
    change.client = request.client;
    if (change.intent == kUndoIntent || change.intent == kRedoIntent)
        change.intent = "edit.set";
    return apply(std::move(change));
}

Reply AuthoringSession::undo(const Request &request, const kernel::UndoInput &undo)
{
    const bool back = undo.direction == kernel::UndoInput::Direction::Undo;
    const UndoStacks::Entry *entry =
        back ? m_undo.undoTop(request.actor) : m_undo.redoTop(request.actor);
    // A repeated command is answered before the stacks are looked at: it has changed them.
    if (!entry && !m_indexOf.contains(request.id))
        return Reply::refused(
            Message(back ? "sessions.draft.nothing-to-undo" : "sessions.draft.nothing-to-redo"));
    content::ChangeSet change;
    if (entry) {
        change = entry->inverse;
        change.base = entry->change;
    }
    change.id = request.id;
    change.intent = back ? kUndoIntent : kRedoIntent;
    change.actor = request.actor;
    change.client = request.client;
    change.scope = content::Scope::Definition;
    return apply(std::move(change));
}

Reply AuthoringSession::apply(content::ChangeSet change)
{
    Reply reply;
    reply.session = id();
    if (const auto known = m_indexOf.find(change.id); known != m_indexOf.end()) {
        reply.accepted = true;
        reply.changeIndex = known->second;
        return reply;
    }
    auto inverse = content::apply(m_document, change, m_schema);
    if (!inverse)
        return rejected(inverse.error());

    const auto takeBack = [&] {
        content::ChangeSet back = *inverse;
        [[maybe_unused]] const auto done = content::apply(m_document, back, m_schema);
        assert(done);
    };
    std::optional<world::World> world = m_world;
    if (world) {
        if (const auto applied = world::applyToWorld(*world, change, m_schema, m_catalogue);
            !applied) {
            takeBack();
            return Reply::refused(applied.error().message);
        }
    } else if (auto made = world::instantiate(m_document, m_schema, m_catalogue)) {
        world = std::move(*made);
    }
    // What is there already may stay, also above the limit of a smaller machine.
    const std::size_t before = m_world ? m_world->entities().size() : 0;
    if (world && world->entities().size() > before) {
        if (auto why = tooMany(world->entities().size())) {
            takeBack();
            return Reply::refused(std::move(*why));
        }
    }
    if (const auto kept = m_parts.journal->append(m_index + 1, change); !kept) {
        takeBack();
        return Reply::refused(kept.error().message);
    }
    m_world = std::move(world);
    ++m_index;
    reply.accepted = true;
    reply.changeIndex = m_index;
    reply.inverse = *inverse;
    learn(change, std::move(*inverse));
    log().commit(m_index);
    listener().logGrew(id());
    return reply;
}

Reply AuthoringSession::rejected(const content::ApplyError &error) const
{
    Reply reply = Reply::refused(error.error.message);
    for (const content::Clash &clash : error.clashes) {
        auto by = m_setBy.find({clash.record, clash.cell});
        if (by == m_setBy.end())
            by = m_setBy.find({clash.record, {}});
        reply.clashes.push_back({clash.record, clash.cell, clash.current,
                                 by == m_setBy.end() ? std::string() : by->second});
    }
    return reply;
}

std::string AuthoringSession::canonical() const
{
    return content::writeDocument(m_document, m_schema);
}

void AuthoringSession::tellSaved()
{
    setStatus({}, {0, 0, m_savedIndex});
}

Reply AuthoringSession::save()
{
    Reply reply;
    reply.session = id();
    reply.document = canonical();
    if (const auto kept = m_parts.journal->saved(m_index, reply.document); !kept)
        return Reply::refused(kept.error().message);
    m_savedIndex = m_index;
    tellSaved();
    reply.accepted = true;
    reply.changeIndex = m_index;
    return reply;
}

Reply AuthoringSession::close(const Request &request, const CloseDraft &command)
{
    const int others = audience() - (request.follows ? 1 : 0);
    if (others > 0)
        return Reply::refused(Message("sessions.draft.in-use", {{"others", std::int64_t{others}}}));
    if (command.discard) {
        if (const auto done = m_parts.journal->discard(); !done)
            return Reply::refused(done.error().message);
    }
    m_closedBy = request.id;
    setOver();
    listener().closed(id(), Message("sessions.draft.closed"));
    Reply reply;
    reply.accepted = true;
    reply.session = id();
    return reply;
}

std::int64_t AuthoringSession::advance(std::int64_t)
{
    return kNever;
}

SessionSnapshot AuthoringSession::snapshot(world::VisibilityClass sees)
{
    SessionSnapshot snapshot;
    snapshot.session = id();
    snapshot.kind = SessionKind::Draft;
    snapshot.epoch = m_epoch;
    snapshot.changeIndex = m_index;
    snapshot.savedIndex = m_savedIndex;
    if (sees != world::VisibilityClass::Learner)
        snapshot.document = canonical();
    if (m_world)
        snapshot.stateHash = m_world->contentHash();
    return snapshot;
}

std::shared_ptr<const StateFrame> AuthoringSession::keyframe(world::VisibilityClass)
{
    return nullptr; // a draft has no motion
}

} // namespace ward::sessions
