// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace ward::kernel {

/// The words of the rule language as the engine executes them: each enum in the order of its table
/// of names, which are the values of the schema's enum. A test compares both.

enum class TriggerType : std::uint8_t {
    At,
    VitalBelow,
    VitalAbove,
    Event,
    Action,
    Drug,
    Shock,
    PhaseEntered,
    PhaseLeft,
    Cue,
    Every,
    PhaseTime,
    VitalInside,
    VitalOutside,
    VitalRising,
    VitalFalling,
    TrendReached,
    EntityAdded,
    EntityRemoved,
    EntityUsed,
    EntityMoved,
    EntityConnected,
    Absence,
    Sequence,
    ScoreAbove,
    ScoreBelow,
    Alarm,
    Timer,
    Variable,
};
inline constexpr std::array<std::string_view, 29> kTriggerNames = {"at",
                                                                   "vital-below",
                                                                   "vital-above",
                                                                   "event",
                                                                   "action",
                                                                   "drug",
                                                                   "shock",
                                                                   "phase-entered",
                                                                   "phase-left",
                                                                   "cue",
                                                                   "every",
                                                                   "phase-time",
                                                                   "vital-inside",
                                                                   "vital-outside",
                                                                   "vital-rising",
                                                                   "vital-falling",
                                                                   "trend-reached",
                                                                   "entity-added",
                                                                   "entity-removed",
                                                                   "entity-used",
                                                                   "entity-moved",
                                                                   "entity-connected",
                                                                   "absence",
                                                                   "sequence",
                                                                   "score-above",
                                                                   "score-below",
                                                                   "alarm",
                                                                   "timer",
                                                                   "variable"};

enum class AtStart : std::uint8_t { Cross, Fire, WaitClear };
inline constexpr std::array<std::string_view, 3> kAtStartNames = {"cross", "fire", "wait-clear"};

enum class Combine : std::uint8_t { All, Any, Not };
inline constexpr std::array<std::string_view, 3> kCombineNames = {"all", "any", "not"};

enum class ConditionType : std::uint8_t {
    Group,
    InPhase,
    Happened,
    RhythmIs,
    VitalBelow,
    VitalAbove,
    EntityState,
    VitalInside,
    VitalOutside,
    VitalUnknown,
    EntityCount,
    Connected,
    Random,
    ScoreAbove,
    ScoreBelow,
    Alarm,
    Variable,
};
inline constexpr std::array<std::string_view, 17> kConditionNames = {
    "group",        "in-phase",     "happened",      "rhythm-is",     "vital-below",  "vital-above",
    "entity-state", "vital-inside", "vital-outside", "vital-unknown", "entity-count", "connected",
    "random",       "score-above",  "score-below",   "alarm",         "variable"};

enum class ActionType : std::uint8_t {
    Set,
    Trend,
    Rhythm,
    Spawn,
    Remove,
    Phase,
    Say,
    Mark,
    Note,
    Event,
    Score,
    StopTrend,
    Move,
    Attach,
    Device,
    Alarm,
    Sound,
    Timer,
    Prompt,
    Variable,
    Script,
};
inline constexpr std::array<std::string_view, 21> kActionNames = {
    "set",    "trend", "rhythm", "spawn", "remove",     "phase",    "say",
    "mark",   "note",  "event",  "score", "stop-trend", "move",     "attach",
    "device", "alarm", "sound",  "timer", "prompt",     "variable", "script"};

enum class Curve : std::uint8_t { Linear, Ease, Exponential };
inline constexpr std::array<std::string_view, 3> kCurveNames = {"linear", "ease", "exponential"};

enum class TrendMode : std::uint8_t { Replace, Add, Queue };
inline constexpr std::array<std::string_view, 3> kTrendModeNames = {"replace", "add", "queue"};

enum class Fire : std::uint8_t { Once, Every, Restart, Queue };
inline constexpr std::array<std::string_view, 4> kFireNames = {"once", "every", "restart", "queue"};

enum class AlarmCommand : std::uint8_t { Acknowledge, Pause, Resume, SetLimits };
inline constexpr std::array<std::string_view, 4> kAlarmCommandNames = {"acknowledge", "pause",
                                                                       "resume", "set-limits"};

enum class TimerOperation : std::uint8_t { Start, Stop, Add };
inline constexpr std::array<std::string_view, 3> kTimerOperationNames = {"start", "stop", "add"};

enum class VariableOperation : std::uint8_t { Set, Add };
inline constexpr std::array<std::string_view, 2> kVariableOperationNames = {"set", "add"};

template <typename E, std::size_t N>
[[nodiscard]] constexpr std::string_view nameOf(E value,
                                                const std::array<std::string_view, N> &names)
{
    return names[static_cast<std::size_t>(value)];
}

} // namespace ward::kernel
