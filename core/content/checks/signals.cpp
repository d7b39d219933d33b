// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"
#include "core/content/nearest.h"

#include <algorithm>

namespace ward::content {

namespace {

using Names = std::set<std::string>;

struct Place
{
    const Record *record = nullptr;
    const char *cell = "";
};
using Places = std::map<std::string, Place>; ///< name → where it stands first

void note(const Checker &checker, Places &places, const Record &record, const char *cell)
{
    std::string name = checker.text(record, cell);
    if (!name.empty())
        places.try_emplace(std::move(name), Place{&record, cell});
}

std::vector<std::string> namesOf(const Places &places)
{
    std::vector<std::string> names;
    for (const auto &[name, place] : places)
        names.push_back(name);
    return names;
}

bool isEngineEvent(const std::string &name)
{
    // Types of the engine's own events: lower-case words with dots or underscores.
    return name.find('.') != std::string::npos || name.find('_') != std::string::npos;
}

/// Names that rules wait for and nothing in the scenario emits; names emitted for nobody.
void checkEmitted(Checker &checker)
{
    Names heard;
    for (const char *kind : {"trigger", "condition"}) {
        for (const Record *part : checker.ofKind(kind))
            heard.insert(checker.text(*part, "event"));
    }
    for (const Record *trigger : checker.ofKind("trigger")) {
        const std::string event = checker.text(*trigger, "event");
        if (checker.text(*trigger, "type") != "event" || event.empty() ||
            checker.emitted.contains(event) || checker.scriptsMention(event))
            continue;
        Diagnostic &found =
            checker.report(*trigger, "event", "content.rule.event-not-emitted", {{"event", event}});
        const std::vector<std::string> known(checker.emitted.begin(), checker.emitted.end());
        addNearest(checker, found, nearestName(event, known));
        if (!found.fixes.empty() && isEngineEvent(event))
            found.fixes.front().kind = FixKind::Choice; // it may be one of the engine's own
    }
    for (const Record *action : checker.ofKind("action")) {
        const std::string event = checker.text(*action, "event");
        if (checker.text(*action, "type") != "event" || event.empty() || heard.contains(event) ||
            checker.scriptsMention(event))
            continue;
        Diagnostic &found =
            checker.report(*action, "event", "content.event.unheard", {{"event", event}});
        found.fixes.push_back(removeFix(checker, FixKind::Choice, *action));
    }
}

/// What is used by name on one side and never on the other.
void checkPairs(Checker &checker, const char *cell, const char *unmade, const char *unused)
{
    Places made;
    Places used;
    for (const Record *action : checker.ofKind("action")) {
        const std::string type = checker.text(*action, "type");
        if (type == cell && checker.text(*action, "timer_operation") != "stop")
            note(checker, made, *action, cell);
    }
    for (const char *kind : {"trigger", "condition"}) {
        for (const Record *part : checker.ofKind(kind)) {
            if (checker.text(*part, "type") == cell)
                note(checker, used, *part, cell);
        }
    }
    for (const auto &[name, place] : used) {
        if (made.contains(name) || checker.scriptsMention(name))
            continue;
        const std::string nearest = nearestName(name, namesOf(made));
        Diagnostic &found = checker.report(*place.record, place.cell, unmade,
                                           {{"name", name}, {"nearest", nearest}});
        addNearest(checker, found, nearest);
    }
    for (const auto &[name, place] : made) {
        if (used.contains(name) || checker.scriptsMention(name))
            continue;
        Diagnostic &found = checker.report(*place.record, place.cell, unused, {{"name", name}});
        found.fixes.push_back(removeFix(checker, FixKind::Choice, *place.record));
    }
}

/// An instructor who is not told of a cue will not give it.
void checkCues(Checker &checker)
{
    const auto &actions = checker.ofKind("action");
    const bool prompts = std::any_of(actions.begin(), actions.end(), [&](const Record *action) {
        return checker.text(*action, "type") == "prompt";
    });
    if (prompts)
        return;
    for (const Record *trigger : checker.ofKind("trigger")) {
        if (checker.text(*trigger, "type") == "cue")
            checker.report(*trigger, "event", "content.cue.no-prompt",
                           {{"cue", checker.text(*trigger, "event")}});
    }
}

} // namespace

void checkSignals(Checker &checker)
{
    checkEmitted(checker);
    checkPairs(checker, "timer", "content.timer.never-started", "content.timer.unheard");
    checkPairs(checker, "variable", "content.variable.never-written",
               "content.variable.never-read");
    checkCues(checker);
}

} // namespace ward::content
