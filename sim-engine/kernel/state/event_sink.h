// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/cell_value.h"
#include "core/recording/event.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::kernel {

/// Why something happened: the event before it, and the first event of the whole chain.
struct Cause
{
    std::uint64_t event = 0;
    std::uint64_t correlation = 0;
    template <typename A>
    void visit(A &a)
    {
        a(event, correlation);
    }
};

/// What rules can wait for in an event, without reading its payload.
struct Fact
{
    enum class Kind : std::uint8_t {
        Plain,
        Named,
        Action,
        Drug,
        Shock,
        PhaseEntered,
        PhaseLeft,
        TrendReached,
        EntityAdded,
        EntityRemoved,
        TimerElapsed,
        VariableChanged,
    };
    Kind kind = Kind::Plain;
    std::string name; ///< emitted name, action, drug, timer, variable; of an entity its prefab
    world::Handle handle = world::kNoHandle; ///< whom it concerns
    world::Handle device = world::kNoHandle; ///< the defibrillator of an action `defib.*`
    std::optional<content::Quantity> dose;
    std::string route;     ///< of a drug
    world::FieldRef field; ///< of a trend
    Id phase;
    std::string_view type; ///< event type; set by the sink
    Cause cause;           ///< the event itself; set by the sink
    bool cue = false;      ///< a Named that an instructor gave
    std::string payload;   ///< of the event, serialised, when a script hears it

    [[nodiscard]] static Fact named(std::string name)
    {
        Fact fact;
        fact.kind = Kind::Named;
        fact.name = std::move(name);
        return fact;
    }
    [[nodiscard]] static Fact of(Kind kind, std::string name)
    {
        Fact fact = named(std::move(name));
        fact.kind = kind;
        return fact;
    }
};

class Observer;

/// Numbers and keeps the events of the present tick.
class EventSink
{
public:
    /// An observer, if there is one, is told of every event; without `keeps` none is made.
    void configure(Observer *observer, bool keeps)
    {
        m_observer = observer;
        m_keeps = keeps;
    }
    /// Keeps the payloads of events of these types, or emitted with these names (ascending).
    void listenFor(std::vector<std::string> heard) { m_heard = std::move(heard); }
    struct Header
    {
        world::Handle aggregate = world::kNoHandle;
        std::string_view actor = "engine";
        Cause cause = {};
        recording::Origin origin = recording::Origin::Derived;
        Id command = {};
    };

    void begin(Tick tick, std::uint32_t sub);
    /// Appends an event; what it says to rules goes into `facts`.
    Cause emit(const v1::events::Payload &payload, const Header &header, Fact fact = {});

    /// Appends an event that says nothing to rules: what is looked at changes nothing.
    Cause record(const v1::events::Payload &payload, const Header &header);

    /// A second thing rules can wait for in an event that was emitted already.
    void addFact(Fact fact, Cause event);

    [[nodiscard]] const std::vector<recording::Event> &events() const { return m_events; }
    [[nodiscard]] std::vector<Fact> takeFacts();
    [[nodiscard]] std::uint64_t lastId() const { return m_lastId; }
    /// One past the highest aggregate that ever had an event.
    [[nodiscard]] std::size_t aggregates() const { return m_sequences.size(); }

    template <typename A>
    void visit(A &a)
    {
        a(m_lastId, m_sequences);
    }

private:
    Observer *m_observer = nullptr;
    bool m_keeps = true;
    std::vector<std::string> m_heard;
    Tick m_tick;
    std::uint32_t m_sub = 0;
    std::vector<recording::Event> m_events;
    std::vector<Fact> m_facts;
    std::uint64_t m_lastId = 0;
    std::vector<std::uint64_t> m_sequences; ///< by aggregate
};

} // namespace ward::kernel
