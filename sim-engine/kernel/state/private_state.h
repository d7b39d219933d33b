// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sim-engine/kernel/patient/patient_state.h"
#include "sim-engine/kernel/rules/definition.h"
#include "sim-engine/kernel/state/field_writer.h"

#include <map>
#include <string>
#include <vector>

namespace ward::kernel {

/// A value on its way; the sample of a moment is a function of this and the time.
struct TrendState
{
    FieldKey key;
    double from = 0; ///< in the field's unit
    double to = 0;
    std::int64_t startUs = 0;
    std::int64_t durationUs = 0;
    Curve curve = Curve::Linear;
    TrendMode mode = TrendMode::Replace;
    bool running = false;  ///< false: queued behind another
    bool relative = false; ///< `to` is a difference until it starts
    double offset = 0;     ///< what physiology added when it started; stays out of the base
    double reached = 0;    ///< contribution so far, for `add`
    Cause cause;           ///< the event that started it, once running
    template <typename A>
    void visit(A &a)
    {
        a(key, from, to, startUs, durationUs, curve, mode, running, relative, offset, reached,
          cause);
    }
};

/// A step of a rule or event that waits for its time.
struct Timer
{
    enum class Kind : std::uint8_t { Event, EventAction, RuleAction, Trigger } kind = Kind::Event;
    Tick due;
    std::uint32_t order = 0;
    Id id;
    std::int32_t index = 0;  ///< of the event, rule or trigger in the definition
    std::int32_t action = 0; ///< of the action in it
    world::Handle context = world::kNoHandle;
    Cause cause;
    template <typename A>
    void visit(A &a)
    {
        a(kind, due, order, id, index, action, context, cause);
    }
};

struct TriggerState
{
    enum class Stage : std::uint8_t { Idle, Pending, Fired } stage = Stage::Idle;
    bool armed = false;        ///< may leave Idle
    Tick since;                ///< start of Pending, moved on by the time it was frozen
    std::int64_t frozen = -1;  ///< ticks Pending had lasted when the value became unknown
    std::uint32_t matches = 0; ///< for the n-th time
    template <typename A>
    void visit(A &a)
    {
        a(stage, armed, since, frozen, matches);
    }
};

struct RuleState
{
    std::uint32_t fired = 0;
    Tick last;
    bool suspended = false; ///< part of a loop
    template <typename A>
    void visit(A &a)
    {
        a(fired, last, suspended);
    }
};

struct Happening
{
    Tick tick;
    world::Handle handle = world::kNoHandle;
    template <typename A>
    void visit(A &a)
    {
        a(tick, handle);
    }
};

/// A change-set that can be taken back: how, and what it pushed aside that world values do not
/// show.
struct UndoEntry
{
    Cause event;
    std::string change;             ///< serialised ward.v1.events.ChangeSet that takes it back
    std::vector<TrendState> trends; ///< that it ended
    std::vector<std::pair<FieldKey, double>> bases; ///< of coupled vitals before it
    template <typename A>
    void visit(A &a)
    {
        a(event, change, trends, bases);
    }
};

struct UndoStacks
{
    std::vector<UndoEntry> undo;
    std::vector<UndoEntry> redo;
    template <typename A>
    void visit(A &a)
    {
        a(undo, redo);
    }
};

/// Everything the future of a session depends on beside the recorded world, and beside the
/// definition, which follows from the document. Unrounded; in checkpoints only.
struct PrivateState
{
    std::vector<PatientState> patients; ///< ascending by handle
    std::vector<TrendState> trends;     ///< in order of arrival
    std::map<FieldKey, double> exact;   ///< unrounded values of trended fields that are no vitals
    std::vector<Timer> timers;          ///< ascending by (due, order, id)
    std::vector<TriggerState> triggers; ///< by index in the definition
    std::vector<RuleState> rules;       ///< by index in the definition
    std::map<std::string, std::vector<Happening>> history;
    std::map<std::string, UndoStacks> undo; ///< by actor
    Id phase;
    Tick phaseSince;
    std::uint64_t inputs = 0; ///< accepted so far
    bool ended = false;

    template <typename A>
    void visit(A &a)
    {
        a(patients, trends, exact, timers, triggers, rules, history, undo, phase, phaseSince,
          inputs, ended);
    }
};

} // namespace ward::kernel
