// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/selection.h"

#include <algorithm>

namespace ward::editor {

bool Selection::contains(const Id &id) const
{
    return std::find(m_ids.begin(), m_ids.end(), id) != m_ids.end();
}

void Selection::select(const std::vector<Id> &ids, SelectMode mode)
{
    std::vector<Id> next = mode == SelectMode::Replace ? std::vector<Id>() : m_ids;
    for (const Id &id : ids) {
        const auto it = std::find(next.begin(), next.end(), id);
        if (it == next.end()) {
            next.push_back(id);
        } else if (mode == SelectMode::Toggle) {
            next.erase(it);
        }
    }
    if (next == m_ids)
        return;
    m_ids = std::move(next);
    Q_EMIT changed();
}

void Selection::select(const Id &id, SelectMode mode)
{
    select(id.isNull() ? std::vector<Id>() : std::vector<Id>{id}, mode);
}

} // namespace ward::editor
