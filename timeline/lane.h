// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/world/world.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ward::timeline {

/// What something on a lane means; the painter chooses colour and shape from it, never colour
/// alone.
enum class Style : std::uint8_t {
    Phase, ///< as every other: what its author gave it as its colour
    PhaseWarn,
    PhaseBad,
    PhaseGood,
    PhaseCalm,
    AlarmHigh,
    AlarmMedium,
    AlarmLow,
    Work, ///< compressions
    Airway,
    Drug,  ///< round
    Shock, ///< diamond
    Speech,
    Rule,
    Event,
    Equipment,
    Instructor,
    Mark,
};

/// Something that lasts. `open`: it had not ended at the newest event.
struct Span
{
    Tick from;
    Tick to;
    bool open = false;
    Style style = Style::Event;
    QString label;
    std::uint64_t event = 0;
    /// What it is one time of: all spans of one name share a row. Empty: any row that is free.
    std::string name;
};

/// Something that happens at a moment.
struct Point
{
    Tick at;
    Style style = Style::Event;
    QString label;
    std::uint64_t event = 0;
};

enum class LaneKind : std::uint8_t { Items, Curves };

/// One row of the timeline, in clinical words.
struct Lane
{
    QString id; ///< stable: "phases", "alarms", …
    QString title;
    LaneKind kind = LaneKind::Items;
    std::vector<Span> spans;   ///< ascending by from
    std::vector<Point> points; ///< ascending by at
};

/// Values of one vital at whole seconds; NaN: not measured, or not told of yet.
struct Curve
{
    QString field; ///< "numerics.hr"
    QString label;
    QString colour; ///< name of a clinical colour of the theme: ecg, spo2, abp, co2, resp
    double low = 0; ///< what the scale never goes beyond
    double high = 0;
    double step = 1;                 ///< the scale ends on whole steps
    const char *lowLimit = nullptr;  ///< field of the patient's alarm limit; nullptr: none
    const char *highLimit = nullptr; ///< likewise
    std::optional<double> limitLow;  ///< as the patient's monitor was last seen to have it
    std::optional<double> limitHigh;
    std::vector<float> values; ///< index = second
    std::vector<bool> known;   ///< index = second: told of, be it "not measured"

    [[nodiscard]] bool isKnown(std::size_t second) const
    {
        return second < known.size() && known[second];
    }
};

/// Seconds from … to (excluded) of one patient's vitals.
struct Stretch
{
    world::Handle patient = world::kNoHandle;
    std::int64_t from = 0;
    std::int64_t to = 0;
};

} // namespace ward::timeline
