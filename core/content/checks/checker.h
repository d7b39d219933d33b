// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

// Internal to core/content/checks.

#include "core/content/catalogue.h"
#include "core/content/diagnostic.h"
#include "core/content/document.h"
#include "core/content/schema.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ward::content {

/// A rule or a scheduled event with what belongs to it, in the order in which it acts.
struct Behaviour
{
    const Record *record = nullptr;
    bool scheduled = false; ///< a scheduled event: no triggers, happens at `at`
    bool enabled = true;
    const Record *phase = nullptr; ///< the only one it is active in
    std::string fire = "once";
    double cooldown = 0; ///< seconds
    double at = 0;       ///< seconds, scheduled events
    std::vector<const Record *> triggers;
    std::vector<const Record *> conditions; ///< the outermost
    std::vector<const Record *> actions;

    [[nodiscard]] bool repeats() const { return !scheduled && fire != "once"; }
};

/// What every check works on. Made once for a document: what several checks ask for is found once.
struct Checker
{
    Checker(const Document &document, const Schema &schema, const Catalogue &catalogue);

    const Document &document;
    const Schema &schema;
    const Catalogue &catalogue;
    const std::vector<const Record *> records; ///< canonical order
    std::vector<Behaviour> behaviours;         ///< scheduled events, then rules
    std::vector<const Record *> patients;
    std::set<std::string> emitted; ///< names of events that actions emit
    std::set<Id> reachable;        ///< phases that can be entered; see `isReachable`
    double plannedEnd = 0;         ///< seconds
    Diagnostics findings;

    using Args = std::vector<std::pair<std::string, MessageArg>>;
    /// Adds a finding; how severe it is stands in the registry.
    Diagnostic &report(const Record &record, std::string field, std::string code, Args args = {});
    /// A finding whose message another part of content worded.
    Diagnostic &report(const Record &record, std::string field, Message message);

    /// The cell, or the schema's default for it.
    [[nodiscard]] const CellValue &cell(const Record &record, std::string_view field) const;
    [[nodiscard]] std::string text(const Record &record, std::string_view field) const;
    [[nodiscard]] bool flag(const Record &record, std::string_view field) const;
    [[nodiscard]] std::int64_t integer(const Record &record, std::string_view field) const;
    [[nodiscard]] std::optional<double> seconds(const Record &record, std::string_view field) const;
    /// An authored level in the unit of the field it is compared with.
    [[nodiscard]] std::optional<double> level(const Record &record, std::string_view cell,
                                              const FieldSpec &spec) const;
    [[nodiscard]] const Record *target(const Record &record, std::string_view field) const;
    /// Whom a part of a rule is about: the entity it names, or the only patient. Null if unclear.
    [[nodiscard]] Id subject(const Record &record) const;
    /// The field that `record` names in its cell "field", or nullptr.
    [[nodiscard]] const FieldSpec *namedField(const Record &record) const;
    /// The record's name, its prefab's, or its kind.
    [[nodiscard]] std::string name(const Record &record) const;
    [[nodiscard]] std::string label(const Record &record, std::string_view field) const;
    [[nodiscard]] std::string typeLabel(const Record &record) const;
    [[nodiscard]] const Prefab *prefab(const Record &entity) const;
    [[nodiscard]] bool hasComponent(const Record &entity, std::string_view kind) const;
    [[nodiscard]] const std::vector<const Record *> &ofKind(std::string_view kind) const;
    /// The effective value in the field's own unit; nothing when unset or no number.
    [[nodiscard]] std::optional<double> number(const Id &entity, std::string_view kind,
                                               std::string_view field) const;
    [[nodiscard]] CellValue effective(const Id &entity, std::string_view kind,
                                      std::string_view field) const;
    /// Whether a script may do something by this name: its code mentions it.
    [[nodiscard]] bool scriptsMention(std::string_view name) const;
    /// Whether both can be the current phase, or hold it, at the same time.
    [[nodiscard]] bool together(const Record &a, const Record &b) const;

    std::map<std::string, std::vector<const Record *>, std::less<>> byKind;
    std::map<Id, std::vector<std::pair<const Record *, std::string>>> referrers; ///< record, cell
};

/// Phases that can be entered: the first one, and where the actions of scheduled events and of
/// rules that can be active lead to. Empty when the scenario has no first phase.
[[nodiscard]] std::set<Id> reachablePhases(const Checker &checker);

void checkValues(Checker &checker);
void checkSources(Checker &checker);
void checkEntities(Checker &checker);
void checkPlaces(Checker &checker);
void checkDevices(Checker &checker);
void checkCapabilities(Checker &checker);
void checkParts(Checker &checker);
void checkLevels(Checker &checker);
void checkTargets(Checker &checker);
void checkAlarms(Checker &checker);
void checkNames(Checker &checker);
void checkDrugs(Checker &checker);
void checkSignals(Checker &checker);
void checkArguments(Checker &checker);
void checkReach(Checker &checker);
void checkConditions(Checker &checker);
void checkDuplicates(Checker &checker);
void checkConflicts(Checker &checker);
void checkPressureGroups(Checker &checker);
void checkLoops(Checker &checker);
void checkFlow(Checker &checker);
void checkTimes(Checker &checker);
void checkTexts(Checker &checker);
void checkScripts(Checker &checker);
void checkScores(Checker &checker);

} // namespace ward::content
