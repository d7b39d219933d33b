// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/result.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "core/recording/source.h"
#include "sim-engine/inquiry/answer.h"
#include "ward/v1/events/event.pb.h"

#include <functional>
#include <initializer_list>

namespace ward::inquiry {

/// An event with its payload read.
struct Happened
{
    recording::Event event;
    v1::events::Payload payload;
};

/// True when whoever asked does not want to know any more.
using Cancelled = std::function<bool()>;

/// A recording up to one moment, as questions read it. One thread.
class History
{
public:
    /// Codes `recording.*`, `inquiry.outside`, `inquiry.scenario` (its document cannot be read).
    [[nodiscard]] static Result<History> of(recording::RecordingSource &source, Tick at,
                                            Cancelled cancelled);

    [[nodiscard]] Tick at() const { return m_at; }
    [[nodiscard]] const content::Document &document() const { return m_document; }
    [[nodiscard]] const content::Schema &schema() const { return content::Schema::shipped(); }
    [[nodiscard]] const recording::RecordingInfo &info() const { return m_info; }
    [[nodiscard]] const world::World &world() const { return m_world; }
    [[nodiscard]] recording::RecordingSource &source() const { return *m_source; }
    [[nodiscard]] bool isCancelled() const { return m_cancelled && m_cancelled(); }

    /// Every event of these types up to the moment, oldest first; code `inquiry.cancelled`.
    [[nodiscard]] Result<std::vector<Happened>>
    events(std::initializer_list<std::string_view> types) const;
    /// Code `inquiry.unknown-event`.
    [[nodiscard]] Result<Happened> event(std::uint64_t id) const;

    /// As people know it; "the session" for no entity.
    [[nodiscard]] std::string nameOf(world::Handle handle) const;
    [[nodiscard]] Link linkOf(const recording::Event &event) const;
    /// From the event down its causes to the root; empty for 0.
    [[nodiscard]] Result<std::vector<Link>> chainFrom(std::uint64_t event) const;
    /// What stands at the end of a chain.
    [[nodiscard]] Message rootOf(const Link &last) const;

private:
    /// Rules may be edited while they run: the document becomes the one of the moment.
    [[nodiscard]] Result<> followEdits();
    History(recording::RecordingSource &source, Tick at, world::World world)
        : m_source(&source)
        , m_at(at)
        , m_world(std::move(world))
    {
    }

    recording::RecordingSource *m_source = nullptr;
    Tick m_at;
    recording::RecordingInfo m_info;
    content::Document m_document;
    world::World m_world;
    Cancelled m_cancelled;
};

} // namespace ward::inquiry
