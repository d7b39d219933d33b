// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/checks.h"

#include "core/content/checks/checker.h"

namespace ward::content {

Diagnostics checkDocument(const Document &document, const Schema &schema,
                          const Catalogue &catalogue)
{
    Checker checker(document, schema, catalogue);
    constexpr void (*all[])(Checker &) = {
        checkEntities,   checkPlaces,    checkDevices,        checkCapabilities, checkValues,
        checkParts,      checkLevels,    checkTargets,        checkAlarms,       checkNames,
        checkDrugs,      checkSignals,   checkArguments,      checkReach,        checkConditions,
        checkDuplicates, checkConflicts, checkPressureGroups, checkLoops,        checkFlow,
        checkTimes,      checkTexts,     checkScripts,        checkScores,       checkSources,
    };
    for (const auto check : all)
        check(checker);
    return std::move(checker.findings);
}

} // namespace ward::content
