// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"

#include <map>
#include <string>
#include <utility>

namespace ward::editor {

/// What the cells of a draft held at its last save, for those that differ from it by now: learnt
/// from the change-sets since.
class SavedValues
{
public:
    /// A change-set was applied to the draft. A cell that is back at its saved value is forgotten.
    void note(const content::ChangeSet &change);
    /// The draft was saved, or another one is shown.
    void clear() { m_values.clear(); }
    /// Null when the cell is as it was saved.
    [[nodiscard]] const content::CellValue *find(const Id &record, const std::string &cell) const;

private:
    std::map<std::pair<Id, std::string>, content::CellValue> m_values;
};

} // namespace ward::editor
