// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/id.h"
#include "core/base/time.h"
#include "core/content/cell_value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ward::kernel {

/// What can be seen of a running simulation from outside, for questions. Copies; any thread.

struct ConditionView
{
    Id condition;
    bool holds = false;
    content::CellValue found; ///< what it compares; absent: unknown, or a group
    std::vector<ConditionView> children;
};

struct TriggerView
{
    enum class Stage : std::uint8_t { Idle, Pending, Fired };
    Id trigger;
    Stage stage = Stage::Idle;
    bool armed = true;   ///< false: its value must come back first
    bool frozen = false; ///< its value is unknown: what was counted stands still
    Tick since;          ///< of Pending
    std::uint32_t matches = 0;
    content::CellValue found; ///< of a threshold
};

struct RuleView
{
    std::uint64_t revision = 0;
    bool inPhase = true;
    bool suspended = false;
    std::uint32_t fired = 0;
    Tick last;       ///< that it fired at
    Tick readyAgain; ///< end of its cooldown
    std::vector<TriggerView> triggers;
    std::vector<ConditionView> conditions;
};

/// Something that makes the body move a vital. `name` is a drug's for drugs.
struct Influence
{
    std::string kind; ///< rhythm, drug, or the name of the action that brought it ("phys.…")
    std::string name;
    double strength = 0; ///< of drugs: effect between 0 and 1
};

struct ValueView
{
    bool held = false;
    bool trend = false; ///< one is running
    std::uint64_t trendEvent = 0;
    double trendTo = 0;
    Tick trendEnd;
    bool coupled = false;              ///< physiology may move it
    double physiology = 0;             ///< what it adds at present, in the field's unit
    std::uint64_t disturbance = 0;     ///< the last thing done to the body
    std::vector<Influence> influences; ///< strongest first
};

} // namespace ward::kernel
