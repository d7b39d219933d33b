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
    bool running = false;   ///< false: queued behind another
    bool relative = false;  ///< `to` is a difference until it starts
    double offset = 0;      ///< what physiology added when it started; stays out of the base
    double reached = 0;     ///< contribution so far, for `add`
    std::int64_t tauUs = 0; ///< of an exponential one; 0: a quarter of its time
    // In the field's unit; each holds when its flag says so.
    bool hasUntil = false, hasFloor = false, hasCeiling = false;
    double until = 0;   ///< it ends when the value is here
    double floor = 0;   ///< it does not take the value below
    double ceiling = 0; ///< nor above
    Cause cause;        ///< the event that started it, once running
    template <typename A>
    void visit(A &a)
    {
        a(key, from, to, startUs, durationUs, curve, mode, running, relative, offset, reached,
          tauUs, hasUntil, hasFloor, hasCeiling, until, floor, ceiling, cause);
    }
};

/// An entity on its way through the room; where it is follows from this and the time.
struct MotionState
{
    world::Handle handle = world::kNoHandle;
    Vec3 from, to; ///< metres, in the parent's frame
    std::int64_t startUs = 0;
    std::int64_t durationUs = 0;
    Curve curve = Curve::Linear;
    Cause cause; ///< the event that started it
    template <typename A>
    void visit(A &a)
    {
        a(handle, from.x, from.y, from.z, to.x, to.y, to.z, startUs, durationUs, curve, cause);
    }
};

enum class HandsTask : std::uint8_t { Compress, Bag };

struct Place : Vec3
{
    Place() = default;
    Place(const Vec3 &at)
        : Vec3(at)
    {
    }
    template <typename A>
    void visit(A &a)
    {
        a(x, y, z);
    }
};

/// Somebody of the staff who does something to a patient by hand, or is on the way to it.
struct HandsState
{
    world::Handle patient = world::kNoHandle;
    world::Handle person = world::kNoHandle;
    HandsTask task = HandsTask::Compress;
    bool arrived = false;
    std::int32_t poseBefore = 0;
    std::vector<Place> way; ///< what is left of it, in the room's coordinates
    Place towards;          ///< the end of the present stretch, or where the person stands
    Place facing;           ///< at the end
    Cause cause;
    template <typename A>
    void visit(A &a)
    {
        a(patient, person, task, arrived, poseBefore, way, towards, facing, cause);
    }
};

/// What a defibrillator is charged to or holds.
struct ChargeState
{
    Tick due;                ///< charged, or disarmed, at this tick
    std::int32_t energy = 0; ///< as recorded in `defibrillator.energy` when it began
    Cause cause;
    template <typename A>
    void visit(A &a)
    {
        a(due, energy, cause);
    }
};

/// A step of a rule or event that waits for its time.
struct Timer
{
    enum class Kind : std::uint8_t {
        Event,
        EventAction,
        RuleAction,
        Trigger,
        Named, ///< one that a scenario started
        ScriptAction,
    } kind = Kind::Event;
    Tick due;
    std::uint32_t order = 0;
    Id id;
    std::int32_t index = 0;  ///< of the event, rule or trigger in the definition
    std::int32_t action = 0; ///< of the action in it
    world::Handle context = world::kNoHandle;
    Cause cause;
    std::string name; ///< of a Named; of a ScriptAction what was asked for
    template <typename A>
    void visit(A &a)
    {
        a(kind, due, order, id, index, action, context, cause, name);
    }
};

/// A value that was there until a tick, for triggers that look back.
struct PastValue
{
    std::int32_t raw = 0;
    Tick until; ///< the last tick with it
    template <typename A>
    void visit(A &a)
    {
        a(raw, until);
    }
};

/// An entity that is in a zone, or connected.
struct PlaceState
{
    world::Handle handle = world::kNoHandle;
    Tick since;
    bool fired = false;
    template <typename A>
    void visit(A &a)
    {
        a(handle, since, fired);
    }
};

struct TriggerState
{
    enum class Stage : std::uint8_t { Idle, Pending, Fired } stage = Stage::Idle;
    bool armed = false;             ///< may leave Idle
    Tick since;                     ///< start of Pending or of a clock; moved on while frozen
    Tick unknownSince{-1};          ///< frozen from here on
    std::uint32_t matches = 0;      ///< for the n-th time
    std::uint64_t ordinal = 0;      ///< of the next time of `every`
    Tick due{-1};                   ///< of its timer; −1 = none
    bool seen = false;              ///< `present` holds
    PastValue present;              ///< the value now, and since when
    std::vector<PastValue> past;    ///< rising: ascending values, falling: descending; oldest first
    std::vector<PlaceState> places; ///< ascending by handle
    std::vector<Tick> met;          ///< of a sequence: when each part was met last, −1 = not yet
    template <typename A>
    void visit(A &a)
    {
        a(stage, armed, since, unknownSince, matches, ordinal, due, seen, present, past, places,
          met);
    }
};

/// An activation that waits for the rule's delayed actions to be done.
struct WaitingActivation
{
    std::int32_t trigger = 0;
    Cause cause;
    world::Handle context = world::kNoHandle;
    template <typename A>
    void visit(A &a)
    {
        a(trigger, cause, context);
    }
};

struct RuleState
{
    std::uint32_t fired = 0;
    Tick last;
    bool suspended = false;  ///< part of a loop
    std::uint64_t asked = 0; ///< how often its conditions were looked at
    std::vector<WaitingActivation> waiting;
    std::uint64_t missKey = 0; ///< which its last near miss was, 0 = none since it fired
    Tick missedAt;
    template <typename A>
    void visit(A &a)
    {
        a(fired, last, suspended, asked, waiting, missKey, missedAt);
    }
};

struct VariableState
{
    double value = 0;
    Cause cause; ///< the event that set it
    template <typename A>
    void visit(A &a)
    {
        a(value, cause);
    }
};

struct ScriptState
{
    std::uint64_t calls = 0;
    std::uint32_t faults = 0;
    bool suspended = false;
    std::string data; ///< its table `state`, encoded
    template <typename A>
    void visit(A &a)
    {
        a(calls, faults, suspended, data);
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
    std::vector<MotionState> motions;   ///< in order of arrival, one an entity
    std::vector<HandsState> hands;      ///< in order of beginning, one a patient and task
    std::map<FieldKey, double> exact;   ///< unrounded values of trended fields that are no vitals
    std::map<FieldKey, double> volumes; ///< unrounded contents of pumps and bags
    std::map<world::Handle, ChargeState> charges; ///< by defibrillator
    std::vector<Timer> timers;                    ///< ascending by (due, order, id)
    std::vector<TriggerState> triggers;           ///< by index in the definition
    std::vector<RuleState> rules;                 ///< by index in the definition
    std::map<std::string, std::vector<Happening>> history;
    std::map<std::string, UndoStacks> undo; ///< by actor
    std::map<std::string, VariableState> variables;
    std::map<Id, ScriptState> scripts;
    /// Serialised ward.v1.events.ChangeSet each: how the rules were edited since the start.
    std::vector<std::string> edits;
    Id phase; ///< the innermost one
    Tick phaseSince;
    std::uint64_t inputs = 0; ///< accepted so far
    bool ended = false;

    template <typename A>
    void visit(A &a)
    {
        a(patients, trends, motions, hands, exact, volumes, charges, timers, triggers, rules,
          history, undo, variables, scripts, edits, phase, phaseSince, inputs, ended);
    }
};

} // namespace ward::kernel
