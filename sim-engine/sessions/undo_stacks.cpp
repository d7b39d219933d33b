// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/undo_stacks.h"

#include <utility>

namespace ward::sessions {

void UndoStacks::applied(const content::ChangeSet &change, content::ChangeSet inverse)
{
    Stacks &stacks = m_stacks[change.actor];
    if (change.intent == kUndoIntent) {
        // What the undo's inverse does again is the change that was taken back.
        if (!stacks.undo.empty())
            stacks.undo.pop_back();
        stacks.redo.push_back({change.id, std::move(inverse)});
        return;
    }
    if (change.intent == kRedoIntent) {
        if (!stacks.redo.empty())
            stacks.redo.pop_back();
    } else {
        stacks.redo.clear();
    }
    stacks.undo.push_back({change.id, std::move(inverse)});
    if (stacks.undo.size() > kDepth)
        stacks.undo.erase(stacks.undo.begin());
}

const UndoStacks::Stacks *UndoStacks::find(const std::string &actor) const
{
    const auto it = m_stacks.find(actor);
    return it == m_stacks.end() ? nullptr : &it->second;
}

const UndoStacks::Entry *UndoStacks::undoTop(const std::string &actor) const
{
    const Stacks *stacks = find(actor);
    return stacks && !stacks->undo.empty() ? &stacks->undo.back() : nullptr;
}

const UndoStacks::Entry *UndoStacks::redoTop(const std::string &actor) const
{
    const Stacks *stacks = find(actor);
    return stacks && !stacks->redo.empty() ? &stacks->redo.back() : nullptr;
}

std::uint32_t UndoStacks::undoDepth(const std::string &actor) const
{
    const Stacks *stacks = find(actor);
    return stacks ? static_cast<std::uint32_t>(stacks->undo.size()) : 0;
}

std::uint32_t UndoStacks::redoDepth(const std::string &actor) const
{
    const Stacks *stacks = find(actor);
    return stacks ? static_cast<std::uint32_t>(stacks->redo.size()) : 0;
}

} // namespace ward::sessions
