// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/importers: what one Pulse action is in Ward's words.

#include "core/content/importers/pulse_values.h"
#include "core/content/schema.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace ward::content::importers {

/// One Pulse action, understood or not.
struct Meaning
{
    enum class Kind {
        Acts,      ///< one of the schema's actions
        Annotates, ///< understood, and shown as a text, but there is nothing to do
        Silent,    ///< understood, and told already by the action before it
        Note       ///< not understood: kept with everything it says, and why
    };
    using Args = std::vector<std::pair<std::string, std::string>>;

    Kind kind = Kind::Note;
    std::string action; ///< name in the schema
    Args args;          ///< in text form, schema's order
    std::string text;   ///< what the arguments do not say
    Message reason;     ///< of a note
};

[[nodiscard]] Meaning acts(std::string action, Meaning::Args args = {}, std::string text = {});
[[nodiscard]] Meaning noted(std::string code,
                            std::vector<std::pair<std::string, MessageArg>> args = {});
/// A note, because a parameter is missing, has a unit of another kind, or is not finite.
[[nodiscard]] Meaning notedFor(std::string_view parameter);

/// What meanings depend on beside the action itself; one per file.
struct PulseContext
{
    const Schema &schema;
    PulseReader &reader;
    double weight = 75; ///< kg, for rates by weight
    /// Instantaneous compressions: the chest is held down.
    bool chestDown = false;
    /// Somebody ventilates by bag until told to stop.
    bool bagging = false;
    /// mL/min by compartment: Pulse's vessels bleed each by itself, Ward's patient as a whole.
    std::map<std::string, double> bleeding;
    /// Severities of what acts through the same Ward action, by Ward action and Pulse name: asthma
    /// goes on when a bronchoconstriction ends.
    std::map<std::string, std::map<std::string, double>> severities;
};

using Interpreter = Meaning (*)(const Json &body, PulseContext &context);

/// By "PatientAction.Arrhythmia"; nullptr for what Ward has no counterpart of.
[[nodiscard]] Interpreter interpreterOf(std::string_view action);
/// A `PatientCondition` of the start, e.g. "PulmonaryShunt".
[[nodiscard]] Interpreter conditionInterpreterOf(std::string_view condition);

/// What a meaning is called for people: "Arrhythmia: Asystole", "Bleeding: 250 mL/min".
[[nodiscard]] std::string titleOf(const Meaning &meaning, const Schema &schema);

/// The meaning of one action. What the schema's ranges and lists do not allow becomes a note.
[[nodiscard]] Meaning meaningOf(std::string_view action, const Json &body, PulseContext &context);
/// As above for a condition.
[[nodiscard]] Meaning conditionMeaning(std::string_view condition, const Json &body,
                                       PulseContext &context);

// clang-format off
// pulse_circulation.cpp
[[nodiscard]] Meaning arrhythmia(const Json &, PulseContext &);
[[nodiscard]] Meaning chestCompression(const Json &, PulseContext &);
[[nodiscard]] Meaning chestCompressionInstantaneous(const Json &, PulseContext &);
[[nodiscard]] Meaning chestCompressionAutomated(const Json &, PulseContext &);
[[nodiscard]] Meaning haemorrhage(const Json &, PulseContext &);
[[nodiscard]] Meaning pericardialEffusion(const Json &, PulseContext &);
[[nodiscard]] Meaning substanceBolus(const Json &, PulseContext &);
[[nodiscard]] Meaning substanceInfusion(const Json &, PulseContext &);
[[nodiscard]] Meaning substanceCompoundInfusion(const Json &, PulseContext &);
// pulse_breathing.cpp
[[nodiscard]] Meaning intubation(const Json &, PulseContext &);
[[nodiscard]] Meaning supplementalOxygen(const Json &, PulseContext &);
[[nodiscard]] Meaning bagConfiguration(const Json &, PulseContext &);
[[nodiscard]] Meaning bagSqueeze(const Json &, PulseContext &);
[[nodiscard]] Meaning bagAutomated(const Json &, PulseContext &);
[[nodiscard]] Meaning tensionPneumothorax(const Json &, PulseContext &);
[[nodiscard]] Meaning needleDecompression(const Json &, PulseContext &);
// pulse_ventilator.cpp
[[nodiscard]] Meaning volumeControl(const Json &, PulseContext &);
[[nodiscard]] Meaning pressureControl(const Json &, PulseContext &);
[[nodiscard]] Meaning continuousPressure(const Json &, PulseContext &);
[[nodiscard]] Meaning ventilatorConfiguration(const Json &, PulseContext &);
[[nodiscard]] Meaning ventilatorHold(const Json &, PulseContext &);
[[nodiscard]] Meaning anaesthesiaMachine(const Json &, PulseContext &);
// pulse_body.cpp
[[nodiscard]] Meaning airwayObstruction(const Json &, PulseContext &);
[[nodiscard]] Meaning asthmaAttack(const Json &, PulseContext &);
[[nodiscard]] Meaning bronchoconstriction(const Json &, PulseContext &);
[[nodiscard]] Meaning pulmonaryShunt(const Json &, PulseContext &);
[[nodiscard]] Meaning impairedExchange(const Json &, PulseContext &);
[[nodiscard]] Meaning pneumonia(const Json &, PulseContext &);
[[nodiscard]] Meaning respiratoryDistress(const Json &, PulseContext &);
[[nodiscard]] Meaning exercise(const Json &, PulseContext &);
[[nodiscard]] Meaning acuteStress(const Json &, PulseContext &);
[[nodiscard]] Meaning dyspnoea(const Json &, PulseContext &);
[[nodiscard]] Meaning respiratoryFatigue(const Json &, PulseContext &);
[[nodiscard]] Meaning brainInjury(const Json &, PulseContext &);
[[nodiscard]] Meaning environment(const Json &, PulseContext &);
// clang-format on

} // namespace ward::content::importers
