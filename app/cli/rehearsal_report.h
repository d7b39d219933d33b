// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/rehearsal/rehearse.h"

#include <ostream>
#include <string>

namespace ward::cli {

/// What `ward rehearse` has to tell.
struct Rehearsed
{
    const rehearsal::Subject &subject;
    std::string title;
    std::string learner; ///< as it was asked for
    std::uint64_t seed = 0;
    const rehearsal::Report &report;
    const rehearsal::DryRun &first; ///< with details
    const content::Diagnostics &findings;
};

/// Tables for people: what was never reached first, then how often the rest was.
void printReport(std::ostream &out, const Rehearsed &rehearsed);
/// The same for programs, one JSON object.
void printReportJson(std::ostream &out, const Rehearsed &rehearsed);

} // namespace ward::cli
