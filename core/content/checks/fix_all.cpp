// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fix_all.h"

#include "core/content/checks/checks.h"

#include <algorithm>

namespace ward::content {

namespace {

constexpr int kMostRounds = 16; ///< a fix may make room for another; none makes one necessary

} // namespace

FixedDocument applySafeFixes(Document document, const Schema &schema, const Catalogue &catalogue)
{
    FixedDocument out{std::move(document), {}};
    for (int round = 0; round < kMostRounds; ++round) {
        bool any = false;
        for (Diagnostic &finding : checkDocument(out.document, schema, catalogue)) {
            const auto safe =
                std::find_if(finding.fixes.begin(), finding.fixes.end(),
                             [](const QuickFix &fix) { return fix.kind == FixKind::Safe; });
            // One that an earlier fix of this round has overtaken is refused, and found again if
            // it still holds.
            if (safe == finding.fixes.end() || !apply(out.document, safe->change, schema))
                continue;
            any = true;
            finding.fixes = {std::move(*safe)};
            out.fixed.push_back(std::move(finding));
        }
        if (!any)
            break;
    }
    return out;
}

} // namespace ward::content
