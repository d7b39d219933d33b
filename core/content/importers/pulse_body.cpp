// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
#include "core/content/importers/pulse_meaning.h"
#include "core/content/units.h"

#include <algorithm>

namespace ward::content::importers {

namespace {

/// Area of a healthy adult's alveoli that an impaired one is a fraction of, as Pulse's standard
/// patient has it.
constexpr double kAlveolarArea = 70; // m²

/// What acts is the worst of everything that works through the same Ward action; the text says so
/// when that is not what this action asks for.
Meaning severityOf(const char *action, const char *argument, const char *cause, double value,
                   PulseContext &context)
{
    std::map<std::string, double> &causes = context.severities[action];
    causes[cause] = value;
    const auto worst =
        std::max_element(causes.begin(), causes.end(),
                         [](const auto &a, const auto &b) { return a.second < b.second; });
    std::string text;
    if (worst->second > value) {
        text = spacedWords(cause) + ' ' + formatNumber(sixDigits(value)) + "; " +
               spacedWords(worst->first) + ' ' + formatNumber(sixDigits(worst->second)) +
               " goes on";
    }
    return acts(action, {{argument, formatQuantity({sixDigits(worst->second), "1"})}},
                std::move(text));
}

/// One severity; absent = 0, as Protobuf leaves zeros out.
Meaning single(const char *action, const char *member, const char *argument, const char *cause,
               const Json &body, PulseContext &context)
{
    const auto severity = context.reader.scalar(body, member);
    const auto value = severity ? inUnit(*severity, "1") : std::optional(0.0);
    if (!value)
        return notedFor(member);
    return severityOf(action, argument, cause, *value, context);
}

/// A severity for each lung; the body has one pair of lungs, so that the mean of both acts.
Meaning perLung(const char *action, const char *cause, const Json &body, PulseContext &context)
{
    const Json *lungs = context.reader.array(body, "Severity");
    double sum = 0;
    for (const Json &lung : lungs ? lungs->items : std::vector<Json>()) {
        const auto severity =
            lung.isObject() ? context.reader.scalar(lung, "Severity") : std::nullopt;
        const auto value = severity ? inUnit(*severity, "1") : std::optional(0.0);
        if (!value)
            return notedFor("Severity");
        sum += *value;
    }
    return severityOf(action, "severity", cause, sum / 2, context);
}

} // namespace

Meaning airwayObstruction(const Json &body, PulseContext &context)
{
    return single("phys.obstruction", "Severity", "severity", "AirwayObstruction", body, context);
}

Meaning asthmaAttack(const Json &body, PulseContext &context)
{
    return single("phys.bronchospasm", "Severity", "severity", "AsthmaAttack", body, context);
}

Meaning bronchoconstriction(const Json &body, PulseContext &context)
{
    return single("phys.bronchospasm", "Severity", "severity", "Bronchoconstriction", body,
                  context);
}

Meaning pulmonaryShunt(const Json &body, PulseContext &context)
{
    return single("phys.shunt", "Severity", "severity", "PulmonaryShunt", body, context);
}

/// Given as a severity, a fraction of the lung, or an area of it.
Meaning impairedExchange(const Json &body, PulseContext &context)
{
    constexpr const char *kCause = "ImpairedAlveolarExchange";
    if (const auto area = context.reader.scalar(body, "ImpairedSurfaceArea")) {
        const auto value = inUnit(*area, "m2");
        if (!value)
            return notedFor("ImpairedSurfaceArea");
        return severityOf("phys.shunt", "severity", kCause, *value / kAlveolarArea, context);
    }
    const char *member = body.find("ImpairedFraction") ? "ImpairedFraction" : "Severity";
    return single("phys.shunt", member, "severity", kCause, body, context);
}

Meaning pneumonia(const Json &body, PulseContext &context)
{
    return perLung("phys.shunt", "Pneumonia", body, context);
}

Meaning respiratoryDistress(const Json &body, PulseContext &context)
{
    return perLung("phys.ards", "AcuteRespiratoryDistressSyndrome", body, context);
}

Meaning exercise(const Json &body, PulseContext &context)
{
    return single("phys.exercise", "Intensity", "intensity", "Exercise", body, context);
}

Meaning acuteStress(const Json &body, PulseContext &context)
{
    return single("phys.stress", "Severity", "severity", "AcuteStress", body, context);
}

Meaning dyspnoea(const Json &body, PulseContext &context)
{
    return single("phys.dyspnoea", "Severity", "severity", "Dyspnea", body, context);
}

Meaning respiratoryFatigue(const Json &body, PulseContext &context)
{
    return single("phys.dyspnoea", "Severity", "severity", "RespiratoryFatigue", body, context);
}

Meaning brainInjury(const Json &body, PulseContext &context)
{
    return single("phys.brain-injury", "Severity", "severity", "BrainInjury", body, context);
}

/// Of the surroundings only the pressure acts on the patient.
Meaning environment(const Json &body, PulseContext &context)
{
    const Json *conditions = context.reader.object(body, "EnvironmentalConditions");
    if (!conditions || !conditions->find("AtmosphericPressure"))
        return noted("importers.pulse.no-counterpart");
    const auto pressure = context.reader.scalar(*conditions, "AtmosphericPressure");
    const auto value = pressure ? inUnit(*pressure, "mm[Hg]") : std::nullopt;
    if (!value)
        return notedFor("AtmosphericPressure");
    return acts("phys.ambient", {{"pressure", quantityText(*pressure, "mm[Hg]").value_or("")}},
                "Of the surroundings, only the pressure acts");
}

} // namespace ward::content::importers
