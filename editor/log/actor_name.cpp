// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "editor/log/actor_name.h"

#include "core/base/text.h"
#include "editor/log/log_model.h"

#include <string_view>

namespace ward::editor {

QString actorName(const std::string &actor)
{
    if (actor == "engine")
        return LogModel::tr("Simulation");
    if (actor == "physiology")
        return LogModel::tr("The patient's body", "who did something");
    if (actor == "scenario")
        return LogModel::tr("Scenario", "who did something: it was written there");
    if (actor == "script")
        return LogModel::tr("Script");
    // Whoever wrote the scenario runs the session as well.
    if (actor == "author" || actor == "instructor")
        return LogModel::tr("Instructor");
    if (actor == "learner")
        return LogModel::tr("Learner");
    constexpr std::string_view kNumbered = "learner-";
    if (actor.starts_with(kNumbered))
        return LogModel::tr("Learner %1", "one of several; %1 is a number or a pseudonym")
            .arg(toQString(actor.substr(kNumbered.size())));
    return toQString(actor);
}

} // namespace ward::editor
