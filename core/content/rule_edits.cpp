// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/rule_edits.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace ward::content {

std::string kindOf(const Document &document, const Op &op)
{
    const auto known = [&](const Id &id) {
        const Record *record = document.find(id);
        return record ? record->kind : std::string();
    };
    if (const auto *add = std::get_if<AddOp>(&op))
        return add->record.kind;
    if (const auto *remove = std::get_if<RemoveOp>(&op))
        return known(remove->was.id);
    if (const auto *move = std::get_if<MoveOp>(&op))
        return known(move->record);
    if (const auto *set = std::get_if<SetOp>(&op))
        return known(set->record);
    return known(std::get<TextOp>(op).record);
}

bool concernsOnlyRules(const Document &document, const ChangeSet &change)
{
    constexpr std::array<std::string_view, 7> kinds = {"phase",  "rule",  "trigger", "condition",
                                                       "action", "event", "script"};
    std::set<Id> added;
    for (const Op &op : change.ops) {
        if (const auto *add = std::get_if<AddOp>(&op))
            added.insert(add->record.id);
        const auto *set = std::get_if<SetOp>(&op);
        if (set && added.contains(set->record))
            continue;
        if (std::find(kinds.begin(), kinds.end(), kindOf(document, op)) == kinds.end())
            return false;
    }
    return !change.ops.empty();
}

} // namespace ward::content
