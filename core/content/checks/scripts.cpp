// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>

namespace ward::content {

namespace {

/// "function on(" or "on = function", whatever the spaces.
bool definesHandler(const std::string &code)
{
    std::string packed;
    for (const char c : code) {
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r')
            packed += c;
    }
    return packed.find("functionon(") != std::string::npos ||
           packed.find("on=function(") != std::string::npos;
}

bool isCalled(const Checker &checker, const Record &script)
{
    const auto &actions = checker.ofKind("action");
    return std::any_of(actions.begin(), actions.end(), [&](const Record *action) {
        return checker.text(*action, "type") == "script" &&
               checker.target(*action, "script") == &script;
    });
}

} // namespace

void checkScripts(Checker &checker)
{
    for (const Record *script : checker.ofKind("script")) {
        const std::string code = checker.text(*script, "code");
        const Checker::Args args = {{"script", checker.name(*script)}};
        if (code.find_first_not_of(" \t\r\n") == std::string::npos) {
            Diagnostic &found = checker.report(*script, "code", "content.script.empty", args);
            found.fixes.push_back(removeFix(checker, FixKind::Choice, *script));
        } else if (!definesHandler(code)) {
            checker.report(*script, "code", "content.script.no-handler", args);
        } else if (checker.flag(*script, "enabled") && checker.text(*script, "events").empty() &&
                   !isCalled(checker, *script)) {
            checker.report(*script, "events", "content.script.never-called", args);
        }
    }
    for (const Record *action : checker.ofKind("action")) {
        const Record *script = checker.target(*action, "script");
        if (checker.text(*action, "type") != "script" || !script ||
            checker.flag(*script, "enabled"))
            continue;
        Diagnostic &found = checker.report(*action, "script", "content.script.disabled",
                                           {{"script", checker.name(*script)}});
        found.fixes.push_back(setFix(checker, FixKind::Choice, *script, "enabled", true));
    }
}

} // namespace ward::content
