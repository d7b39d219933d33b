// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "core/base/time.h"
#include "core/content/catalogue.h"
#include "core/content/document.h"
#include "core/content/schema.h"
#include "core/world/world.h"
#include "sim-engine/kernel/bindings.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ward::kernel {

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
};
enum class AtStart : std::uint8_t { Cross, Fire, WaitClear };
enum class Combine : std::uint8_t { All, Any, Not };
enum class ConditionType : std::uint8_t {
    Group,
    InPhase,
    Happened,
    RhythmIs,
    VitalBelow,
    VitalAbove,
    EntityState,
};
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
};
enum class Curve : std::uint8_t { Linear, Ease, Exponential };
enum class TrendMode : std::uint8_t { Replace, Add, Queue };
enum class Fire : std::uint8_t { Once, Every };

/// A field of an entity as a rule names it. A null entity means the one the rule's cause concerns,
/// or the scenario's only patient.
struct FieldTarget
{
    Id entity;
    world::FieldRef field;
    const content::FieldSpec *spec = nullptr;
};

struct Trigger
{
    Id id;
    int rule = 0;
    TriggerType type = TriggerType::At;
    SimTime at;
    FieldTarget target;
    double threshold = 0; ///< in steps of the field
    double clear = 0;     ///< in steps of the field
    SimTime duration;
    AtStart atStart = AtStart::Cross;
    std::string name; ///< event, action or drug
    std::optional<content::Quantity> dose;
    Id phase;
    int nth = 0;
    [[nodiscard]] bool isThreshold() const
    {
        return type == TriggerType::VitalBelow || type == TriggerType::VitalAbove;
    }
};

struct Condition
{
    Id id;
    ConditionType type = ConditionType::Group;
    Combine combine = Combine::All;
    bool negate = false;
    FieldTarget target;
    double threshold = 0; ///< in steps of the field
    content::CellValue value;
    Id phase;
    std::string event;
    std::optional<SimTime> within;
    int rhythm = -1;
    int count = 1;
    std::vector<Condition> children;
};

struct Action
{
    Id id;
    ActionType type = ActionType::Set;
    SimTime delay;
    FieldTarget target; ///< of spawn: the parent entity
    content::CellValue value;
    bool relative = false;
    SimTime over;
    Curve curve = Curve::Linear;
    TrendMode mode = TrendMode::Replace;
    int rhythm = -1;
    Id phase;
    std::string text;
    std::string prefab;
    std::string socket;
    std::string severity;
    std::string event;
    int points = 0;
    std::string name;
    std::string args;
    std::uint32_t order = 0; ///< among everything that can be due at the same tick
};

struct Rule
{
    Id id;
    std::string name;
    Id phase;
    Fire fire = Fire::Once;
    SimTime cooldown;
    int priority = 0;
    std::uint32_t order = 0;
    std::vector<Condition> conditions; ///< all of them
    std::vector<Action> actions;
    std::vector<int> triggers;
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
    std::vector<Phase> phases;
    std::vector<Rule> rules;
    std::vector<Trigger> triggers;
    std::vector<ScheduledEvent> events;
    /// Names that some condition `happened` asks for, ascending.
    std::vector<std::string> remembered;
    /// Patients whose rhythm with a pulse some rule may bring back (null: any): there the scenario
    /// decides what a shock does, not physiology.
    std::vector<Id> rhythmByRule;

    [[nodiscard]] const Phase *phase(const Id &id) const;
    [[nodiscard]] bool rulesDecideRhythm(const Id &patient) const;
};

} // namespace ward::kernel
