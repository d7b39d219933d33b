// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/geometry.h"
#include "core/base/time.h"
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "core/world/world.h"
#include "sim-engine/kernel/bindings.h"
#include "sim-engine/kernel/rules/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::kernel {

/// A field of an entity as a rule names it. A null entity means the one the rule's cause concerns,
/// or the scenario's only patient.
struct FieldTarget
{
    Id entity;
    world::FieldRef field;
    /// As shown on the monitor: what stands for `field` while that is not measured (the cuff for
    /// the arterial line); invalid when nothing does. Same unit and step.
    world::FieldRef instead;
    const content::FieldSpec *spec = nullptr;
};

/// What a trigger or condition compares a number with, in steps of the field (or points, or plain
/// numbers).
struct Bounds
{
    double low = 0;  ///< threshold
    double high = 0; ///< upper, of ranges
    double clear = 0;
    double margin = 0;
};

struct Trigger
{
    Id id;
    int rule = 0;
    int parent = -1; ///< the absence or sequence it belongs to
    TriggerType type = TriggerType::At;
    SimTime at;
    SimTime every;
    FieldTarget target;
    Bounds bounds;
    SimTime duration;
    SimTime within;
    AtStart atStart = AtStart::Cross;
    std::string name; ///< event, action, drug, timer or variable
    std::string route;
    std::optional<content::Quantity> dose;
    Id phase;
    std::string prefab;
    Id zone; ///< of connected: what it is connected to
    double radius = 0;
    double margin = 0;           ///< m, of a zone
    std::int32_t alarmState = 0; ///< index of the enum
    bool compares = false;       ///< a variable with a threshold; without one every change counts
    int nth = 0;
    std::vector<int> children; ///< of absence and sequence

    /// Compares a value: Idle → Pending → Fired, and back only at the clear level.
    [[nodiscard]] bool isLevel() const;
    /// Compares places and connections, of one or of many entities.
    [[nodiscard]] bool isPlace() const
    {
        return type == TriggerType::EntityMoved || type == TriggerType::EntityConnected;
    }
    [[nodiscard]] bool isComposite() const
    {
        return type == TriggerType::Absence || type == TriggerType::Sequence;
    }
    /// Waits for a time on a clock.
    [[nodiscard]] bool isClock() const
    {
        return type == TriggerType::At || type == TriggerType::Every ||
               type == TriggerType::PhaseTime;
    }
    /// Waits for something that happens.
    [[nodiscard]] bool isFact() const
    {
        return !isLevel() && !isPlace() && !isComposite() && !isClock();
    }
};

struct Condition
{
    Id id;
    ConditionType type = ConditionType::Group;
    Combine combine = Combine::All;
    bool negate = false;
    FieldTarget target;
    Bounds bounds;
    bool hasLow = false;
    bool hasHigh = false;
    content::CellValue value;
    Id phase;
    std::string event; ///< also: name of a variable
    std::optional<SimTime> within;
    int rhythm = -1;
    int count = 1;
    std::string prefab;
    Id to;
    double probability = 1;
    std::int32_t alarmState = 0;
    std::uint32_t number = 0; ///< among the conditions of its rule, in order
    std::vector<Condition> children;
};

struct Action
{
    Id id;
    ActionType type = ActionType::Set;
    SimTime delay;
    FieldTarget target; ///< of spawn, move and attach: see `parent`
    content::CellValue value;
    bool relative = false;
    SimTime over;
    SimTime tau;
    std::optional<double> until, floor, ceiling; ///< in the field's unit
    Curve curve = Curve::Linear;
    TrendMode mode = TrendMode::Replace;
    int rhythm = -1;
    Id phase;
    std::string text;
    std::string prefab;
    Id parent;
    std::string socket;
    std::optional<Vec3> position;
    std::string severity;
    std::string event;
    int points = 0;
    std::string name;
    std::string args;
    std::string alarm;
    AlarmCommand alarmCommand = AlarmCommand::Acknowledge;
    std::optional<Alarm> onlyAlarm; ///< unset: all of them
    std::optional<content::Quantity> low, high;
    std::string sound;
    std::string timer;
    TimerOperation timerOperation = TimerOperation::Start;
    std::string variable;
    VariableOperation variableOperation = VariableOperation::Set;
    double number = 0; ///< of a variable
    Id script;
    std::uint32_t order = 0; ///< among everything that can be due at the same tick
};

struct Rule
{
    Id id;
    std::string name;
    Id phase;
    int depth = 0; ///< of its phase; 0 = always on
    Fire fire = Fire::Once;
    SimTime cooldown;
    int queue = 1;
    int priority = 0;
    std::uint32_t order = 0;
    std::uint64_t revision = 0;        ///< hash of the rule's records
    std::vector<Condition> conditions; ///< all of them
    std::vector<Action> actions;
    std::vector<int> triggers; ///< without those within absence and sequence
};

struct ScheduledEvent
{
    Id id;
    std::string name;
    SimTime at;
    std::uint32_t order = 0;
    std::vector<Action> actions;
};

struct Phase
{
    Id id;
    std::string name;
    Id parent; ///< null at the top
    int depth = 1;
    Id firstChild; ///< null for a leaf
};

/// A scenario's rules, events and phases, bound to fields and ready to be executed. Immutable.
/// Disabled rules and events are left out.
struct Definition
{
    /// Codes `kernel.definition.*`, each with the record's `name` and the `field` at fault.
    [[nodiscard]] static Result<Definition> compile(const content::Document &document,
                                                    const content::Schema &schema,
                                                    const world::Layout &layout,
                                                    const Bindings &bindings);

    std::string title;
    Id initialPhase;
    std::vector<Phase> phases; ///< parents before children
    std::vector<Rule> rules;
    std::vector<Trigger> triggers;
    std::vector<int> facts; ///< triggers that wait for something that happens, ascending
    std::vector<ScheduledEvent> events;
    /// Names that some condition `happened` asks for, ascending.
    std::vector<std::string> remembered;
    /// Patients whose rhythm with a pulse some rule may bring back (null: any): there the scenario
    /// decides what a shock does, not physiology.
    std::vector<Id> rhythmByRule;

    [[nodiscard]] const Phase *phase(const Id &id) const;
    /// The phase and those around it, innermost first.
    [[nodiscard]] std::vector<Id> chain(const Id &phase) const;
    /// Whether `phase` is active while `current` is where the session is. A null phase always is.
    [[nodiscard]] bool isActive(const Id &phase, const Id &current) const;
    /// Where one is who goes to `phase`: its first child's first child, and so on.
    [[nodiscard]] Id leafOf(const Id &phase) const;
    [[nodiscard]] bool rulesDecideRhythm(const Id &patient) const;
};

} // namespace ward::kernel
