// SPDX-FileCopyrightText: 2026 The Ward authors
// SPDX-License-Identifier: Apache-2.0
// Drugs by name, route and dose, as the schema says they are given.

#include "core/content/cell_text.h"
#include "core/content/checks/arguments.h"
#include "core/content/checks/fixes.h"
#include "core/content/drug_routes.h"
#include "core/content/nearest.h"
#include "core/content/units.h"

#include <algorithm>
#include <array>
#include <functional>

namespace ward::content {

namespace {

/// How far from the usual adult doses is implausible: slips of the pen are tenfold or thousandfold,
/// and few indications go beyond three times the highest or a tenth of the lowest dose.
constexpr double kAbove = 3;
constexpr double kBelow = 0.1;
constexpr double kRounding = 1e-9; ///< what comes of converting units
constexpr double kAdult = 75;      ///< kg, where nobody is named

/// "mg" of "mg/kg", "ug/min" of "ug/kg/min"; empty when it is not by weight.
std::string withoutWeight(const std::string &unit)
{
    const std::size_t at = unit.find("/kg");
    return at == std::string::npos ? std::string() : unit.substr(0, at) + unit.substr(at + 3);
}

/// A dose in a unit that may be by weight, or not; nothing when they cannot be compared.
std::optional<double> inUnit(const Quantity &dose, const std::string &unit, double weight)
{
    if (const auto same = convert(dose.value, dose.unit, unit))
        return *same;
    if (const std::string whole = withoutWeight(unit); !whole.empty()) {
        const auto value = convert(dose.value, dose.unit, whole);
        return value ? std::optional(*value / weight) : std::nullopt;
    }
    const std::string whole = withoutWeight(dose.unit);
    const auto value = whole.empty() ? Result<double>(failure("content.units.unknown"))
                                     : convert(dose.value * weight, whole, unit);
    return value ? std::optional(*value) : std::nullopt;
}

/// The usual doses of a drug in the unit that an author wrote a dose in.
struct Usual
{
    double low = 0;
    double high = 0;
    std::vector<std::pair<double, double>> ranges;
};

std::optional<Usual> usualDoses(const DrugSpec &drug, bool infusion, const Quantity &written,
                                double weight)
{
    Usual usual;
    for (const DrugDose &dose : drug.doses) {
        if (dose.infusion != infusion)
            continue;
        const auto low = inUnit(dose.low, written.unit, weight);
        const auto high = inUnit(dose.high, written.unit, weight);
        if (!low || !high)
            continue;
        usual.low = usual.ranges.empty() ? *low : std::min(usual.low, *low);
        usual.high = std::max(usual.high, *high);
        usual.ranges.emplace_back(*low, *high);
    }
    return usual.ranges.empty() ? std::nullopt : std::optional(std::move(usual));
}

/// What was most likely meant, when one slip alone makes it a usual dose: of a prefix (mg for µg)
/// or of the decimal point.
std::optional<double> meant(const Usual &usual, double written)
{
    std::vector<double> found;
    for (const double value : {written / 1000, written * 1000, written / 10, written * 10}) {
        const bool fits = std::any_of(usual.ranges.begin(), usual.ranges.end(),
                                      [&](const std::pair<double, double> &range) {
                                          return value >= range.first * (1 - kRounding) &&
                                                 value <= range.second * (1 + kRounding);
                                      });
        if (fits)
            found.push_back(value);
    }
    return found.size() == 1 ? std::optional(found.front()) : std::nullopt;
}

double weightOf(const Checker &checker, const Id &patient)
{
    const auto weight = checker.number(patient, "patient", "weight");
    return weight && *weight > 0 ? *weight : kAdult;
}

/// How a dose that an author wrote is put right: a cell, or a word in one.
using Mend = std::function<QuickFix(const Quantity &)>;

struct Written
{
    const Record &record;
    const char *cell;
    const DrugSpec &drug;
    bool infusion = false;
    Quantity dose;
    Id patient;
    /// A trigger waits for at least so much: less than usual is met all the same.
    bool atLeast = false;
};

void checkDose(Checker &checker, const Written &written, const Mend &mend)
{
    const auto usual = usualDoses(written.drug, written.infusion, written.dose,
                                  weightOf(checker, written.patient));
    const double value = written.dose.value;
    if (!usual || value <= 0)
        return;
    if (value <= usual->high * kAbove * (1 + kRounding) &&
        (written.atLeast || value >= usual->low * kBelow * (1 - kRounding)))
        return;
    Diagnostic &found =
        checker.report(written.record, written.cell, "content.drug.dose-implausible",
                       {{"drug", written.drug.label},
                        {"dose", MessageQuantity{value, written.dose.unit}},
                        {"low", MessageQuantity{usual->low, written.dose.unit}},
                        {"high", MessageQuantity{usual->high, written.dose.unit}}});
    if (const auto likely = meant(*usual, value))
        found.fixes.push_back(mend({*likely, written.dose.unit}));
}

Mend setting(Checker &checker, const Record &record, const char *cell)
{
    return [&checker, &record, cell](const Quantity &dose) {
        return setFix(checker, FixKind::Choice, record, cell, dose);
    };
}

/// The same arguments with another text for one of them.
Mend rewriting(Checker &checker, const Record &record, const std::string &argument)
{
    return [&checker, &record, argument](const Quantity &dose) {
        std::string text;
        for (const auto &[name, value] : argumentTexts(checker.text(record, "args"))) {
            text += (text.empty() ? "" : "; ") + name + "=" +
                    (name == argument ? cellToText(dose) : value);
        }
        return setFix(checker, FixKind::Choice, record, "args", text);
    };
}

std::string joined(const std::vector<std::string> &words)
{
    std::string out;
    for (const std::string &word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

/// A route that is one, but not of this drug. Nothing can be given by it.
void checkRouteOf(Checker &checker, const Record &record, const char *cell, const DrugSpec &drug,
                  const std::string &route)
{
    const std::string_view named = routeNamed(route);
    if (named.empty() || drug.routes.empty() ||
        std::find(drug.routes.begin(), drug.routes.end(), named) != drug.routes.end())
        return;
    Diagnostic &found =
        checker.report(record, cell, "content.drug.route-of-drug",
                       {{"drug", drug.label}, {"route", route}, {"routes", joined(drug.routes)}});
    if (drug.routes.size() == 1 && std::string_view(cell) == "route")
        found.fixes.push_back(
            setFix(checker, FixKind::Choice, record, cell, CellValue(drug.routes.front())));
    else if (std::string_view(cell) == "route")
        found.fixes.push_back(clearFix(checker, FixKind::Choice, record, cell));
}

void checkDrugName(Checker &checker, const Record &record, const char *cell)
{
    const std::string name = checker.text(record, cell);
    if (name.empty() || checker.schema.drug(name))
        return;
    const std::string nearest = nearestName(name, checker.schema.drugNames());
    Diagnostic &found = checker.report(record, cell, "content.drug.unknown",
                                       {{"drug", name}, {"nearest", nearest}});
    addNearest(checker, found, nearest);
}

void checkRoute(Checker &checker, const Record &trigger)
{
    const std::string route = checker.text(trigger, "route");
    if (route.empty() || !routeNamed(route).empty())
        return;
    const std::vector<std::string> words = routeWords();
    const std::string nearest = nearestName(route, words);
    Diagnostic &found =
        checker.report(trigger, "route", "content.drug.unknown-route",
                       {{"route", route}, {"nearest", nearest}, {"routes", joined(words)}});
    addNearest(checker, found, nearest);
}

/// A dose that no drug is ever given in can never be reached.
bool checkDoseUnit(Checker &checker, const Record &trigger, const Quantity &dose)
{
    constexpr std::array<std::string_view, 13> units = {
        "mg",  "mg/kg", "mL",        "mL/kg", "[iU]",   "[iU]/kg", "mmol",
        "meq", "mg/h",  "ug/kg/min", "mL/h",  "[iU]/h", "mL/kg/h"};
    const bool known = std::any_of(units.begin(), units.end(), [&](std::string_view unit) {
        return sameDimension(unit, dose.unit);
    });
    if (!known)
        checker.report(trigger, "dose", "content.drug.dose-unit",
                       {{"found", displayUnit(dose.unit)}});
    return known;
}

void checkTrigger(Checker &checker, const Record &trigger)
{
    checkDrugName(checker, trigger, "drug");
    checkRoute(checker, trigger);
    if (checker.text(trigger, "type") != "drug")
        return;
    const DrugSpec *drug = checker.schema.drug(checker.text(trigger, "drug"));
    if (drug)
        checkRouteOf(checker, trigger, "route", *drug, checker.text(trigger, "route"));
    const auto *dose = std::get_if<Quantity>(&trigger.cell("dose"));
    if (!dose || !checkDoseUnit(checker, trigger, *dose) || !drug)
        return;
    // "Given" is a bolus or an infusion; the dose says which.
    const bool perTime =
        dose->unit.find("/min") != std::string::npos || dose->unit.find("/h") != std::string::npos;
    checkDose(checker, {trigger, "dose", *drug, perTime, *dose, checker.subject(trigger), true},
              setting(checker, trigger, "dose"));
}

void checkInfusion(Checker &checker, const Record &infusion)
{
    const DrugSpec *drug = checker.schema.drug(checker.text(infusion, "drug"));
    const auto *rate = std::get_if<Quantity>(&infusion.cell("rate"));
    const Record *patient = checker.target(infusion, "patient");
    if (drug && rate)
        checkDose(checker,
                  {infusion, "rate", *drug, true, *rate, patient ? patient->id : Id(), false},
                  setting(checker, infusion, "rate"));
}

/// What the scenario itself gives, by a note that is an action.
void checkGiven(Checker &checker, const Record &action)
{
    const std::string name = checker.text(action, "name");
    if (checker.text(action, "type") != "note" || (name != "drug.bolus" && name != "drug.infusion"))
        return;
    const ArgumentTexts given = argumentTexts(checker.text(action, "args"));
    const auto textOf = [&](const char *argument) {
        const auto it = given.find(argument);
        return it == given.end() ? std::string() : it->second;
    };
    const DrugSpec *drug = checker.schema.drug(textOf("drug"));
    if (!drug)
        return;
    const bool infusion = name == "drug.infusion";
    if (!infusion)
        checkRouteOf(checker, action, "args", *drug, textOf("route"));
    const char *argument = infusion ? "rate" : "dose";
    const auto dose = parseQuantity(textOf(argument), infusion ? "ug/kg/min" : "mg");
    if (dose)
        checkDose(checker, {action, "args", *drug, infusion, *dose, checker.subject(action), false},
                  rewriting(checker, action, argument));
}

} // namespace

void checkDrugs(Checker &checker)
{
    for (const Record *trigger : checker.ofKind("trigger"))
        checkTrigger(checker, *trigger);
    for (const Record *infusion : checker.ofKind("infusion"))
        checkInfusion(checker, *infusion);
    for (const Record *action : checker.ofKind("action"))
        checkGiven(checker, *action);
}

} // namespace ward::content
