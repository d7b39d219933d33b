// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/inquiry/history.h"

#include "core/content/change_set.h"
#include "core/content/document_codec.h"
#include "core/content/proto_codec.h"
#include "core/recording/event_phrase.h"

#include <algorithm>

namespace ward::inquiry {

namespace {

constexpr int kPage = 2000;
constexpr std::size_t kLongestChain = 1000; ///< a cause is older than its effect; this is a fuse

} // namespace

Result<History> History::of(recording::RecordingSource &source, Tick at, Cancelled cancelled)
{
    auto info = source.info();
    if (!info)
        return failure(std::move(info.error()));
    if (at.n < 0 || at > info->last)
        return failure("inquiry.outside", {{"at", MessageTime{at.time().us}},
                                           {"end", MessageTime{info->last.time().us}}});
    auto world = source.worldAt(at);
    if (!world)
        return failure(std::move(world.error()));
    History history(source, at, *std::move(world));
    history.m_info = *std::move(info);
    history.m_cancelled = std::move(cancelled);
    auto parsed = content::parseDocument(history.m_info.scenario, history.m_info.scenarioTitle,
                                         content::Schema::shipped());
    if (!parsed.document)
        return failure("inquiry.scenario", {{"title", history.m_info.scenarioTitle}});
    history.m_document = *std::move(parsed.document);
    if (auto done = history.followEdits(); !done)
        return failure(std::move(done.error()));
    return history;
}

Result<> History::followEdits()
{
    auto edits = events({"definition.changed"});
    if (!edits)
        return failure(std::move(edits.error()));
    for (const Happened &edit : *edits) {
        const auto change = content::fromProto(edit.payload.definition_changed().change());
        if (!change || !content::apply(m_document, *change, schema()))
            return failure("inquiry.scenario", {{"title", m_info.scenarioTitle}});
    }
    return {};
}

Result<std::vector<Happened>> History::events(std::initializer_list<std::string_view> types) const
{
    std::vector<Happened> out;
    std::uint64_t after = 0;
    while (true) {
        if (isCancelled())
            return failure("inquiry.cancelled");
        auto page = m_source->events(after, kPage);
        if (!page)
            return failure(std::move(page.error()));
        for (recording::Event &event : *page) {
            if (event.tick > m_at)
                return out;
            after = event.id;
            if (std::find(types.begin(), types.end(), event.type) == types.end())
                continue;
            if (auto payload = recording::payloadOf(event))
                out.push_back({std::move(event), *std::move(payload)});
        }
        if (page->empty())
            return out;
    }
}

Result<Happened> History::event(std::uint64_t id) const
{
    const auto unknown = [&] {
        return failure("inquiry.unknown-event",
                       {{"event", static_cast<std::int64_t>(id)},
                        {"last", static_cast<std::int64_t>(m_info.events)}});
    };
    if (id == 0)
        return unknown();
    auto page = m_source->events(id - 1, 1);
    if (!page)
        return failure(std::move(page.error()));
    if (page->empty() || page->front().id != id)
        return unknown();
    auto payload = recording::payloadOf(page->front());
    if (!payload)
        return failure(std::move(payload.error()));
    return Happened{std::move(page->front()), *std::move(payload)};
}

std::string History::nameOf(world::Handle handle) const
{
    // One that is gone by now keeps the name it had.
    return handle == world::kNoHandle ? std::string() : std::string(m_world.name(handle));
}

Link History::linkOf(const recording::Event &event) const
{
    return {event.id,
            event.tick,
            event.type,
            event.actor,
            event.origin,
            recording::phrase(event, schema(),
                              [this](world::Handle handle) { return nameOf(handle); })};
}

Result<std::vector<Link>> History::chainFrom(std::uint64_t id) const
{
    std::vector<Link> out;
    while (id != 0 && out.size() < kLongestChain) {
        if (isCancelled())
            return failure("inquiry.cancelled");
        auto happened = event(id);
        if (!happened)
            return failure(std::move(happened.error()));
        out.push_back(linkOf(happened->event));
        id = happened->event.cause < id ? happened->event.cause : 0;
    }
    return out;
}

Message History::rootOf(const Link &last) const
{
    const MessageTime at{last.at.time().us};
    if (last.origin == recording::Origin::Input) {
        if (last.actor.starts_with("learner"))
            return {"inquiry.root.learner", {{"who", last.actor}, {"at", at}}};
        return {"inquiry.root.person", {{"who", last.actor}, {"at", at}}};
    }
    if (last.type == "event.emitted") {
        if (const auto happened = event(last.event)) {
            const std::string &name = happened->payload.emitted().name();
            for (const content::Record *record : m_document.ofKind("event")) {
                const auto *own = std::get_if<std::string>(&record->cell("name"));
                if (own && *own == name)
                    return {"inquiry.root.schedule", {{"event", name}, {"at", at}}};
            }
        }
    }
    if (last.type == "session.started" || last.at.n == 0)
        return Message("inquiry.root.start");
    if (last.type == "rule.fired")
        return {"inquiry.root.clock", {{"at", at}}};
    if (last.actor == "physiology" || last.type == "trigger.changed")
        return Message("inquiry.root.physiology");
    return {"inquiry.root.engine", {{"at", at}}};
}

} // namespace ward::inquiry
