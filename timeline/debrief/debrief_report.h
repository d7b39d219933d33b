// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "timeline/debrief/measures.h"

#include <QString>

#include <span>
#include <vector>

namespace ward::timeline {

struct ReportInput
{
    QString title; ///< of the session
    Tick end;
    const std::vector<Measure> &measures;
    const SessionFacts &facts;
    std::span<const Curve> curves;
};

/// The debriefing as one HTML page to print or to send: measures with their targets and sources,
/// the vitals over the phases as a drawing, scores and marks. Holds everything it shows; names no
/// person beside those whom the scenario names.
[[nodiscard]] QString debriefReport(const ReportInput &input);

} // namespace ward::timeline
