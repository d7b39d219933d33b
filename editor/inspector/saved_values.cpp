// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/inspector/saved_values.h"

namespace ward::editor {

void SavedValues::note(const content::ChangeSet &change)
{
    for (const content::Op &op : change.ops) {
        const auto *set = std::get_if<content::SetOp>(&op);
        if (!set)
            continue;
        const auto key = std::pair(set->record, set->cell);
        const auto it = m_values.find(key);
        if (it == m_values.end()) {
            m_values.emplace(key, set->before);
        } else if (it->second == set->after) {
            m_values.erase(it);
        }
    }
}

const content::CellValue *SavedValues::find(const Id &record, const std::string &cell) const
{
    const auto it = m_values.find({record, cell});
    return it == m_values.end() ? nullptr : &it->second;
}

} // namespace ward::editor
