// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/schema.h"
#include "core/recording/event.h"
#include "timeline/lane.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ward::timeline {

/// Turns the events of a session into lanes, one event after the other, so that a live run costs
/// what it adds. Not thread-safe.
class LaneBuilder
{
public:
    using NameOf = std::function<std::string(world::Handle)>;

    /// Cell `colour` of the phase with this name; empty when there is none.
    using ColourOf = std::function<std::string(std::string_view phase)>;

    LaneBuilder(const content::Schema &schema, NameOf nameOf, ColourOf colourOf);

    void add(const recording::Event &event);
    /// The phases may have other colours now.
    void colourPhases();
    /// Nothing after this moment has happened yet: open spans reach to here.
    void setEnd(Tick end);
    [[nodiscard]] const std::vector<Lane> &lanes() const { return m_lanes; }
    [[nodiscard]] const Lane *lane(const QString &id) const;
    /// Moments of all events of a lane or (empty id) of every lane, ascending, without repeats.
    [[nodiscard]] std::vector<Tick> moments(const QString &laneId) const;
    /// The newest event in the lanes up to a moment; 0 = none.
    [[nodiscard]] std::uint64_t lastEvent(Tick until) const;

private:
    enum Row {
        Phases,
        Alarms,
        Compressions,
        Drugs,
        Airway,
        Team,
        Equipment,
        Rules,
        Instructor,
        Marks
    };
    void open(Row row, const std::string &key, Span span);
    void close(const std::string &key, Tick at);
    void point(Row row, const recording::Event &event, Style style, QString label);

    const content::Schema &m_schema;
    NameOf m_nameOf;
    ColourOf m_colourOf;
    std::vector<Lane> m_lanes;
    std::map<std::string, std::pair<int, std::size_t>> m_open; ///< key → lane, span
    Tick m_end;
};

} // namespace ward::timeline
