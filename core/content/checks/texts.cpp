// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/fixes.h"

#include <algorithm>

namespace ward::content {

namespace {

constexpr std::size_t kMostSpeakers = 4; ///< quick fixes offered

bool isBlank(std::string_view text)
{
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// A text that is there but says nothing. One that is missing altogether is an incomplete part.
void checkBlank(Checker &checker, const Record &record, const char *cell)
{
    const auto *text = std::get_if<std::string>(&record.cell(cell));
    if (!text || text->empty() || !isBlank(*text))
        return;
    Diagnostic &found = checker.report(record, cell, "content.text.empty",
                                       {{"kind", checker.schema.kind(record.kind)->label},
                                        {"field", checker.label(record, cell)}});
    found.fixes.push_back(clearFix(checker, FixKind::Safe, record, cell));
}

void checkNamed(Checker &checker, const Record &record, const char *cell)
{
    if (!isBlank(checker.text(record, cell)))
        return;
    checker.report(record, cell, "content.name.missing",
                   {{"kind", checker.schema.kind(record.kind)->label},
                    {"field", checker.label(record, cell)}});
}

void checkSameNames(Checker &checker, const char *kind)
{
    std::map<std::string, const Record *> seen;
    for (const Record *record : checker.ofKind(kind)) {
        const std::string name = checker.text(*record, "name");
        if (isBlank(name) || seen.emplace(name, record).second)
            continue;
        int number = 2;
        while (seen.contains(name + ' ' + std::to_string(number)))
            ++number;
        const std::string other = name + ' ' + std::to_string(number);
        Diagnostic &found =
            checker.report(*record, "name", "content.name.duplicate",
                           {{"kind", checker.schema.kind(record->kind)->label}, {"name", name}});
        found.fixes.push_back(setFix(checker, FixKind::Choice, *record, "name", CellValue(other)));
        seen.emplace(other, record);
    }
}

void addSpeakers(const Checker &checker, Diagnostic &found, const Record &say)
{
    for (const Record *entity : checker.ofKind("entity")) {
        if (found.fixes.size() >= kMostSpeakers)
            return;
        if (checker.hasComponent(*entity, "actor")) {
            found.fixes.push_back(
                setFix(checker, FixKind::Choice, say, "entity", CellValue(entity->id)));
            found.fixes.back().message =
                Message("content.fix.speaker", {{"entity", checker.name(*entity)}});
        }
    }
}

void checkSpeaker(Checker &checker, const Record &say)
{
    if (isAbsent(say.cell("entity"))) {
        Diagnostic &found = checker.report(say, "entity", "content.say.no-speaker",
                                           {{"text", checker.text(say, "text")}});
        addSpeakers(checker, found, say);
        return;
    }
    const Record *speaker = checker.target(say, "entity");
    if (!speaker || checker.hasComponent(*speaker, "actor") ||
        checker.hasComponent(*speaker, "vitals"))
        return;
    Diagnostic &found = checker.report(say, "entity", "content.say.not-a-person",
                                       {{"entity", checker.name(*speaker)}});
    addSpeakers(checker, found, say);
}

} // namespace

void checkTexts(Checker &checker)
{
    for (const char *kind : {"phase", "rule", "script"})
        for (const Record *record : checker.ofKind(kind))
            checkNamed(checker, *record, "name");
    for (const char *kind : {"objective", "checklist"})
        for (const Record *record : checker.ofKind(kind))
            checkNamed(checker, *record, "text");
    for (const char *kind : {"phase", "rule", "script"})
        checkSameNames(checker, kind);
    for (const Record *action : checker.ofKind("action")) {
        checkBlank(checker, *action, "text");
        if (checker.text(*action, "type") == "say")
            checkSpeaker(checker, *action);
    }
    for (const Record *rule : checker.ofKind("rule"))
        checkBlank(checker, *rule, "debrief");
}

} // namespace ward::content
