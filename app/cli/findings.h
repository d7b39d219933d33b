// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/diagnostic.h"

#include <iosfwd>

namespace ward::cli {

/// Prints one finding on a line, `FILE:LINE: SEVERITY CODE MESSAGE`. A record is one line of a
/// scenario, so the field and the column follow where they are known: `[hr, column 391]`.
void printFinding(std::ostream &out, const content::Diagnostic &finding);

/// The quick fixes of one finding, each on a line of its own: `  fix: …` or `  safe fix: …`.
void printFixes(std::ostream &out, const content::Diagnostic &finding);

enum class Listing { Findings, WithFixes };

/// The same for many, in the order of their places in the file.
void printFindings(std::ostream &out, content::Diagnostics findings,
                   Listing listing = Listing::Findings);

} // namespace ward::cli
