// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "app/cli/findings.h"

#include "core/messages/messages.h"

#include <algorithm>
#include <ostream>
#include <tuple>

namespace ward::cli {

void printFinding(std::ostream &out, const content::Diagnostic &finding)
{
    out << messages::renderDiagnostic(finding, "en");
    // A finding about a whole record or file stands at the beginning of its line.
    if (finding.column > 1 || finding.message.code == "content.file.syntax") {
        out << " [" << finding.field << (finding.field.empty() ? "" : ", ") << "column "
            << finding.column << ']';
    }
    out << '\n';
}

void printFixes(std::ostream &out, const content::Diagnostic &finding)
{
    for (const content::QuickFix &fix : finding.fixes) {
        out << (fix.kind == content::FixKind::Safe ? "  safe fix: " : "  fix: ")
            << messages::render(fix.message, "en") << '\n';
    }
}

void printFindings(std::ostream &out, content::Diagnostics findings, Listing listing)
{
    std::stable_sort(findings.begin(), findings.end(),
                     [](const content::Diagnostic &a, const content::Diagnostic &b) {
                         return std::tie(a.line, a.column) < std::tie(b.line, b.column);
                     });
    for (const content::Diagnostic &finding : findings) {
        printFinding(out, finding);
        if (listing == Listing::WithFixes)
            printFixes(out, finding);
    }
}

} // namespace ward::cli
