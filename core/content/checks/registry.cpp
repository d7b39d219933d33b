// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/checks/registry.h"

#include <algorithm>
#include <array>
#include <map>

namespace ward::content {

namespace {

constexpr Severity kError = Severity::Error;
constexpr Severity kWarning = Severity::Warning;
constexpr Severity kInfo = Severity::Info;

constexpr auto kChecks = std::to_array<CheckInfo>({
    // Values: what a cell holds, wherever it stands.
    {"content.cell.control-character", kError, "Values", "A text with a control character",
     "any record"},
    {"content.cell.malformed-text", kError, "Values", "A value that cannot be read as its field",
     "action, condition"},
    {"content.cell.not-a-rotation", kError, "Values", "Four numbers that are no rotation",
     "transform"},
    {"content.cell.not-authored", kError, "Values", "Writing what the engine works out", "action"},
    {"content.cell.not-finite", kError, "Values", "A number that is not finite", "any record"},
    {"content.cell.out-of-range", kError, "Values", "A value outside what is possible",
     "any record"},
    {"content.cell.unknown-enum", kError, "Values", "A name that is none of the list", "any record",
     true},
    {"content.cell.wrong-type", kError, "Values", "A value of another type", "any record"},
    {"content.cell.wrong-unit", kError, "Values", "A unit that does not convert", "any record"},
    {"content.quantity.decimal-comma", kError, "Values", "A number with a comma",
     "action, condition"},
    {"content.quantity.no-number", kError, "Values", "A quantity without a number",
     "action, condition"},
    {"content.quantity.unit-left-out", kWarning, "Values", "A value without its unit",
     "action, condition", true},
    {"content.units.unknown", kError, "Values", "A unit Ward does not know", "action, condition"},
    {"content.value.implausible", kWarning, "Values",
     "Possible but unlikely: a vital, a threshold, a target", "any record"},
    {"content.vitals.gases-disagree", kWarning, "Values",
     "pH, PaCO2 and bicarbonate that do not go together", "vitals", true},
    {"content.vitals.mean-unlikely", kWarning, "Values",
     "A mean pressure that does not fit systolic and diastolic", "vitals", true},
    {"content.vitals.pressure-order", kError, "Values", "Systolic, mean and diastolic out of order",
     "vitals", true},
    {"content.vitals.pulmonary-order", kError, "Values", "Pulmonary systolic not above diastolic",
     "vitals", true},
    // The room and what is in it.
    {"content.prefab.unknown", kError, "Room", "A prefab that is not in the catalogue",
     "entity, action, trigger, condition", true},
    {"content.prefab.unknown-package", kError, "Room", "A prefab package this Ward does not have",
     "scenario"},
    {"content.socket.unknown", kError, "Room", "An attach point that is not there", "entity", true},
    {"content.socket.shared", kWarning, "Room", "Two things on one attach point", "entity", true},
    {"content.place.overlap", kWarning, "Room", "Two things in the same place", "entity"},
    {"content.place.outside", kWarning, "Room", "A thing outside its room", "transform"},
    {"content.place.floating", kWarning, "Room", "A thing above the floor", "transform", true},
    {"content.place.sunk", kWarning, "Room", "A thing below the floor", "transform", true},
    {"content.patient.no-bed", kInfo, "Room", "A patient on nothing, though there is a bed",
     "entity"},
    // Devices and what can be done with what is there.
    {"content.reference.not-a-patient", kError, "Devices",
     "A device connected to something that is no patient", "monitor, device, infusion", true},
    {"content.monitor.unbound", kInfo, "Devices", "A monitor without a patient", "monitor", true},
    {"content.infusion.incomplete", kWarning, "Devices",
     "A running pump without drug, rate or patient", "infusion", true},
    {"content.infusion.unbound", kInfo, "Devices", "A pump with a drug but no patient", "infusion",
     true},
    {"content.rule.shown-unmeasured", kWarning, "Devices",
     "A rule on what the monitor shows, which nothing measures", "trigger, condition", true},
    {"content.capability.missing", kWarning, "Devices",
     "The scenario does what no device in the room can", "action, airway"},
    {"content.capability.to-be-brought", kInfo, "Devices",
     "A learner is to use what is not in the room at the start", "trigger, checklist"},
    // Drugs and learner actions.
    {"content.drug.unknown", kError, "Drugs and actions", "A drug that is not in the list",
     "infusion, trigger", true},
    {"content.drug.unknown-route", kError, "Drugs and actions", "A route that is none", "trigger",
     true},
    {"content.drug.route-of-drug", kWarning, "Drugs and actions",
     "A route the drug is not given by", "trigger, action", true},
    {"content.drug.dose-implausible", kWarning, "Drugs and actions",
     "A dose far from what the drug is given in", "trigger, infusion, action", true},
    {"content.drug.dose-unit", kWarning, "Drugs and actions",
     "A dose in a unit no drug is given in", "trigger"},
    {"content.rule.unknown-action", kError, "Drugs and actions",
     "A learner action that is not in the list", "trigger, action, checklist", true},
    {"content.rule.not-for-learners", kWarning, "Drugs and actions",
     "A rule that waits for what no learner can do", "trigger"},
    {"content.action.unknown-argument", kError, "Drugs and actions",
     "An argument the action does not have", "action"},
    {"content.action.missing-argument", kError, "Drugs and actions", "An argument the action needs",
     "action"},
    {"content.action.bad-value", kError, "Drugs and actions", "An argument that cannot be read",
     "action"},
    {"content.action.out-of-range", kError, "Drugs and actions",
     "An argument outside what is possible", "action"},
    {"content.action.not-a-patient", kError, "Drugs and actions",
     "Something done to a patient, without one", "action", true},
    // What the parts of a rule say.
    {"content.rule.incomplete", kError, "Rule fields", "A part without what its type needs",
     "trigger, condition, action", true},
    {"content.rule.no-parts", kError, "Rule fields",
     "A group, an absence or a sequence without parts", "trigger, condition", true},
    {"content.rule.stray-part", kWarning, "Rule fields", "A part below one that takes no parts",
     "trigger, condition", true},
    {"content.rule.unknown-field", kError, "Rule fields", "A value that does not exist",
     "trigger, condition, action", true},
    {"content.rule.no-component", kError, "Rule fields", "A thing that does not have the value",
     "trigger, condition, action", true},
    {"content.rule.wrong-unit", kError, "Rule fields", "A level in a unit that does not convert",
     "trigger, condition, action", true},
    {"content.rule.unreachable-level", kWarning, "Rule fields", "A level the value can never have",
     "trigger, action"},
    {"content.rule.edge-level", kWarning, "Rule fields", "A threshold at the very end of the range",
     "trigger"},
    {"content.rule.clear-side", kError, "Rule fields", "A clear level on the wrong side", "trigger",
     true},
    {"content.rule.range-order", kError, "Rule fields",
     "A range whose upper end is not above the lower", "trigger, condition", true},
    {"content.rule.change-positive", kError, "Rule fields", "A rise or fall by nothing or less",
     "trigger", true},
    {"content.rule.not-shown", kError, "Rule fields", "The shown value of what no monitor shows",
     "trigger, condition", true},
    {"content.rule.chatter", kWarning, "Rule fields",
     "A repeated rule that flickers around its threshold", "trigger", true},
    {"content.rule.not-a-number", kError, "Rule fields", "A trend of what is no number", "action",
     true},
    {"content.trend.no-time", kInfo, "Rule fields", "A trend that takes no time", "action", true},
    {"content.trend.limits-order", kError, "Rule fields", "A trend's lower limit above its upper",
     "action", true},
    {"content.trend.target-beyond-limit", kWarning, "Rule fields",
     "A trend to a value beyond its own limit", "action", true},
    {"content.alarm.unknown", kError, "Rule fields", "An alarm that does not exist",
     "trigger, condition, action", true},
    {"content.alarm.no-limits", kError, "Rule fields", "Alarm limits without a limit or an alarm",
     "action"},
    {"content.alarm.no-such-limit", kError, "Rule fields", "A limit the alarm does not have",
     "action", true},
    {"content.alarm.limits-order", kError, "Rule fields", "A low limit not below the high one",
     "action, limits", true},
    // Whether a rule can fire.
    {"content.rule.no-trigger", kWarning, "Reach", "A rule without a trigger", "rule"},
    {"content.rule.no-action", kWarning, "Reach", "A rule without an action", "rule", true},
    {"content.rule.unreachable-phase", kWarning, "Reach", "A rule of a phase nothing leads to",
     "rule", true},
    {"content.trigger.unreachable-phase", kWarning, "Reach",
     "A trigger on a phase nothing leads to", "trigger"},
    {"content.rule.phase-contradiction", kWarning, "Reach",
     "A trigger on a phase in which the rule is not active", "trigger", true},
    {"content.rule.never-fires", kWarning, "Reach", "A condition that contradicts the trigger",
     "condition", true},
    {"content.rule.nth-impossible", kWarning, "Reach", "The n-th time of what happens once",
     "trigger", true},
    {"content.condition.always-true", kWarning, "Reach", "A condition that always holds",
     "condition", true},
    {"content.condition.never-true", kWarning, "Reach", "A condition that never holds", "condition",
     true},
    {"content.condition.contradiction", kWarning, "Reach", "Two conditions that exclude each other",
     "condition", true},
    {"content.rule.unknown-happening", kWarning, "Reach",
     "A happening that is no action, drug or event", "condition", true},
    {"content.rule.event-not-emitted", kInfo, "Reach", "An event nothing in the scenario emits",
     "trigger", true},
    {"content.event.unheard", kInfo, "Reach", "An event nobody listens to", "action", true},
    {"content.timer.never-started", kWarning, "Reach", "A timer nothing starts", "trigger", true},
    {"content.timer.unheard", kInfo, "Reach", "A timer nobody waits for", "action", true},
    {"content.variable.never-written", kWarning, "Reach", "A variable nothing sets",
     "trigger, condition", true},
    {"content.variable.never-read", kInfo, "Reach", "A variable nobody looks at", "action", true},
    {"content.cue.no-prompt", kInfo, "Reach", "A cue the instructor is never told of", "trigger"},
    // What rules do to each other.
    {"content.rule.duplicate", kWarning, "Conflicts", "Two rules that do the same", "rule", true},
    {"content.trigger.duplicate", kWarning, "Conflicts", "The same trigger twice", "trigger", true},
    {"content.condition.duplicate", kWarning, "Conflicts", "The same condition twice", "condition",
     true},
    {"content.action.duplicate", kWarning, "Conflicts", "The same action twice", "action", true},
    {"content.rule.two-writers", kWarning, "Conflicts",
     "Two rules that want different things at once", "action", true},
    {"content.rule.overwrites-itself", kWarning, "Conflicts",
     "Two actions of one rule on the same target", "action", true},
    {"content.trend.overlap", kWarning, "Conflicts", "A trend that cuts another short", "action",
     true},
    {"content.rule.loop", kError, "Conflicts", "Rules that set each other off without end", "rule",
     true},
    {"content.rule.loop-possible", kWarning, "Conflicts",
     "Rules that may set each other off without end", "rule", true},
    {"content.rule.repeats", kInfo, "Conflicts", "Rules that keep each other going", "rule", true},
    {"content.rule.pressure-order", kWarning, "Conflicts",
     "A rule that leaves the pressures out of order", "action", true},
    {"content.rule.mean-unlikely", kWarning, "Conflicts", "A rule whose mean pressure does not fit",
     "action", true},
    {"content.rule.pressure-without-pulse", kWarning, "Conflicts",
     "A pressure for a rhythm without a pulse", "action", true},
    // Phases and times.
    {"content.phase.no-first", kWarning, "Flow", "Phases, but no first one", "scenario", true},
    {"content.phase.unreachable", kWarning, "Flow", "A phase nothing leads to", "phase", true},
    {"content.phase.no-exit", kInfo, "Flow",
     "A phase nothing leads out of, though it is not the last", "phase"},
    {"content.event.no-time", kError, "Flow", "A scheduled event without a time", "event"},
    {"content.event.no-action", kWarning, "Flow", "A scheduled event that does nothing", "event",
     true},
    {"content.event.after-end", kWarning, "Flow", "A scheduled event after the planned end",
     "event", true},
    {"content.action.after-end", kWarning, "Flow",
     "An action that waits until after the planned end", "action", true},
    {"content.time.longer-than-scenario", kWarning, "Flow", "A time longer than the scenario",
     "trigger, phase, checklist", true},
    {"content.time.off-grid", kInfo, "Flow", "A time between two ticks", "event, trigger", true},
    // Texts, scripts, scores.
    {"content.name.missing", kInfo, "Texts and scores", "A record nobody can tell by its name",
     "phase, rule, script, objective, checklist"},
    {"content.name.duplicate", kWarning, "Texts and scores", "Two of a kind by the same name",
     "phase, rule, script", true},
    {"content.text.empty", kWarning, "Texts and scores", "A text of nothing but spaces",
     "action, rule", true},
    {"content.say.no-speaker", kInfo, "Texts and scores", "A line without a speaker", "action",
     true},
    {"content.say.not-a-person", kWarning, "Texts and scores", "A line said by a thing", "action",
     true},
    {"content.script.empty", kWarning, "Texts and scores", "A script without code", "script", true},
    {"content.script.no-handler", kError, "Texts and scores",
     "A script that does not define on(event, view)", "script"},
    {"content.script.never-called", kInfo, "Texts and scores", "A script nothing calls", "script"},
    {"content.script.disabled", kWarning, "Texts and scores",
     "A call of a script that is switched off", "action", true},
    {"content.score.no-debrief", kWarning, "Texts and scores", "Points the debrief cannot explain",
     "action", true},
    {"content.score.zero", kWarning, "Texts and scores", "A score of no points", "action", true},
    {"content.score.unreachable", kWarning, "Texts and scores", "A score that can never be reached",
     "trigger, condition"},
    {"content.checklist.no-action", kInfo, "Texts and scores", "A checklist item nobody ticks",
     "checklist"},
    {"content.checklist.impossible", kWarning, "Texts and scores",
     "A checklist item no learner can do", "checklist"},
    {"content.checklist.unreachable-phase", kWarning, "Texts and scores",
     "A checklist item of a phase nothing leads to", "checklist"},
    {"content.objective.unmeasured", kInfo, "Texts and scores", "Objectives that nothing measures",
     "objective"},
    {"content.source.missing", kInfo, "Texts and scores", "Clinical numbers without a source",
     "any record with a source"},
    {"content.review.missing", kInfo, "Texts and scores", "Clinical numbers nobody has reviewed",
     "scenario"},
});

} // namespace

std::string_view severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return "info";
    case Severity::Warning:
        return "warning";
    case Severity::Error:
        return "error";
    }
    return {};
}

