// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/recording/event.h"

#include <QString>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace ward::timeline {

/// What a debriefing asks of a session's events, gathered one event after the other so that a live
/// run costs what it adds. Plain value.
class SessionFacts
{
public:
    struct Entry ///< into a phase
    {
        Tick at;
        Id phase;
        std::string name;
    };
    struct Deed ///< what somebody at the patient did
    {
        Tick at;
        std::string action; ///< "cpr.start"
        std::string drug;   ///< of actions that give one
    };
    struct Shock
    {
        Tick at;
        bool indicated = false;
        bool clear = true; ///< nobody compressed the chest
    };
    struct Switch ///< of something that is on or off
    {
        Tick at;
        world::Handle patient = world::kNoHandle;
        bool on = false;
    };
    struct Alarm ///< of high priority, as it begins
    {
        Tick at;
        QString text;
    };
    struct Score
    {
        Tick at;
        int points = 0;
        int total = 0;
        QString reason; ///< what its author wrote, else the rule it came from
    };
    struct Mark
    {
        Tick from;
        Tick to;
        QString label;
        QString note;
        QString actor;
        bool automatic = false;
        bool operator==(const Mark &) const = default;
    };

    std::vector<Entry> entries;
    std::vector<Deed> deeds;
    std::vector<Shock> shocks;
    std::vector<Switch> compressions;
    std::vector<Switch> pulse; ///< only changes: every patient has one at first
    std::vector<Alarm> alarms;
    std::vector<Score> scores;
    std::vector<Mark> marks; ///< ascending by from

    void add(const recording::Event &event);

private:
    std::map<std::uint64_t, QString> m_rules; ///< by event: the rule that fired
};

} // namespace ward::timeline
