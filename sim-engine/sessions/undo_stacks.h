// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/content/change_set.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ward::sessions {

inline constexpr const char *kUndoIntent = "edit.undo";
inline constexpr const char *kRedoIntent = "edit.redo";

/// One undo and one redo stack per actor of one draft, holding the inverses that applying returned.
/// Fed with every applied change-set in order, it is rebuilt from a draft's log. Not thread-safe.
class UndoStacks
{
public:
    static constexpr std::size_t kDepth = 1000;

    struct Entry
    {
        Id change; ///< what is taken back
        content::ChangeSet inverse;
    };

    /// `change` was applied and `inverse` takes it back. Undo and redo are told by their intent.
    void applied(const content::ChangeSet &change, content::ChangeSet inverse);

    /// The newest entry of the actor, or nullptr.
    [[nodiscard]] const Entry *undoTop(const std::string &actor) const;
    [[nodiscard]] const Entry *redoTop(const std::string &actor) const;
    [[nodiscard]] std::uint32_t undoDepth(const std::string &actor) const;
    [[nodiscard]] std::uint32_t redoDepth(const std::string &actor) const;

private:
    struct Stacks
    {
        std::vector<Entry> undo;
        std::vector<Entry> redo;
    };
    [[nodiscard]] const Stacks *find(const std::string &actor) const;
    std::map<std::string, Stacks> m_stacks;
};

} // namespace ward::sessions
