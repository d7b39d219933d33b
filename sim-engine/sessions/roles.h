// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/world/state_codec.h"

#include <optional>
#include <string_view>

namespace ward::sessions {

enum class Role { Author, Instructor, Learner, Observer, EngineAdmin };

/// What a command asks for, as far as permission goes.
enum class Act {
    OpenDraft,
    EditDraft, ///< change, undo, redo, save, close
    StartRun,
    ChangeRun, ///< change-set, undo, redo, cue
    ControlClock,
    EndRun,
    Perform, ///< a learner's action
    PerformForOthers,
    Mark,
    SeeDrafts,
    SeeRecordings,
    AskWhy,   ///< traces of rules, and what moves a patient
    ShowWork, ///< preview and presence
    SeeMetrics,
    Shutdown,
};

/// The one table of who may do and see what.
[[nodiscard]] bool may(Role role, Act act);
[[nodiscard]] world::VisibilityClass sees(Role role);
[[nodiscard]] bool maySee(world::VisibilityClass receiver, content::Visibility what);

[[nodiscard]] std::string_view name(Role role);
[[nodiscard]] std::optional<Role> roleFromName(std::string_view name);

} // namespace ward::sessions
