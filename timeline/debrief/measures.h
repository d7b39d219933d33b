// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/document.h"
#include "core/content/schema.h"
#include "timeline/debrief/session_facts.h"
#include "timeline/lane.h"

#include <QString>

#include <optional>
#include <span>
#include <vector>

namespace ward::timeline {

enum class MeasureState : std::uint8_t {
    Met,    ///< done, and in time where a time is asked for
    Late,   ///< done, after its time
    Missed, ///< not done, and its time has passed; or no time is asked for, and the session is over
    Open,   ///< not done, there is still time
    Figure, ///< a figure that nothing is asked of
    Without, ///< does not apply: what it is counted from never was, or the session ended too early
};

/// One line of a debriefing: a figure that follows from the events of the session and nothing else.
struct Measure
{
    QString section; ///< heading it stands under
    QString title;   ///< "Compressions started"
    QString value;   ///< "0:22", "68 %", "not done by 02:11"
    QString target;  ///< "within 0:30"; empty where none is stated
    QString detail;  ///< what it is counted from, or why it does not apply
    QString source;  ///< of the target: guideline, year, section
    MeasureState state = MeasureState::Figure;
    std::optional<Tick> evidence; ///< the moment that shows it
    bool asked = false;           ///< by the scenario's checklist
    QString action;               ///< what the checklist waits for, "cpr.start"
    QString drug;                 ///< of it, where the checklist names one
    std::optional<Tick> due;      ///< by when, where a time is asked for and counting
};

struct MeasureInput
{
    const SessionFacts &facts;
    const content::Document &document; ///< its checklist says what is asked for, and when
    const content::Schema &schema;
    std::span<const Curve> curves; ///< vitals as the monitor showed them
    Tick end;
    bool over = true; ///< nothing more can happen
};

/// What the scenario's checklist asks for, then what the events alone tell of compressions, shocks,
/// alarms and vitals, then what was scored.
///
/// A time is counted from the first entry of the phase that the checklist names; without a
/// checklist from the loss of the pulse, else from the beginning of the phase. The compression
/// fraction is the share of the time without a pulse, from its loss on, in which compressions went
/// on (at least 60 %: AHA Guidelines 2020, part 3, doi:10.1161/CIR.0000000000000916).
[[nodiscard]] std::vector<Measure> takeMeasures(const MeasureInput &input);

/// "0:22", "2:14", "1:02:30".
[[nodiscard]] QString durationText(double seconds);

} // namespace ward::timeline
