// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "sim-engine/sessions/roles.h"

#include <array>

namespace ward::sessions {

namespace {

using world::VisibilityClass;

constexpr std::uint32_t bit(Act act)
{
    return 1u << static_cast<int>(act);
}

constexpr std::uint32_t kInstructs =
    bit(Act::ChangeRun) | bit(Act::ControlClock) | bit(Act::EndRun) | bit(Act::Perform) |
    bit(Act::PerformForOthers) | bit(Act::Mark) | bit(Act::SeeRecordings) | bit(Act::AskWhy) |
    bit(Act::ShowWork);
constexpr std::uint32_t kAuthors = kInstructs | bit(Act::OpenDraft) | bit(Act::EditDraft) |
                                   bit(Act::StartRun) | bit(Act::SeeDrafts);

struct Row
{
    Role role;
    std::string_view name;
    VisibilityClass sees;
    std::uint32_t may;
};

constexpr std::array<Row, 5> kTable{{
    {Role::Author, "author", VisibilityClass::Author, kAuthors},
    {Role::Instructor, "instructor", VisibilityClass::Staff, kInstructs},
    {Role::Learner, "learner", VisibilityClass::Learner, bit(Act::Perform) | bit(Act::Mark)},
    {Role::Observer, "observer", VisibilityClass::Learner, 0},
    {Role::EngineAdmin, "engine-admin", VisibilityClass::Author,
     kAuthors | bit(Act::SeeMetrics) | bit(Act::Shutdown)},
}};

const Row &row(Role role)
{
    return kTable[static_cast<std::size_t>(role)];
}

} // namespace

bool may(Role role, Act act)
{
    return (row(role).may & bit(act)) != 0;
}

VisibilityClass sees(Role role)
{
    return row(role).sees;
}

bool maySee(VisibilityClass receiver, content::Visibility what)
{
    switch (what) {
    case content::Visibility::All:
        return true;
    case content::Visibility::Staff:
        return receiver != VisibilityClass::Learner;
    case content::Visibility::Author:
        return receiver == VisibilityClass::Author;
    }
    return false;
}

std::string_view name(Role role)
{
    return row(role).name;
}

std::optional<Role> roleFromName(std::string_view name)
{
    for (const Row &r : kTable) {
        if (r.name == name)
            return r.role;
    }
    return std::nullopt;
}

} // namespace ward::sessions
