// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/commands.h"

#include <type_traits>

namespace ward::sessions {

Act actOf(const Request &request, bool run)
{
    return std::visit(
        [&](const auto &c) {
            using T = std::decay_t<decltype(c)>;
            if constexpr (std::is_same_v<T, content::ChangeSet> ||
                          std::is_same_v<T, kernel::UndoInput>)
                return run ? Act::ChangeRun : Act::EditDraft;
            else if constexpr (std::is_same_v<T, ActionCommand>) {
                const content::ActionSpec *spec =
                    content::Schema::shipped().action(c.action.action);
                if (spec && spec->isForStaff())
                    return Act::ChangeRun;
                return c.onBehalfOf.empty() ? Act::Perform : Act::PerformForOthers;
            } else if constexpr (std::is_same_v<T, ClockCommand>)
                return Act::ControlClock;
            else if constexpr (std::is_same_v<T, MarkCommand>)
                return Act::Mark;
            else if constexpr (std::is_same_v<T, kernel::CueInput>)
                return Act::ChangeRun;
            else if constexpr (std::is_same_v<T, OpenDraft>)
                return Act::OpenDraft;
            else if constexpr (std::is_same_v<T, SaveDraft> || std::is_same_v<T, CloseDraft>)
                return Act::EditDraft;
            else if constexpr (std::is_same_v<T, StartRun>)
                return Act::StartRun;
            else
                return Act::EndRun;
        },
        request.what);
}

Message notAllowed(const Request &request)
{
    return Message("sessions.role.not-allowed", {{"role", std::string(name(request.role))}});
}

} // namespace ward::sessions
