// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/edits.h"

#include "core/content/rank.h"

#include <algorithm>
#include <utility>

namespace ward::content {

std::vector<Op> removalOps(const Document &document, const std::vector<Id> &records)
{
    // Parents first; the order is turned round at the end.
    std::vector<const Record *> leaving;
    std::set<Id> gone;
    for (const Id &root : records) {
        std::vector<const Record *> open;
        if (const Record *record = document.find(root))
            open.push_back(record);
        while (!open.empty()) {
            const Record *record = open.back();
            open.pop_back();
            if (!gone.insert(record->id).second)
                continue;
            leaving.push_back(record);
            for (const Record *child : document.children(record->id))
                open.push_back(child);
        }
    }
    std::vector<Op> ops;
    for (const Record *record : document.canonical()) {
        if (gone.contains(record->id))
            continue;
        for (const auto &[name, value] : record->cells) {
            const auto *target = std::get_if<Id>(&value);
            if (target && gone.contains(*target))
                ops.emplace_back(SetOp{record->id, name, value, {}});
        }
    }
    // A later selected ancestor may have been found after its descendant: children go by depth.
    const auto depth = [&](const Record *record) {
        int steps = 0;
        for (; record; record = document.find(record->parent))
            ++steps;
        return steps;
    };
    std::vector<std::pair<int, const Record *>> ordered;
    for (const Record *record : leaving)
        ordered.emplace_back(depth(record), record);
    std::stable_sort(ordered.begin(), ordered.end(),
                     [](const auto &a, const auto &b) { return a.first > b.first; });
    for (const auto &[steps, record] : ordered)
        ops.emplace_back(RemoveOp{*record});
    return ops;
}

std::vector<Op> rebalanceOps(const Document &document, const Id &parent, std::string_view kind)
{
    const std::vector<const Record *> siblings = document.children(parent, kind);
    const std::vector<std::string> ranks = evenRanks(siblings.size());
    std::vector<Op> ops;
    for (std::size_t i = 0; i < siblings.size(); ++i) {
        if (siblings[i]->rank != ranks[i]) {
            ops.emplace_back(MoveOp{siblings[i]->id, parent, siblings[i]->rank, parent, ranks[i]});
        }
    }
    return ops;
}

} // namespace ward::content