std::span<const CheckInfo> checkRegistry()
{
    return kChecks;
}

const CheckInfo *checkInfo(std::string_view code)
{
    static const std::map<std::string_view, const CheckInfo *> index = [] {
        std::map<std::string_view, const CheckInfo *> map;
        for (const CheckInfo &info : kChecks)
            map.emplace(info.code, &info);
        return map;
    }();
    const auto it = index.find(code);
    return it == index.end() ? nullptr : it->second;
}

std::string checksAsMarkdown()
{
    std::string out = "# Checks\n\n"
                      "What `ward validate` and the Problems panel find in a scenario that can be "
                      "read. Codes are stable.\n"
                      "*Error*: it cannot run as it is written. *Warning*: improbable or useless. "
                      "*Info*: worth knowing. A\n"
                      "check with a quick fix offers a change that removes the finding: `ward "
                      "validate --fixes` lists them,\n"
                      "`--fix` makes those after which nothing that works now works differently.\n"
                      "\nThis page is written by `ward validate --list --markdown`.\n";
    std::string_view theme;
    for (const CheckInfo &info : kChecks) {
        if (info.theme != theme) {
            theme = info.theme;
            out += "\n## " + std::string(theme) +
                   "\n\n| code | | found | looks at | quick fix |\n|---|---|---|---|---|\n";
        }
        out += "| `" + std::string(info.code) + "` | " + std::string(severityWord(info.severity)) +
               " | " + std::string(info.title) + " | " + std::string(info.looksAt) + " | " +
               (info.hasFix ? "yes" : "") + " |\n";
    }
    return out;
}

} // namespace ward::content
